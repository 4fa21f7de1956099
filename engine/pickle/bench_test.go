package pickle

import (
	"strings"
	"testing"

	"locmem/engine/py"
)

// samples are the values of the benchmarks, with the allocations that writing
// and reading may take.
func samples() []struct {
	name        string
	v           py.Value
	write, read float64
} {
	row := py.NewDict(py.Str("id"), py.Int(500), py.Str("name"), py.Str("user-500"),
		py.Str("tags"), list(py.Str("alpha"), py.Str("beta"), py.Str("gamma")))
	wide := &py.Dict{}
	for i := range 100 {
		if err := wide.Set(py.Str("key "+py.Text(py.Int(i))), py.Int(i)); err != nil {
			panic(err)
		}
	}
	return []struct {
		name        string
		v           py.Value
		write, read float64
	}{
		{"str100", py.Str(strings.Repeat("x", 100)), 1, 1},
		{"int", py.Int(1234567), 1, 1},
		{"dict", row, 1, 1},
		{"list1000", list(times(1000, integer)...), 1, 30},
		{"dict100", wide, 6, 20},
	}
}

func BenchmarkDumps(b *testing.B) {
	for _, s := range samples() {
		b.Run(s.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := Dumps(s.v); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkLoads(b *testing.B) {
	for _, s := range samples() {
		data, err := Dumps(s.v)
		if err != nil {
			b.Fatal(err)
		}
		b.Run(s.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := Loads(data); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
