package syntax

import (
	"strings"
	"testing"
)

// TestBounds: text that is deep or long ends in an error or a tree, never in a
// stack that runs out; and it reads in one go.
func TestBounds(t *testing.T) {
	many := func(s string) string { return strings.Repeat(s, 30000) }
	for _, c := range []struct{ code, want string }{
		{many("("), "SyntaxError: too many nested parentheses"},
		{many("["), "SyntaxError: too many nested parentheses"},
		{many("{1:"), "SyntaxError: too many nested parentheses"},
		{many("f("), "SyntaxError: too many nested parentheses"},
		{many("-") + "1", "SyntaxError: too many nested parentheses"},
		{many("not ") + "1", "SyntaxError: too many nested parentheses"},
		{many("lambda: ") + "1", "SyntaxError: too many nested parentheses"},
		{"1" + many(" if 1 else 1"), "SyntaxError: too many nested parentheses"},
		{"1" + many(" ** 1"), "SyntaxError: too many nested parentheses"},
		{"if 1: pass\n" + many("elif 1: pass\n"), "SyntaxError: too many nested parentheses"},
		{"1" + many(" + 1"), "RecursionError: maximum recursion depth exceeded during compilation"},
		{"1" + many(" or 1"), "RecursionError: maximum recursion depth exceeded during compilation"},
		{"1" + many(" < 1"), "RecursionError: maximum recursion depth exceeded during compilation"},
		{"x" + many(".a"), "RecursionError: maximum recursion depth exceeded during compilation"},
		{"f" + many("()"), "RecursionError: maximum recursion depth exceeded during compilation"},
		{"x" + many("[0]") + " = 1", "RecursionError: maximum recursion depth exceeded during compilation"},
		{"[x" + many(" for x in y") + "]", "RecursionError: maximum recursion depth exceeded during compilation"},
		{"match x:\n    case " + many("1 | ") + "1: pass", "RecursionError: maximum recursion depth exceeded during compilation"},
		{"match x:\n    case a" + many(".a") + ": pass", "RecursionError: maximum recursion depth exceeded during compilation"},
		{many("f'{"), "SyntaxError: f-string: expressions nested too deeply"},
		{many("f\"{f'{"), "SyntaxError: f-string: expressions nested too deeply"},
		{"f'" + many("{x:"), "SyntaxError: f-string: expressions nested too deeply"},
		{"f'" + many("{x=}") + "'", ""},
		{"f'" + many("{{") + "'", ""},
		{many("'a' "), ""},
		{many("f'a' "), ""},
		{"x = '''" + many("\\n") + "'''", ""},
		{many("x = ") + "1", ""},
		{many("x; "), ""},
		{many("match (x); "), ""},
		{many("match (x)\n"), ""},
		{many("with (a as b): pass\n"), ""},
		{many("@a\n") + "def f(): pass", ""},
		{"f(" + many("a, ") + ")", ""},
		{"[" + many("1, ") + "]", ""},
		{"def f(" + many("a, ") + "): pass", "SyntaxError: duplicate argument 'a' in function definition"},
		{"del " + many("x, "), ""},
		{many("\\\n"), "SyntaxError: unexpected EOF while parsing"},
		{many("#\n"), ""},
		{many(" \n"), ""},
		{many("x = )\n"), "SyntaxError: unmatched ')'"},
		{many("if 1:\n "), "IndentationError: expected an indented block after 'if' statement on line 2"},
	} {
		got := ""
		if _, err := Parse(c.code); err != nil {
			got = err.Error()
		}
		if got != c.want {
			t.Errorf("%.40q: %s", c.code, got)
		}
		Session(c.code)
		Incomplete(c.code)
		Literal(c.code)
		At(c.code)
	}
}

// TestDeepest: what CPython still reads in brackets and blocks, the reader does.
func TestDeepest(t *testing.T) {
	for _, b := range []string{"()", "[]", "{}"} {
		text := strings.Repeat(b[:1], 200) + strings.Repeat(b[1:], 200)
		if _, err := Parse(text); err != nil {
			t.Errorf("200 of %s: %v", b, err)
		}
		if _, err := Literal(text); err != nil && b != "{}" {
			t.Errorf("a literal of 200 of %s: %v", b, err)
		}
		if _, err := Parse(b[:1] + text + b[1:]); err == nil || err.Error() != "SyntaxError: too many nested parentheses" {
			t.Errorf("201 of %s: %v", b, err)
		}
	}
	blocks := func(n int) string {
		var b strings.Builder
		for i := range n {
			b.WriteString(strings.Repeat(" ", i) + "if 1:\n")
		}
		return b.String() + strings.Repeat(" ", n) + "pass\n"
	}
	if _, err := Parse(blocks(99)); err != nil {
		t.Error(err)
	}
	if _, err := Parse(blocks(100)); err == nil || err.Error() != "IndentationError: too many levels of indentation" {
		t.Error(err)
	}
}
