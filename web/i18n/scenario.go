package i18n

import (
	"errors"
	"fmt"
	"strings"

	"locmem/engine/host"
	"locmem/engine/rack"
	"locmem/engine/scenario"
)

var (
	LessonsTitle = T{"Lessons", "Lessen"}
	LessonsAbout = T{
		"Short lessons on Django's local-memory cache: predict, run, see which process has what, and check what you made.",
		"Korte lessen over Django's cache in het geheugen: voorspel, voer uit, zie welk proces wat heeft, en controleer wat je maakte.",
	}
	LessonsHow = T{
		"Each lesson runs on processes of its own in this tab, with a clock that stands still until you move it. Your work is kept in this browser.",
		"Elke les draait op eigen processen in dit tabblad, met een klok die stilstaat tot je hem verzet. Je werk wordt in deze browser bewaard.",
	}
	ToPlayground = T{"Playground", "Playground"}
	DemosTitle   = T{"Demos", "Demo's"}
	DemosAbout   = T{
		"What goes wrong with Django's default cache, and why: find your symptom, and watch it happen.",
		"Wat er misgaat met de standaardcache van Django, en waarom: zoek je symptoom en kijk hoe het gebeurt.",
	}
	DemosFind = T{"What do you see on your site?", "Wat zie je op je site?"}
	DemosLike = T{"for example: logged out, lock, None", "bijvoorbeeld: uitgelogd, lock, None"}
	DemosNone = T{
		"No demo has all of these words. Try fewer, or look through the lessons; on Your site you can paste your own code.",
		"Geen demo heeft al deze woorden. Probeer er minder, of kijk in de lessen; bij Jouw site kun je je eigen code plakken.",
	}
	DemosMany      = T{"%d of %d", "%d van %d"}
	DemoKicker     = T{"Demo", "Demo"}
	WhatYouSee     = T{"What you will see:", "Wat je zult zien:"}
	ToLessons      = T{"Lessons", "Lessen"}
	Pages          = T{"Pages", "Pagina's"}
	ChooseLesson   = T{"It may have another name now. Choose one from the list.", "Hij heet nu misschien anders. Kies er een uit de lijst."}
	AllDemos       = T{"All demos", "Alle demo's"}
	AllLessons     = T{"All lessons", "Alle lessen"}
	LessonKicker   = T{"Lesson", "Les"}
	LinkKicker     = T{"Shared scenario", "Gedeeld scenario"}
	LoadingLesson  = T{"The lesson is being fetched…", "De les wordt opgehaald…"}
	NoLesson       = T{"The lesson could not be fetched", "De les kon niet worden opgehaald"}
	NoLessonAdvice = T{"Check the connection and load the page again.", "Controleer de verbinding en laad de pagina opnieuw."}
	UnknownLesson  = T{"There is no lesson at this address", "Op dit adres staat geen les"}

	ProgressOf = T{"%d of %d done", "%d van %d gedaan"}
	RunAll     = T{"Run all", "Alles uitvoeren"}
	StepOne    = T{"Step one line", "Eén regel verder"}
	ResetAll   = T{"Reset", "Opnieuw"}
	ResetLong  = T{"Reset: new processes, the clock back at its start, predictions, ticks and Your turn as at first; your stars stay", "Opnieuw: nieuwe processen, de klok terug naar het begin, voorspellingen, vinkjes en Jouw beurt als in het begin; je sterren blijven"}
	RunThis    = T{"Run to here: block %d", "Uitvoeren tot hier: blok %d"}
	RunBlock   = T{"Run", "Uitvoeren"}
	Share      = T{"Share", "Delen"}
	ShareLong  = T{"Share: copy a link to this scenario as it stands", "Delen: kopieer een link naar dit scenario zoals het nu is"}
	EditBlock  = T{"Edit", "Bewerken"}
	EditLong   = T{"Edit block %d", "Blok %d bewerken"}
	DoneEdit   = T{"Done", "Klaar"}
	Revert     = T{"Author's text", "Tekst van de auteur"}
	RevertLong = T{"Put the author's text back in block %d", "Zet de tekst van de auteur terug in blok %d"}

	SettingsFile = T{"settings.py", "settings.py"}
	ViewsFile    = T{"views.py", "views.py"}
	EnvironFile  = T{"Environment", "Omgeving"}
	Provide      = T{"Add %s= to the environment", "Zet %s= in de omgeving"}

	SettingsNotes = T{"About these settings", "Over deze instellingen"}
	RunFile       = T{"Transcript", "Transcript"}
	TryFile       = T{"Your turn", "Jouw beurt"}
	EditorOf      = T{"%s, block %d", "%s, blok %d"}
	EditorLeave   = T{"Escape, then Tab leaves the editor.", "Escape en dan Tab verlaat de editor."}
	EditorEnter   = T{"Enter starts editing.", "Enter begint met bewerken."}
	EditorLeft    = T{"Tab now leaves the editor.", "Tab verlaat nu de editor."}

	WantedWas  = T{"expected:", "verwacht:"}
	AsExpected = T{"as expected", "zoals verwacht"}
	OtherThan  = T{"not as expected", "anders dan verwacht"}
	FromCache  = T{"From a cache, without a query of the database: %d of these answers.", "Uit een cache, zonder query op de database: %d van deze antwoorden."}
	NowRuns    = T{"running", "bezig"}

	PredictAsk   = T{"Before you run it: what will it answer?", "Voordat je het uitvoert: wat wordt het antwoord?"}
	PredictRight = T{"Right: %s.", "Goed: %s."}
	PredictWrong = T{"You chose %s. What comes out: %s.", "Je koos %s. Er komt uit: %s."}
	PredictAgain = T{"Earlier you chose %s. It has not run again yet.", "Eerder koos je %s. Het is nog niet opnieuw uitgevoerd."}

	Player         = T{"Through the lesson", "Door de les"}
	Next           = T{"Next", "Verder"}
	NextLong       = T{"Go on in the lesson (key: n)", "Verder in de les (toets: n)"}
	FinishIt       = T{"Finish now", "Nu afmaken"}
	ChooseIt       = T{"Choose an answer", "Kies een antwoord"}
	GoWithout      = T{"Go on without", "Ga zonder verder"}
	TheEnd         = T{"The end", "Einde"}
	MoreTools      = T{"More", "Meer"}
	SolutionAnyway = T{"Show the solution anyway", "Laat de oplossing toch zien"}
	AnswerFirst    = T{"Choose an answer to go on.", "Kies een antwoord om verder te gaan."}
	AllRan         = T{"Everything has run. Reset starts again.", "Alles is uitgevoerd. Opnieuw begint van voren af aan."}
	NowStarting    = T{"The processes are starting…", "De processen starten…"}
	NowRunning     = T{"It runs…", "Het draait…"}
	LessonOver     = T{"You are at the end of the lesson.", "Je bent aan het einde van de les."}
	DemoOver       = T{"You are at the end of the demo.", "Je bent aan het einde van de demo."}
	CheckNow       = T{"You changed it. Check it.", "Je hebt het gewijzigd. Controleer het."}
	YourTurnSays   = T{"Your turn: solve it, or go on without.", "Jouw beurt: los het op, of ga zonder verder."}
	SolvedOnly     = T{"Solved.", "Opgelost."}
	SolvedSays     = T{"Solved. What follows builds on your answer.", "Opgelost. Wat volgt, bouwt voort op jouw antwoord."}
	RanSays        = T{"It ran.", "Het is uitgevoerd."}
	EndTitle       = T{"What you have now", "Wat je nu hebt"}
	KnowAll        = T{"What this lesson teaches: %s.", "Wat deze les leert: %s."}
	KnowNow        = T{"You now know: %s.", "Je weet nu: %s."}
	EndDemo        = T{"What you saw", "Wat je hebt gezien"}
	EndTime        = T{"Time taken", "Tijd"}
	EndRight       = T{"Predictions right", "Voorspellingen goed"}
	EndSolved      = T{"Solved", "Opgelost"}
	EndHints       = T{"Hints and solutions used", "Gebruikte hints en oplossingen"}
	SoMany         = T{"%d of %d", "%d van %d"}
	EndCode        = T{"Completion code", "Afrondingscode"}
	EndCodeHelp    = T{"A teacher can check it. It holds the lesson and your score, and nothing about you.", "Een docent kan hem controleren. De les en je score staan erin, en niets over jou."}
	AsYourSite     = T{"Open as your own site", "Open als jouw eigen site"}
	BehindQuestion = T{"What follows the question", "Wat na de vraag komt"}
	GateSays       = T{"What follows appears once you have chosen.", "Wat volgt verschijnt zodra je hebt gekozen."}

	CheckTry    = T{"Check", "Controleren"}
	CheckLong   = T{"Check block %d", "Blok %d controleren"}
	CheckGood   = T{"Right.", "Goed."}
	CheckBad    = T{"Not yet", "Nog niet"}
	CheckAsked  = T{"The check:", "De controle:"}
	CheckGot    = T{". Found:", ". Gevonden:"}
	PlainRuns   = T{"A line without a prompt runs in %s.", "Een regel zonder prompt draait in %s."}
	TryFails    = T{"It does not run to its end:", "Het loopt niet tot het einde:"}
	CheckFails  = T{"It could not be checked:", "Het kon niet worden gecontroleerd:"}
	ShowHint    = T{"Hint", "Hint"}
	ShowAnswer  = T{"Solution", "Oplossing"}
	HideHint    = T{"Hide the hint", "Verberg de hint"}
	HideAnswer  = T{"Hide the solution", "Verberg de oplossing"}
	UseSolution = T{"Put it in the editor", "Zet het in de editor"}
	NotYours    = T{"Marked: what you do not have.", "Gemarkeerd: wat jij niet hebt."}

	WorkRestored = T{"Your earlier changes are back.", "Je eerdere wijzigingen staan er weer."}
	WorkOffered  = T{"You changed this scenario before. This is the author's state.", "Je hebt dit scenario eerder gewijzigd. Dit is de tekst van de auteur."}
	RestoreWork  = T{"Restore my work", "Mijn werk terugzetten"}
	WorkBegun    = T{"Begun again. What you had written and answered can be had back.", "Opnieuw begonnen. Wat je had geschreven en geantwoord kun je terughalen."}
	StartOver    = T{"Start over", "Begin opnieuw"}

	ShareTitle  = T{"Share this scenario", "Deel dit scenario"}
	ShareText   = T{"The link holds the whole scenario, your changes included. Nothing is stored on a server.", "De link bevat het hele scenario, met je wijzigingen. Er wordt niets op een server bewaard."}
	ShareLocal  = T{"This address is of this computer only: others cannot open it. Serve the page with -public URL, or share it from a public address.", "Dit adres is alleen van deze computer: anderen kunnen het niet openen. Start de server met -public URL, of deel vanaf een openbaar adres."}
	ShareCopied = T{"Copied.", "Gekopieerd."}
	ShareByHand = T{"Copy it with Ctrl+C or Cmd+C.", "Kopieer de link met Ctrl+C of Cmd+C."}
	ShareName   = T{"Title", "Titel"}
	ShareShows  = T{"What you will see, in a line", "Wat er te zien is, in één regel"}
	ShareAs     = T{"Share as", "Deel als"}
	ShareCopy   = T{"Copy", "Kopieer"}
	ShareTooBig = T{"This scenario is too large for a link: %s", "Dit scenario is te groot voor een link: %s"}

	LinkBad       = T{"This link cannot be opened", "Deze link kan niet worden geopend"}
	LinkBadAdvice = T{"Ask for the link again, or copy it whole: chat programs cut long links off. Nothing of yours is lost.", "Vraag de link opnieuw, of kopieer hem in zijn geheel: chatprogramma's breken lange links af. Er is niets van jou verloren."}
	LinkVersion   = T{"It was made by another version of the playground. Load this page again; if that does not help, ask for a new link.", "Hij is gemaakt door een andere versie van de playground. Laad deze pagina opnieuw; helpt dat niet, vraag dan een nieuwe link."}
	LinkCut       = T{"A part of it is missing: it was cut off or changed on its way.", "Een deel ontbreekt: de link is onderweg afgebroken of veranderd."}
	LinkBroken    = T{"What it holds is no scenario's text.", "Er zit geen tekst van een scenario in."}
	LinkTooLong   = T{"The scenario in it is longer than 64 KiB.", "Het scenario erin is langer dan 64 KiB."}
	DocProblems   = T{"The document has mistakes; what can be read is shown.", "Het document heeft fouten; wat leesbaar is staat hieronder."}
	AtLine        = T{"line %d: %s", "regel %d: %s"}
	AtPlace       = T{"line %d, column %d: %s", "regel %d, kolom %d: %s"}
	NotStarted    = T{"The processes could not start: %s", "De processen konden niet starten: %s"}

	NothingRuns      = T{"No process is running. Mend the mistake in the text, then Reset.", "Er draait geen proces. Herstel de fout in de tekst, en dan Opnieuw."}
	UsedUp           = T{"it used up the steps or the memory of one run", "de stappen of het geheugen van één uitvoering waren op"}
	NotStopped       = T{"it did not stop when it was told to, and its program was ended", "het stopte niet toen dat werd gevraagd, en het programma is beëindigd"}
	HostDied         = T{"its program in the browser has died", "het programma in de browser is gestorven"}
	EndedBy          = T{"It has ended: %s. Start it, or Reset everything.", "Gestopt: %s. Start het proces, of kies Opnieuw."}
	ThenReset        = T{"Mend it, then Reset.", "Herstel dat, en dan Opnieuw."}
	HostedHelp       = T{"These processes run in this page, for this scenario only.", "Deze processen draaien in deze pagina, alleen voor dit scenario."}
	KillOne          = T{"Kill", "Beëindig"}
	KillLong         = T{"Kill %s: it stays ended", "Beëindig %s: het blijft gestopt"}
	StartOne         = T{"Start", "Starten"}
	StartLong        = T{"Start %s", "Start %s"}
	ClockStill       = T{"stands still", "staat stil"}
	ClockMoved       = T{"+%s", "+%s"}
	OpenInFull       = T{"Open in the playground", "Open in de playground"}
	NextLesson       = T{"Next: %s", "Volgende: %s"}
	EmbedTitle       = T{"LocMem Playground, embedded", "LocMem Playground, ingebed"}
	EmbedName        = T{"Embedded scenario", "Ingebed scenario"}
	EmbedAbout       = T{"A scenario for Django's local-memory cache, in a frame.", "Een scenario voor Django's cache in het geheugen, in een frame."}
	NotInFrame       = T{"This page does not run inside another page", "Deze pagina werkt niet binnen een andere pagina"}
	NotInFrameAdvice = T{"Only /embed can be used in a frame. Open this page in a window of its own.", "In een frame is alleen /embed te gebruiken. Open deze pagina in een eigen venster."}
	EmbedNoLink      = T{"Nothing to show: the address of this frame has no scenario (#1d=…).", "Niets te tonen: het adres van dit frame heeft geen scenario (#1d=…)."}
	EmbedLoads       = T{"The scenario of this frame is loading…", "Het scenario van dit frame wordt geladen…"}
	EmbedOff         = T{"This frame holds an example of Django's cache that runs in the browser. It has not started here.", "In dit frame staat een voorbeeld met Django's cache dat in de browser draait. Hier is het niet gestart."}
	EmbedOpen        = T{"Open the playground in a tab of its own", "Open de playground in een eigen tabblad"}
)

// Refusal says why a link cannot be opened.
func (l Lang) Refusal(err error) string {
	switch {
	case errors.Is(err, scenario.ErrVersion):
		return l.Say(LinkVersion)
	case errors.Is(err, scenario.ErrTruncated):
		return l.Say(LinkCut)
	case errors.Is(err, scenario.ErrTooLong):
		return l.Say(LinkTooLong)
	}
	return l.Say(LinkBroken)
}

// Why is the reason for a worker's end in the language, or as it stands.
func (l Lang) Why(reason string) string {
	switch reason {
	case rack.TookTooMuch:
		return l.Say(UsedUp)
	case host.Unstoppable:
		return l.Say(NotStopped)
	case host.Died:
		return l.Say(HostDied)
	}
	return reason
}

// Length is "143 characters".
func (l Lang) Length(n int) string {
	return l.count(n, T{"character", "teken"}, T{"characters", "tekens"})
}

// Minutes is "5 minutes".
func (l Lang) Minutes(n int) string {
	return l.count(n, T{"minute", "minuut"}, T{"minutes", "minuten"})
}

// Level is a lesson's level in the language, or as it stands.
func (l Lang) Level(level string) string {
	known := map[string]T{
		"start": {"for a start", "om te beginnen"}, "middle": {"one step further", "een stap verder"}, "deep": {"in depth", "de diepte in"},
	}
	if t, ok := known[level]; ok {
		return l.Say(t)
	}
	return level
}

// LevelName is a level as a heading.
func (l Lang) LevelName(level string) string {
	text := l.Level(level)
	return strings.ToUpper(text[:1]) + text[1:]
}

// Place says where a mistake is and what it is.
func (l Lang) Place(line, column int, message string) string {
	switch {
	case line == 0:
		return message
	case column == 0:
		return l.Sayf(AtLine, line, message)
	}
	return fmt.Sprintf(l.Say(AtPlace), line, column, message)
}

// NotYet says that a check has failed, and what its author says of it.
func (l Lang) NotYet(because string) string {
	text := l.Say(CheckBad)
	switch {
	case because == "":
		return text + "."
	case because[0] >= 'a' && because[0] <= 'z':
		text += ": "
	default:
		text += ". "
	}
	if text += because; !strings.ContainsAny(text[len(text)-1:], ".!?") {
		text += "."
	}
	return text
}

// Found is what a check found, short: words, or Python.
func (l Lang) Found(got string) (words, python string) {
	if strings.Contains(got, "[{'kind'") {
		return l.Events(strings.Count(got, "{'kind'")), ""
	}
	return "", Cut(got, 200)
}
