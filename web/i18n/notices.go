package i18n

import (
	"strings"

	"locmem/engine/rack"
	"locmem/web/model"
)

var (
	Notices   = T{"Notices", "Meldingen"}
	WorkKept  = T{"Your console history and the form are kept.", "Je consolegeschiedenis en het formulier zijn bewaard."}
	NewPID    = T{"This tab is now pid %d, with an empty cache.", "Dit tabblad is nu pid %d, met een lege cache."}
	BrokeText = T{
		"Something in this page went wrong: %s. What you set is still there. If something stops reacting, reload the tab.",
		"Er ging iets mis in deze pagina: %s. Wat je hebt gezet is er nog. Reageert iets niet meer, herlaad dan het tabblad.",
	}
	ForgetFailed = T{
		"Forgetting failed: %s. Some of what is kept on this computer may still be there; try again.",
		"Vergeten is mislukt: %s. Een deel van wat op deze computer bewaard is, kan er nog zijn; probeer het opnieuw.",
	}
	NoSharedHere = T{
		"There can be no shared cache here: this browser lets the page keep nothing (IndexedDB), which all tabs could reach. The lessons have a Redis without it.",
		"Hier kan geen gedeelde cache komen: deze browser laat de pagina niets bewaren (IndexedDB) waar alle tabbladen bij kunnen. De lessen hebben een Redis zonder dat.",
	}
	NotSharedText = T{
		"The shared cache was not changed: the browser's storage refused it (%s). Make room or close other tabs of this page, then try again.",
		"De gedeelde cache is niet veranderd: de opslag van de browser weigerde (%s). Maak ruimte of sluit andere tabbladen van deze pagina en probeer het opnieuw.",
	}
	SpeaksDutch   = T{"This page is also available in Dutch:", "Deze pagina is er ook in het Nederlands:"}
	SpeaksEnglish = T{"This page is also available in English:", "Deze pagina is er ook in het Engels:"}
	BackOnTime    = T{" The clock was %s ahead and is on time again.", " De klok liep %s vooruit en loopt weer gelijk."}
	Reload        = T{"Reload", "Herlaad"}
)

// Says tells whether the page has words for a notice of the loader.
func Says(notice string) bool {
	_, ok := loader[notice]
	return ok
}

// Missing tells whether a notice names something that the browser denies, found
// out after the start.
func Missing(notice string) bool {
	_, ok := missing[model.Missing(notice)]
	return ok
}

// Forgot is the notice after everything was forgotten.
const Forgot = "forgot"

// NoWords is the notice that the page's sentences in Dutch did not come.
const NoWords = "nowords"

// NoText is the notice that a file that was dropped cannot be used.
const NoText = "notext"

var loader = map[string]T{
	NoText: WriteNoText,
	NoWords: {
		"The Dutch texts of this page did not come, so it speaks English. Look at the connection and load the page again.",
		"De Nederlandse teksten van deze pagina zijn niet aangekomen, dus spreekt hij Engels. Kijk naar de verbinding en laad de pagina opnieuw.",
	},
	"bfcache": {
		"You came back by the browser's back or forward button. The process that was here had ended, so this is a new one.",
		"Je kwam terug met de knop vorige of volgende. Het proces dat hier was, was gestopt; dit is een nieuw.",
	},
	"discarded": {
		"The browser had discarded this tab to save memory, as a server's out-of-memory killer ends a worker. This is a new process.",
		"De browser had dit tabblad weggegooid om geheugen te sparen, zoals een server een worker doodt die te veel gebruikt. Dit is een nieuw proces.",
	},
	"duplicate": {
		"This tab was duplicated. A duplicate is a new process: it did not get a copy of the cache.",
		"Dit tabblad is gedupliceerd. Een duplicaat is een nieuw proces: het kreeg geen kopie van de cache.",
	},
	"fragment": {
		"The end of this address was cut off or damaged, so it was left out. Ask for the link again if something is missing.",
		"Het einde van dit adres was afgekapt of beschadigd en is weggelaten. Vraag de link opnieuw als er iets ontbreekt.",
	},
	"storage-deleted": {
		"What this page had kept was deleted, in the browser's settings or by another tab. Your process goes on, and what you do from now on is kept.",
		"Wat deze pagina had bewaard is gewist, in de instellingen van de browser of door een ander tabblad. Je proces gaat door, en wat je vanaf nu doet wordt bewaard.",
	},
	"storage-raised": {
		"Another tab has changed this page's storage, as a newer version of the page would. What was kept is still there; reload when it suits you.",
		"Een ander tabblad heeft de opslag van deze pagina veranderd, zoals een nieuwere versie van de pagina zou doen. Wat bewaard was is er nog; herlaad wanneer het je uitkomt.",
	},
	"update": UpdateReady,
	"dropped": {
		"One of your clicks came before the page was ready and found nothing to act on. Please repeat it.",
		"Een van je klikken kwam voor de pagina klaar was en vond niets om op te werken. Herhaal hem.",
	},
	Forgot: {
		"Everything that was kept on this computer is deleted. This is a fresh start.",
		"Alles wat op deze computer bewaard was, is gewist. Dit is een nieuw begin.",
	},
}

var missing = map[model.Missing]T{
	model.NoLocks: {
		"This browser has no Web Locks. Several tabs still work, but a tab that ends is noticed later.",
		"Deze browser kent geen Web Locks. Meer tabbladen werken, maar een gestopt tabblad wordt later opgemerkt.",
	},
	model.NoChannel: {
		"This browser does not let tabs talk to each other, so this tab sees no other process. All else works.",
		"Deze browser laat tabbladen niet met elkaar praten, dus dit tabblad ziet geen ander proces. De rest werkt.",
	},
	model.NoIndexedDB: {
		"This browser does not let the page keep anything. Your history is gone after a reload and pids are random. Leave private browsing or allow site data to change that.",
		"Deze browser laat de pagina niets bewaren. Je geschiedenis is na herladen weg en pids zijn willekeurig. Verlaat de privémodus of sta sitegegevens toe om dat te veranderen.",
	},
	model.BlockedDB: {
		"Another tab blocks this page's storage. Your history is not kept for now; close the other tabs and reload.",
		"Een ander tabblad blokkeert de opslag van deze pagina. Je geschiedenis wordt nu niet bewaard; sluit de andere tabbladen en herlaad.",
	},
	model.BrokenDB: {
		"This page's storage cannot be used: it is damaged, or something else has changed it. Nothing is kept from now on. To begin anew, delete the data of this site in the browser's settings and reload.",
		"De opslag van deze pagina is niet bruikbaar: beschadigd, of door iets anders veranderd. Vanaf nu wordt niets bewaard. Wis de gegevens van deze site in de instellingen van de browser en herlaad om opnieuw te beginnen.",
	},
	model.FullQuota: {
		"This browser's storage is full. Your history is not kept until there is room again.",
		"De opslag van deze browser is vol. Je geschiedenis wordt niet bewaard tot er weer ruimte is.",
	},
	model.NoLocalStorage: {
		"This browser does not let the page keep settings. The theme is back to the system's after a reload, and a reload may give this tab another name.",
		"Deze browser laat de pagina geen instellingen bewaren. Na herladen is het thema weer dat van het systeem, en dit tabblad krijgt misschien een andere naam.",
	},
	model.Insecure: {
		"This page came over plain http from another machine, so the browser holds features back. Tabs still work as processes, but the end of one is noticed later, and nothing works offline. Use https, or open it on the machine itself as http://127.0.0.1.",
		"Deze pagina kwam via gewone http van een andere machine, dus de browser houdt functies achter. Tabbladen werken als processen, maar het einde van een proces wordt later opgemerkt en offline werkt niets. Gebruik https, of open de pagina op de machine zelf als http://127.0.0.1.",
	},
	model.NoServiceWorker: {
		"This browser does not let the page keep itself for offline use. All else works.",
		"Deze browser laat de pagina zich niet bewaren voor offline gebruik. De rest werkt.",
	},
}

// Banner puts a banner in words. now is this tab's process.
func (l Lang) Banner(b model.Banner, now rack.Info) string {
	switch b.Kind {
	case model.LostHere:
		text := l.Sentence(l.Lost(*b.Loss)) + " " + l.Sayf(NewPID, now.PID) + l.late(b.Late)
		if b.Kept {
			text += " " + l.Say(WorkKept)
		}
		return text
	case model.FromLoader:
		return l.Say(known(loader, b.Text))
	case model.Lacks:
		return l.Say(known(missing, model.Missing(b.Text)))
	case model.CannotReach:
		return l.Unreachable(b.Name, rack.Why(b.Text))
	case model.NotForgotten:
		return l.Sayf(ForgetFailed, b.Text)
	case model.NotShared:
		if b.Text == "" {
			return l.Say(NoSharedHere)
		}
		return l.Sayf(NotSharedText, b.Text)
	case model.OffersLang:
		if b.Text == string(Dutch) {
			return Dutch.Say(SpeaksDutch)
		}
		return English.Say(SpeaksEnglish)
	}
	return l.Sayf(BrokeText, b.Text)
}

// late says that the clock went back on time, as a further sentence; "" if it
// did not.
func (l Lang) late(seconds float64) string {
	if seconds == 0 {
		return ""
	}
	return l.Sayf(BackOnTime, l.Clock(seconds))
}

// Divider is the line between two lives of a process.
func (l Lang) Divider(e model.Entry) string {
	lost := ""
	if e.Lost != nil {
		lost = l.Sentence(l.Lost(*e.Lost))
	}
	return l.Sayf(LifeLine, e.PID, lost) + l.late(e.Late)
}

// known finds a text; a name that nobody put in words stands for itself.
func known[K ~string](texts map[K]T, name K) T {
	if t, ok := texts[name]; ok {
		return t
	}
	return T{string(name), string(name)}
}

// Sentence gives a text the full stop that it lacks.
func (l Lang) Sentence(s string) string {
	if strings.HasSuffix(s, ".") || strings.HasSuffix(s, "…") {
		return s
	}
	return s + "."
}
