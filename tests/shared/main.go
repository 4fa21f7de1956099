// Command shared plays a transcript on engine/shared and compares its answers
// with those that Django gave with real servers.
//
//	go run ./tests/shared TRANSCRIPT ANSWERS
//
// ANSWERS is what play.py printed; shared.sh makes it. The last line is
// "N passed, N failed". Exit status: 0 no failure, 1 a failure, 2 misuse.
package main

import (
	"encoding/json"
	"fmt"
	"os"
	"regexp"
	"strconv"
	"strings"

	"locmem/engine"
	"locmem/engine/py"
	"locmem/engine/script"
	"locmem/engine/shared"
)

// answer is a line of ANSWERS.
type answer struct {
	Line   int    `json:"line"`
	Server string `json:"server"`
	Answer string `json:"answer"`
}

func main() {
	if len(os.Args) != 3 {
		fmt.Fprintln(os.Stderr, "usage: go run ./tests/shared TRANSCRIPT ANSWERS")
		os.Exit(2)
	}
	transcript, err := os.ReadFile(os.Args[1])
	if err == nil {
		var answers []byte
		if answers, err = os.ReadFile(os.Args[2]); err == nil {
			passed, failures := compare(string(transcript), string(answers))
			for _, f := range failures {
				fmt.Println(f)
			}
			fmt.Printf("%d passed, %d failed\n", passed, len(failures))
			if passed == 0 || len(failures) > 0 {
				os.Exit(1)
			}
			return
		}
	}
	fmt.Fprintln(os.Stderr, err)
	os.Exit(2)
}

// compare counts what is the same and tells what is not.
func compare(transcript, answers string) (passed int, failures []string) {
	want := map[string]string{}
	for _, line := range strings.Split(strings.TrimSpace(answers), "\n") {
		var a answer
		if err := json.Unmarshal([]byte(line), &a); err != nil {
			return 0, []string{"FAIL: not an answer: " + line}
		}
		want[strconv.Itoa(a.Line)+" "+a.Server] = a.Answer
	}
	lines := strings.Split(transcript, "\n")
	for _, a := range play(lines) {
		key := strconv.Itoa(a.Line) + " " + a.Server
		w, ok := want[key]
		delete(want, key)
		if ok && w == a.Answer {
			passed++
			continue
		}
		failures = append(failures, fmt.Sprintf("FAIL transcript:%d %s: %s\n  Django: %s\n  ours:   %s", a.Line, a.Server, lines[a.Line-1], w, a.Answer))
	}
	for key, w := range want {
		failures = append(failures, "FAIL transcript:"+key+": not played, Django says "+w)
	}
	return passed, failures
}

// servers are the backends in the order of play.py, with their settings.
var servers = []struct{ name, backend, location string }{
	{shared.Redis, "redis.RedisCache", "redis://127.0.0.1:6379/1"},
	{shared.Memcached, "memcached.PyMemcacheCache", "127.0.0.1:11211"},
	{shared.Database, "db.DatabaseCache", "cache_table"},
	{shared.File, "filebased.FileBasedCache", "/tmp/files"},
}

var onlyFor = regexp.MustCompile(`^((?:(?:redis|memcached|database|file) ?)+)\| `)

// play runs the transcript with each server behind cache.
func play(lines []string) (answers []answer) {
	clock := engine.NewManualClock(1767225600.25)
	outside := shared.NewServers(1, nil)
	process := engine.NewProcess("w1", 4021, clock)
	prompts := map[string]*script.Interp{}
	for i, line := range lines {
		switch {
		case strings.HasPrefix(line, "## "):
			for _, s := range servers {
				prompts[s.name] = prompt(process, outside, s.name, s.backend, s.location)
				run(prompts[s.name], "cache.clear()")
			}
		case strings.HasPrefix(line, "!sleep "):
			seconds, _ := strconv.ParseFloat(strings.TrimPrefix(line, "!sleep "), 64)
			clock.Advance(seconds)
		case strings.HasPrefix(line, "!"):
			for _, name := range []string{shared.Redis, shared.Memcached} {
				if line != "!start" {
					outside.Restart(name)
				}
				outside.Outage(name, line == "!stop")
			}
		case line != "" && line[0] != '#':
			chosen, code := " redis memcached database file ", line
			if m := onlyFor.FindString(line); m != "" {
				chosen, code = " "+strings.TrimSuffix(m, "| ")+" ", line[len(m):]
			}
			for _, s := range servers {
				if strings.Contains(chosen, " "+s.name+" ") && code[0] != '?' {
					answers = append(answers, answer{i + 1, s.name, run(prompts[s.name], code)})
				}
			}
		}
	}
	return answers
}

// prompt is a fresh prompt of the process with cache, other and small.
func prompt(p *engine.Process, outside *shared.Servers, name, backend, location string) *script.Interp {
	settings := func(extra ...py.Value) *py.Dict {
		return py.NewDict(append([]py.Value{py.Str("BACKEND"), py.Str("django.core.cache.backends." + backend), py.Str("LOCATION"), py.Str(location)}, extra...)...)
	}
	aliases := map[string]*py.Dict{
		"default": settings(),
		"other":   settings(py.Str("KEY_PREFIX"), py.Str("o"), py.Str("VERSION"), py.Int(2)),
		"small":   settings(py.Str("KEY_PREFIX"), py.Str("s")),
	}
	if name == shared.Database || name == shared.File {
		aliases["small"].Set(py.Str("OPTIONS"), py.NewDict(py.Str("MAX_ENTRIES"), py.Int(4), py.Str("CULL_FREQUENCY"), py.Int(2)))
	}
	in := script.New(script.World{Now: p.Clock().Now, Cache: func(alias string, h engine.Hooks) (script.Cache, error) {
		return outside.Open(p, alias, aliases[alias], nil, h)
	}})
	run(in, `other, small = caches["other"], caches["small"]`)
	return in
}

// run is what a prompt shows.
func run(in *script.Interp, code string) string {
	r := in.Exec(code, script.Run{})
	switch {
	case r.Err != nil && r.Err.Message == "":
		return r.Output + r.Err.Type + ": "
	case r.Err != nil:
		return r.Output + r.Err.Error()
	case r.Repr != nil:
		return r.Output + *r.Repr
	}
	return r.Output + "-"
}
