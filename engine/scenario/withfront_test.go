package scenario

import "testing"

func TestWithFront(t *testing.T) {
	for _, x := range []struct{ src, value, want string }{
		{"# A\n", "One", "---\ntitle: One\n---\n# A\n"},
		{"# A\n", "", "# A\n"},
		{"---\nlang: nl\n---\n# A\n", "One", "---\nlang: nl\ntitle: One\n---\n# A\n"},
		{"---\ntitle: Two\nlang: nl\n---\n# A\n", "One\nline", "---\ntitle: One line\nlang: nl\n---\n# A\n"},
		{"---\ntitle: Two\nlang: nl\n---\n# A\n", "", "---\nlang: nl\n---\n# A\n"},
		{"---\nsetup:\n  workers: 2\n---\n", "One", "---\nsetup:\n  workers: 2\ntitle: One\n---\n"},
		{"---\ntitle: Two\n", "One", "---\ntitle: Two\n"},
		{"", `"quoted"`, "---\ntitle: \"\"quoted\"\"\n---\n"},
	} {
		got := WithFront(x.src, "title", x.value)
		if got != x.want {
			t.Errorf("%q with %q: %q", x.src, x.value, got)
		}
		if again := WithFront(got, "title", x.value); again != got {
			t.Errorf("once more: %q", again)
		}
	}
	for _, title := range []string{"plain", `"a"`, `'a'`, `it's: "so"`, "# no comment", "a;b"} {
		if s, problems := Parse(WithFront("---\nlang: en\n---\n", "title", title)); s.Title != title || len(problems) > 0 {
			t.Errorf("%q is read as %q, %v", title, s.Title, problems)
		}
	}
}
