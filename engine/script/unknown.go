package script

// What the language does not know, and what to write instead.

// instead says what to write for a word of Python that the playground leaves
// out. Empty: nothing in particular.
var instead = map[string]string{
	"type":       "Leave the line out: types are not checked here.",
	"except*":    "Use except.",
	"open":       "The playground has no files. Use cache.set() and cache.get().",
	"input":      "Write the value into the code.",
	"eval":       "Write the expression itself.",
	"exec":       "Write the code itself.",
	"compile":    "Write the code itself.",
	"__import__": "Use import.",
	"help":       "Type cache. and press Tab to see the methods and their arguments.",
	"render":     "A view returns its text: there are no templates.",
	"memoryview": "Use bytes.",
	"breakpoint": "Use print().",
	"CACHES":     AtStart,
	"exit":       "Reload the tab to end the process, or use its Restart button.",
	"quit":       "Reload the tab to end the process, or use its Restart button.",
}

// pythonOnly are the builtins of Python among them.
var pythonOnly = wordSet("open input eval exec compile __import__ help memoryview breakpoint exit quit")

// modulesKnown is the end of every hint about imports.
const modulesKnown = "The playground knows django.core.cache, time, datetime and a few others of Django's caching docs."

// moduleHints say what to do about modules that people import often.
var moduleHints = map[string]string{
	"os":              "Write settings and values into the code.",
	"sys":             "Leave it out.",
	"threading":       "Every tab is a process; open another one to see two at work.",
	"multiprocessing": "Every tab is a process; open another one to see two at work.",
	"redis":           "The playground is about Django's own local memory cache.",
	"random":          "Write the values into the code, so that everybody sees the same.",
	"requests":        "The playground has no network.",
	"json":            "The cache stores Python values as they are: no need for JSON.",
	"pickle":          "The cache pickles by itself: hand it the value.",
	"functools":       "Use a dict or the cache itself.",
	"itertools":       "Use for loops and lists.",
	"collections":     "Use dict and list.",
	"re":              "Use the methods of str.",
	"django.views":    "Cache in the view itself: cache.get_or_set(key, make, 60).",
	"django.conf":     "Code cannot read the settings here: a page with a settings.py runs with that one, every other page with Django's defaults.",
	"django.db":       "The database is db in views.py: db.query(name). Or use a function that returns the value.",
}

// parent is a dotted name without its last part.
func parent(module string) string {
	for i := len(module) - 1; i >= 0; i-- {
		if module[i] == '.' {
			return module[:i]
		}
	}
	return ""
}
