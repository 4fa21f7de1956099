package poster

import (
	"cmp"
	"fmt"
	"strings"
	"unicode"

	"locmem/engine/scenario"
	"locmem/web/demos"
	"locmem/web/i18n"
	"locmem/web/lesson"
	"locmem/web/lessons"
)

// Order is a picture to be made.
type Order struct {
	At          lesson.Place // the page that it is of
	title, says string
	source      string // the document whose processes it shows
	moment
}

// Key names what the picture shows: two orders of one key have the same picture.
func (o Order) Key() string {
	return fmt.Sprintf("%s\n%s\n%s\n%d.%d\n%s", o.At.Lang, o.title, o.says, o.steps, o.event, o.source)
}

// moments are where one sees what a lesson or a demo is about.
var moments = map[string]moment{
	"whose-cache": {steps: 3}, "four-workers": {steps: 5}, "the-limiter": {steps: 8}, "stale-share": {steps: 3},
	"two-servers":  {steps: 4},
	"deploy-night": {steps: 3}, "five-minutes": {steps: 6}, "you-got-a-copy": {steps: 5}, "fifty-keys": {steps: 3},
	"random-log-outs": {steps: 2}, "threads-or-processes": {steps: 5}, "the-flickering-switch": {steps: 4},
	"the-command-that-did-nothing": {steps: 6}, "still-in-memory": {steps: 5}, "the-301st-key": {3, 303},
	"who-goes-first": {5, 9}, "two-names-one-cache": {steps: 2}, "the-big-clear": {steps: 5},
	"green-alone-red-together": {steps: 3}, "when-it-is-right": {steps: 1}, "lost-updates": {steps: 5}, "stampede": {steps: 4},
	"moving-house": {steps: 8}, "born-with-a-copy": {steps: 8},

	"logged-out": {steps: 2}, "rate-limit": {steps: 1}, "manage-command": {steps: 4}, "flickering-setting": {steps: 3},
	"empty-after-deploy": {steps: 2}, "gone-after-five-minutes": {steps: 6}, "keys-vanish": {steps: 4}, "two-prices": {steps: 3},
	"task-progress": {steps: 3}, "lock-that-does-not-lock": {steps: 4}, "tests-share-a-cache": {steps: 3}, "lost-counts": {steps: 2},
}

// one is what the first page shows: one of four processes has it, the others miss.
const one = "---\nsetup:\n  workers: 4\n---\n```locmem run\n" +
	"w1>>> cache.set(\"price\", 12)\nall>>> cache.get(\"price\")\n```\n"

// What the pages show that list lessons and demos.
const (
	anyLesson = "stale-share"
	anyDemo   = "lock-that-does-not-lock"
)

// Orders are the pictures of the site, in both languages.
func Orders() (list []Order, err error) {
	for _, l := range []i18n.Lang{i18n.English, i18n.Dutch} {
		aLesson, _ := lessons.Source(string(l), anyLesson)
		aDemo, _ := demos.Source(string(l), anyDemo)
		list = append(list,
			Order{lesson.Place{Lang: l}, claim(l), "", one, moment{steps: 2}},
			Order{lesson.Place{Lang: l, Kind: lesson.Menu}, l.Say(i18n.LessonsTitle), l.Say(i18n.LessonsAbout), aLesson, moments[anyLesson]},
			Order{lesson.Place{Lang: l, Kind: lesson.Demos}, l.Say(i18n.DemosTitle), l.Say(i18n.DemosAbout), aDemo, moments[anyDemo]})
		for _, shelf := range []struct {
			kind lesson.PlaceKind
			ids  []string
			of   func(lang, id string) (string, error)
		}{{lesson.Shipped, lessons.IDs, lessons.Source}, {lesson.Demo, demos.IDs, demos.Source}} {
			for _, id := range shelf.ids {
				source, err := shelf.of(string(l), id)
				if err != nil {
					continue // not in this language
				}
				at, ok := moments[id]
				if !ok {
					return nil, fmt.Errorf("%s: say in serve/poster/orders.go which moment its picture shows", id)
				}
				s, _ := scenario.Parse(source)
				says := s.Shows
				if says == "" && s.Misconception != "" {
					says = "“" + s.Misconception + "”"
				}
				list = append(list, Order{lesson.Place{Lang: l, Kind: shelf.kind, ID: id}, cmp.Or(s.Title, id), says, source, at})
			}
		}
	}
	return list, nil
}

// claim is the title of the first page without the name of the product, which stands above
// it.
func claim(l i18n.Lang) string {
	text := []rune(strings.TrimPrefix(l.Say(i18n.PageTitle), i18n.Product+": "))
	text[0] = unicode.ToUpper(text[0])
	return string(text)
}
