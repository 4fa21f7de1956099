package settings_test

import (
	"fmt"

	"locmem/engine/settings"
)

// What a settings.py says, what is wrong with it, and what it leaves open.
func Example() {
	s, notes := settings.Parse(`CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATON": "unique-snowflake",
        "TIMEOUT": "soon",
        "KEY_PREFIX": os.environ["SITE"],
    },
}`)
	for _, d := range notes {
		fmt.Printf("%d:%d %s: %s %s\n", d.Line, d.Column, d.Severity, d.Message, d.Hint)
	}
	for _, b := range s.Blanks {
		fmt.Println("fill in", b.Path, "instead of", b.Text)
	}
	// Output:
	// 4:9 lint: Django does not read 'LOCATON'. Did you mean LOCATION?
	// 5:20 lint: int() refuses 'soon', so TIMEOUT quietly becomes 300. Write a whole number.
	// fill in [default KEY_PREFIX] instead of os.environ["SITE"]
}
