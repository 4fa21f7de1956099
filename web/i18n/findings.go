package i18n

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode"

	"locmem/engine/settings"
)

// Finding is what the checker says of a document, in the page's language. The engine says
// it in English: one or more of the sentences below, with facts in them. What Python and
// Django say, an exception, stays as it is. translated is false of a text that has a
// sentence which nobody has translated; it stays as it is, all of it.
func (l Lang) Finding(text string) (said string, translated bool) {
	if l == English || text == "" {
		return text, true
	}
	if strings.Count(text, ". ") > mostSentences {
		return text, false
	}
	if said, ok := l.sentence(text); ok {
		return said, true
	}
	for from := 0; ; {
		i := strings.Index(text[from:], ". ")
		if i < 0 {
			return text, raised(text)
		}
		from += i + 2
		head, rest := text[:from-2], text[from:]
		own, ok := l.sentence(head)
		if !ok {
			if own, ok = l.sentence(head + "."); ok {
				own = strings.TrimSuffix(own, ".")
			} else if own, ok = head, raised(head); !ok {
				continue
			}
		}
		if raised(rest) {
			continue
		}
		if said, ok := l.Finding(rest); ok {
			return own + ". " + said, true
		}
	}
}

// mostSentences is how many ends of sentences are looked at: a message may repeat what a
// stranger wrote.
const mostSentences = 20

// sentence is one that is known, in the page's language.
func (l Lang) sentence(text string) (string, bool) {
	if hint, ok := l.Hint(text); ok {
		return hint, true
	}
	for _, t := range findings {
		if facts, ok := factsIn(t.en, text); ok {
			return l.Sayf(t, l.facts(facts)...), true
		}
	}
	texts := settings.Texts()
	for _, code := range slices.Sorted(maps.Keys(texts)) {
		en, own := texts[code], remarks[code]
		for _, pair := range [...][2]string{{en.Message, own.Message}, {en.Hint, own.Hint}} {
			if facts, ok := factsIn(pair[0], text); ok && pair[0] != "" && pair[1] != "" {
				return fmt.Sprintf(pair[1], l.facts(facts)...), true
			}
		}
	}
	return text, false
}

// facts are those of a sentence, of which some are words.
func (l Lang) facts(facts []string) []any {
	list := make([]any, len(facts))
	for i, f := range facts {
		for _, t := range findingWords {
			if t.en == f {
				f = l.Say(t)
			}
		}
		list[i] = f
	}
	return list
}

// factsIn finds what stands in a text where a sentence has %s, or %[1]s and so on. That is
// no other sentence, unless what a program shows is repeated behind a colon.
func factsIn(sentence, text string) (facts []string, ok bool) {
	at := strings.IndexByte(sentence, '%')
	if at < 0 {
		return nil, sentence == text
	}
	if !strings.HasPrefix(text, sentence[:at]) {
		return nil, false
	}
	repeats := strings.HasSuffix(sentence, ": %s")
	text, sentence = text[at:], sentence[at:]
	for sentence != "" {
		end := strings.IndexByte(sentence, 's') + 1
		n := len(facts)
		if end > 2 { // %[1]s
			n = int(sentence[2] - '1')
		}
		sentence = sentence[end:]
		next := sentence
		if at = strings.IndexByte(sentence, '%'); at >= 0 {
			next = sentence[:at]
		}
		fact, rest, found := strings.Cut(text, next)
		if at < 0 { // what is behind it ends the text
			fact, found = strings.CutSuffix(text, next)
			rest = ""
		}
		if !found || fact == "" || !repeats && strings.Contains(fact, ". ") {
			return nil, false
		}
		for len(facts) <= n {
			facts = append(facts, "")
		}
		facts[n], text, sentence = fact, rest, sentence[len(next):]
	}
	return facts, true
}

// raised tells whether a text is an exception as Python shows it: SystemExit: no secrets.
func raised(text string) bool {
	name, _, ok := strings.Cut(text, ":")
	capital := false
	for _, r := range name {
		if !unicode.IsLetter(r) && r != '.' {
			return false
		}
		capital = capital || unicode.IsUpper(r)
	}
	return ok && capital
}

// findingWords are facts that are words.
var findingWords = []T{
	{"a transcript", "een transcript"}, {"variables", "variabelen"},
}

// findings are the engine's sentences about a document. Of two that fit, the first counts.
var findings = []T{
	// Where it is, and what is expected.
	{"the text", "de tekst"},
	{"the front matter", "de kop"},
	{"no error", "geen fout"},
	{"another answer", "een ander antwoord"},
	{"what the call shows, written below it", "wat de aanroep toont, eronder geschreven"},

	// engine/scenario: what was played.
	{"there is no locmem fence. Begin one with ```locmem run", "er is geen locmem-blok. Begin er een met ```locmem run"},
	{"it took too long: what is not told here was not verified. Make it shorter", "het duurde te lang: wat hier niet staat, is niet gecontroleerd. Maak het korter"},
	{"nothing is played with these %s: those on line %s take their place", "met deze %s wordt niets afgespeeld: die van regel %s komen ervoor in de plaats"},
	{"Take out one of the two, or put a run between them.", "Haal een van de twee weg, of zet er een run tussen."},
	{"the output differs", "de uitvoer is anders"},
	{"the output differs: %s", "de uitvoer is anders: %s"},
	{"this is taken for output: begin each line of the block with \"... \"", "dit geldt als uitvoer: begin elke regel van het blok met \"... \""},
	{"an error that nobody expects", "een fout die niemand verwacht"},
	{"the call shows something else", "de aanroep toont iets anders"},
	{"the right answer is not what the call shows", "het goede antwoord is niet wat de aanroep toont"},
	{"a wrong answer is what the call shows", "een fout antwoord is wat de aanroep toont"},
	{"the right answer is a sentence, which cannot be compared", "het goede antwoord is een zin, en die is niet te vergelijken"},
	{"there is no check for it. Write ```locmem check for=%s", "er is geen check voor. Schrijf ```locmem check for=%s"},
	{"what the learner starts from passes the check already", "waar de lezer mee begint, voldoet al aan de check"},
	{"it holds %s, but the try on line %s holds %s. Write %s here, too.", "hier staat %s, maar in de try op regel %s staat %s. Schrijf hier ook %s."},
	{"this line of the check ends in an error, so nothing passes it", "deze regel van de check eindigt in een fout, dus niets voldoet eraan"},
	{"the solution does not pass its check: line %s does not hold", "de oplossing voldoet niet aan de check: regel %s klopt niet"},
	{"line %s of its check does not hold, and there is no solution for it. Write ```locmem solution for=%s", "regel %s van de check klopt niet, en er is geen oplossing voor. Schrijf ```locmem solution for=%s"},
	{"the %s itself fails at %s: there is no process named %s: there are %s", "de %s gaat zelf mis bij %s: er is geen proces met de naam %s: er zijn %s"},
	{"the %s itself fails at %s, so its words are never said", "de %s gaat zelf mis bij %s, dus wat erbij hoort wordt nooit gezegd"},
	{"the %s itself fails at %s", "de %s gaat zelf mis bij %s"},
	{"this passes the check, but it must fail", "dit voldoet aan de check, maar het moet mislukken"},
	{"another wrong gives the same result, so its words are shown", "een andere wrong heeft hetzelfde resultaat, dus wordt getoond wat daar staat"},
	{"there is no process named %s: there are %s", "er is geen proces met de naam %s: er zijn %s"},
	{"Write %s below setup:.", "Schrijf %s onder setup:."},
	{"Write %s in the front matter.", "Schrijf %s in de kop."},
	{"There can be %s workers.", "Er kunnen %s workers zijn."},
	{"There can be %s servers.", "Er kunnen %s servers zijn."},
	{"the set-up fails: %s", "de voorbereiding gaat mis: %s"},
	{"this line of a transcript stands among %s, where it is not played", "deze regel van een transcript staat tussen %s, en daar wordt hij niet afgespeeld"},
	{"Put it into a fence of its own: what a text with %s plays are the runs above the try.", "Zet hem in een eigen blok: een tekst met %s speelt de runs af die boven de try staan."},

	// What is wrong with a fence,
	{"unknown fence %s", "onbekend blok %s"},
	{"this fence is not closed", "dit blok is niet afgesloten"},
	{"this %s fence is not closed", "dit blok %s is niet afgesloten"},
	{"Write %s on a line of its own behind it, before line %s.", "Schrijf %s op een eigen regel erachter, voor regel %s."},
	{"Write %s on a line of its own behind it.", "Schrijf %s op een eigen regel erachter."},
	{"unknown role %s", "onbekende rol %s"},
	{"%s is no argument of %s", "%s is geen argument van %s"},
	{"%s takes no %s", "%s kent geen %s"},
	{"%s needs %s=NAME", "%s heeft %s=NAAM nodig"},
	{"there are two tries with id=%s", "er zijn twee try-blokken met id=%s"},
	{"Give one of them another name.", "Geef een van de twee een andere naam."},
	{"there is no try with id=%s", "er is geen try met id=%s"},
	{"answers that end in # correct belong to a question, and this is a transcript", "antwoorden die eindigen op # correct horen bij een vraag, en dit is een transcript"},
	{"predict needs exactly one call, and answers below it", "predict heeft precies één aanroep nodig, met antwoorden eronder"},
	{"predict needs at least two answers", "predict heeft ten minste twee antwoorden nodig"},
	{"Write each on a line of its own: - text.", "Schrijf elk op een eigen regel: - tekst."},
	{"%s is no answer", "%s is geen antwoord"},
	{"An answer is a line - text; there may be 12.", "Een antwoord is een regel - tekst; er mogen er 12 zijn."},
	{"exactly one answer must end in # correct", "precies één antwoord moet eindigen op # correct"},
	{"Write # correct, not %s.", "Schrijf # correct, niet %s."},
	{"%s says nothing", "%s zegt niets"},
	{"%s belongs below an expect", "%s hoort onder een expect"},
	{"unknown word %s", "onbekend woord %s"},
	{"the check expects nothing", "de check verwacht niets"},
	{"Write at least one line expect EXPRESSION.", "Schrijf ten minste één regel expect EXPRESSIE."},
	{"Write expect EXPRESSION, because ... or praise ....", "Schrijf expect EXPRESSIE, because ... of praise ...."},
	{"= does not compare", "= vergelijkt niet"},
	{"Write ==: %s", "Schrijf ==: %s"},
	{"wrong does not say anything", "wrong zegt niets"},
	{"End it with a line: says what is wrong with it.", "Sluit af met een regel says met wat er mis is."},
	{"wrong has nothing to run", "wrong heeft niets om te draaien"},
	{"Put what must fail the check above says.", "Zet boven says wat niet aan de check mag voldoen."},
	{"after 'says' comes nothing but 'says'", "na 'says' komt alleen nog 'says'"},
	{"Put the transcript above it.", "Zet het transcript erboven."},
	{"these settings set nothing", "deze settings stellen niets in"},
	{"this line of environ has no =", "deze regel van environ heeft geen ="},
	{"Write NAME=value, a variable a line.", "Schrijf NAAM=waarde, één variabele per regel."},
	{"%s is no name of a variable", "%s is geen naam van een variabele"},
	{"Use letters, digits and underscores, such as CACHE_URL.", "Gebruik letters, cijfers en liggende streepjes, zoals CACHE_URL."},
	{"%s has a value already", "%s heeft al een waarde"},
	{"Take one of the lines out.", "Haal een van de regels weg."},

	// with a line of a transcript,
	{"this line is neither a call nor an action, and nothing stands above it whose output it could be", "deze regel is geen aanroep en geen actie, en er staat niets boven waarvan het de uitvoer kan zijn"},
	{"If it is what %s shows, take out the empty line above it.", "Is het wat %s toont, haal dan de lege regel erboven weg."},
	{"A call begins with a process: %s", "Een aanroep begint met een proces: %s"},
	{"%s cannot be a process's name", "%s kan geen naam van een proces zijn"},
	{"%s cannot be a process's name: in a check it asks something", "%s kan geen naam van een proces zijn: in een check vraagt het iets"},
	{"%s cannot be a thread's name", "%s kan geen naam van een thread zijn"},
	{"Use small letters and digits, such as w1 or w1.a.", "Gebruik kleine letters en cijfers, zoals w1 of w1.a."},
	{"Use small letters and digits; lb and all mean something else.", "Gebruik kleine letters en cijfers; lb en all betekenen iets anders."},
	{"an action needs a word", "een actie heeft een woord nodig"},
	{"unknown action %s", "onbekende actie %s"},
	{"after 'at' comes 'expiry'", "na 'at' komt 'expiry'"},
	{"!deploy takes nothing or 'rolling'", "achter !deploy staat niets of 'rolling'"},
	{"the clock cannot be moved by %s", "de klok kan niet worden verzet met %s"},
	{"!schedule needs the order of the threads", "!schedule heeft de volgorde van de threads nodig"},
	{"!schedule find needs an expression", "!schedule find heeft een expressie nodig"},
	{"Write !schedule w1.a w1.b w1.a, or !schedule random, or !schedule find EXPRESSION.", "Schrijf !schedule w1.a w1.b w1.a, of !schedule random, of !schedule find EXPRESSIE."},
	{"!request needs a path that begins with /", "!request heeft een pad nodig dat met / begint"},
	{"%s needs a name", "%s heeft een naam nodig"},
	{"%s is not understood, or beyond the bounds", "%s is onbekend, of buiten de grenzen"},
	{"%s is not understood", "%s is onbekend"},
	{"How often is written x%s: %s.", "Hoe vaak schrijf je als x%s: %s."},
	{"Write !request /path x20, and if need be: from ann, clients=5, rate=10/s, key=uniform(50) or key=zipf(50).", "Schrijf !request /pad x20, en zo nodig: from ann, clients=5, rate=10/s, key=uniform(50) of key=zipf(50)."},
	{"There may be 100,000 requests, 10,000 clients, 100,000 keys, and a million requests a second.", "Er mogen 100.000 verzoeken, 10.000 clients en 100.000 sleutels zijn, en een miljoen verzoeken per seconde."},
	{"{key} in the path needs key=uniform(50) or key=zipf(50)", "{key} in het pad heeft key=uniform(50) of key=zipf(50) nodig"},
	{"key= needs {key} in the path", "key= heeft {key} in het pad nodig"},

	// and with the front matter.
	{"the front matter is not closed", "de kop is niet afgesloten"},
	{"%s is no 'key: value'", "%s is geen 'sleutel: waarde'"},
	{"%s is indented, but only what stands below setup: may be", "%s springt in, en dat mag alleen onder setup:"},
	{"%s is there twice", "%s staat er twee keer"},
	{"unknown key %s", "onbekende sleutel %s"},
	{"Write it below setup:, indented.", "Schrijf het onder setup:, ingesprongen."},
	{"Write it at the left margin: it does not belong below setup:.", "Zet het tegen de linkermarge: het hoort niet onder setup:."},
	{"setup has no value of its own", "setup heeft zelf geen waarde"},
	{"Write workers: 4 and the like on the lines below it, indented.", "Schrijf workers: 4 en dergelijke op de regels eronder, ingesprongen."},
	{"%s is no name", "%s is geen naam"},
	{"Use letters, digits and hyphens.", "Gebruik letters, cijfers en koppeltekens."},
	{"%s is no language", "%s is geen taal"},
	{"Write en, nl or another tag of BCP 47.", "Schrijf en, nl of een andere code van BCP 47."},
	{"%s must be a whole number from %s to %s, not %s", "%s moet een geheel getal van %s tot en met %s zijn, niet %s"},
	{"%s must be a whole number from 1 on, not %s", "%s moet een geheel getal vanaf 1 zijn, niet %s"},
	{"processes must be a list", "processes moet een lijst zijn"},
	{"there are more than %s processes", "er zijn meer dan %s processen"},
	{"these are %s processes, but a rack has room for %s", "dit zijn %s processen, en er is plaats voor %s"},
	{"Take fewer workers or servers.", "Neem minder workers of servers."},
	{"unknown level %s", "onbekend niveau %s"},
	{"unknown balancer %s", "onbekende balancer %s"},

	{"the document is empty", "het document is leeg"},
	{"the document is longer than 64 KiB", "het document is langer dan 64 KiB"},
	{"there is a NUL character here, which no text has", "hier staat een NUL-teken, en dat heeft geen tekst"},
	{"the document is no UTF-8 text", "het document is geen UTF-8-tekst"},
	{"Make two of it.", "Maak er twee van."},

	{"Did you mean: %s?", "Bedoelde je: %s?"},
	{"Did you mean %s?", "Bedoelde je %s?"},
	{"Known are: %s.", "Bekend zijn: %s."},
	// A line that can be copied: what else begins with Write stands above.
	{"Write ```locmem %s.", "Schrijf ```locmem %s."},
	{"Write !at expiry, or !+30s.", "Schrijf !at expiry, of !+30s."},
	{"Write !+30s, !+5m, !+2h or !+1d.", "Schrijf !+30s, !+5m, !+2h of !+1d."},
	{"Write w1.a, w1.b or w2.", "Schrijf w1.a, w1.b of w2."},
	{"Write w2>>> cache.get(\"k\"), then - None # correct.", "Schrijf w2>>> cache.get(\"k\"), en dan - None # correct."},
	{"Write !%s.", "Schrijf !%s."},
	{"Write CACHES = %s.", "Schrijf CACHES = %s."},
	{"Write processes: %s.", "Schrijf processes: %s."},
}
