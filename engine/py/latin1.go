package py

// Latin1 is a text with a character for each byte.
func Latin1(data []byte) Str {
	size := 0
	for _, b := range data {
		size += 1 + int(b>>7)
	}
	if size == len(data) {
		return Str(data)
	}
	text := make([]byte, 0, size)
	for _, b := range data {
		text = AppendRune(text, rune(b))
	}
	return Str(text)
}

// FromLatin1 undoes Latin1.
func FromLatin1(text Str) Bytes {
	data := make([]byte, 0, len(text))
	for _, r := range string(text) {
		data = append(data, byte(r))
	}
	return Bytes(data)
}
