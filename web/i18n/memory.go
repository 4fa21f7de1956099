package i18n

var (
	WholeValue    = T{"value of %s: %s", "waarde van %s: %s"}
	MemoryOf      = T{"Memory of %s", "Geheugen van %s"}
	MemoryTitle   = T{"Memory", "Geheugen"}
	MemoryEmpty   = T{"Empty: nothing was set in this process.", "Leeg: in dit proces is niets gezet."}
	MemoryNow     = T{"Empty now.", "Nu leeg."}
	MemoryUnknown = T{"Waiting for %s to show its memory…", "Wachten tot %s zijn geheugen toont…"}
	MemoryGone    = T{"%s has ended, and its memory with it.", "%s is gestopt, en zijn geheugen ook."}
	MemorySums    = T{"%s of %s, %s", "%s van %s, %s"}
	ColKey        = T{"Key", "Sleutel"}
	ColVersion    = T{"Version", "Versie"}
	ColValue      = T{"Value", "Waarde"}
	ColLeft       = T{"Time left", "Resterend"}
	ColPlace      = T{"LRU", "LRU"}
	ColBytes      = T{"Bytes", "Bytes"}
	ColActions    = T{"Actions", "Acties"}
	Never         = T{"never", "nooit"}
	ExpiredShort  = T{"expired", "verlopen"}
	ExpiredAgo    = T{"expired %s ago, still in memory", "%s geleden verlopen, nog in geheugen"}
	ExpiredNow    = T{"expired, still in memory", "verlopen, nog in geheugen"}
	ShowAllRows   = T{"Show all %s", "Toon alle %s"}
	MoreRows      = T{"%s more are in memory but not listed.", "Nog %s staan in het geheugen maar niet in de lijst."}
	UseKey        = T{"Put %s into the form", "Zet %s in het formulier"}
	GetKey        = T{"Get %s", "Get %s"}
	ExpireKey     = T{"Expire %s: 0 s left", "Laat %s verlopen: nog 0 s"}
	DeleteKey     = T{"Delete %s", "Delete %s"}
	Location      = T{"LOCATION %s", "LOCATION %s"}
	LookingHelp   = T{"Looking here changes nothing. The buttons of a row are calls of the cache: they do.", "Hier kijken verandert niets. De knoppen van een rij zijn aanroepen van de cache: die wel."}
)
