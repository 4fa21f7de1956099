package scenario

import (
	"errors"
	"strconv"
	"strings"

	"locmem/engine/rack"
)

// What only an author is told of a step: a learner may well name a process that
// is not there, and sees a 500 as any visitor does.

// unknown says of a process that is not there which ones are, and how to have
// it; "" for any other error.
func unknown(site *rack.Site, err error) string {
	var u *rack.Unreachable
	if !errors.As(err, &u) || u.Why != rack.Unknown {
		return ""
	}
	return u.Error() + ": there are " + strings.Join(site.Names(), ", ") + "." + wanted(u.Name)
}

// wanted is how the front matter asks for a process.
func wanted(name string) string {
	words := strings.Split(name, ".")
	if n, ok := numbered(words[0], 's'); ok && len(words) > 1 {
		if n > MaxServers {
			return " There can be " + strconv.Itoa(MaxServers) + " servers."
		}
		return " Write servers: " + strconv.Itoa(n) + " below setup:."
	}
	if n, ok := numbered(words[0], 'w'); ok {
		if n > MaxWorkers {
			return " There can be " + strconv.Itoa(MaxWorkers) + " workers."
		}
		return " Write workers: " + strconv.Itoa(n) + " below setup:."
	}
	return " Write processes: [" + words[0] + "] in the front matter."
}

// bodiless tells that the body of a block stands where outputs do.
func (r *Result) bodiless() bool {
	return len(r.Step.Want) > 0 && strings.TrimLeft(r.Step.Want[0], " \t") != r.Step.Want[0] &&
		strings.HasSuffix(strings.TrimSpace(r.Step.Code), ":") && r.Raised != nil && r.Raised.Type == "IndentationError"
}

// broken is the first answer that nobody expects where no output is written: a
// view that ended in an exception, or no view at all. A 500 or 404 that a view
// returns is an answer like any other.
func (r *Result) broken() (line string, ok bool) {
	if r.Step.Want != nil {
		return "", false
	}
	for i := range r.Served {
		s := &r.Served[i]
		line = s.Process + " " + strconv.Itoa(s.Status) + " " + s.Body
		switch {
		case s.Error != nil:
			if s.Error.Line > 0 { // calling the view may have failed
				line += " (views.py, line " + strconv.Itoa(s.Error.Line) + ")"
			}
			return line + advice(s.Error), true
		case viewless(s):
			return line, true
		}
	}
	return "", false
}

// advice is what an exception says to do, as a sentence of its own.
func advice(e *rack.Raised) string {
	if e == nil || e.Hint == "" {
		return ""
	}
	return ". " + e.Hint
}

// viewless tells of a request that a worker had no view for; the body says why.
func viewless(s *rack.Served) bool { return s.Process != "" && s.Status == 404 && s.View == "" }

// hidden is what a summary of requests does not show: that there is no view.
func (r *Result) hidden() string {
	if len(r.Served) > requestLines && viewless(&r.Served[0]) {
		return ": " + r.Served[0].Body
	}
	return ""
}
