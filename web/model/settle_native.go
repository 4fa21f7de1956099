//go:build !js

package model

// Settle looks into every process that lives, and returns when it has seen all of them: a
// page is told of what a look brings, and waits between two. It must not be called while
// something runs.
func (m *Model) Settle() error {
	for _, i := range m.Infos() {
		if !i.Alive {
			continue
		}
		seen, err := m.snapshot(i.Name)
		if err != nil {
			return err
		}
		m.mu.Lock()
		m.memory[i.Name] = &memory{seen: seen, known: true} // a look that is under way has the one before
		m.mu.Unlock()
	}
	return nil
}
