package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"locmem/engine/rack"
	"locmem/engine/scenario"
)

// site is the processes of one act of a scenario, on real Django. A process
// starts when it is first spoken to.
type site struct {
	s               *scenario.Scenario
	nursery         *nursery
	settings, views string
	environ         map[string]string
	folder          string // what the processes share
	now             float64
	processes       map[string]*process
	killed          map[string]bool
	jars            map[string]map[string]string // cookies by client
	clients         []string
	turn            int // of the balancer, where the playground does not say
	redis           int // the port of a server; -1: none yet
	server          *exec.Cmd
}

// newAct is a site after a deploy of other settings or views.
func newAct(old *site) *site {
	return &site{s: old.s, nursery: old.nursery, settings: old.settings, views: old.views, now: siteStart, redis: -1}
}

// nursery is the program that imports Django once and forks a process for each
// connection to its socket.
type nursery struct {
	cmd    *exec.Cmd
	in     io.WriteCloser
	folder string // of the socket, and of databases with nothing but their tables
	socket string
}

// newNursery starts worker.py.
func newNursery(worker []string) (*nursery, error) {
	n := &nursery{folder: temporary()}
	n.socket = filepath.Join(n.folder, "socket")
	n.cmd = exec.Command(worker[0], append(worker[1:], n.socket)...)
	n.cmd.Stderr = os.Stderr
	var err error
	if n.in, err = n.cmd.StdinPipe(); err != nil {
		return n, err
	}
	out, err := n.cmd.StdoutPipe()
	if err != nil {
		return n, err
	}
	if err := n.cmd.Start(); err != nil {
		return n, err
	}
	if _, err := bufio.NewReader(out).ReadString('\n'); err != nil {
		return n, fmt.Errorf("%s does not start: %w", strings.Join(worker, " "), err)
	}
	return n, nil
}

// end ends it.
func (n *nursery) end() {
	if n.in != nil {
		n.in.Close()
	}
	if n.cmd.Process != nil {
		_ = n.cmd.Wait()
	}
	os.RemoveAll(n.folder)
}

// process is a worker or another process.
type process struct {
	conn     net.Conn
	out      *bufio.Reader
	requests int // that it has answered
}

// reply is what a process says.
type reply struct {
	Out     string            `json:"out"`
	Status  int               `json:"status"`
	Body    string            `json:"body"`
	Cookies map[string]string `json:"cookies"`
	// What the caches were asked.
	Hits      int `json:"hits"`
	Misses    int `json:"misses"`
	Uncounted int `json:"uncounted"`

	Broken string `json:"broken"`
}

// step does one step and returns what Django shows. The error says why it cannot
// be played.
func (t *site) step(s scenario.Step, e *one) ([]string, error) {
	if e != nil {
		t.now = e.now
	}
	if a := s.Action; a != nil {
		return t.act(a, e)
	}
	names := []string{s.Who}
	switch s.Who {
	case "lb":
		return nil, errors.New("the balancer picks who runs code")
	case "all":
		names = t.live()
	}
	var lines []string
	for _, name := range names {
		name, thread := t.split(name)
		r, err := t.ask(name, map[string]any{"code": s.Code, "thread": thread})
		if err != nil {
			return nil, err
		}
		for _, l := range linesOf(r.Out) {
			if s.Who == "all" {
				l = name + ": " + l
			}
			lines = append(lines, l)
		}
	}
	return lines, nil
}

func linesOf(text string) []string {
	if text = strings.TrimRight(text, "\n"); text == "" {
		return nil
	}
	return strings.Split(text, "\n")
}

// split takes the thread off a name such as w1.a.
func (t *site) split(name string) (process, thread string) {
	if i := strings.LastIndexByte(name, '.'); i >= 0 && len(name)-i == 2 {
		return name[:i], name[i+1:]
	}
	return name, ""
}

func (t *site) act(a *scenario.Action, e *one) ([]string, error) {
	switch a.Verb {
	case scenario.Advance:
		if a.AtExpiry && e == nil {
			return nil, errors.New("the playground does not say when the next entry expires")
		}
		if e == nil {
			t.now += a.Seconds
		}
	case scenario.Restart, scenario.Kill, scenario.Start:
		for _, name := range a.Names {
			if name == "redis" {
				if err := t.redisGoes(a.Verb); err != nil {
					return nil, err
				}
				continue
			}
			if slices.Contains([]string{"memcached", "database", "file"}, name) {
				return nil, errors.New("the outage of " + name)
			}
			for p := range t.processes {
				if name == "all" || name == p || strings.HasPrefix(p, name+".") {
					t.stop(p)
				}
			}
			if t.killed == nil {
				t.killed = map[string]bool{}
			}
			t.killed[name] = a.Verb == scenario.Kill
			for _, w := range t.workers() {
				if strings.HasPrefix(w, name+".") { // of a server that is named
					t.killed[w] = t.killed[name]
				}
			}
		}
	case scenario.Deploy:
		for p := range t.processes {
			if strings.HasPrefix(p, "w") || strings.HasPrefix(p, "s") && strings.Contains(p, ".") {
				t.stop(p)
			}
		}
	case scenario.Send:
		return t.send(a.Traffic, e)
	case scenario.Fork:
		return nil, errors.New("a fork copies the memory of a worker that runs")
	case scenario.Schedule:
		return nil, errors.New("a schedule orders the operations of threads")
	}
	return nil, nil
}

// send sends requests to whom the playground chose, at its times.
func (t *site) send(traffic scenario.Traffic, e *one) ([]string, error) {
	var served []rack.Served
	if e != nil {
		served = e.Served
	} else {
		if traffic.Keys > 0 || traffic.Clients > 0 {
			return nil, errors.New("the playground chooses keys and clients")
		}
		live := t.live()
		for range traffic.Count {
			served = append(served, rack.Served{Process: live[t.turn%len(live)], Path: traffic.Path, Client: traffic.From, Time: t.now})
			t.turn++
		}
	}
	got := make([]rack.Served, len(served))
	for i, s := range served {
		if s.Process == "" {
			got[i] = s
			continue
		}
		t.now = s.Time
		addr := slices.Index(t.clients, s.Client)
		if addr < 0 {
			addr = len(t.clients)
			t.clients = append(t.clients, s.Client)
		}
		if t.jars[s.Client] == nil {
			if t.jars == nil {
				t.jars = map[string]map[string]string{}
			}
			t.jars[s.Client] = map[string]string{}
		}
		r, err := t.ask(s.Process, map[string]any{"request": s.Path, "cookies": t.jars[s.Client], "addr": address(addr + 1)})
		if err != nil {
			return nil, err
		}
		t.jars[s.Client] = r.Cookies
		p := t.processes[s.Process]
		if p.requests++; p.requests == t.s.Setup.MaxRequests { // as gunicorn does; the next request starts a new one
			t.stop(s.Process)
		}
		got[i] = rack.Served{Process: s.Process, Status: r.Status, Body: r.Body, Hits: r.Hits, Misses: r.Misses, Uncounted: r.Uncounted}
		if r.Status == 404 && strings.Contains(r.Body, "<h1>Not Found</h1>") {
			got[i].Body = s.Body // Django's page says nothing
		}
	}
	return shownOf(got), nil
}

// address is that of the n-th client, as in the playground.
func address(n int) string {
	if n > 254 {
		return fmt.Sprintf("10.%d.%d.%d", n>>16, n>>8&255, n&255)
	}
	return "203.0.113." + strconv.Itoa(n)
}

// live are the workers and other processes that were not killed.
func (t *site) live() []string {
	names := append(t.workers(), t.s.Processes...)
	return slices.DeleteFunc(names, func(n string) bool { return t.killed[n] })
}

// workers are the names of all, those of the first server first.
func (t *site) workers() []string {
	var names []string
	count := t.s.Setup.Workers
	for i := range t.s.Parts {
		if x := t.s.Parts[i].Transcript; x != nil {
			for _, name := range x.Names() {
				if n, err := strconv.Atoi(strings.TrimPrefix(strings.Split(name, ".")[0], "w")); err == nil && t.s.Setup.Workers == 0 {
					count = max(count, n)
				}
			}
		}
	}
	for server := range max(t.s.Setup.Servers, 1) {
		for n := range max(count, 1) {
			name := "w" + strconv.Itoa(n+1)
			if server > 0 {
				name = "s" + strconv.Itoa(server+1) + "." + name
			}
			names = append(names, name)
		}
	}
	return names
}

// ask says one thing to a process and returns its reply.
func (t *site) ask(name string, message map[string]any) (reply, error) {
	p := t.processes[name]
	if p == nil {
		var err error
		if p, err = t.start(name); err != nil {
			return reply{}, err
		}
	}
	message["now"] = t.now
	return p.talk(message)
}

func (p *process) talk(message map[string]any) (r reply, err error) {
	data, err := json.Marshal(message)
	if err != nil {
		return r, err
	}
	if _, err := p.conn.Write(append(data, '\n')); err != nil {
		return r, fmt.Errorf("the process is gone: %w", err)
	}
	line, err := p.out.ReadBytes('\n')
	if err != nil {
		return r, fmt.Errorf("the process is gone: %w", err)
	}
	return r, json.Unmarshal(line, &r)
}

// start starts a process.
func (t *site) start(name string) (*process, error) {
	all := t.settings + t.s.Setup.Backend
	if strings.Contains(all, "backends.memcached") || t.s.Setup.Backend == "memcached" {
		return nil, errors.New("it needs a Memcached")
	}
	if strings.Contains(t.views, ".objects.") {
		return nil, errors.New("its models are tables of the playground")
	}
	if strings.Contains(strings.ToLower(all), "redis") && t.redis < 0 {
		if err := t.openRedis(); err != nil {
			return nil, err
		}
	}
	if t.folder == "" {
		t.folder = temporary()
	}
	conn, err := net.Dial("unix", t.nursery.socket)
	if err != nil {
		return nil, err
	}
	p := &process{conn: conn, out: bufio.NewReader(conn)}
	if t.processes == nil {
		t.processes = map[string]*process{}
	}
	t.processes[name] = p
	r, err := p.talk(map[string]any{"settings": t.settings, "views": t.views, "backend": t.s.Setup.Backend,
		"folder": t.folder, "blank": t.nursery.folder, "redis": t.redis, "now": t.now, "environ": t.environ})
	if err == nil && r.Broken != "" {
		err = errors.New("on Django it does not start: " + r.Broken)
	}
	return p, err
}

// openRedis starts a Redis of the site's own.
func (t *site) openRedis() error {
	if t.folder == "" {
		t.folder = temporary()
	}
	if t.redis < 0 {
		l, err := net.Listen("tcp", "127.0.0.1:0")
		if err != nil {
			return err
		}
		t.redis = l.Addr().(*net.TCPAddr).Port
		l.Close()
	}
	cmd := exec.Command("redis-server", "--port", strconv.Itoa(t.redis), "--bind", "127.0.0.1", "--dir", t.folder, "--save", "900 1")
	if err := cmd.Start(); err != nil {
		t.redis = -1
		return errors.New("it needs a Redis, and there is no redis-server")
	}
	t.server = cmd
	for range 100 {
		if c, err := net.Dial("tcp", "127.0.0.1:"+strconv.Itoa(t.redis)); err == nil {
			return c.Close()
		}
		time.Sleep(50 * time.Millisecond)
	}
	return errors.New("redis-server does not start")
}

// redisGoes is an outage of Redis, its end, or a restart.
func (t *site) redisGoes(verb scenario.Verb) error {
	if t.redis < 0 {
		return errors.New("no process has started a Redis yet")
	}
	if verb != scenario.Start && t.server != nil {
		_ = t.server.Process.Signal(os.Interrupt)
		_ = t.server.Wait()
		t.server = nil
	}
	if verb == scenario.Kill {
		return nil
	}
	return t.openRedis()
}

// stop ends a process.
func (t *site) stop(name string) {
	p := t.processes[name]
	delete(t.processes, name)
	_ = p.conn.Close()
}

// end ends everything.
func (t *site) end() {
	for name := range t.processes {
		t.stop(name)
	}
	if t.server != nil {
		_ = t.server.Process.Kill()
		_ = t.server.Wait()
		t.server = nil
	}
	if t.folder != "" {
		os.RemoveAll(t.folder)
	}
}
