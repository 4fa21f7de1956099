package i18n

import (
	"fmt"
	"strings"

	"locmem/engine/deploy"
	"locmem/engine/scenario"
	"locmem/engine/shared"
)

var (
	YourSite      = T{"Your site", "Jouw site"}
	YourSiteAbout = T{
		"Is your cache broken, and what fixes it? Your settings, your views and your number of workers, tried out in the browser.",
		"Is jouw cache stuk, en wat helpt? Jouw instellingen, jouw views en jouw aantal workers, uitgeprobeerd in de browser.",
	}
	LoadingSite = T{"Your site is being fetched…", "Jouw site wordt opgehaald…"}
	NoSite      = T{"Your site could not be fetched", "Jouw site kon niet worden opgehaald"}
)

var (
	StartFrom    = T{"Start from:", "Begin met:"}
	NoExample    = T{"The example could not be fetched. Check the connection and try again.", "Het voorbeeld kon niet worden opgehaald. Controleer de verbinding en probeer het opnieuw."}
	SiteReplaced = T{"Another site has taken the place of yours.", "Een andere site staat nu op de plaats van de jouwe."}
	UndoSite     = T{"Undo", "Ongedaan maken"}
	PasteHere    = T{
		"Paste CACHES, a gunicorn line, a Procfile or a docker-compose fragment:",
		"Plak CACHES, een gunicorn-regel, een Procfile of een stuk van docker-compose:",
	}
	PasteRead = T{"Read it", "Lees het"}
	TakeAlong = T{"what you typed in the tabs", "wat je in de tabbladen typte"}
	TakeTo    = T{"Take to your site", "Mee naar jouw site"}
	TookAlong = T{"What you typed in the tabs is the transcript now: t1 has become w1.", "Wat je in de tabbladen typte is nu het transcript: t1 is w1 geworden."}

	RevertOwn     = T{"As it began", "Zoals het begon"}
	RevertOwnLong = T{"As it began: drop your changes in block %d", "Zoals het begon: laat je wijzigingen in blok %d vallen"}

	foundSettings = T{"settings.py has your CACHES now.", "In settings.py staan nu jouw CACHES."}
	foundIs       = T{"Read: %s.", "Gelezen: %s."}
	foundRequests = T{"a new worker after %s", "een nieuwe worker na %s"}
	foundPreload  = T{
		"Preloaded, a worker starts with a copy of what was cached before the fork; from then on each has a cache of its own.",
		"Met preload begint een worker met een kopie van wat voor de fork in de cache stond; daarna heeft elk een eigen cache.",
	}
	foundFewer = T{
		"There is room for %d workers a server, %d servers and %d processes in all, so here are fewer than yours.",
		"Er is plaats voor %d workers per server, %d servers en %d processen in totaal, dus hier zijn het er minder dan bij jou.",
	}
	eachOf = T{"%s each", "elk %s"}

	followsOne  = T{"%s: one cache. A limit of 5 a minute lets 5 through.", "%s: één cache. Een limiet van 5 per minuut laat er 5 door."}
	followsMany = T{"%s: %d caches. A limit of 5 a minute lets up to %s through.", "%s: %d caches. Een limiet van 5 per minuut laat er tot %s door."}
	followsOut  = T{
		"%s, and %s outside of them. A limit of 5 a minute that is counted there lets 5 through; one that is counted in LocMemCache up to %s.",
		"%s, en %s daarbuiten. Een limiet van 5 per minuut die daar wordt geteld laat er 5 door; een die in LocMemCache wordt geteld tot %s.",
	}
	followsOn       = T{"%s on %s", "%s op %s"}
	followsThreads  = T{"The %d threads of a worker share its cache.", "De %d threads van een worker delen de cache."}
	followsReplaced = T{"After %s a worker is replaced, and its cache starts empty.", "Na %s wordt een worker vervangen, en begint de cache leeg."}
)

// Example is the name of an example that a site starts from.
func (l Lang) Example(id string) string {
	known := map[string]T{
		"blank": {"a blank site", "een lege site"}, "rate-limit": {"rate limit", "limiet op verzoeken"}, "sessions": {"sessions", "sessies"},
		"page-cache": {"page cache", "paginacache"}, "counter": {"counter", "teller"},
		"settings-cache": {"settings cache", "instellingencache"}, "throttle": {"throttle", "afremmen"},
	}
	if t, ok := known[id]; ok {
		return l.Say(t)
	}
	return id
}

func (l Lang) workers(n int) string {
	return l.count(n, T{"worker", "worker"}, T{"workers", "workers"})
}

func (l Lang) servers(n int) string {
	return l.count(n, T{"server", "server"}, T{"servers", "servers"})
}

func (l Lang) threads(n int) string {
	return l.count(n, T{"thread", "thread"}, T{"threads", "threads"})
}

func (l Lang) requests(n int) string {
	return l.count(n, T{"request", "verzoek"}, T{"requests", "verzoeken"})
}

// Follows says what comes of a setup: how many caches there are and what a limit
// lets through, and what else there is to it. server is the shared cache that the
// site uses, "" for none.
func (l Lang) Follows(s scenario.Setup, server string) (main, more string) {
	workers, servers := max(s.Workers, 1), max(s.Servers, 1)
	n := workers * servers
	who := l.workers(workers)
	if servers > 1 {
		who = l.Sayf(followsOn, who, l.servers(servers))
	}
	switch {
	case server != "":
		main = l.Sayf(followsOut, who, l.outside(server), l.Number(5*n))
	case n == 1:
		main = l.Sayf(followsOne, who)
	default:
		main = l.Sayf(followsMany, who, n, l.Number(5*n))
	}
	if s.Threads > 1 {
		more = l.Sayf(followsThreads, s.Threads)
	}
	if s.MaxRequests > 0 {
		more = strings.TrimSpace(more + " " + l.Sayf(followsReplaced, l.requests(s.MaxRequests)))
	}
	return main, more
}

// outside is the name of a shared cache.
func (l Lang) outside(server string) string {
	switch server {
	case shared.Database:
		return l.Say(T{"the database", "de database"})
	case shared.File:
		return l.Say(T{"the files", "de bestanden"})
	case "":
		return ""
	}
	return strings.ToUpper(server[:1]) + server[1:]
}

// Found says what was read of a text. fewer tells that there is no room for so many.
func (l Lang) Found(f deploy.Found, fewer bool) string {
	if f.Settings != "" {
		return l.Say(foundSettings)
	}
	var parts []string
	if f.Server != "" {
		parts = append(parts, f.Server)
	}
	if f.Workers > 0 {
		parts = append(parts, l.workers(f.Workers))
	}
	if f.Threads > 1 {
		parts = append(parts, l.Sayf(eachOf, l.threads(f.Threads)))
	}
	if f.Servers > 0 {
		parts = append(parts, l.servers(f.Servers))
	}
	if f.MaxRequests > 0 {
		parts = append(parts, l.Sayf(foundRequests, l.requests(f.MaxRequests)))
	}
	if f.Threads == 1 && len(parts) == 0 {
		parts = append(parts, l.threads(1))
	}
	if len(parts) == 0 {
		parts = append(parts, "preload")
	}
	out := []string{l.Sayf(foundIs, strings.Join(parts, ", "))}
	if f.Preload {
		out = append(out, l.Say(foundPreload))
	}
	for _, n := range f.Notes {
		out = append(out, l.Deploy(n.Code, n.Args))
	}
	if fewer {
		out = append(out, l.Sayf(foundFewer, scenario.MaxWorkers, scenario.MaxServers, scenario.MaxProcesses))
	}
	return strings.Join(out, " ")
}

// Deploy says what is wrong with a text about how a site is run, or what else
// there is to say about it.
func (l Lang) Deploy(code deploy.Code, facts []string) string {
	text := deploy.English[code]
	if l == Dutch {
		text = deployDutch[code]
	}
	args := make([]any, len(facts))
	for i, f := range facts {
		args[i] = f
	}
	return fmt.Sprintf(text, args...)
}

var deployDutch = map[deploy.Code]string{
	deploy.Empty:     "Er is niets te lezen. Plak CACHES, een gunicorn-regel, een Procfile of een stuk van een compose-bestand.",
	deploy.TooLong:   "Dit is langer dan %s KiB. Plak alleen de regels die de site starten.",
	deploy.Unknown:   "Hierin staat niet hoe de site draait. Plak de regel met gunicorn, uvicorn of uwsgi, een gunicorn.conf.py, een service uit een compose-bestand, of CACHES = {...}.",
	deploy.NotWeb:    "%s beantwoordt geen verzoeken. Plak de regel die de webserver start.",
	deploy.NoNumber:  "%s moet een heel getal zijn, niet %s. Schrijf het getal.",
	deploy.Missing:   "Achter %s ontbreekt een getal.",
	deploy.TooSmall:  "%s is %s, maar het minste is %s.",
	deploy.TooBig:    "%s is %s: met zo'n getal draait geen site.",
	deploy.Unset:     "%s vraagt om de variabele %s, die deze tekst niet zet. Plak die regel ook, zoals %[2]s=4.",
	deploy.Open:      "Een aanhalingsteken wordt niet gesloten: %s",
	deploy.BadPython: "Regel %s is geen Python: %s",
	deploy.Several:   "Er zijn meer services, en geen ervan start gunicorn, uvicorn of uwsgi: %s. Plak die van de site.",
	deploy.ByCores:   "%s hangt af van de cores van de machine. Met 4 cores is het %s.",
	deploy.Config:    "In %s kan meer staan. Plak dat ook.",
}
