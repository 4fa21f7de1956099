package lesson

import (
	"fmt"
	"strings"
	"testing"

	"locmem/engine/scenario"
)

const limiter = `---
setup:
  workers: 2
---
# T

` + "```locmem settings" + `
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "x", "OPTIONS": {"MAX_ENTRIES": 3}}}
` + "```\n\n```locmem views" + `
from django.core.cache import cache
from django.http import HttpResponse

def home(request):
    cache.add("n", 0)
    return HttpResponse(str(cache.incr("n")))
` + "```\n\n```locmem run" + `
!request /home
!request /home
w1>>> 1 + 1
2
!request /home
` + "```\n"

// sides are what was done, and on the second lesson what it came to.
func sides(l *Lesson) string {
	var out []string
	for _, x := range l.Beside().deeds() {
		out = append(out, fmt.Sprint(x.part, ".", x.step, x.hand, " ", strings.Join(x.came.Got, "|")))
	}
	parts, of := l.Parts()
	return fmt.Sprintf("%s; %d of %d part", strings.Join(out, "; "), parts, of)
}

// TestSideBySide: the second lesson does what the first one does, on Redis.
func TestSideBySide(t *testing.T) {
	l := started(t, Env{}, limiter, "")
	l.Step()
	l.wait(t)
	l.act(t, "!request /home")
	before := l.Source()
	told := 0
	l.OnChange(func() { told++ })
	l.Compare("redis")
	l.wait(t)
	if l.Source() != before || told == 0 {
		t.Errorf("the document is another one, or nobody was told (%d):\n%s", told, l.Source())
	}
	want := "3.0 w1 200 1; 3.0!request /home w2 200 2; 1 of 2 part"
	if got := sides(l); got != want {
		t.Fatalf("%s\nnot %s", got, want)
	}
	if g, ok := l.Beside().Glance(); !ok || g.Shared == nil || g.Shared.Total != 1 {
		t.Errorf("beside is %+v", g)
	}
	l.Step() // behind what was done by hand: there it was run before it
	l.wait(t)
	if got := sides(l); !strings.HasPrefix(got, "3.0 w1 200 1; 3.1 w2 200 2; 3.0!request /home w1 200 3;") {
		t.Error(got)
	}
	l.RunAll()
	l.wait(t)
	whole := sides(l)
	if !strings.HasSuffix(whole, " of 5 part") || strings.HasSuffix(whole, "; 0 of 5 part") {
		t.Error(whole)
	}
	l.Back(1)
	l.wait(t)
	if got := sides(l); !strings.HasSuffix(got, "; 0 of 0 part") {
		t.Errorf("back at the begin: %s", got)
	}
	l.Return()
	l.wait(t)
	if got := sides(l); got != whole {
		t.Errorf("%s\nnot %s", got, whole)
	}
	l.act(t, "!restart w1")
	l.Undo()
	l.wait(t)
	if got := sides(l); got != whole {
		t.Errorf("undone: %s\nnot %s", got, whole)
	}
	l.Edit(3, "!request /home x4\n")
	l.RunAll()
	l.wait(t)
	if got := sides(l); !strings.Contains(got, "3.0 ") || strings.Contains(got, "3.1") {
		t.Errorf("edited: %s", got)
	}
	l.Resize(scenario.SetupLine{Key: "workers", Value: "3"})
	l.wait(t)
	if n := len(l.Beside().Model().Infos()); n != 3 {
		t.Errorf("there are %d processes beside", n)
	}
	two := l.Beside()
	l.Compare("")
	if l.Beside() != nil || l.Busy() {
		t.Error("there is still another one")
	}
	if _, of := l.Parts(); of != 0 || two.Busy() {
		t.Error("it is still counted")
	}
}
