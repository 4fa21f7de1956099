package deploy

import (
	"path"
	"slices"
	"strings"
)

// server is a program that serves requests, and its options.
type server struct {
	workers, threads, requests []string
	preload, alone             string // an option that turns preloading on, or off where it is the rule
	config                     []string
	concurrency                bool // it reads WEB_CONCURRENCY
	defaultThreads             int
}

var servers = map[string]*server{
	"gunicorn": {workers: []string{"-w", "--workers"}, threads: []string{"--threads"}, requests: []string{"--max-requests"},
		preload: "--preload", config: []string{"-c", "--config"}, concurrency: true},
	"uvicorn":   {workers: []string{"--workers"}, requests: []string{"--limit-max-requests"}, concurrency: true},
	"hypercorn": {workers: []string{"-w", "--workers"}, requests: []string{"--max-requests"}, config: []string{"-c", "--config"}},
	"granian":   {workers: []string{"--workers"}, threads: []string{"--blocking-threads"}},
	"uwsgi": {workers: []string{"-p", "--processes", "--workers"}, threads: []string{"--threads"}, requests: []string{"--max-requests"},
		alone: "--lazy-apps", config: []string{"--ini", "--yaml"}},
	"daphne":            {},
	"waitress-serve":    {threads: []string{"--threads"}, defaultThreads: 4},
	"runserver":         {},
	"WSGIDaemonProcess": {workers: []string{"processes"}, threads: []string{"threads"}, requests: []string{"maximum-requests"}, defaultThreads: 15},
}

// others are programs that people paste, and that serve no requests.
var others = []string{"celery", "rqworker", "rq", "huey", "dramatiq", "nginx", "redis-server", "postgres", "memcached"}

// nesting bounds commands in commands: sh -c "sh -c ...".
const nesting = 4

// commands reads command lines, and what stands around them in a Procfile, a
// Dockerfile, a unit of systemd or a .env file.
func (r *reader) commands(text string) *Problem {
	all, err := lines(text)
	if err != nil && strings.Contains(text, "\n") { // a quote somewhere else may be open
		all, err = nil, nil
		for _, line := range strings.Split(strings.ReplaceAll(text, "\\\n", " "), "\n") {
			if c, bad := lines(line); bad == nil {
				all = append(all, c...)
			} else if err == nil {
				err = bad
			}
		}
		if r.serves(all) {
			err = nil
		}
	}
	if err != nil {
		return err
	}
	if web := webOf(all); web != nil {
		all = web
	}
	return r.run(all, 0)
}

// serves tells whether one of the commands is that of a server.
func (r *reader) serves(all [][]string) bool {
	return slices.ContainsFunc(all, func(words []string) bool { return find(words) >= 0 })
}

// webOf is what a Procfile has for "web"; nil if the text is no Procfile, or has
// none.
func webOf(all [][]string) (web [][]string) {
	in, seen := false, false
	for _, words := range all {
		if name, ok := strings.CutSuffix(words[0], ":"); ok && isName(strings.ReplaceAll(name, "-", "_")) && len(words) > 1 {
			in, seen = name == "web", seen || name == "web"
			words = words[1:]
		}
		if in || find(words) < 0 && !strings.HasSuffix(words[0], ":") && len(words) == 1 { // variables stand outside
			web = append(web, words)
		}
	}
	if !seen {
		return nil
	}
	return web
}

// run reads commands; the first that starts a server counts.
func (r *reader) run(all [][]string, depth int) *Problem {
	var at []string
	for _, words := range all {
		if err := r.around(words); err != nil {
			return err
		}
		if at == nil && find(words) >= 0 {
			at = words
		}
	}
	if at != nil {
		return r.start(at[find(at):])
	}
	if depth == nesting {
		return nil
	}
	for _, words := range all {
		for _, word := range words {
			_, value, assigned := assignment(word) // command=gunicorn ..., "command=..." of supervisor
			if !assigned || !strings.Contains(value, " ") {
				value = word
			}
			if !strings.ContainsAny(value, " \n") {
				continue
			}
			inner, err := lines(value)
			if err != nil || !r.serves(inner) {
				continue
			}
			return r.run(inner, depth+1)
		}
		if words[0] == "CMD" || words[0] == "ENTRYPOINT" { // of a Dockerfile, as a list
			line := strings.NewReplacer("[", " ", "]", " ", ",", " ").Replace(strings.Join(words[1:], " "))
			if inner, err := lines(line); err == nil && r.serves(inner) {
				return r.run(inner, depth+1)
			}
		}
	}
	if len(all) > 0 && strings.HasPrefix(all[0][0], "-") { // options alone are those of gunicorn
		return r.options(servers["gunicorn"], all[0])
	}
	return nil
}

// around takes the variables and the replicas that stand in a command.
func (r *reader) around(words []string) *Problem {
	for i, word := range words {
		next := ""
		if i+1 < len(words) {
			next = words[i+1]
		}
		word = strings.TrimPrefix(word, "--env=")
		if name, value, ok := assignment(strings.TrimPrefix(word, "Environment=")); ok {
			r.env[name] = value
		}
		if word == "ENV" && isName(next) && i+2 < len(words) {
			r.env[next] = words[i+2]
		}
		switch option, value, joined := strings.Cut(word, "="); {
		case option == "--replicas" && joined:
			next = value
			fallthrough
		case word == "--replicas":
			if err := r.number("--replicas", next, 1, &r.Servers); err != nil {
				return err
			}
		case option == "--scale" && joined:
			next = value
			fallthrough
		case word == "--scale" || strings.HasSuffix(word, "ps:scale") || word == "scale" && i > 0:
			if _, n, ok := strings.Cut(next, "="); ok {
				if err := r.number(word, n, 1, &r.Servers); err != nil {
					return err
				}
			}
		}
		if base := path.Base(word); slices.Contains(others, base) && r.notWeb == "" {
			r.notWeb = base
		}
	}
	return nil
}

// find is the place of a server's name in a command; -1 if there is none.
func find(words []string) int {
	for i, word := range words {
		if word == "install" || word == "add" || word == "which" {
			return -1
		}
		if _, value, ok := assignment(word); ok && (strings.HasPrefix(word, "ExecStart=") || strings.HasPrefix(word, "command=")) {
			word = value
		}
		if servers[nameOf(word)] != nil {
			return i
		}
	}
	return -1
}

// nameOf is the name of a program: without its folder.
func nameOf(word string) string {
	_, value, ok := strings.Cut(word, "=")
	if ok && (strings.HasPrefix(word, "ExecStart=") || strings.HasPrefix(word, "command=")) {
		word = value
	}
	return path.Base(word)
}

// start reads the command of a server.
func (r *reader) start(words []string) *Problem {
	r.Server, r.Whole = nameOf(words[0]), true
	s := servers[r.Server]
	if s.alone != "" {
		r.Preload = true
	}
	return r.options(s, words[1:])
}

// options reads the options of a server.
func (r *reader) options(s *server, words []string) *Problem {
	for i, word := range words {
		option, value, joined := strings.Cut(word, "=")
		if short := len(word) > 2 && word[0] == '-' && word[1] != '-'; short && !joined { // -w3
			option, value, joined = word[:2], word[2:], true
		} else if short {
			option, value = word[:2], strings.TrimPrefix(word[2:], "=")
		}
		if !joined && i+1 < len(words) {
			value = words[i+1]
		}
		var to *int
		least := 1
		switch {
		case slices.Contains(s.workers, option):
			to = &r.Workers
		case slices.Contains(s.threads, option):
			to = &r.Threads
		case slices.Contains(s.requests, option):
			to, least = &r.MaxRequests, 0
		case slices.Contains(s.config, option) && value != "":
			r.note(Config, cut(value))
		case option == s.preload && option != "":
			r.Preload = true
		case (option == s.alone || option == "--lazy") && s.alone != "":
			r.Preload = false
		}
		if to == nil || option[0] != '-' && !joined {
			continue
		}
		if err := r.number(option, value, least, to); err != nil {
			return err
		}
	}
	return nil
}
