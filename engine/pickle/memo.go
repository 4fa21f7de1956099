package pickle

import "locmem/engine/py"

// smallMemo is the number of entries up to which a memo is searched in order.
const smallMemo = 16

// memo knows what was written already, by number. Numbers go by writing order;
// some things have a number but can never be asked for again.
type memo struct {
	count   uint32
	seen    uint64 // a bit for each hint of a text that is in texts
	texts   []textEntry
	objects []objectEntry
	// The same again for quick look-up, once there are more than smallMemo.
	textIndex   map[textKey]uint32
	objectIndex map[py.Value]uint32
	classes     [classCount]uint32 // number + 1 of each class
	utc         uint32             // number + 1 of datetime.timezone.utc
	library     bool               // classes and utc are in use
}

// textKey is a str or bytes, told apart by its opcode.
type textKey struct {
	s    string
	kind byte
}

// hint is a number below 64 that equal keys have in common, and others seldom.
func (k textKey) hint() uint {
	if k.s == "" {
		return 0
	}
	return (uint(len(k.s)) + uint(k.s[0])*7 + uint(k.s[len(k.s)-1])*13) % 64
}

type textEntry struct {
	textKey
	id uint32
}

type objectEntry struct {
	v  py.Value
	id uint32
}

// reset empties the memo and lets go of all values.
func (m *memo) reset() {
	clear(m.texts)
	clear(m.objects)
	m.texts, m.objects = m.texts[:0], m.objects[:0]
	m.count, m.seen = 0, 0
	if m.textIndex != nil || m.objectIndex != nil {
		m.textIndex, m.objectIndex = nil, nil
	}
	if m.library {
		m.classes, m.utc, m.library = [classCount]uint32{}, 0, false
	}
}

// text is the number of a str or bytes. If it is new it gets the next number,
// and ok is false; the caller counts on.
func (m *memo) text(s string, kind byte) (id uint32, ok bool) {
	key := textKey{s, kind}
	if m.textIndex != nil {
		if id, ok := m.textIndex[key]; ok {
			return id, true
		}
		m.textIndex[key] = m.count
		return 0, false
	}
	if bit := uint64(1) << key.hint(); m.seen&bit == 0 {
		m.seen |= bit
	} else {
		for i := range m.texts {
			if m.texts[i].textKey == key {
				return m.texts[i].id, true
			}
		}
	}
	m.texts = append(m.texts, textEntry{key, m.count})
	if len(m.texts) > smallMemo {
		m.textIndex = make(map[textKey]uint32, 4*smallMemo)
		for _, t := range m.texts {
			m.textIndex[t.textKey] = t.id
		}
	}
	return 0, false
}

// object is the number of v, which is a pointer.
func (m *memo) object(v py.Value) (id uint32, ok bool) {
	if m.objectIndex != nil {
		id, ok = m.objectIndex[v]
		return id, ok
	}
	for i := range m.objects {
		if m.objects[i].v == v {
			return m.objects[i].id, true
		}
	}
	return 0, false
}

// addObject gives v, which is a pointer, the next number.
func (m *memo) addObject(v py.Value) {
	if m.objectIndex != nil {
		m.objectIndex[v] = m.count
		m.count++
		return
	}
	m.objects = append(m.objects, objectEntry{v, m.count})
	m.count++
	if len(m.objects) > smallMemo {
		m.objectIndex = make(map[py.Value]uint32, 4*smallMemo)
		for _, o := range m.objects {
			m.objectIndex[o.v] = o.id
		}
	}
}

// setObject gives v, which is a pointer, the number given last.
func (m *memo) setObject(v py.Value) {
	m.count--
	m.addObject(v)
}
