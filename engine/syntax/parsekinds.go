package syntax

import "locmem/engine/py"

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
		return sequenceKind(x.Kind)
	case *Dict:
		return "dict literal"
	case *Comprehension:
		return comprehensionKind(x.Kind)
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

func sequenceKind(kind byte) string {
	switch kind {
	case '(':
		return "tuple"
	case '[':
		return "list"
	}
	return "set display"
}

func comprehensionKind(kind byte) string {
	switch kind {
	case '[':
		return "list comprehension"
	case '{':
		return "set comprehension"
	case ':':
		return "dict comprehension"
	}
	return "generator expression"
}

// isWord tells whether a constant is None, True or False.
func isWord(c *Constant) bool {
	switch c.Value.(type) {
	case py.NoneType, py.Bool:
		return true
	}
	return false
}
