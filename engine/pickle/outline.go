package pickle

// Outline is the type of a container and its text with "…" for all that is in
// it, told from the pickle's end alone; "" and "…" for what is no list, dict, tuple or
// set. It is for showing a value that is too large to be read.
func Outline(data []byte) (kind, text string) {
	end := len(data)
	for _, op := range []byte{opStop, opMemoize} {
		if end > 0 && data[end-1] == op {
			end--
		}
	}
	if end == 0 {
		return "", "…"
	}
	switch data[end-1] {
	case opAppends, opAppend:
		return "list", "[…]"
	case opSetItems, opSetItem:
		return "dict", "{…}"
	case opAddItems:
		return "set", "{…}"
	case opTuple, opTuple1, opTuple2, opTuple3:
		return "tuple", "(…)"
	case opFrozenSet:
		return "frozenset", "frozenset({…})"
	}
	return "", "…"
}
