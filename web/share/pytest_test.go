package share

import (
	"os"
	"strings"
	"testing"
)

const tested = "---\ntitle: T\nsetup:\n  workers: 2\n---\n~~~locmem settings\nCACHES = {\"default\": {\"BACKEND\": \"django.core.cache.backends.locmem.LocMemCache\"}}\n~~~\n" +
	"~~~locmem run\nw1>>> for i in range(2):\n...     cache.set('a', i, 30)\nw1>>> cache.get('a')\n1\nw2>>> cache.get('a')\nNone\nall>>> cache.get('a', \"none\")\nw1: 1\nw2: 'none'\n" +
	"w2>>> cache.incr('nobody')\nValueError: ...\n!+30s\nw1>>> cache.get('a', 'gone')\n'gone'\nw1>>> cache.set('b', 1)\n!restart w1\nw1>>> cache.get('b', 'gone')\n'gone'\n" +
	"!kill w2\nw2>>> 1\n!start w2\nw1>>> cache.get('b')\nNone\n!request /home x2\nw1>>> cache.get('n')\n7\n!restart all\nw2>>> print('begins anew')\nbegins anew\n~~~\n"

func TestPytest(t *testing.T) {
	w := What{Title: `A "title"`, Shows: `It is \ here.`, Link: "https://x.org/#1d=a.b", Source: tested}
	got := w.In(Pytest)
	if to := os.Getenv("PYTEST_FILE"); to != "" { // for a run in a project
		if err := os.WriteFile(to, []byte(got+"\n"), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	head, body, _ := strings.Cut(got, prelude)
	if !strings.HasPrefix(head, "\"\"\"A \\\"title\\\"\nIt is \\\\ here.\nhttps://x.org/#1d=a.b\n\nRun it") || !strings.Contains(head, "LocMemCache\\\"}}\n\"\"\"\n") {
		t.Errorf("the head is\n%s", head)
	}
	want := `

def test_scenario():
    with Processes(["w1", "w2"]) as p:
        p.run("w1", "for i in range(2):\n    cache.set('a', i, 30)")
        p.run("w1", "cache.get('a')", "1")
        p.run("w2", "cache.get('a')", "None")
        p.run("all", "cache.get('a', \"none\")", "w1: 1\nw2: 'none'")
        p.run("w2", "cache.incr('nobody')", "ValueError: ...")
        p.move(30)
        p.run("w1", "cache.get('a', 'gone')", "'gone'")
        p.run("w1", "cache.set('b', 1)")
        p.restart(["w1"])
        p.run("w1", "cache.get('b', 'gone')", "'gone'")
        p.kill(["w2"])
        # left out, it is no process that runs here: w2>>> 1
        # What follows is run, but not compared, as that may have changed it.
        p.restart(["w2"])
        p.run("w1", "cache.get('b')")
        # left out, it goes through views: !request /home x2
        p.run("w1", "cache.get('n')")
        p.restart(["w1", "w2"])
        p.run("w2", "print('begins anew')", "begins anew")`
	if body != want {
		t.Errorf("%s\nnot\n%s", body, want)
	}
	for _, nothing := range []string{"", "~~~locmem run\n!request /\nw1>>> 1\n1\n~~~\n", "~~~locmem run\nw1>>> cache.set('a', 1)\n~~~\n", "~~~locmem run\nw1.a>>> 1\n1\n~~~\n"} {
		if got := (What{Source: nothing}).In(Pytest); got != NoTest {
			t.Errorf("of %q:\n%s", nothing, got)
		}
	}
}

func TestNothingOfATestEndsItsComment(t *testing.T) {
	got := What{Source: "```locmem run\nw1>>> x = db.q\r    __import__('os')\nw1>>> 1\n1\n```\n", Title: "a\rb\x00"}.In(Pytest)
	if strings.ContainsAny(got, "\r\x00") {
		t.Errorf("%q", got)
	}
}

func TestTheDatabaseOfAScenario(t *testing.T) {
	for code, want := range map[string]bool{
		"db.query('x')": true, "f = db": true, "[db]": true, "x(db)": true,
		"cache.get('db')": false, "'mydb.x'": false, "mydb.x": false, "settings.db": false, "dbs": false, "": false,
	} {
		if asksDB(code) != want {
			t.Errorf("%s: %v", code, !want)
		}
	}
}
