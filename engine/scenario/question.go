package scenario

import (
	"strings"

	"locmem/engine/syntax"
)

// Question is a prediction: one call, and answers to choose from.
type Question struct {
	Call    Step
	Answers []Answer
}

// Answer is one line "- text" of a prediction.
type Answer struct {
	Text  string
	Right bool
	Line  int
}

// maxAnswers bounds a question.
const maxAnswers = 12

// predict reads a call and the answers below it.
func (p *parser) predict(part *Part) {
	q := &Question{}
	part.Question = q
	head, tail := part.Text, ""
	if i := answersAt(part.Text); i >= 0 {
		head, tail = part.Text[:i], part.Text[i:]
	}
	t := p.transcript(head, part.BodyLine)
	if len(t.Steps) != 1 || t.Steps[0].Action != nil && t.Steps[0].Action.Verb == Schedule {
		p.problem(part.Line, 0, "predict needs exactly one call, and answers below it", "Write w2>>> cache.get(\"k\"), then - None # correct.")
	}
	if len(t.Steps) > 0 {
		q.Call = t.Steps[0]
	}
	line, right := part.BodyLine+strings.Count(head, "\n"), 0
	for i, l := range strings.Split(strings.TrimSuffix(tail, "\n"), "\n") {
		l = strings.TrimSpace(l)
		if l == "" {
			continue
		}
		text, ok := strings.CutPrefix(l, "- ")
		if !ok || len(q.Answers) == maxAnswers {
			p.problem(line+i, 0, "'"+l+"' is no answer", "An answer is a line - text; there may be 12.")
			continue
		}
		a := Answer{Line: line + i}
		a.Text, a.Right = cutMark(text)
		if a.Right {
			right++
		}
		q.Answers = append(q.Answers, a)
	}
	switch {
	case len(q.Answers) < 2:
		p.problem(part.Line, 0, "predict needs at least two answers", "Write each on a line of its own: - text.")
	case right == 0:
		line, hint := part.Line, ""
		for _, a := range q.Answers {
			if mark := nearlyMarked(a.Text); mark != "" && hint == "" {
				line, hint = a.Line, "Write # correct, not "+mark+"."
			}
		}
		p.problem(line, 0, "exactly one answer must end in # correct", hint)
	case right != 1:
		p.problem(part.Line, 0, "exactly one answer must end in # correct", "")
	}
}

// answersAt is where the first line that begins with "- " starts, or -1.
func answersAt(text string) int {
	at := 0
	for _, l := range strings.SplitAfter(text, "\n") {
		if strings.HasPrefix(strings.TrimLeft(l, " "), "- ") {
			return at
		}
		at += len(l)
	}
	return -1
}

// nearlyMarked is what stands at the end of an answer and is nearly # correct; ""
// if there is no such thing.
func nearlyMarked(text string) string {
	at := strings.LastIndexAny(text, "#(")
	if at < 0 {
		return ""
	}
	word := strings.ToLower(strings.Trim(text[at:], "#() ."))
	if syntax.Distance(word, "correct") > 2 {
		return ""
	}
	return text[at:]
}

// marked tells of an answer that is marked as the right one.
func marked(text string) bool {
	_, right := cutMark(text)
	return right
}

// cutMark takes "# correct" off the right answer.
func cutMark(text string) (string, bool) {
	rest, ok := strings.CutSuffix(strings.TrimSpace(text), "correct")
	rest = strings.TrimRight(rest, " ")
	if rest, marked := strings.CutSuffix(rest, "#"); ok && marked {
		return strings.TrimSpace(rest), true
	}
	return strings.TrimSpace(text), false
}
