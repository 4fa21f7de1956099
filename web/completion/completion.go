// Package completion writes and reads the code that a lesson shows at its end: what a
// learner hands to a teacher, whose page checks it without a server.
//
//	whose-cache.5f3a.1-1.0-1.2.k7qm
//
// Between points stand the lesson's id; its version, which changes with its text, so it
// also tells the language; how many predictions were right, of how many; how many tries
// were solved, of how many; how many hints and solutions were looked at; and a checksum
// of all before it. The same score always gives the same code.
//
// The checksum tells a mistyped code from a valid one. It is no protection against
// cheating: everybody who reads this can write a valid code.
package completion

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
)

// Code is what a code says.
type Code struct {
	Lesson             string // its id: letters, digits, hyphens
	Version            uint16 // see Version
	Right, Predictions int
	Solved, Tries      int
	Hints              int
}

// Errors of Decode.
var (
	ErrForm  = errors.New("this is no completion code: it has six parts with points between them")
	ErrCheck = errors.New("the completion code is mistyped: its last part does not fit the others")
)

// Version is the version of a lesson with that text.
func Version(text string) uint16 {
	h := hash(text)
	return uint16(h ^ h>>16)
}

// String is the code as it is shown.
func (c Code) String() string {
	body := fmt.Sprintf("%s.%04x.%d-%d.%d-%d.%d", c.Lesson, c.Version, c.Right, c.Predictions, c.Solved, c.Tries, c.Hints)
	return body + "." + check(body)
}

// Decode reads a code. Blanks around it, capitals and a point behind it do not matter.
func Decode(text string) (Code, error) {
	text = strings.ToLower(strings.TrimRight(strings.TrimSpace(text), "."))
	parts := strings.Split(text, ".")
	if len(parts) != 6 {
		return Code{}, ErrForm
	}
	if body, last := strings.Join(parts[:5], "."), parts[5]; check(body) != last {
		return Code{}, ErrCheck
	}
	c := Code{Lesson: parts[0]}
	version, err := strconv.ParseUint(parts[1], 16, 16)
	c.Version = uint16(version)
	var bad [3]bool
	c.Right, c.Predictions, bad[0] = numbers(parts[2])
	c.Solved, c.Tries, bad[1] = numbers(parts[3])
	c.Hints, bad[2] = number(parts[4])
	if err != nil || c.Lesson == "" || bad != [3]bool{} || c.String() != text {
		return Code{}, ErrForm
	}
	return c, nil
}

func number(text string) (n int, bad bool) {
	n, err := strconv.Atoi(text)
	return n, err != nil || n < 0
}

func numbers(text string) (n, of int, bad bool) {
	first, second, found := strings.Cut(text, "-")
	n, badFirst := number(first)
	of, badSecond := number(second)
	return n, of, !found || badFirst || badSecond || n > of
}

// letters are those of a checksum, without i, l, o and u.
const letters = "0123456789abcdefghjkmnpqrstvwxyz"

// check is the checksum of what stands before it: four letters.
func check(body string) string {
	h := hash(body)
	h ^= h >> 20
	var out [4]byte
	for i := range out {
		out[i] = letters[h>>(5*i)&31]
	}
	return string(out[:])
}

// hash is FNV-1a with 32 bits.
func hash(text string) uint32 {
	h := uint32(2166136261)
	for i := 0; i < len(text); i++ {
		h = (h ^ uint32(text[i])) * 16777619
	}
	return h
}
