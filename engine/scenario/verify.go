package scenario

import (
	"context"
	"fmt"
	"sort"
	"strconv"
	"strings"
)

// Verdict is one thing that was verified in a document.
type Verdict struct {
	Line     int
	What     string // what was verified, such as "w1>>> cache.get("a")" or "solution for=x"
	OK       bool
	Message  string // what is wrong
	Expected string // may be empty
	Got      string

	stale []Result // whose expected output is all that is wrong
	named int      // another line, which Message names; 0: none
}

// Verify plays a whole document as an author wants it checked: its text has no
// problem, every transcript shows what it says, the right answers are what the
// calls show, every solution passes its check and every wrong fails it and gets
// its own words, and no try is solved from the start. The verdicts are sorted
// by line; ctx bounds the time.
func Verify(ctx context.Context, src string) []Verdict { return verify(ctx, src, 0, nil) }

// VerifyPausing is Verify that calls pause when a program has run for a while, so that
// what else goes on there has its turn.
func VerifyPausing(ctx context.Context, src string, pause func()) []Verdict {
	return verify(ctx, src, 0, pause)
}

// verify is Verify on racks that have so many steps.
func verify(ctx context.Context, src string, steps uint64, pause func()) []Verdict {
	s, problems := Parse(src)
	s.steps = steps
	v := &verifier{ctx: ctx, s: s, pause: pause}
	for _, p := range problems {
		v.fail(p.Line, v.at(p.Line), p.Error())
	}
	fences := 0
	for _, p := range s.Parts {
		if p.Kind != Prose && p.Kind != Code {
			fences++
		}
	}
	if fences == 0 && len(problems) == 0 {
		v.fail(1, "the text", "there is no locmem fence. Begin one with ```locmem run")
	}
	if len(problems) == 0 && fences > 0 {
		v.replaced()
		whole := v.play()
		for i := range s.Parts {
			if whole && s.Parts[i].Kind == Try {
				v.try(&s.Parts[i])
			}
		}
	}
	if ctx.Err() != nil {
		v.fail(1, "the text", "it took too long: what is not told here was not verified. Make it shorter")
	}
	sort.SliceStable(v.list, func(a, b int) bool { return v.list[a].Line < v.list[b].Line })
	return v.list
}

type verifier struct {
	ctx  context.Context
	s    *Scenario
	list []Verdict
	told bool // why a set-up fails

	pause func() // see VerifyPausing
}

func (v *verifier) add(x Verdict) { v.list = append(v.list, x) }
func (v *verifier) fail(line int, what, message string) {
	v.add(Verdict{Line: line, What: what, Message: message})
}

// failed adds an error, which may know its place. That time is up is told once.
func (v *verifier) failed(line int, what string, err error) {
	if v.ctx.Err() != nil {
		return
	}
	text := err.Error()
	if p, ok := err.(Problem); ok {
		line, text = p.Line, p.Error()
	}
	if what == "" {
		what = v.at(line)
	}
	v.fail(line, what, text)
}

// unbuilt adds why there is no rack.
func (v *verifier) unbuilt(line int, err error) {
	if !v.told {
		v.failed(line, "", err)
	}
}

// at names the place of a line: its fence, the front matter, or the text.
func (v *verifier) at(line int) string {
	for i := range v.s.Parts {
		p := &v.s.Parts[i]
		named := p.Kind != Prose && (p.Kind != Code || p.Lang != "")
		if named && line >= p.Line && line <= p.BodyLine+strings.Count(p.Text, "\n") {
			return p.label()
		}
	}
	if strings.HasPrefix(v.s.source, "---") && (len(v.s.Parts) == 0 || line < v.s.Parts[0].Line) {
		return "the front matter"
	}
	return "the text"
}

// label is a fence in a few words.
func (p *Part) label() string {
	if p.Kind == Code {
		return p.Lang
	}
	text := string(p.Kind)
	for _, r := range roles {
		if r.kind == p.Kind && p.Name != "" {
			text += " " + r.arg + "=" + p.Name
		}
	}
	return text
}

// play plays runs and questions; whole is false if a rack could not be built,
// and so nothing be said of the tries.
func (v *verifier) play() (whole bool) {
	p, err := newPlay(v.ctx, v.s, v.pause, v.prepared)
	if err != nil {
		v.unbuilt(1, err)
		return false
	}
	for {
		part, _, _ := p.Next()
		results, ok, err := p.Step(v.ctx)
		if !ok {
			return v.rest(p)
		}
		if err != nil {
			v.unbuilt(v.s.Parts[part].Line, err)
			return false
		}
		for _, r := range results {
			if q := v.s.Parts[part].Question; q != nil {
				v.question(q, r)
				continue
			}
			v.result(r)
		}
	}
}

// rest makes the racks on which nothing is played: those of tries, and of fences
// that nothing stands behind.
func (v *verifier) rest(p *Play) (whole bool) {
	for n := p.act + 1; n < len(p.acts); n++ {
		if err := p.begin(v.ctx, n); err != nil {
			v.unbuilt(1, err)
			return false
		}
	}
	return true
}

// replaced complains of settings and views with which nothing is ever played,
// for others stand below them before anything is.
func (v *verifier) replaced() {
	last := map[Kind]*Part{}
	for i := range v.s.Parts {
		p := &v.s.Parts[i]
		switch p.Kind {
		case Run, Predict, Try:
			clear(last)
		case Settings, Environ, Views:
			if before := last[p.Kind]; before != nil {
				what := string(p.Kind)
				if p.Kind == Environ {
					what = "variables"
				}
				v.add(Verdict{Line: before.Line, What: before.label(), named: p.Line, Message: "nothing is played with these " + what +
					": those on line " + strconv.Itoa(p.Line) + " take their place. Take out one of the two, or put a run between them."})
			}
			last[p.Kind] = p
		}
	}
}

// label is a step in a few words.
func (s *Step) label() string {
	if s.Action != nil {
		return "!" + string(s.Action.Verb)
	}
	code, more, _ := strings.Cut(s.Code, "\n")
	if more != "" {
		code += " ..."
	}
	return s.Who + ">>> " + code
}

// result judges a step of a transcript; one that shows nothing and expects
// nothing is not counted.
func (v *verifier) result(r Result) {
	x, wrong := unlike(r, "the output differs")
	if wrong || r.Step.Want != nil {
		v.add(x)
	}
}

// unlike is the verdict on a step; wrong tells that it is not what is written,
// which message says where the output differs.
func unlike(r Result, message string) (x Verdict, wrong bool) {
	x = Verdict{Line: r.Step.Line, What: r.Step.label(), Expected: strings.Join(r.Step.Want, "\n"), Got: strings.Join(r.Lines, "\n")}
	answer, broken := r.broken()
	switch {
	case r.OK && !broken:
		return Verdict{Line: x.Line, What: x.What, OK: true}, false
	case r.unknown != "":
		x.Message, x.Expected, x.Got = r.unknown, "", ""
	case r.bodiless():
		x.Line++
		x.Message, x.Expected, x.Got = `this is taken for output: begin each line of the block with "... "`, "", ""
	case r.Step.Want != nil:
		x.Message, x.stale = message+r.hidden(), []Result{r}
	default:
		x.Message, x.Expected = "an error that nobody expects", "no error"
		if x.Got += advice(r.Raised); broken {
			x.Got = answer
		}
	}
	return x, true
}

// prepared looks at what a set-up showed; that a step raises is told by the play.
func (v *verifier) prepared(results []Result) {
	for _, r := range results {
		if x, wrong := unlike(r, "the output differs"); wrong && (r.OK || x.stale != nil) {
			v.told = v.told || !r.OK
			v.add(x)
		}
	}
}

// question compares the right answer with what the call shows. An answer that
// is no Python literal is a sentence: what it says only a reader can judge (lines
// under the call are compared), but no literal among the wrong ones may be true.
func (v *verifier) question(q *Question, r Result) {
	got := strings.Join(r.Lines, "\n")
	if got == "" {
		got = "None"
	}
	x := Verdict{Line: q.Call.Line, What: "predict " + q.Call.label(), OK: true}
	if r.unknown != "" { // whatever the answers are
		x.OK, x.Message = false, r.unknown
		v.add(x)
		return
	}
	if q.Call.Want != nil && !r.OK {
		x.OK, x.Message, x.Expected, x.Got = false, "the call shows something else", strings.Join(q.Call.Want, "\n"), got
		x.stale = []Result{r}
	}
	for _, a := range q.Answers {
		switch {
		case a.Right && compared(a.Text) && !matches(a.Text, got):
			x.Line, x.OK, x.Message, x.Expected, x.Got = a.Line, false, "the right answer is not what the call shows", a.Text, got
		case !a.Right && a.Text == got:
			x.Line, x.OK, x.Message, x.Expected, x.Got = a.Line, false, "a wrong answer is what the call shows", "another answer", got
		}
	}
	for _, a := range q.Answers {
		if x.OK && a.Right && q.Call.Want == nil && !compared(a.Text) && a.Text != got {
			x.Line, x.OK, x.Message, x.Got = a.Line, false, "the right answer is a sentence, which cannot be compared", got
			x.Expected = "what the call shows, written below it"
		}
	}
	v.add(x)
}

// compared tells of an answer that says what a call shows: a Python value, or an
// exception.
func compared(answer string) bool { return IsLiteral(answer) || strings.Contains(answer, "Error") }

// Text is a verdict as one line, with expected and got on lines of their own.
func (x Verdict) Text(file string) string {
	if x.OK {
		return fmt.Sprintf("ok %s:%d: %s", file, x.Line, x.What)
	}
	text := fmt.Sprintf("FAIL %s:%d: %s: %s", file, x.Line, x.What, x.Message)
	if x.Expected != "" || x.Got != "" {
		text += "\n    expected: " + indented(x.Expected) + "\n    got:      " + indented(x.Got)
	}
	return text
}

func indented(s string) string { return strings.ReplaceAll(s, "\n", "\n              ") }
