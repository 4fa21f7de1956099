package syntax

import "strings"

// promptKind is what the start of a line says.
type promptKind uint8

const (
	noPrompt    promptKind = iota
	startPrompt            // a statement starts
	goOnPrompt             // it goes on
)

// prompt is what stands at the start of a line; cut counts its bytes, which are
// all ASCII.
type prompt struct {
	kind promptKind
	in   bool // IPython's
	who  string
	cut  int
}

// promptOf reads the prompt of a line.
func promptOf(line string) prompt {
	text := strings.TrimLeft(line, " \t")
	indent := len(line) - len(text)
	p, n := prompt{}, 0
	switch {
	case strings.HasPrefix(text, "In ["):
		p.kind, p.in = startPrompt, true
		n = len("In [")
		for n < len(text) && isDigit(text[n]) {
			n++
		}
		if n == len("In [") || !strings.HasPrefix(text[n:], "]:") {
			return prompt{}
		}
		n += len("]:")
	case strings.HasPrefix(text, "...:"):
		p.kind, n = goOnPrompt, 4
	case strings.HasPrefix(text, "..."):
		p.kind, n = goOnPrompt, 3
	default:
		for n < len(text) && (isLetter(text[n]) || isDigit(text[n]) || text[n] == '.') {
			n++
		}
		if !strings.HasPrefix(text[n:], ">>>") {
			return prompt{}
		}
		p.kind, p.who = startPrompt, text[:n]
		n += len(">>>")
	}
	if n < len(text) {
		if text[n] != ' ' {
			return prompt{}
		}
		n++
	}
	p.cut = indent + n
	return p
}

// isNoise tells whether a line belongs to a shell, or is a banner that Python
// shows when it starts.
func isNoise(line string) bool {
	for _, start := range [...]string{"$ ", "Type \"help\"", "Type 'copyright'", "Type 'help'", "[GCC ", "[Clang ", "[MSC ", "IPython "} {
		if strings.HasPrefix(line, start) {
			return true
		}
	}
	version, isPython := strings.CutPrefix(line, "Python ")
	_, imported, _ := strings.Cut(line, " ")
	switch {
	case line == "(InteractiveConsole)", line == "$", line == "python", line == "python3", line == "ipython":
		return true
	case isPython && version != "" && isDigit(version[0]):
		return true
	case isDigit((line + " ")[0]) && strings.HasPrefix(imported, "objects imported automatically"):
		return true
	}
	command, dollar := afterShellPrompt(line)
	return isCommand(line) || isCommand(command) && (dollar || strings.Contains(command, "manage.py"))
}

// afterShellPrompt is what follows the prompt of a shell, such as
// (venv) me@host:~$ or C:\site>; "" if the line has none.
func afterShellPrompt(line string) (command string, dollar bool) {
	for i := 1; i < len(line)-1; i++ {
		switch line[i] {
		case '\'', '"', '=', ',', '[':
			return "", false
		case '$', '%', '>', '#':
			return strings.TrimSpace(line[i+1:]), line[i] == '$'
		}
	}
	return "", false
}

// isCommand tells whether a shell's command starts Python.
func isCommand(line string) bool {
	words := strings.Fields(line)
	for i, w := range words {
		switch {
		case w == "manage.py" || strings.HasSuffix(w, "/manage.py") || strings.HasSuffix(w, `\manage.py`):
			return i+1 < len(words) && isLetter(words[i+1][0])
		case !isShellWord(w):
			return false
		}
	}
	return len(words) == 1 && (words[0] == "python" || words[0] == "python3" || words[0] == "ipython")
}

// isShellWord tells whether a word may stand before manage.py.
func isShellWord(w string) bool {
	switch strings.TrimRight(w, ".0123456789") {
	case "python", "py", "ipython", "-", "poetry", "uv", "pipenv", "run", "docker", "docker-compose", "compose", "exec", "web", "sudo":
		return true
	}
	return false
}
