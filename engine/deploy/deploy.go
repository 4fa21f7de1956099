// Package deploy reads how a Django site is run, from what people paste: a
// command line of gunicorn, uvicorn, uWSGI and the like, a gunicorn.conf.py, a
// Procfile, a Dockerfile, a unit of systemd, a fragment of a compose file or of
// a Kubernetes manifest, variables of the environment, or the CACHES of a
// settings.py.
//
// The reader itself is a program in Python, program/read.py: pages fetch it when
// somebody pastes, so that others do not wait for it.
//
// What a text does not state is not guessed, with one exception: a number that
// depends on the cores of a machine is computed for four of them, and Says says
// so.
package deploy

import (
	"errors"
	"strings"

	"locmem/engine/py"
	"locmem/engine/script"
)

// Found is what a text tells. A number that it does not tell is 0.
type Found struct {
	Server      string // the program that serves, such as "gunicorn"; "" if none is named
	Workers     int    // of each server
	Threads     int    // of each worker
	Servers     int    // machines, containers or replicas
	MaxRequests int    // after which a worker is replaced
	Preload     bool   // workers begin with a copy of what was loaded before they were forked
	// Whole tells that the command was read which starts the workers: MaxRequests 0
	// is none then.
	Whole    bool
	Settings string // a settings.py, as it was pasted
	Notes    string // codes of what Says says besides, with their facts
	Problem  string // the code of why nothing was read, with its facts; "" if something was
	Says     string // what was read, or why nothing was, and what to do
}

const (
	maxText = 64 << 10
	// budget bounds a run in steps: many times what a long text takes.
	budget = 5_000_000
)

// ErrTangled tells that a text is too long, or took too long to read.
var ErrTangled = errors.New("the text is too long or too tangled to be read")

// Read reads a text. program is the text of program/read.py, lang "en" or "nl" for
// Says. The error is ErrTangled, or tells that the program is another one.
func Read(program, text, lang string) (Found, error) {
	if len(text) > maxText {
		return Found{}, ErrTangled
	}
	in := script.New(script.World{})
	in.Define("TEXT", py.Str(strings.ToValidUTF8(text, "?")))
	in.Define("LANG", py.Str(lang))
	r := in.Exec(program, script.Run{Steps: budget})
	if r.Err != nil {
		if r.Steps >= budget {
			return Found{}, ErrTangled
		}
		return Found{}, r.Err
	}
	v, _ := in.Global("found")
	d, ok := v.(*py.Dict)
	if !ok {
		return Found{}, errors.New("the program found nothing")
	}
	number := func(key string) int {
		v, _ := d.GetStr(key)
		n, _ := v.(py.Int)
		return int(n)
	}
	str := func(key string) string {
		v, _ := d.GetStr(key)
		s, _ := v.(py.Str)
		return string(s)
	}
	is := func(key string) bool {
		v, ok := d.GetStr(key)
		return ok && py.Truth(v)
	}
	return Found{
		Server: str("server"), Workers: number("workers"), Threads: number("threads"), Servers: number("servers"),
		MaxRequests: number("max_requests"), Preload: is("preload"), Whole: is("whole"), Settings: str("settings"),
		Notes: str("notes"), Problem: str("problem"), Says: str("says"),
	}, nil
}
