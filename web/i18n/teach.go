package i18n

// What the pages for teachers say. Nothing of it is in the program.
var (
	TeachTitle = T{"For teachers", "Voor docenten"}
	TeachAbout = T{
		"Lessons on Django's cache for a class: what each is about, a link for the class, sheets and answers to print, and the codes that learners hand in.",
		"Lessen over de cache van Django voor een klas: waar elke les over gaat, een link voor de klas, werkbladen en antwoorden om af te drukken, en de codes die leerlingen inleveren.",
	}
	TeachIntro = T{
		"Learners need a browser and nothing else: no account, no installation. Everything runs in the browser of each of them, and nothing they do leaves it. They work alone, at their own pace; what they do is kept in their browser, also over a reload.",
		"Leerlingen hebben alleen een browser nodig: geen account, geen installatie. Alles draait in de browser van elke leerling, en niets van wat ze doen gaat daarbuiten. Ze werken zelfstandig en in hun eigen tempo; hun werk blijft bewaard in hun browser, ook na opnieuw laden.",
	}
	TeachSteps = [...]T{
		{"Choose lessons below and give the class the link that comes out.", "Kies hieronder lessen en geef de klas de link die eruit komt."},
		{"Each lesson ends with a completion code. Learners send you theirs, with a name in front of it if you like.", "Elke les eindigt met een voltooiingscode. Leerlingen sturen je die van hen, met een naam ervoor als je dat wilt."},
		{"Paste all codes below. This page reads them without a server and keeps nothing.", "Plak alle codes hieronder. Deze pagina leest ze zonder server en bewaart niets."},
	}
	TeachLessons  = T{"Lessons", "Lessen"}
	TeachLesson   = T{"Lesson", "Les"}
	TeachGoal     = T{"What they know at the end", "Wat ze aan het eind weten"}
	TeachThink    = T{"What people think", "Wat mensen denken"}
	TeachLevel    = T{"Level", "Niveau"}
	TeachTime     = T{"Time", "Tijd"}
	TeachNeeds    = T{"After", "Na"}
	TeachPrint    = T{"Print", "Afdrukken"}
	TeachSheet    = T{"Sheet", "Werkblad"}
	TeachKey      = T{"Answers", "Antwoorden"}
	TeachSheets   = T{"All sheets", "Alle werkbladen"}
	TeachKeys     = T{"All answers", "Alle antwoorden"}
	TeachPick     = T{"Choose %s", "Kies %s"}
	TeachTotal    = T{"%d lessons, %d minutes", "%d lessen, %d minuten"}
	TeachLink     = T{"A link for the class", "Een link voor de klas"}
	TeachLinkHow  = T{"Choose lessons in the table, or none for all. The link shows these lessons in the order of the table; the browser of a learner remembers it.", "Kies lessen in de tabel, of geen voor alle. De link toont deze lessen in de volgorde van de tabel; de browser van een leerling onthoudt hem."}
	TeachName     = T{"Name of the class (may be empty)", "Naam van de klas (mag leeg blijven)"}
	TeachLang     = T{"Language", "Taal"}
	TeachSeed     = T{"Order of the answers: a number from 1 to 9999 (empty: as written)", "Volgorde van de antwoorden: een getal van 1 tot 9999 (leeg: zoals geschreven)"}
	TeachHints    = T{"Hints are shown", "Hints worden getoond"}
	TeachSolved   = T{"Solutions are offered after two tries", "Oplossingen worden na twee pogingen aangeboden"}
	TeachHidden   = T{"What is left out is out of sight, not out of reach: the texts of the lessons are public.", "Wat weggelaten is, is uit het zicht en niet onvindbaar: de teksten van de lessen zijn openbaar."}
	TeachAddress  = T{"Link", "Link"}
	TeachCopy     = T{"Copy", "Kopiëren"}
	TeachCopied   = T{"Copied", "Gekopieerd"}
	TeachCodes    = T{"Completion codes", "Voltooiingscodes"}
	TeachCodesHow = T{"A line for each code, a name before or behind it. A whole mail or a column of a spreadsheet does, too.", "Een regel per code, met een naam ervoor of erachter. Een hele mail of een kolom uit een spreadsheet mag ook."}
	TeachExample  = T{"Ann whose-cache.5f3a.1-1.1-1.0.abcd", "Ann whose-cache.5f3a.1-1.1-1.0.abcd"}
	TeachNoCheat  = T{"A code tells a typing mistake from a valid one. It is no proof: whoever reads how it is made can write one.", "Een code maakt een typefout zichtbaar. Hij is geen bewijs: wie leest hoe hij gemaakt wordt, kan er zelf een schrijven."}
	TeachWho      = T{"Name", "Naam"}
	TeachRight    = T{"Predictions right", "Voorspellingen goed"}
	TeachTries    = T{"Tasks solved", "Opdrachten opgelost"}
	TeachHelped   = T{"Hints used", "Hints gebruikt"}
	TeachRemark   = T{"Remark", "Opmerking"}
	TeachChart    = T{"How many predicted right", "Hoeveel er goed voorspelden"}
	TeachCSV      = T{"Download CSV", "CSV downloaden"}
	TeachJSON     = T{"Download JSON", "JSON downloaden"}
	TeachScript   = T{"Making a link and reading codes needs JavaScript. The rest of this page does not.", "Een link maken en codes lezen kan alleen met JavaScript. De rest van deze pagina kan zonder."}
	TeachOffline  = T{"A class without internet", "Een klas zonder internet"}
	TeachOfflines = [...]T{
		{"On a laptop of yours: locmem serve -addr 0.0.0.0:8000 prints the address that learners open.", "Op een laptop van jou: locmem serve -addr 0.0.0.0:8000 toont het adres dat leerlingen openen."},
		{"On any web server: locmem export DIR writes the site as plain files.", "Op elke webserver: locmem export DIR schrijft de site als gewone bestanden."},
		{"Where it was opened once, it goes on without a connection.", "Waar de site één keer geopend is, werkt hij zonder verbinding verder."},
	}

	SheetTitle   = T{"Sheets", "Werkbladen"}
	SheetAbout   = T{"Sheets for the lessons on Django's cache, to print: write down what you expect, then run it.", "Werkbladen bij de lessen over de cache van Django, om af te drukken: schrijf op wat je verwacht, en voer het dan uit."}
	KeyTitle     = T{"Answers", "Antwoorden"}
	KeyAbout     = T{"Answers to the lessons on Django's cache: what comes out, which prediction is right, what a solution is and what usually goes wrong.", "Antwoorden bij de lessen over de cache van Django: wat eruit komt, welke voorspelling goed is, wat een oplossing is en wat er meestal misgaat."}
	SheetPrint   = T{"Print with the browser: each lesson begins on a page of its own. A lesson's link in the table shows that lesson only.", "Druk af met de browser: elke les begint op een eigen pagina. De link van een les in de tabel toont alleen die les."}
	SheetAll     = T{"All lessons", "Alle lessen"}
	SheetName    = T{"Name", "Naam"}
	SheetCode    = T{"Completion code", "Voltooiingscode"}
	SheetGuess   = T{"What will it show?", "Wat zal het tonen?"}
	SheetBegin   = T{"It begins with", "Het begint met"}
	SheetWhy     = T{"Why?", "Waarom?"}
	KeyGoal      = T{"At the end:", "Aan het eind:"}
	KeyThink     = T{"Often thought:", "Vaak gedacht:"}
	KeyRight     = T{"right", "goed"}
	KeyAsked     = T{"What is checked", "Wat wordt gecontroleerd"}
	KeyWrong     = T{"Often tried, and wrong", "Vaak geprobeerd, en fout"}
	KeyHint      = T{"Hint", "Hint"}
	KeySolution  = T{"A solution", "Een oplossing"}
	SheetEnviron = T{"environment", "omgeving"}
)

// TeachSay is what the script of the page for teachers says, by its own names. %s, %d and
// %n stand for what it puts in.
func (l Lang) TeachSay() map[string]string {
	out := map[string]string{}
	for name, t := range map[string]T{
		"mistyped": {"Mistyped: its last part does not fit. Ask for it again.", "Verkeerd overgetypt: het laatste stuk klopt niet. Vraag hem opnieuw."},
		"nocode":   {"Line %d has no code: %s", "Regel %d heeft geen code: %s"},
		"unknown":  {"No lesson of this site", "Geen les van deze site"},
		"other":    {"Another version of the lesson", "Een andere versie van de les"},
		"numbers":  {"The numbers are not those of this lesson", "De getallen passen niet bij deze les"},
		"earlier":  {"A later line has a code of this lesson, too", "Een latere regel heeft ook een code van deze les"},
		"none":     {"No code yet.", "Nog geen code."},
		"count":    {"%d codes, %d not valid", "%d codes, %d ongeldig"},
		"of":       {"%d of %d", "%d van %d"},
		"right":    {"%d right", "%d goed"},
		"file":     {"completion-codes", "voltooiingscodes"},
	} {
		out[name] = l.Say(t)
	}
	return out
}
