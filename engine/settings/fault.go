package settings

// fault is why a text is not Python. Only the first one counts.
type fault struct {
	at         span
	kind       string // the class; "" is SyntaxError
	message    string
	code       string // of the hint; "" has none
	args       []string
	hint       string // in place of the words of code
	suggestion string
}

// before tells that Python speaks of a text's first non-word f, and not of the
// order of words that the parser stumbled over: always, as it scans the rest of
// the text first, but not where indentation is wrong.
func (f *fault) before(parse *fault) bool { return f.kind == "" && parse.kind == "" }

func (f *fault) diagnostic(t *text) Diagnostic {
	d := Diagnostic{Severity: Error, Suggestion: f.suggestion, Hint: f.hint, Code: f.code, Args: f.args}
	d.Line, d.Column, d.EndColumn = t.mark(f.at)
	if f.kind == "" {
		f.kind = "SyntaxError"
	}
	d.Message = f.kind + ": " + f.message
	if d.Code == "" {
		d.Code = "syntax"
	}
	if d.Hint == "" {
		_, d.Hint = say(d.Code, d.Args)
	}
	return d
}
