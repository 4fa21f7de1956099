package ui

import (
	"testing"

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
