package settings

import (
	"maps"
	"strconv"
	"strings"
)

// Text is the words of a diagnostic in English, with %[1]s for its first
// argument. Message is "" where Python or Django has the words; Hint may be "".
type Text struct{ Message, Hint string }

// Texts are the words of every code, for a page in another language.
func Texts() map[string]Text { return maps.Clone(texts) }

// Say puts arguments into the words.
func (t Text) Say(args []string) (message, hint string) {
	pairs := make([]string, 0, 2*len(args))
	for i, a := range args {
		pairs = append(pairs, "%["+strconv.Itoa(i+1)+"]s", a)
	}
	r := strings.NewReplacer(pairs...)
	return r.Replace(t.Message), r.Replace(t.Hint)
}

// texts are the words by code. What a lint says first is what happens.
var texts = map[string]Text{
	// The file.
	"settings-name": {"Django does not read %[1]s, so its default cache counts.", "Did you mean CACHES?"},
	"caches-again":  {"This CACHES is lost: line %[1]s sets it again.", "Remove one of the two."},

	"caches-compared": {"", "This line compares CACHES and sets nothing. One = sets it: CACHES = {...}."},

	// Running it.
	"assumed":     {"%[1]s is not defined in this text, so a line is assumed that stands in most projects: %[2]s.", "Write the line that makes %[1]s above."},
	"environment": {"", "The environment has no %[1]s. Write %[1]s=value into it (locmem environ), or a default here."},
	"raised":      {"", ""},
	"elsewhere":   {"What CACHES is stands in another file, which is not here.", "Write that CACHES above this line."},
	"in-class":    {"The CACHES inside class %[1]s is not read here, so Django's default cache counts.", "Write CACHES at the margin, outside the class."},
	"star":        {"The CACHES of %[1]s counts, if it has one, and that file is not here: Django's default cache takes its place.", "Paste the CACHES of that file below this line."},
	"not-here":    {"", "Write its value here."},
	"stand-in":    {"%[1]s is a stand-in here: %[2]s.", ""},

	// Python's grammar: hints only.
	"backslash":        {"", "A backslash joins lines and is the last character of its line. Within brackets it is not needed."},
	"non-printable":    {"", "An invisible character came along, perhaps from a web page. Delete it and type a space."},
	"curly-quote":      {"", `Use the straight quotes ' or ".`},
	"quotes-missing":   {"", "Text needs quotes."},
	"unmatched":        {"", "Remove it, or open a bracket before it."},
	"end-quote":        {"", "The text is not ended on its line: end it with the quote that begins it."},
	"never-closed":     {"", "Write %[1]s where it ends."},
	"indent":           {"", "Move the line to the left margin."},
	"braces":           {"", `Put braces around it: CACHES = {"default": {...}}.`},
	"equals-missing":   {"", "Write CACHES = {...}."},
	"too-early":        {"", "Something is missing at the end of the line."},
	"comment":          {"", "A comment begins with #."},
	"comma-missing":    {"", "Put a comma between the two."},
	"colon-not-equals": {"", `A dict is written {"key": value}, with a colon.`},
	"pair":             {"", "Write a colon and a value behind the key."},
	"value-missing":    {"", "A value is missing before it."},
	"semicolon":        {"", "Pairs are separated with commas."},
	"reserved":         {"", "The word %[1]s is reserved in Python. Text needs quotes."},

	// Words and keys.
	"unhashable":   {"", "What may change cannot be a key or in a set. Use text, a number or a tuple."},
	"twice":        {"This %[1]s is lost: line %[2]s has the same key again.", "Remove one of the two."},
	"other-word":   {"", "Python writes it %[1]s."},
	"quote-key":    {"", "Put quotes around the key."},
	"caches-type":  {"", `CACHES is a dict: {"default": {...}}. This is a %[1]s.`},
	"caches-comma": {"", "The comma after the last brace makes a tuple of it. Remove it."},
	"one-alias":    {"", `This is one cache without its alias. Write {"default": {...}} around it.`},
	"no-default":   {"", `Add "default": {...}. Django takes it wherever no alias is named.`},
	"no-alias":     {"", "%[1]s has to name one of these: %[2]s."},
	"alias-type":   {"An alias is text: nothing can ask for caches[%[1]s].", "Put quotes around it."},
	"alias-dict":   {"", `An alias is a dict of settings: %[1]s: {"BACKEND": "..."}.`},

	// Settings of an alias.
	"no-backend":         {"", `Add "BACKEND": "django.core.cache.backends.locmem.LocMemCache".`},
	"backend-type":       {"", "BACKEND is the dotted name of a class, as text."},
	"unknown-backend":    {"", "Only the backends that come with Django are known here, such as django.core.cache.backends.locmem.LocMemCache."},
	"unknown-setting":    {"Django does not read %[1]s.", ""},
	"unknown-option":     {"This backend does not read %[1]s.", ""},
	"belongs-in-options": {"Django does not read %[1]s here.", `It belongs in OPTIONS: "OPTIONS": {"%[2]s": ...}.`},
	"belongs-outside":    {"Django does not read %[1]s in OPTIONS.", "%[2]s belongs one level up, beside OPTIONS."},
	"lower-case":         {"Django does not read %[1]s: upper and lower case count.", "Did you mean %[2]s?"},
	"lower-case-wins":    {"This %[1]s is not read: the lower-case %[2]s beside it wins.", "Remove one of the two."},
	"options-dict":       {"", `OPTIONS is a dict: {"MAX_ENTRIES": 300}. Leave it out if it is empty.`},
	"no-number":          {"int() refuses %[2]s, so %[1]s quietly becomes %[3]s.", "Write a whole number."},
	"none-text":          {"int() refuses the text %[2]s, so %[1]s quietly becomes %[3]s.", "None is written without quotes."},
	"bool-number":        {"%[2]s counts as the number %[3]s.", "Write the number."},
	"cut-number":         {"%[1]s %[2]s is cut to %[3]s.", "Write a whole number."},
	"infinity":           {"", "%[1]s is a whole number. A TIMEOUT without end is None."},
	"timeout-zero":       {"With TIMEOUT %[1]s every entry has expired when it is stored.", "None never expires; DummyCache stores nothing."},
	"max-entries-zero":   {"With MAX_ENTRIES %[1]s every set first culls.", "Write a number above 0."},
	"cull-negative":      {"CULL_FREQUENCY %[1]s never drops anything: the cache grows without end.", "3 drops a third, 0 everything."},
	"cull-above-max":     {"A cull drops 1 entry in %[1]s, which is none of %[2]s: the cache grows past MAX_ENTRIES until it holds %[1]s.", "Write a CULL_FREQUENCY that is not above MAX_ENTRIES."},
	"location-missing":   {"%[1]s has no LOCATION to store anything in.", "Add a LOCATION: a server, a table or a folder."},
	"location-type":      {"", "LOCATION names a store. Use text."},
	"location-path":      {"", "LOCATION is the path of a folder, as text."},
	"location-name":      {"To LocMemCache %[1]s is only a name: nothing connects to it, and other processes see none of this cache.", "A cache outside the process needs another BACKEND."},
	"shared-location":    {"%[1]s and %[2]s have one LOCATION, so they are one store: the same keys, and clear() empties both.", "Give each its own LOCATION."},
	"shared-default":     {"%[1]s and %[2]s have one LOCATION, %[3]s, so they are one store: the same keys, and clear() empties both.", "Give each its own LOCATION."},
	"prefix-type":        {"KEY_PREFIX %[1]s is kept as it is: keys begin with %[2]s:", "Write text, or leave it out."},
	"version-none":       {"VERSION None is kept as it is: keys have None where 1 would be.", "Write a number, or leave it out."},
	"version-type":       {"VERSION %[1]s is kept as it is, and incr_version adds 1 to it with Python's +.", "Write a whole number."},
	"key-warning":        {"With this %[1]s every key gets a CacheKeyWarning.", "Use up to 200 characters, without spaces or control characters."},
	"key-function":       {"The playground has no modules, so %[1]s cannot be imported here.", "In a project it is the dotted name of a function of yours."},
	"key-function-name":  {"", "KEY_FUNCTION is the dotted name of a function, such as project.keys.make_key."},
}
