package i18n

// The product's name is the same in every language.
const Product = "LocMem Playground"

var (
	PageTitle = T{"LocMem Playground: every tab is a process with its own cache", "LocMem Playground: elk tabblad is een proces met een eigen cache"}
	PageAbout = T{
		"Feel how Django's default cache, LocMemCache, behaves: every browser tab is a process with its own memory, and a reload wipes it.",
		"Voel hoe Django's standaardcache, LocMemCache, zich gedraagt: elk tabblad is een proces met een eigen geheugen, en herladen wist het.",
	}
	SkipToMain    = T{"Skip to the content", "Naar de inhoud"}
	SkipToConsole = T{"Skip to the console", "Naar de console"}

	ClockLabel  = T{"Clock of all processes", "Klok van alle processen"}
	ClockShort  = T{"Clock", "Klok"}
	Plus10      = T{"+10 s", "+10 s"}
	Plus60      = T{"+60 s", "+60 s"}
	Plus10Long  = T{"+10 s: move the clock of all processes ahead", "+10 s: zet de klok van alle processen vooruit"}
	Plus60Long  = T{"+60 s: move the clock of all processes ahead", "+60 s: zet de klok van alle processen vooruit"}
	ToExpiry    = T{"to next expiry", "tot iets verloopt"}
	NoExpiry    = T{"nothing is going to expire", "er gaat niets verlopen"}
	ClockBack   = T{"set the clock of all processes back on time", "zet de klok van alle processen weer gelijk"}
	OffsetAhead = T{"%s ahead", "%s vooruit"}
	OffsetNone  = T{"on time", "gelijk"}

	Theme       = T{"Theme", "Thema"}
	ThemeSystem = T{"System", "Systeem"}
	ThemeLight  = T{"Light", "Licht"}
	ThemeDark   = T{"Dark", "Donker"}
	Menu        = T{"Menu", "Menu"}

	Forget      = T{"Forget everything on this computer", "Vergeet alles op deze computer"}
	ForgetTitle = T{"Forget everything on this computer?", "Alles op deze computer vergeten?"}
	ForgetText  = T{
		"This deletes what the playground keeps in this browser: your progress in the first steps and in the lessons, the texts that you changed in them, your site, the lines and the history of your console, the form, and your settings (language and theme). It cannot be undone. This tab then starts anew, with an empty cache and the next pid. Other open tabs keep their caches until you close them.",
		"Dit wist wat de playground in deze browser bewaart: je voortgang in de eerste stappen en in de lessen, de teksten die je erin hebt veranderd, jouw site, de regels en de geschiedenis van je console, het formulier en je instellingen (taal en thema). Dit kan niet ongedaan worden gemaakt. Daarna begint dit tabblad opnieuw, met een lege cache en de volgende pid. Andere open tabbladen houden hun cache tot je ze sluit.",
	}
	ForgetYes = T{"Forget everything", "Vergeet alles"}
	Cancel    = T{"Cancel", "Annuleren"}
	Close     = T{"Close", "Sluiten"}
	Dismiss   = T{"Dismiss", "Weghalen"}

	Shortcuts      = T{"Keyboard shortcuts", "Sneltoetsen"}
	ShortcutRun    = T{"run what is in the console; a line that is complete also runs with Enter alone", "voer uit wat in de console staat; een volledige regel ook met alleen Enter"}
	ShortcutArrows = T{"earlier and later lines", "eerdere en latere regels"}
	ShortcutTab    = T{"complete a method of cache or a key", "vul een methode van cache of een sleutel aan"}
	ShortcutStop   = T{"stop what runs, in the console with nothing selected", "stop wat draait, in de console zonder selectie"}
	ShortcutOut    = T{"one level of indent less, at the start of a line", "één niveau minder inspringen, aan het begin van een regel"}
	ShortcutEscTab = T{"leave the console", "verlaat de console"}
	ShortcutEnter  = T{"in the form: Set", "in het formulier: Set"}
	ShortcutNext   = T{"in a lesson: go on, outside of inputs", "in een les: verder, buiten invoervelden"}
	ShortcutHelp   = T{"this list, outside of inputs", "deze lijst, buiten invoervelden"}

	UpdateReady = T{"A newer version of this page is ready.", "Er is een nieuwere versie van deze pagina."}
)

// The end of every page.
var (
	FooterAbout = T{
		"LocMem Playground runs Django's LocMemCache, written anew in Go, in this browser. What you type stays here.",
		"LocMem Playground draait Django's LocMemCache, opnieuw geschreven in Go, in deze browser. Wat je typt, blijft hier.",
	}
	FooterDjango  = T{"Django on local-memory caching", "Django over cachen in het geheugen"}
	FooterGo      = T{"Go and WebAssembly", "Go en WebAssembly"}
	FooterSource  = T{"Source (zip)", "Broncode (zip)"}
	FooterLicence = T{"Free software under the BSD-3-Clause licence", "Vrije software onder de BSD-3-Clause-licentie"}
	MoreZones     = T{
		"▸ Time, form, console and memory: they appear when you first need them, or here",
		"▸ Tijd, formulier, console en geheugen: ze verschijnen als je ze nodig hebt, of hier",
	}
)
