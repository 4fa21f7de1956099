package model

// Complete proposes what may follow in the console, in the chosen process:
// what stands from a byte of the text up to the cursor may be replaced by one
// of the items. cursor counts bytes.
func (m *Model) Complete(text string, cursor int) (from int, items []string) {
	if m.rack == nil {
		return cursor, nil
	}
	c := m.rack.Complete(m.Target(), text, cursor)
	return c.From, c.Items
}
