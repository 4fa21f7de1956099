package script

// Response is what a process answers to a request.
type Response struct {
	Status int
	Body   string
	View   string // the function that answered; "" if there was none
	// Cookie is the session cookie that the browser is told to keep, "" for no
	// word about it; Forget tells it to delete the one it has.
	Cookie string
	Forget bool
	// Cookies are the others that the browser is told to keep; one with the value
	// "" is deleted.
	Cookies []Param
	// Queries and Millis are what the database and time.sleep took.
	Queries int
	Millis  float64
	Output  string // printed text and warnings
	Err     *Error // what ended the view; Status is 500 then
	// Steps and Exhausted are those of [Result].
	Steps     uint64
	Exhausted bool
}
