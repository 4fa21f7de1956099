package settings

import (
	"slices"
	"strings"

	"locmem/engine"
	"locmem/engine/py"
	"locmem/engine/syntax"
)

// settingNames are the keys of an alias that Django reads. The last three are
// the lower-case names of rules P1 to P3.
var settingNames = []string{"BACKEND", "LOCATION", "TIMEOUT", "OPTIONS", "KEY_PREFIX", "VERSION", "KEY_FUNCTION",
	"timeout", "max_entries", "cull_frequency"}

// aliasCheck is the check of one alias.
type aliasCheck struct {
	*checker
	*table
	at      *entry
	backend string          // the dotted name, "" if it is unknown
	class   *engine.Backend // what is known of it, or nil
	missed  *node           // the key that was probably meant to be BACKEND
}

// alias checks one alias and its settings.
func (c *checker) alias(e *entry) {
	if _, ok := e.key.(py.Str); !ok {
		c.lint(e.keyNode.span, "alias-type", brief(py.Repr(e.key)))
	}
	if _, ok := e.value.(*py.Dict); !ok {
		c.aliasType(e)
		return
	}
	a := &aliasCheck{checker: c, table: c.table(e.value, e.valueNode), at: e}
	a.backendName()
	a.names()
	a.options()
	a.timeout()
	a.limits()
	a.location()
	a.keyParts()
	a.keyFunction()
}

// aliasType complains about an alias that is no dict, as Django does at its
// first use: it copies the settings and takes BACKEND out.
func (c *checker) aliasType(e *entry) {
	kind := e.value.Type()
	err := &py.Error{Type: "AttributeError", Message: "'" + kind + "' object has no attribute 'copy'"}
	switch kind {
	case "list":
		err = &py.Error{Type: "TypeError", Message: "'str' object cannot be interpreted as an integer"}
	case "set":
		err = &py.Error{Type: "TypeError", Message: "set.pop() takes no arguments (1 given)"}
	}
	c.refuse(e.valueNode.span, err, "alias-dict", brief(py.Repr(e.key)))
}

// known is the entry of a setting, or nil.
func (a *aliasCheck) known(name string) *entry { return a.get(name) }

// names lints the keys that Django does not read (rule P9).
func (a *aliasCheck) names() {
	for _, e := range a.entries {
		key, ok := e.key.(py.Str)
		if e.keyNode == a.missed {
			continue
		}
		if !ok {
			a.lint(e.keyNode.span, "unknown-setting", brief(py.Repr(e.key)))
			continue
		}
		name := string(key)
		switch upper := strings.ToUpper(name); {
		case slices.Contains(settingNames, name):
		case slices.Contains(limitNames, upper):
			a.lint(e.keyNode.span, "belongs-in-options", name, upper)
		case slices.Contains(settingNames, upper):
			a.suggest(a.lint(e.keyNode.span, "lower-case", name, upper), e.keyNode.span, upper)
		default:
			a.unknownName(&e, name)
		}
	}
}

func (a *aliasCheck) unknownName(e *entry, name string) {
	if meant := syntax.Nearest(name, limitNames); meant != "" {
		a.lint(e.keyNode.span, "belongs-in-options", name, meant)
		return
	}
	meant := syntax.Nearest(name, settingNames[:7])
	if meant == "" && a.class == nil {
		return // a backend that is not Django's may read more
	}
	a.suggest(a.lint(e.keyNode.span, "unknown-setting", brief(py.ReprStr(name))), e.keyNode.span, meant)
}

// isSettingName tells that a word is a key of CACHES, an alias or OPTIONS.
func isSettingName(word string) bool {
	return word == "default" || slices.Contains(settingNames, word) || slices.Contains(limitNames, word)
}

// options checks OPTIONS: rules P2, P3, P6 and P9.
func (a *aliasCheck) options() {
	e := a.known("OPTIONS")
	if e == nil {
		return
	}
	if _, ok := e.value.(*py.Dict); !ok {
		if err := open(py.NewDict(py.Str("BACKEND"), py.Str(engine.LocMemBackend), py.Str("OPTIONS"), e.value)); err != nil {
			a.refuse(e.valueNode.span, err, "options-dict")
		}
		return
	}
	if a.class != nil && a.class.Client() {
		return // goes to the client of the server
	}
	for _, o := range a.checker.table(e.value, e.valueNode).entries {
		name := py.Text(o.key)
		upper := strings.ToUpper(name)
		switch {
		case slices.Contains(limitNames, name):
		case slices.Contains(limitNames, upper):
			a.suggest(a.lint(o.keyNode.span, "lower-case", name, upper), o.keyNode.span, upper)
		case slices.Contains(settingNames[:7], upper):
			a.lint(o.keyNode.span, "belongs-outside", name, upper)
		case syntax.Nearest(name, limitNames) == "" && syntax.Nearest(name, settingNames[:7]) != "":
			a.lint(o.keyNode.span, "belongs-outside", name, syntax.Nearest(name, settingNames[:7]))
		case syntax.Nearest(name, limitNames) != "" || a.class != nil:
			a.suggest(a.lint(o.keyNode.span, "unknown-option", brief(py.Repr(o.key))), o.keyNode.span, syntax.Nearest(name, limitNames))
		}
	}
}

// sharedStores lints aliases of local memory that are one store: rules S3, S4.
func (c *checker) sharedStores(aliases *table) {
	stores := &py.Dict{} // LOCATION to the place of its first alias
	for i := range aliases.entries {
		e := &aliases.entries[i]
		t := c.table(e.value, e.valueNode)
		b := t.get("BACKEND")
		if b == nil || b.value != py.Value(py.Str(engine.LocMemBackend)) {
			continue
		}
		var location py.Value = py.Str("")
		at, code := e.keyNode.span, "shared-default"
		if l := t.get("LOCATION"); l != nil {
			location, at, code = l.value, l.valueNode.span, "shared-location"
		}
		first, ok, err := stores.Get(location)
		if err != nil {
			continue
		}
		if !ok {
			stores.Set(location, py.Int(i))
			continue
		}
		other := aliases.entries[first.(py.Int)].key
		c.lint(at, code, brief(py.Repr(e.key)), brief(py.Repr(other)), brief(py.Repr(location)))
	}
}

// references checks settings that name an alias: the first use of one that is
// missing raises an error (rule H2).
func (c *checker) references() {
	var aliases []string
	c.late = true // Django looks the alias up when it is needed
	if c.root == nil {
		return
	}
	for k := range c.Caches.All() {
		aliases = append(aliases, py.Text(k))
	}
	for _, o := range c.Others {
		alias, ok := o.Value.(py.Str)
		if o.Name != "SESSION_CACHE_ALIAS" && o.Name != "CACHE_MIDDLEWARE_ALIAS" || !ok || slices.Contains(aliases, string(alias)) {
			continue
		}
		list := c.byName[o.Name]
		made := c.assigned[list[len(list)-1]]
		at := made.at
		if made.value != nil {
			at = c.node(made.value, "").span
		}
		err := &py.Error{Type: "InvalidCacheBackendError", Message: "The connection '" + string(alias) + "' doesn't exist."}
		c.suggest(c.refuse(at, err, "no-alias", o.Name, strings.Join(aliases, ", ")), at, syntax.Nearest(string(alias), aliases))
	}
}
