package script

import "testing"

// TestPromptRemembersWhatItShowed: _ is the last value that a prompt showed,
// None left out, unless the code has a _ of its own.
func TestPromptRemembersWhatItShowed(t *testing.T) {
	world, _ := testWorld()
	in := New(world)
	for _, c := range []struct{ code, want string }{
		{"40 + 2", "42"}, {"None", "None"}, {"_ + 1", "43"}, {"x = 7", ""}, {"_", "43"},
		{"'a'\n'b'\n", "'b'"}, {"_", "'b'"}, {"for _ in range(3): pass", ""}, {"_", "2"}, {"del _", ""}, {"_", "2"},
	} {
		r := in.Exec(c.code, Run{})
		got := ""
		if r.Repr != nil {
			got = *r.Repr
		}
		if r.Err != nil || got != c.want {
			t.Errorf("%s shows %q and %v, not %q", c.code, got, r.Err, c.want)
		}
	}
}

// TestHandlerListsItsCaches: caches.all() opens them all, and can leave out
// those that nobody has used.
func TestHandlerListsItsCaches(t *testing.T) {
	world, _ := testWorld()
	in := New(world)
	for _, c := range []struct{ code, want string }{
		{"len(caches.all(initialized_only=True))", "0"},
		{"cache.get('a')", "None"},
		{"caches.all(initialized_only=True) == [caches['default']]", "True"},
		{"len(caches.all()) == len(list(caches))", "True"},
		{"len(caches.all(True)) == len(list(caches))", "True"},
	} {
		r := in.Exec(c.code, Run{})
		got := ""
		if r.Repr != nil {
			got = *r.Repr
		}
		if r.Err != nil || got != c.want {
			t.Errorf("%s shows %q and %v, not %q", c.code, got, r.Err, c.want)
		}
	}
}
