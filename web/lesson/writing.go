package lesson

import (
	"context"
	"encoding/json"
	"strings"
	"time"

	"locmem/engine/host"
	"locmem/engine/scenario"
)

// writingKey is where the journal keeps the text that the visitor writes.
const writingKey = "work/text"

// writePause is how long the text rests before the document beside it is opened anew.
const writePause = time.Second

// writing is the document that the visitor writes.
type writing struct {
	text    string
	ready   bool    // text has been read, or given
	before  *string // what was replaced last; nil: nothing was
	turn    int     // counts the changes of text
	keeping bool    // the journal is at it,
	dirty   bool    // and the text has changed since
	check   Checked
	end     func() // ends the check that runs; nil: none does
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
	if _, ok := d.Text(); !ok {
		d.put(nil, Loading, nil)
	}
	d.readText(func() {
		if text, ok := d.Text(); ok {
			d.present(p, text)
			return
		}
		d.shelf.Fetch(p.Source(), func(text string, ok bool) {
			if !ok {
				if d.Place() == p {
					d.put(nil, Failed, nil)
				}
				return
			}
			d.mu.Lock()
			if w := &d.writing; !w.ready {
				w.text, w.ready = text, true
			}
			text = d.writing.text
			d.mu.Unlock()
			d.present(p, text)
		})
	})
}

// readText reads the text that was kept, if that was not done yet, and calls then.
func (d *Desk) readText(then func()) {
	if _, ok := d.Text(); ok || d.env.Journal == nil {
		then()
		return
	}
	go func() {
		var text string
		raw, ok, err := d.env.Journal.Get(context.Background(), writingKey)
		if err == nil && ok && json.Unmarshal(raw, &text) == nil {
			d.mu.Lock()
			if w := &d.writing; !w.ready {
				w.text, w.ready = text, true
			}
			d.mu.Unlock()
		}
		then()
	}()
}

// present opens the text beside the editor, if the page still shows it. Nothing that is
// done there is kept.
func (d *Desk) present(p Place, text string) {
	if d.Place() == p && p.Kind == Write {
		d.put(d.begin(text, ""), Opened, nil)
	}
}

// Text returns what the visitor writes; ok is false before it is known.
func (d *Desk) Text() (text string, ok bool) {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.writing.text, d.writing.ready
}

// plainText is a text as a text area has it, no longer than a document may be.
func plainText(text string) string {
	text = strings.ReplaceAll(text, "\r\n", "\n")
	if len(text) > scenario.MaxSource {
		text = strings.ToValidUTF8(text[:scenario.MaxSource], "")
	}
	return text
}

// Write changes the text. The journal keeps it at once; the document beside the editor is
// opened anew when the text rests.
func (d *Desk) Write(text string) {
	text = plainText(text)
	d.mu.Lock()
	w := &d.writing
	if w.ready && w.text == text {
		d.mu.Unlock()
		return
	}
	told := w.check.Ran && !w.check.Old
	w.text, w.ready, w.check.Old = text, true, true
	w.turn++
	turn, p := w.turn, d.place
	d.mu.Unlock()
	d.keepText()
	if told {
		d.turn()
	}
	time.AfterFunc(writePause, func() {
		d.mu.Lock()
		rests := d.writing.turn == turn
		d.mu.Unlock()
		if rests {
			d.present(p, text)
		}
	})
}

// keepText has the journal keep the text as it is, after what it is at.
func (d *Desk) keepText() {
	if d.env.Journal == nil {
		return
	}
	d.mu.Lock()
	w := &d.writing
	busy := w.keeping
	w.keeping, w.dirty = true, true
	d.mu.Unlock()
	if busy {
		return
	}
	go func() {
		for {
			d.mu.Lock()
			again, text := w.dirty, w.text
			w.dirty, w.keeping = false, again
			d.mu.Unlock()
			if !again {
				return
			}
			if raw, err := json.Marshal(text); err == nil {
				_ = d.env.Journal.Put(context.Background(), writingKey, raw) // full storage is said by the page
			}
		}
	}()
}

// Rewrite puts another text in the place of what the visitor writes, which Unwrite
// brings back. At another place it is what writing goes on with.
func (d *Desk) Rewrite(text string) {
	d.readText(func() { d.replaceText(plainText(text)) })
}

// Unwrite brings back the text that was replaced last; called again, the other one.
func (d *Desk) Unwrite() {
	d.mu.Lock()
	before := d.writing.before
	d.mu.Unlock()
	if before != nil {
		d.replaceText(*before)
	}
}

// Rewritten tells whether there is a text that Unwrite brings back.
func (d *Desk) Rewritten() bool {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.writing.before != nil
}

// replaceText takes over a whole text.
func (d *Desk) replaceText(text string) {
	d.mu.Lock()
	w := &d.writing
	if w.ready && w.text != text {
		old := w.text
		w.before = &old
	}
	w.text, w.ready, w.check = text, true, Checked{}
	w.turn++
	p := d.place
	d.mu.Unlock()
	d.keepText()
	d.present(p, text)
}

// Check verifies the text, on processes of its own; Checked tells what came out. A check
// that runs is ended. It returns at once.
func (d *Desk) Check() {
	text, ok := d.Text()
	if !ok || d.env.Dial == nil {
		return
	}
	ctx, end := context.WithCancel(context.Background())
	d.EndCheck()
	d.mu.Lock()
	d.writing.end = end
	d.writing.check = Checked{Running: true}
	d.mu.Unlock()
	d.turn()
	site := host.NewClient(d.env.Dial)
	go func() {
		defer site.Close()
		verdicts, err := site.Verify(ctx, text)
		d.mu.Lock()
		if ctx.Err() != nil { // it was ended
			d.mu.Unlock()
			return
		}
		w := &d.writing
		w.end = nil
		if w.check = (Checked{Ran: true, Old: w.text != text, Verdicts: verdicts}); err != nil {
			w.check = Checked{Trouble: err.Error()}
		}
		d.mu.Unlock()
		end()
		d.turn()
	}()
}

// EndCheck ends the check that runs, if one does.
func (d *Desk) EndCheck() {
	d.mu.Lock()
	end := d.writing.end
	if end != nil {
		d.writing.end, d.writing.check = nil, Checked{}
	}
	d.mu.Unlock()
	if end != nil {
		end()
		d.turn()
	}
}

// Checked is what the checker says.
func (d *Desk) Checked() Checked {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.writing.check
}

// Redraw has the page drawn anew, as after a change of the desk.
func (d *Desk) Redraw() { d.turn() }

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
