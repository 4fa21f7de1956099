package rack

import (
	"context"
	"encoding/json"
)

// What a process holds is written down in the journal, for the process that
// takes its place after a reload.

// previous is what the last process of this tab held: after a reload the
// journal knows.
func (r *Rack) previous(ctx context.Context, name string) *Loss {
	hint := r.cfg.Hint
	if hint.Name != name || hint.LastPID == 0 {
		return nil
	}
	if h := hint.Held; h != nil && h.PID == hint.LastPID && h.Name == name {
		h.Keys = h.Keys[:min(len(h.Keys), KeysKnown)]
		return h
	}
	loss := &Loss{Name: name, PID: hint.LastPID}
	if r.cfg.Journal == nil {
		return loss
	}
	raw, ok, err := r.cfg.Journal.Get(ctx, processKey(name))
	var last Info
	if err != nil || !ok || json.Unmarshal(raw, &last) != nil || last.PID != hint.LastPID {
		return loss
	}
	return lossOf(last)
}

// Last is what this process takes with it if it ends now: [Hint.Held] of the one that
// comes after it. The journal is written in the background and may not get there in time.
// It is nil of a process that was not to write down anything.
func (r *Rack) Last() *Loss {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.mute {
		return nil
	}
	return lossOf(r.info)
}

func processKey(name string) string { return "process/" + name }

// Saving says whether this process writes down about itself in the journal, as it does
// at first: who forgets everything does not want it back.
func (r *Rack) Saving(on bool) {
	r.mu.Lock()
	r.mute = !on
	r.mu.Unlock()
	if on {
		r.save()
	}
}

// save writes down what this process holds, the latest state only.
func (r *Rack) save() {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.unsaved = true
	if r.saving || r.mute || r.cfg.Journal == nil {
		return
	}
	r.saving = true
	go func() {
		for {
			r.mu.Lock()
			if !r.unsaved || r.mute {
				r.saving = false
				r.mu.Unlock()
				return
			}
			r.unsaved = false
			info := r.info
			r.mu.Unlock()
			if raw, err := json.Marshal(info); err == nil {
				// A journal that fails is the journal's to report.
				_ = r.cfg.Journal.Put(context.Background(), processKey(info.Name), raw)
			}
		}
	}()
}
