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

// TestAllocations keeps writing at one allocation, and reading at few.
func TestAllocations(t *testing.T) {
	if raceDetector {
		t.Skip("under the race detector a sync.Pool forgets at random")
	}
	for _, s := range samples() {
		data, err := Dumps(s.v)
		must(t, err)
		if n := testing.AllocsPerRun(50, func() { _, _ = Dumps(s.v) }); n > s.write {
			t.Errorf("%s: %v allocations to write, want at most %v", s.name, n, s.write)
		}
		if n := testing.AllocsPerRun(50, func() { _, _ = Loads(data) }); n > s.read {
			t.Errorf("%s: %v allocations to read, want at most %v", s.name, n, s.read)
		}
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
