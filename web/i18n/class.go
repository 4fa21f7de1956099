package i18n

import (
	"strings"

	"locmem/web/class"
)

var (
	ForTeachers = T{"For teachers: links for a class, sheets, answers, and checking completion codes", "Voor docenten: links voor een klas, werkbladen, antwoorden, en voltooiingscodes controleren"}
	OwnLessons  = T{"Lessons of this server", "Lessen van deze server"}
	LessonNeeds = T{"after: %s", "na: %s"}
	StarsOf     = T{"%d of %d stars", "%d van %d sterren"}
	StarsHelp   = T{"A star for a lesson that is done, one if all predictions were right, one if it was done without hints and solutions.", "Eén ster voor een les die af is, één als alle voorspellingen goed waren, en één als je geen hints en oplossingen gebruikte."}
	ClassLeave  = T{"Show all lessons", "Alle lessen tonen"}
	ClassNewer  = T{"This link to a class was made by a newer version of this page. Reload to get that; here are all lessons.", "Deze link naar een klas komt van een nieuwere versie van deze pagina. Laad opnieuw om die te krijgen; hier staan alle lessen."}
	ClassBad    = T{"This link to a class cannot be read: a part of it is missing or was changed. Ask for it again; here are all lessons.", "Deze link naar een klas is niet te lezen: er ontbreekt een stuk of het is veranderd. Vraag hem opnieuw; hier staan alle lessen."}
)

// Class says what is listed for a class: how many lessons, what they leave out, and which
// lessons the site does not have.
func (l Lang) Class(c class.Class, lessons int, absent []string) string {
	text := l.Say(T{"The lessons of your class", "De lessen van je klas"})
	if c.Name != "" {
		text = l.Sayf(T{"The lessons of %s", "De lessen van %s"}, c.Name)
	}
	text += ": " + l.count(lessons, T{"lesson", "les"}, T{"lessons", "lessen"})
	switch {
	case c.NoHints && c.NoSolutions:
		text += l.Say(T{", without hints and solutions", ", zonder hints en oplossingen"})
	case c.NoHints:
		text += l.Say(T{", without hints", ", zonder hints"})
	case c.NoSolutions:
		text += l.Say(T{", without solutions", ", zonder oplossingen"})
	}
	if len(absent) > 0 {
		text += l.Sayf(T{". Not found here: %s", ". Hier niet gevonden: %s"}, strings.Join(absent, ", "))
	}
	return text + "."
}
