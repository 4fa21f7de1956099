// Package deploy reads how a Django site is run, from what people paste: a
// command line of gunicorn, uvicorn, uWSGI and the like, a gunicorn.conf.py, a
// Procfile, a Dockerfile, a unit of systemd, a fragment of a compose file or of
// a Kubernetes manifest, variables of the environment, or the CACHES of a
// settings.py.
//
//	found, err := deploy.Read("gunicorn shop.wsgi -w 3 --threads 2")
//	// found.Workers is 3, found.Threads is 2
//
// What a text does not state is not guessed, with one exception: a number that
// depends on the cores of a machine is computed for [Cores] of them, and a Note
// says so.
package deploy

import (
	"fmt"
	"strings"
)

// Cores are those of the machine that formulas are computed for.
const Cores = 4

const (
	maxText   = 64 << 10  // bytes of a text
	maxNumber = 1_000_000 // of anything
)

// Found is what a text tells. A number that it does not tell is 0.
type Found struct {
	Server      string // the program that serves, such as "gunicorn"; "" if none is named
	Workers     int    // of each server
	Threads     int    // of each worker
	Servers     int    // machines, containers or replicas
	MaxRequests int    // after which a worker is replaced
	Preload     bool   // workers begin with a copy of what was loaded before they were forked
	// Whole tells that the command was read which starts the workers: what it does
	// not state has its default. MaxRequests 0 is none then.
	Whole    bool
	Settings string // a settings.py, as it was pasted
	Notes    []Note
}

// Note is something to say beside what was found.
type Note struct {
	Code Code
	Args []string
}

// Problem is why a text tells nothing, or nothing that can be used.
type Problem struct {
	Code Code
	Args []string
}

// Code says what a Problem or a Note is about; its texts are those of [English].
type Code string

// Codes of problems.
const (
	Empty     Code = "empty"
	TooLong   Code = "too-long"  // KiB that are allowed
	Unknown   Code = "unknown"   // nothing of it is known
	NotWeb    Code = "not-web"   // a program that serves no requests
	NoNumber  Code = "no-number" // an option, and what stands there
	Missing   Code = "missing"   // an option without its number
	TooSmall  Code = "too-small" // an option, its number, the least
	TooBig    Code = "too-big"   // an option, its number
	Unset     Code = "unset"     // an option, and the variable that it asks for
	Open      Code = "open"      // a quote that is not closed
	BadPython Code = "python"    // a line, and what Python says
	Several   Code = "several"   // several services, none of which is known to serve
)

// Codes of notes.
const (
	ByCores Code = "cores"  // an option, and its number for [Cores]
	Config  Code = "config" // a file that may say more
)

// English are the texts of the codes, with places for Args.
var English = map[Code]string{
	Empty:     "There is nothing to read. Paste CACHES, a gunicorn line, a Procfile or a part of a compose file.",
	TooLong:   "This is longer than %s KiB. Paste only the lines that start the site.",
	Unknown:   "Nothing in it says how the site is run. Paste the line with gunicorn, uvicorn or uwsgi, a gunicorn.conf.py, a service of a compose file, or CACHES = {...}.",
	NotWeb:    "%s serves no requests. Paste the line that starts the web server.",
	NoNumber:  "%s takes a whole number, not %s. Write the number.",
	Missing:   "Behind %s a number is missing.",
	TooSmall:  "%s is %s, but the least is %s.",
	TooBig:    "%s is %s: that is no number that a site runs with.",
	Unset:     "%s asks for the variable %s, which this text does not set. Paste its line too, such as %[2]s=4.",
	Open:      "A quote is not closed: %s",
	BadPython: "Line %s is no Python: %s",
	Several:   "There are several services, and none of them starts gunicorn, uvicorn or uwsgi: %s. Paste the one that serves the site.",
	ByCores:   "%s depends on the cores of the machine. With 4 cores it is %s.",
	Config:    "%s may say more. Paste it too.",
}

func (p *Problem) Error() string {
	args := make([]any, len(p.Args))
	for i, a := range p.Args {
		args[i] = a
	}
	return fmt.Sprintf(English[p.Code], args...)
}

func problem(code Code, args ...string) *Problem { return &Problem{code, args} }

// Read reads a text. The error is a *Problem.
func Read(text string) (Found, error) {
	if len(text) > maxText {
		return Found{}, problem(TooLong, fmt.Sprint(maxText>>10))
	}
	text = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\u00a0", " ", "\t", "    ").Replace(text)
	if strings.TrimSpace(text) == "" {
		return Found{}, problem(Empty)
	}
	if s, ok := settingsOf(text); ok {
		return Found{Settings: s}, nil
	}
	r := &reader{env: map[string]string{}}
	var err *Problem
	switch {
	case isINI(text):
		err = r.ini(text)
	case isConf(text):
		err = r.conf(text)
	case isManifest(text):
		err = r.manifest(text)
	default:
		err = r.commands(text)
	}
	if err == nil {
		err = r.finish()
	}
	if err != nil {
		return Found{}, err
	}
	return r.Found, nil
}

// reader collects what a text tells.
type reader struct {
	Found
	env    map[string]string
	notWeb string // a program that serves no requests
}

// finish takes over what variables of the environment tell.
func (r *reader) finish() *Problem {
	if args := r.env["GUNICORN_CMD_ARGS"]; args != "" && (r.Server == "" || r.Server == "gunicorn") {
		command := r.Found
		r.Found = Found{Servers: command.Servers}
		words, err := split(args)
		if err != nil {
			return err
		}
		if err := r.options(servers["gunicorn"], words); err != nil {
			return err
		}
		r.over(command)
	}
	if s := servers[r.Server]; r.Workers == 0 && (r.Server == "" || s.concurrency) {
		if n := r.env["WEB_CONCURRENCY"]; n != "" {
			if err := r.number("WEB_CONCURRENCY", n, 1, &r.Workers); err != nil {
				return err
			}
		}
	}
	if r.Whole {
		s := servers[r.Server]
		if r.Workers == 0 && !r.says(Config) {
			r.Workers = 1
		}
		if r.Threads == 0 && !r.says(Config) {
			r.Threads = max(s.defaultThreads, 1)
		}
	}
	switch {
	case r.tells():
		return nil
	case r.notWeb != "":
		return problem(NotWeb, r.notWeb)
	}
	return problem(Unknown)
}

// tells tells whether anything was found.
func (r *reader) tells() bool {
	return r.Workers+r.Threads+r.Servers+r.MaxRequests > 0 || r.Preload || r.Whole
}

// over puts what a command states over what its variables do.
func (r *reader) over(f Found) {
	set := func(to *int, n int) {
		if n > 0 {
			*to = n
		}
	}
	set(&r.Workers, f.Workers)
	set(&r.Threads, f.Threads)
	set(&r.MaxRequests, f.MaxRequests)
	r.Server, r.Whole, r.Preload = f.Server, f.Whole, r.Preload || f.Preload
	r.Notes = append(r.Notes, f.Notes...)
}

func (r *reader) says(code Code) bool {
	for _, n := range r.Notes {
		if n.Code == code {
			return true
		}
	}
	return false
}

func (r *reader) note(code Code, args ...string) {
	r.Notes = append(r.Notes, Note{code, args})
}
