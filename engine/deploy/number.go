package deploy

import (
	"math"
	"strconv"
	"strings"

	"locmem/engine/py"
	"locmem/engine/syntax"
)

// number reads the number of an option: digits, a variable, or arithmetic of a
// shell.
func (r *reader) number(option, text string, least int, to *int) *Problem {
	text = strings.TrimSpace(text)
	if text == "" {
		return problem(Missing, option)
	}
	v := r.shell(text, 0)
	return r.take(option, text, v, least, to)
}

// take puts a value that was computed in its place.
func (r *reader) take(option, text string, v value, least int, to *int) *Problem {
	n, ok := v.number()
	switch {
	case v.unset != "":
		return problem(Unset, option, v.unset)
	case !ok && strings.HasPrefix(text, "-") && len(text) > 1 && !digits(text[1:]):
		return problem(Missing, option) // the next option stands there
	case !ok || n != math.Trunc(n):
		return problem(NoNumber, option, cut(text))
	case n < float64(least):
		return problem(TooSmall, option, strconv.FormatFloat(n, 'f', -1, 64), strconv.Itoa(least))
	case n > maxNumber:
		return problem(TooBig, option, cut(text))
	}
	*to = int(n)
	if v.cores {
		r.note(ByCores, option, strconv.Itoa(*to))
	}
	return nil
}

func digits(s string) bool { return strings.Trim(s, "0123456789") == "" && s != "" }

// value is what an expression comes to.
type value struct {
	n     float64
	text  string
	kind  kind
	cores bool   // it depends on the cores of the machine
	unset string // a variable that it depends on
}

type kind uint8

const (
	unknown kind = iota
	number
	text
	none
)

func (v value) number() (float64, bool) {
	if v.kind == text {
		n, err := strconv.ParseFloat(strings.TrimSpace(v.text), 64)
		return n, err == nil && !math.IsNaN(n) && !math.IsInf(n, 0)
	}
	return v.n, v.kind == number && !math.IsNaN(v.n) && !math.IsInf(v.n, 0)
}

// shell computes a word of a shell: $NAME, ${NAME:-4}, $(nproc), $((2 * 4 + 1)).
// Variables that name each other end at some depth.
func (r *reader) shell(word string, depth int) value {
	if depth == nesting {
		return value{}
	}
	if inner, ok := strings.CutPrefix(word, "$(("); ok {
		if inner, ok = strings.CutSuffix(inner, "))"); ok {
			return r.arithmetic(inner, depth)
		}
	}
	switch {
	case strings.HasPrefix(word, "$(") && strings.Contains(word, "nproc"):
		return value{n: Cores, kind: number, cores: true}
	case strings.HasPrefix(word, "${") && strings.HasSuffix(word, "}"):
		name, other, has := strings.Cut(word[2:len(word)-1], "-")
		name = strings.TrimSuffix(name, ":")
		if set, ok := r.env[name]; ok && set != word {
			return r.shell(set, depth+1)
		}
		if has {
			return r.shell(other, depth+1)
		}
		return value{unset: name}
	case strings.HasPrefix(word, "$") && isName(word[1:]):
		if set, ok := r.env[word[1:]]; ok && set != word {
			return r.shell(set, depth+1)
		}
		return value{unset: word[1:]}
	}
	return value{text: word, kind: text}
}

// arithmetic computes what stands in $((...)), as Python does.
func (r *reader) arithmetic(inner string, depth int) value {
	names := map[string]value{}
	var out strings.Builder
	for i := 0; i < len(inner); i++ {
		c := inner[i]
		stop := i
		switch {
		case c == '$' && i+1 < len(inner) && (inner[i+1] == '(' || inner[i+1] == '{'):
			stop = closing(inner, i+1)
		case c == '$' || c == '_' || isName(string(c)):
			for stop = i + 1; stop < len(inner) && isName("a"+string(inner[stop])); stop++ {
			}
		}
		if stop == i {
			out.WriteByte(c)
			continue
		}
		word := inner[i:stop]
		if isName(word) {
			word = "$" + word
		}
		name := "v" + strconv.Itoa(len(names))
		names[name] = r.shell(word, depth+1)
		out.WriteString(name)
		i = stop - 1
	}
	x, err := syntax.ParseExpr(strings.ReplaceAll(out.String(), "/", "//"))
	if err != nil {
		return value{}
	}
	return (&python{names: names, env: r.env}).of(x)
}

// python computes the expressions that stand in a gunicorn.conf.py.
type python struct {
	names map[string]value
	env   map[string]string
}

// of computes an expression; what it does not know is unknown.
func (p *python) of(x syntax.Expr) value {
	switch x := x.(type) {
	case *syntax.Constant:
		return constant(x.Value)
	case *syntax.Name:
		return p.names[x.ID]
	case *syntax.BinOp:
		return binary(x.Op, p.of(x.X), p.of(x.Y))
	case *syntax.UnaryOp:
		v := p.of(x.X)
		if x.Op == "-" && v.kind == number {
			v.n = -v.n
			return v
		}
	case *syntax.BoolOp:
		if v := p.of(x.X); x.Op == "or" && (v.kind == none || v.unset != "" || v.kind == number && v.n == 0 || v.kind == text && v.text == "") {
			return p.of(x.Y)
		} else if x.Op == "or" {
			return v
		}
	case *syntax.Subscript:
		if dotted(x.X) == "environ" {
			return p.variable(x.Index, nil)
		}
	case *syntax.Call:
		return p.call(x)
	}
	return value{}
}

func constant(v py.Value) value {
	switch v := v.(type) {
	case py.Int:
		return value{n: float64(v), kind: number}
	case py.Float:
		return value{n: float64(v), kind: number}
	case py.Str:
		return value{text: string(v), kind: text}
	case py.Bool:
		if v {
			return value{n: 1, kind: number}
		}
		return value{kind: number}
	case py.NoneType:
		return value{kind: none}
	}
	return value{}
}

func binary(op string, a, b value) value {
	v := value{kind: number, cores: a.cores || b.cores, unset: a.unset}
	if v.unset == "" {
		v.unset = b.unset
	}
	if a.kind != number || b.kind != number {
		v.kind = unknown
		return v
	}
	switch op {
	case "+":
		v.n = a.n + b.n
	case "-":
		v.n = a.n - b.n
	case "*":
		v.n = a.n * b.n
	case "/":
		v.n = a.n / b.n
	case "//":
		v.n = math.Floor(a.n / b.n)
	default:
		v.kind = unknown
	}
	return v
}

// dotted is the last name of a function: "cpu_count" of multiprocessing.cpu_count.
func dotted(x syntax.Expr) string {
	switch x := x.(type) {
	case *syntax.Name:
		return x.ID
	case *syntax.Attribute:
		return x.Attr
	}
	return ""
}

func (p *python) call(c *syntax.Call) value {
	var args []value
	var other *syntax.Argument
	for i, a := range c.Args {
		if a.Stars > 0 {
			return value{}
		}
		if a.Name == "" {
			args = append(args, p.of(a.Value))
		}
		if a.Name == "default" || a.Name == "" && i == 1 {
			other = &c.Args[i]
		}
	}
	name := dotted(c.Func)
	switch name {
	case "cpu_count", "sched_getaffinity", "process_cpu_count":
		return value{n: Cores, kind: number, cores: true}
	case "getenv", "get", "config", "env", "int", "str", "float", "round", "len", "min", "max":
	default:
		return value{}
	}
	if len(args) == 0 {
		return value{}
	}
	first := args[0]
	switch _, attr := c.Func.(*syntax.Attribute); {
	case name == "len":
		if first.cores {
			return first
		}
		return value{}
	case name == "min" || name == "max":
		return extreme(name, args)
	case !attr && (name == "int" || name == "float" || name == "round" || name == "str"):
		n, ok := first.number()
		if !ok {
			return value{unset: first.unset}
		}
		if name == "int" {
			n = math.Trunc(n)
		} else if name == "round" {
			n = math.RoundToEven(n)
		}
		first.n, first.kind = n, number
		return first
	}
	return p.variable(c.Args[0].Value, other)
}

func extreme(name string, args []value) value {
	best := value{}
	for i, a := range args {
		n, ok := a.number()
		if !ok {
			return value{unset: a.unset}
		}
		cores := best.cores || a.cores
		if i == 0 || name == "min" && n < best.n || name == "max" && n > best.n {
			best = value{n: n, kind: number}
		}
		best.cores = cores
	}
	return best
}

// variable is one of the environment, or what stands for it if it is not set.
func (p *python) variable(name syntax.Expr, other *syntax.Argument) value {
	v := p.of(name)
	if v.kind != text {
		return value{}
	}
	if set, ok := p.env[v.text]; ok {
		return value{text: set, kind: text}
	}
	if other != nil {
		return p.of(other.Value)
	}
	return value{unset: v.text}
}
