package py

import (
	"fmt"
	"math"
	"math/big"
	"runtime"
	"slices"
	"strings"
	"testing"
)

func str(s string) Value { return Str(s) }

// TestDictKeys puts keys in that Python holds for equal, and others.
func TestDictKeys(t *testing.T) {
	huge := IntOf(new(big.Int).Lsh(big.NewInt(1), 70))
	one, _ := NewFrozenSet(Int(1), str("a"))
	same, _ := NewFrozenSet(str("a"), Float(1))
	nan := Float(math.NaN())
	for _, c := range []struct {
		a, b Value
		same bool
	}{
		{Int(1), Float(1), true},
		{Int(1), Bool(true), true},
		{Int(0), Bool(false), true},
		{Int(1), Complex(1), true},
		{Int(1), &Decimal{"1.00"}, true},
		{Float(0.5), &Decimal{"0.5"}, true},
		{Float(0.1), &Decimal{"0.1"}, false},
		{&Decimal{"0.1"}, &Decimal{"0.10"}, true},
		{&Decimal{"1E+30"}, &Decimal{"1000000000000000000000000000000"}, true},
		{&Decimal{"1E+999999999"}, &Decimal{"10E+999999998"}, true},
		{Float(0), Float(math.Copysign(0, -1)), true},
		{huge, Float(1 << 70), true},
		{huge, IntOf(new(big.Int).Lsh(big.NewInt(1), 70)), true},
		{Int(math.MaxInt64), Float(1 << 63), false},
		{nan, nan, true}, // one object in most programs
		{str("a"), Bytes("a"), false},
		{str("1"), Int(1), false},
		{None, Bool(false), false},
		{&Tuple{[]Value{Int(1), str("a")}}, &Tuple{[]Value{Float(1), str("a")}}, true},
		{&Tuple{[]Value{Int(1), str("a")}}, &Tuple{[]Value{str("a"), Int(1)}}, false},
		{&Tuple{[]Value{str("a"), str("b")}}, &Tuple{[]Value{str("ab")}}, false},
		{&Tuple{[]Value{str(strings.Repeat("x", 100))}}, &Tuple{[]Value{str(strings.Repeat("x", 100))}}, true},
		{&Tuple{[]Value{str(strings.Repeat("x", 100))}}, &Tuple{[]Value{str(strings.Repeat("x", 99) + "y")}}, false},
		{&Tuple{}, None, false},
		{one, same, true},
		{one, &Tuple{[]Value{Int(1), str("a")}}, false},
		{Date{2024, 1, 1}, DateTime{Date: Date{2024, 1, 1}}, false},
		{DateTime{Date: Date{2024, 1, 1}}, DateTime{Date: Date{2024, 1, 1}, UTC: true}, false},
		{&Tuple{[]Value{Date{2024, 1, 1}}}, &Tuple{[]Value{Date{2024, 1, 1}}}, true},
		{UUID{15: 1}, UUID{15: 1}, true},
		{&Object{Text: "a"}, &Object{Text: "a"}, false},
	} {
		for _, fill := range []int{0, 20} { // without and with an index
			d := &Dict{}
			for i := range fill {
				if err := d.Set(str(fmt.Sprint("filler ", i)), None); err != nil {
					t.Fatal(err)
				}
			}
			if err := d.Set(c.a, str("first")); err != nil {
				t.Fatal(err)
			}
			if err := d.Set(c.b, str("second")); err != nil {
				t.Fatal(err)
			}
			if same := d.Len() == fill+1; same != c.same {
				t.Errorf("%s and %s: one key is %v, want %v (%d more)", Repr(c.a), Repr(c.b), same, c.same, fill)
			}
			if k, v := d.At(fill); Repr(k) != Repr(c.a) || c.same && v != Value(str("second")) {
				t.Errorf("%s and %s: the pair is %s: %s", Repr(c.a), Repr(c.b), Repr(k), Repr(v))
			}
		}
	}
}

func TestUnhashable(t *testing.T) {
	list := &List{}
	for _, c := range []struct {
		v    Value
		kind string
	}{{list, "list"}, {&Dict{}, "dict"}, {&Set{}, "set"}, {&ByteArray{}, "bytearray"}, {&Tuple{[]Value{list}}, "list"}} {
		want := "TypeError: unhashable type: '" + c.kind + "'"
		d := NewDict(str("a"), None)
		_, _, get := d.Get(c.v)
		_, del := d.Delete(c.v)
		_, set := NewSet(Int(1), c.v)
		for i, err := range []error{Hashable(c.v), get, d.Set(c.v, None), del, set, d.Adopt([]Value{c.v, None}), (&Dict{}).Adopt([]Value{c.v, None})} {
			if err == nil || err.Error() != want {
				t.Errorf("%s, call %d: %v, want %s", Repr(c.v), i, err, want)
			}
		}
		if d.Len() != 1 {
			t.Errorf("%s went in", Repr(c.v))
		}
	}
	deep := Value(&Tuple{})
	for range 2000 {
		deep = &Tuple{[]Value{deep}}
	}
	if err := Hashable(deep); err == nil || err.(*Error).Type != "RecursionError" {
		t.Errorf("a tuple 2000 deep: %v", err)
	}
}

// TestDictModel does the same to a dict and to a slice of pairs.
func TestDictModel(t *testing.T) {
	type pair struct{ k, v int }
	var model []pair
	d := &Dict{}
	state := uint32(1)
	for step := range 20000 {
		state = state*1664525 + 1013904223
		k, op := int(state>>8%60), state>>24%4
		at := -1
		for i, p := range model {
			if p.k == k {
				at = i
			}
		}
		if op == 0 {
			ok, err := d.Delete(Int(k))
			if err != nil || ok != (at >= 0) {
				t.Fatalf("step %d: Delete(%d) = %v, %v", step, k, ok, err)
			}
			if at >= 0 {
				model = append(model[:at], model[at+1:]...)
			}
			continue
		}
		if err := d.Set(Float(k), Int(step)); err != nil {
			t.Fatal(err)
		}
		if at >= 0 {
			model[at].v = step
		} else {
			model = append(model, pair{k, step})
		}
		if d.Len() != len(model) {
			t.Fatalf("step %d: %d pairs, want %d", step, d.Len(), len(model))
		}
		if v, ok, _ := d.Get(Int(k)); !ok || v != Value(Int(step)) {
			t.Fatalf("step %d: Get(%d) = %v, %v", step, k, v, ok)
		}
		if flat := d.Flat(); len(flat) != 2*len(model) {
			t.Fatalf("step %d: Flat has %d values", step, len(flat))
		}
		i := 0
		for key, v := range d.All() {
			if flat := d.Flat(); flat[2*i] != key || flat[2*i+1] != v {
				t.Fatalf("step %d: Flat differs at pair %d", step, i)
			}
			if key != Value(Float(model[i].k)) || v != Value(Int(model[i].v)) {
				t.Fatalf("step %d: pair %d is %v: %v, want %v", step, i, key, v, model[i])
			}
			if atKey, atValue := d.At(i); atKey != key || atValue != v {
				t.Fatalf("step %d: At(%d) is not pair %d", step, i, i)
			}
			i++
		}
	}
}

func TestAdopt(t *testing.T) {
	var many []Value
	for i := range 50 {
		many = append(many, Int(i%40), Int(i))
	}
	for _, c := range []struct {
		flat []Value
		want string
	}{
		{nil, "{}"},
		{[]Value{str("a"), Int(1), str("b"), Int(2)}, "{'a': 1, 'b': 2}"},
		{[]Value{str("a"), Int(1), str("a"), Int(2)}, "{'a': 2}"},
		{[]Value{Int(1), Int(1), Float(1), Int(2)}, "{1: 2}"},
		{many[:60], ""},
		{many, ""},
	} {
		d, e := &Dict{}, &Dict{}
		for i := 0; i < len(c.flat); i += 2 {
			if err := e.Set(c.flat[i], c.flat[i+1]); err != nil {
				t.Fatal(err)
			}
		}
		if err := d.Adopt(c.flat); err != nil || Repr(d) != Repr(e) || c.want != "" && Repr(d) != c.want {
			t.Errorf("%s, %v; want %s", Repr(d), err, Repr(e))
		}
		if err := d.Set(str("more"), None); err != nil {
			t.Fatal(err)
		}
		if v, ok := d.GetStr("more"); !ok || v != Value(None) {
			t.Errorf("%s has lost a key", Repr(d))
		}
	}
}

func TestSet(t *testing.T) {
	s, err := NewSet(Int(3), Int(1), Float(3), str("x"))
	if err != nil || Repr(s) != "{3, 1, 'x'}" {
		t.Errorf("%s, %v", Repr(s), err)
	}
	if ok, err := s.Remove(Float(1)); !ok || err != nil || s.Len() != 2 {
		t.Errorf("Remove: %v, %v, %s", ok, err, Repr(s))
	}
	if ok, _ := s.Has(Int(1)); ok {
		t.Error("1 is still there")
	}
	if err := s.Add(Bool(true)); err != nil || Repr(s) != "{3, 'x', True}" {
		t.Errorf("%s, %v", Repr(s), err)
	}
	f, err := NewFrozenSet(str("x"), Int(3), Int(1))
	if err != nil || !Equal(s, f) || Repr(f) != "frozenset({'x', 3, 1})" {
		t.Errorf("%s, %v", Repr(f), err)
	}
}

// A key in which one part stands many times over is given up after a million parts.
func TestKeyOfManyParts(t *testing.T) {
	v := Value(&Tuple{[]Value{Int(1)}})
	for range 40 {
		v = &Tuple{[]Value{v, v}}
	}
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	err := Hashable(v)
	runtime.ReadMemStats(&after)
	if e, ok := err.(*Error); !ok || e.Type != "MemoryError" {
		t.Errorf("hash of 2**40 parts: %v", err)
	}
	if made := (after.TotalAlloc - before.TotalAlloc) >> 20; made > 32 {
		t.Errorf("it took %d MB", made)
	}
	if err := Hashable(&Tuple{slices.Repeat([]Value{Int(1)}, 1<<20)}); err != nil {
		t.Errorf("the largest tuple: %v", err)
	}
}
