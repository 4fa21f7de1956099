package model

import "locmem/engine/script"

// Complete proposes what may follow in the console, in the chosen process:
// what stands from a byte of the text up to the cursor may be replaced by one
// of the items. cursor counts bytes. While something runs here, there are none.
func (m *Model) Complete(text string, cursor int) (from int, items []script.Item) {
	if m.rack == nil || m.Self().Running {
		return cursor, nil
	}
	m.mu.Lock()
	runs := m.console.runs
	m.mu.Unlock()
	if runs > 0 {
		return cursor, nil
	}
	c := m.rack.Complete(m.Target(), text, cursor)
	return c.Start, c.Items
}
