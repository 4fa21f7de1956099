package script

import (
	"strings"

	"locmem/engine/py"
)

// Some of what builtin types do is rare and long. It is Python, in the module
// _methods of the library: a class there for each type, and functions.

// written are the methods there are, by the name of the type; one with () behind
// it is an attribute.
var written = map[string]string{
	"bytes": "capitalize expandtabs isalnum isalpha isascii isdigit islower isspace istitle isupper lower maketrans swapcase title " +
		"translate upper",
	"bytearray": "append capitalize center clear copy count decode endswith expandtabs extend find hex index insert isalnum isalpha " +
		"isascii isdigit islower isspace istitle isupper join ljust lower lstrip maketrans partition pop remove removeprefix " +
		"removesuffix replace reverse rfind rindex rjust rpartition rsplit rstrip split splitlines startswith strip swapcase title " +
		"translate upper zfill",
	"int":           "as_integer_ratio conjugate",
	"float":         "as_integer_ratio conjugate fromhex hex imag() real()",
	"complex":       "conjugate",
	"range":         "count index",
	"slice":         "indices",
	"dict_keys":     "isdisjoint",
	"dict_items":    "isdisjoint",
	"BaseException": "add_note with_traceback",
	"Decimal": "as_integer_ratio canonical compare conjugate copy_abs copy_negate copy_sign exp fma from_float imag() ln log10 logb max min " +
		"next_minus next_plus number_class real() same_quantum scaleb to_eng_string to_integral_exact",
	"date":         "fromisocalendar",
	"BaseCache":    "key_func()",
	"SessionStore": "set_test_cookie test_cookie_worked delete_test_cookie get_expire_at_browser_close get_session_cookie_age get_expiry_date cache_key_prefix()",
}

// python calls a function of _methods.
func (in *Interp) python(name string, args ...py.Value) (py.Value, error) {
	m, err := in.load("_methods")
	if m == nil {
		return nil, orElse(err, Raise("ImportError", "the library of the playground is not here"))
	}
	f, _ := m.space.get(name)
	return in.CallNamed(f, args, nil)
}

func orElse(err, other error) error {
	if err != nil {
		return err
	}
	return other
}

// writtenAttr is v.name, or c.name without v, of a method in Python; nil if there is
// none.
func (in *Interp) writtenAttr(c *Class, v py.Value, name string) (py.Value, error) {
	if name[0] == '_' {
		return nil, nil
	}
	for _, k := range c.order() {
		list := " " + written[k.Name] + " "
		called := strings.Contains(list, " "+name+"() ")
		if k.user || !called && !strings.Contains(list, " "+name+" ") {
			continue
		}
		class, err := in.python("_class", py.Str(k.Name))
		if err != nil {
			return nil, err
		}
		if v == nil {
			return Host(class).(*Class).classAttr(in, name)
		}
		f, _ := Host(class).(*Class).lookUp(name)
		if called {
			return in.CallNamed(f, []py.Value{plain(v)}, nil)
		}
		return in.bindAttr(f, plain(v), k)
	}
	return nil, nil
}

// isWritten tells whether some type has a method of that name in Python: a Tab does
// not wait for it.
func isWritten(name string) bool {
	for _, list := range written {
		if strings.Contains(" "+list+" ", " "+name+"() ") {
			return true
		}
	}
	return false
}

// writtenNames are the methods and attributes in Python that a class has.
func (c *Class) writtenNames() []string {
	if c.user {
		return nil
	}
	return strings.Fields(strings.ReplaceAll(written[c.Name], "()", ""))
}
