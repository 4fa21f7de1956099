package pickle

import (
	"encoding/hex"
	"testing"

	"locmem/engine/py"
)

// What CPython 3.11 writes for objects, by pickle.dumps(v, 5).hex().
var reduced = []struct{ name, want string }{
	// object()
	{"object", "8005951a000000000000008c086275696c74696e73948c066f626a6563749493942981942e"},
	// class P: pass; p = P(); p.a = 1; p.b = [p]; in module m
	{"state", "80059522000000000000008c016d948c01509493942981947d94288c0161944b018c0162945d9468036175622e"},
}

// part is a host that can be pickled.
type part struct{ Reduced }

func (p *part) Reduce() (*Reduced, error) { return &p.Reduced, nil }

func classNamed(module, name string) *py.Object {
	return &py.Object{Name: "type", Host: &part{Reduced{Module: module, Name: name}}}
}

func TestObjects(t *testing.T) {
	object := &py.Object{Host: &part{Reduced{Of: classNamed("builtins", "object")}}}
	p := &part{Reduced{Of: classNamed("m", "P")}}
	state := &py.Object{Host: p}
	p.State = py.NewDict(py.Str("a"), py.Int(1), py.Str("b"), &py.List{Items: []py.Value{state}})
	for i, v := range []py.Value{object, state} {
		data, err := Dumps(v)
		if got := hex.EncodeToString([]byte(data)); err != nil || got != reduced[i].want {
			t.Errorf("%s: %v\n%s, want\n%s", reduced[i].name, err, got, reduced[i].want)
		}
		back, err := Loads(data)
		if err != nil {
			t.Fatal(err)
		}
		again, err := Dumps(back)
		if err != nil || again != data {
			t.Errorf("%s, read and written again: %v %x", reduced[i].name, err, again)
		}
	}
}
