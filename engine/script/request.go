package script

import (
	"maps"
	"slices"
	"strings"

	"locmem/engine/py"
)

// Request is what a browser asks of a process.
type Request struct {
	Method  string // "" is GET
	Path    string // with the query, such as "/item/3?page=2"
	Form    []Param
	Addr    string // REMOTE_ADDR; "" is 203.0.113.1
	Cookies map[string]string
}

// Param is one name=value of a query or a form.
type Param struct{ Name, Value string }

// request is what the handlers of the library make the object of that a view
// gets.
type request struct {
	in       *Interp
	q        Request
	path     string
	query    []Param
	meta     *py.Dict
	cookies  *py.Dict
	opened   *session
	sessions *py.Object
}

func (in *Interp) newRequest(q Request) *request {
	if q.Method == "" {
		q.Method = "GET"
	}
	if q.Addr == "" {
		q.Addr = "203.0.113.1"
	}
	path, query, _ := strings.Cut(q.Path, "?")
	if !strings.HasPrefix(path, "/") {
		path = "/" + path
	}
	r := &request{in: in, q: q, path: path, query: parseQuery(query)}
	r.meta = py.NewDict(py.Str("REMOTE_ADDR"), py.Str(q.Addr), py.Str("REQUEST_METHOD"), py.Str(q.Method),
		py.Str("PATH_INFO"), py.Str(path), py.Str("QUERY_STRING"), py.Str(query))
	r.cookies = &py.Dict{}
	for _, name := range slices.Sorted(maps.Keys(q.Cookies)) {
		if value := q.Cookies[name]; value != "" {
			_ = r.cookies.Set(py.Str(name), py.Str(value)) // a str is hashable
		}
	}
	return r
}

// parseQuery takes a query apart; what is badly escaped stays as it is.
func parseQuery(query string) []Param {
	var list []Param
	for _, part := range strings.Split(query, "&") {
		if part == "" {
			continue
		}
		name, value, _ := strings.Cut(part, "=")
		list = append(list, Param{unescape(name), unescape(value)})
	}
	return list
}

// unescape reads + and %XX.
func unescape(s string) string {
	if !strings.ContainsAny(s, "+%") {
		return s
	}
	var b []byte
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == '+':
			b = append(b, ' ')
		case c == '%' && i+2 < len(s) && unhex(s[i+1]) >= 0 && unhex(s[i+2]) >= 0:
			b = append(b, byte(unhex(s[i+1])<<4|unhex(s[i+2])))
			i += 2
		default:
			b = append(b, c)
		}
	}
	return strings.ToValidUTF8(string(b), "\ufffd")
}

func unhex(c byte) int {
	switch {
	case c >= '0' && c <= '9':
		return int(c - '0')
	case c >= 'a' && c <= 'f':
		return int(c-'a') + 10
	case c >= 'A' && c <= 'F':
		return int(c-'A') + 10
	}
	return -1
}

// session is made when it is first asked for.
func (r *request) session() (*session, error) {
	if r.opened == nil {
		s, err := r.in.newSession(r.q.Cookies[sessionCookie])
		if err != nil {
			return nil, err
		}
		r.opened = s
		r.sessions = NewObject("SessionStore", "<SessionStore>", s)
	}
	return r.opened, nil
}

// Attr is what core/handlers/wsgi.py reads.
func (r *request) Attr(_ *Interp, name string) (py.Value, error) {
	switch name {
	case "path":
		return py.Str(r.path), nil
	case "method":
		return py.Str(r.q.Method), nil
	case "_query":
		return pairs(r.query), nil
	case "_form":
		return pairs(r.q.Form), nil
	case "META":
		return r.meta, nil
	case "COOKIES":
		return r.cookies, nil
	case "session":
		if _, err := r.session(); err != nil {
			return nil, err
		}
		return r.sessions, nil
	}
	return nil, nil
}

// pairs are all values, for a QueryDict.
func pairs(list []Param) *py.List {
	l := &py.List{}
	for _, p := range list {
		l.Items = append(l.Items, &py.Tuple{Items: []py.Value{py.Str(p.Name), py.Str(p.Value)}})
	}
	return l
}
