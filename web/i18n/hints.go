package i18n

import "strings"

// Hint is what to do about an error, in the page's language. The engine writes
// hints in English; one that nobody has translated stays so, and translated is
// false. What Python itself says ("Did you mean: 'get'?") is Python's output
// and stays.
func (l Lang) Hint(hint string) (text string, translated bool) {
	if l == English {
		return hint, true
	}
	if t, ok := hints[hint]; ok {
		return t, true
	}
	for _, head := range []string{"end it with ", "end the text with "} { // and a bracket or a quote
		if end, ok := strings.CutPrefix(hint, head); ok {
			return hints[head] + end, true
		}
	}
	return hint, false
}

// hints are the engine's hints in Dutch.
var hints = map[string]string{
	"Tab behind import lists what there is.": "Tab achter import geeft een lijst van wat er is.",

	"Django reads CACHES once, when a process starts. To start with other settings, edit settings.py in a lesson and press Reset.": "Django leest CACHES één keer, als een proces start. Om met andere instellingen te starten wijzig je settings.py in een les en druk je op Opnieuw.",

	"Leave the line out: types are not checked here.":     "Laat de regel weg: types worden hier niet gecontroleerd.",
	"Leave the brackets out: types are not checked here.": "Laat de haken weg: types worden hier niet gecontroleerd.",
	"Use except.": "Gebruik except.",
	"The playground has no files. Use cache.set() and cache.get().":     "De playground heeft geen bestanden. Gebruik cache.set() en cache.get().",
	"Write the value into the code.":                                    "Schrijf de waarde in de code.",
	"Write the expression itself.":                                      "Schrijf de expressie zelf.",
	"Write the code itself.":                                            "Schrijf de code zelf.",
	"Use import.":                                                       "Gebruik import.",
	"Type cache. and press Tab to see the methods and their arguments.": "Typ cache. en druk op Tab om de methodes en hun argumenten te zien.",
	"Use bytes.":   "Gebruik bytes.",
	"Use print().": "Gebruik print().",
	"Reload the tab to end the process, or use its Restart button.":         "Herlaad het tabblad om het proces te stoppen, of gebruik de knop Herstart.",
	`Use the straight quote " instead.`:                                     `Gebruik het rechte aanhalingsteken ".`,
	"Use the straight quote ' instead.":                                     "Gebruik het rechte aanhalingsteken '.",
	"Use the minus sign - instead.":                                         "Gebruik het minteken -.",
	"Move the clock with its buttons: +10 s, +60 s, or to the next expiry.": "Verzet de klok met de knoppen: +10 s, +60 s, of tot iets verloopt.",
	"Take it out.":      "Haal het weg.",
	"Save it as UTF-8.": "Sla het op als UTF-8.",
	"Take it out. If there are many, the file is UTF-16 or no text: save it as UTF-8.": "Haal het weg. Zijn het er veel, dan is het bestand UTF-16 of geen tekst: sla het op als UTF-8.",
	"Sleep for less.": "Slaap korter.",
	"This line starts further to the right than the one before.":           "Deze regel begint verder naar rechts dan de vorige.",
	"Start the lines of the block with four spaces.":                       "Begin de regels van het blok met vier spaties.",
	"Only the methods that start with a, such as cache.aget, are awaited.": "Await hoort alleen bij methodes die met een a beginnen, zoals cache.aget.",
	"Stopped.":                        "Gestopt.",
	"Is there a loop without an end?": "Is er een lus zonder einde?",
	"Lines of one block start in the same column.": "Regels van één blok beginnen in dezelfde kolom.",
	"Split the expression.":                        "Splits de expressie.",
	"A lesson's settings.py can be changed; every other page runs with Django's defaults.": "De settings.py van een les kun je veranderen; elke andere pagina draait met de standaard van Django.",
	"A name does not start with a digit.":                                                  "Een naam begint niet met een cijfer.",
	"Delete it; it came along with pasted text.":                                           "Wis het; het kwam mee met geplakte tekst.",
	"Write except (ValueError, TypeError):":                                                "Schrijf except (ValueError, TypeError):",
	"Write }} for a brace in the text.":                                                    "Schrijf }} voor een accolade in de tekst.",
	"Write async def, or take the await out of the function.":                              "Schrijf async def, of haal de await uit de functie.",
	"Use = to assign.": "Gebruik = om toe te wijzen.",
	"The process goes on. Please report the code that led here.": "Het proces gaat door. Meld alsjeblieft de code die hiertoe leidde.",

	// What other caches have.
	"The table of the page shows what is in memory, and looking there changes nothing.":           "De tabel van de pagina toont wat er in het geheugen staat; daar kijken verandert niets.",
	"Use the methods of the cache, such as cache.clear() and cache.delete().":                     "Gebruik de methoden van de cache, zoals cache.clear() en cache.delete().",
	"The table of the page shows when each entry expires, and looking there changes nothing.":     "De tabel van de pagina toont wanneer elke entry verloopt; daar kijken verandert niets.",
	"Django's caches cannot list their keys; django-redis can. The table of the page shows them.": "Django's caches kunnen hun sleutels niet opsommen; django-redis wel. De tabel van de pagina toont ze.",
	"django-redis has it. The table of the page shows the keys.":                                  "django-redis heeft het. De tabel van de pagina toont de sleutels.",
	"django-redis has it. The table of the page shows the time left.":                             "django-redis heeft het. De tabel van de pagina toont de resterende tijd.",
	"django-redis has it. Django's own word is touch().":                                          "django-redis heeft het. In Django zelf heet het touch().",
	"django-redis has it. Django's own word is touch(key, None).":                                 "django-redis heeft het. In Django zelf is het touch(key, None).",
	"django-redis has it. Django's own are delete(), delete_many() and clear().":                  "django-redis heeft het. Django zelf heeft delete(), delete_many() en clear().",
	"django-redis has it. cache.add() answers True for the first caller only.":                    "django-redis heeft het. cache.add() antwoordt alleen de eerste aanroeper True.",
	"Django's own word is has_key(), or: key in cache":                                            "In Django zelf heet het has_key(), of: key in cache",
	"Django's own word is set().":                                                                 "In Django zelf heet het set().",
	"Django's own word is delete().":                                                              "In Django zelf heet het delete().",
	"Use get() and then delete().":                                                                "Gebruik get() en daarna delete().",
	"Django's caches cannot list their entries. The table of the page shows them.":                "Django's caches kunnen hun entries niet opsommen. De tabel van de pagina toont ze.",

	"Use 'django.contrib.sessions.backends.cache', '...cached_db' or '...db'.":                   "Gebruik 'django.contrib.sessions.backends.cache', '...cached_db' of '...db'.",
	"Known here are !+30s, !at expiry and !restart t1; the workers of a lesson know the others.": "Hier werken !+30s, !at expiry en !restart t1; de workers van een les kennen de andere.",
	"Name a tab, such as t1, or open a lesson: its workers have one.":                            "Noem een tabblad, zoals t1, of open een les: de workers daar hebben er een.",

	"Write set_expiry(3600).": "Schrijf set_expiry(3600).",

	// engine/py's, of the form's value.
	"the text ends too early":                                               "de tekst stopt te vroeg",
	"a value is missing":                                                    "er ontbreekt een waarde",
	"a value is missing before the comma":                                   "er ontbreekt een waarde voor de komma",
	"write a finished value, not a computation":                             "schrijf een kant-en-klare waarde, geen berekening",
	"a colon stands between the key and the value of a dict: {'key': 1}":    "een dubbele punt staat tussen de sleutel en de waarde van een dict: {'key': 1}",
	"put text in quotes":                                                    "zet tekst tussen aanhalingstekens",
	"use the straight quotes ' or \"":                                       "gebruik de rechte aanhalingstekens ' of \"",
	"put a comma between two values":                                        "zet een komma tussen twee waarden",
	"put a comma between two values, a colon between key and value":         "zet een komma tussen twee waarden, een dubbele punt tussen sleutel en waarde",
	"one value is enough; several need brackets and commas: [1, 2]":         "één waarde is genoeg; meer waarden hebben haken en komma's nodig: [1, 2]",
	"an underscore stands between two digits":                               "een liggend streepje staat tussen twee cijfers",
	"leave out the zeros, or put the digits in quotes":                      "laat de nullen weg, of zet de cijfers tussen aanhalingstekens",
	"an f-string computes something; write the finished text without the f": "een f-string berekent iets; schrijf de tekst zelf, zonder de f",
	"a dict is written {'key': value}":                                      "een dict schrijf je als {'key': waarde}",
	"write the value after the colon":                                       "schrijf de waarde na de dubbele punt",
	"what may change cannot be in a set; use a tuple: (1, 2)":               "wat kan veranderen, kan niet in een set; gebruik een tuple: (1, 2)",
	"what may change cannot be a key; use a tuple: (1, 2)":                  "wat kan veranderen, kan geen sleutel zijn; gebruik een tuple: (1, 2)",
	"end it with ":       "sluit af met ",
	"end the text with ": "sluit de tekst af met ",
}
