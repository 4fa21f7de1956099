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
