package i18n

import (
	"strings"

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
	NotFetched   = T{"What this needs could not be fetched. Check the connection and try again.", "Wat hiervoor nodig is kon niet worden opgehaald. Controleer de verbinding en probeer het opnieuw."}
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

	Tangled = T{
		"This is too long or too tangled to be read. Paste only the lines that start the site.",
		"Dit is te lang of te ingewikkeld om te lezen. Plak alleen de regels die de site starten.",
	}
	fewer = T{
		"There is room for %d workers a server, %d servers and %d processes in all, so here are fewer than yours.",
		"Er is plaats voor %d workers per server, %d servers en %d processen in totaal, dus hier zijn het er minder dan bij jou.",
	}

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

// Fewer says that there is no room for as many processes as somebody has.
func (l Lang) Fewer() string {
	return l.Sayf(fewer, scenario.MaxWorkers, scenario.MaxServers, scenario.MaxProcesses)
}
