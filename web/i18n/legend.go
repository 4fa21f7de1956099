package i18n

import "fmt"

// legends explain what transcripts are written with, by the action; "" is a prompt. by is the
// button that writes it.
var legends = []struct {
	sign string
	T    T
	by   *T
}{
	{"", T{"%s>>> runs a line in %s; what it shows stands below it.", "%s>>> voert een regel uit in %s; de uitkomst staat eronder."}, nil},
	{"all", T{"all>>> runs a line in every process; what each shows stands below it.", "all>>> voert een regel uit in elk proces; de uitkomsten staan eronder."}, nil},
	{"clock", T{"!+30s moves the clock on by 30 seconds, !at expiry to when the next entry expires. Nobody waits.", "!+30s zet de klok 30 seconden verder, !at expiry tot het volgende item verloopt. Niemand wacht."}, &ToExpiry},
	{"restart", T{"!restart ends a process and starts a new one in its place, with an empty memory.", "!restart beëindigt een proces en start een nieuw op zijn plaats, met een leeg geheugen."}, &Restart},
	{"kill", T{"!kill ends a process or a server, !start brings it back.", "!kill beëindigt een proces of een server, !start brengt het terug."}, &KillOne},
	{"deploy", T{"!deploy restarts all workers at once, !deploy rolling one after the other.", "!deploy herstart alle workers tegelijk, !deploy rolling een voor een."}, &HandDeploy},
	{"request", T{"!request sends requests through the balancer: x20 sends 20. In the result 15 x 200 means 15 answers with status 200.", "!request stuurt verzoeken door de balancer: x20 stuurt er 20. In het resultaat betekent 15 x 200: 15 antwoorden met status 200."}, &HandSend},
	{"schedule", T{"!schedule names, in order, the thread that does the next operation.", "!schedule noemt op volgorde de thread die de volgende bewerking doet."}, nil},
	{"fork", T{"!fork starts one more worker with a copy of the memory of another.", "!fork start nog een worker met een kopie van het geheugen van een andere."}, nil},
}

// LegendBy follows what a button writes, too.
var LegendBy = T{"The button “%s” at the picture writes such a line.", "De knop “%s” bij het plaatje schrijft zo'n regel."}

// Legend explains what a line is written with; "" if there is nothing to explain. who is
// the process of a prompt.
func (l Lang) Legend(sign, who string) string {
	if sign == "" && who == "all" {
		sign = who
	}
	for i := range legends {
		switch text := l.Say(legends[i].T); {
		case legends[i].sign != sign:
		case sign == "":
			return fmt.Sprintf(text, who, who)
		case legends[i].by == nil:
			return text
		default:
			return text + " " + l.Sayf(LegendBy, l.Say(*legends[i].by))
		}
	}
	return ""
}
