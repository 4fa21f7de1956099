// Package regex matches texts against Python's regular expressions, as CPython
// 3.11 does: the leftmost match, and of those the first that the order of
// alternatives and repetitions leads to. It backtracks, so a pattern may take
// time without bound; the caller counts the steps and may end a search.
package regex

// The flags of Python's re.
const (
	IgnoreCase = 2
	Locale     = 4
	Multiline  = 8
	DotAll     = 16
	Unicode    = 32
	Verbose    = 64
	Debug      = 128
	ASCII      = 256
	template   = 1
)

// Error is what is wrong with a pattern.
type Error struct {
	Class   string // "error" for re.error, or the name of a builtin exception
	Message string
	Pos     int // in characters, or -1
}

func (e *Error) Error() string { return e.Message }

// Pattern is a compiled pattern. It can be used by several goroutines.
type Pattern struct {
	Groups int      // groups that capture, without the whole match
	Names  []string // of groups, in the order of their numbers; "" for those without
	Flags  int      // those given and those of the pattern
	text   bool     // of str, not of bytes
	prog   []inst   //
	start  []int32  // the registers before a match
	first  string   // what every match begins with
	anchor bool     // matches begin at the beginning of the text only
}

// Compile reads a pattern of str (text) or of bytes.
func Compile(pattern string, flags int, text bool) (p *Pattern, err error) {
	defer func() {
		if bad := recover(); bad != nil {
			e, ok := bad.(*Error)
			if !ok {
				panic(bad)
			}
			p, err = nil, e
		}
	}()
	s := parse(pattern, flags, text)
	c := &compiler{Pattern: &Pattern{Groups: len(s.groups) - 1, Names: s.names, Flags: s.global, text: text}}
	c.registers = 2*len(s.groups) + 1
	c.sequence(s.top)
	c.add(inst{op: opMatch})
	c.finish()
	return c.Pattern, nil
}
