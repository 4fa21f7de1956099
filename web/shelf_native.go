//go:build !js

package web

import (
	"encoding/json"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"locmem/engine/deploy/program"
	"locmem/engine/scenario"
	"locmem/web/demos"
	"locmem/web/examples"
	"locmem/web/i18n"
	"locmem/web/lesson"
	"locmem/web/lessons"
	"locmem/web/teach"
)

// File is something that a page fetches, by its path below the site's root.
type File struct {
	Path string
	Data []byte
}

// Files lists what pages fetch: the lessons' documents and the lists of them, and
// what a site of the visitor's own starts from and reads what is pasted with.
func Files() []File {
	out := []File{{lesson.Program, []byte(program.Text)}}
	for _, lang := range languages {
		out = append(out, listed(lang, lesson.Shipped, lessons.IDs, lessons.Source)...)
		out = append(out, listed(lang, lesson.Demo, demos.IDs, demos.Source)...)
		for _, id := range append([]string{lesson.Blank}, lesson.Examples...) {
			source, err := examples.Source(string(lang), id)
			if err != nil {
				panic(err) // its test looks
			}
			out = append(out, File{lesson.Place{Lang: lang, Kind: lesson.Yours, ID: id}.Source(), []byte(source)})
		}
		source, err := examples.Source(string(lang), examples.Document)
		if err != nil {
			panic(err)
		}
		out = append(out, File{lesson.Place{Lang: lang, Kind: lesson.Write}.Source(), []byte(source)})
	}
	return out
}

// listed are documents that ship, and the list of them.
func listed(lang i18n.Lang, kind lesson.PlaceKind, ids []string, of func(lang, id string) (string, error)) (out []File) {
	var entries []lesson.Entry
	for _, id := range ids {
		source, err := of(string(lang), id)
		if err != nil {
			continue // not in this language
		}
		s, _ := scenario.Parse(source)
		entries = append(entries, lesson.Entry{ID: id, Title: s.Title, Level: s.Level, Minutes: s.Minutes,
			Misconception: s.Misconception, Needs: s.Needs, Shows: s.Shows, Symptoms: s.Symptoms})
		out = append(out, File{lesson.Place{Lang: lang, Kind: kind, ID: id}.Source(), []byte(source)})
	}
	data, err := json.Marshal(entries)
	if err != nil {
		panic(err) // texts and numbers only
	}
	list, _ := lesson.Place{Lang: lang, Kind: kind}.List()
	return append(out, File{list.Index(), append(data, '\n')})
}

var languages = []i18n.Lang{i18n.English, i18n.Dutch}

// shipped lists what a page of lessons or demos lists.
func shipped(of lesson.Place) (list []lesson.Entry) {
	for _, f := range Files() {
		if f.Path == of.Index() {
			if err := json.Unmarshal(f.Data, &list); err != nil {
				panic(err) // made above
			}
		}
	}
	return list
}

// texts are the pages of a language that hold text and no program: those for teachers.
func texts(l i18n.Lang) []Page {
	list := teach.Read(l, lessons.IDs, lessons.Source)
	page := func(path string, title, about i18n.T, of func(i18n.Lang, []teach.Lesson) app.Composer, script string) Page {
		return Page{
			Path: "/" + lesson.Place{Lang: l}.Path() + path, Lang: string(l), Title: l.Say(title) + " · " + i18n.Product, Description: l.Say(about),
			Body: func() app.Composer { return of(l, list) }, Text: true, Script: script,
		}
	}
	return []Page{
		page("teach/", i18n.TeachTitle, i18n.TeachAbout, teach.Table, "teach.js"),
		page("teach/sheets/", i18n.SheetTitle, i18n.SheetAbout, teach.Sheets, ""),
		page("teach/answers/", i18n.KeyTitle, i18n.KeyAbout, teach.Keys, ""),
	}
}

// shelf is where prerendering finds lessons.
type shelf struct{}

func (shelf) Fetch(path string, done func(text string, ok bool)) {
	for _, f := range Files() {
		if f.Path == strings.TrimPrefix(path, "/") {
			done(string(f.Data), true)
			return
		}
	}
	done("", false)
}
