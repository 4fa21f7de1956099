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
	"memoryview": "Use bytes.",
	"breakpoint": "Use print().",
	"CACHES":     AtStart,
	"exit":       "Reload the tab to end the process, or use its Restart button.",
	"quit":       "Reload the tab to end the process, or use its Restart button.",
}

// pythonOnly are the builtins of Python among them.
var pythonOnly = wordSet("open input eval exec compile __import__ help memoryview breakpoint exit quit")

// modulesKnown is the hint about an import that can only be a mistake.
const modulesKnown = "Tab behind import lists what there is."
