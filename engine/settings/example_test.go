package settings_test

import (
	"fmt"

	"locmem/engine/settings"
)

// What a settings.py says, what is wrong with it, and what it needs.
func Example() {
	s, notes := settings.Parse(`CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATON": "unique-snowflake",
        "TIMEOUT": "soon",
    },
}`)
	for _, d := range notes {
		fmt.Printf("%d:%d %s: %s %s\n", d.Line, d.Column, d.Severity, d.Message, d.Hint)
	}
	s, _ = settings.Parse(`CACHES = {"default": {"LOCATION": os.environ["SITE"]}}`)
	for _, b := range s.Blanks {
		fmt.Println("set", b.Name, "for", b.Text)
	}
	// Output:
	// 4:9 lint: Django does not read 'LOCATON'. Did you mean LOCATION?
	// 5:20 lint: int() refuses 'soon', so TIMEOUT quietly becomes 300. Write a whole number.
	// set SITE for os.environ["SITE"]
}
