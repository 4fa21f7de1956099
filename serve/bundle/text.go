package bundle

// bootText is what the page says itself, before any script runs or without one.
type bootText struct {
	Loading  string // beside the progress bar
	NoScript string
	HasText  string // behind NoScript: what is there all the same,
	NoText   string // or that nothing is, in a frame
	Late     string // when the loader itself never came
	Reload   string
	Picture  string // what the picture shows that is beside a link to the page
	Missing  missingText
}

// missingText is what the page for unknown addresses says.
type missingText struct{ Name, Heading, Advice string }

// textFor returns the words in a page's language, English for an unknown one.
func textFor(lang string) bootText {
	if lang == "nl" {
		return dutch
	}
	return english
}

var english = bootText{
	Loading: "Loading the program",
	NoScript: "This page computes in your browser and needs JavaScript for that. " +
		"Allow JavaScript for this address and reload the page.",
	HasText: "The text can be read without it.",
	NoText:  "Its text is in the address of the frame, which only a script can read.",
	Late: "The program has not started: a script of this page did not arrive. " +
		"Check the connection and reload the page.",
	Reload:  "Reload",
	Picture: "Processes, and what each of them has in its cache.",
	Missing: missingText{
		Name: "No such page", Heading: "There is no page at this address",
		Advice: "The link may be cut off or old. Check the address, or go on from here.",
	},
}

var dutch = bootText{
	Loading: "Programma laden",
	NoScript: "Deze pagina rekent in je browser en heeft daarvoor JavaScript nodig. " +
		"Zet JavaScript aan voor dit adres en laad de pagina opnieuw.",
	HasText: "De tekst kun je wel lezen.",
	NoText:  "De tekst staat in het adres van het frame, en dat kan alleen een script lezen.",
	Late: "Het programma is niet gestart: een script van deze pagina is niet aangekomen. " +
		"Controleer de verbinding en laad de pagina opnieuw.",
	Reload:  "Opnieuw laden",
	Picture: "Processen, en wat elk daarvan in zijn cache heeft.",
	Missing: missingText{
		Name: "Pagina bestaat niet", Heading: "Op dit adres staat geen pagina",
		Advice: "De link is misschien afgebroken of oud. Controleer het adres, of ga hier verder.",
	},
}
