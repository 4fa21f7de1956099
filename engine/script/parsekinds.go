package script

import (
	"math/big"

	"locmem/engine/py"
)

// kindOf is Python's name for an expression in "cannot assign to ...".
func kindOf(x expr) string {
	switch x := x.(type) {
	case *name:
		return "name"
	case *constant:
		if isWord(x) {
			return py.Repr(x.v)
		}
		if x.v == py.Value(ellipsis) {
			return "ellipsis"
		}
		return "literal"
	case *fstring:
		return "f-string expression"
	case *sequence:
		switch x.kind {
		case '(':
			return "tuple"
		case '[':
			return "list"
		}
		return "set display"
	case *dictDisplay:
		return "dict literal"
	case *comprehension:
		return map[byte]string{'[': "list comprehension", '{': "set comprehension", ':': "dict comprehension", '(': "generator expression"}[x.kind]
	case *compare:
		return "comparison"
	case *conditional:
		return "conditional expression"
	case *call:
		return "function call"
	case *attribute:
		return "attribute"
	case *subscript, *slice:
		return "subscript"
	case *lambda:
		return "lambda"
	case *await:
		return "await expression"
	case *walrus:
		return "named expression"
	case *starred:
		return "starred"
	}
	return "expression"
}

// isWord tells whether a constant is None, True or False.
func isWord(c *constant) bool {
	switch c.v.(type) {
	case py.NoneType, py.Bool:
		return true
	}
	return false
}

// negated is -x, computed at once for a number.
func negated(t *token, x expr) expr {
	if c, ok := x.(*constant); ok && t.text == "-" {
		switch v := c.v.(type) {
		case py.Float:
			return &constant{t.start, -v}
		case py.Int, *py.BigInt:
			n, _ := py.Big(v)
			return &constant{t.start, py.IntOf(new(big.Int).Neg(n))}
		}
	}
	return &unary{t.start, t.text, x}
}
