package i18n

// The page on which a visitor writes a document.
var (
	WriteTitle = T{"Write a document", "Een document schrijven"}
	WriteAbout = T{
		"Write a lesson, a demo or a question as text; what readers will see stands beside it.",
		"Schrijf een les, een demo of een vraag als tekst; wat lezers te zien krijgen, staat ernaast.",
	}
	WriteHelp = T{
		"Markdown, in which fences that begin with locmem come alive. The page beside it starts anew when you pause. The text is kept in this browser; a file can also be dropped here.",
		"Markdown, waarin blokken die met locmem beginnen tot leven komen. De pagina ernaast begint opnieuw als je even stopt. De tekst wordt in deze browser bewaard; je kunt hier ook een bestand neerzetten.",
	}
	WriteSeen     = T{"As readers see it", "Zoals lezers het zien"}
	WriteFirst    = T{"There is no text yet. Write a sentence, and below it a fence that begins with ```locmem run; Insert has one, and the other pieces.", "Er is nog geen tekst. Schrijf een zin, en daaronder een blok dat begint met ```locmem run; onder Invoegen staat er een, met de andere bouwstenen."}
	WriteText     = T{"Text of the document", "Tekst van het document"}
	WriteOpen     = T{"Open a file", "Bestand openen"}
	WriteDownload = T{"Download", "Downloaden"}
	WriteInsert   = T{"Insert", "Invoegen"}
	WriteCheck    = T{"Check", "Controleren"}
	WriteCopy     = T{"Copy link", "Link kopiëren"}
	WriteUndo     = T{"Bring back the text before", "Vorige tekst terughalen"}

	WriteChecking = T{"Checking: everything is played once.", "Bezig met controleren: alles wordt één keer afgespeeld."}
	WriteOld      = T{"The text has changed since it was checked.", "De tekst is veranderd nadat hij gecontroleerd is."}
	WriteFailed   = T{"It could not be checked: %s", "Controleren ging niet: %s"}
	WriteNoText   = T{"That file cannot be used: it is no text, or larger than 1 MB.", "Dat bestand is niet te gebruiken: het is geen tekst, of groter dan 1 MB."}
	WriteTooLong  = T{"It is too long for a link: %s. Download it and pass on the file.", "Het is te lang voor een link: %s. Download het en geef het bestand door."}
	WriteByHand   = T{"The browser does not let this page write to the clipboard. Copy the link from here:", "De browser laat deze pagina niet op het klembord schrijven. Kopieer de link hier:"}
	WriteExpected = T{"expected", "verwacht"}
	WriteGot      = T{"got", "kwam"}

	EditAsText     = T{"Edit as text", "Als tekst bewerken"}
	EditAsTextLong = T{"open the whole document in the editor, title and prose too", "het hele document in de editor openen, ook titel en tekst"}
	WriteYourOwn   = T{"Write a lesson of your own", "Zelf een les schrijven"}
	TextOf         = T{"Line %d", "Regel %d"}
)

// Snippet is a piece that can be inserted into a document.
type Snippet struct {
	Name T
	text T
	code string // the same in every language
}

// Text is what is inserted.
func (s Snippet) Text(l Lang) string {
	if s.code != "" {
		return s.code
	}
	return l.Say(s.text)
}

// Snippets are those that are offered.
var Snippets = []Snippet{
	{Name: T{"Front matter", "Kop van het document"}, text: T{
		"---\ntitle: A title\nlang: en\nsetup:\n  workers: 2\n---\n",
		"---\ntitle: Een titel\nlang: nl\nsetup:\n  workers: 2\n---\n",
	}},
	{Name: T{"Transcript", "Transcript"}, code: "```locmem run\nw1>>> cache.set(\"a\", 1)\nw2>>> cache.get(\"a\")\n```\n"},
	{Name: T{"Question", "Vraag"}, text: T{
		"```locmem predict\nw2>>> cache.get(\"a\")\nNone\n- 1: w1 has stored it\n- None: each worker has a memory of its own # correct\n```\n",
		"```locmem predict\nw2>>> cache.get(\"a\")\nNone\n- 1: w1 heeft het opgeslagen\n- None: elke worker heeft een eigen geheugen # correct\n```\n",
	}},
	{Name: T{"Your turn", "Jij bent aan zet"}, text: T{
		"```locmem try id=x\nw2>>>\n```\n\n```locmem check for=x\nexpect value(w2, \"a\") == 1\nbecause w2 must set it too\npraise Now both know it.\n```\n\n```locmem hint for=x\nWhich worker does not know it?\n```\n\n```locmem solution for=x\nw2>>> cache.set(\"a\", 1)\n```\n",
		"```locmem try id=x\nw2>>>\n```\n\n```locmem check for=x\nexpect value(w2, \"a\") == 1\nbecause w2 moet het ook zetten\npraise Nu weten beide het.\n```\n\n```locmem hint for=x\nWelke worker weet het niet?\n```\n\n```locmem solution for=x\nw2>>> cache.set(\"a\", 1)\n```\n",
	}},
	{Name: T{"Answer to a mistake", "Antwoord op een fout"}, text: T{
		"```locmem wrong for=x\nw1>>> cache.set(\"a\", 1)\nsays That was w1 again. Which worker does not know it?\n```\n",
		"```locmem wrong for=x\nw1>>> cache.set(\"a\", 1)\nsays Dat was weer w1. Welke worker weet het niet?\n```\n",
	}},
	{Name: SettingsFile, code: "```locmem settings\nCACHES = {\n    \"default\": {\n        \"BACKEND\": \"django.core.cache.backends.locmem.LocMemCache\",\n    }\n}\n```\n"},
	{Name: ViewsFile, code: "```locmem views\ndef home(request):\n    return cache.get_or_set(\"home\", lambda: \"hello\", 300)\n```\n\n```locmem run\n!request /home x4\n```\n"},
}

// Findings counts what a check has found.
func (l Lang) Findings(wrong, right int) string {
	if wrong == 0 {
		return l.Sayf(T{"Nothing is wrong: %s.", "Niets mis: %s."}, l.count(right, T{"check", "controle"}, T{"checks", "controles"}))
	}
	return l.count(wrong, T{"line needs a look", "regel vraagt aandacht"}, T{"lines need a look", "regels vragen aandacht"}) +
		l.Sayf(T{"; %s right.", "; %s goed."}, l.Number(right))
}
