package script

import (
	"strings"

	"locmem/engine/syntax"
)

// textItems are keys within the quotes of a cache's call, and aliases within
// those of caches[...].
func (in *Interp) textItems(at *syntax.Cursor, keys []string) []Item {
	switch {
	case len(at.Open) > 0 && at.Open[0].Kind == '[' && in.isHandler(at.Open[0].Of):
		keys = in.aliases()
	case len(at.Open) > 0 && in.takesKey(at.Open[0]):
	case len(at.Open) > 1 && in.takesKey(at.Open[1]): // cache.get_many(["...
	default:
		return nil
	}
	var items []Item
	for _, k := range keys {
		if strings.HasPrefix(k, at.Word) && k != at.Word {
			items = append(items, Item{Text: k})
		}
	}
	return items
}

// isHandler tells whether an expression is caches.
func (in *Interp) isHandler(x syntax.Expr) bool {
	_, ok := Host(in.known(x)).(*handlerObject)
	return ok
}

// takesKey tells whether a bracket is that of a call of a cache's method.
func (in *Interp) takesKey(b syntax.Bracket) bool {
	called, ok := b.Of.(*syntax.Attribute)
	if !ok || b.Kind != '(' {
		return false
	}
	v := in.known(called.X)
	switch Host(v).(type) {
	case *proxy, *cacheObject:
		return methodOf(v, called.Attr) != nil || isExtra(v, called.Attr)
	}
	return false
}
