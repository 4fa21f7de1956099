// Package class writes and reads what a teacher's link says: which lessons a class does,
// and what it does not see of them. It is the fragment of the page that lists the lessons:
//
//	lessons/#class=1&lessons=whose-cache,the-limiter&hints=off&solutions=off&seed=7&name=3B
//
// Every part but the first may be missing. The answers stay in the site: a class that
// does not see them is not kept from them.
package class

import (
	"errors"
	"hash/fnv"
	"math/rand/v2"
	"net/url"
	"strconv"
	"strings"
)

// Class is what a link says. The zero value is no class: all lessons, with everything.
type Class struct {
	Name    string   // what the teacher calls it; may be empty
	Lessons []string // ids, in their order; none: all that there are
	// Hints and Solutions that the class does not see.
	NoHints, NoSolutions bool
	// Seed of the order in which a question offers its answers; 0: as they are written.
	Seed int
}

// Bounds of a link: more is cut off.
const (
	maxName    = 60
	maxLessons = 100
	maxSeed    = 9999
)

// ends are what may stand behind a link in a text; no name ends in them.
const ends = `.,;:!?)]}>"' `

// Errors of Parse.
var (
	ErrNewer = errors.New("this link was made by a newer version of LocMem Playground")
	ErrForm  = errors.New("a part of this link is not that of a class")
)

const head = "class="

// letters are those of an id.
const letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_"

// Is tells whether a fragment, with or without "#", is that of a class.
func Is(fragment string) bool { return strings.HasPrefix(strings.TrimPrefix(fragment, "#"), head) }

// String is the fragment, with "#".
func (c Class) String() string {
	text := "#" + head + "1"
	if len(c.Lessons) > 0 {
		text += "&lessons=" + strings.Join(c.Lessons, ",")
	}
	if c.NoHints {
		text += "&hints=off"
	}
	if c.NoSolutions {
		text += "&solutions=off"
	}
	if c.Seed > 0 {
		text += "&seed=" + strconv.Itoa(c.Seed)
	}
	if c.Name != "" {
		text += "&name=" + url.QueryEscape(c.Name)
	}
	return text
}

// Order is the order in which a question offers its n answers, as places among those that
// are written. Whoever has the class's link sees the same one; name tells questions apart.
func (c Class) Order(name string, n int) []int {
	if c.Seed > 0 {
		h := fnv.New64a()
		h.Write([]byte(name))
		return rand.New(rand.NewPCG(uint64(c.Seed), h.Sum64())).Perm(n)
	}
	order := make([]int, n)
	for i := range order {
		order[i] = i
	}
	return order
}

// Parse reads a fragment, with or without "#". What a mail or a forum puts behind a link
// does not matter.
func Parse(fragment string) (Class, error) {
	text, ok := strings.CutPrefix(strings.TrimPrefix(fragment, "#"), head)
	if !ok {
		return Class{}, ErrForm
	}
	parts := strings.Split(strings.TrimRight(text, ends), "&")
	if version := parts[0]; version != "1" {
		if version != "" && strings.Trim(version, "0123456789") == "" && version[0] != '0' {
			return Class{}, ErrNewer
		}
		return Class{}, ErrForm
	}
	var c Class
	for _, part := range parts[1:] {
		key, value, _ := strings.Cut(part, "=")
		switch {
		case key == "lessons" && len(value) < 100*maxLessons:
			if strings.Trim(value, letters+",") != "" {
				return Class{}, ErrForm
			}
			c.Lessons = ids(value)
		case key == "hints" && value == "off":
			c.NoHints = true
		case key == "solutions" && value == "off":
			c.NoSolutions = true
		case key == "seed":
			seed, err := strconv.Atoi(value)
			if err != nil || seed < 1 || seed > maxSeed {
				return Class{}, ErrForm
			}
			c.Seed = seed
		case key == "name":
			name, err := url.QueryUnescape(value)
			if err != nil {
				return Class{}, ErrForm
			}
			c.Name = strings.TrimRight(cut(strings.Join(strings.Fields(strings.ToValidUTF8(name, "")), " ")), ends)
		default:
			return Class{}, ErrForm
		}
	}
	return c, nil
}

// ids are the names in a list, each once.
func ids(list string) (out []string) {
	seen := map[string]bool{}
	for _, id := range strings.Split(list, ",") {
		if id != "" && !seen[id] && len(out) < maxLessons {
			seen[id] = true
			out = append(out, id)
		}
	}
	return out
}

func cut(name string) string {
	if r := []rune(name); len(r) > maxName {
		return string(r[:maxName])
	}
	return name
}
