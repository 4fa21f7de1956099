package i18n

import "strings"

// StandInFor is what stands before the stand-ins of a scenario.
var StandInFor = T{"What cannot be here", "Wat hier niet kan zijn"}

var standInText = T{"%s is a stand-in here: %s.", "%s is hier een vervanger: %s."}

// StandIn says what takes the place of a module that cannot be here; does is
// script.StandIn.Does.
func (l Lang) StandIn(module, does string) string {
	if l == Dutch {
		head, rest := does, ""
		if i := strings.Index(does, ": tables = "); i >= 0 { // and the line of Python to write
			head, rest = does[:i], does[i:]
		}
		if t, ok := standsIn[head]; ok {
			does = t + strings.Replace(rest, " gives it some", " geeft er", 1)
		}
	}
	return l.Sayf(standInText, module, does)
}

// standsIn are the sentences of engine/django.
var standsIn = map[string]string{
	"models are tables of views.py: a look at one counts as a query":                               "modellen zijn tables van views.py: wie er een opvraagt doet een query",
	"its models are tables of views.py: a look at one counts as a query":                           "zijn modellen zijn tables van views.py: wie er een opvraagt doet een query",
	"views.py states no table for it, so it has no rows":                                           "views.py noemt er geen tabel voor, dus er zijn geen rijen",
	"api_view passes requests on and renders JSON; there is no browsable page":                     "api_view geeft verzoeken door en maakt JSON; een pagina om te bladeren is er niet",
	"APIView checks throttles and renders JSON; there is no browsable page":                        "APIView controleert throttles en maakt JSON; een pagina om te bladeren is er niet",
	"throttles count in the cache as Django REST framework does":                                   "throttles tellen in de cache zoals Django REST framework dat doet",
	"ratelimit counts in the cache as django-ratelimit does":                                       "ratelimit telt in de cache zoals django-ratelimit dat doet",
	"get_redis_connection has the commands for strings and their times; the others raise an error": "get_redis_connection heeft de opdrachten voor strings en hun tijden; de andere geven een fout",
	"its clients cannot be here; django_redis.get_redis_connection returns that of a cache":        "zijn clients kunnen er hier niet zijn; django_redis.get_redis_connection geeft die van een cache",
	"tasks run at once, where they are called":                                                     "taken draaien meteen, waar ze worden aangeroepen",
	"it cannot be here: what it does is left out, and what it returns must not matter":             "het kan hier niet zijn: wat het doet blijft weg, en wat het teruggeeft mag er niet toe doen",
	`a page whose template is not stated in templates = {"name": "text"} is a line with its name`:  `een pagina waarvan de template niet in templates = {"naam": "tekst"} staat, is een regel met haar naam`,
}
