package i18n

import (
	"strings"

	"locmem/engine/settings"
)

// Remark is what is remarked about settings, in the page's language: code and args
// are those of the diagnostic, message and hint its English words. What Python and
// Django say stays as it is; translated is false if the hint did too.
func (l Lang) Remark(code string, args []string, message, hint string) (m, h string, translated bool) {
	if l == English {
		return message, hint, true
	}
	own := remarks[code]
	ownMessage, ownHint := own.Say(args)
	if ownMessage != "" {
		message = ownMessage
	}
	word, meant := strings.CutPrefix(hint, "Did you mean ")
	switch {
	case meant:
		return message, "Bedoelde je " + word, true
	case ownHint != "":
		return message, ownHint, true
	}
	hint, translated = l.Hint(hint)
	return message, hint, translated
}

// remarks are the words of settings.Texts in Dutch.
var remarks = map[string]settings.Text{
	"settings-name":   {Message: "Django leest %[1]s niet, dus geldt zijn standaardcache.", Hint: "Bedoelde je CACHES?"},
	"caches-again":    {Message: "Deze CACHES gaat verloren: regel %[1]s stelt hem opnieuw in.", Hint: "Haal een van de twee weg."},
	"caches-compared": {Hint: "Deze regel vergelijkt CACHES en stelt niets in. Eén = doet dat wel: CACHES = {...}."},

	"assumed":     {Message: "%[1]s is in deze tekst niet gedefinieerd; aangenomen is een regel die in de meeste projecten staat: %[2]s.", Hint: "Schrijf erboven de regel die %[1]s maakt."},
	"environment": {Hint: "De omgeving heeft geen %[1]s. Schrijf daar %[1]s=waarde (locmem environ), of geef hier een standaardwaarde."},
	"in-class":    {Message: "De CACHES in class %[1]s wordt hier niet gelezen, dus geldt Django's standaardcache.", Hint: "Schrijf CACHES tegen de kantlijn, buiten de class."},
	"star":        {Message: "De CACHES van %[1]s geldt, als die er een heeft, en dat bestand is hier niet: Django's standaardcache neemt de plaats in.", Hint: "Plak de CACHES van dat bestand onder deze regel."},
	"not-here":    {Hint: "Schrijf de waarde hier."},
	"stand-in":    {Message: "%[1]s is hier een vervanger: %[2]s."},

	"backslash":        {Hint: "Een backslash verbindt regels en is het laatste teken van zijn regel. Binnen haakjes is hij niet nodig."},
	"non-printable":    {Hint: "Er is een onzichtbaar teken meegekomen, misschien van een webpagina. Haal het weg en typ een spatie."},
	"curly-quote":      {Hint: `Gebruik de rechte aanhalingstekens ' of ".`},
	"quotes-missing":   {Hint: "Tekst heeft aanhalingstekens nodig."},
	"unmatched":        {Hint: "Haal het weg, of open er een haakje voor."},
	"end-quote":        {Hint: "De tekst eindigt niet op zijn regel: sluit af met het aanhalingsteken waarmee hij begint."},
	"never-closed":     {Hint: "Schrijf %[1]s waar het eindigt."},
	"indent":           {Hint: "Zet de regel tegen de linkermarge."},
	"braces":           {Hint: `Zet er accolades omheen: CACHES = {"default": {...}}.`},
	"equals-missing":   {Hint: "Schrijf CACHES = {...}."},
	"too-early":        {Hint: "Aan het eind van de regel ontbreekt iets."},
	"comment":          {Hint: "Commentaar begint met #."},
	"comma-missing":    {Hint: "Zet een komma tussen de twee."},
	"colon-not-equals": {Hint: `Een dict schrijf je {"sleutel": waarde}, met een dubbele punt.`},
	"pair":             {Hint: "Schrijf achter de sleutel een dubbele punt en een waarde."},
	"value-missing":    {Hint: "Ervoor ontbreekt een waarde."},
	"semicolon":        {Hint: "Paren worden met komma's gescheiden."},
	"reserved":         {Hint: "Het woord %[1]s is gereserveerd in Python. Tekst heeft aanhalingstekens nodig."},

	"elsewhere":    {Message: "Wat CACHES is staat in een ander bestand, dat hier niet is.", Hint: "Schrijf die CACHES boven deze regel."},
	"unhashable":   {Hint: "Wat kan veranderen kan geen sleutel zijn en niet in een set. Gebruik tekst, een getal of een tuple."},
	"twice":        {Message: "Deze %[1]s gaat verloren: regel %[2]s heeft dezelfde sleutel opnieuw.", Hint: "Haal een van de twee weg."},
	"other-word":   {Hint: "Python schrijft %[1]s."},
	"quote-key":    {Hint: "Zet aanhalingstekens om de sleutel."},
	"caches-type":  {Hint: `CACHES is een dict: {"default": {...}}. Dit is een %[1]s.`},
	"caches-comma": {Hint: "De komma achter de laatste accolade maakt er een tuple van. Haal hem weg."},
	"one-alias":    {Hint: `Dit is één cache zonder alias. Schrijf er {"default": {...}} omheen.`},
	"no-default":   {Hint: `Voeg "default": {...} toe. Django neemt die waar geen alias is genoemd.`},
	"no-alias":     {Hint: "%[1]s moet een van deze noemen: %[2]s."},
	"alias-type":   {Message: "Een alias is tekst: niets kan om caches[%[1]s] vragen.", Hint: "Zet er aanhalingstekens om."},
	"alias-dict":   {Hint: `Een alias is een dict van instellingen: %[1]s: {"BACKEND": "..."}.`},

	"no-backend":         {Hint: `Voeg "BACKEND": "django.core.cache.backends.locmem.LocMemCache" toe.`},
	"backend-type":       {Hint: "BACKEND is de naam van een klasse met punten, als tekst."},
	"unknown-backend":    {Hint: "Alleen de backends die bij Django horen zijn hier bekend, zoals django.core.cache.backends.locmem.LocMemCache."},
	"unknown-setting":    {Message: "Django leest %[1]s niet."},
	"unknown-option":     {Message: "Deze backend leest %[1]s niet."},
	"belongs-in-options": {Message: "Django leest %[1]s hier niet.", Hint: `Het hoort in OPTIONS: "OPTIONS": {"%[2]s": ...}.`},
	"belongs-outside":    {Message: "Django leest %[1]s niet in OPTIONS.", Hint: "%[2]s hoort een niveau hoger, naast OPTIONS."},
	"lower-case":         {Message: "Django leest %[1]s niet: hoofdletters tellen.", Hint: "Bedoelde je %[2]s?"},
	"lower-case-wins":    {Message: "Deze %[1]s wordt niet gelezen: %[2]s ernaast, met kleine letters, wint.", Hint: "Haal een van de twee weg."},
	"options-dict":       {Hint: `OPTIONS is een dict: {"MAX_ENTRIES": 300}. Laat het weg als het leeg is.`},
	"no-number":          {Message: "int() weigert %[2]s, dus wordt %[1]s stilletjes %[3]s.", Hint: "Schrijf een geheel getal."},
	"none-text":          {Message: "int() weigert de tekst %[2]s, dus wordt %[1]s stilletjes %[3]s.", Hint: "None schrijf je zonder aanhalingstekens."},
	"bool-number":        {Message: "%[2]s telt als het getal %[3]s.", Hint: "Schrijf het getal."},
	"cut-number":         {Message: "%[1]s %[2]s wordt afgekapt tot %[3]s.", Hint: "Schrijf een geheel getal."},
	"infinity":           {Hint: "%[1]s is een geheel getal. Een TIMEOUT zonder eind is None."},
	"timeout-zero":       {Message: "Met TIMEOUT %[1]s is elke waarde al verlopen als hij wordt opgeslagen.", Hint: "None verloopt nooit; DummyCache bewaart niets."},
	"max-entries-zero":   {Message: "Met MAX_ENTRIES %[1]s ruimt elke set eerst op.", Hint: "Schrijf een getal boven 0."},
	"cull-negative":      {Message: "CULL_FREQUENCY %[1]s gooit nooit iets weg: de cache groeit eindeloos.", Hint: "3 gooit een derde weg, 0 alles."},
	"cull-above-max":     {Message: "Opruimen gooit 1 op de %[1]s waarden weg, en dat is er geen van %[2]s: de cache groeit voorbij MAX_ENTRIES tot er %[1]s in zitten.", Hint: "Schrijf een CULL_FREQUENCY die niet boven MAX_ENTRIES ligt."},
	"location-missing":   {Message: "%[1]s heeft geen LOCATION om iets in op te slaan.", Hint: "Voeg een LOCATION toe: een server, een tabel of een map."},
	"location-type":      {Hint: "LOCATION is de naam van een store. Gebruik tekst."},
	"location-path":      {Hint: "LOCATION is het pad van een map, als tekst."},
	"location-name":      {Message: "Voor LocMemCache is %[1]s alleen een naam: niets maakt er verbinding mee, en andere processen zien niets van deze cache.", Hint: "Een cache buiten het proces heeft een andere BACKEND nodig."},
	"shared-location":    {Message: "%[1]s en %[2]s hebben dezelfde LOCATION en zijn dus één store: dezelfde sleutels, en clear() leegt beide.", Hint: "Geef elk een eigen LOCATION."},
	"shared-default":     {Message: "%[1]s en %[2]s hebben dezelfde LOCATION (%[3]s) en zijn dus één store: dezelfde sleutels, en clear() leegt beide.", Hint: "Geef elk een eigen LOCATION."},
	"prefix-type":        {Message: "KEY_PREFIX %[1]s blijft zoals het is: sleutels beginnen met %[2]s:", Hint: "Schrijf tekst, of laat het weg."},
	"version-none":       {Message: "VERSION None blijft zoals het is: sleutels hebben None waar 1 zou staan.", Hint: "Schrijf een getal, of laat het weg."},
	"version-type":       {Message: "VERSION %[1]s blijft zoals het is, en incr_version telt er 1 bij op met de + van Python.", Hint: "Schrijf een geheel getal."},
	"key-warning":        {Message: "Met deze %[1]s krijgt elke sleutel een CacheKeyWarning.", Hint: "Gebruik hooguit 200 tekens, zonder spaties of stuurtekens."},
	"key-function":       {Message: "De playground heeft geen modules, dus kan %[1]s hier niet worden geïmporteerd.", Hint: "In een project is het de naam met punten van een functie van jou."},
	"key-function-name":  {Hint: "KEY_FUNCTION is de naam met punten van een functie, zoals project.keys.make_key."},
}
