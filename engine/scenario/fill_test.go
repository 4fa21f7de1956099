package scenario

import (
	"context"
	"testing"
)

func TestFillWritesWhatComesOut(t *testing.T) {
	const src = "---\nsetup:\n  workers: 2\n---\n```locmem views\ndef home(request):\n    return \"hi\"\n```\n" +
		"```locmem run\nw1>>> cache.set(\"a\", 1, 5)\nw1>>> cache.get(\"a\")\nw2>>> print(cache.get(\"a\"))\n" +
		"w1>>> for i in range(2):\n...     print(i)\nw1>>> cache.get(\"a\")\n99\n!+10s\nw1>>> cache.get(\"a\") is None\n" +
		"!request /home\nw1>>> 1/0\nw1>>> print(\"w1>>> x\")\nw1>>> print(\"... x\")\n```\ntext\n```locmem predict\nw1>>> 1\n- 1 # correct\n- 2\n```\n"
	const want = "---\nsetup:\n  workers: 2\n---\n```locmem views\ndef home(request):\n    return \"hi\"\n```\n" +
		"```locmem run\nw1>>> cache.set(\"a\", 1, 5)\nw1>>> cache.get(\"a\")\n1\nw2>>> print(cache.get(\"a\"))\nNone\n" +
		"w1>>> for i in range(2):\n...     print(i)\n0\n1\nw1>>> cache.get(\"a\")\n99\n!+10s\nw1>>> cache.get(\"a\") is None\nTrue\n" +
		"!request /home\nw1 200 hi\nw1>>> 1/0\nZeroDivisionError: division by zero\nw1>>> print(\"w1>>> x\")\nw1>>> print(\"... x\")\n```\ntext\n```locmem predict\nw1>>> 1\n- 1 # correct\n- 2\n```\n"
	got := Fill(context.Background(), src, nil)
	if got != want {
		t.Errorf("%s\nwant\n%s", got, want)
	}
	if again := Fill(context.Background(), got, nil); again != got {
		t.Errorf("filled again:\n%s", again)
	}
	for _, same := range []string{"", "text", "```locmem run\n!nothing\n```\n", "```locmem run\nw1>>> 1"} {
		if got := Fill(context.Background(), same, nil); got != same {
			t.Errorf("%q became %q", same, got)
		}
	}
	over, end := context.WithCancel(context.Background())
	end()
	if got := Fill(over, src, nil); got != src {
		t.Errorf("without time:\n%s", got)
	}
}
