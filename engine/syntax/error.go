package syntax

// Error is an exception as a traceback's last line shows it, with its place in
// the text.
type Error struct {
	Type, Message string
	Line, Column  int    // from 1; 0 when there is no such place. Columns count code points
	Hint          string // what to do instead; may be empty
}

// Error is the traceback's last line, such as "ValueError: Key ':1:n' not found".
func (e *Error) Error() string {
	if e.Message == "" {
		return e.Type
	}
	return e.Type + ": " + e.Message
}
