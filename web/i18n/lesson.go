package i18n

var (
	Present     = T{"Present", "Presenteren"}
	PresentLong = T{"show one paragraph and the picture, in large letters, for a class; Escape shows all again", "toon één alinea en de tekening, in grote letters, voor een klas; Escape toont alles weer"}
	PresentEnd  = T{"End presentation", "Presentatie beëindigen"}
	TryByHand   = T{"What you do with the buttons below the picture, or run in the console, is written here too.", "Wat je met de knoppen onder de tekening doet of in de console uitvoert, komt hier ook te staan."}
	TrySet      = T{"Set with the buttons, and checked too:", "Ingesteld met de knoppen, en telt mee bij het controleren:"}
	TryAbove    = T{"With your answer, lines above come to something else:", "Met jouw antwoord komt er uit regels hierboven iets anders:"}
	TextAgain   = T{"From here on the site has the settings and code of the text again, not yours.", "Vanaf hier heeft de site weer de instellingen en code van de tekst, niet die van jou."}
	BookFrom    = T{"These lessons come from %s, not from this site. What they say is their author's.", "Deze lessen komen van %s, niet van deze site. Wat erin staat is van hun auteur."}
	BookOf      = T{"This lesson comes from %s, not from this site.", "Deze les komt van %s, niet van deze site."}
	BookLeave   = T{"The lessons of this site", "De lessen van deze site"}
	BookSilent  = T{"Nothing came from %s: its host is not there, or does not let other sites read it (it must send Access-Control-Allow-Origin: *, known as CORS).", "Er kwam niets van %s: die host is er niet, of laat andere sites niet lezen (hij moet Access-Control-Allow-Origin: * sturen, bekend als CORS)."}
	BookStatus  = T{"There is nothing at %s: its host answered %s.", "Er staat niets op %s: die host antwoordde %s."}
	BookForm    = T{"What lies at %s is no list of lessons.", "Wat er op %s staat is geen lijst van lessen."}
	BookHow     = T{"A book is an index.json such as [{\"id\": \"first\", \"title\": \"My first lesson\"}] with first.md beside it, or the address of one lesson (.md).", "Een boek is een index.json zoals [{\"id\": \"eerste\", \"title\": \"Mijn eerste les\"}] met eerste.md ernaast, of het adres van één les (.md)."}
	BookTell    = T{"Tell whoever made the book.", "Meld het bij wie het boek maakte."}
	NoList      = T{"The list of lessons did not come. Look at the connection and load the page again.", "De lijst van lessen is niet aangekomen. Kijk naar de verbinding en laad de pagina opnieuw."}
	PresentThis = T{"present", "presenteren"}
	Lead        = T{
		"Django's default cache lives in one process. Open a second tab and see.",
		"Django's standaardcache leeft in één proces. Open een tweede tabblad en kijk.",
	}
	LeadMore = T{
		"Every tab here is a process with a LocMemCache of its own. Four Gunicorn workers do the same to your site.",
		"Elk tabblad is hier een proces met een eigen LocMemCache. Met vier Gunicorn-workers heeft je site er vier.",
	}
	LeadDocs = T{"Django's documentation", "De documentatie van Django"}

	ThisTabIs    = T{"This tab is process", "Dit tabblad is proces"}
	PIDUp        = T{"pid %s, up %s", "pid %s, draait %s"}
	NotYet       = T{"…", "…"}
	EmptyBecause = T{
		"Its cache is empty, because a process starts with no memory of any other.",
		"De cache is leeg, want een proces begint zonder geheugen van een ander.",
	}
	HoldsOnly = T{"Its cache holds %s. No other process can see that.", "De cache bevat %s. Geen ander proces kan dat zien."}

	Step1   = T{"Set greeting in this process", "Zet greeting in dit proces"}
	Step1In = T{"Set greeting in %s", "Zet greeting in %s"}
	Step2   = T{"Open a second process in a new tab", "Open een tweede proces in een nieuw tabblad"}
	Step3   = T{"Ask the new process for the same key", "Vraag het nieuwe proces om dezelfde sleutel"}
	Step4   = T{"Restart a process and see what is left", "Herstart een proces en kijk wat er over is"}

	DoSet       = T{"Set greeting here", "Zet greeting hier"}
	DoOpen      = T{"Open new process", "Open nieuw proces"}
	DoGet       = T{"Get greeting", "Vraag greeting op"}
	DoGetIn     = T{"Get greeting in %s", "Vraag greeting op in %s"}
	DoReload    = T{"Restart this process", "Herstart dit proces"}
	DoRestart   = T{"Restart %s", "Herstart %s"}
	Returns     = T{"%s restarts…", "%s herstart…"}
	StepDone    = T{"done", "gedaan"}
	StepNow     = T{"now", "nu"}
	StepLater   = T{"later", "straks"}
	Step1Result = T{"%s is in the memory of %s, and nowhere else.", "%s staat in het geheugen van %s, en nergens anders."}
	Step1Also   = T{"%s is in the memory of %s.", "%s staat in het geheugen van %s."}
	Step4Result = T{"The new process starts empty: a restart wipes the cache.", "Het nieuwe proces begint leeg: een herstart wist de cache."}
	StoryEnd    = T{
		"That is LocMemCache in production with several workers: each has its own cache, and each restart empties one.",
		"Dat is LocMemCache in productie met meer workers: elk heeft een eigen cache, en elke herstart leegt er een.",
	}
	StoryLessons = T{"Or take a lesson, with workers behind a balancer.", "Of volg een les, met workers achter een balancer."}
	StoryNext    = T{
		"Now try your own: set a value with a timeout of 30, press +60 s, and look at the memory before and after you get it.",
		"Probeer nu zelf: zet een waarde met een timeout van 30, druk op +60 s, en bekijk het geheugen voor en na een Get.",
	}
)
