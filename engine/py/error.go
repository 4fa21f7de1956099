package py

// Error is an exception as a Python program would see it. Its text is the last
// line of a traceback: "ValueError: Key ':1:nope' not found", or the bare type
// when there is no message.
type Error struct {
	Type    string // the class name, such as "ValueError"
	Message string // str(exception); of a KeyError the repr of the key
}

func (e *Error) Error() string {
	if e.Message == "" {
		return e.Type
	}
	return e.Type + ": " + e.Message
}
