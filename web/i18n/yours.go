package i18n

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
	UndoSite     = T{"Put mine back", "Zet de mijne terug"}
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
