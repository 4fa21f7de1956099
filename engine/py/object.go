package py

// Shower is what the Host of an [Object] may be when the text of the object is
// not fixed: Show is Python's str() of it if str is true, else its repr().
// Without it both are the object's Text.
type Shower interface{ Show(str bool) string }

func (o *Object) show(str bool) string {
	if h, ok := o.Host.(Shower); ok {
		return h.Show(str)
	}
	return o.Text
}

// EqualTo is what the Host of an [Object] may have when the object is equal to
// others than itself: same is Python's object == other, known is false if the
// object has nothing to say of other.
type EqualTo interface {
	EqualTo(other Value) (same, known bool)
}

// Keyed is what the Host of an [Object] may have when the object is hashed by
// anything but its identity: Key is a value that is the same key of a dict, nil
// for the object itself. The error is a TypeError for an unhashable object.
type Keyed interface{ Key() (Value, error) }

// keyOf is the canonical form of an object as a key.
func keyOf(o *Object) (any, error) {
	h, ok := o.Host.(Keyed)
	if !ok {
		return o, nil
	}
	k, err := h.Key()
	if err != nil || k == nil {
		return o, err
	}
	if other, ok := k.(*Object); ok {
		return other, nil
	}
	return canonical(k)
}

// equalObjects is a == b where one of them is an object with a word in it.
func equalObjects(a, b Value) (same, known bool) {
	for _, pair := range [2][2]Value{{a, b}, {b, a}} {
		if o, ok := pair[0].(*Object); ok {
			if h, ok := o.Host.(EqualTo); ok {
				if same, known := h.EqualTo(pair[1]); known {
					return same, true
				}
			}
		}
	}
	return false, false
}

// Formatted is what the Host of an [Object] may have when % takes more of it than its
// text: Number is what the first of some special methods that it has returns, Item is
// object[key]. ok is false if it has none.
type Formatted interface {
	Number(names ...string) (v Value, ok bool, err error)
	Item(key Value) (v Value, ok bool, err error)
	Mapping() bool
}

func formatted(v Value) Formatted {
	if o, ok := v.(*Object); ok {
		f, _ := o.Host.(Formatted)
		return f
	}
	return nil
}
