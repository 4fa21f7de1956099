package i18n

import "locmem/web/stage"

// site are the words of the picture of the site, package stage.
var site = map[stage.Word]T{
	stage.SayBalancer:      {"balancer", "balancer"},
	stage.SayNext:          {"next: %s", "volgende: %s"},
	stage.SayRequests:      {"requests", "verzoeken"},
	stage.SayServer:        {"server s%d", "server s%d"},
	stage.SayOutside:       {"gets no requests", "krijgt geen verzoeken"},
	stage.SayDatabase:      {"database", "database"},
	stage.SayNoQueries:     {"no queries yet", "nog geen query's"},
	stage.SayTook:          {"%s ms", "%s ms"},
	stage.SayNoShared:      {"no shared cache", "geen gedeelde cache"},
	stage.SayTry:           {"try Redis", "probeer Redis"},
	stage.SayAdd:           {"add one", "voeg toe"},
	stage.SayDown:          {"down", "ligt plat"},
	stage.SaySecondTab:     {"a second tab would be a second process", "een tweede tabblad zou een tweede proces zijn"},
	stage.SayEmpty:         {"nothing in memory", "niets in het geheugen"},
	stage.SayEmptyShort:    {"empty", "leeg"},
	stage.SayInCache:       {"in the cache, not counted", "in de cache, telt niet mee"},
	stage.SayNotInCache:    {"not in the cache, not counted", "niet in de cache, telt niet mee"},
	stage.SayHit:           {"hit", "hit"},
	stage.SayMiss:          {"miss", "miss"},
	stage.SayExpired:       {"expired", "verlopen"},
	stage.SayStored:        {"stored", "bewaard"},
	stage.SayMissStored:    {"miss, then stored", "miss, daarna bewaard"},
	stage.SayExpiredStored: {"expired, then stored", "verlopen, daarna bewaard"},
	stage.SayOneStep:       {"incr: one step", "incr: één stap"},
	stage.SayTwoSteps:      {"get … set: two steps", "get … set: twee stappen"},
	stage.SayTwoStepsShort: {"2 steps", "2 stappen"},
	stage.SayOverwrote:     {"what %s wrote is lost", "wat %s schreef is weg"},
	stage.SayOverwrote1:    {"write lost", "overschreven"},
	stage.SayStillHere:     {"expired, still here", "verlopen, nog hier"},
	stage.SayMore:          {"and %s more", "en nog %s"},
	stage.SayNextOut:       {"next out: %s", "eerste eruit: %s"},
	stage.SayEvicted:       {"%s evicted", "%s verdrongen"},
	stage.SayOf:            {"%s of %s entries", "%s van %s items"},
	stage.SayPID:           {"pid %d", "pid %d"},
	stage.SayUp:            {"up %s", "draait %s"},
	stage.SayThisTab:       {"this tab", "dit tabblad"},
	stage.SayLost:          {"lost", "verloren"},
	stage.SayRestart:       {"restarted", "herstart"},
	stage.SayRestarted:     {"restarted: %s lost", "herstart: %s verloren"},
	stage.SayEnded:         {"ended: %s lost", "gestopt: %s verloren"},
	stage.SayStateSilent:   {"not answering", "antwoordt niet"},
	stage.SayStateEnded:    {"ended", "gestopt"},
	stage.SayStateStarting: {"starting", "start"},
}

// Site is a text of the picture of the site.
func (l Lang) Site(w stage.Word, facts ...any) string { return l.Sayf(site[w], facts...) }

// Queries is "1 query", "3 queries".
func (l Lang) Queries(n int) string {
	return l.count(n, T{"query", "query"}, T{"queries", "query's"})
}

var _ stage.Words = English
