package settings_test

import (
	"context"
	"fmt"

	"locmem/engine/library"
	"locmem/engine/library/embedded"
	"locmem/engine/script"
	"locmem/engine/settings"
)

// What a settings.py says, what is wrong with it, and what it needs.
func Example() {
	_, notes := settings.Parse(`CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATON": "unique-snowflake",
        "TIMEOUT": "soon",
    },
}`)
	for _, d := range notes {
		fmt.Printf("%d:%d %s: %s %s\n", d.Line, d.Column, d.Severity, d.Message, d.Hint)
	}
	modules := func(bool) (script.Library, error) { return library.Modules(embedded.Texts()), nil }
	libraries := settings.World{World: script.World{Modules: modules}}
	s, _ := settings.Read(context.Background(), `CACHES = {"default": {"LOCATION": os.environ["SITE"]}}`, libraries)
	for _, b := range s.Blanks {
		fmt.Println("set", b.Name, "for", b.Text)
	}
	// Output:
	// 4:9 lint: Django does not read 'LOCATON'. Did you mean LOCATION?
	// 5:20 lint: int() refuses 'soon', so TIMEOUT quietly becomes 300. Write a whole number.
	// set SITE for os.environ["SITE"]
}
