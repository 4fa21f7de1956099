package syntax

import (
	"fmt"
	"strings"
	"testing"

	"locmem/engine/py"
)

// dumper writes trees as testdata/record.py writes CPython's.
type dumper struct {
	lines []int // offsets where lines begin
	field bool  // within an f-string, where CPython's places are its own
}

func newDumper(src string) *dumper {
	d := &dumper{lines: []int{0}}
	for i := 0; i < len(src); i++ {
		if src[i] == '\n' {
			d.lines = append(d.lines, i+1)
		}
	}
	return d
}

// at is a place, with the column in bytes from 0.
func (d *dumper) at(p Pos) string {
	if d.field {
		return ""
	}
	return fmt.Sprintf("@%d:%d", p.Line, int(p.Offset)-d.lines[p.Line-1])
}

// node writes a node with its place and what is in it.
func (d *dumper) node(name string, p Pos, format string, args ...any) string {
	return name + d.at(p) + "(" + fmt.Sprintf(format, args...) + ")"
}

func (d *dumper) exprs(list []Expr) string {
	var parts []string
	for _, x := range list {
		parts = append(parts, d.expr(x))
	}
	return "[" + strings.Join(parts, " ") + "]"
}

func (d *dumper) stmts(list []Stmt) string {
	var parts []string
	for _, s := range list {
		parts = append(parts, d.stmt(s))
	}
	return "[" + strings.Join(parts, " ") + "]"
}

func orDash(s string) string {
	if s == "" {
		return "-"
	}
	return s
}

func (d *dumper) expr(x Expr) string {
	switch x := x.(type) {
	case nil:
		return "-"
	case *Name:
		return d.node("Name", x.Pos, "%s", x.ID)
	case *Constant:
		return d.node("Constant", x.Pos, "%s", py.Repr(x.Value))
	case *JoinedStr:
		at := d.at(x.Pos)
		outer := d.field
		d.field = true
		text := "JoinedStr" + at + "(" + d.parts(x.Parts) + ")"
		d.field = outer
		return text
	case *Sequence:
		return d.node("Sequence", x.Pos, "%c %s", x.Kind, d.exprs(x.Items))
	case *Dict:
		var pairs []string
		for i, k := range x.Keys {
			key := "**"
			if k != nil {
				key = d.expr(k) + ": "
			}
			pairs = append(pairs, key+d.expr(x.Values[i]))
		}
		return d.node("Dict", x.Pos, "%s", strings.Join(pairs, " "))
	case *Comprehension:
		return d.comprehension(x)
	case *UnaryOp:
		return d.node("UnaryOp", x.Pos, "%s %s", x.Op, d.expr(x.X))
	case *BoolOp:
		return d.node("BoolOp", x.Pos, "%s %s %s", d.expr(x.X), x.Op, d.expr(x.Y))
	case *BinOp:
		return d.node("BinOp", x.Pos, "%s %s %s", d.expr(x.X), x.Op, d.expr(x.Y))
	case *Compare:
		text := d.expr(x.First)
		for i, op := range x.Ops {
			text += " " + strings.ReplaceAll(op, " ", "-") + " " + d.expr(x.Rest[i])
		}
		return d.node("Compare", x.Pos, "%s", text)
	case *IfExp:
		return d.node("IfExp", x.Pos, "%s %s %s", d.expr(x.Cond), d.expr(x.Yes), d.expr(x.No))
	case *Call:
		return d.node("Call", x.Pos, "%s %s", d.expr(x.Func), d.args(x.Args))
	case *Attribute:
		return d.node("Attribute", x.Pos, "%s %s", d.expr(x.X), x.Attr)
	case *Subscript:
		return d.node("Subscript", x.Pos, "%s %s", d.expr(x.X), d.expr(x.Index))
	case *Slice:
		return d.node("Slice", x.Pos, "%s %s %s", d.expr(x.Lo), d.expr(x.Hi), d.expr(x.Step))
	case *Lambda:
		return d.node("Lambda", x.Pos, "%s %s", d.params(x.Params), d.expr(x.Body))
	case *Await:
		return d.node("Await", x.Pos, "%s", d.expr(x.X))
	case *Yield:
		return d.node("Yield", x.Pos, "%s", d.expr(x.X))
	case *YieldFrom:
		return d.node("YieldFrom", x.Pos, "%s", d.expr(x.X))
	case *NamedExpr:
		return d.node("NamedExpr", x.Pos, "%s %s", d.expr(x.Target), d.expr(x.X))
	case *Starred:
		return d.node("Starred", x.Pos, "%s", d.expr(x.X))
	}
	return fmt.Sprintf("?%T", x)
}

func (d *dumper) comprehension(x *Comprehension) string {
	text := string(x.Kind) + " "
	if x.Key != nil {
		text += d.expr(x.Key) + " "
	}
	text += d.expr(x.Body)
	for _, c := range x.Clauses {
		switch {
		case c.Target == nil:
			text += " if " + d.expr(c.X)
		case c.Async:
			text += " async-for " + d.expr(c.Target) + " " + d.expr(c.X)
		default:
			text += " for " + d.expr(c.Target) + " " + d.expr(c.X)
		}
	}
	at := d.at(x.Pos)
	if x.Kind == '(' { // CPython's place is the parenthesis of the call
		at = ""
	}
	return "Comprehension" + at + "(" + text + ")"
}

// parts writes the parts of an f-string, texts joined.
func (d *dumper) parts(parts []Part) string {
	var list []string
	text := ""
	flush := func() {
		if text != "" {
			list = append(list, py.Repr(py.Str(text)))
			text = ""
		}
	}
	for _, p := range parts {
		text += p.Text + p.Echo
		if p.X == nil {
			continue
		}
		flush()
		part := "{" + d.expr(p.X)
		if p.Conv != 0 {
			part += "!" + string(p.Conv)
		}
		if p.Spec != nil {
			part += ":" + d.parts(p.Spec)
		}
		list = append(list, part+"}")
	}
	flush()
	return strings.Join(list, " ")
}

func (d *dumper) args(args []Argument) string {
	var parts []string
	for _, a := range args {
		text := strings.Repeat("*", a.Stars)
		if a.Name != "" {
			text = a.Name + "="
		}
		parts = append(parts, text+d.expr(a.Value))
	}
	return "[" + strings.Join(parts, " ") + "]"
}

func (d *dumper) params(params []Param) string {
	var parts []string
	for _, p := range params {
		mark := strings.Repeat("*", p.Stars)
		switch {
		case p.Position:
			mark = "/"
		case p.Keyword && p.Stars == 0:
			mark = "="
		}
		parts = append(parts, mark+p.Name+":"+d.expr(p.Type)+"="+d.expr(p.Default))
	}
	return "[" + strings.Join(parts, " ") + "]"
}

// TestTrees compares the trees, and the place of every node, with those that
// CPython makes, which testdata/record.py recorded.
func TestTrees(t *testing.T) {
	n := 0
	for _, c := range readTranscripts(t, "trees.txt") {
		body, err := Parse(c.code)
		if err != nil {
			t.Errorf("trees.txt:%d: %s\n%v", c.line, c.code, err)
			continue
		}
		d := newDumper(c.code)
		got := ""
		for _, s := range body {
			got += d.stmt(s) + "\n"
		}
		want := strings.ReplaceAll(c.want, ") Import@", ")\nImport@")
		if n++; got != want {
			t.Errorf("trees.txt:%d: %s\n got %swant %s", c.line, c.code, got, want)
		}
	}
	if n < 300 {
		t.Errorf("only %d trees were compared", n)
	}
}
