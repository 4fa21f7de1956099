package scenario

import (
	"strings"
	"testing"

	"locmem/engine/rack"
)

// TestExplain: what the last call of a transcript came from.
func TestExplain(t *testing.T) {
	for src, want := range map[string]string{
		"w1>>> cache.set('a', 1, 30)\n!+10s\nw1>>> cache.get('a')": "w1 (pid 4021) had :1:a.\n" +
			"It was stored in w1 (pid 4021) by set 10 s before, for 30 s.",
		"w1>>> cache.set('a', 1)\nw2>>> cache.get('a')": "w2 (pid 4022) did not have :1:a.\n" +
			"Nobody has stored it in w2 (pid 4022).\nw1 (pid 4021) has it, in a memory of its own.",
		"w1>>> cache.set('a', 1, 30)\nw1>>> cache.touch('a', 5)\nTrue\n!+5s\nw1>>> cache.get('a')": "w1 (pid 4021) had :1:a, but its time was over.\n" +
			"Its expiry was set in w1 (pid 4021) by touch 5 s before, for 5 s.",
		"w1>>> cache.set('a', 1, 5)\n!+5s\nw1>>> 'a' in cache\nFalse\nw1>>> cache.get('a')": "w1 (pid 4021) did not have :1:a.\n" +
			"Its time was over, and an earlier call dropped it.\nIt was stored in w1 (pid 4021) by set 5 s before, for 5 s.",
		"w1>>> cache.set('a', 1)\nw1>>> cache.delete('a')\nTrue\nw1>>> cache.get('a')": "w1 (pid 4021) did not have :1:a.\n" +
			"It was deleted by delete(a).\nIt was stored in w1 (pid 4021) by set, for 300 s.",
		"w1>>> cache.set('a', 1)\n!+1s\nw1>>> cache.clear()\nw1>>> cache.get('a')": "w1 (pid 4021) did not have :1:a.\n" +
			"The whole store was cleared.",
		"w1>>> cache.set('a', 1, None)\nw1>>> for i in range(300): cache.set(str(i), i)\nw1>>> cache.get('a')": "w1 (pid 4021) did not have :1:a.\n" +
			"It was evicted: set(299) needed room, and it was among the least recently used.\nIt was stored in w1 (pid 4021) by set, for ever.",
		"w1>>> cache.set('a', 1)\n!restart w1\nw1>>> cache.get('a')": "w1 (pid 4024) did not have :1:a.\n" +
			"It was in pid 4021, which has ended: its memory went with it.\nIt was stored in w1 (pid 4021) by set, for 300 s.",
		"w1>>> cache.set('a', 1, 30)\n!+10s\n!fork w1\n...\n!+5s\nw2>>> cache.get('a')": "w2 (pid 4022) had :1:a.\n" +
			"It was stored in w1 (pid 4021) by set 15 s before, for 30 s.\nw2 (pid 4022) got a copy of it when it was forked.",
		"w1>>> cache.get_or_set('a', 1)\n1\nw2>>> cache.set('a', 2); cache.delete('a')\n...\nw3>>> cache.get('a')": "w3 (pid 4023) did not have :1:a.\n" +
			"Nobody has stored it in w3 (pid 4023).\nw1 (pid 4021) has it, in a memory of its own.",
		"w1>>> cache.set('a', 1); cache.incr_version('a')\n2\nw1>>> cache.get('a')": "w1 (pid 4021) did not have :1:a.\n" +
			"It was deleted by incr_version(a).\nIt was stored in w1 (pid 4021) by set, for 300 s.",
		"w1>>> cache.set('a', 1); x = cache.touch('a', 5)": "Its expiry was set in w1 (pid 4021) by touch, for 5 s.",
		"w1>>> cache.set('a', 1)":                          "It was stored in w1 (pid 4021) by set, for 300 s.",
	} {
		workers := "3"
		if strings.Contains(src, "!fork") {
			workers = "1"
		}
		j := played(t, "---\nsetup:\n  workers: "+workers+"\n---\n~~~locmem run\n"+src+"\n...\n~~~\n")
		log, _ := j.site.Log()
		var last rack.SiteEvent
		for _, e := range log {
			if e.Kind == rack.Called {
				last = e
			}
		}
		var said []string
		for _, b := range Explain(log, last) {
			said = append(said, b.String())
		}
		got := strings.Join(said, "\n")
		if got != want {
			t.Errorf("%s\ngot\n%s\nwant\n%s", src, got, want)
		}
	}
}

// TestExplainSharedCaches: what is there is everybody's, whoever stored it or
// took it away.
func TestExplainSharedCaches(t *testing.T) {
	const absent = "w2 (pid 4022) did not have :1:a.\n"
	for src, want := range map[string]string{
		"w1>>> cache.set('a', 1)\nw2>>> cache.get('a')":                                        "w2 (pid 4022) had :1:a.\nIt was stored in w1 (pid 4021) by set, for 300 s.",
		"w1>>> cache.set('b', 1)\nw2>>> cache.get('a')":                                        absent + "Nobody has stored it in redis 127.0.0.1:6379/0.",
		"w1>>> cache.clear()\nw2>>> cache.get('a')":                                            absent + "Nobody has stored it in redis 127.0.0.1:6379/0.",
		"w1>>> cache.set('a', 1); cache.clear()\nw2>>> cache.get('a')":                         absent + "The whole store was cleared.",
		"w1>>> cache.set('a', 1); cache.delete('a')\nTrue\nw2>>> cache.get('a')":               absent + "It was deleted by delete(a).\nIt was stored in w1 (pid 4021) by set, for 300 s.",
		"w1>>> cache.set('a', 1, 5)\n!+9s\nw1>>> cache.get('a')\nNone\nw2>>> cache.get('a')":   absent + "Its time was over, and an earlier call dropped it.\nIt was stored in w1 (pid 4021) by set 9 s before, for 5 s.",
		"!kill redis\nw2>>> try:\n...     cache.get('a')\n... except Exception:\n...     pass": "The call failed in w2 (pid 4022): ConnectionError: Error 111 connecting to 127.0.0.1:6379. Connection refused.",
	} {
		j := played(t, "---\nsetup:\n  workers: 2\n  backend: redis\n---\n~~~locmem run\n"+src+"\n...\n~~~\n")
		log, _ := j.site.Log()
		var said []string
		for _, b := range Explain(log, log[len(log)-1]) {
			said = append(said, b.String())
		}
		if got := strings.Join(said, "\n"); got != want {
			t.Errorf("%s\ngot\n%s\nwant\n%s", src, got, want)
		}
	}
}
