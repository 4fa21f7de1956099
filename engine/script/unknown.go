package script

// What the language does not know, and what to write instead.

// instead says what to write for a word of Python that the playground leaves
// out. Empty: nothing in particular.
var instead = map[string]string{
	"class":        "Use a dict for data and functions for what it does.",
	"yield":        "Collect the values in a list and return the list.",
	"match":        "Use if and elif.",
	"type":         "Leave the line out: types are not checked here.",
	"async for":    "Use for, with await inside.",
	"async with":   "Use await on each call.",
	"except*":      "Use except.",
	"import *":     "Name what you need: from django.core.cache import cache, caches",
	"@":            "Use numbers with + - * / // % **.",
	"@=":           "Use numbers with + - * / // % **.",
	"x[a:b, c]":    "Take one slice at a time.",
	"open":         "The playground has no files. Use cache.set() and cache.get().",
	"input":        "Write the value into the code.",
	"eval":         "Write the expression itself.",
	"exec":         "Write the code itself.",
	"compile":      "Write the code itself.",
	"__import__":   "Use import.",
	"globals":      "Name what you need.",
	"locals":       "Name what you need.",
	"vars":         "Name what you need.",
	"dir":          "Type cache. and press Tab to see what it has.",
	"help":         "Type cache. and press Tab to see the methods and their arguments.",
	"render":       "A view returns its text: there are no templates.",
	"super":        "Use functions.",
	"property":     "Use functions.",
	"staticmethod": "Use functions.",
	"classmethod":  "Use functions.",
	"memoryview":   "Use bytes.",
	"breakpoint":   "Use print().",
	"exit":         "Reload the tab to end the process, or use its Restart button.",
	"quit":         "Reload the tab to end the process, or use its Restart button.",
}

// pythonOnly are the builtins of Python among them.
var pythonOnly = wordSet("open input eval exec compile __import__ globals locals vars dir help super property " +
	"staticmethod classmethod memoryview breakpoint exit quit")

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

// unknown refuses something that Python has and the playground does not.
func (p *parser) unknown(at pos, what string) {
	p.fail(at, "the playground does not know '"+what+"'", instead[what])
}

// known refuses a token that starts something that Python has and the
// playground does not; others pass.
func (p *parser) known(t *token) {
	if t.kind != tKeyword {
		return
	}
	switch t.text {
	case "class", "yield":
		p.unknown(t.start, t.text)
	}
}

// knownModule refuses an import of a module that is not there.
func (p *parser) knownModule(at pos, module string) {
	if moduleNames[module] {
		return
	}
	hint := ""
	for m := module; hint == "" && m != ""; m = parent(m) {
		hint = moduleHints[m]
	}
	if hint != "" {
		hint += " "
	}
	refusal := syntaxError(at, "the playground does not know 'import "+module+"'", hint+modulesKnown)
	refusal.Type = "ImportError" // Python reads the line well
	panic(refusal)
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
