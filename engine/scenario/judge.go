package scenario

import (
	"strings"

	"locmem/engine/py"
	"locmem/engine/rack"
	"locmem/engine/script"
	"locmem/engine/syntax"
)

// judge evaluates the expressions of checks: the language of the console, with
// the predicates (predicate.go) and the names of processes and aliases. Looking
// changes nothing. It is for one rack, and for one goroutine at a time.
type judge struct {
	site  *rack.Site
	in    *script.Interp
	since uint64 // the log counts from behind this event

	// Read once for each expression.
	log   []rack.SiteEvent
	names []string
	peeks map[string]*rack.Peek
	// Each predicate goes through the log or the entries: that is its cost, and
	// looks is what the expression may still spend.
	cost, looks int
}

// Bounds of one expression.
const (
	exprSteps = 1_000_000  // of the interpreter
	exprLooks = 50_000_000 // events and entries that predicates go through
	exprRows  = 10_000     // events that one log() returns
)

func newJudge(site *rack.Site) *judge {
	return &judge{site: site, in: script.New(script.World{Now: site.Now})}
}

// look reads the rack anew and gives the names of its processes and aliases to
// the expressions.
func (j *judge) look() error {
	j.names, j.peeks = j.site.Names(), map[string]*rack.Peek{}
	j.log, _ = j.site.LogSince(j.since)
	j.cost, j.looks = 1000+len(j.log), exprLooks
	servers := map[string]map[string]py.Value{}
	for _, info := range j.site.Processes() { // those that have ended, too
		if server, name, ok := strings.Cut(info.Name, "."); ok {
			if servers[server] == nil {
				servers[server] = map[string]py.Value{}
			}
			servers[server][name] = py.Str(info.Name)
			continue
		}
		j.in.Define(info.Name, py.Str(info.Name))
	}
	for server, members := range servers {
		j.in.Define(server, script.Namespace(server, members))
	}
	for _, name := range j.names {
		p, err := j.site.Peek(name)
		if err != nil {
			return err
		}
		j.peeks[name] = p
		for _, s := range p.Snapshot.Stores {
			j.cost += len(s.Entries)
		}
		for _, alias := range p.Aliases() {
			if isPythonName(alias) {
				j.in.Define(alias, py.Str(alias))
			}
		}
	}
	for name, f := range predicates {
		j.in.Define(name, script.Function(name, func(args []py.Value, named map[string]py.Value) (py.Value, error) {
			if j.looks -= j.cost; j.looks < 0 {
				return nil, errLooks
			}
			return f(j, &call{name, args, named})
		}))
	}
	return nil
}

var errLooks = &py.Error{Type: "RuntimeError", Message: "the expression asks too often: ask once, or of fewer events and entries"}

// isPythonName tells whether an alias can be written in an expression.
func isPythonName(s string) bool {
	return isName(s) && !strings.Contains(s, ".")
}

// holds tells whether an expression is true.
func (j *judge) holds(expr string) (bool, error) {
	if err := j.look(); err != nil {
		return false, err
	}
	v, err := j.eval("not not (" + expr + "\n)")
	return v == "True", err
}

// eval is the repr of an expression's value.
func (j *judge) eval(expr string) (string, error) {
	r := j.in.Exec(expr, script.Run{Steps: exprSteps})
	if r.Err != nil {
		return "", hinted(r.Err)
	}
	if r.Repr == nil {
		return "", &script.Error{Type: "SyntaxError", Message: "a check expects an expression, not a statement"}
	}
	return *r.Repr, nil
}

// hinted is an error that says what to do, too: an author sees nothing else of
// it.
func hinted(e *script.Error) error {
	if e.Hint == "" {
		return e
	}
	return &script.Error{Type: e.Type, Message: strings.TrimSuffix(e.Message, ".") + ". " + e.Hint}
}

// got says what is there instead of what was expected: the value of the left
// side of a comparison, of the expression otherwise.
func (j *judge) got(expr string) string {
	left := leftSide(expr)
	v, err := j.eval(left)
	if err != nil {
		return err.Error()
	}
	return left + " is " + v
}

// leftSide is what stands before the first comparison outside of brackets and
// quotes; the whole expression without one.
func leftSide(expr string) string {
	depth := 0
	for i := range syntax.Outside(expr) {
		switch c := expr[i]; {
		case strings.IndexByte("([{", c) >= 0:
			depth++
		case strings.IndexByte(")]}", c) >= 0:
			depth--
		case depth > 0 || i == 0:
		case strings.IndexByte("<>", c) >= 0, (c == '=' || c == '!') && i+1 < len(expr) && expr[i+1] == '=':
			return strings.TrimSpace(expr[:i])
		case strings.HasPrefix(expr[i:], " and ") || strings.HasPrefix(expr[i:], " or "):
			return expr
		case strings.HasPrefix(expr[i:], " in ") || strings.HasPrefix(expr[i:], " is ") || strings.HasPrefix(expr[i:], " not in "):
			return strings.TrimSpace(expr[:i])
		}
	}
	return expr
}
