package scenario

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// later are the pastes that need what is not there yet.
var later = map[string]string{
	"set-changed-later":       "settings that compute",
	"set-dict-call":           "settings that compute",
	"set-django-redis":        "settings that compute",
	"set-env-cache":           "settings that compute",
	"set-from-function":       "settings that compute",
	"set-if-debug":            "settings that compute",
	"set-if-in-environ":       "settings that compute",
	"set-int-environ":         "settings that compute",
	"set-key-function-object": "settings that compute",
	"set-lazy-bad-alias":      "settings that compute",
	"set-name-times":          "settings that compute",
	"set-timedelta":           "settings that compute",
	"set-class-based":         "settings that compute",
	"set-decouple":            "settings that compute",
	"set-loop-aliases":        "settings that compute",
	"set-redis-sentinel-env":  "settings that compute",
	"set-testing-argv":        "settings that compute",
	"set-try-import":          "settings that compute",
}

// TestPastes: what people paste, with the answers of real Django, is verified as
// serve check does.
func TestPastes(t *testing.T) {
	files, err := filepath.Glob("../../tests/conformance/pastes/*.md")
	if err != nil || len(files) == 0 {
		t.Fatalf("no pastes: %v", err)
	}
	for _, file := range files {
		name := strings.TrimSuffix(filepath.Base(file), ".md")
		t.Run(name, func(t *testing.T) {
			src, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			var wrong []string
			for _, v := range Verify(context.Background(), string(src)) {
				if !v.OK {
					wrong = append(wrong, v.Text(file))
				}
			}
			why := later[name]
			switch {
			case why == "" && len(wrong) > 0:
				t.Error(strings.Join(wrong, "\n"))
			case why != "" && len(wrong) == 0:
				t.Errorf("it passes: take it out of the list of those that need %s", why)
			}
		})
	}
}
