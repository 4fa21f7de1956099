package model

import "locmem/engine/script"

// Complete proposes what may follow in the console, in the chosen process:
// what stands from a byte of the text up to the cursor may be replaced by one
// of the items. cursor counts bytes. While something runs here, there are none.
// done is called once, perhaps after Complete has returned.
func (m *Model) Complete(text string, cursor int, done func(from int, items []script.Item)) {
	m.mu.Lock()
	runs := m.console.runs
	m.mu.Unlock()
	if m.rack == nil || m.Self().Running || runs > 0 {
		done(cursor, nil)
		return
	}
	name := m.Target()
	m.Go(func() {
		ctx, cancel := callContext()
		defer cancel()
		c := m.rack.Complete(ctx, name, text, cursor)
		done(c.Start, c.Items)
	})
}
