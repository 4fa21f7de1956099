package i18n

import (
	"cmp"

	"locmem/engine/py"
	"locmem/engine/rack"
	"locmem/web/model"
)

var (
	ConsoleTitle  = T{"Console", "Console"}
	ConsoleInput  = T{"Python for %s", "Python voor %s"}
	ConsoleHint   = T{"Enter runs, Tab completes, Esc then Tab leaves.", "Enter voert uit, Tab vult aan, Esc en dan Tab verlaat."}
	ConsoleSide   = T{"What you type here runs on %s only. The document and the buttons run on both.", "Wat je hier typt, draait alleen op %s. Document en knoppen draaien op beide."}
	ConsoleStarts = T{"The Python of Django's caching docs works here. Try:", "De Python van Django's cachedocumentatie werkt hier. Probeer:"}
	Run           = T{"Run", "Uitvoeren"}
	Stop          = T{"Stop", "Stop"}
	ClearConsole  = T{"Clear output", "Wis uitvoer"}
	Answers       = T{"Answers", "Antwoorden"}
	RunningCode   = T{"running…", "bezig…"}
	Completions   = T{"Completions", "Aanvullingen"}
	SomeOf        = T{"%d to %d of %d", "%d tot en met %d van %d"}
	SleptText     = T{"sleep() does not wait here: it moved the clock of all tabs by %s.", "sleep() wacht hier niet: het verzette de klok van alle tabbladen met %s."}
	HiddenText    = T{"… and %d more characters", "… en nog %d tekens"}
	OnLine        = T{"line %d", "regel %d"}
	LifeLine      = T{"pid %d starts here with an empty cache. %s", "pid %d begint hier met een lege cache. %s"}
	BackTo        = T{"Back to %s", "Terug naar %s"}
	TargetEnded   = T{"%s has ended: nothing can run there.", "%s is gestopt: daar kan niets meer draaien."}
	GoneText      = T{"%s has ended. Its memory is gone; choose another process.", "%s is gestopt en het geheugen is weg; kies een ander proces."}
	SilentText    = T{"%s does not answer. It may be busy or frozen; try again, or close that tab.", "%s antwoordt niet. Het is bezig of bevroren; probeer opnieuw of sluit dat tabblad."}
	UnknownText   = T{"There is no process named %s.", "Er is geen proces met de naam %s."}
	NoteNever     = T{"%s was never set in %s.", "%s is nooit gezet in %s."}
	NoteOver      = T{"%s expired %s ago. Asking for it removed it from the memory of %s.", "%s is %s geleden verlopen. Doordat je het vroeg, is het uit het geheugen van %s."}
	NoteOverNow   = T{"%s had expired. Asking for it removed it from the memory of %s.", "%s was verlopen. Doordat je het vroeg, is het uit het geheugen van %s."}
	NoteCollected = T{"%s had expired, and an earlier call removed it from %s.", "%s was verlopen, en een eerdere aanroep haalde het uit %s."}
	NoteEvicted   = T{"%s was evicted from %s when %s was set and the cache was full.", "%s is uit %s verdrongen toen %s werd gezet en de cache vol was."}
	NoteDeleted   = T{"%s was deleted in %s.", "%s is verwijderd in %s."}
	NoteCleared   = T{"the cache of %[2]s was cleared, and %[1]s went with it.", "de cache van %[2]s is leeggemaakt, en %[1]s is daarmee weg."}
	NoteMoved     = T{"%s is no longer in the memory of %s.", "%s staat niet meer in het geheugen van %s."}
	NoteWiped     = T{"pid %[3]d had %[1]s, but it ended. The new process %[2]s started empty.", "pid %[3]d had %[1]s, maar is gestopt. Het nieuwe proces %[2]s begon leeg."}
	NoteElse      = T{"%[1]s has %[2]s, but %[3]s has its own memory: nothing that %[1]s set is here.", "%[1]s heeft %[2]s, maar %[3]s heeft een eigen geheugen: niets van wat %[1]s zette is hier."}
	NoteElseShort = T{" %[1]s has it: each process has its own memory.", " %[1]s heeft het wel: elk proces heeft een eigen geheugen."}
	AnsweredNone  = T{"%s answered None.", "%s antwoordde None."}
)

// Note tells why an answer was None or False, in one line.
func (l Lang) Note(n model.Note) string {
	if n.Else != nil && n.Reason == model.NeverSet {
		return l.Sayf(NoteElse, n.Else.Name, quotedKey(n.Key), n.Name)
	}
	text := cmp.Or(n.Answer, "None") + ": " + l.reason(n)
	if n.Else != nil {
		text += l.Sayf(NoteElseShort, n.Else.Name)
	}
	return text
}

// quotedKey is a key in a sentence: as Python writes it, told from the words around it.
func quotedKey(key string) string { return Cut(py.Repr(py.Str(key)), 60) }

func (l Lang) reason(n model.Note) string {
	key := quotedKey(n.Key)
	switch n.Reason {
	case model.OverTime:
		if n.Ago < 0 {
			return l.Sayf(NoteOverNow, key, n.Name)
		}
		return l.Sayf(NoteOver, key, l.Span(n.Ago), n.Name)
	case model.Collected:
		return l.Sayf(NoteCollected, key, n.Name)
	case model.Evicted:
		return l.Sayf(NoteEvicted, key, n.Name, quotedKey(n.By))
	case model.Deleted:
		return l.Sayf(NoteDeleted, key, n.Name)
	case model.Cleared:
		return l.Sayf(NoteCleared, key, n.Name)
	case model.Moved:
		return l.Sayf(NoteMoved, key, n.Name)
	case model.Wiped:
		return l.Sayf(NoteWiped, key, n.Name, n.Former)
	}
	return l.Sayf(NoteNever, key, n.Name)
}

// Unreachable tells that a process could not be reached.
func (l Lang) Unreachable(name string, why rack.Why) string {
	switch why {
	case rack.Gone:
		return l.Sayf(GoneText, name)
	case rack.Silent:
		return l.Sayf(SilentText, name)
	}
	return l.Sayf(UnknownText, name)
}
