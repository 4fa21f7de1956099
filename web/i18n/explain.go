package i18n

import (
	"math"
	"strconv"
	"strings"

	"locmem/engine"
	"locmem/engine/explain"
	"locmem/engine/rack"
	"locmem/engine/shared"
	"locmem/web/model"
)

var (
	Why          = T{"Why?", "Waarom?"}
	WhyLong      = T{"Why? %s", "Waarom? %s"}
	CloseExplain = T{"Close the explanation", "Sluit de uitleg"}
	NotInLog     = T{"The log does not have it any more.", "Het logboek heeft het niet meer."}
	EntryBefore  = T{"How it came here is not in the log.", "Hoe het hier kwam, staat niet in het logboek."}
	FactKey      = T{"Full key", "Hele sleutel"}
	FactValue    = T{"Value", "Waarde"}
	FactSize     = T{"Size", "Grootte"}
	FactEnds     = T{"Ends", "Eindigt"}
	FactHits     = T{"Hits", "Hits"}
	FactLine     = T{"Evicted next", "Volgende eruit"}
	PickleTitle  = T{"Pickle, opcode by opcode", "Pickle, opcode voor opcode"}
	PickleMore   = T{"%s more opcodes are not shown.", "Nog %s opcodes zijn niet getoond."}
	OpPos        = T{"At", "Op"}
	OpBytes      = T{"Bytes", "Bytes"}
	OpName       = T{"Opcode", "Opcode"}
	OpArg        = T{"Argument", "Argument"}
	factBytes    = T{"{bytes}: pickle {pickle}, key {rest}", "{bytes}: pickle {pickle}, sleutel {rest}"}
	factKey      = T{"{key} · version {version}", "{key} · versie {version}"}
	factHits     = T{"{hits} since it was stored", "{hits} sinds het bewaard is"}
	factNext     = T{"yes, place 1 of {of}{room}", "ja, plaats 1 van {of}{room}"}
	factNotNext  = T{"no, place {place} of {of}{room}", "nee, plaats {place} van {of}{room}"}
	factRoom     = T{"; not before %s", "; niet voor er %s zijn"}
	told         = T{"{by} in {who} at {at}: {how}", "{by} in {who} om {at}: {how}"}
	toldEnd      = T{"{who}, pid {pid}, ended at {at}", "{who}, pid {pid}, stopte om {at}"}
	whyRequest   = T{"It was part of the request %s.", "Het hoorde bij het verzoek %s."}
	whyForPath   = T{"It was stored for the request %s.", "Het werd bewaard voor het verzoek %s."}
	whyMade      = T{"It was made anew and stored{for}.", "Het werd opnieuw gemaakt en bewaard{for}."}
	whyFor       = T{", for %s\u00a0s", ", voor %s\u00a0s"}
	whyForEver   = T{", for ever", ", voor altijd"}
	whyEndedOnce = T{"It was in {where}, which has ended: its memory went with it.", "Het stond in {where}, dat gestopt is: dat geheugen is weg."}
	whyLost      = T{"Its memory went with it: %s.", "Met het geheugen is ook dit weg: %s."}
	whyLostNone  = T{"Its memory was empty.", "Het geheugen was leeg."}
	whyLostSome  = T{"Its memory went with it. Nobody wrote down what was in it.", "Het geheugen is weg. Niemand schreef op wat erin stond."}
	whyReason    = T{"It ended because: %s.", "Het stopte omdat: %s."}
	whyLostOnly  = T{"{own} went.", "{own} is weg."}
	whyForked    = T{"{where} was forked at {at}, with a copy of another memory.", "{where} werd om {at} geforkt, met een kopie van een ander geheugen."}
	whyElsewhere = T{"%s had it: every process has a memory of its own.", "Het stond wel in %s: elk proces heeft een eigen geheugen."}
	whyApart     = T{"Other processes have one of their own: %s. A write reaches the memory of one process.", "Andere processen hebben er zelf een: %s. Schrijven gebeurt in het geheugen van één proces."}
	whySince     = T{"%s since %s", "%s sinds %s"}
	whyStep      = T{"The step came to {sum}.", "De stap kwam op {sum}."}
	whyStepEach  = T{"The step came to {sum}: each of the {n} missed once, and then found what it had stored itself.", "De stap kwam op {sum}: elk van de {n} miste één keer en vond daarna wat het zelf bewaard had."}
	whyForgotten = T{"What happened to it is not in the log.", "Wat ermee gebeurde, staat niet in het logboek."}
	toolbar      = T{"Django Debug Toolbar would show one {op} and {how}. It sees one request in {who}: not why, and no other process.", "Django Debug Toolbar zou één {op} tonen en {how}. Het ziet één verzoek in {who}: niet waarom, en geen ander proces."}
	toolbarOther = T{"count neither a hit nor a miss", "hit noch miss tellen"}
	factAt       = T{"at {at}, in {left}", "om {at}, over {left}"}
	factIn       = T{"in {left}", "over {left}"}
)

// sentence is what stands for one of several things. In braces stand facts, see told.
type sentence struct {
	of   string
	text T
}

var sentences = [...]sentence{
	{string(explain.Found), T{"{where} had {key}.", "{where} had {key} al."}},
	{string(explain.Absent), T{"{where} did not have {key}.", "{where} had {key} niet."}},
	{string(explain.TimeOver), T{"{where} had {key}, but its time was over.", "{where} had {key}, maar de tijd ervan was om."}},
	{string(explain.StoredIt), T{"{by} stored it in {where} at {at}{for}.", "{by} bewaarde het in {where} om {at}{for}."}},
	{string(explain.SetExpiry), T{"{by} in {where} gave it a new end at {at}{for}.", "{by} in {where} gaf het om {at} een nieuw einde{for}."}},
	{string(explain.EvictedIt), T{"{by} needed room at {at} and evicted it: the cache was full, and it was among the least recently used.", "{by} had om {at} ruimte nodig en verdrong het: de cache was vol, en het was lang niet gebruikt."}},
	{string(explain.DeletedIt), T{"{by} in {where} deleted it at {at}.", "{by} in {where} verwijderde het om {at}."}},
	{string(explain.ClearedIt), T{"{op} emptied the whole cache of {where} at {at}.", "{op} maakte de hele cache van {where} leeg om {at}."}},
	{string(explain.ExpiredIt), T{"Its time was over, and an earlier call dropped it.", "De tijd ervan was om, en een eerdere aanroep haalde het weg."}},
	{string(explain.DroppedIt), T{"Its time was over: {by} asked for it at {at} and dropped it.", "De tijd ervan was om: {by} vroeg het om {at} en haalde het weg."}},
	{string(explain.ReplacedIt), T{"Its time was over, and {by} took its place at {at}.", "De tijd ervan was om, en {by} kwam om {at} op zijn plaats."}},
	{string(explain.CopiedIt), T{"{where} was forked at {at} and got a copy of it.", "{where} werd om {at} geforkt en kreeg er een kopie van."}},
	{string(explain.Ended), T{"It was in {where}, which ended at {at}: its memory went with it.", "Het stond in {where}, dat om {at} stopte: dat geheugen is weg."}},
	{string(explain.LostIt), T{"{own} went, which {op} had stored at {at}.", "{own} is weg; {op} had het om {at} bewaard."}},
	{string(explain.Began), T{"{where} began at {at}, with an empty memory. Other processes keep theirs.", "{where} begon om {at}, met een leeg geheugen. Andere processen houden het hunne."}},
	{string(explain.NeverThere), T{"Nobody has stored it in {where}.", "Niemand heeft het in {where} bewaard."}},
	{string(explain.FailedIt), T{"The call failed, whatever is there: {error}", "De aanroep mislukte, wat er ook is: {error}"}},
}

// toolbars are what Django Debug Toolbar counts, by operation.
var toolbars = [...]sentence{
	{"get", T{"count a miss, or a hit if the call has a default", "een miss tellen, of een hit als de aanroep een default heeft"}},
	{"get_or_set", T{"count a hit, because a value came back", "een hit tellen, omdat er een waarde terugkwam"}},
	{"get_many", T{"count a miss for this key", "een miss tellen voor deze sleutel"}},
}

// pick is the sentence for one of them, or another one.
func pick(list []sentence, of string, other T) T {
	for i := range list {
		if list[i].of == of {
			return list[i].text
		}
	}
	return other
}

// tell puts facts about a link of an explanation into a text.
func (l Lang) tell(text T, t *explain.Told, b *explain.Because) string {
	e := &b.Event
	by := e.Op
	if e.Key != b.Key {
		by += "(" + Cut(KeyText(e.Key), 40) + ")"
	}
	return strings.NewReplacer(
		"{where}", processID(b), "{who}", b.Process, "{pid}", strconv.Itoa(b.PID), "{op}", e.Op, "{by}", by,
		"{own}", Cut(KeyText(b.Key), 60), "{key}", Cut(KeyText(b.FullKey), 80), "{error}", Cut(e.Error, 200),
		// as the axis of the time strip has it
		"{at}", l.Clock(e.Time-t.Start+1e-6), "{for}", l.lasts(&e.Event),
	).Replace(l.Say(text))
}

// processID names a process and the life of it, or a shared cache.
func processID(b *explain.Because) string {
	name, _, _ := strings.Cut(b.Process, " ")
	if b.PID != 0 {
		name += " (pid " + strconv.Itoa(b.PID) + ")"
	}
	return name
}

// lasts says how long an entry was to last that a call stored.
func (l Lang) lasts(e *engine.Event) string {
	switch e.Timeout {
	case "":
		return ""
	case "None":
		return l.Say(whyForEver)
	}
	return l.Sayf(whyFor, e.Timeout)
}

// ToldTitle says in short what is explained.
func (l Lang) ToldTitle(t *explain.Told) string {
	e := &t.Event
	if of := t.Ask.Entry; of != nil {
		who := e.Process
		if shared.At(e.Location) {
			who, _, _ = strings.Cut(e.Location, " ")
		}
		for i := range t.Chain {
			if b := &t.Chain[i]; b.PID == of.PID && b.Why == explain.CopiedIt { // a fork has it
				who = b.Process
			}
		}
		return Cut(KeyText(e.Key), 60) + " in " + who
	}
	text := toldEnd
	var line Line
	if t.Ask.Seq > 0 {
		text = told
		l.call(&line, e.Event)
	}
	line.Process = e.Process
	what := strings.TrimSpace(e.Op + " " + line.Key)
	return strings.NewReplacer("{by}", what, "{how}", line.Outcome).Replace(
		l.tell(text, t, &explain.Because{Event: rack.SiteEvent{Event: engine.Event{Op: "{by}", Time: e.Time}}, Process: line.Who(), PID: e.PID}))
}

// Because are the sentences of an explanation.
func (l Lang) Because(t *explain.Told) (list []string) {
	if t.Path != "" {
		part := whyRequest
		if t.Ask.Entry != nil {
			part = whyForPath
		}
		list = append(list, l.Sayf(part, Cut(t.Path, 60)))
	}
	end := t.Ask.Entry == nil && t.Ask.Seq == 0
	if step := l.step(t.Step); step != "" {
		list = append(list, step)
	}
	who, more := "", 0
	apart, others := "", 0
	for i := range t.Chain {
		b := &t.Chain[i]
		text := pick(sentences[:], string(b.Why), whyForgotten)
		switch {
		case b.Why == explain.Elsewhere:
			if more++; more <= elsewhereNamed {
				who += ", " + processID(b)
			}
			continue
		case b.Why == explain.Apart:
			if others++; others <= elsewhereNamed {
				apart += ", " + l.Sayf(whySince, processID(b), l.Clock(b.Event.Time-t.Start+1e-6))
			}
			continue
		case b.Why == explain.Ended && end:
			list = l.ended(list, b)
			continue
		case b.Why == explain.Ended && b.Event.Time == 0:
			text = whyEndedOnce
		case b.Why == explain.LostIt && b.Event.Time == 0:
			text = whyLostOnly
		case b.Why == explain.CopiedIt && end:
			text = whyForked
		}
		list = append(list, l.tell(text, t, b))
	}
	if more > elsewhereNamed {
		who += ", + " + l.processes(more-elsewhereNamed)
	}
	if more > 0 {
		list = append(list, l.Sayf(whyElsewhere, who[2:]))
	}
	if others > elsewhereNamed {
		apart += ", + " + l.processes(others-elsewhereNamed)
	}
	if others > 0 {
		list = append(list, l.Sayf(whyApart, apart[2:]))
	}
	if t.Ask.Entry == nil && model.MadeUp(t.Event.Event) {
		list = append(list, l.tell(whyMade, t, &explain.Because{Event: t.Event}))
	}
	return list
}

// step says what a step of several requests came to, and which process had a part in it;
// "" of none.
func (l Lang) step(of []explain.Tally) string {
	hits, misses, each, parts := 0, 0, true, ""
	for _, t := range of {
		hits, misses, each = hits+t.Hits, misses+t.Misses, each && t.Misses == 1 && t.Hits > 0
		parts += "; " + t.Process + ": " + l.Hits(uint64(t.Hits)) + ", " + l.Misses(uint64(t.Misses))
	}
	if hits+misses == 0 {
		return ""
	}
	sum, text := l.Hits(uint64(hits))+", "+l.Misses(uint64(misses)), whyStep
	if len(of) > 1 {
		if text = whyStepEach; !each {
			text = whyStep
			if len(of) <= tallies {
				sum += " (" + parts[2:] + ")"
			}
		}
	}
	return strings.NewReplacer("{sum}", sum, "{n}", l.processes(len(of))).Replace(l.Say(text))
}

// tallies is of how many processes is said what each came to.
const tallies = 8

// elsewhereNamed is how many processes are named that have what another has not.
const elsewhereNamed = 3

// ended says what went with a process.
func (l Lang) ended(list []string, b *explain.Because) []string {
	if b.Event.Text != "" {
		list = append(list, l.Sayf(whyReason, l.Why(b.Event.Text)))
	}
	text := l.Sayf(whyLost, l.Entries(b.Count))
	if b.Count < 0 {
		text = l.Say(whyLostSome)
	} else if b.Count == 0 {
		text = l.Say(whyLostNone)
	}
	return append(list, text)
}

// Toolbar is what Django Debug Toolbar shows of a call that found nothing; "" of others.
// Its panel counts by what the call returned.
func (l Lang) Toolbar(t *explain.Told) string {
	e := &t.Event
	if t.Ask.Entry != nil || e.Outcome != engine.Miss && e.Outcome != engine.Expired && e.Outcome != engine.Absent {
		return ""
	}
	return strings.Replace(l.tell(toolbar, t, &explain.Because{Event: t.Event, Process: e.Process}),
		"{how}", l.Say(pick(toolbars[:], e.Op, toolbarOther)), 1)
}

// Facts are what there is to say of an entry beside its value, each with its name. now
// is the time by the clock.
func (l Lang) Facts(i *model.Inspection, now float64) (list [][2]string) {
	e := i.Entry
	left := e.Expires - now
	ends, hits, room := factAt, 0, ""
	start := 0.0
	if i.Told == nil {
		ends = factIn
	} else {
		start, hits = i.Told.Start, i.Told.Hits
	}
	switch {
	case e.Expiry == "never":
		ends = Never
	case e.Expiry != "at" || left <= 0:
		ends = ExpiredNow
	}
	if e.Limit > e.Of {
		room = l.Sayf(factRoom, l.Entries(e.Limit))
	}
	next := factNotNext
	if e.Line() == 1 {
		next = factNext
	}
	out := shared.At(e.Location)
	size := factBytes
	if out { // the key is the server's affair, and so is what goes next
		size = T{"{bytes}", "{bytes}"}
	}
	facts := strings.NewReplacer("{key}", KeyText(e.FullKey), "{version}", e.Version,
		"{bytes}", l.Bytes(e.Bytes), "{pickle}", l.Number(e.Size), "{rest}", l.Number(e.Bytes-e.Size),
		"{at}", l.Clock(e.Expires-start+1e-6), "{left}", l.Clock(math.Ceil(left)), "{hits}", l.Hits(uint64(hits)),
		"{place}", l.Number(e.Line()), "{of}", l.Number(e.Of), "{room}", room)
	for n, f := range [...][2]T{{FactKey, factKey}, {FactSize, size}, {FactEnds, ends}, {FactHits, factHits}, {FactLine, next}} {
		if (n != 3 || i.Told != nil) && (n != 4 || !out) {
			list = append(list, [2]string{l.Say(f[0]), facts.Replace(l.Say(f[1]))})
		}
	}
	if e.Version == "" { // a key function made it
		list[0][1] = KeyText(e.FullKey)
	}
	return list
}
