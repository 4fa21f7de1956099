package lesson

import (
	"slices"
	"strconv"

	"locmem/web/class"
	"locmem/web/i18n"
)

// Join has the list show the lessons of a class, in its order, and lessons that are
// opened from now on leave out what it does not see. The zero class is none. err tells
// why a link could not be read; the list says so.
func (d *Desk) Join(c class.Class, err error) {
	d.mu.Lock()
	d.class, d.classErr = c, err
	d.mu.Unlock()
	d.turn()
}

// Class is the class that was joined, and why a link to one could not be read.
func (d *Desk) Class() (class.Class, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.class, d.classErr
}

// Entries lists the lessons of a language: those of the class, or all.
func (d *Desk) Entries(l i18n.Lang) []Entry {
	book := d.Place().Book
	all := d.Listed(Place{Lang: l, Kind: Menu, Book: book})
	c, _ := d.Class()
	if len(c.Lessons) == 0 || book != "" {
		return all
	}
	var out []Entry
	for _, id := range c.Lessons {
		if i := slices.IndexFunc(all, func(e Entry) bool { return e.ID == id }); i >= 0 {
			out = append(out, all[i])
		}
	}
	return out
}

// Absent are the lessons of the class that the site does not have.
func (d *Desk) Absent(l i18n.Lang) (ids []string) {
	all := d.Listed(Place{Lang: l, Kind: Menu})
	c, _ := d.Class()
	for _, id := range c.Lessons {
		if len(all) > 0 && !has(all, id) {
			ids = append(ids, id)
		}
	}
	return ids
}

// Sees tells whether the learner sees what belongs to a Try: a Hint or a Solution.
func (l *Lesson) Sees(k Kind) bool {
	return !(k == Hint && l.class.NoHints || k == Solution && l.class.NoSolutions)
}

// Offered is the order in which a question, by its block's number, offers its answers.
func (l *Lesson) Offered(n, answers int) []int {
	return l.class.Order(l.info.ID+" "+strconv.Itoa(n), answers)
}
