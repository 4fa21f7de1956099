package py

import (
	"math/big"
	"strings"
	"testing"
	"unicode/utf8"
)

// TestCycles shows values that contain themselves as Python does, and compares
// them without end.
func TestCycles(t *testing.T) {
	list := &List{}
	list.Items = []Value{Int(1), list}
	dict := &Dict{}
	if err := dict.Set(str("me"), &List{[]Value{dict}}); err != nil {
		t.Fatal(err)
	}
	inner := &List{}
	tuple := &Tuple{[]Value{inner}}
	inner.Items = []Value{tuple}
	shared := &List{[]Value{Int(1)}}
	for _, c := range []struct {
		v    Value
		want string
	}{
		{list, "[1, [...]]"},
		{dict, "{'me': [{...}]}"},
		{tuple, "([(...)],)"},
		{&List{[]Value{shared, shared}}, "[[1], [1]]"},
	} {
		if got := Repr(c.v); got != c.want || Text(c.v) != c.want {
			t.Errorf("%s, want %s", got, c.want)
		}
		if !Equal(c.v, c.v) {
			t.Errorf("%s is not equal to itself", c.want)
		}
	}
	other := &List{}
	other.Items = []Value{Int(1), other}
	if Equal(list, other) {
		t.Error("two lists that contain themselves: Python gives up here")
	}
	if _, err := Compare("<", list, other); err == nil || err.(*Error).Type != "RecursionError" {
		t.Errorf("compared: %v", err)
	}
}

func TestDeep(t *testing.T) {
	deep := Value(None)
	for range 1000000 {
		deep = &List{[]Value{deep}}
	}
	if got := Repr(deep); got != strings.Repeat("[", 1000)+"[...]"+strings.Repeat("]", 1000) {
		t.Errorf("%d bytes: %.30s", len(got), got)
	}
	if Equal(deep, &List{[]Value{deep}}) {
		t.Error("equal to one that is deeper")
	}
}

func TestReprLimit(t *testing.T) {
	bomb := Value(&List{})
	for range 100 {
		bomb = &List{[]Value{bomb, bomb}} // 2**100 lists
	}
	long := strings.Repeat("é\n", 100000)
	for _, c := range []struct {
		v     Value
		limit int
		whole bool
	}{
		{str("short"), 7, true},
		{str("short"), 4, false},
		{str("é"), 0, false},
		{str(long), 1000, false},
		{Bytes(long), 1000, false},
		{&ByteArray{[]byte(long)}, 1000, false},
		{bomb, 1000, false},
		{NewDict(str("a"), bomb, str("b"), bomb), 50, false},
		{&List{make([]Value, 0)}, 2, true},
	} {
		text, whole := ReprLimit(c.v, c.limit)
		if whole != c.whole || whole && text != Repr(c.v) || len(text) > 5*c.limit+30 || !utf8.ValidString(text) {
			t.Errorf("limit %d: %v, %d bytes: %.60s", c.limit, whole, len(text), text)
		}
	}
}

func TestAppend(t *testing.T) {
	for _, v := range []Value{Str("a"), Int(-5), Date{2024, 1, 2}, None, &List{[]Value{Str("a")}}} {
		if got := string(AppendText([]byte("k:"), v)); got != "k:"+Text(v) {
			t.Error(got)
		}
		if got := string(AppendRepr([]byte("k:"), v)); got != "k:"+Repr(v) {
			t.Error(got)
		}
	}
}

func TestIntOf(t *testing.T) {
	for _, text := range []string{"0", "-1", "9223372036854775807", "9223372036854775808", "-9223372036854775808", "-9223372036854775809"} {
		n, _ := new(big.Int).SetString(text, 10)
		v := IntOf(n)
		n.SetInt64(77) // IntOf has a copy
		back, ok := Big(v)
		if _, isBig := v.(*BigInt); !ok || back.String() != text || isBig != (len(text) >= 19 && !back.IsInt64()) || Repr(v) != text {
			t.Errorf("%s comes back as %v, %T", text, back, v)
		}
	}
	if _, ok := Big(Float(1)); ok {
		t.Error("a float is no int")
	}
}

func TestObject(t *testing.T) {
	f := &Object{Name: "function", Text: "<function f>"}
	g := &Object{Name: "function", Text: "<function f>"}
	if Repr(&List{[]Value{f}}) != "[<function f>]" || Text(f) != "<function f>" || !Equal(f, f) || Equal(f, g) || !Truth(f) {
		t.Error("an object is itself and shows its text")
	}
	_, err := Add(f, Int(1))
	if err == nil || err.Error() != "TypeError: unsupported operand type(s) for +: 'function' and 'int'" {
		t.Error(err)
	}
}

func TestDecodeRune(t *testing.T) {
	text := "aé\xed\xa0\x80\xed\xbf\xbf😀\xff"
	var got []rune
	for i := 0; i < len(text); {
		r, n := DecodeRune(text[i:])
		got = append(got, r)
		i += n
	}
	want := []rune{'a', 'é', 0xd800, 0xdfff, '😀', utf8.RuneError}
	if string(got) != string(want) || len(got) != len(want) || got[2] != 0xd800 || got[3] != 0xdfff {
		t.Errorf("%x, want %x", got, want)
	}
	if ValidText(text) || !ValidText(text[:len(text)-1]) {
		t.Error("valid but for the last byte")
	}
	for _, r := range want[:5] {
		if back, _ := DecodeRune(string(AppendRune(nil, r))); back != r {
			t.Errorf("%x comes back as %x", r, back)
		}
	}
	if n := RuneCount(text[:len(text)-1]); n != 5 {
		t.Errorf("%d code points", n)
	}
}

// TestDigits has every run of decimal digits begin with its zero.
func TestDigits(t *testing.T) {
	runs := 0
	for r := rune(0); r <= utf8.MaxRune; r++ {
		d := digit(r)
		if d < 0 {
			continue
		}
		if d == 0 {
			runs++
		}
		if v, err := ParseInt(Str(string(r))); err != nil || v != Value(Int(d)) {
			t.Fatalf("int(%q) = %v, %v", r, v, err)
		}
		if d > 0 && digit(r-1) != d-1 {
			t.Fatalf("%x is %d after %d", r, d, digit(r-1))
		}
	}
	if runs != 66 { // as many as Unicode 14 has: 660 characters
		t.Errorf("%d runs of ten digits", runs)
	}
}
