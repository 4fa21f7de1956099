package pickle

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"math/big"
	"os"
	"strconv"
	"strings"
	"testing"
	"time"

	"locmem/engine/py"
)

// tagged is a value as the traces write it.
type tagged struct {
	T string          `json:"t"`
	V json.RawMessage `json:"v"`
	N *int            `json:"n"`
	A int             `json:"a"`
	B int             `json:"b"`
}

// value makes the value; every container is a new one.
func (g tagged) value(t *testing.T) py.Value {
	t.Helper()
	var text string
	switch g.T {
	case "none":
		return py.None
	case "bool":
		return py.Bool(string(g.V) == "true")
	case "list", "tuple", "set", "frozenset":
		return g.items(t)
	case "dict":
		d := &py.Dict{}
		var pairs [][2]tagged
		must(t, json.Unmarshal(g.V, &pairs))
		for _, p := range pairs {
			must(t, d.Set(p[0].value(t), p[1].value(t)))
		}
		return d
	case "intrange", "intdict":
		l, d := &py.List{}, &py.Dict{}
		for i := g.A; i < g.B; i++ {
			l.Items = append(l.Items, py.Int(i))
			must(t, d.Set(py.Int(i), py.Int(i)))
		}
		if g.T == "intdict" {
			return d
		}
		return l
	case "complex", "timedelta":
		return g.parts(t)
	}
	must(t, json.Unmarshal(g.V, &text))
	return g.fromText(t, text)
}

func (g tagged) fromText(t *testing.T, text string) py.Value {
	t.Helper()
	switch g.T {
	case "int":
		n, _ := new(big.Int).SetString(text, 10)
		return py.IntOf(n)
	case "float":
		return py.Float(float(t, text))
	case "str":
		return py.Str(text)
	case "strrep":
		return py.Str(strings.Repeat(text, *g.N))
	case "bytes", "bytearray":
		data, err := hex.DecodeString(text)
		must(t, err)
		if g.T == "bytes" {
			return py.Bytes(data)
		}
		return &py.ByteArray{Data: data}
	case "decimal":
		d, err := py.NewDecimal(text)
		must(t, err)
		return d
	case "date", "datetime":
		return moment(t, g.T, text)
	case "uuid":
		data, err := hex.DecodeString(strings.ReplaceAll(text, "-", ""))
		must(t, err)
		return py.UUID(data)
	}
	t.Fatalf("unknown tag %q", g.T)
	return nil
}

func (g tagged) items(t *testing.T) py.Value {
	t.Helper()
	var tags []tagged
	must(t, json.Unmarshal(g.V, &tags))
	items := []py.Value{}
	for _, x := range tags {
		items = append(items, x.value(t))
	}
	switch g.T {
	case "list":
		return &py.List{Items: items}
	case "tuple":
		return &py.Tuple{Items: items}
	case "set":
		s, err := py.NewSet(items...)
		must(t, err)
		return s
	}
	s, err := py.NewFrozenSet(items...)
	must(t, err)
	return s
}

func (g tagged) parts(t *testing.T) py.Value {
	t.Helper()
	var p []string
	must(t, json.Unmarshal(g.V, &p))
	if g.T == "complex" {
		return py.Complex(complex(float(t, p[0]), float(t, p[1])))
	}
	d, err := py.NewTimeDelta(int64(float(t, p[0])), int64(float(t, p[1])), int64(float(t, p[2])))
	must(t, err)
	return d
}

func moment(t *testing.T, kind, text string) py.Value {
	t.Helper()
	if kind == "date" {
		m, err := time.Parse("2006-01-02", text)
		must(t, err)
		return py.Date{Year: m.Year(), Month: int(m.Month()), Day: m.Day()}
	}
	text, utc := strings.CutSuffix(text, "+00:00")
	m, err := time.Parse("2006-01-02T15:04:05", text)
	must(t, err)
	return py.DateTime{Date: py.Date{Year: m.Year(), Month: int(m.Month()), Day: m.Day()},
		Hour: m.Hour(), Minute: m.Minute(), Second: m.Second(), Microsecond: m.Nanosecond() / 1000, UTC: utc}
}

func float(t *testing.T, text string) float64 {
	t.Helper()
	f, err := strconv.ParseFloat(text, 64)
	must(t, err)
	return f
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// blob is a stored value of a trace.
type blob struct {
	Value  tagged
	Exact  bool
	Pickle string
	SHA256 string
	Len    int
}

// blobs are all stored values of a file of testdata.
func blobs(t *testing.T, name string) []blob {
	t.Helper()
	f, err := os.Open("testdata/" + name)
	must(t, err)
	defer f.Close()
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<24)
	var all []blob
	for lines.Scan() {
		var trace struct{ Blobs []blob }
		must(t, json.Unmarshal(lines.Bytes(), &trace))
		all = append(all, trace.Blobs...)
	}
	must(t, lines.Err())
	return all
}

// TestTraces writes every stored value that the traces have and compares it
// with CPython's bytes, and reads it back.
func TestTraces(t *testing.T) {
	for name, want := range map[string]int{"values.jsonl": 90, "values_ext.jsonl": 16, "rand_values.jsonl": 96} {
		all := blobs(t, name)
		if len(all) != want {
			t.Errorf("%s has %d stored values, want %d", name, len(all), want)
		}
		for i, b := range all {
			v := b.Value.value(t)
			data, err := Marshal(v)
			if err != nil {
				t.Errorf("%s blob %d: %v", name, i, err)
				continue
			}
			sum := sha256.Sum256(data)
			switch {
			case b.Pickle != "" && hex.EncodeToString(data) != b.Pickle:
				t.Errorf("%s blob %d %s:\n got %x\nwant %s", name, i, py.Repr(v), data, b.Pickle)
			case b.SHA256 != "" && (hex.EncodeToString(sum[:]) != b.SHA256 || len(data) != b.Len):
				t.Errorf("%s blob %d: %d bytes do not have the hash of CPython's %d", name, i, len(data), b.Len)
			}
			back, err := Unmarshal(data)
			if err != nil {
				t.Errorf("%s blob %d: %v", name, i, err)
				continue
			}
			if !py.Equal(back, v) && py.Repr(back) != py.Repr(v) {
				t.Errorf("%s blob %d: reads back as %s; want %s", name, i, py.Repr(back), py.Repr(v))
			}
			if again, err := Append([]byte("x"), back); err != nil || !bytes.Equal(again[1:], data) {
				t.Errorf("%s blob %d: written again as %x, %v; want %x", name, i, again, err, data)
			}
		}
	}
}
