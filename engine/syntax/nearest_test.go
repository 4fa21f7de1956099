package syntax

import "testing"

func TestNearest(t *testing.T) {
	settings := []string{"BACKEND", "LOCATION", "TIMEOUT", "OPTIONS", "KEY_PREFIX", "VERSION", "KEY_FUNCTION"}
	names := []string{"cache", "caches", "print", "get", "set", "time", "upper", "price"}
	for _, c := range []struct {
		word  string
		words []string
		want  string
	}{
		{"TIMOUT", settings, "TIMEOUT"}, {"timeout", settings, "TIMEOUT"}, {"LOCATON", settings, "LOCATION"}, {"OPTION", settings, "OPTIONS"},
		{"PREFIX", settings, ""}, {"TIMEOUT", settings, ""}, {"KEYPREFIX", settings, "KEY_PREFIX"}, {"FOO", settings, ""}, {"", settings, ""},
		{"cahce", names, "cache"}, {"cach", names, "cache"}, {"prnt", names, "print"}, {"gte", names, "get"}, {"x", names, ""}, {"zzz", names, ""},
		{"TIMEOUTS", settings, "TIMEOUT"}, {"Backend", settings, "BACKEND"}, {"OPTOINS", settings, "OPTIONS"}, {"VERISON", settings, "VERSION"},
		{"COLOR", settings, ""}, {"X", settings, ""}, {"USER", settings, ""}, {"Upper", names, "upper"}, {"prcie", names, "price"},
	} {
		if got := Nearest(c.word, c.words); got != c.want {
			t.Errorf("%s: %q, not %q", c.word, got, c.want)
		}
	}
}

func TestDistance(t *testing.T) {
	long := make([]byte, 1<<20)
	for _, c := range []struct {
		a, b string
		want int
	}{{"", "", 0}, {"a", "", 1}, {"", "ab", 2}, {"get", "gte", 1}, {"kitten", "sitting", 3}, {"ab", "ab", 0}, {"a", string(long), 1 << 20}} {
		if got := Distance(c.a, c.b); got != c.want {
			t.Errorf("%.20s %.20s: %d", c.a, c.b, got)
		}
	}
}
