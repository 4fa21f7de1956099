package model

// MaxHistory bounds the lines that the arrow keys bring back.
const MaxHistory = 200

// history is what was run, oldest first, and where the arrow keys stand.
type history struct {
	lines []string
	at    int    // len(lines): below the newest
	draft string // what was being written before the first arrow up
}

// remember appends a line, unless it repeats the newest.
func (m *Model) remember(code string) {
	m.mu.Lock()
	defer m.mu.Unlock()
	h := &m.console.history
	if n := len(h.lines); n == 0 || h.lines[n-1] != code {
		h.lines = append(h.lines, code)
	}
	if len(h.lines) > MaxHistory {
		h.lines = append([]string(nil), h.lines[len(h.lines)-MaxHistory:]...)
	}
	h.at = len(h.lines)
}

// Older returns the line before the one shown; ok is false at the oldest. text
// is what stands in the input now.
func (m *Model) Older(text string) (string, bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	h := &m.console.history
	if h.at == 0 {
		return "", false
	}
	if h.at == len(h.lines) {
		h.draft = text
	}
	h.at--
	return h.lines[h.at], true
}

// Newer returns the line after the one shown, at last what was being written;
// ok is false below that.
func (m *Model) Newer() (string, bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	h := &m.console.history
	if h.at >= len(h.lines) {
		return "", false
	}
	h.at++
	if h.at == len(h.lines) {
		return h.draft, true
	}
	return h.lines[h.at], true
}
