package deploy

import "strings"

// split cuts a command line into words as a shell does, without running anything:
// "$NAME" and "$(...)" stay as they stand.
func split(line string) ([]string, *Problem) {
	commands, err := lines(line)
	var all []string
	for _, c := range commands {
		all = append(all, c...)
	}
	return all, err
}

// lines cuts a text into commands, and these into words.
func lines(text string) (commands [][]string, err *Problem) {
	text = strings.ReplaceAll(text, "\\\n", " ")
	var words []string
	var word strings.Builder
	inside := false // a word has begun
	end := func() {
		if inside {
			words = append(words, word.String())
		}
		word.Reset()
		inside = false
	}
	next := func() {
		end()
		if len(words) > 0 {
			commands = append(commands, words)
		}
		words = nil
	}
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case c == '\n' || c == ';' || c == '|' || c == '&':
			next()
		case c == ' ':
			end()
		case c == '#' && !inside:
			for i+1 < len(text) && text[i+1] != '\n' {
				i++
			}
		case c == '\'' || c == '"':
			inside = true
			start := i
			for i++; i < len(text) && text[i] != c; i++ {
				if text[i] == '\\' && c == '"' && i+1 < len(text) {
					i++
				}
				word.WriteByte(text[i])
			}
			if i >= len(text) {
				return nil, problem(Open, cut(text[start:]))
			}
		case c == '\\' && i+1 < len(text):
			inside = true
			i++
			word.WriteByte(text[i])
		case c == '$' && i+1 < len(text) && (text[i+1] == '(' || text[i+1] == '{'):
			inside = true
			stop := closing(text, i+1)
			word.WriteString(text[i:stop])
			i = stop - 1
		default:
			inside = true
			word.WriteByte(c)
		}
	}
	next()
	return commands, nil
}

// closing is the place behind the bracket that closes the one at from.
func closing(text string, from int) int {
	depth := 0
	for i := from; i < len(text); i++ {
		switch text[i] {
		case '(', '{':
			depth++
		case ')', '}':
			if depth--; depth == 0 {
				return i + 1
			}
		}
	}
	return len(text)
}

// list reads a list of words in brackets, as Dockerfile and YAML write it, into a
// command line. Other texts stay as they are.
func list(text string) string {
	inner, ok := strings.CutPrefix(strings.TrimSpace(text), "[")
	if !ok {
		return text
	}
	var out strings.Builder
	quote := byte(0)
	for i := 0; i < len(inner); i++ {
		c := inner[i]
		switch {
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '"' || c == '\'':
			quote = c
		case c == ']':
			return out.String()
		case c == ',':
			c = ' '
		}
		out.WriteByte(c)
	}
	return out.String()
}

// cut shortens what is shown of a text.
func cut(text string) string {
	text, _, _ = strings.Cut(text, "\n")
	const most = 40
	for i := range text {
		if i >= most {
			return text[:i] + "…"
		}
	}
	return text
}

// isName tells whether s can name a variable.
func isName(s string) bool {
	for i := 0; i < len(s); i++ {
		c := s[i] | 0x20
		if s[i] != '_' && (c < 'a' || c > 'z') && (i == 0 || s[i] < '0' || s[i] > '9') {
			return false
		}
	}
	return s != ""
}

// assignment cuts NAME=value.
func assignment(word string) (name, value string, ok bool) {
	name, value, ok = strings.Cut(word, "=")
	return name, value, ok && isName(name)
}
