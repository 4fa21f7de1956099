package pickle

import (
	"errors"
	"testing"

	"locmem/engine/py"
)

func TestOutline(t *testing.T) {
	dict, set := py.NewDict(), &py.Set{}
	_ = dict.Set(py.Str("a"), py.Int(1))
	_ = set.Add(py.Int(1))
	frozen, err := py.NewFrozenSet(py.Int(1))
	if err != nil {
		t.Fatal(err)
	}
	list := &py.List{Items: []py.Value{py.Int(1), py.Int(2)}}
	for _, c := range []struct {
		v          py.Value
		kind, text string
	}{
		{list, "list", "[…]"},
		{&py.List{Items: list.Items[:1]}, "list", "[…]"},
		{dict, "dict", "{…}"},
		{set, "set", "{…}"},
		{frozen, "frozenset", "frozenset({…})"},
		{&py.Tuple{Items: []py.Value{list, list}}, "tuple", "(…)"},
		{&py.Tuple{Items: []py.Value{list, list, list, list}}, "tuple", "(…)"},
		{py.Int(5), "", "…"},
	} {
		data, err := Marshal(c.v)
		if err != nil {
			t.Fatal(err)
		}
		if kind, text := Outline(data); kind != c.kind || text != c.text {
			t.Errorf("the outline of %s is %q, %q", py.Repr(c.v), kind, text)
		}
	}
	if _, text := Outline(nil); text != "…" {
		t.Errorf("the outline of nothing is %q", text)
	}
}

// A long value is written and read in parts, and a pause may end either.
func TestPause(t *testing.T) {
	items := make([]py.Value, 100_000)
	for i := range items {
		items[i] = py.Int(i)
	}
	pauses := 0
	pause := func() error { pauses++; return nil }
	data, err := DumpsAfter(nil, &py.List{Items: items}, pause)
	if err != nil || pauses < 3 {
		t.Fatalf("written with %d pauses, %v", pauses, err)
	}
	pauses = 0
	v, err := LoadsPausing(data, pause)
	if err != nil || pauses < 10 {
		t.Fatalf("read with %d pauses, %v", pauses, err)
	}
	if l, ok := v.(*py.List); !ok || len(l.Items) != len(items) || l.Items[99_999] != py.Value(py.Int(99_999)) {
		t.Error("another value was read than written")
	}
	stop := errors.New("stop")
	for _, after := range []int{1, 2} {
		n := 0
		ends := func() error {
			if n++; n == after {
				return stop
			}
			return nil
		}
		if _, err := DumpsAfter(nil, v, ends); err != stop || n != after {
			t.Errorf("writing ended with %v after %d pauses", err, n)
		}
		n = 0
		if _, err := LoadsPausing(data, ends); err != stop || n != after {
			t.Errorf("reading ended with %v after %d pauses", err, n)
		}
	}
	if _, err := DumpsAfter(nil, v, nil); err != nil {
		t.Errorf("the next value is not written: %v", err)
	}
}
