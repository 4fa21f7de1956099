package script

// Completion is what fits where the cursor stands.
type Completion struct {
	// Start is where the word begins that is to be replaced, as a byte offset.
	Start int
	Items []Item
}

// Item is one choice.
type Item struct {
	Text   string // what to put in the place of the word
	Detail string // the signature of a method; may be empty
}
