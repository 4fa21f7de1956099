package scenario

import (
	"strings"

	"locmem/engine/syntax"
)

// Expect is one line of a check.
type Expect struct {
	Expr    string
	Because string // said when it does not hold; may be empty
	Praise  string // said when all of the check holds; may be empty
	Line    int
}

// check reads "expect EXPR", each followed by "because ..." or "praise ...".
func (p *parser) check(part *Part) {
	for i, l := range strings.Split(part.Text, "\n") {
		l = strings.TrimSpace(l)
		if l == "" || l[0] == '#' {
			continue
		}
		line := part.BodyLine + i
		word, rest, _ := strings.Cut(l, " ")
		rest = strings.TrimSpace(rest)
		if rest == "" {
			p.problem(line, 0, "'"+l+"' says nothing", "Write expect EXPRESSION, because ... or praise ....")
			continue
		}
		switch n := len(part.Expects) - 1; {
		case word == "expect":
			if x := assigned(rest); x != nil {
				p.problem(line, 0, x.Message, x.Hint)
			}
			part.Expects = append(part.Expects, Expect{Expr: rest, Line: line})
		case word != "because" && word != "praise":
			p.problem(line, 0, "unknown word '"+word+"'", meant(word, []string{"expect", "because", "praise"}))
		case n < 0:
			p.problem(line, 0, word+" belongs below an expect", "")
		case word == "because":
			part.Expects[n].Because = joined(part.Expects[n].Because, rest)
		default:
			part.Expects[n].Praise = joined(part.Expects[n].Praise, rest)
		}
	}
	if len(part.Expects) == 0 {
		p.problem(part.Line, 0, "the check expects nothing", "Write at least one line expect EXPRESSION.")
	}
}

// assigned tells of an expression that has = where it means ==. Inside of
// brackets = names an argument.
func assigned(expr string) *Problem {
	depth := 0
	for i := range syntax.Outside(expr) {
		switch c := expr[i]; {
		case strings.IndexByte("([{", c) >= 0:
			depth++
		case strings.IndexByte(")]}", c) >= 0:
			depth--
		case c != '=' || depth > 0 || i == 0:
		case strings.IndexByte("=<>!:", expr[i-1]) < 0 && !strings.HasPrefix(expr[i+1:], "=") && !strings.Contains(expr[:i], "lambda"):
			return &Problem{Message: "= does not compare", Hint: "Write ==: " + strings.TrimSpace(expr[:i]) + " == " + strings.TrimSpace(expr[i+1:])}
		}
	}
	return nil
}

func joined(a, b string) string {
	if a == "" {
		return b
	}
	return a + " " + b
}

// wrong reads a transcript, and behind it what is said.
func (p *parser) wrong(part *Part) {
	lines := strings.SplitAfter(part.Text, "\n")
	n := len(lines)
	for i, l := range lines {
		if word, _, _ := strings.Cut(strings.TrimSpace(l), " "); word == "says" {
			n = i
			break
		}
	}
	for i, l := range lines[n:] {
		l = strings.TrimSpace(l)
		word, rest, _ := strings.Cut(l, " ")
		switch {
		case l == "":
		case word != "says":
			p.problem(part.BodyLine+n+i, 0, "after 'says' comes nothing but 'says'", "Put the transcript above it.")
		default:
			part.Says = joined(part.Says, strings.TrimSpace(rest))
		}
	}
	text := strings.Join(lines[:n], "")
	if part.Says == "" {
		p.problem(part.Line, 0, "wrong does not say anything", "End it with a line: says what is wrong with it.")
	}
	if strings.TrimSpace(text) == "" {
		p.problem(part.Line, 0, "wrong has nothing to run", "Put what must fail the check above says.")
	}
	part.Transcript = p.playable(text, part.BodyLine)
}

// Body is the text of a part without what is said: what a learner would run.
func (p *Part) Body() string {
	if p.Kind != Wrong {
		return p.Text
	}
	var kept []string
	for _, l := range strings.SplitAfter(p.Text, "\n") {
		if word, _, _ := strings.Cut(strings.TrimSpace(l), " "); word == "says" {
			break
		}
		kept = append(kept, l)
	}
	return strings.Join(kept, "")
}
