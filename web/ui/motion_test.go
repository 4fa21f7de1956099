package ui

import (
	"strings"
	"testing"

	"locmem/web/i18n"
	"locmem/web/stage"
)

const steps = "---\nsetup:\n  workers: 1\n  threads: 2\n---\n```locmem run\nw1>>> cache.set(\"n\", 0)\n" +
	"!schedule w1.a w1.b w1.a w1.b\nw1.a>>> cache.set(\"n\", cache.get(\"n\") + 1)\nw1.b>>> cache.set(\"n\", cache.get(\"n\") + 1)\n```\n"

func TestThePictureOfGetAndThenSet(t *testing.T) {
	s := played(t, steps, func(s stage.Site) bool {
		return s.Last != nil && s.Last.Thread == "b" && len(s.Processes[0].Rows) == 1 && s.Processes[0].Rows[0].Value == "1" &&
			s.Last.Outcome == stage.TwoSteps
	})
	if r := s.Processes[0].Rows[0]; r.Mark != stage.TwoSteps {
		t.Errorf("%+v", r)
	}
}

// TestALostWriteStaysInThePicture: what came of the two steps is to be seen when the value
// has been read, too, until a plain set makes a new beginning.
func TestALostWriteStaysInThePicture(t *testing.T) {
	read := strings.TrimSuffix(steps, "```\n") + "\nw1>>> cache.get(\"n\")\n1\n```\n"
	s := played(t, read, func(s stage.Site) bool {
		return s.Last != nil && s.Last.Outcome == stage.Hit && len(s.Processes[0].Rows) == 1 && s.Processes[0].Rows[0].Value == "1"
	})
	if r := s.Processes[0].Rows[0]; r.Mark != stage.TwoSteps || r.Over != "w1.a" {
		t.Errorf("%+v", r)
	}
	if text := string(s.Draw(i18n.English, 700).SVG("")); !strings.Contains(text, ">what w1.a wrote is lost<") {
		t.Errorf("the picture does not say so: %s", text)
	}
	s = played(t, strings.TrimSuffix(read, "```\n")+"w1>>> cache.set(\"n\", 7)\n```\n", func(s stage.Site) bool {
		return len(s.Processes[0].Rows) == 1 && s.Processes[0].Rows[0].Value == "7"
	})
	if r := s.Processes[0].Rows[0]; r.Mark != stage.Stored || r.Over != "" || s.Last.Outcome != stage.Stored {
		t.Errorf("after a plain set: %+v, %+v", r, s.Last)
	}
}

// TestAPlainSetIsNotTwoSteps: a line that gets and a later one that sets are nobody's
// counter where there are no threads.
func TestAPlainSetIsNotTwoSteps(t *testing.T) {
	s := played(t, "```locmem run\nw1>>> cache.set(\"n\", 0)\nw1>>> cache.get(\"n\")\nw1>>> cache.set(\"n\", 2)\n```\n", func(s stage.Site) bool {
		return len(s.Processes) == 1 && len(s.Processes[0].Rows) == 1 && s.Processes[0].Rows[0].Value == "2"
	})
	if r := s.Processes[0].Rows[0]; r.Mark != stage.Stored || s.Last.Outcome != stage.Stored {
		t.Errorf("%+v, %+v", r, s.Last)
	}
}

// TestAnEvictionNamesTheKey: which entry went is what one wants to know.
func TestAnEvictionNamesTheKey(t *testing.T) {
	s := played(t, "```locmem settings\nCACHES = {\"default\": {\"BACKEND\": \"django.core.cache.backends.locmem.LocMemCache\", \"OPTIONS\": {\"MAX_ENTRIES\": 3}}}\n```\n\n"+
		"```locmem run\nw1>>> for k in \"abcd\": cache.set(k, 1)\n```\n", func(s stage.Site) bool {
		return len(s.Processes) == 1 && s.Processes[0].Evicted == 1
	})
	if text := string(s.Draw(i18n.English, 700).SVG("")); s.Processes[0].Gone != "a" || strings.Count(text, "a evicted<") != 2 {
		t.Errorf("%q: %s", s.Processes[0].Gone, text)
	}
}

// TestEntriesOfOneKeyAreToldApart: by their prefix or version.
func TestEntriesOfOneKeyAreToldApart(t *testing.T) {
	s := played(t, "```locmem run\nw1>>> cache.set(\"menu\", 1); cache.set(\"menu\", 2, version=2); cache.set(\"alone\", 3)\n```\n", func(s stage.Site) bool {
		return len(s.Processes) == 1 && len(s.Processes[0].Rows) == 3
	})
	if r := s.Processes[0].Rows; r[0].Key != "alone" || r[1].Key != ":2:menu" || r[2].Key != ":1:menu" {
		t.Errorf("%q, %q, %q", r[0].Key, r[1].Key, r[2].Key)
	}
}

func TestThePictureOfIncr(t *testing.T) {
	s := played(t, "```locmem run\nw1>>> cache.set(\"n\", 0)\nw1>>> cache.incr(\"n\")\n```\n", func(s stage.Site) bool {
		return len(s.Processes) == 1 && len(s.Processes[0].Rows) == 1 && s.Processes[0].Rows[0].Value == "1"
	})
	if r := s.Processes[0].Rows[0]; r.Mark != stage.OneStep || s.Last.Outcome != stage.OneStep {
		t.Errorf("%+v, %+v", r, s.Last)
	}
	s = played(t, "---\nsetup:\n  workers: 1\n---\n```locmem settings\nCACHES = {\"default\": {\"BACKEND\": \"django.core.cache.backends.redis.RedisCache\", "+
		"\"LOCATION\": \"redis://127.0.0.1:6379\"}}\n```\n\n```locmem run\nw1>>> cache.set(\"n\", 1)\nw1>>> cache.incr(\"n\")\n```\n", func(s stage.Site) bool {
		return s.Shared != nil && len(s.Shared.Rows) == 1 && s.Shared.Rows[0].Value == "2"
	})
	if r := s.Shared.Rows[0]; r.Mark != stage.OneStep {
		t.Errorf("in the shared cache: %+v", r)
	}
}

func TestThePictureCountsRequests(t *testing.T) {
	s := played(t, fourWorkers, func(s stage.Site) bool { return s.Sums.Requests == 5 })
	if s.Sums != (stage.Sums{Requests: 5, Hits: 1, Misses: 4}) || s.Last.ID == "" {
		t.Errorf("%+v, %+v", s.Sums, s.Last)
	}
}
