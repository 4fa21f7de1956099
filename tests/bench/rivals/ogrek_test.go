package rivals

import (
	"bytes"
	"fmt"
	"math"
	"math/big"
	"math/rand/v2"
	"strings"
	"testing"

	ogorek "github.com/kisielk/og-rek"

	"locmem/engine/pickle"
	"locmem/engine/py"
)

// og-rek, which knows nothing of our writer, reads what it writes.
func TestOgRekReadsOurPickles(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 3000 {
		v := random(r, 0)
		data, err := pickle.Marshal(v)
		if err != nil {
			t.Fatal(err)
		}
		read, err := ogorek.NewDecoderWithConfig(bytes.NewReader(data), &ogorek.DecoderConfig{StrictUnicode: true, PyDict: true}).Decode()
		if err != nil {
			t.Fatalf("%v of %.500s", err, py.Repr(v))
		}
		got, err := python(read)
		if err != nil {
			t.Fatalf("%v of %.500s", err, py.Repr(v))
		}
		if py.Repr(got) != py.Repr(v) && !py.Equal(got, v) { // of a dict the order is lost
			t.Fatalf("got  %.500s\nwant %.500s", py.Repr(got), py.Repr(v))
		}
	}
}

// random is a value of the kinds that og-rek has too.
func random(r *rand.Rand, depth int) py.Value {
	n := 8
	if depth < 3 {
		n = 11
	}
	items := make([]py.Value, r.IntN(5))
	switch kind := r.IntN(n); kind {
	case 0:
		return py.None
	case 1:
		return py.Bool(r.IntN(2) == 0)
	case 2:
		return py.Int(r.Int64()>>r.IntN(64)) * py.Int(1-2*r.IntN(2))
	case 3:
		return py.IntOf(new(big.Int).Lsh(big.NewInt(r.Int64()-math.MaxInt64/2), uint(r.IntN(900)))) // it cannot read longer ones
	case 4:
		return py.Float(r.NormFloat64())
	case 5:
		return py.Bytes(strings.Repeat("\x00\xff", r.IntN(200)))
	case 6, 7:
		return py.Str(strings.Repeat("é€x", r.IntN([]int{2, 100, 30000}[r.IntN(3)])))
	case 8, 9:
		for i := range items {
			items[i] = random(r, depth+1)
		}
		if kind == 8 {
			return &py.List{Items: items}
		}
		return &py.Tuple{Items: items}
	}
	d := &py.Dict{}
	for range items {
		if err := d.Set(py.Str(fmt.Sprint("key", r.IntN(10))), random(r, depth+1)); err != nil {
			panic(err)
		}
	}
	return d
}

// python is what og-rek read as a Python value.
func python(v any) (py.Value, error) {
	switch x := v.(type) {
	case ogorek.None:
		return py.None, nil
	case bool:
		return py.Bool(x), nil
	case int64:
		return py.Int(x), nil
	case *big.Int:
		return py.IntOf(x), nil
	case float64:
		return py.Float(x), nil
	case string:
		return py.Str(x), nil
	case ogorek.Bytes:
		return py.Bytes(x), nil
	case ogorek.Tuple:
		items, err := pythons(x)
		return &py.Tuple{Items: items}, err
	case []any:
		items, err := pythons(x)
		return &py.List{Items: items}, err
	case ogorek.Dict:
		d, failed := &py.Dict{}, error(nil)
		x.Iter()(func(key, value any) bool {
			pair, err := pythons([]any{key, value})
			if err == nil {
				err = d.Set(pair[0], pair[1])
			}
			failed = err
			return err == nil
		})
		return d, failed
	}
	return nil, fmt.Errorf("a %T", v)
}

func pythons(items []any) ([]py.Value, error) {
	values := make([]py.Value, len(items))
	for i, item := range items {
		v, err := python(item)
		if err != nil {
			return nil, err
		}
		values[i] = v
	}
	return values, nil
}
