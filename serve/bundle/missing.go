package bundle

import (
	"bytes"
	"html/template"

	"locmem/serve/names"
	"locmem/serve/page"
	"locmem/web/i18n"
	"locmem/web/lesson"
)

// missingPage is the page for unknown addresses in one language.
type missingPage struct {
	Lang, Language, Home       string
	Title, Heading, Advice     string
	Pages, Playground, Lessons string // the words of the bar
	AllLessons                 string
	Others                     []missingPage // in the other languages
}

// missingPages makes the page for unknown addresses, once for each language, below
// that language's front page. Each holds all languages, its own first: a host
// that sends one of them for every address has the script choose (head.js).
func missingPages(assets *assetSet) ([]File, error) {
	tmpl, err := template.New("404").Parse(string(page.Source(names.Missing)))
	if err != nil {
		return nil, err
	}
	var out []File
	for _, l := range []i18n.Lang{i18n.English, i18n.Dutch} {
		own, other := missingIn(l), missingIn(l.Other())
		own.Others, other.Others = []missingPage{other}, []missingPage{own}
		var html bytes.Buffer
		err := tmpl.Execute(&html, pageData{Lang: own.Lang, Root: names.BaseMark + "/", Version: versionMark, CSP: names.Policy(names.Missing),
			Missing: []missingPage{own, other}, assets: assets})
		if err != nil {
			return nil, err
		}
		out = append(out, File{Path: lesson.Place{Lang: l}.Path() + names.Missing, Data: html.Bytes()})
	}
	return out, nil
}

func missingIn(l i18n.Lang) missingPage {
	text := textFor(string(l)).Missing
	return missingPage{
		Lang: string(l), Language: l.Name(), Home: names.BaseMark + "/" + lesson.Place{Lang: l}.Path(),
		Title: text.Name + " · " + i18n.Product, Heading: text.Heading, Advice: text.Advice,
		Pages: l.Say(i18n.Pages), Playground: l.Say(i18n.ToPlayground), Lessons: l.Say(i18n.ToLessons),
		AllLessons: l.Say(i18n.AllLessons),
	}
}
