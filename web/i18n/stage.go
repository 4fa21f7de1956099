package i18n

import (
	"strings"

	"locmem/engine/rack"
)

var (
	Processes   = T{"Processes", "Processen"}
	OpenProcess = T{"Open new process", "Open nieuw proces"}
	PinFold     = T{"Fold the picture away", "Klap de tekening in"}
	PinOpen     = T{"Show the picture", "Toon de tekening"}
	OpensTab    = T{"opens a new tab", "opent een nieuw tabblad"}

	ThisTab       = T{"this tab", "dit tabblad"}
	AnotherTab    = T{"tab", "tabblad"}
	AWorker       = T{"worker", "worker"}
	PID           = T{"pid %d", "pid %d"}
	Up            = T{"up %s", "draait %s"}
	Live          = T{"live", "actief"}
	NotAnswering  = T{"not answering", "antwoordt niet"}
	Ended         = T{"ended", "gestopt"}
	Starting      = T{"starting", "start"}
	NeverStarted  = T{"not started", "niet gestart"}
	RunningNow    = T{"running", "bezig"}
	EmptyCache    = T{"Empty", "Leeg"}
	AndMore       = T{"and %s more", "en nog %s"}
	ActOn         = T{"Run here", "Voer hier uit"}
	ActOnLong     = T{"Run here: form and console run in %s", "Voer hier uit: formulier en console draaien in %s"}
	ActsHere      = T{"Running here", "Voert hier uit"}
	Restart       = T{"Restart", "Herstart"}
	RestartLong   = T{"Restart %s: its cache is lost", "Herstart %s: de cache gaat verloren"}
	StopRun       = T{"Stop run", "Stop uitvoering"}
	StopRunLong   = T{"Stop run in %s", "Stop uitvoering in %s"}
	DismissOne    = T{"Dismiss", "Weghalen"}
	DismissLong   = T{"Dismiss the card of %s", "Weghalen: de kaart van %s"}
	NothingLost   = T{"pid %d stopped. Its cache was empty.", "pid %d is gestopt. De cache was leeg."}
	UnknownLost   = T{"pid %d stopped. What its cache held is not known.", "pid %d is gestopt. Wat de cache bevatte is niet bekend."}
	EntriesLost   = T{"pid %d stopped: %s lost: %s", "pid %d is gestopt: %s verloren: %s"}
	EntriesLost0  = T{"pid %d stopped: %s lost", "pid %d is gestopt: %s verloren"}
	LostNothing   = T{"its cache was empty", "de cache was leeg"}
	LostUnknown   = T{"what its cache held is not known", "wat de cache bevatte is niet bekend"}
	LostSome      = T{"%s lost", "%s verloren"}
	LostKeys      = T{"%s lost: %s", "%s verloren: %s"}
	Beside        = T{"Shared cache", "Gedeelde cache"}
	BesideNone    = T{"No shared cache: each tab has only its own.", "Geen gedeelde cache: elk tabblad heeft alleen de eigen."}
	BesideAdd     = T{"Add a shared cache", "Voeg een gedeelde cache toe"}
	BesideAddLong = T{
		`Puts caches["shared"] into every tab: one cache outside of them, as Redis would be`,
		`Zet caches["shared"] in elk tabblad: één cache erbuiten, zoals Redis zou zijn`,
	}
	BesideHas        = T{"in every tab, as Redis would be: %s", "in elk tabblad, zoals Redis zou zijn: %s"}
	BesideRemove     = T{"Remove", "Haal weg"}
	BesideRemoveLong = T{
		"Removes the shared cache from every tab, with what it holds",
		"Haalt de gedeelde cache weg uit elk tabblad, met wat erin zit",
	}
	LastUsed      = T{"last used by %s: %s", "laatst gebruikt door %s: %s"}
	ProcessesHelp = T{
		"Each card is one process with its own memory. Close a tab and its process ends.",
		"Elke kaart is een proces met een eigen geheugen. Sluit een tabblad en het proces stopt.",
	}
)

// Lost tells what ended with a process. At most six keys are named.
func (l Lang) Lost(loss rack.Loss) string {
	switch {
	case !loss.Known:
		return l.Sayf(UnknownLost, loss.PID)
	case loss.Entries == 0:
		return l.Sayf(NothingLost, loss.PID)
	case len(loss.Keys) == 0:
		return l.Sayf(EntriesLost0, loss.PID, l.Entries(loss.Entries))
	}
	return l.Sayf(EntriesLost, loss.PID, l.Entries(loss.Entries), keys(loss.Keys, loss.Entries))
}

// lostOnly is Lost where the pid is said already.
func (l Lang) lostOnly(loss rack.Loss) string {
	switch {
	case !loss.Known:
		return l.Say(LostUnknown)
	case loss.Entries == 0:
		return l.Say(LostNothing)
	case len(loss.Keys) == 0:
		return l.Sayf(LostSome, l.Entries(loss.Entries))
	}
	return l.Sayf(LostKeys, l.Entries(loss.Entries), keys(loss.Keys, loss.Entries))
}

// keys lists some of n keys.
func keys(list []string, n int) string {
	const most = 6
	shown := make([]string, 0, most)
	for _, k := range list {
		if len(shown) == most {
			break
		}
		shown = append(shown, Cut(KeyText(k), 40))
	}
	text := strings.Join(shown, ", ")
	if n > len(shown) {
		text += ", …"
	}
	return text
}

// Cut shortens a text to n characters.
func Cut(s string, n int) string {
	r := []rune(s)
	if len(r) <= n {
		return s
	}
	return string(r[:n-1]) + "…"
}
