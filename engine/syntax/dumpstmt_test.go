package syntax

import (
	"fmt"
	"strings"
)

func (d *dumper) stmt(s Stmt) string {
	switch s := s.(type) {
	case *ExprStmt:
		return d.node("Expr", s.Pos, "%s", d.expr(s.X))
	case *Assign:
		return d.node("Assign", s.Pos, "%s %s", d.exprs(s.Targets), d.expr(s.Value))
	case *AnnAssign:
		return d.node("AnnAssign", s.Pos, "%s %s %s", d.expr(s.Target), d.expr(s.Type), d.expr(s.Value))
	case *AugAssign:
		return d.node("AugAssign", s.Pos, "%s %s %s", d.expr(s.Target), s.Op, d.expr(s.Value))
	case *Delete:
		return d.node("Delete", s.Pos, "%s", d.exprs(s.Targets))
	case *Simple:
		return d.node("Simple", s.Pos, "%s", s.Word)
	case *Return:
		return d.node("Return", s.Pos, "%s", d.expr(s.Value))
	case *Raise:
		return d.node("Raise", s.Pos, "%s %s", d.expr(s.Exc), d.expr(s.Cause))
	case *Assert:
		return d.node("Assert", s.Pos, "%s %s", d.expr(s.Cond), d.expr(s.Message))
	case *Declaration:
		return d.node("Declaration", s.Pos, "%s %s", s.Word, strings.Join(s.Names, " "))
	case *Import:
		return d.node("Import", s.Pos, "%s %s", s.Module, orDash(s.As))
	case *ImportFrom:
		var names []string
		for _, n := range s.Names {
			names = append(names, n.Name+":"+orDash(n.As)+d.at(n.At))
		}
		return d.node("ImportFrom", s.Pos, "%d %s %s", s.Level, orDash(s.Module), strings.Join(names, " "))
	case *FunctionDef:
		return d.node(async(s.Async)+"FunctionDef", s.Pos, "%s %s %s %s %s", s.Name, d.params(s.Params), d.expr(s.Returns), d.stmts(s.Body), d.exprs(s.Decorators))
	case *ClassDef:
		return d.node("ClassDef", s.Pos, "%s %s %s %s", s.Name, d.args(s.Args), d.stmts(s.Body), d.exprs(s.Decorators))
	}
	return d.block(s)
}

func async(yes bool) string {
	if yes {
		return "Async"
	}
	return ""
}

func (d *dumper) block(s Stmt) string {
	switch s := s.(type) {
	case *If:
		return d.node("If", s.Pos, "%s %s %s", d.expr(s.Cond), d.stmts(s.Yes), d.stmts(s.No))
	case *While:
		return d.node("While", s.Pos, "%s %s %s", d.expr(s.Cond), d.stmts(s.Body), d.stmts(s.After))
	case *For:
		return d.node(async(s.Async)+"For", s.Pos, "%s %s %s %s", d.expr(s.Target), d.expr(s.X), d.stmts(s.Body), d.stmts(s.After))
	case *Try:
		var handlers []string
		for _, h := range s.Handlers {
			handlers = append(handlers, d.node("Handler", h.At, "%s %s %s", d.expr(h.Types), orDash(h.Name), d.stmts(h.Body)))
		}
		return d.node("Try", s.Pos, "%s [%s] %s %s", d.stmts(s.Body), strings.Join(handlers, " "), d.stmts(s.After), d.stmts(s.Final))
	case *With:
		var items []string
		for _, i := range s.Items {
			items = append(items, "("+d.expr(i.X)+" "+d.expr(i.Target)+")")
		}
		return d.node(async(s.Async)+"With", s.Pos, "[%s] %s", strings.Join(items, " "), d.stmts(s.Body))
	case *Match:
		var cases []string
		for _, c := range s.Cases {
			cases = append(cases, "Case("+d.pattern(c.Pattern)+" "+d.expr(c.Guard)+" "+d.stmts(c.Body)+")")
		}
		return d.node("Match", s.Pos, "%s [%s]", d.expr(s.X), strings.Join(cases, " "))
	}
	return fmt.Sprintf("?%T", s)
}

func (d *dumper) patterns(list []Pattern) string {
	var parts []string
	for _, p := range list {
		parts = append(parts, d.pattern(p))
	}
	return "[" + strings.Join(parts, " ") + "]"
}

func (d *dumper) pattern(p Pattern) string {
	switch p := p.(type) {
	case nil:
		return "-"
	case *MatchValue:
		return d.node("MatchValue", p.Pos, "%s", d.expr(p.X))
	case *MatchAs:
		return d.node("MatchAs", p.Pos, "%s %s", d.pattern(p.Pattern), orDash(p.Name))
	case *MatchOr:
		return d.node("MatchOr", p.Pos, "%s", d.patterns(p.Patterns))
	case *MatchSequence:
		return d.node("MatchSequence", p.Pos, "%s", d.patterns(p.Items))
	case *MatchStar:
		return d.node("MatchStar", p.Pos, "%s", orDash(p.Name))
	case *MatchMapping:
		return d.node("MatchMapping", p.Pos, "%s %s %s", d.exprs(p.Keys), d.patterns(p.Patterns), orDash(p.Rest))
	case *MatchClass:
		var parts []string
		for i, x := range p.Patterns {
			name := p.Names[i]
			if name != "" {
				name += "="
			}
			parts = append(parts, name+d.pattern(x))
		}
		return d.node("MatchClass", p.Pos, "%s [%s]", d.expr(p.Class), strings.Join(parts, " "))
	}
	return fmt.Sprintf("?%T", p)
}
