package script

import "strings"

// unprompt takes the prompts off a pasted session and drops the output lines
// between them. Lines keep their numbers; shift tells how many columns each
// lost on its left. Code without prompts stays as it is.
func unprompt(code string) (src string, shift []int32) {
	code = strings.ReplaceAll(code, "\r\n", "\n")
	code = strings.TrimPrefix(code, "\ufeff")
	if !pasted(code) {
		return code, nil
	}
	lines := strings.Split(code, "\n")
	shift = make([]int32, len(lines))
	open := false // a >>> or ... line came just before
	for i, line := range lines {
		text := strings.TrimLeft(line, " \t")
		indent := len(line) - len(text)
		rest, ok := cutPrompt(text, ">>>")
		if !ok && open {
			rest, ok = cutPrompt(text, "...")
		}
		open = ok
		if !ok {
			lines[i] = ""
			continue
		}
		lines[i] = rest
		shift[i] = int32(indent + len(text) - len(rest))
	}
	return strings.Join(lines, "\n"), shift
}

// pasted tells whether the first line with text on it has a prompt.
func pasted(code string) bool {
	for _, line := range strings.Split(code, "\n") {
		text := strings.TrimLeft(line, " \t")
		if text == "" || text[0] == '#' {
			continue
		}
		_, ok := cutPrompt(text, ">>>")
		return ok
	}
	return false
}

// cutPrompt takes a prompt and the blank after it off a line.
func cutPrompt(text, prompt string) (rest string, ok bool) {
	rest, ok = strings.CutPrefix(text, prompt)
	if !ok || rest == "" {
		return rest, ok
	}
	return strings.CutPrefix(rest, " ")
}
