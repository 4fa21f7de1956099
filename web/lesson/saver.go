package lesson

import (
	"context"
	"encoding/json"
	"fmt"
	"hash/fnv"
	"maps"
	"slices"

	"locmem/engine/rack"
	"locmem/engine/scenario"
)

// work is what the journal keeps of a scenario: every text that was changed, and
// what was reached. A document that its author has changed since keeps only
// what was reached in it.
type work struct {
	Of     uint64            `json:"of"`              // the author's text
	Added  []int             `json:"added,omitempty"` // see Lesson.added
	Setup  map[string]string `json:"setup,omitempty"` // what was changed of it
	Texts  map[int]string    `json:"texts,omitempty"`
	Chosen map[int]int       `json:"chosen,omitempty"`
	Passed map[int]bool      `json:"passed,omitempty"`
	Solved map[int]string    `json:"solved,omitempty"` // of Passed: see Block.Solved
	Ran    map[int]bool      `json:"ran,omitempty"`    // see Block.Done
	Tries  map[int]int       `json:"tries,omitempty"`  // see Block.Tries
	Helped map[int]bool      `json:"helped,omitempty"`
	Set    map[int]bool      `json:"set,omitempty"`   // see Block.Set
	At     int               `json:"at,omitempty"`    // one more than where the learner is,
	Story  int               `json:"story,omitempty"` // and up to which part was played
	Spent  float64           `json:"spent,omitempty"`
	Done   int               `json:"done,omitempty"`  // how much of it was done,
	Parts  int               `json:"parts,omitempty"` // and how much there is to do
	Stars  int               `json:"stars,omitempty"` // see Lesson.earned
	// Of the visitor's own site: the document that Texts are changes of, and the
	// example that it is.
	Source string `json:"source,omitempty"`
	From   string `json:"from,omitempty"`
}

// saver writes the work without a timer: at once, or as soon as the write before
// is done.
type saver struct {
	loaded, dirty, writing bool
	last                   string
}

// key is where the work of this scenario lies. The keys under work/ are what
// "forget everything" deletes, as all the journal.
func (l *Lesson) key() string {
	if l.env.own != nil {
		return yoursKey
	}
	if l.info.ID != "" {
		return keyOf(l.env.book, l.info.ID, l.info.Lang)
	}
	return fmt.Sprintf("work/link/%016x", sum(l.given))
}

func keyOf(book, id, lang string) string {
	if book != "" {
		lang = "" // its lessons are in one, whatever the page speaks
	}
	return "work/lesson/" + shelfKey(book) + id + "/" + lang
}

// Far is how far the learner has come in a lesson of the menu.
type Far struct {
	Done, Of int // Of is 0 for a lesson that was never opened, and until that is read
	Stars    int // see Score.Stars; 0 for a lesson that was never done
}

// far tells how far the learner has come in a lesson that ships, as it was kept.
func far(j rack.Journal, book, id, lang string) Far {
	var kept work
	if raw, ok, err := j.Get(context.Background(), keyOf(book, id, lang)); err != nil || !ok || json.Unmarshal(raw, &kept) != nil {
		return Far{}
	}
	return Far{Done: min(kept.Done, kept.Parts), Of: kept.Parts, Stars: max(0, min(kept.Stars, AllStars))}
}

func sum(text string) uint64 {
	h := fnv.New64a()
	h.Write([]byte(text))
	return h.Sum64()
}

// load reads the work. A lesson goes on where the learner was, and says so; so
// does a site of the visitor's own, without a word. A link begins with the
// author's state and offers the work.
func (l *Lesson) load() {
	var kept work
	if l.env.own != nil {
		kept = *l.env.own
	} else if l.env.Journal != nil {
		raw, ok, err := l.env.Journal.Get(context.Background(), l.key())
		if err != nil || !ok || json.Unmarshal(raw, &kept) != nil {
			kept = work{}
		}
	}
	l.mu.Lock()
	l.stars = max(l.stars, min(kept.Stars, AllStars))
	l.mu.Unlock()
	if kept.Of != sum(l.given) {
		kept.Texts, kept.Added, kept.Setup, kept.Set = nil, nil, nil, nil
		if len(l.blocks) > 0 && kept.Of != 0 {
			kept = work{}
		}
	}
	l.mu.Lock()
	l.keep.loaded = true
	l.mu.Unlock()
	if len(kept.Texts)+len(kept.Setup)+len(kept.Chosen)+len(kept.Passed)+kept.At+kept.Story == 0 {
		return
	}
	l.mu.Lock()
	l.saved = &kept
	if l.env.own != nil {
		l.restore()
	} else if l.info.ID != "" {
		l.restore()
		if len(kept.Texts)+len(kept.Setup) > 0 {
			l.offer = Restored
		}
	} else if len(kept.Texts)+len(kept.Setup) > 0 {
		l.offer = Kept
	}
	at := l.at
	l.mu.Unlock()
	if at > 0 && l.env.own == nil {
		l.show(at, "block")
	}
	l.touch()
}

// restore puts the kept work in place. The caller holds the lock.
func (l *Lesson) restore() {
	if len(l.added) == 0 {
		for _, i := range l.saved.Added {
			if i < 0 {
				l.insert(-1-i, Run)
			} else {
				l.insert(i, Environ)
			}
		}
		for key, value := range l.saved.Setup {
			s, _ := scenario.Parse(l.source)
			l.source, l.stale = s.WithSetup(scenario.SetupLine{Key: key, Value: value}), true
		}
		l.resized = maps.Clone(l.saved.Setup)
	}
	for i := range l.blocks {
		b := &l.blocks[i]
		if text, ok := l.saved.Texts[i]; ok {
			b.Text = text
			lookAt(b)
			l.stale = true
		}
		if n, ok := l.saved.Chosen[i]; ok && b.Kind == Predict && n >= 0 && n < len(b.Answers) {
			b.Chosen = n
		}
		b.Done = b.Done || l.saved.Ran[i]
		b.Tries, b.Helped = max(b.Tries, l.saved.Tries[i]), b.Helped || l.saved.Helped[i]
		b.Set = b.Set || l.saved.Set[i]
		if text := l.saved.Solved[i]; b.Kind == Try && !b.Passed && l.saved.Passed[i] {
			b.Passed, b.Solved = true, text
		}
	}
	l.at, l.spent = min(l.saved.At, len(l.blocks)+1)-1, l.saved.Spent
	if l.env.own == nil { // what is the visitor's own runs when it is told to
		l.upto = l.saved.Story
	}
}

// Restore puts the kept work of a link in place of the author's state.
func (l *Lesson) Restore() {
	l.mu.Lock()
	if l.saved != nil {
		l.restore()
	}
	l.offer = NoOffer
	story := l.upto
	l.mu.Unlock()
	l.touch()
	l.lookAll()
	l.restarts(func() {}, story, func(context.Context) {})
}

// Decline takes the offer away. What is kept stays until something is changed.
func (l *Lesson) Decline() {
	l.mu.Lock()
	l.offer = NoOffer
	l.mu.Unlock()
	l.touch()
}

// StartOver drops the learner's texts and what was reached; UndoReset has them back.
func (l *Lesson) StartOver() {
	l.mu.Lock()
	l.offer = NoOffer
	l.remember(true)
	for i := range l.blocks {
		b := &l.blocks[i]
		if b.Text != b.Author {
			b.Text = b.Author
			lookAt(b)
		}
	}
	l.unset()
	l.dids, l.now = nil, 0
	l.stale = true
	for i := range l.blocks {
		l.blocks[i].waits()
	}
	l.mu.Unlock()
	l.forget()
	l.touch()
	l.lookAll()
	l.Reset()
	l.save()
}

// unset puts the setup back as the author had it. The caller holds the lock.
func (l *Lesson) unset() {
	for key := range l.resized {
		s, _ := scenario.Parse(l.source)
		given, _ := scenario.Parse(l.given)
		l.source = s.WithSetup(scenario.SetupLine{Key: key, Value: given.SetupOf(key)})
	}
	l.resized = nil
}

// save writes the work soon.
func (l *Lesson) save() {
	if l.env.Journal == nil {
		return
	}
	l.mu.Lock()
	k := &l.keep
	k.dirty = true
	start := k.loaded && !k.writing && l.offer != Kept // an offer is not overwritten before it is answered
	if start {
		k.writing = true
	}
	l.mu.Unlock()
	if start {
		l.model.Go(l.write)
	}
}

func (l *Lesson) write() {
	for {
		l.mu.Lock()
		if !l.keep.dirty {
			l.keep.writing = false
			l.mu.Unlock()
			return
		}
		l.keep.dirty = false
		raw := l.kept()
		same := string(raw) == l.keep.last
		l.keep.last = string(raw)
		l.mu.Unlock()
		if !same {
			_ = l.env.Journal.Put(context.Background(), l.key(), raw) // that the journal fails is told when it is opened
		}
	}
}

// kept is the work as it stands. The caller holds the lock.
func (l *Lesson) kept() []byte {
	w := work{Of: sum(l.given), Added: l.added, Setup: l.resized, Texts: map[int]string{}, Chosen: map[int]int{}, Passed: map[int]bool{},
		Solved: map[int]string{}, Ran: map[int]bool{}, Tries: map[int]int{}, Helped: map[int]bool{}, Set: map[int]bool{}, Spent: l.spent}
	story := l.story()
	if l.env.own != nil {
		w.Source, w.From = l.given, l.env.own.From
	}
	hands := l.here().list
	for n := len(hands) - 1; n >= 0; n-- { // as fold does it
		w.Added = append(slices.Clip(w.Added), -1-(hands[n].After+1))
	}
	before := 0 // hands
	for i, b := range l.blocks {
		for ; before < len(hands) && hands[before].After < i; before++ {
			w.Texts[i+before] = hands[before].Text
		}
		n := i + before
		if b.Text != b.Author {
			w.Texts[n] = b.Text
		}
		if b.Chosen >= 0 {
			w.Chosen[n] = b.Chosen
		}
		if b.Passed {
			w.Passed[n], w.Solved[n] = true, b.Solved
		}
		if b.Done {
			w.Ran[n] = true
		}
		if b.Tries > 0 {
			w.Tries[n] = b.Tries
		}
		if b.Helped {
			w.Helped[n] = true
		}
		if b.Set {
			w.Set[n] = true
		}
		if i == l.at {
			w.At = n + 1
		}
	}
	w.Story = story
	for _, h := range hands {
		if h.After < story {
			w.Story++
		}
	}
	if l.at >= len(l.blocks) {
		w.At = len(l.blocks) + len(hands) + 1
	}
	for ; before < len(hands); before++ {
		w.Texts[len(l.blocks)+before] = hands[before].Text
	}
	w.Done, w.Parts = progressOf(l.blocks)
	w.Stars = l.earned()
	raw, _ := json.Marshal(w) // texts and numbers only
	return raw
}
