package syntax

// Error says why a text is no Python, or why an engine part cannot go on with
// it, and where.
type Error struct {
	Type, Message string // as in a traceback's last line; Message may be empty
	Line, Column  int    // from 1, columns in code points; 0 when there is no such place
	Hint          string // what to write instead; may be empty
}

// Error is a traceback's last line, such as "SyntaxError: invalid syntax".
func (e *Error) Error() string {
	if e.Message == "" {
		return e.Type
	}
	return e.Type + ": " + e.Message
}

// errorAt is an error of a kind at a place.
//
//go:noinline
func errorAt(kind string, at Pos, message, hint string) *Error {
	return &Error{Type: kind, Message: message, Line: int(at.Line), Column: int(at.Col), Hint: hint}
}

// syntaxError is an error in the code itself.
//
//go:noinline
func syntaxError(at Pos, message, hint string) *Error {
	return errorAt("SyntaxError", at, message, hint)
}
