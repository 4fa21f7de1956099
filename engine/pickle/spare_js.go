package pickle

// spare is the encoder kept for the next value. JavaScript has one thread and
// encoding never waits for anything, so this does what a sync.Pool does for a
// tenth of a dict's encoding less.
var spare *encoder

func getEncoder() *encoder {
	e := spare
	if e == nil {
		return new(encoder)
	}
	spare = nil
	return e
}

func putEncoder(e *encoder) { spare = e }
