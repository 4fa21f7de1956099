package script

import "strings"

// openQuote is where the string starts that the text ends in, or -1.
func openQuote(text string) int {
	open, quote := -1, ""
	for i := 0; i < len(text); i++ {
		c := text[i]
		switch {
		case open < 0 && c == '#':
			if end := strings.IndexByte(text[i:], '\n'); end >= 0 {
				i += end
			} else {
				return -1
			}
		case open < 0 && (c == '"' || c == '\''):
			open, quote = i, text[i:i+1]
			if triple := strings.Repeat(quote, 3); strings.HasPrefix(text[i:], triple) {
				quote = triple
				i += 2
			}
		case open >= 0 && c == '\\':
			i++
		case open >= 0 && c == '\n' && len(quote) == 1:
			open = -1
		case open >= 0 && strings.HasPrefix(text[i:], quote):
			i += len(quote) - 1
			open = -1
		}
	}
	return open
}

// completeText completes keys in the calls of a cache, and aliases.
func (in *Interp) completeText(before string, quote int, keys []string) Completion {
	word := strings.TrimLeft(before[quote:], `"'`)
	c := Completion{Start: len(before) - len(word)}
	around, bracket := opener(before[:quote])
	switch {
	case bracket == '[' && in.isHandler(around):
		keys = in.world.Aliases
	case in.takesKey(around) && bracket == '(':
	default:
		// One level further out: cache.get_many(["...
		if around, bracket = opener(around); bracket != '(' || !in.takesKey(around) {
			return c
		}
	}
	for _, k := range keys {
		if strings.HasPrefix(k, word) && k != word {
			c.Items = append(c.Items, Item{Text: k})
		}
	}
	return c
}

// isHandler tells whether the text ends in caches.
func (in *Interp) isHandler(text string) bool {
	_, ok := Host(in.resolve(text)).(*handlerObject)
	return ok
}

// opener is what stands before the innermost bracket that is open at the end of
// the text, and the bracket.
func opener(text string) (before string, bracket byte) {
	depth := 0
	for i := len(text) - 1; i >= 0; i-- {
		switch text[i] {
		case ')', ']', '}':
			depth++
		case '(', '[', '{':
			if depth == 0 {
				return text[:i], text[i]
			}
			depth--
		}
	}
	return "", 0
}

// takesKey tells whether the text ends in a method of a cache.
func (in *Interp) takesKey(text string) bool {
	dot := strings.LastIndexByte(text, '.')
	if dot < 0 {
		return false
	}
	v := in.resolve(text[:dot])
	switch Host(v).(type) {
	case *proxy, *cacheObject:
		return methodOf(v, text[dot+1:]) != nil
	}
	return false
}
