package scenario

import (
	"strconv"
	"strings"
)

// Verb is what an action does.
type Verb string

const (
	Advance  Verb = "advance"  // !+30s, !at expiry: the clock of all processes
	Restart  Verb = "restart"  // !restart w1, !restart all
	Kill     Verb = "kill"     // !kill w1, !kill s2
	Start    Verb = "start"    // !start w1: one that was killed
	Deploy   Verb = "deploy"   // !deploy, !deploy rolling
	Send     Verb = "request"  // !request /path x20
	Fork     Verb = "fork"     // !fork w1
	Schedule Verb = "schedule" // !schedule w1.a w1.b: the order of the calls that follow
)

// Action is a line that begins with an exclamation mark.
type Action struct {
	Verb     Verb
	Seconds  float64  // Advance; unless AtExpiry
	AtExpiry bool     // to when the next entry expires
	Names    []string // what is restarted, killed, started or forked; the schedule's order
	Rolling  bool     // Deploy: one worker after the other
	Random   bool     // Schedule: by the seed
	Find     string   // Schedule: search an order after which this expression holds
	Traffic  Traffic  // Send
}

// Traffic is a stream of requests through the balancer.
type Traffic struct {
	Path    string  // {key} in it is replaced by the number of a key
	Count   int     // at least 1
	From    string  // the client, with a cookie jar of its own; "" is the usual one
	Clients int     // so many clients in turn; 0: one
	Rate    float64 // requests a second by the clock; 0: the clock stands still
	Keys    int     // how many keys {key} is drawn from; 0: none
	Zipf    bool    // key 0 most often, by rank; false: all alike
}

// Bounds of one action, which a rack.Site has, too.
const (
	maxSent    = 100_000 // requests
	maxClients = 10_000
	maxKeys    = 100_000
	minRate    = 1e-6
	maxRate    = 1e6
)

var verbs = []string{"!+30s", "!at expiry", "!restart", "!kill", "!start", "!deploy", "!request", "!fork", "!schedule"}

// units are the seconds of what may stand behind a number.
var units = map[string]float64{"ms": 0.001, "s": 1, "": 1, "m": 60, "min": 60, "h": 3600, "d": 86400}

func bad(message, hint string) (*Action, *Problem) {
	return nil, &Problem{Message: message, Hint: hint}
}

// parseAction reads what stands behind the exclamation mark.
func parseAction(text string) (*Action, *Problem) {
	words := strings.Fields(text)
	if len(words) == 0 {
		return bad("an action needs a word", "Known are: "+strings.Join(verbs, ", ")+".")
	}
	verb, rest := words[0], words[1:]
	if verb[0] == '+' {
		return advance(verb[1:] + strings.Join(rest, ""))
	}
	a := &Action{Verb: Verb(verb), Names: rest}
	switch a.Verb {
	case "at":
		if len(rest) != 1 || rest[0] != "expiry" {
			return bad("after 'at' comes 'expiry'", "Write !at expiry, or !+30s.")
		}
		return &Action{Verb: Advance, AtExpiry: true}, nil
	case Restart, Kill, Start, Fork:
		if len(rest) == 0 {
			return bad("!"+verb+" needs a name", "Write !"+verb+" w1.")
		}
		for _, name := range rest {
			if !isName(name) {
				return bad("'"+name+"' cannot be a process's name", "")
			}
		}
		return a, nil
	case Deploy:
		if len(rest) > 1 || len(rest) == 1 && rest[0] != "rolling" {
			return bad("!deploy takes nothing or 'rolling'", "")
		}
		return &Action{Verb: Deploy, Rolling: len(rest) == 1}, nil
	case Send:
		return traffic(rest)
	case Schedule:
		return schedule(rest, text)
	}
	return bad("unknown action '!"+verb+"'", meant("!"+verb, verbs))
}

func advance(text string) (*Action, *Problem) {
	n := len(strings.TrimRight(text, "abcdefghijklmnopqrstuvwxyz"))
	seconds, err := strconv.ParseFloat(text[:n], 64)
	unit, known := units[text[n:]]
	if err != nil || !known || !(seconds >= 0 && seconds*unit <= 1e9) {
		return bad("the clock cannot be moved by '+"+text+"'", "Write !+30s, !+5m, !+2h or !+1d.")
	}
	return &Action{Verb: Advance, Seconds: seconds * unit}, nil
}

func schedule(rest []string, text string) (*Action, *Problem) {
	a := &Action{Verb: Schedule}
	switch {
	case len(rest) == 0:
		return bad("!schedule needs the order of the threads", "Write !schedule w1.a w1.b w1.a, or !schedule random, or !schedule find EXPRESSION.")
	case rest[0] == "random" && len(rest) == 1:
		a.Random = true
	case rest[0] == "find":
		_, expr, _ := strings.Cut(text, "find")
		if a.Find = strings.TrimSpace(expr); a.Find == "" {
			return bad("!schedule find needs an expression", "Write !schedule find value(w1, \"n\") == 1.")
		}
		if x := assigned(a.Find); x != nil {
			return bad(x.Message, x.Hint)
		}
	default:
		for _, name := range rest {
			if !isName(name) {
				return bad("'"+name+"' cannot be a thread's name", "Write w1.a, w1.b or w2.")
			}
		}
		a.Names = rest
	}
	return a, nil
}

// traffic reads "/path x20 from ann clients=5 rate=10/s key=uniform(50)".
func traffic(words []string) (*Action, *Problem) {
	const usage = "Write !request /path x20, and if need be: from ann, clients=5, rate=10/s, key=uniform(50) or key=zipf(50)."
	if len(words) == 0 || words[0][0] != '/' {
		return bad("!request needs a path that begins with /", usage)
	}
	t := Traffic{Path: words[0], Count: 1}
	for i := 1; i < len(words); i++ {
		w := words[i]
		name, value, _ := strings.Cut(w, "=")
		ok := false
		switch {
		case w == "from" && i+1 < len(words):
			i++
			t.From, ok = words[i], isWord(words[i])
		case w[0] == 'x':
			t.Count, ok = count(w[1:], maxSent)
		case name == "clients":
			t.Clients, ok = count(value, maxClients)
		case name == "rate":
			f, err := strconv.ParseFloat(strings.TrimSuffix(value, "/s"), 64)
			t.Rate, ok = f, err == nil && f >= minRate && f <= maxRate
		case name == "key":
			t.Keys, t.Zipf, ok = distribution(value)
		}
		if said, n := times(words[i:]); !ok && n > 0 {
			return bad("'"+said+"' is not understood", "How often is written x"+itoa(n)+": !request "+t.Path+" x"+itoa(n)+".")
		}
		if !ok {
			return bad("'"+w+"' is not understood, or beyond the bounds", usage+
				" There may be 100,000 requests, 10,000 clients, 100,000 keys, and a million requests a second.")
		}
	}
	if hasKey := strings.Contains(t.Path, "{key}"); hasKey != (t.Keys > 0) {
		if hasKey {
			return bad("{key} in the path needs key=uniform(50) or key=zipf(50)", usage)
		}
		return bad("key= needs {key} in the path", "Write !request /item/{key} x400 key=uniform(50).")
	}
	return &Action{Verb: Send, Traffic: t}, nil
}

// times reads a count that is written otherwise than x20: * 20, 20x, 20 times.
func times(words []string) (said string, n int) {
	for i := range min(len(words), 2) {
		said = strings.Join(words[:i+1], " ")
		if n, ok := count(strings.Trim(said, " *xX×"), maxSent); ok {
			return said, n
		}
	}
	return "", 0
}

func count(text string, most int) (int, bool) {
	n, err := strconv.Atoi(text)
	return n, err == nil && n >= 1 && n <= most
}

func distribution(text string) (keys int, zipf, ok bool) {
	name, rest, _ := strings.Cut(text, "(")
	n, closed := strings.CutSuffix(rest, ")")
	keys, ok = count(n, maxKeys)
	return keys, name == "zipf", ok && closed && (name == "zipf" || name == "uniform")
}
