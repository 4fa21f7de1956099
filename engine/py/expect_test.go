package py

import (
	"bufio"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"math"
	"math/big"
	"os"
	"strconv"
	"strings"
	"testing"
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
		var args []Value
		for _, a := range e.A {
			args = append(args, source(t, a))
		}
		out, err := call(e.F, args)
		got, want := "", e.Err
		if err != nil {
			got = err.Error()
		} else {
			got = Repr(out)
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

func call(name string, a []Value) (Value, error) {
	switch name {
	case "repr":
		return Str(Repr(a[0])), nil
	case "str":
		return Str(Text(a[0])), nil
	case "ascii":
		return Percent("%a", &Tuple{[]Value{a[0]}})
	case "add":
		return Add(a[0], a[1])
	case "neg":
		return Neg(a[0])
	case "int":
		return ParseInt(a[0])
	case "len":
		n, err := Len(a[0])
		return Int(n), err
	case "bool":
		return Bool(Truth(a[0])), nil
	case "hash":
		return None, Hashable(a[0])
	case "eq":
		return Bool(Equal(a[0], a[1])), nil
	case "literal":
		return ParseLiteral(string(a[0].(Str)))
	case "%":
		return Percent(a[0].(Str), a[1])
	case "format":
		s, err := Format(a[0], string(a[1].(Str)))
		return Str(s), err
	}
	ok, err := Ordered(name, a[0], a[1])
	return Bool(ok), err
}

// source evaluates a literal, or one of the calls that expect.py uses.
func source(t *testing.T, s string) Value {
	t.Helper()
	name, rest, isCall := strings.Cut(s, "(")
	if mantissa, ok := strings.CutPrefix(s, "-2**63"); ok && mantissa == "" {
		return Int(math.MinInt64)
	}
	switch {
	case s == "2**63-1":
		return Int(math.MaxInt64)
	case strings.Contains(s, "10**") && !strings.Contains(s, "'"):
		return power(t, s)
	case s == "2**63":
		return IntOf(new(big.Int).Lsh(big.NewInt(1), 63))
	case isCall && name != "" && strings.Trim(name, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ") == "" && s != "set()":
		rest, utc := strings.CutSuffix(strings.TrimSuffix(rest, ")"), ",tzinfo=UTC")
		return construct(t, name, rest, utc)
	case isCall && name == "(" || strings.HasPrefix(s, "(date"):
		return &Tuple{[]Value{source(t, strings.TrimSuffix(strings.TrimPrefix(s, "("), ",)"))}}
	}
	v, err := ParseLiteral(s)
	if err != nil {
		t.Fatalf("%s: %v", s, err)
	}
	return v
}

func power(t *testing.T, s string) Value {
	t.Helper()
	exponent, err := strconv.Atoi(s[strings.Index(s, "**")+2:])
	if err != nil {
		t.Fatal(err)
	}
	n := new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(exponent)), nil)
	if s[0] == '-' {
		n.Neg(n)
	}
	return IntOf(n)
}

func construct(t *testing.T, name, args string, utc bool) Value {
	t.Helper()
	text := strings.Trim(args, "'")
	var n [7]int
	for i, a := range strings.Split(args, ",") {
		if i < 7 {
			n[i], _ = strconv.Atoi(strings.TrimSpace(a))
		}
	}
	date := Date{n[0], n[1], n[2]}
	switch name {
	case "float":
		f, _ := strconv.ParseFloat(text, 64)
		return Float(f)
	case "complex":
		re, im, _ := strings.Cut(args, ",")
		im = strings.Trim(strings.TrimPrefix(im, "float("), "')")
		x, _ := strconv.ParseFloat(strings.TrimSpace(re), 64)
		y, _ := strconv.ParseFloat(strings.TrimSpace(im), 64)
		return Complex(complex(x, y))
	case "Decimal":
		d, err := NewDecimal(text)
		if err != nil {
			t.Fatal(err)
		}
		return d
	case "date":
		return date
	case "datetime":
		return DateTime{date, n[3], n[4], n[5], n[6], utc}
	case "timedelta":
		d, err := NewTimeDelta(int64(n[0]), int64(n[1]), int64(n[2]))
		if err != nil {
			t.Fatal(err)
		}
		return d
	case "UUID":
		b, _ := hex.DecodeString(strings.ReplaceAll(text, "-", ""))
		return UUID(b)
	}
	inner := Value(&Tuple{})
	if args != "" {
		inner = source(t, args)
	}
	switch v := inner.(type) {
	case Bytes:
		return &ByteArray{[]byte(v)}
	case *Set:
		return &FrozenSet{v.members}
	}
	if name == "frozenset" {
		return &FrozenSet{}
	}
	panic(fmt.Sprint("unknown call ", name))
}
