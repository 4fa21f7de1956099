package django

import (
	"strings"

	"locmem/engine/script"
)

// standsIn says what modules of lib do in the place of packages that cannot be
// here.
var standsIn = map[string]string{
	"django.db.models":            "models are tables of views.py: a look at one counts as a query",
	"rest_framework.decorators":   "api_view passes requests on and renders JSON; there is no browsable page",
	"rest_framework.views":        "APIView checks throttles and renders JSON; there is no browsable page",
	"rest_framework.throttling":   "throttles count in the cache as Django REST framework does",
	"django_ratelimit.decorators": "ratelimit counts in the cache as django-ratelimit does",
	"django_redis":                "get_redis_connection has the commands for strings and their times; the others raise an error",
	"redis":                       "its clients cannot be here; django_redis.get_redis_connection returns that of a cache",
	"celery":                      "tasks run at once, where they are called",
}

// exist are the names of modules that lib/_real.py has in its string: they exist and
// are not here.
func exist(text string) []string {
	_, list, _ := strings.Cut(text, `"""`)
	list, _, _ = strings.Cut(list, `"""`)
	return strings.Fields(list)
}

// StandIn makes a module for an import that nobody knows: the project's models,
// or a package that cannot be here. nil: the name can only be a mistake.
func StandIn(name string) *script.Module {
	last := name[strings.LastIndexByte(name, '.')+1:]
	switch {
	case last == "models" && !strings.HasPrefix(name, "django."):
		return &script.Module{Name: name, Source: modelModule,
			StandIn: "its models are tables of views.py: a look at one counts as a query"}
	case name == "django" || strings.HasPrefix(name, "django."):
		return nil
	}
	return placeholder(name)
}

// placeholder is a module of which every name is a placeholder.
func placeholder(name string) *script.Module {
	return &script.Module{Name: name, Source: placeholderModule, Empty: true,
		StandIn: "it cannot be here: what it does is left out, and what it returns must not matter"}
}

// The two are Python that runs in the module's own names.
const (
	modelModule = `import _django
from django.db.models import _model_named


def __getattr__(name):
    if name.startswith("__"):
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    made = _model_named(name, __name__)
    setattr(_django.module(__name__), name, made)
    return made
`
	placeholderModule = `from _placeholder import Placeholder


def __getattr__(name):
    if name.startswith("__"):
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return Placeholder(__name__.lstrip(".") + "." + name)
`
)
