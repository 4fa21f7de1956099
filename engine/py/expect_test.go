package py_test

import (
	"bufio"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"math"
	"math/big"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"locmem/engine/py"
	"locmem/engine/syntax"
)

// expectation is a line of testdata/expect.jsonl: what Python answered.
type expectation struct {
	F   string
	A   []string
	Out *string
	Err string
}

// TestPython asks for everything that testdata/expect.py asked Python for.
func TestPython(t *testing.T) {
	f, err := os.Open("testdata/expect.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<20)
	n := 0
	for lines.Scan() {
		var e expectation
		if err := json.Unmarshal(lines.Bytes(), &e); err != nil {
			t.Fatal(err)
		}
		n++
		var args []py.Value
		for _, a := range e.A {
			args = append(args, source(t, a))
		}
		out, err := call(e.F, args)
		got, want := "", e.Err
		if err != nil {
			got = err.Error()
		} else {
			got = py.Repr(out)
		}
		if e.Out != nil {
			want = *e.Out
		}
		if got != want {
			t.Errorf("%s(%s)\n got %s\nwant %s", e.F, strings.Join(e.A, ", "), got, want)
		}
	}
	if n < 5000 {
		t.Errorf("only %d lines in testdata/expect.jsonl", n)
	}
}

func call(name string, a []py.Value) (py.Value, error) {
	switch name {
	case "repr":
		return py.Str(py.Repr(a[0])), nil
	case "str":
		return py.Str(py.Text(a[0])), nil
	case "ascii":
		return py.Percent("%a", &py.Tuple{[]py.Value{a[0]}})
	case "add":
		return py.Add(a[0], a[1])
	case "neg":
		return py.Neg(a[0])
	case "int":
		return py.ParseInt(a[0])
	case "len":
		n, err := py.Len(a[0])
		return py.Int(n), err
	case "bool":
		return py.Bool(py.Truth(a[0])), nil
	case "hash":
		return py.None, py.Hashable(a[0])
	case "eq":
		return py.Bool(py.Equal(a[0], a[1])), nil
	case "literal":
		return syntax.Literal(string(a[0].(py.Str)))
	case "%":
		return py.Percent(a[0].(py.Str), a[1])
	case "format":
		s, err := py.Format(a[0], string(a[1].(py.Str)))
		return py.Str(s), err
	}
	ok, err := py.Ordered(name, a[0], a[1])
	return py.Bool(ok), err
}

// source evaluates a literal, or one of the calls that expect.py uses.
func source(t *testing.T, s string) py.Value {
	t.Helper()
	name, rest, isCall := strings.Cut(s, "(")
	if mantissa, ok := strings.CutPrefix(s, "-2**63"); ok && mantissa == "" {
		return py.Int(math.MinInt64)
	}
	switch {
	case s == "2**63-1":
		return py.Int(math.MaxInt64)
	case strings.Contains(s, "10**") && !strings.Contains(s, "'"):
		return power(t, s)
	case s == "2**63":
		return py.IntOf(new(big.Int).Lsh(big.NewInt(1), 63))
	case isCall && name != "" && strings.Trim(name, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ") == "" && s != "set()":
		rest, utc := strings.CutSuffix(strings.TrimSuffix(rest, ")"), ",tzinfo=UTC")
		return construct(t, name, rest, utc)
	case isCall && name == "(" || strings.HasPrefix(s, "(date"):
		return &py.Tuple{[]py.Value{source(t, strings.TrimSuffix(strings.TrimPrefix(s, "("), ",)"))}}
	}
	v, err := syntax.Literal(s)
	if err != nil {
		t.Fatalf("%s: %v", s, err)
	}
	return v
}

func power(t *testing.T, s string) py.Value {
	t.Helper()
	exponent, err := strconv.Atoi(s[strings.Index(s, "**")+2:])
	if err != nil {
		t.Fatal(err)
	}
	n := new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(exponent)), nil)
	if s[0] == '-' {
		n.Neg(n)
	}
	return py.IntOf(n)
}

func construct(t *testing.T, name, args string, utc bool) py.Value {
	t.Helper()
	text := strings.Trim(args, "'")
	var n [7]int
	for i, a := range strings.Split(args, ",") {
		if i < 7 {
			n[i], _ = strconv.Atoi(strings.TrimSpace(a))
		}
	}
	date := py.Date{n[0], n[1], n[2]}
	switch name {
	case "float":
		f, _ := strconv.ParseFloat(text, 64)
		return py.Float(f)
	case "complex":
		re, im, _ := strings.Cut(args, ",")
		im = strings.Trim(strings.TrimPrefix(im, "float("), "')")
		x, _ := strconv.ParseFloat(strings.TrimSpace(re), 64)
		y, _ := strconv.ParseFloat(strings.TrimSpace(im), 64)
		return py.Complex(complex(x, y))
	case "Decimal":
		d, err := py.NewDecimal(text)
		if err != nil {
			t.Fatal(err)
		}
		return d
	case "date":
		return date
	case "datetime":
		return py.DateTime{date, n[3], n[4], n[5], n[6], utc, py.Zone{}}
	case "timedelta":
		d, err := py.NewTimeDelta(int64(n[0]), int64(n[1]), int64(n[2]))
		if err != nil {
			t.Fatal(err)
		}
		return d
	case "UUID":
		b, _ := hex.DecodeString(strings.ReplaceAll(text, "-", ""))
		return py.UUID(b)
	}
	inner := py.Value(&py.Tuple{})
	if args != "" {
		inner = source(t, args)
	}
	switch v := inner.(type) {
	case py.Bytes:
		return &py.ByteArray{[]byte(v)}
	case *py.Set:
		frozen, err := py.NewFrozenSet(slices.Collect(v.All())...)
		if err != nil {
			t.Fatal(err)
		}
		return frozen
	}
	if name == "frozenset" {
		return &py.FrozenSet{}
	}
	panic(fmt.Sprint("unknown call ", name))
}
