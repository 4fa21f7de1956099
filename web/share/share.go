// Package share writes a scenario in the forms in which people pass it on.
package share

import (
	"html"
	"slices"
	"strings"

	"locmem/engine/scenario"
)

// Form is a way to pass a scenario on.
type Form string

// The forms.
const (
	Link     Form = "link"
	Markdown Form = "markdown" // for an issue, a forum or a README
	Element  Form = "element"  // for a page of one's own; without script it is the text; with an exercise it is a Frame
	Frame    Form = "frame"    // an iframe, for a page that allows no script, and the transcripts below it
	Sphinx   Form = "sphinx"   // the same in reStructuredText
	MkDocs   Form = "mkdocs"   // an element in Markdown, and the line of mkdocs.yml
	Shell    Form = "shell"    // lines for manage.py shell
	Pytest   Form = "pytest"   // a test for a project of Django
)

// Forms are all of them, in the order in which they are offered.
var Forms = []Form{Link, Markdown, Element, Frame, Sphinx, MkDocs, Shell, Pytest}

// What is passed on.
type What struct {
	Title, Shows string // its name, and what there is to see; may be empty
	Root         string // the address of the site, with a slash at its end
	Link, Frame  string // of the page that shows it, and of the one for a frame
	Source       string // the document
	Picture      string // where its picture is, or the name of its file; may be empty
}

// Picture is what the picture of a page of the site is called, behind the page's address.
const Picture = "picture.png"

// In returns w in a form. It is text to be pasted, without a line end behind it.
func (w What) In(f Form) string {
	title := w.Title
	if title == "" {
		title = "LocMem Playground"
	}
	frame := `<iframe src="` + html.EscapeString(w.Frame) + `" title="` + html.EscapeString(title) + `" width="100%" height="520" loading="lazy"></iframe>` + w.below()
	if (f == Element || f == MkDocs) && w.Solves() {
		f = Frame
	}
	switch f {
	case Markdown:
		return w.markdown(title)
	case Element:
		return `<script defer src="` + html.EscapeString(w.Root) + `v1/embed.js"></script>` + "\n<locmem-playground>\n<pre>" +
			html.EscapeString(strings.TrimSpace(w.Source)) + "</pre>\n</locmem-playground>"
	case Frame:
		return frame
	case Sphinx:
		return ".. raw:: html\n\n   " + strings.ReplaceAll(frame, "\n", "\n   ")
	case MkDocs:
		return "<!-- mkdocs.yml has this once:\nextra_javascript:\n  - " + w.Root + "v1/embed.js\n-->\n\n" +
			"<div>\n<locmem-playground>\n" + unfenced.Replace(pre(w.Source)) + "\n</locmem-playground>\n</div>"
	case Pytest:
		return w.pytest(title)
	case Shell:
		return w.shell(title)
	}
	return w.Link
}

// unfenced keeps the fences of a document from being those of the page around it: MkDocs
// looks for them before it looks for HTML.
var unfenced = strings.NewReplacer("\n```", "\n&#96;``", "\n~~~", "\n&#126;~~", "<pre>```", "<pre>&#96;``", "<pre>~~~", "<pre>&#126;~~")

// pre is a text in HTML without an empty line, at which Markdown would end it.
func pre(text string) string {
	return "<pre>" + strings.ReplaceAll(html.EscapeString(strings.TrimSpace(text)), "\n\n", "\n&#10;") + "</pre>"
}

// below are the transcripts, for those to whom a frame shows nothing: while it loads, in a feed,
// without script or connection. "" where there is none.
func (w What) below() string {
	s, _ := scenario.Parse(w.Source)
	var texts []string
	for _, p := range s.Parts {
		if p.Kind == scenario.Run {
			texts = append(texts, strings.TrimSpace(p.Text))
		}
	}
	if texts == nil {
		return ""
	}
	return "\n<details><summary>Transcript</summary>\n" + pre(strings.Join(texts, "\n\n")) + "\n</details>"
}

// Solves tells whether there is something to solve, which the element does not show.
func (w What) Solves() bool {
	s, _ := scenario.Parse(w.Source)
	return slices.ContainsFunc(s.Parts, func(p scenario.Part) bool { return p.Kind == scenario.Try })
}

// markdown is a title that links, what there is to see, and the transcripts.
func (w What) markdown(title string) string {
	text := "**[" + escaped(title) + "](" + w.Link + ")**"
	if w.Shows != "" {
		text += ": " + escaped(w.Shows)
	}
	if w.Picture != "" {
		text += "\n\n[![" + escaped(title) + "](" + w.Picture + ")](" + w.Link + ")"
	}
	s, _ := scenario.Parse(w.Source)
	for _, p := range s.Parts {
		switch p.Kind {
		case scenario.Settings, scenario.Views:
			text += "\n\n```python\n" + strings.TrimRight(p.Text, "\n") + "\n```"
		case scenario.Run:
			text += "\n\n```\n" + strings.TrimRight(p.Text, "\n") + "\n```"
		}
	}
	return text
}

// escaped keeps a text from being read as Markdown.
func escaped(text string) string {
	return strings.NewReplacer(`\`, `\\`, `*`, `\*`, `_`, `\_`, `[`, `\[`, `]`, `\]`, "`", "\\`", `<`, `&lt;`).Replace(text)
}

// shell are the lines of the transcripts for shells of a project: one shell for each
// process. What is not Python, and what is to be seen, stands in comments.
func (w What) shell(title string) string {
	s, _ := scenario.Parse(w.Source)
	var out []string
	say := func(lines ...string) {
		for _, l := range lines {
			out = append(out, strings.TrimRight("# "+l, " "))
		}
	}
	say(title)
	if w.Shows != "" {
		say(w.Shows)
	}
	say(w.Link, "", "Each process is a shell of its own: python manage.py shell. Enter the lines there in this order.")
	who, known := "", map[string]bool{}
	for _, p := range s.Parts {
		switch p.Kind {
		case scenario.Settings, scenario.Views:
			say("", string(p.Kind)+".py:")
			say(strings.Split(strings.TrimRight(p.Text, "\n"), "\n")...)
		case scenario.Run:
			if p.Transcript == nil {
				continue
			}
			lines := strings.Split(p.Text, "\n")
			for _, step := range p.Transcript.Steps {
				if step.Action != nil {
					say("", "now: "+strings.TrimSpace(lines[min(max(step.Line-p.BodyLine, 0), len(lines)-1)]))
					who = ""
				} else {
					if step.Who != who {
						who = step.Who
						out = append(out, "", "# in the shell "+who)
					}
					if process, _, _ := strings.Cut(who, "."); !known[process] {
						known[process] = true
						out = append(out, "from django.core.cache import cache, caches")
					}
					out = append(out, step.Code)
					if strings.Contains(step.Code, "\n") { // a prompt waits for an empty line
						out = append(out, "")
					}
				}
				for _, l := range step.Want {
					say("  " + l)
				}
			}
		}
	}
	return strings.Join(out, "\n")
}
