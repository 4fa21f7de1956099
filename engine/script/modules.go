package script

import (
	"crypto/md5"
	"encoding/hex"
	"math"
	"strings"

	"go.starlark.net/starlark"

	"locmem/engine/py"
)

// moduleNames are the modules that can be imported; a package holds those
// below it.
var moduleNames = wordSet("django django.core django.core.cache django.core.cache.utils django.core.cache.backends " +
	"django.core.cache.backends.base django.core.exceptions django.utils django.utils.timezone " +
	"django.http django.shortcuts django.urls django.contrib django.contrib.auth " +
	"time datetime decimal uuid math warnings asyncio __future__ typing")

// module is an imported module.
type module struct {
	in   *Interp
	name string
}

func (in *Interp) moduleValue(name string) py.Value {
	return newObject("module", "<module '"+name+"'>", &module{in, name})
}

func (m *module) equal(other any) bool {
	o, ok := other.(*module)
	return ok && o.name == m.name
}

func (m *module) attr(in *Interp, name string) (py.Value, error) {
	if v := in.member(m.name, name); v != nil {
		return v, nil
	}
	if moduleNames[m.name+"."+name] {
		return in.moduleValue(m.name + "." + name), nil
	}
	if name == "__name__" {
		return py.Str(m.name), nil
	}
	return nil, nil
}

func (m *module) names() []string { return memberNames[m.name] }

// memberNames are what each module has.
var memberNames = map[string][]string{
	"django.core.cache":               strings.Fields("cache caches CacheKeyWarning InvalidCacheBackendError InvalidCacheKey DEFAULT_CACHE_ALIAS close_caches"),
	"django.core.cache.utils":         {"make_template_fragment_key"},
	"django.core.cache.backends.base": strings.Fields("DEFAULT_TIMEOUT CacheKeyWarning InvalidCacheBackendError InvalidCacheKey"),
	"django.core.exceptions":          {"ImproperlyConfigured"},
	"django.http":                     strings.Fields("HttpResponse HttpResponseBadRequest HttpResponseForbidden HttpResponseNotFound HttpResponseServerError HttpResponseRedirect JsonResponse Http404"),
	"django.shortcuts":                {"redirect"},
	"django.urls":                     {"path"},
	"django.contrib.auth":             {"login", "logout"},
	"django.utils":                    {"timezone"},
	"django.utils.timezone":           {"now", "utc"},
	"time":                            strings.Fields("time sleep monotonic perf_counter time_ns"),
	"datetime":                        strings.Fields("datetime date timedelta timezone UTC"),
	"decimal":                         {"Decimal", "InvalidOperation"},
	"uuid":                            {"UUID"},
	"math":                            strings.Fields("ceil floor sqrt inf nan pi isnan isinf trunc"),
	"warnings":                        strings.Fields("simplefilter filterwarnings catch_warnings warn"),
	"asyncio":                         strings.Fields("run gather sleep"),
	"__future__":                      {"annotations"},
	"typing":                          strings.Fields("Any Optional Union List Dict Tuple Set Callable"),
}

// privateImport is %import(statement).
func (in *Interp) privateImport(args starlark.Tuple) (starlark.Value, error) {
	st := args[0].(raw).v.(*imports)
	if st.attr == "" {
		name := st.module
		if st.as == "" {
			name = st.bindsName()
		}
		return in.box(in.moduleValue(name)), nil
	}
	if v, _ := (&module{in, st.module}).attr(in, st.attr); v != nil {
		return in.box(v), nil
	}
	hint := instead[st.attr]
	if near := nearest(st.attr, memberNames[st.module]); near != "" {
		hint = "Did you mean: '" + near + "'?"
	}
	return nil, &exception{class: classes["ImportError"], hint: hint,
		args: []py.Value{py.Str("cannot import name '" + st.attr + "' from '" + st.module + "'")}}
}

// member is a module's name, or nil.
func (in *Interp) member(module, name string) py.Value {
	if indexOf(memberNames[module], name) < 0 {
		return nil
	}
	switch module {
	case "django.core.cache", "django.core.cache.backends.base":
		switch name {
		case "cache":
			return in.cacheProxy()
		case "caches":
			return in.cacheHandler()
		case "DEFAULT_CACHE_ALIAS":
			return py.Str("default")
		case "DEFAULT_TIMEOUT":
			return defaultTimeout
		}
	case "django.utils":
		return in.moduleValue("django.utils.timezone")
	case "datetime":
		switch name {
		case "UTC":
			return utc
		}
	case "math":
		switch name {
		case "inf":
			return py.Float(math.Inf(1))
		case "nan":
			return py.Float(math.NaN())
		case "pi":
			return py.Float(math.Pi)
		}
	case "typing", "__future__":
		return py.None
	}
	if module == "django.utils.timezone" && name == "utc" {
		return utc
	}
	if b := moduleFunctions[module+"."+name]; b != nil {
		return b.of(in, nil)
	}
	if c := classes[name]; c != nil {
		return c.object
	}
	return nil
}

// moduleFunctions are the functions of modules by full name.
var moduleFunctions = map[string]*builtin{}

func moduleFunction(module, spec string, do func(a *args) (py.Value, error)) {
	b := newBuiltin(spec, do)
	moduleFunctions[module+"."+b.name] = b
}

func init() {
	for _, name := range []string{"time", "monotonic", "perf_counter"} {
		moduleFunction("time", name+" 0 0", func(a *args) (py.Value, error) { return py.Float(a.in.now()), nil })
	}
	moduleFunction("time", "time_ns 0 0", func(a *args) (py.Value, error) { return py.Int(a.in.now() * 1e9), nil })
	moduleFunction("time", "!sleep 1 1", slept)
	moduleFunction("asyncio", "sleep 1 2", func(a *args) (py.Value, error) {
		return a.in.newCoroutine("sleep", func() (py.Value, error) { return asleep(a) }), nil
	})
	moduleFunction("asyncio", "run 1 1", func(a *args) (py.Value, error) {
		if _, ok := host(a.pos[0]).(*coroutine); !ok {
			return nil, valueError("a coroutine was expected, got " + py.Repr(a.pos[0]))
		}
		return a.in.await(a.pos[0])
	})
	moduleFunction("asyncio", "gather 0 *", func(a *args) (py.Value, error) {
		all := a.pos
		return a.in.newCoroutine("gather", func() (py.Value, error) {
			results := &py.List{}
			for _, c := range all {
				v, err := a.in.await(c)
				if err != nil {
					return nil, err
				}
				results.Items = append(results.Items, v)
			}
			return results, nil
		}), nil
	})
	moduleFunction("django.utils.timezone", "now 0 0", func(a *args) (py.Value, error) { return dateTimeOf(a.in.now(), true) })
	moduleFunction("django.core.cache", "!close_caches 0 *", func(a *args) (py.Value, error) { return py.None, nil })
	moduleFunction("django.core.cache.utils", "make_template_fragment_key 1 2 fragment_name vary_on", fragmentKey)
	mathFunctions()
	warningFunctions()
}

// now is the world's time.
func (in *Interp) now() float64 {
	if in.world.Now == nil {
		return 0
	}
	return in.world.Now()
}

// fragmentKey is Django's make_template_fragment_key.
func fragmentKey(a *args) (py.Value, error) {
	h := md5.New()
	if vary := a.get(1, py.None); vary != py.None {
		err := a.in.each(vary, func(v py.Value) error {
			s, err := a.in.text(v)
			h.Write([]byte(s + ":"))
			return err
		})
		if err != nil {
			return nil, err
		}
	}
	name, err := a.in.text(a.pos[0])
	return py.Str("template.cache." + name + "." + hex.EncodeToString(h.Sum(nil))), err
}

func mathFunctions() {
	for name, f := range map[string]func(float64) float64{"ceil": math.Ceil, "floor": math.Floor, "trunc": math.Trunc} {
		moduleFunction("math", name+" 1 1", func(a *args) (py.Value, error) {
			if isInt(a.pos[0]) {
				return a.pos[0], nil
			}
			x, err := py.Float64(a.pos[0])
			if err != nil {
				return nil, err
			}
			return roundFloat(f(x), 0, true)
		})
	}
	moduleFunction("math", "sqrt 1 1", func(a *args) (py.Value, error) {
		x, err := py.Float64(a.pos[0])
		if err == nil && x < 0 {
			err = valueError("math domain error")
		}
		return py.Float(math.Sqrt(x)), err
	})
	for name, f := range map[string]func(float64) bool{"isnan": math.IsNaN, "isinf": func(x float64) bool { return math.IsInf(x, 0) }} {
		moduleFunction("math", name+" 1 1", func(a *args) (py.Value, error) {
			x, err := py.Float64(a.pos[0])
			return py.Bool(f(x)), err
		})
	}
}
