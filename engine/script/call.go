package script

import (
	"slices"
	"strconv"
	"strings"

	"locmem/engine/py"
	"locmem/engine/syntax"
)

// paramSpec is a parameter as calls see it.
type paramSpec struct {
	name     string
	stars    int
	keyword  bool
	position bool
	optional bool
}

// signature is what a Python function takes; it binds the arguments of calls.
type signature struct {
	name, qualname string
	params         []paramSpec
	simple         bool // no *args, **kwargs or parameters that are given by name only
	async          bool
	returns        bool // it has a return with a value
	doc            string
	notes          []note
}

// note is an annotation: of a parameter, or "return".
type note struct {
	name string
	x    syntax.Expr
}

// bound are the arguments of one call, in the order of the parameters. The
// slots of *args and **kwargs are unset.
type bound struct {
	slots []py.Value
	set   []bool
	rest  []py.Value
	extra []Named
}

// bind gives each argument to its parameter, or raises the TypeError that
// Python would.
func bind(s *signature, pos []py.Value, kw []Named) (*bound, error) {
	b := &bound{slots: make([]py.Value, len(s.params)), set: make([]bool, len(s.params))}
	n := 0
	varArgs, varKw := false, false
	for i, p := range s.params {
		switch {
		case p.stars == 1:
			varArgs = true
		case p.stars == 2:
			varKw = true
		case !p.keyword && n < len(pos):
			b.slots[i], b.set[i] = pos[n], true
			n++
		}
	}
	b.rest = slices.Clone(pos[n:])
	for _, k := range kw {
		if err := b.bindName(s, k, varKw); err != nil {
			return nil, err
		}
	}
	if len(b.rest) > 0 && !varArgs {
		return nil, s.tooMany(len(pos), b.set)
	}
	return b, s.missing(b.set)
}

func (b *bound) bindName(s *signature, k Named, varKw bool) error {
	for i, p := range s.params {
		if p.name != k.Name || p.stars > 0 {
			continue
		}
		if p.position {
			if varKw {
				break
			}
			return TypeError(s.qualname + "() got some positional-only arguments passed as keyword arguments: '" + k.Name + "'")
		}
		if b.set[i] {
			return TypeError(s.qualname + "() got multiple values for argument '" + k.Name + "'")
		}
		b.slots[i], b.set[i] = k.Value, true
		return nil
	}
	if !varKw {
		return TypeError(s.qualname + "() got an unexpected keyword argument '" + k.Name + "'")
	}
	for _, e := range b.extra {
		if e.Name == k.Name {
			return TypeError(s.qualname + "() got multiple values for keyword argument '" + k.Name + "'")
		}
	}
	b.extra = append(b.extra, k)
	return nil
}

// tooMany is the error of too many positional arguments.
func (s *signature) tooMany(given int, set []bool) error {
	least, most, keywords := 0, 0, 0
	for i, p := range s.params {
		switch {
		case p.stars > 0:
		case p.keyword:
			if set[i] {
				keywords++
			}
		default:
			most++
			if !p.optional {
				least++
			}
		}
	}
	takes := strconv.Itoa(most) + " positional argument" + plural(most)
	if least < most {
		takes = "from " + strconv.Itoa(least) + " to " + strconv.Itoa(most) + " positional arguments"
	}
	was := " were given"
	if given == 1 && keywords == 0 {
		was = " was given"
	}
	got := strconv.Itoa(given)
	if keywords > 0 {
		got += " positional argument" + plural(given) + " (and " + strconv.Itoa(keywords) + " keyword-only argument" + plural(keywords) + ")"
	}
	return TypeError(s.qualname + "() takes " + takes + " but " + got + was)
}

func plural(n int) string {
	if n == 1 {
		return ""
	}
	return "s"
}

// missing is the error of required parameters without an argument, or nil.
func (s *signature) missing(set []bool) error {
	for _, keyword := range []bool{false, true} {
		var names []string
		for i, p := range s.params {
			if p.keyword == keyword && p.stars == 0 && !p.optional && !set[i] {
				names = append(names, "'"+p.name+"'")
			}
		}
		if len(names) == 0 {
			continue
		}
		kind := "positional"
		if keyword {
			kind = "keyword-only"
		}
		return TypeError(s.qualname + "() missing " + strconv.Itoa(len(names)) + " required " + kind + " argument" + plural(len(names)) + ": " + enumeration(names))
	}
	return nil
}

// enumeration is 'a', 'b', and 'c', with Python's commas.
func enumeration(names []string) string {
	switch n := len(names); n {
	case 1:
		return names[0]
	case 2:
		return names[0] + " and " + names[1]
	default:
		return strings.Join(names[:n-1], ", ") + ", and " + names[n-1]
	}
}
