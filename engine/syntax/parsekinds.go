package syntax

import (
	"math/big"

	"locmem/engine/py"
)

// kindOf is Python's name for an expression in "cannot assign to ...".
func kindOf(x Expr) string {
	switch x := x.(type) {
	case *Name:
		return "name"
	case *Constant:
		if isWord(x) {
			return py.Repr(x.Value)
		}
		if x.Value == py.Value(Ellipsis) {
			return "ellipsis"
		}
		return "literal"
	case *JoinedStr:
		return "f-string expression"
	case *Sequence:
		switch x.Kind {
		case '(':
			return "tuple"
		case '[':
			return "list"
		}
		return "set display"
	case *Dict:
		return "dict literal"
	case *Comprehension:
		return map[byte]string{'[': "list comprehension", '{': "set comprehension", ':': "dict comprehension", '(': "generator expression"}[x.Kind]
	case *Compare:
		return "comparison"
	case *IfExp:
		return "conditional expression"
	case *Call:
		return "function call"
	case *Attribute:
		return "attribute"
	case *Subscript:
		return "subscript"
	case *Lambda:
		return "lambda"
	case *Await:
		return "await expression"
	case *Yield, *YieldFrom:
		return "yield expression"
	case *NamedExpr:
		return "named expression"
	case *Starred:
		return "starred"
	}
	return "expression"
}

// isWord tells whether a constant is None, True or False.
func isWord(c *Constant) bool {
	switch c.Value.(type) {
	case py.NoneType, py.Bool:
		return true
	}
	return false
}

// negated is -x, computed at once for a number.
func negated(t *token, x Expr) Expr {
	if c, ok := x.(*Constant); ok && t.text == "-" {
		switch v := c.Value.(type) {
		case py.Float:
			return &Constant{t.start, -v}
		case py.Int, *py.BigInt:
			n, _ := py.Big(v)
			return &Constant{t.start, py.IntOf(new(big.Int).Neg(n))}
		}
	}
	return &UnaryOp{t.start, t.text, x}
}
