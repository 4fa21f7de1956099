package script

import "locmem/engine/py"

// The syntax tree of the language. The parser makes it, scope.go decides where
// its names live, and the lower*.go files turn it into Starlark's tree.

// expr is an expression.
type expr interface{ place() pos }

func (p pos) place() pos { return p }

type (
	name struct {
		pos
		id string
	}
	constant struct {
		pos
		v py.Value
	}
	fstring struct {
		pos
		parts []fPart
	}
	// sequence is a list, tuple or set display; items may be starred.
	sequence struct {
		pos
		kind  byte // '[', '(' or '{'
		items []expr
		paren bool // a tuple in parentheses
	}
	// dictDisplay is {k: v}; a nil key stands for **v.
	dictDisplay struct {
		pos
		keys, values []expr
	}
	// comprehension is [x for ...], {x for ...}, {k: x for ...} or (x for ...).
	comprehension struct {
		pos
		kind    byte // '[', '{', ':' or '('
		key     expr // for ':'
		body    expr
		clauses []clause
		scope   *scope
	}
	unary struct {
		pos
		op string // "-", "+", "~", "not"
		x  expr
	}
	// binary is an operator, "and" and "or" included, comparisons not.
	binary struct {
		pos
		op   string
		x, y expr
	}
	// compare is a chain such as a < b <= c.
	compare struct {
		pos
		first expr
		ops   []string // "<", "==", "in", "not in", "is", "is not" ...
		rest  []expr
	}
	conditional struct {
		pos
		cond, yes, no expr
	}
	call struct {
		pos
		fn   expr
		args []argument
	}
	attribute struct {
		pos
		x    expr
		name string
		dot  pos // where the name stands
	}
	subscript struct {
		pos
		x, index expr
	}
	slice struct {
		pos
		x, lo, hi, step expr // nil where left out
	}
	lambda struct {
		pos
		params []param
		body   expr
		scope  *scope
	}
	await struct {
		pos
		x expr
	}
	walrus struct {
		pos
		target *name
		x      expr
	}
	starred struct {
		pos
		x expr
	}
)

// clause is one for or if of a comprehension.
type clause struct {
	at     pos
	target expr // of a for
	x      expr
	isIf   bool
}

// argument of a call: plain, name=value, *value or **value.
type argument struct {
	name  string
	stars int
	at    pos
	value expr
}

// param of a function.
type param struct {
	name     string
	at       pos
	stars    int  // *args or **kwargs
	keyword  bool // may be given by name only
	position bool // may be given by position only
	value    expr // default, or nil
}

// stmt is a statement.
type stmt interface{ place() pos }

type (
	exprStmt struct {
		pos
		x expr
	}
	assign struct {
		pos
		targets []expr
		value   expr
	}
	augAssign struct {
		pos
		target expr
		op     string // "+", "//" ...
		value  expr
	}
	del struct {
		pos
		targets []expr
	}
	// simple is pass, break or continue.
	simple struct {
		pos
		word string
	}
	ret struct {
		pos
		value expr // or nil
	}
	raise struct {
		pos
		exc, cause expr // or nil
	}
	assertion struct {
		pos
		cond, message expr
	}
	// declaration is global or nonlocal.
	declaration struct {
		pos
		word  string
		names []string
	}
	// imports is one name brought in: import module as name, or from module
	// import attr as name.
	imports struct {
		pos
		module, attr, as string
	}
	ifStmt struct {
		pos
		cond    expr
		yes, no []stmt
	}
	whileStmt struct {
		pos
		cond        expr
		body, after []stmt
	}
	forStmt struct {
		pos
		target, x   expr
		body, after []stmt
	}
	tryStmt struct {
		pos
		body, after, final []stmt
		handlers           []handler
	}
	withStmt struct {
		pos
		x      expr
		target expr // or nil
		body   []stmt
	}
	def struct {
		pos
		name       string
		params     []param
		body       []stmt
		decorators []expr
		async      bool
		scope      *scope
	}
)

// handler is an except clause.
type handler struct {
	at    pos
	types expr // nil catches all
	name  string
	body  []stmt
}
