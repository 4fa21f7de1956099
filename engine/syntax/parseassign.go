package syntax

import "strings"

// augmented are the operators of x op= y.
var augmented = wordSet("+= -= *= /= //= %= **= >>= <<= &= ^= |= @=")

// expressionStatement reads an expression or an assignment.
func (p *parser) expressionStatement() Stmt {
	start := p.peek().start
	x := p.rightSide()
	t := p.peek()
	if t.kind != tOp {
		return &ExprStmt{start, p.value(x)}
	}
	switch {
	case t.text == "=":
		return p.assign(start, x)
	case t.text == ":":
		return p.annotated(start, x)
	case augmented[t.text]:
		return p.augmented(start, x)
	case t.text == ":=":
		p.fail(x.Place(), "invalid syntax", "Use = to assign.")
	}
	return &ExprStmt{start, p.value(x)}
}

// rightSide reads what may stand on the right of an =: expressions or a yield.
func (p *parser) rightSide() Expr {
	if !p.is("yield") {
		return p.expressions()
	}
	x := p.yield()
	if p.is("=") {
		p.fail(x.Place(), "assignment to yield expression not possible", "")
	}
	return x
}

func (p *parser) assign(start Pos, x Expr) Stmt {
	s := &Assign{Pos: start, Value: x}
	for p.accept("=") {
		s.Targets = append(s.Targets, s.Value)
		s.Value = p.rightSide()
	}
	alone := len(s.Targets) == 1
	if t, ok := x.(*Sequence); ok && alone && t.Kind == '(' && !t.Paren {
		if last := t.Items[len(t.Items)-1]; !isStarred(last) {
			p.target(last, true)
		}
	}
	for _, target := range s.Targets {
		p.target(target, alone)
	}
	p.value(s.Value)
	return s
}

func (p *parser) augmented(start Pos, x Expr) Stmt {
	switch x.(type) {
	case *Name, *Attribute, *Subscript:
	default:
		p.fail(x.Place(), "'"+kindOf(x)+"' is an illegal expression for augmented assignment", "")
	}
	op := strings.TrimSuffix(p.take().text, "=")
	return &AugAssign{Pos: start, Target: x, Op: op, Value: p.value(p.rightSide())}
}

// annotated reads x: type = value.
func (p *parser) annotated(start Pos, x Expr) Stmt {
	p.take()
	if !p.startsExpr() {
		p.unexpected()
	}
	switch x := x.(type) {
	case *Name, *Attribute, *Subscript:
	case *Sequence:
		if x.Kind != '{' {
			p.fail(x.Pos, "only single target (not "+kindOf(x)+") can be annotated", "")
		}
		p.fail(x.Pos, "illegal target for annotation", "")
	default:
		p.fail(x.Place(), "illegal target for annotation", "")
	}
	s := &AnnAssign{Pos: start, Target: x, Type: p.expression()}
	if p.accept("=") {
		s.Value = p.value(p.rightSide())
	}
	return s
}

// target checks that something can be assigned to; alone tells that it stands
// alone on the left of an =.
func (p *parser) target(x Expr, alone bool) {
	switch x := x.(type) {
	case *Name, *Attribute, *Subscript:
		return
	case *Sequence:
		if x.Kind != '{' {
			p.targets(x)
			return
		}
	case *Starred:
		p.target(x.X, false)
		p.later(compiler, x.Pos, "starred assignment target must be in a list or tuple", "")
		return
	}
	message := "cannot assign to " + kindOf(x)
	if alone && mayBeEqual(x) {
		message += " here. Maybe you meant '==' instead of '='?"
	}
	p.fail(x.Place(), message, "")
}

// mayBeEqual tells whether Python suggests == for an assignment to x.
func mayBeEqual(x Expr) bool {
	switch x := x.(type) {
	case *Constant:
		return !isWord(x)
	case *BoolOp, *Compare, *IfExp, *Lambda:
		return false
	case *UnaryOp:
		return x.Op != "not"
	case *Comprehension:
		return x.Kind != '('
	}
	return true
}

func (p *parser) targets(x *Sequence) {
	stars := 0
	for _, item := range x.Items {
		if s, ok := item.(*Starred); ok {
			if stars++; stars > 1 {
				p.later(compiler, s.Pos, "multiple starred expressions in assignment", "")
			}
			item = s.X
		}
		p.target(item, false)
	}
}

// targetList reads the names of a for.
func (p *parser) targetList() Expr {
	start := p.peek().start
	x := p.targetItem()
	if p.is(",") {
		list := &Sequence{Pos: start, Kind: '(', Items: []Expr{x}}
		for p.accept(",") {
			if p.is("in") {
				break
			}
			list.Items = append(list.Items, p.targetItem())
		}
		x = list
	}
	if c, ok := x.(*Compare); ok && c.Ops[0] == "in" { // for (x in y): its in is missing
		p.target(c.First, false)
		return x
	}
	p.target(x, false)
	return x
}

func (p *parser) targetItem() Expr {
	if p.is("*") {
		return p.starred()
	}
	return p.binary(0)
}

func isStarred(x Expr) bool {
	_, ok := x.(*Starred)
	return ok
}
