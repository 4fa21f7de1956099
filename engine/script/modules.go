package script

import (
	"encoding/hex"
	"math"
	"strings"

	"locmem/engine/hashes"
	"locmem/engine/py"
)

// moduleNames are the modules that can be imported; a package holds those
// below it.
var moduleNames = wordSet("django django.core django.core.cache django.core.cache.utils django.core.cache.backends " +
	"django.core.cache.backends.base django.core.cache.backends.locmem django.core.cache.backends.dummy " +
	"django.core.cache.backends.redis django.core.cache.backends.memcached " +
	"django.core.cache.backends.db django.core.cache.backends.filebased django.core.exceptions django.utils django.utils.timezone " +
	"django.http django.shortcuts django.urls django.contrib django.contrib.auth " +
	"time datetime decimal uuid math warnings asyncio __future__ typing")

// memberNames are what each module has.
var memberNames = map[string][]string{
	"django.core.cache":                    strings.Fields("cache caches CacheKeyWarning InvalidCacheBackendError InvalidCacheKey DEFAULT_CACHE_ALIAS close_caches"),
	"django.core.cache.utils":              {"make_template_fragment_key"},
	"django.core.cache.backends.base":      strings.Fields("BaseCache DEFAULT_TIMEOUT CacheKeyWarning InvalidCacheBackendError InvalidCacheKey"),
	"django.core.cache.backends.locmem":    {"LocMemCache"},
	"django.core.cache.backends.dummy":     {"DummyCache"},
	"django.core.cache.backends.redis":     {"RedisCache"},
	"django.core.cache.backends.memcached": {"PyMemcacheCache", "PyLibMCCache"},
	"django.core.cache.backends.db":        {"DatabaseCache"},
	"django.core.cache.backends.filebased": {"FileBasedCache"},
	"django.core.exceptions":               {"ImproperlyConfigured"},
	"django.http":                          strings.Fields("HttpResponse HttpResponseBadRequest HttpResponseForbidden HttpResponseNotFound HttpResponseServerError HttpResponseRedirect JsonResponse Http404"),
	"django.shortcuts":                     {"redirect"},
	"django.urls":                          {"path"},
	"django.contrib.auth":                  {"login", "logout"},
	"django.utils.timezone":                {"now", "utc"},
	"time":                                 strings.Fields("time sleep monotonic perf_counter time_ns"),
	"datetime":                             strings.Fields("datetime date timedelta timezone UTC"),
	"decimal":                              {"Decimal", "InvalidOperation"},
	"uuid":                                 {"UUID"},
	"math":                                 strings.Fields("ceil floor sqrt inf nan pi isnan isinf trunc"),
	"warnings":                             strings.Fields("simplefilter filterwarnings catch_warnings warn"),
	"asyncio":                              strings.Fields("run gather sleep"),
	"__future__":                           {"annotations"},
	"typing":                               strings.Fields("Any Optional Union List Dict Tuple Set Callable"),
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

//go:noinline
func moduleFunction(module, spec string, do func(a *Args) (py.Value, error)) {
	b := newBuiltin(spec, do)
	moduleFunctions[module+"."+b.name] = b
}

func init() {
	for _, name := range []string{"time", "monotonic", "perf_counter"} {
		moduleFunction("time", name+" 0 0", func(a *Args) (py.Value, error) { return py.Float(a.In.now()), nil })
	}
	moduleFunction("time", "time_ns 0 0", func(a *Args) (py.Value, error) { return py.Int(a.In.now() * 1e9), nil })
	moduleFunction("time", "!sleep 1 1", slept)
	moduleFunction("asyncio", "sleep 1 2", func(a *Args) (py.Value, error) {
		return a.In.newCoroutine("sleep", func() (py.Value, error) { return asleep(a) }), nil
	})
	moduleFunction("asyncio", "run 1 1", func(a *Args) (py.Value, error) {
		if _, ok := Host(a.Pos[0]).(*coroutine); !ok {
			return nil, ValueError("a coroutine was expected, got " + py.Repr(a.Pos[0]))
		}
		return a.In.Await(a.Pos[0])
	})
	moduleFunction("asyncio", "gather 0 *", func(a *Args) (py.Value, error) {
		all := a.Pos
		return a.In.newCoroutine("gather", func() (py.Value, error) {
			results := &py.List{}
			for _, c := range all {
				v, err := a.In.Await(c)
				if err != nil {
					return nil, err
				}
				results.Items = append(results.Items, v)
			}
			return results, nil
		}), nil
	})
	moduleFunction("django.utils.timezone", "now 0 0", func(a *Args) (py.Value, error) { return dateTimeOf(a.In.now(), true) })
	moduleFunction("django.core.cache", "!close_caches 0 *", func(a *Args) (py.Value, error) { return py.None, nil })
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
func fragmentKey(a *Args) (py.Value, error) {
	var args []byte
	if vary := a.Get(1, py.None); vary != py.None {
		err := a.In.Each(vary, func(v py.Value) error {
			s, err := a.In.Text(v)
			if err == nil {
				args = append(append(args, s...), ':')
				err = a.In.Fits(len(args), 1)
			}
			return err
		})
		if err != nil {
			return nil, err
		}
	}
	name, err := a.In.Text(a.Pos[0])
	return py.Str("template.cache." + name + "." + hex.EncodeToString(hashes.MD5(args))), err
}

func mathFunctions() {
	for name, f := range map[string]func(float64) float64{"ceil": math.Ceil, "floor": math.Floor, "trunc": math.Trunc} {
		moduleFunction("math", name+" 1 1", func(a *Args) (py.Value, error) {
			if isInt(a.Pos[0]) {
				return a.Pos[0], nil
			}
			x, err := py.Float64(a.Pos[0])
			if err != nil {
				return nil, err
			}
			return roundFloat(f(x), 0, true)
		})
	}
	moduleFunction("math", "sqrt 1 1", func(a *Args) (py.Value, error) {
		x, err := py.Float64(a.Pos[0])
		if err == nil && x < 0 {
			err = ValueError("math domain error")
		}
		return py.Float(math.Sqrt(x)), err
	})
	for name, f := range map[string]func(float64) bool{"isnan": math.IsNaN, "isinf": func(x float64) bool { return math.IsInf(x, 0) }} {
		moduleFunction("math", name+" 1 1", func(a *Args) (py.Value, error) {
			x, err := py.Float64(a.Pos[0])
			return py.Bool(f(x)), err
		})
	}
}
