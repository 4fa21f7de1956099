package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"locmem/engine/scenario"
)

func TestLinkAndEmbed(t *testing.T) {
	dir := t.TempDir()
	write := func(name, text string) string {
		file := filepath.Join(dir, name)
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		return file
	}
	const source = "---\ntitle: A [b] & \"c\"\nlang: nl\n---\n```locmem run\nw1>>> cache.get(\"<a>\")\nNone\n```\n"
	good := write("good.md", source)
	run := func(f func([]string, *bytes.Buffer, *bytes.Buffer) int, args ...string) (out, errs string, status int) {
		var o, e bytes.Buffer
		status = f(args, &o, &e)
		return o.String(), e.String(), status
	}
	linked := func(args []string, out, errs *bytes.Buffer) int { return link(args, out, errs) }
	shown := func(args []string, out, errs *bytes.Buffer) int { return embed(args, out, errs) }

	out, errs, status := run(linked, "-public", "https://example.org/x", good)
	address, fragment, _ := strings.Cut(strings.TrimSpace(out), "#")
	if got, err := scenario.Decode("#" + fragment); address != "https://example.org/x/nl/" || err != nil || got.Source != source || errs != "" || status != 0 {
		t.Errorf("%q, %q, %d", out, errs, status)
	}
	out, errs, status = run(shown, good)
	for _, want := range []string{
		`<script defer src="http://127.0.0.1:8000/v1/embed.js">`, `w1&gt;&gt;&gt; cache.get(&#34;&lt;a&gt;&#34;)`,
		`<iframe src="http://127.0.0.1:8000/nl/embed/#1d=`, `title="A [b] &amp; &#34;c&#34;"`, `[![A \[b\] & "c"](picture.png)](http://127.0.0.1:8000/nl/#1d=`,
	} {
		if !strings.Contains(out, want) {
			t.Errorf("no %s in\n%s", want, out)
		}
	}
	if !strings.Contains(errs, "nobody else can open") || status != 0 {
		t.Errorf("%q, %d", errs, status)
	}
	const turn = "~~~locmem try id=x\n~~~\n~~~locmem check for=x\nexpect value(w1, 'a') == 1\n~~~\n~~~locmem solution for=x\nw1>>> cache.set('a', 1)\n~~~\n"
	out, _, _ = run(shown, write("turn.md", turn))
	if strings.Contains(out, "<locmem-playground>") || strings.Count(out, "<iframe ") != 1 {
		t.Errorf("what is to be solved needs a frame:\n%s", out)
	}
	for want, args := range map[string][]string{
		"no such file": {filepath.Join(dir, "none.md")},
		"usage:":       {},
		"-public: ":    {good, "-public", "ftp://x"},
		"bad.md:1: ":   {write("bad.md", "```locmem rnu\n```\n")},
		"64 KiB":       {write("long.md", strings.Repeat("word\n", 20000))},
	} {
		if _, errs, status := run(linked, args...); !strings.Contains(errs, want) || status == 0 {
			t.Errorf("%v: %q, %d", args, errs, status)
		}
	}
}
