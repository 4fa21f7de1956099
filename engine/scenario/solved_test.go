package scenario

import (
	"context"
	"strings"
	"testing"
)

// told plays a document to its end and returns what each part showed.
func told(t *testing.T, s *Scenario) map[int]string {
	t.Helper()
	p, err := NewPlay(t.Context(), s, nil)
	if err != nil {
		t.Fatal(err)
	}
	shown := map[int]string{}
	for {
		results, ok, err := p.Step(context.Background())
		if err != nil {
			t.Fatal(err)
		}
		if !ok {
			return shown
		}
		for _, r := range results {
			shown[r.Part] += strings.Join(r.Lines, "\n") + ";"
		}
	}
}

func TestASolvedTryIsPartOfTheStory(t *testing.T) {
	const source = "```locmem run\nw1>>> cache.set('a', 1)\n```\n```locmem try id=t\nw2>>>\n```\n" +
		"```locmem check for=t\nexpect value(w2, 'a') == 1\n```\n```locmem run\nw2>>> cache.get('a')\n```\n" +
		"```locmem try id=u\nw2>>>\n```\n```locmem check for=u\nexpect value(w2, 'a') == 1\n```\n"
	s, _ := Parse(source)
	if got := told(t, s); got[3] != "None;" && got[3] != ";" {
		t.Fatalf("unsolved: %v", got)
	}
	s.Solve(map[int]string{1: "w2>>> cache.set('a', 1)\nw2>>> cache.get('a')\n"})
	if got := told(t, s); got[3] != "1;" || got[1] != ";1;" {
		t.Errorf("solved: %v", got)
	}
	a, err := s.Attempt(t.Context(), "u", "w1>>> 1\n", nil)
	if err != nil || !a.Passed {
		t.Errorf("the next try does not begin where the story is: %+v, %v", a, err)
	}
}

func TestSettingsThatSolvedATryCountUpToTheNextAct(t *testing.T) {
	const source = "```locmem settings\nCACHES = {'default': {'BACKEND': 'django.core.cache.backends.locmem.LocMemCache'}}\n```\n" +
		"```locmem run\nw1>>> cache.set('a', 1)\n```\n```locmem try id=t\nCACHES = {}\n```\n```locmem run\nw2>>> cache.get('a')\n```\n" +
		"```locmem setup\nw1>>> cache.set('a', 1)\n```\n```locmem run\nw2>>> cache.get('a')\n```\n"
	s, _ := Parse(source)
	s.Solve(map[int]string{2: "CACHES = {'default': {'BACKEND': 'django.core.cache.backends.redis.RedisCache', 'LOCATION': 'redis://127.0.0.1:6379'}}\n"})
	got := told(t, s)
	if got[3] != "1;" || got[5] == "1;" {
		t.Errorf("%v", got)
	}
}

// What stands above a try keeps what the text says of it when settings solve the try, and
// was done with them for what is below.
func TestSettingsThatSolvedATryLeaveWhatIsAboveIt(t *testing.T) {
	const redis = "CACHES = {'default': {'BACKEND': 'django.core.cache.backends.redis.RedisCache', 'LOCATION': 'redis://127.0.0.1:6379'}}\n"
	const source = "```locmem run\nw1>>> cache.set('a', 1)\nw2>>> cache.get('a')\n```\n```locmem try id=t\nCACHES = {}\n```\n" +
		"```locmem check for=t\nexpect value(w2, 'a') == 1\n```\n```locmem run\nw2>>> cache.get('a')\n```\n" +
		"```locmem try id=u\nCACHES = {}\n```\n```locmem check for=u\nexpect value(w2, 'a') == 1\n```\n"
	s, _ := Parse(source)
	s.Solve(map[int]string{1: redis})
	got := told(t, s)
	if got[0] != ";None;" || got[3] != "1;" {
		t.Errorf("%v", got)
	}
	a, err := s.Attempt(t.Context(), "u", redis, nil)
	if err != nil || !a.Passed {
		t.Errorf("the next try: %+v, %v", a, err)
	}
	s.Solve(map[int]string{4: redis})
	p, err := NewPlay(t.Context(), s, nil)
	if err != nil {
		t.Fatal(err)
	}
	at := func(part int) string {
		if err := p.Reach(t.Context(), part); err != nil {
			t.Fatal(err)
		}
		reply, err := p.Site().Exec(t.Context(), "w2", "cache.get('a')")
		if err != nil || reply.Repr == nil {
			t.Fatal(reply, err)
		}
		return *reply.Repr
	}
	if got := at(2); got != "None" {
		t.Errorf("before the first part it is past the try: %s", got)
	}
	if err := p.RunTo(t.Context(), 0, nil); err != nil {
		t.Fatal(err)
	}
	if got := at(1) + at(2); got != "None1" {
		t.Errorf("at the try and behind it: %s", got)
	}
	if err := p.RunTo(t.Context(), 3, nil); err != nil {
		t.Fatal(err)
	}
	if got := at(5); got != "1" {
		t.Errorf("behind the second try: %s", got)
	}
}
