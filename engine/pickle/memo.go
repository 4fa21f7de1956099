package pickle

import "locmem/engine/py"

// smallMemo is the number of texts, and of objects, that are searched in order.
const smallMemo = 16

// memo knows what was written already, by number. Numbers go by writing order;
// some things have a number but can never be asked for again.
type memo struct {
	count   uint32
	small   int    // entries of texts in use
	seen    uint64 // a bit for each hint of a text that is in texts
	texts   [smallMemo]textEntry
	objects []objectEntry
	// What does not go into texts, and all objects again, for quick look-up once
	// there are more than smallMemo.
	textIndex   map[textKey]uint32
	objectIndex map[py.Value]uint32
	classes     [classCount]uint32 // number + 1 of each class
	zones       map[py.Zone]uint32 // number + 1 of each time zone
	library     bool               // classes and zones are in use
}

// textKey is a str or bytes, told apart by its opcode.
type textKey struct {
	s    string
	kind byte
}

// hint is a number below 64 that equal texts have in common, and others seldom.
func hint(s string) uint {
	if s == "" {
		return 0
	}
	return (uint(len(s)) + uint(s[0])*7 + uint(s[len(s)-1])*13) % 64
}

// textEntry is a str or bytes by where it was written: no pointer, so that the
// garbage collector has nothing to do with it. What was written moves only in a
// frame that loses its header, and such a frame is too short for any text but "".
type textEntry struct {
	at, n int // place and number of its bytes in the output
	id    uint32
	kind  byte
}

type objectEntry struct {
	v  py.Value
	id uint32
}

// reset empties the memo. What it held of a value may stay until the next one.
func (m *memo) reset() {
	m.objects = m.objects[:0]
	m.count, m.small, m.seen = 0, 0, 0
	if m.textIndex != nil || m.objectIndex != nil {
		m.textIndex, m.objectIndex = nil, nil
		clear(m.objects[:cap(m.objects)])
	}
	if m.library {
		m.classes, m.zones, m.library = [classCount]uint32{}, nil, false
	}
}

// text is the number of a str or bytes that was written to out.
func (m *memo) text(out []byte, s string, kind byte) (id uint32, ok bool) {
	if m.seen>>hint(s)&1 != 0 {
		for i := range m.texts[:m.small] {
			t := &m.texts[i]
			if t.n == len(s) && t.kind == kind && (s == "" || string(out[t.at:t.at+len(s)]) == s) {
				return t.id, true
			}
		}
	}
	if m.textIndex != nil {
		id, ok = m.textIndex[textKey{s, kind}]
	}
	return id, ok
}

// addText gives a str or bytes, whose bytes stand in the output from at on, the
// next number.
func (m *memo) addText(at int, s string, kind byte) {
	if m.small < smallMemo {
		m.texts[m.small] = textEntry{at, len(s), m.count, kind}
		m.small++
		m.seen |= 1 << hint(s)
	} else {
		if m.textIndex == nil {
			m.textIndex = make(map[textKey]uint32, 4*smallMemo)
		}
		m.textIndex[textKey{s, kind}] = m.count
	}
	m.count++
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
