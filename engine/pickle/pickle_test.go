package pickle

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"math"
	"math/big"
	"os"
	"strings"
	"testing"

	"locmem/engine/py"
)

func list(items ...py.Value) *py.List   { return &py.List{Items: items} }
func tuple(items ...py.Value) *py.Tuple { return &py.Tuple{Items: items} }

func set(t *testing.T, items ...py.Value) *py.Set {
	s, err := py.NewSet(items...)
	must(t, err)
	return s
}

func frozen(t *testing.T, items ...py.Value) *py.FrozenSet {
	s, err := py.NewFrozenSet(items...)
	must(t, err)
	return s
}

// times makes n values.
func times(n int, f func(i int) py.Value) []py.Value {
	items := make([]py.Value, n)
	for i := range items {
		items[i] = f(i)
	}
	return items
}

func integer(i int) py.Value { return py.Int(i) }

// values are those that testdata/expect.py pickles, under the same names.
func values(t *testing.T) map[string]py.Value {
	vs := map[string]py.Value{}
	sharing(t, vs)
	sizes(t, vs)
	library(t, vs)
	return vs
}

func sharing(t *testing.T, vs map[string]py.Value) {
	shared := list(py.Int(1))
	vs["shared list"] = list(shared, shared, tuple(shared))
	loop := list()
	loop.Items = append(loop.Items, loop)
	vs["list in itself"] = loop
	d := &py.Dict{}
	must(t, d.Set(py.Str("me"), list(d)))
	vs["dict in itself"] = d
	for n := 1; n <= 4; n++ {
		inner := list()
		outer := tuple(times(n, func(int) py.Value { return inner })...)
		inner.Items = append(inner.Items, outer)
		vs[fmt.Sprintf("tuple of %d in itself", n)] = outer
	}
	pair := tuple(py.Int(1), py.Int(2))
	vs["shared tuple"] = list(pair, pair)
	fs := frozen(t, py.Int(7))
	vs["shared frozenset"] = tuple(fs, fs)
	b := &py.ByteArray{Data: []byte("ab")}
	vs["shared bytearray"] = list(b, b, &py.ByteArray{Data: []byte("ab")})
	n := &py.Decimal{Text: "1.50"}
	vs["shared decimal"] = list(n, n, &py.Decimal{Text: "1.50"}, py.Str("x"))
	vs["empty ones"] = list(tuple(), list(), &py.Dict{}, &py.Set{}, &py.FrozenSet{}, py.Str(""), py.Bytes(""), &py.ByteArray{})
	vs["equal texts"] = list(py.Str("k"), py.Str("k"), py.Bytes("k"), py.Bytes("k"), py.NewDict(py.Str("k"), py.Str("k")))
	deep := py.Value(tuple())
	for range 900 {
		deep = tuple(deep)
	}
	vs["deep tuple"] = deep
	deep = list()
	for range 400 {
		deep = list(deep)
	}
	vs["deep list"] = deep
}

func sizes(t *testing.T, vs map[string]py.Value) {
	for _, n := range []int{999, 1000, 1001, 2000} {
		vs[fmt.Sprintf("list of %d", n)] = list(times(n, integer)...)
		vs[fmt.Sprintf("set of %d", n)] = set(t, times(n, integer)...)
		d := &py.Dict{}
		for i := range n {
			must(t, d.Set(py.Int(i), py.None))
		}
		vs[fmt.Sprintf("dict of %d", n)] = d
	}
	vs["tuple of 2000"] = tuple(times(2000, integer)...)
	vs["frozenset of 1001"] = frozen(t, times(1001, integer)...)
	many := times(300, func(i int) py.Value { return py.Str(fmt.Sprintf("text %d", i)) })
	vs["memo beyond 255"] = list(append(many, many...)...)
	for _, n := range []int{255, 256, 65535, 65536, 65537, 200000} {
		vs[fmt.Sprintf("str of %d", n)] = py.Str(strings.Repeat("x", n))
		vs[fmt.Sprintf("bytes of %d", n)] = py.Bytes(strings.Repeat("y", n))
		vs[fmt.Sprintf("bytearray of %d", n)] = &py.ByteArray{Data: []byte(strings.Repeat("z", n))}
	}
	vs["large ones among small ones"] = list(py.Int(1), py.Str(strings.Repeat("x", 70000)), py.Int(2), py.Bytes(strings.Repeat("y", 70000)),
		py.NewDict(py.Str("k"), &py.ByteArray{Data: make([]byte, 70000)}), py.Str("end"))
	vs["many frames"] = list(times(3000, func(i int) py.Value { return py.Str(fmt.Sprintf("%0100d", i)) })...)
	vs["frames of tuples"] = list(times(9000, func(i int) py.Value { return tuple(py.Int(i), py.Float(i), py.Str(fmt.Sprint(i))) })...)
	power := func(n uint, add int64) py.Value {
		return py.IntOf(new(big.Int).Add(new(big.Int).Lsh(big.NewInt(1), n), big.NewInt(add)))
	}
	minus := func(v py.Value) py.Value { v, err := py.Neg(v); must(t, err); return v }
	vs["ints"] = list(py.Int(0), py.Int(255), py.Int(256), py.Int(65535), py.Int(65536), py.Int(-1), py.Int(-128), py.Int(-129), py.Int(1<<31-1),
		py.Int(1<<31), py.Int(-1<<31), py.Int(-1<<31-1), py.Int(1<<39-1), py.Int(1<<39), py.Int(-1<<39), py.Int(math.MaxInt64), power(63, 0),
		py.Int(math.MinInt64), minus(power(63, 1)))
	vs["large ints"] = list(power(2039, -1), power(2039, 0), minus(power(2039, 0)), minus(power(2039, 1)),
		py.IntOf(new(big.Int).Exp(big.NewInt(10), big.NewInt(4000), nil)))
	vs["floats"] = list(py.Float(0), py.Float(math.Copysign(0, -1)), py.Float(1.5), py.Float(math.Inf(1)), py.Float(math.Inf(-1)), py.Float(math.NaN()), py.Float(5e-324))
	vs["texts"] = list(py.Str("é漢😀"), py.Str("\xed\xa0\x80"), py.Str("\x00"), py.Str("\U0010ffff"))
}

func library(t *testing.T, vs map[string]py.Value) {
	day := py.Date{Year: 2024, Month: 2, Day: 29}
	first := py.Date{Year: 2024, Month: 1, Day: 1}
	start := py.DateTime{Date: first, UTC: true}
	small := func(i int) py.Value { return py.UUID{15: byte(i)} }
	var most py.UUID
	for i := range most {
		most[i] = 255
	}
	vs["dates"] = list(day, py.DateTime{Date: day, Hour: 1, Minute: 2, Second: 3, Microsecond: 999999}, py.DateTime{Date: py.Date{Year: 1, Month: 1, Day: 1}, UTC: true},
		py.DateTime{Date: py.Date{Year: 9999, Month: 12, Day: 31}, UTC: true}, py.TimeDelta{Days: -1, Seconds: 5, Microseconds: 7}, py.TimeDelta{}, day)
	vs["timedelta first"] = list(py.TimeDelta{Days: 1}, start)
	vs["uuids"] = list(small(0), most, small(5), py.NewDict(py.Str("int"), py.Str("UUID")))
	vs["names"] = py.NewDict(py.Str("datetime"), py.TimeDelta{Days: 1}, py.Str("timedelta"), first, py.Str("decimal"), &py.Decimal{Text: "7"},
		py.Str("uuid"), small(1), py.Str("UUID"), py.Int(1), py.Str("Decimal"), py.Str("7"))
	vs["complex"] = list(py.Complex(complex(1, -2)), py.Complex(complex(0, math.Inf(1))))
	vs["frames of decimals"] = list(times(6000, func(i int) py.Value { return &py.Decimal{Text: fmt.Sprint(i)} })...)
	vs["frames of uuids"] = list(times(6000, func(i int) py.Value { return py.UUID{3: 16, 14: byte(i >> 8), 15: byte(i)} })...)
	after := func(v py.Value, d py.TimeDelta) py.Value { v, err := py.Add(v, d); must(t, err); return v }
	vs["frames of datetimes"] = list(times(6000, func(i int) py.Value { return after(start, py.TimeDelta{Seconds: i}) })...)
	vs["frames of timedeltas"] = list(times(6000, func(i int) py.Value { return py.TimeDelta{Days: i, Seconds: i, Microseconds: i} })...)
	var mixed []py.Value
	for i := 1; i < 6000; i++ {
		mixed = append(mixed, after(py.Date{Year: 1, Month: 1, Day: 1}, py.TimeDelta{Days: i - 1}), py.Complex(complex(float64(i), float64(i))))
	}
	vs["frames of dates and complex"] = list(mixed...)
}

// TestCPython compares with what CPython made of the same values.
func TestCPython(t *testing.T) {
	data, err := os.ReadFile("testdata/expect.json")
	must(t, err)
	var want map[string]string
	must(t, json.Unmarshal(data, &want))
	vs := values(t)
	if len(vs) != len(want) {
		t.Errorf("%d values, and %d that CPython pickled", len(vs), len(want))
	}
	for name, v := range vs {
		data, err := Marshal(v)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		sum := sha256.Sum256(data)
		if got := hex.EncodeToString(data); got != want[name] && fmt.Sprintf("%d %x", len(data), sum) != want[name] {
			t.Errorf("%s:\n got %.600s\nwant %s", name, got, want[name])
		}
		if after, err := DumpsAfter([]byte("key"), v, nil); err != nil || after != "key"+string(data) {
			t.Errorf("%s: DumpsAfter gives %.200x, %v", name, after, err)
		}
		back, err := Loads(string(data))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		again, err := Marshal(back)
		if err != nil || string(again) != string(data) {
			t.Errorf("%s: written again as %.200x, %v", name, again, err)
		}
	}
}
