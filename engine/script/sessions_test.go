package script

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"locmem/engine"
)

// TestSessionsAsDjango plays what testdata/sessions/record.py had Django do:
// each visit has the same answer, the same word about the cookie, as many
// queries, and the same calls of the cache.
func TestSessionsAsDjango(t *testing.T) {
	views, err := os.ReadFile("testdata/sessions/views.py")
	if err != nil {
		t.Fatal(err)
	}
	story, err := os.ReadFile("testdata/sessions/story.txt")
	if err != nil {
		t.Fatal(err)
	}
	var b *browser
	var kind string
	var calls, known []string
	visits := 0
	for n, line := range strings.Split(string(story), "\n") {
		visit, want, ok := strings.Cut(line, " -> ")
		if !ok {
			if kind = line; line == "" || line[0] == '#' {
				continue
			}
			b = newBrowser(t, 2, "SESSION_ENGINE=django.contrib.sessions.backends."+kind, string(views))
			known = nil
			for i := range b.processes {
				b.processes[i].Observe(func(e engine.Event) {
					if e.Op == "clear" {
						return
					}
					key := strings.TrimPrefix(e.Key, "django.contrib.sessions."+kind)
					known = addNew(known, key)
					call := e.Op + " " + key
					if e.Timeout != "" {
						call += " " + e.Timeout
					}
					calls = append(calls, call)
				})
			}
			continue
		}
		visits++
		words := strings.Fields(visit)
		if len(words) == 3 {
			b.cookies[sessionCookie] = words[0][1:]
			words = words[1:]
		}
		calls = nil
		r := b.get(int(words[0][1]-'1'), "/"+words[1])
		said := []string{fmt.Sprint(r.Status)}
		if r.Status < 300 {
			said = append(said, r.Body)
		}
		if r.Forget {
			said = append(said, "cookie deleted")
		}
		if r.Cookie != "" {
			said = append(said, "cookie "+r.Cookie)
			known = addNew(known, r.Cookie)
		}
		if r.Queries > 0 {
			said = append(said, fmt.Sprint(r.Queries, " queries"))
		}
		got := strings.Join(append(said, calls...), "; ")
		for i, key := range known {
			got = strings.ReplaceAll(got, key, fmt.Sprint("K", i+1))
		}
		if got != want {
			t.Errorf("story.txt:%d: %s, %s\n got %s\nwant %s", n+1, kind, visit, got, want)
		}
	}
	if visits < 150 {
		t.Errorf("only %d visits", visits)
	}
}

// addNew adds a session key that is not there yet.
func addNew(known []string, key string) []string {
	if len(key) != sessionKeySize || indexOf(known, key) >= 0 {
		return known
	}
	return append(known, key)
}
