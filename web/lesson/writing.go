package lesson

import (
	"context"
	"encoding/json"
	"slices"
	"time"

	"locmem/engine/scenario"
)

// writingKey is where the journal keeps the text that the visitor writes.
const writingKey = "work/text"

// writePause is how long the text rests before the document beside it is opened anew.
const writePause = time.Second

// writing is the document that the visitor writes.
type writing struct {
	text   string
	ready  bool     // text has been read, or given
	before []string // what was replaced, the latest last
	rest   *time.Timer
	check  Checked
	end    func() // ends the check that runs; nil: none does
}

// Checked is what the checker says of the text that the visitor writes.
type Checked struct {
	Running bool
	Ran     bool // Verdicts are of a text
	Old     bool // that has changed since
	Trouble string
	// Verdicts are sorted by line, what is right included.
	Verdicts []scenario.Verdict
}

// Wrong are the verdicts that fail.
func (c Checked) Wrong() (list []scenario.Verdict) {
	for _, v := range c.Verdicts {
		if !v.OK {
			list = append(list, v)
		}
	}
	return list
}

// openWriting opens the text as it was left, or the one that writing begins with.
func (d *Desk) openWriting() {
	p := d.Place()
	if text, ok := d.Text(); ok {
		d.present(text)
		return
	}
	d.put(nil, Loading, nil)
	take := func(text string) {
		d.mu.Lock()
		if !d.writing.ready {
			d.writing.text, d.writing.ready = text, true
		}
		text = d.writing.text
		d.mu.Unlock()
		if d.Place() == p {
			d.present(text)
		}
	}
	first := func() {
		d.shelf.Fetch(p.Source(), func(text string, ok bool) {
			if ok {
				take(text)
			} else if d.Place() == p {
				d.put(nil, Failed, nil)
			}
		})
	}
	if d.env.Journal == nil {
		first()
		return
	}
	go func() {
		var text string
		raw, ok, err := d.env.Journal.Get(context.Background(), writingKey)
		if err != nil || !ok || json.Unmarshal(raw, &text) != nil {
			first()
			return
		}
		take(text)
	}()
}

// present opens the text beside the editor. Nothing that is done there is kept.
func (d *Desk) present(text string) { d.put(d.begin(text, ""), Opened, nil) }

// Text is what the visitor writes; ok is false before it is known.
func (d *Desk) Text() (text string, ok bool) {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.writing.text, d.writing.ready
}

// Write changes the text. It is kept, and opened beside the editor when it rests.
func (d *Desk) Write(text string) {
	d.mu.Lock()
	w := &d.writing
	if w.ready && w.text == text {
		d.mu.Unlock()
		return
	}
	told := w.check.Ran && !w.check.Old
	w.text, w.ready, w.check.Old = text, true, true
	if w.rest != nil {
		w.rest.Stop()
	}
	w.rest = time.AfterFunc(writePause, func() {
		now, _ := d.Text()
		if now == text && d.Place().Kind == Write {
			d.present(text)
		}
		d.keepText(text)
	})
	d.mu.Unlock()
	if told {
		d.turn()
	}
}

// keepText has the journal keep a text.
func (d *Desk) keepText(text string) {
	if d.env.Journal == nil {
		return
	}
	raw, err := json.Marshal(text)
	if err != nil {
		return
	}
	go func() { _ = d.env.Journal.Put(context.Background(), writingKey, raw) }() // full storage is said by the page
}

// Rewrite puts another text in the place of what the visitor writes, which Unwrite
// brings back. At another place it is what writing goes on with.
func (d *Desk) Rewrite(text string) {
	d.mu.Lock()
	w := &d.writing
	if w.ready && w.text != text {
		w.before = append(w.before, w.text)
		w.before = w.before[max(0, len(w.before)-maxUndo):]
	}
	d.mu.Unlock()
	d.written(text)
}

// Unwrite brings back the text that was replaced last.
func (d *Desk) Unwrite() {
	d.mu.Lock()
	w := &d.writing
	n := len(w.before)
	if n == 0 {
		d.mu.Unlock()
		return
	}
	text := w.before[n-1]
	w.before = slices.Clone(w.before[:n-1])
	d.mu.Unlock()
	d.written(text)
}

// Rewritten tells whether there is a text that Unwrite brings back.
func (d *Desk) Rewritten() bool {
	d.mu.Lock()
	defer d.mu.Unlock()
	return len(d.writing.before) > 0
}

// written takes over a whole text.
func (d *Desk) written(text string) {
	d.mu.Lock()
	w := &d.writing
	if w.rest != nil {
		w.rest.Stop()
	}
	w.text, w.ready, w.check = text, true, Checked{}
	here := d.place.Kind == Write
	d.mu.Unlock()
	d.keepText(text)
	if here {
		d.present(text)
	}
}

// Check verifies the text; Checked tells what came out. A check that runs is ended.
func (d *Desk) Check() {
	text, ok := d.Text()
	d.mu.Lock()
	rests := d.writing.rest != nil && d.writing.rest.Stop()
	d.mu.Unlock()
	if rests { // the document beside it is of another text, and would end while it is checked
		d.present(text)
		d.keepText(text)
	}
	open, site := d.Open(), d.site()
	if !ok || site == nil {
		return
	}
	ctx, end := context.WithCancel(context.Background())
	d.mu.Lock()
	if d.writing.end != nil {
		d.writing.end()
	}
	d.writing.end = end
	d.writing.check = Checked{Running: true}
	d.mu.Unlock()
	d.turn()
	open.model.Go(func() {
		verdicts, err := site.Verify(ctx, text)
		d.mu.Lock()
		if ctx.Err() != nil { // another check runs, or none is wanted
			d.mu.Unlock()
			return
		}
		w := &d.writing
		w.end = nil
		switch {
		case err == nil:
			w.check = Checked{Ran: true, Old: w.text != text, Verdicts: verdicts}
		case w.text != text: // what it was checked with has ended, for another text
			w.check = Checked{}
		default:
			w.check = Checked{Trouble: err.Error()}
		}
		d.mu.Unlock()
		end()
		d.turn()
	})
}

// EndCheck ends the check that runs.
func (d *Desk) EndCheck() {
	d.mu.Lock()
	if d.writing.end != nil {
		d.writing.end()
		d.writing.end, d.writing.check = nil, Checked{}
	}
	d.mu.Unlock()
	d.turn()
}

// Checked is what the checker says.
func (d *Desk) Checked() Checked {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.writing.check
}

// turn tells of a change of the desk.
func (d *Desk) turn() {
	d.mu.Lock()
	d.rev++
	f := d.change
	d.mu.Unlock()
	if f != nil {
		f()
	}
}
