package syntax

import "strings"

// Cell is one input of a pasted session, or a whole text without prompts.
type Cell struct {
	Who   string // the process of a prompt such as w1>>>, or ""
	Src   string // the code without its prompts
	Line  int    // of its first line in the text, from 1
	shift []int32
}

// Parse reads the code of a cell; places are those of the text that it was
// pasted in.
func (c Cell) Parse() ([]Stmt, *Error) {
	if c.Line == 1 && c.shift == nil {
		return parse(c.Src, nil)
	}
	pad := strings.Repeat("\n", c.Line-1)
	shift := append(make([]int32, c.Line-1), c.shift...)
	return parse(pad+c.Src, shift)
}

// Session takes the prompts off a pasted session and leaves the output lines
// between them out. A text without prompts is one cell, and pasted is false.
func Session(code string) (cells []Cell, pasted bool) {
	code = strings.ReplaceAll(code, "\r\n", "\n")
	code = strings.TrimPrefix(code, "\ufeff")
	style := promptStyle(code)
	if style == nil {
		return []Cell{{Src: code, Line: 1}}, false
	}
	var cell *Cell
	open := false // a line of code came just before
	for i, line := range strings.Split(code, "\n") {
		who, rest, first := style.first(line)
		more := false
		if !first && open {
			rest, more = style.more(line)
		}
		switch {
		case first:
			cells = append(cells, Cell{Who: who, Src: rest, Line: i + 1})
			cell = &cells[len(cells)-1]
		case more:
			cell.Src += "\n" + rest
		default:
			open = false
			continue
		}
		open = true
		cell.shift = append(cell.shift, int32(len([]rune(line))-len([]rune(rest))))
	}
	return cells, true
}

// prompts is a way to write them: Python's or IPython's.
type prompts struct {
	first func(line string) (who, rest string, ok bool)
	more  func(line string) (rest string, ok bool)
}

// promptStyle is the one of the first line with code on it, or nil.
func promptStyle(code string) *prompts {
	for _, line := range strings.Split(code, "\n") {
		text := strings.TrimSpace(line)
		if text == "" || text[0] == '#' || isShellLine(text) || isBanner(text) {
			continue
		}
		if _, _, ok := pythonFirst(line); ok {
			return &prompts{pythonFirst, pythonMore}
		}
		if _, _, ok := ipythonFirst(line); ok {
			return &prompts{ipythonFirst, ipythonMore}
		}
		return nil
	}
	return nil
}

// pythonFirst cuts ">>> ", or "w1>>> ", off a line.
func pythonFirst(line string) (who, rest string, ok bool) {
	text := strings.TrimLeft(line, " \t")
	who, rest, ok = strings.Cut(text, ">>>")
	if !ok || !isProcess(who) || rest != "" && rest[0] != ' ' {
		return "", "", false
	}
	return who, strings.TrimPrefix(rest, " "), true
}

// isProcess tells whether a prompt may begin with a text: the name of a process
// or thread, such as w1, s2.w1.a or nothing.
func isProcess(who string) bool {
	for i := 0; i < len(who); i++ {
		c := who[i]
		if !(c == '.' || c == '_' || c == '-' || c >= '0' && c <= '9' || c|0x20 >= 'a' && c|0x20 <= 'z') {
			return false
		}
	}
	return len(who) <= 40
}

func pythonMore(line string) (rest string, ok bool) {
	rest, ok = strings.CutPrefix(strings.TrimLeft(line, " \t"), "...")
	if !ok || rest == "" {
		return rest, ok
	}
	return strings.CutPrefix(rest, " ")
}

// ipythonFirst cuts "In [3]: " off a line.
func ipythonFirst(line string) (who, rest string, ok bool) {
	text, ok := strings.CutPrefix(strings.TrimLeft(line, " \t"), "In [")
	if !ok {
		return "", "", false
	}
	n, rest, ok := strings.Cut(text, "]:")
	if !ok || n == "" || strings.Trim(n, "0123456789") != "" {
		return "", "", false
	}
	return "", strings.TrimPrefix(rest, " "), true
}

// ipythonMore cuts "   ...: " off a line.
func ipythonMore(line string) (rest string, ok bool) {
	text, ok := strings.CutPrefix(strings.TrimLeft(line, " \t"), "...:")
	return strings.TrimPrefix(text, " "), ok
}

// isShellLine tells whether a line starts a Python shell, or is typed in a
// system's shell.
func isShellLine(text string) bool {
	if strings.HasPrefix(text, "$ ") || strings.HasPrefix(text, "% ") {
		return true
	}
	for _, word := range []string{"python manage.py ", "python3 manage.py ", "./manage.py ", "python -", "ipython"} {
		if strings.HasPrefix(text, word) {
			return true
		}
	}
	i := strings.Index(text, "$ ")
	return i > 0 && strings.Contains(text[:i], "@") && !strings.ContainsAny(text[:i], "=\"'")
}

// isBanner tells whether a line is what Python's prompt says when it starts.
func isBanner(text string) bool {
	for _, start := range []string{"Python 2.", "Python 3.", "Type \"help\"", "Type 'copyright'", "[GCC", "[Clang", "(InteractiveConsole)", "IPython ", "In a shell"} {
		if strings.HasPrefix(text, start) {
			return true
		}
	}
	return false
}
