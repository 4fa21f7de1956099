package ui

import (
	"locmem/web/model"
	"locmem/web/port"
)

// What is asked of the time strip: a mark or a bar says why.

// ask explains what has a name in the picture.
func (v *Time) ask(name string, keys bool) {
	ask, process, ok := v.strip.Asked(name)
	if !ok {
		return
	}
	v.strip.Chosen = name
	port.Leave()
	v.C.M.Inspect(&model.Inspection{At: TimeZone, Ask: ask, Name: process, Keys: keys})
}

// walk goes to the next mark as time goes, or to the one before, and explains it.
func (v *Time) walk(back bool) {
	if v.strip == nil || v.shown() != viewLines {
		return
	}
	name, place := v.strip.Next(v.chose(), back)
	if name == "" {
		return
	}
	if from, to := v.window(); v.zoomed && (place < from || place > to) {
		v.from, v.to = place-(to-from)/2, place+(to-from)/2
		v.bound()
	}
	if name != v.chose() {
		v.ask(name, false)
	}
}

// chose is the mark that is explained; "": none is.
func (v *Time) chose() string {
	if v.C.M.Inspecting().At != TimeZone {
		v.strip.Chosen = ""
	}
	return v.strip.Chosen
}

// enter gives the keyboard to the explanation, of the last mark if there is none.
func (v *Time) enter() {
	if v.strip == nil || v.shown() != viewLines {
		return
	}
	if v.chose() != "" {
		port.Reach(inspector, true)
		return
	}
	if name, _ := v.strip.Next("", false); name != "" {
		v.ask(name, true)
	}
}
