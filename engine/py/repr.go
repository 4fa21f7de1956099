package py

import (
	"strconv"
)

// maxDepth is how deep values are followed into each other: about as deep as
// Python goes before its RecursionError.
const maxDepth = 1000

// Repr is Python's repr(v). A value that contains itself shows as [...], {...}
// or (...) in that place; so does what lies 1000 levels deep, where Python
// would give up with a RecursionError.
//
//go:noinline
func Repr(v Value) string {
	w := writer{limit: -1}
	w.repr(v)
	return string(w.buf)
}

// ReprLimit is Repr, but stops early when the text gets longer than limit bytes:
// then whole is false, and text ends anywhere but within a character. The text
// may be a little longer than limit. It is for showing values of unknown size.
func ReprLimit(v Value, limit int) (text string, whole bool) {
	w := writer{limit: limit}
	w.repr(v)
	return string(w.buf), !w.cut
}

// Bounds hold the writing of a text of unknown size within limits.
type Bounds struct {
	Limit int          // bytes after which to stop early, as ReprLimit does, or -1
	Pause func() error // called every so many bytes, unless nil; its error stops the writing, too
}

// Repr is Repr(v) within the bounds.
func (b Bounds) Repr(v Value) string {
	w := writer{limit: b.Limit, pause: b.Pause}
	w.repr(v)
	return string(w.buf)
}

// Text is Text(v), of a container within the bounds.
func (b Bounds) Text(v Value) string {
	switch v.(type) {
	case *List, *Tuple, *Dict, *Set, *FrozenSet:
		return b.Repr(v)
	}
	return Text(v)
}

// AppendRepr adds Repr(v) to dst.
func AppendRepr(dst []byte, v Value) []byte {
	w := writer{buf: dst, limit: -1}
	w.repr(v)
	return w.buf
}

// Text is Python's str(v) (rule K3).
func Text(v Value) string {
	switch v := v.(type) {
	case Str:
		return string(v)
	case Int:
		return strconv.FormatInt(int64(v), 10)
	}
	return string(AppendText(nil, v))
}

// AppendText adds Text(v) to dst.
func AppendText(dst []byte, v Value) []byte {
	switch v := v.(type) {
	case Str:
		return append(dst, v...)
	case *Decimal:
		return append(dst, v.Text...)
	case Date:
		return v.appendISO(dst)
	case DateTime:
		return v.appendISO(dst, ' ')
	case TimeDelta:
		return v.appendText(dst)
	case UUID:
		return v.appendHex(dst)
	case *Object:
		return append(dst, v.show(true)...)
	}
	return AppendRepr(dst, v)
}

// writer builds the repr of one value.
type writer struct {
	buf   []byte
	open  []Value // the containers that the place being written lies in
	limit int     // bytes after which to stop, or -1
	cut   bool    // it stopped
	pause func() error
	next  int // bytes at which to pause
}

// pauseBytes of a text are written between two pauses.
const pauseBytes = 1 << 17

func (w *writer) add(s string) { w.buf = append(w.buf, s...) }

func (w *writer) repr(v Value) {
	if w.full() {
		return
	}
	switch v := v.(type) {
	case NoneType:
		w.add("None")
	case Bool:
		if v {
			w.add("True")
		} else {
			w.add("False")
		}
	case Int:
		w.buf = strconv.AppendInt(w.buf, int64(v), 10)
	case *BigInt:
		w.buf = v.Append(w.buf, 10)
	case Float:
		w.buf = AppendFloat(w.buf, float64(v))
	case Complex:
		w.buf = appendComplex(w.buf, complex128(v))
	case Str:
		w.text(w.part(string(v)))
	case Bytes:
		w.buf = appendQuotedBytes(w.buf, w.part(string(v)))
	case *ByteArray:
		w.buf = appendByteArray(w.buf, w.part(string(v.Data)))
	default:
		w.other(v)
	}
}

// other is repr for containers and for the types of Python's library.
func (w *writer) other(v Value) {
	switch v := v.(type) {
	case *List:
		w.sequence(v, "[", v.Items, "]")
	case *Tuple:
		if len(v.Items) == 1 {
			w.sequence(v, "(", v.Items, ",)")
		} else {
			w.sequence(v, "(", v.Items, ")")
		}
	case *Dict:
		w.dict(v)
	case *Set:
		w.set(v, &v.members, "", "")
	case *FrozenSet:
		w.set(v, &v.members, "frozenset(", ")")
	case *Decimal:
		w.add("Decimal('" + v.Text + "')")
	case Date:
		w.buf = v.appendRepr(w.buf)
	case DateTime:
		w.buf = v.appendRepr(w.buf)
	case TimeDelta:
		w.buf = v.appendRepr(w.buf)
	case UUID:
		w.buf = append(v.appendHex(append(w.buf, "UUID('"...)), "')"...)
	case *Object:
		w.add(v.show(false))
	}
}

// text is repr of a str; of a long one piece by piece.
func (w *writer) text(s string) {
	if w.pause == nil || len(s) <= pauseBytes {
		w.buf = appendQuoted(w.buf, s, false)
		return
	}
	quote := quoteFor(s)
	w.buf = append(w.buf, quote)
	for s != "" && !w.rest() {
		end := min(pauseBytes, len(s))
		for end < len(s) && s[end]&0xc0 == 0x80 {
			end++
		}
		w.buf = appendQuotedPart(w.buf, s[:end], quote, false)
		s = s[end:]
	}
	w.buf = append(w.buf, quote)
}

// full says whether to stop, and notes it.
func (w *writer) full() bool {
	if w.limit >= 0 && len(w.buf) > w.limit {
		w.cut = true
	}
	w.rest()
	return w.cut
}

// rest pauses now and then, and says whether to stop for that.
func (w *writer) rest() (stop bool) {
	if w.pause == nil || len(w.buf) < w.next {
		return false
	}
	w.next = len(w.buf) + pauseBytes
	if w.pause() == nil {
		return false
	}
	w.cut = true
	return true
}

// part is as much of s as can still be shown; every byte of s shows as at least
// one. It ends where a character ends.
func (w *writer) part(s string) string {
	if w.limit < 0 || len(s) <= w.limit-len(w.buf) {
		return s
	}
	w.cut = true
	end := max(w.limit-len(w.buf), 0)
	for end < len(s) && s[end]&0xc0 == 0x80 {
		end++
	}
	return s[:end]
}

// enter notes that v is being written, or says that it already is (or that it
// lies too deep).
func (w *writer) enter(v Value) bool {
	if len(w.open) >= maxDepth {
		return false
	}
	for _, o := range w.open {
		if o == v {
			return false
		}
	}
	w.open = append(w.open, v)
	return true
}

func (w *writer) leave() { w.open = w.open[:len(w.open)-1] }

func (w *writer) sequence(v Value, before string, items []Value, after string) {
	if !w.enter(v) {
		w.add(before + "..." + after[len(after)-1:])
		return
	}
	defer w.leave()
	w.add(before)
	for i, item := range items {
		if i > 0 {
			w.add(", ")
		}
		if w.repr(item); w.full() {
			return
		}
	}
	w.add(after)
}

func (w *writer) dict(d *Dict) {
	if !w.enter(d) {
		w.add("{...}")
		return
	}
	defer w.leave()
	w.add("{")
	before := ""
	for k, v := range d.All() {
		w.add(before)
		w.repr(k)
		w.add(": ")
		if w.repr(v); w.full() {
			return
		}
		before = ", "
	}
	w.add("}")
}

func (w *writer) set(v Value, items *Dict, before, after string) {
	if items.Len() == 0 {
		w.add(v.Type() + "()")
		return
	}
	if !w.enter(v) {
		w.add(v.Type() + "(...)")
		return
	}
	defer w.leave()
	w.add(before + "{")
	sep := ""
	for item := range members(items) {
		w.add(sep)
		if w.repr(item); w.full() {
			return
		}
		sep = ", "
	}
	w.add("}" + after)
}
