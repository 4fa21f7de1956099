package syntax

import (
	"strings"

	"locmem/engine/py"
)

// Literal reads one value in the language of Python's ast.literal_eval: None,
// True, False, numbers with a sign, str and bytes, lists, tuples, dicts, sets
// and set(). White space, comments and line ends around it are all right. Every
// error is an *Error.
func Literal(src string) (py.Value, error) {
	x, err := ParseExpr(strings.Trim(src, " \t\n\r\f"))
	if err != nil {
		return nil, err
	}
	v, err := literal(x)
	if err != nil {
		return nil, err
	}
	return v, nil
}

func notLiteral(x Node, what string) *Error {
	return syntaxError(x.Place(), what, "Write a literal value: a number, a text in quotes, None, True, False, a list, a tuple, a dict or a set.")
}

func literal(x Expr) (py.Value, *Error) {
	switch x := x.(type) {
	case *Constant:
		return x.Value, nil
	case *Sequence:
		items := make([]py.Value, 0, len(x.Items))
		for _, item := range x.Items {
			v, err := literal(item)
			if err != nil {
				return nil, err
			}
			items = append(items, v)
		}
		switch x.Kind {
		case '(':
			return &py.Tuple{Items: items}, nil
		case '[':
			return &py.List{Items: items}, nil
		}
		s, err := py.NewSet(items...)
		if err != nil {
			return nil, notLiteral(x, err.Error())
		}
		return s, nil
	case *Dict:
		d := py.MakeDict(len(x.Keys))
		for i, k := range x.Keys {
			if k == nil {
				return nil, notLiteral(x, "a literal cannot spread another dict")
			}
			key, err := literal(k)
			if err != nil {
				return nil, err
			}
			v, err := literal(x.Values[i])
			if err != nil {
				return nil, err
			}
			if err := d.Set(key, v); err != nil {
				return nil, notLiteral(k, err.Error())
			}
		}
		return d, nil
	case *UnaryOp:
		if c, ok := x.X.(*Constant); ok && x.Op == "+" {
			return c.Value, nil
		}
	case *Call:
		if n, ok := x.Func.(*Name); ok && n.ID == "set" && len(x.Args) == 0 {
			return &py.Set{}, nil
		}
	case *Name:
		return nil, notLiteral(x, "name '"+x.ID+"' is not a literal")
	}
	return nil, notLiteral(x, "malformed literal")
}
