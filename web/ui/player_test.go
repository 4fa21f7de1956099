package ui

import (
	"strings"
	"testing"
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"locmem/engine/host"
	"locmem/engine/scenario"
	"locmem/web/class"
	"locmem/web/demos"
	"locmem/web/i18n"
	"locmem/web/lesson"
	"locmem/web/lessons"
)

// learner is a lesson as somebody takes it.
type learner struct {
	t    *testing.T
	l    *lesson.Lesson
	lang i18n.Lang
}

func learnerOf(t *testing.T, lang i18n.Lang, id string) *learner {
	t.Helper()
	text, err := lessons.Source(string(lang), id)
	if err != nil {
		t.Fatal(err)
	}
	l := lesson.Open(lesson.Env{Dial: host.InProgram(nil)}, text, id)
	t.Cleanup(l.Close)
	x := &learner{t, l, lang}
	for end := time.Now().Add(10 * time.Second); len(l.Model().Infos()) == 0; time.Sleep(time.Millisecond) {
		if time.Now().After(end) {
			t.Fatal("it does not start")
		}
	}
	x.rest()
	return x
}

func (x *learner) rest() {
	x.t.Helper()
	for end := time.Now().Add(20 * time.Second); x.l.Busy(); time.Sleep(time.Millisecond) {
		if time.Now().After(end) {
			x.t.Fatal("it runs and runs")
		}
	}
}

func (x *learner) html() string {
	s := &Scenario{C: Ctx{M: x.l.Model(), L: x.lang}, S: x.l, At: lesson.Place{Lang: x.lang, Kind: lesson.Shipped, ID: x.l.Info().ID}}
	return app.HTMLString(s)
}

// has tells what is in the picture, and what is not.
func (x *learner) has(what string, want, not []string) {
	x.t.Helper()
	html := x.html()
	for _, s := range want {
		if !strings.Contains(html, s) {
			x.t.Errorf("%s: lacks %q", what, s)
		}
	}
	for _, s := range not {
		if strings.Contains(html, s) {
			x.t.Errorf("%s: has %q", what, s)
		}
	}
}

func (x *learner) block(kind lesson.Kind, n int) lesson.Block {
	x.t.Helper()
	for _, b := range x.l.Blocks() {
		if b.Kind == kind {
			if n == 0 {
				return b
			}
			n--
		}
	}
	x.t.Fatalf("no such block: %d", kind)
	return lesson.Block{}
}

// What follows a question is hidden, and readers without script can open it.
func TestWhatFollowsAQuestionIsHidden(t *testing.T) {
	text, err := lessons.Source("en", "whose-cache")
	if err != nil {
		t.Fatal(err)
	}
	still := lesson.Open(lesson.Env{}, text, "whose-cache")
	html := app.HTMLString(&Scenario{C: Ctx{M: still.Model(), L: i18n.English}, S: still})
	_, behind, found := strings.Cut(html, `<details class="behind">`)
	if !found || !strings.Contains(behind, "What follows the question") || !strings.Contains(behind, "And a restart?") ||
		!strings.Contains(behind, "The value is in the memory of") {
		t.Errorf("prerendered: %s", behind)
	}
	x := learnerOf(t, i18n.English, "whose-cache")
	after := []string{"And a restart?", "The value is in the memory of", `class="block try`}
	x.has("before", []string{"What follows appears once you have chosen.", `id="scenario-next"`}, after)
	x.l.Choose(x.block(lesson.Predict, 0).N, 1)
	x.rest()
	x.has("after", after, []string{"What follows"})
}

// The reason belongs to the choice that was made.
func TestOnlyTheReasonOfTheChoiceIsShown(t *testing.T) {
	for _, c := range []struct {
		lang         i18n.Lang
		right, wrong int
		before       []string
		mine, others []string
	}{
		{i18n.English, 1, 0, []string{">19<", ">16<"}, []string{"19: the page is computed once", "You chose “19: the page is computed once”. What comes out: 16."}, []string{"each of the four workers computes it once"}},
		{i18n.English, 1, 1, nil, []string{"Right: “16: each of the four workers computes it once”."}, []string{"19: the page"}},
	} {
		x := learnerOf(t, c.lang, "four-workers")
		b := x.block(lesson.Predict, 0)
		x.has("before", c.before, append(c.others, c.mine...))
		x.l.Choose(b.N, c.wrong)
		x.rest()
		html := x.html()
		_, question, _ := strings.Cut(html, `class="ask"`)
		question, _, _ = strings.Cut(question, `class="prose`)
		for _, s := range c.mine {
			if !strings.Contains(question, s) {
				t.Errorf("choice %d: lacks %q", c.wrong, s)
			}
		}
		for _, s := range c.others {
			if strings.Contains(question, s) {
				t.Errorf("choice %d: has %q", c.wrong, s)
			}
		}
	}
}

// Two answers that are alike without their reasons have them from the start.
func TestAnswersThatAreAlikeHaveTheirReasons(t *testing.T) {
	b := lesson.Block{Kind: lesson.Predict, Chosen: -1, Answers: []string{"98: one", "99: two", "99: three", "ValueError: four", "{'a': 5}"}}
	var got []string
	for i := range b.Answers {
		got = append(got, b.Answer(i))
	}
	if want := "98, 99: two, 99: three, ValueError: four, {'a': 5}"; strings.Join(got, ", ") != want {
		t.Errorf("%q", got)
	}
}

func TestAChoiceIsQuotedAsOne(t *testing.T) {
	for lang, want := range map[i18n.Lang]string{
		i18n.English: "You chose &#39;hello ann&#39;. What comes out: “She is asked to log in”.",
		i18n.Dutch:   "Je koos &#39;hello ann&#39;. Er komt uit: “Ze moet inloggen”.",
	} {
		x := learnerOf(t, lang, "random-log-outs")
		x.l.Choose(x.block(lesson.Predict, 0).N, 0)
		x.rest()
		x.has(string(lang), []string{want}, nil)
	}
}

// A verdict is a sentence, no dump.
func TestAVerdictIsASentence(t *testing.T) {
	for lang, want := range map[i18n.Lang][]string{
		i18n.English: {"Not yet. The session did not expire.", "Found: 1 event"},
		i18n.Dutch:   {"Nog niet. ", "Gevonden: 1 gebeurtenis"},
	} {
		x := learnerOf(t, lang, "random-log-outs")
		x.l.Choose(x.block(lesson.Predict, 0).N, 0)
		x.rest()
		try := x.block(lesson.Try, 0)
		x.l.Edit(try.N, try.Text+"\nX_FRAME_OPTIONS = \"DENY\"\n")
		x.l.Check(try.N)
		x.rest()
		x.has(string(lang), want, []string{"{&#39;kind", i18n.Lang(lang).Say(i18n.ShowAnswer) + "</button>"})
		x.l.Check(try.N)
		x.rest()
		x.has("the second time", []string{i18n.Lang(lang).Say(i18n.ShowAnswer) + "</button>"}, nil)
	}
}

// What is written in no other place is explained where it is written first.
func TestLegendsAtTheFirstUse(t *testing.T) {
	x := learnerOf(t, i18n.English, "four-workers")
	x.l.Choose(x.block(lesson.Predict, 0).N, 0)
	x.rest()
	html := x.html()
	for _, s := range []string{"!kill ends a process", "!request sends requests", "!restart ends a process", "The button “Restart” at the picture writes such a line."} {
		if n := strings.Count(html, s); n != 1 {
			t.Errorf("%q is there %d times", s, n)
		}
	}
}

func TestTheEndOfALesson(t *testing.T) {
	x := learnerOf(t, i18n.English, "whose-cache")
	x.has("at the start", nil, []string{`id="lesson-end"`})
	x.l.Choose(x.block(lesson.Predict, 0).N, 1)
	x.rest()
	for _, way := x.l.Ahead(); way != lesson.AtEnd; _, way = x.l.Ahead() {
		x.l.Next(0)
		x.rest()
	}
	x.has("at the end", []string{`id="lesson-end"`, "What this lesson teaches: every process has a cache of its own.", "1 of 1", "0 of 1", x.l.Code(), "All lessons", "Open as your own site"}, []string{"You now know"})
	try := x.block(lesson.Try, 0)
	x.l.Edit(try.N, "w2>>> cache.set('greeting', 'hello')")
	x.l.Check(try.N)
	x.rest()
	x.has("solved", []string{"You now know: every process has a cache of its own.", "1 of 1"}, []string{"0 of 1"})
}

// toTurn answers the questions and goes on to Your turn.
func (x *learner) toTurn() lesson.Block {
	x.t.Helper()
	for range 60 {
		try := x.block(lesson.Try, 0)
		if x.l.Here() == try.N {
			return try
		}
		if to, way := x.l.Ahead(); way == lesson.Answer {
			x.l.Choose(to, 0)
		} else {
			x.l.Next(0)
		}
		x.rest()
	}
	x.t.Fatal("it does not come to Your turn")
	return lesson.Block{}
}

// next is what the main button says.
func (x *learner) next() string {
	_, rest, _ := strings.Cut(x.html(), `id="scenario-next"`)
	rest, _, _ = strings.Cut(rest, "</button>")
	_, text, _ := strings.Cut(rest, ">")
	return strings.TrimSpace(text)
}

// What is set with the buttons at Your turn stands there, and is to be checked.
func TestWhatIsSetByHandStandsAtYourTurn(t *testing.T) {
	for lang, want := range map[i18n.Lang][]string{
		i18n.English: {"Set with the buttons, and checked too: ", "<strong>Cache Redis, Balancer sticky</strong>"},
		i18n.Dutch:   {"<strong>Cache Redis, Balancer vast per bezoeker</strong>"},
	} {
		x := learnerOf(t, lang, "four-workers")
		x.toTurn()
		x.has("before", nil, want)
		if got := x.next(); got != lang.Say(i18n.GoWithout) {
			t.Errorf("before: %s", got)
		}
		x.l.Resize(scenario.SetupLine{Key: "backend", Value: "redis"}, scenario.SetupLine{Key: "balancer", Value: "sticky"})
		x.rest()
		x.has("set", want, []string{lang.Say(i18n.WantedWas)})
		if got := x.next(); got != lang.Say(i18n.CheckTry) {
			t.Errorf("set: %s", got)
		}
	}
}

// The story that goes on with the text's own settings says so, once; and what is said of
// the answer does not promise otherwise.
func TestTheTextsSettingsAreBack(t *testing.T) {
	x := learnerOf(t, i18n.English, "random-log-outs")
	try := x.toTurn()
	x.has("before", nil, []string{i18n.English.Say(i18n.TextAgain)})
	x.l.Take(try.N, x.block(lesson.Solution, 0).N)
	x.l.Next(0)
	x.rest()
	x.has("solved", []string{"Solved.", "w2 401 please log in", "w1 401 please log in",
		i18n.English.Say(i18n.TryAbove), "w2 200 hello ann"}, []string{"builds on"})
	if n := strings.Count(x.html(), i18n.English.Say(i18n.TextAgain)); n != 1 {
		t.Errorf("it is said %d times", n)
	}
	x = learnerOf(t, i18n.English, "whose-cache")
	try = x.toTurn()
	x.l.Take(try.N, x.block(lesson.Solution, 0).N)
	x.l.Next(0)
	x.rest()
	x.has("a transcript", []string{"Solved. What follows builds on your answer."}, []string{i18n.English.Say(i18n.TextAgain)})
}

// A hint and a solution come into view when they are opened, and what is new in a solution
// is marked.
func TestHelpComesIntoView(t *testing.T) {
	x := learnerOf(t, i18n.English, "whose-cache")
	x.toTurn()
	for _, kind := range []lesson.Kind{lesson.Hint, lesson.Solution} {
		b, before := x.block(kind, 0), x.l.Sight().N
		x.l.Show(b.N)
		id := x.l.Sight().ID
		if x.l.Sight().N == before {
			t.Errorf("%d: nothing is brought into view", kind)
		}
		x.has(id, []string{`id="` + id + `"`}, nil)
		before = x.l.Sight().N
		if x.l.Show(b.N); x.l.Sight().N != before {
			t.Errorf("%d: it is brought into view when it is closed", kind)
		}
	}
	x.l.Show(x.block(lesson.Solution, 0).N)
	x.has("the solution", []string{`<mark>w2&gt;&gt;&gt; cache.set(&#34;greeting&#34;, &#34;hello&#34;)</mark>`, "Marked: what you do not have."}, nil)
	x.l.Take(x.block(lesson.Try, 0).N, x.block(lesson.Solution, 0).N)
	x.has("taken", nil, []string{"<mark>", "Marked:"})
}

// A demo ends as a demo.
func TestTheEndOfADemo(t *testing.T) {
	for lang, want := range map[i18n.Lang][]string{
		i18n.English: {"You are at the end of the demo.", ">All demos</a>", `demos/"`, "What you saw"},
		i18n.Dutch:   {"Je bent aan het einde van de demo.", ">Alle demo&#39;s</a>", "Wat je hebt gezien"},
	} {
		text, err := demos.Source(string(lang), "lost-counts")
		if err != nil {
			t.Fatal(err)
		}
		l := lesson.Open(lesson.Env{Dial: host.InProgram(nil)}, text, "lost-counts")
		t.Cleanup(l.Close)
		x := &learner{t, l, lang}
		for range 20 {
			x.rest()
			if _, way := l.Ahead(); way == lesson.AtEnd {
				break
			}
			l.Next(0)
		}
		html := app.HTMLString(&Scenario{C: Ctx{M: l.Model(), L: lang}, S: l, At: lesson.Place{Lang: lang, Kind: lesson.Demo, ID: "lost-counts"}})
		for _, s := range want {
			if !strings.Contains(html, s) {
				t.Errorf("lacks %q", s)
			}
		}
		for _, s := range []string{lang.Say(i18n.LessonOver), lang.Say(i18n.EndTitle), lang.Say(i18n.AllLessons)} {
			if strings.Contains(html, s) {
				t.Errorf("has %q", s)
			}
		}
	}
}

// Stars that were earned are shown when the lesson is taken again.
func TestStarsOfALessonTakenAgain(t *testing.T) {
	html := app.HTMLString(&LessonItem{C: Ctx{L: i18n.English}, Entry: lesson.Entry{ID: "x", Title: "X"}, Far: lesson.Far{Done: 1, Of: 4, Stars: 2}, Needs: []string{"Y"}})
	for _, s := range []string{"★★☆", "1 of 4 done", "2 of 3 stars"} {
		if !strings.Contains(html, s) {
			t.Errorf("lacks %q: %s", s, html)
		}
	}
	if strings.Contains(html, "Y") || strings.Contains(html, "✓") {
		t.Errorf("%s", html)
	}
}

// shelfOf has the files of a site.
type shelfOf map[string]string

func (s shelfOf) Fetch(path string, done func(string, bool)) {
	text, ok := s[path]
	done(text, ok)
}

// A class without solutions is not offered one in the menu either, where it would cost a star.
func TestAClassWithoutSolutionsHasNoneInTheMenu(t *testing.T) {
	const source = "---\nid: a\ntitle: A\n---\n# A\n\nLook.\n\n```locmem run\nw1>>> 1\n```\n\nYour turn.\n\n```locmem try id=x\nw1>>> 1\n```\n```locmem check for=x\nexpect value(w1, 'a') == 1\n```\n" +
		"```locmem solution for=x\nw1>>> cache.set('a', 1)\n```\n"
	for _, none := range []bool{false, true} {
		d := lesson.NewDesk(lesson.Env{Dial: host.InProgram(nil)}, shelfOf{"lessons/index.json": `[{"id":"a","title":"A"}]`, "lessons/a.md": source})
		d.Join(class.Class{NoSolutions: none}, nil)
		d.Go(lesson.Place{Lang: i18n.English, Kind: lesson.Shipped, ID: "a"}, "")
		x := &learner{t, d.Open(), i18n.English}
		defer x.l.Close()
		for end := time.Now().Add(10 * time.Second); !x.l.At("x") || x.l.Busy(); time.Sleep(time.Millisecond) {
			if !x.l.Busy() {
				x.l.Next(0)
			}
			if time.Now().After(end) {
				t.Fatal("it is not at Your turn")
			}
		}
		if got := strings.Contains(x.html(), `id="scenario-solution"`); got == none {
			t.Errorf("class without solutions %v: the menu has one: %v", none, got)
		}
	}
}
