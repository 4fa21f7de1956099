package share

import (
	"strings"
	"testing"
)

const doc = "---\nsetup:\n  workers: 2\n---\n~~~locmem views\ndef home(request):\n    return cache.get('a', 'nothing')\n~~~\n" +
	"Text.\n~~~locmem run\nw1>>> for i in range(2):\n...     cache.set('a', i)\nw1>>> cache.get('a')\n1\n!request /home x2\nw1 200 1\nw2 200 nothing\nw2>>> caches['default'].get('a')\n~~~\n"

func TestForms(t *testing.T) {
	w := What{Title: `A "title" with *stars*`, Shows: "One sees <it>.", Root: "https://x.org/", Link: "https://x.org/#1d=a.b", Frame: "https://x.org/embed/#1d=a.b", Source: doc}
	below := "\n<details><summary>Transcript</summary>\n<pre>" + strings.NewReplacer("'", "&#39;", ">", "&gt;").Replace(strings.Split(strings.Split(doc, "run\n")[1], "\n~~~")[0]) + "</pre>\n</details>"
	for form, want := range map[Form]string{
		Link: "https://x.org/#1d=a.b",
		Markdown: "**[A \"title\" with \\*stars\\*](https://x.org/#1d=a.b)**: One sees &lt;it>.\n\n```python\ndef home(request):\n    return cache.get('a', 'nothing')\n```\n\n" +
			"```\nw1>>> for i in range(2):\n...     cache.set('a', i)\nw1>>> cache.get('a')\n1\n!request /home x2\nw1 200 1\nw2 200 nothing\nw2>>> caches['default'].get('a')\n```",
		Element: "<script defer src=\"https://x.org/v1/embed.js\"></script>\n<locmem-playground>\n<pre>" +
			strings.NewReplacer("'", "&#39;", ">", "&gt;").Replace(strings.TrimSpace(doc)) + "</pre>\n</locmem-playground>",
		Frame:  `<iframe src="https://x.org/embed/#1d=a.b" title="A &#34;title&#34; with *stars*" width="100%" height="520" loading="lazy"></iframe>` + below,
		Sphinx: ".. raw:: html\n\n   " + `<iframe src="https://x.org/embed/#1d=a.b" title="A &#34;title&#34; with *stars*" width="100%" height="520" loading="lazy"></iframe>` + strings.ReplaceAll(below, "\n", "\n   "),
		Shell: `# A "title" with *stars*
# One sees <it>.
# https://x.org/#1d=a.b
#
# Each process is a shell of its own: python manage.py shell. Enter the lines there in this order.
#
# views.py:
# def home(request):
#     return cache.get('a', 'nothing')

# in the shell w1
from django.core.cache import cache, caches
for i in range(2):
    cache.set('a', i)

cache.get('a')
#   1
#
# now: !request /home x2
#   w1 200 1
#   w2 200 nothing

# in the shell w2
from django.core.cache import cache, caches
caches['default'].get('a')`,
	} {
		if got := w.In(form); got != want {
			t.Errorf("%s:\n%s\nnot\n%s", form, got, want)
		}
	}
	w.Picture = "locmem.svg"
	if got := w.In(Markdown); !strings.Contains(got, "&lt;it>.\n\n[![A \"title\" with \\*stars\\*](locmem.svg)](https://x.org/#1d=a.b)\n\n```") {
		t.Errorf("with a picture:\n%s", got)
	}
	for _, form := range Forms { // a document that cannot be read is passed on all the same
		if got := (What{Root: "l", Link: "l", Frame: "f", Source: "~~~locmem run\nw1>>> (\n~~~\n"}).In(form); !strings.ContainsAny(got, "lf") {
			t.Errorf("%s: %q", form, got)
		}
	}
}

// The transcripts below a frame end at no empty line, and there are no details of nothing.
func TestBelow(t *testing.T) {
	w := What{Frame: "f", Source: doc + "~~~locmem run\nw1>>> 1\n\n\n1\n~~~\n~~~locmem predict\nw1>>> 2\n- 2 # correct\n- 3\n~~~\n"}
	if got := w.In(Frame); strings.Contains(got, "\n\n") || !strings.HasSuffix(got, "&#10;w1&gt;&gt;&gt; 1\n&#10;\n1</pre>\n</details>") {
		t.Errorf("%s", got)
	}
	w.Source = "Prose."
	if got := w.In(Frame); !strings.HasSuffix(got, "</iframe>") {
		t.Errorf("%s", got)
	}
}

// The element has no place for what is to be solved: whoever asks for it gets the frame.
func TestExercise(t *testing.T) {
	w := What{Root: "https://x.org/", Frame: "https://x.org/embed/#1d=a", Source: doc + "~~~locmem try id=x\n~~~\n~~~locmem check for=x\nexpect True\n~~~\n"}
	for _, form := range []Form{Element, MkDocs} {
		if got := w.In(form); got != w.In(Frame) {
			t.Errorf("%s: %s", form, got)
		}
	}
}
