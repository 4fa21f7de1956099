package syntax

import "locmem/engine/py"

// The tree of a text, with the names of CPython's ast module. Parse makes it;
// it is never changed afterwards, so any number of goroutines may read it.

// Pos is a place in the text: line and column from 1, columns in code points,
// and the offset in bytes from 0.
type Pos struct{ Line, Col, Offset int32 }

// Place is the position itself: embedded, it makes every node a Node.
func (p Pos) Place() Pos { return p }

// Node is anything of the tree that has a place.
type Node interface{ Place() Pos }

// Expr is an expression.
type Expr interface{ Node }

// Stmt is a statement.
type Stmt interface{ Node }

// Expressions.
type (
	// Name is a variable.
	Name struct {
		Pos
		ID string
	}
	// Constant is a literal value: None, True, False, ..., a number, str or bytes.
	Constant struct {
		Pos
		Value py.Value
	}
	// JoinedStr is an f-string.
	JoinedStr struct {
		Pos
		Parts []Part
	}
	// Sequence is a list, tuple or set display, or a target of the same form;
	// items may be Starred.
	Sequence struct {
		Pos
		Kind  byte // '[', '(' or '{'
		Items []Expr
		Paren bool // a tuple in parentheses
	}
	// Dict is {k: v}; a nil key stands for **v.
	Dict struct {
		Pos
		Keys, Values []Expr
	}
	// Comprehension is [x for ...], {x for ...}, {k: x for ...} or (x for ...).
	Comprehension struct {
		Pos
		Kind    byte // '[', '{', ':' or '('
		Key     Expr // for ':'
		Body    Expr
		Clauses []Clause
	}
	// UnaryOp is -x, +x, ~x or not x.
	UnaryOp struct {
		Pos
		Op string
		X  Expr
	}
	// BoolOp is x and y, or x or y.
	BoolOp struct {
		Pos
		Op   string
		X, Y Expr
	}
	// BinOp is an arithmetic operator, such as + or //.
	BinOp struct {
		Pos
		Op   string
		X, Y Expr
	}
	// Compare is a chain such as a < b <= c: First, then Ops[i] Rest[i].
	Compare struct {
		Pos
		First Expr
		Ops   []string // "<", "==", "in", "not in", "is", "is not" ...
		Rest  []Expr
	}
	// IfExp is Yes if Cond else No.
	IfExp struct {
		Pos
		Cond, Yes, No Expr
	}
	// Call is Func(Args...).
	Call struct {
		Pos
		Func Expr
		Args []Argument
	}
	// Attribute is X.Attr; Dot is where the name stands.
	Attribute struct {
		Pos
		X    Expr
		Attr string
		Dot  Pos
	}
	// Subscript is X[Index]; Index may be a Slice, or a tuple with slices.
	Subscript struct {
		Pos
		X, Index Expr
	}
	// Slice is Lo:Hi:Step within a Subscript; nil where left out.
	Slice struct {
		Pos
		Lo, Hi, Step Expr
	}
	// Lambda is lambda Params: Body.
	Lambda struct {
		Pos
		Params []Param
		Body   Expr
	}
	// Await is await X.
	Await struct {
		Pos
		X Expr
	}
	// Yield is yield X; X is nil in a bare yield.
	Yield struct {
		Pos
		X Expr
	}
	// YieldFrom is yield from X.
	YieldFrom struct {
		Pos
		X Expr
	}
	// NamedExpr is Target := X.
	NamedExpr struct {
		Pos
		Target *Name
		X      Expr
	}
	// Starred is *X in a display, a target or a subscript.
	Starred struct {
		Pos
		X Expr
	}
)

// Part is literal text or one {expression} of an f-string.
type Part struct {
	Text string // when X is nil
	X    Expr
	Conv byte   // 'r', 's', 'a' or 0
	Spec []Part // nil without a colon
	Echo string // "x = " of f"{x = }"
}

// Clause is one for or if of a comprehension.
type Clause struct {
	At     Pos
	Target Expr // of a for, nil for an if
	X      Expr // what is gone through, or the condition
	Async  bool
}

// Argument of a call: plain, Name=Value, *Value (Stars 1) or **Value (Stars 2).
type Argument struct {
	Name  string
	Stars int
	At    Pos
	Value Expr
}

// Param is a parameter of a function.
type Param struct {
	Name     string
	At       Pos
	Stars    int  // *args (1) or **kwargs (2)
	Keyword  bool // may be given by name only
	Position bool // may be given by position only
	Default  Expr // or nil
	Type     Expr // annotation, or nil
}

// Statements.
type (
	// ExprStmt is an expression on a line of its own.
	ExprStmt struct {
		Pos
		X Expr
	}
	// Assign is Targets[0] = Targets[1] = ... = Value.
	Assign struct {
		Pos
		Targets []Expr
		Value   Expr
	}
	// AnnAssign is Target: Type = Value; Value is nil where left out.
	AnnAssign struct {
		Pos
		Target, Type, Value Expr
	}
	// AugAssign is Target Op= Value; Op is without the =.
	AugAssign struct {
		Pos
		Target Expr
		Op     string
		Value  Expr
	}
	// Delete is del Targets.
	Delete struct {
		Pos
		Targets []Expr
	}
	// Simple is pass, break or continue.
	Simple struct {
		Pos
		Word string
	}
	// Return is return Value; Value is nil where left out.
	Return struct {
		Pos
		Value Expr
	}
	// Raise is raise Exc from Cause; either may be nil.
	Raise struct {
		Pos
		Exc, Cause Expr
	}
	// Assert is assert Cond, Message; Message may be nil.
	Assert struct {
		Pos
		Cond, Message Expr
	}
	// Declaration is global or nonlocal (Word) with its names.
	Declaration struct {
		Pos
		Word  string
		Names []string
	}
	// Import is one name of an import statement: import Module as As.
	Import struct {
		Pos
		Module, As string // As is "" where left out
	}
	// ImportFrom is from Module import Names; Level counts the leading dots. One
	// name "*" imports all.
	ImportFrom struct {
		Pos
		Module string
		Level  int
		Names  []Alias
	}
	// If is if Cond: Yes else: No; an elif is an If alone in No.
	If struct {
		Pos
		Cond    Expr
		Yes, No []Stmt
	}
	// While is a loop; After is its else.
	While struct {
		Pos
		Cond        Expr
		Body, After []Stmt
	}
	// For is a loop over X; After is its else.
	For struct {
		Pos
		Target, X   Expr
		Body, After []Stmt
		Async       bool
	}
	// Try is try: Body, its handlers, else: After and finally: Final.
	Try struct {
		Pos
		Body, After, Final []Stmt
		Handlers           []Handler
	}
	// With is with Items: Body.
	With struct {
		Pos
		Items []WithItem
		Body  []Stmt
		Async bool
	}
	// FunctionDef is def or async def.
	FunctionDef struct {
		Pos
		Name       string
		Params     []Param
		Returns    Expr // annotation, or nil
		Body       []Stmt
		Decorators []Expr
		Async      bool
	}
	// ClassDef is class Name(Args): Body.
	ClassDef struct {
		Pos
		Name       string
		Args       []Argument // bases, and metaclass=...
		Body       []Stmt
		Decorators []Expr
	}
	// Match is match X with its cases.
	Match struct {
		Pos
		X     Expr
		Cases []Case
	}
)

// Alias is a name of a from-import: Name as As; As is "" where left out.
type Alias struct {
	Name, As string
	At       Pos
}

// Handler is an except clause.
type Handler struct {
	At    Pos
	Types Expr // nil catches all
	Name  string
	Body  []Stmt
}

// WithItem is X as Target; Target may be nil.
type WithItem struct {
	X, Target Expr
}

// Case is case Pattern if Guard: Body; Guard may be nil.
type Case struct {
	At      Pos
	Pattern Pattern
	Guard   Expr
	Body    []Stmt
}

// Pattern is what a case compares with.
type Pattern interface{ Node }

// Patterns.
type (
	// MatchValue is a literal or a dotted name: it fits what is equal; None, True
	// and False fit themselves.
	MatchValue struct {
		Pos
		X Expr
	}
	// MatchAs is Pattern as Name: without a Pattern it fits anything, and without a
	// Name, too, it is _.
	MatchAs struct {
		Pos
		Pattern Pattern
		Name    string
	}
	// MatchOr fits when one of its patterns does.
	MatchOr struct {
		Pos
		Patterns []Pattern
	}
	// MatchSequence is [a, b, *rest].
	MatchSequence struct {
		Pos
		Items []Pattern
	}
	// MatchStar is *Name in a sequence; Name is "" for *_.
	MatchStar struct {
		Pos
		Name string
	}
	// MatchMapping is {key: pattern, **Rest}; Rest is "" where left out.
	MatchMapping struct {
		Pos
		Keys     []Expr
		Patterns []Pattern
		Rest     string
	}
	// MatchClass is Class(patterns, name=pattern): Names has "" for the positional
	// ones, which come first.
	MatchClass struct {
		Pos
		Class    Expr
		Names    []string
		Patterns []Pattern
	}
)
