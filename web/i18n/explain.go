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
	factBytes    = T{"%s: pickle %s, key %s", "%s: pickle %s, sleutel %s"}
	factVersion  = T{"version %s", "versie %s"}
	factHits     = T{"%s since it was stored", "%s sinds het bewaard is"}
	factNext     = T{"yes, place 1 of %s", "ja, plaats 1 van %s"}
	factNotNext  = T{"no, place %s of %s", "nee, plaats %s van %s"}
	factRoom     = T{"; not before %s", "; niet voor er %s zijn"}
	told         = T{"%s in %s at %s: %s", "%s in %s om %s: %s"}
	toldEntry    = T{"%s in %s", "%s in %s"}
	toldEnd      = T{"%s, pid %d, ended at %s", "%s, pid %d, stopte om %s"}
	whyRequest   = T{"It was part of the request %s.", "Het was deel van het request %s."}
	whyForPath   = T{"It was stored for the request %s.", "Het werd bewaard voor het request %s."}
	whyFound     = T{"%s had %s.", "%s had %s al."}
	whyAbsent    = T{"%s did not have %s.", "%s had %s niet."}
	whyOver      = T{"%s had %s, but its time was over.", "%s had %s, maar de tijd ervan was om."}
	whyStored    = T{"%s stored it in %s at %s%s.", "%s bewaarde het in %s om %s%s."}
	whyMade      = T{"It was made anew and stored%s.", "Het werd opnieuw gemaakt en bewaard%s."}
	whyFor       = T{", for %s\u00a0s", ", voor %s\u00a0s"}
	whyForEver   = T{", for ever", ", voor altijd"}
	whyExpiry    = T{"%s in %s gave it a new end at %s%s.", "%s in %s verzette zijn einde om %s%s."}
	whyEvicted   = T{"%s needed room at %s and evicted it: the cache was full, and it was among the least recently used.", "%s had om %s ruimte nodig en verdrong het: de cache was vol, en het was lang niet gebruikt."}
	whyDeleted   = T{"%s in %s deleted it at %s.", "%s in %s wiste het om %s."}
	whyCleared   = T{"%s emptied the whole cache of %s at %s.", "%s maakte de hele cache van %s leeg om %s."}
	whyExpired   = T{"Its time was over, and an earlier call dropped it.", "De tijd ervan was om, en een eerdere aanroep haalde het weg."}
	whyDropped   = T{"Its time was over: %s asked for it at %s and dropped it.", "De tijd ervan was om: %s vroeg het om %s en haalde het weg."}
	whyReplaced  = T{"Its time was over, and %s took its place at %s.", "De tijd ervan was om, en %s kwam om %s op zijn plaats."}
	whyCopied    = T{"%s was forked at %s and got a copy of it.", "%s werd om %s geforkt en kreeg er een kopie van."}
	whyForked    = T{"%s was forked at %s, with a copy of another memory.", "%s werd om %s geforkt, met een kopie van een ander geheugen."}
	whyEnded     = T{"It was in %s, which ended at %s: its memory went with it.", "Het stond in %s, dat om %s stopte: zijn geheugen ging mee."}
	whyEndedOnce = T{"It was in %s, which has ended: its memory went with it.", "Het stond in %s, dat gestopt is: zijn geheugen ging mee."}
	whyLost      = T{"Its memory went with it: %s.", "Zijn geheugen ging mee: %s."}
	whyLostNone  = T{"Its memory was empty.", "Zijn geheugen was leeg."}
	whyLostSome  = T{"Its memory went with it. Nobody wrote down what was in it.", "Zijn geheugen ging mee. Niemand schreef op wat erin stond."}
	whyReason    = T{"It ended because: %s.", "Het stopte omdat: %s."}
	whyLostKey   = T{"%s went, which %s had stored at %s.", "%s ging mee; %s had het om %s bewaard."}
	whyLostOnly  = T{"%s went.", "%s ging mee."}
	whyBegan     = T{"%s began at %s, with an empty memory. Other processes keep theirs.", "%s begon om %s, met een leeg geheugen. Andere processen houden het hunne."}
	whyNever     = T{"Nobody has stored it in %s.", "Niemand heeft het in %s bewaard."}
	whyFailed    = T{"The call failed, whatever is there: %s", "De aanroep mislukte, wat er ook is: %s"}
	whyElsewhere = T{"%s had it: every process has a memory of its own.", "Het stond wel in %s: elk proces heeft een eigen geheugen."}
	whyForgotten = T{"What happened to it is not in the log.", "Wat ermee gebeurde, staat niet in het logboek."}
	toolbar      = T{"Django Debug Toolbar would show one %s and %s. It sees one request in %s: not why, and no other process.", "Django Debug Toolbar zou één %s tonen en %s. Het ziet één request in %s: niet waarom, en geen ander proces."}
	toolbarGet   = T{"count a miss, or a hit if the call has a default", "een miss tellen, of een hit als de aanroep een default heeft"}
	toolbarMade  = T{"count a hit, because a value came back", "een hit tellen, omdat er een waarde terugkwam"}
	toolbarMany  = T{"count a miss for this key", "een miss tellen voor deze sleutel"}
	toolbarOther = T{"count neither a hit nor a miss", "hit noch miss tellen"}
)

// ToldTitle says in short what is explained.
func (l Lang) ToldTitle(t explain.Told) string {
	e := t.Event
	switch {
	case t.Ask.Entry != nil:
		who := e.Process
		if shared.At(e.Location) {
			who, _, _ = strings.Cut(e.Location, " ")
		} else if n := len(t.Chain); n > 0 && t.Ask.Entry.PID != e.PID { // a fork has it
			for _, b := range t.Chain {
				if b.PID == t.Ask.Entry.PID {
					who = b.Process
				}
			}
		}
		return l.Sayf(toldEntry, Cut(KeyText(e.Key), 60), who)
	case t.Ask.Seq == 0:
		return l.Sayf(toldEnd, e.Process, e.PID, l.at(t, e))
	}
	var line Line
	l.call(&line, e.Event)
	what := e.Op
	if line.Key != "" {
		what += " " + line.Key
	}
	line.Process = e.Process
	return l.Sayf(told, what, line.Who(), l.at(t, e), line.Outcome)
}

// at is the moment of an event as the axis of the time strip has it.
func (l Lang) at(t explain.Told, e rack.SiteEvent) string { return l.Clock(e.Time - t.Start + 1e-6) }

// Because are the sentences of an explanation, and of a miss what Django Debug Toolbar
// would show.
func (l Lang) Because(t explain.Told) (list []string) {
	if t.Path != "" {
		part := whyRequest
		if t.Ask.Entry != nil {
			part = whyForPath
		}
		list = append(list, l.Sayf(part, Cut(t.Path, 60)))
	}
	var who []string
	for _, b := range t.Chain {
		if b.Why == explain.Elsewhere {
			who = append(who, processID(b))
			continue
		}
		list = append(list, l.because(t, b)...)
	}
	if n := len(who); n > elsewhereNamed {
		who = append(who[:elsewhereNamed-1], "+ "+l.processes(n-elsewhereNamed+1))
	}
	if len(who) > 0 {
		list = append(list, l.Sayf(whyElsewhere, strings.Join(who, ", ")))
	}
	if e := t.Event.Event; t.Ask.Entry == nil && model.MadeUp(e) {
		list = append(list, l.Sayf(whyMade, l.lasts(e)))
	}
	return list
}

// elsewhereNamed is how many processes are named that have what another has not.
const elsewhereNamed = 4

// Toolbar is what Django Debug Toolbar shows of a call that found nothing; "" of others.
// Its panel counts by what the call returned.
func (l Lang) Toolbar(t explain.Told) string {
	e := t.Event
	if t.Ask.Entry != nil || t.Ask.Seq == 0 || e.Outcome != engine.Miss && e.Outcome != engine.Expired && e.Outcome != engine.Absent {
		return ""
	}
	counts := toolbarOther
	switch e.Op {
	case "get":
		counts = toolbarGet
	case "get_or_set":
		counts = toolbarMade
	case "get_many":
		counts = toolbarMany
	}
	return l.Sayf(toolbar, e.Op, l.Say(counts), e.Process)
}

func (l Lang) because(t explain.Told, b explain.Because) []string {
	e := b.Event
	where := b.Process
	if shared.At(b.Process) {
		where, _, _ = strings.Cut(b.Process, " ")
	} else if b.PID != 0 {
		where = processID(b)
	}
	key, at := Cut(KeyText(b.FullKey), 80), l.at(t, e)
	by := e.Op
	if e.Key != b.Key {
		by += "(" + Cut(KeyText(e.Key), 40) + ")"
	}
	one := func(text T, facts ...any) []string { return []string{l.Sayf(text, facts...)} }
	switch b.Why {
	case explain.Found:
		return one(whyFound, where, key)
	case explain.Absent:
		return one(whyAbsent, where, key)
	case explain.TimeOver:
		return one(whyOver, where, key)
	case explain.StoredIt:
		return one(whyStored, by, where, at, l.lasts(e.Event))
	case explain.SetExpiry:
		return one(whyExpiry, by, where, at, l.lasts(e.Event))
	case explain.EvictedIt:
		return one(whyEvicted, by, at)
	case explain.DeletedIt:
		return one(whyDeleted, by, where, at)
	case explain.ClearedIt:
		return one(whyCleared, e.Op, where, at)
	case explain.ExpiredIt:
		return one(whyExpired)
	case explain.DroppedIt:
		return one(whyDropped, by, at)
	case explain.ReplacedIt:
		return one(whyReplaced, by, at)
	case explain.CopiedIt:
		if t.Ask.Entry == nil && t.Ask.Seq == 0 {
			return one(whyForked, where, at)
		}
		return one(whyCopied, where, at)
	case explain.Ended:
		if t.Ask.Entry == nil && t.Ask.Seq == 0 {
			return l.ended(b)
		}
		if e.Time == 0 {
			return one(whyEndedOnce, where)
		}
		return one(whyEnded, where, at)
	case explain.LostIt:
		if e.Time == 0 {
			return one(whyLostOnly, Cut(KeyText(b.Key), 60))
		}
		return one(whyLostKey, Cut(KeyText(b.Key), 60), e.Op, at)
	case explain.Began:
		return one(whyBegan, where, at)
	case explain.NeverThere:
		return one(whyNever, where)
	case explain.FailedIt:
		return one(whyFailed, Cut(e.Error, 200))
	}
	return one(whyForgotten)
}

// ended says what went with a process.
func (l Lang) ended(b explain.Because) (list []string) {
	if b.Event.Text != "" {
		list = append(list, l.Sayf(whyReason, l.Why(b.Event.Text)))
	}
	switch {
	case b.Count < 0:
		return append(list, l.Say(whyLostSome))
	case b.Count == 0:
		return append(list, l.Say(whyLostNone))
	}
	return append(list, l.Sayf(whyLost, l.Entries(b.Count)))
}

// lasts says how long an entry was to last that a call stored.
func (l Lang) lasts(e engine.Event) string {
	switch e.Timeout {
	case "":
		return ""
	case "None":
		return l.Say(whyForEver)
	}
	return l.Sayf(whyFor, e.Timeout)
}

// Fact is what is known of an entry: its name, and what it is.
type Fact struct{ Name, Text string }

// Facts are what there is to say of an entry beside its value. now is the time by the
// clock.
func (l Lang) Facts(i model.Inspection, now float64) []Fact {
	e := i.Entry
	key := KeyText(e.FullKey)
	if e.Version != "" {
		key += " · " + l.Sayf(factVersion, e.Version)
	}
	list := []Fact{
		{l.Say(FactKey), key},
		{l.Say(FactSize), l.Sayf(factBytes, l.Bytes(e.Bytes), l.Number(e.Size), l.Number(e.Bytes-e.Size))},
		{l.Say(FactEnds), l.ends(i, now)},
	}
	if i.Known {
		list = append(list, Fact{l.Say(FactHits), l.Sayf(factHits, l.Hits(uint64(i.Told.Hits)))})
	}
	line := l.Sayf(factNext, l.Number(e.Of))
	if e.Line() > 1 {
		line = l.Sayf(factNotNext, l.Number(e.Line()), l.Number(e.Of))
	}
	if e.Limit > e.Of {
		line += l.Sayf(factRoom, l.Entries(e.Limit))
	}
	return append(list, Fact{l.Say(FactLine), line})
}

// ends says when the time of an entry is over, as the time strip has it.
func (l Lang) ends(i model.Inspection, now float64) string {
	e := i.Entry
	switch {
	case e.Expiry == "never":
		return l.Say(Never)
	case e.Expiry != "at":
		return l.Say(ExpiredNow)
	case e.Expires <= now:
		return l.Sayf(ExpiredAgo, l.Span(now-e.Expires))
	}
	left := l.Clock(math.Ceil(e.Expires - now))
	if !i.Known {
		return l.Sayf(factIn, left)
	}
	return l.Sayf(factAt, l.Clock(e.Expires-i.Told.Start+1e-6), left)
}

// processID names a process and the life of it.
func processID(b explain.Because) string { return b.Process + " (pid " + strconv.Itoa(b.PID) + ")" }

var (
	factAt = T{"at %s, in %s", "om %s, over %s"}
	factIn = T{"in %s", "over %s"}
)
