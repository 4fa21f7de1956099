package i18n

var (
	Hands        = T{"By hand", "Met de hand"}
	ByHand       = T{"By hand", "Met de hand"}
	ByHandHelp   = T{"What you clicked, as lines that can be shared.", "Wat je klikte, als regels die je kunt delen."}
	HandSend     = T{"Send", "Stuur"}
	HandPath     = T{"Where requests go", "Waar verzoeken heen gaan"}
	HandSendN    = T{"×%d: send as many requests to %s", "×%d: stuur zoveel verzoeken naar %s"}
	HandCount    = T{"How many requests", "Hoeveel verzoeken"}
	HandDeploy   = T{"Deploy rolling", "Deploy een voor een"}
	HandDown     = T{"%s down", "%s plat"}
	HandUp       = T{"%s up again", "%s weer op"}
	HandUndo     = T{"Undo", "Ongedaan maken"}
	HandUndoLong = T{"Undo what was done by hand last: its effect and its line", "Ongedaan maken wat het laatst met de hand werd gedaan: het effect en de regel"}
	HandWorkers  = T{"Workers", "Workers"}
	HandServers  = T{"Servers", "Servers"}
	HandThreads  = T{"Threads", "Threads"}
	HandLess     = T{"%s: one less, from the start", "%s: één minder, vanaf het begin"}
	HandMore     = T{"%s: one more, from the start", "%s: één meer, vanaf het begin"}
	HandBalancer = T{"Balancer", "Balancer"}
	HandBackend  = T{"Cache", "Cache"}
	HandSettings = T{"as settings.py says", "zoals settings.py zegt"}
	HandDatabase = T{"database", "database"}
	HandTimeout  = T{"TIMEOUT", "TIMEOUT"}
	HandEntries  = T{"MAX_ENTRIES", "MAX_ENTRIES"}
	HandRate     = T{"How fast", "Hoe snel"}
	HandAtOnce   = T{"at once", "ineens"}
	HandASecond  = T{"%d a second", "%d per seconde"}
	HandSeconds  = T{"%s s", "%s s"}
	// Side by side.
	CompareWith     = T{"Compare with %s", "Vergelijk met %s"}
	CompareLong     = T{"Compare with %s: do the same there, side by side", "Vergelijk met %s: doe daar hetzelfde, zij aan zij"}
	CompareEnd      = T{"End the comparison", "Stop met vergelijken"}
	ComesTo         = T{"on %s", "op %s"}
	Totals          = T{"What both came to", "Wat er op beide uitkwam"}
	SumRequests     = T{"requests", "verzoeken"}
	SumHits         = T{"hits", "hits"}
	SumMisses       = T{"misses", "misses"}
	SumQueries      = T{"database queries", "databasequery's"}
	SumEntries      = T{"entries kept", "bewaarde items"}
	LinesPart       = T{"Lines that come out differently: %d of %d. They are marked where they stand.", "Regels met een andere uitkomst: %d van %d. Ze zijn gemarkeerd waar ze staan."}
	NoLinesPart     = T{"All %d lines come out the same.", "Alle %d regels hebben dezelfde uitkomst."}
	NothingCompared = T{"Run the lines or use the hands: both sides do the same.", "Voer de regels uit of gebruik de handen: beide kanten doen hetzelfde."}
)

// balancers are the ways to share out requests.
var balancers = map[string]T{
	"round robin": {"round robin", "om de beurt"},
	"random":      {"random", "willekeurig"},
	"sticky":      {"sticky", "vast per bezoeker"},
	"least busy":  {"least busy", "minst druk"},
}

// Balancer is a way to share out requests.
func (l Lang) Balancer(name string) string {
	if t, ok := balancers[name]; ok {
		return l.Say(t)
	}
	return name
}
