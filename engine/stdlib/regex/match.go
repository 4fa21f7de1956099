package regex

import (
	"strings"

	"locmem/engine/py"
)

// Search says how to look for a match.
type Search struct {
	Text  string
	Start int  // in bytes
	Here  bool // it begins at Start
	Full  bool // it ends at the end of the text
	More  bool // it is not empty if it begins at Start
	// Work is told from time to time how many steps were made; an error ends the
	// search.
	Work func(steps int) error
	// Grow is asked for room for so many choices that are open, of 8 bytes.
	Grow func(n int) error
}

// entry is what to do when nothing fits any more: by its kind and the number of
// an instruction or a register.
type entry struct{ what, at int32 }

const (
	eChoice  = iota // go on with an instruction at a place
	eRestore        // put a value back into a register
	eRun            // give back a character of a run, or take one more
	eBound          // stands under eRun: the least place of a run, or how many more
	eKinds
)

type matcher struct {
	*Pattern
	Search
	regs  []int32
	stack []entry
	room  int // of the stack that was asked for
	steps int
	err   error // of Work or Grow
}

const (
	lookEvery = 2000 // steps
	someRoom  = 512
)

// Find returns the places of the groups in bytes, -1 for those that have not
// matched, and the group that was closed last; nil if there is no match.
func (p *Pattern) Find(s Search) (places []int, last int, err error) {
	m := &matcher{Pattern: p, Search: s, regs: make([]int32, len(p.start)), room: someRoom}
	for at := s.Start; at <= len(s.Text); {
		if p.first != "" && !s.Here {
			n := strings.Index(s.Text[at:], p.first)
			if m.steps += max(n, 0) >> 4; n < 0 {
				m.steps += (len(s.Text) - at) >> 4
				break
			}
			at += n
		}
		ok, err := m.run(at)
		if err != nil {
			return nil, 0, err
		}
		if ok {
			ends := 2*p.Groups + 2
			for _, at := range m.regs[:ends] {
				places = append(places, int(at))
			}
			return places, int(m.regs[ends]), m.Work(m.steps)
		}
		if s.Here || p.anchor || at == len(s.Text) {
			break
		}
		_, n := m.char(at)
		at += n
	}
	return nil, 0, m.Work(m.steps)
}

// char is the character at a place and its length; 0: there is none.
func (m *matcher) char(at int) (rune, int) {
	if at >= len(m.Text) {
		return -1, 0
	}
	if c := m.Text[at]; c < 0x80 || !m.text {
		return rune(c), 1
	}
	return py.DecodeRune(m.Text[at:])
}

// back is the place of the character in front of a place.
func (m *matcher) back(at int) int {
	for at--; m.text && at > 0 && m.Text[at]&0xc0 == 0x80; {
		at--
	}
	return at
}

// one matches the character at a place against an instruction, and returns its
// length, or 0.
func (m *matcher) one(i *inst, at int) int {
	r, n := m.char(at)
	switch {
	case n == 0:
	case i.op == opSet:
		if r >= 0x80 {
			m.steps += 8
		}
		if !i.set.has(r) {
			return 0
		}
	case i.op == opChar && r != i.r, i.op == opLine && r == '\n':
		return 0
	}
	return n
}

func (m *matcher) push(kind, of, at int) {
	m.stack = append(m.stack, entry{int32(of*eKinds + kind), int32(at)})
}

// set gives a register a value, until what comes fails.
func (m *matcher) set(reg int32, v int) {
	m.push(eRestore, int(reg), int(m.regs[reg]))
	m.regs[reg] = int32(v)
}

// cut drops the choices above a height of the stack, and keeps what is to be put
// back into registers.
func (m *matcher) cut(height int) {
	keep := m.stack[:height]
	m.steps += (len(m.stack) - height) >> 3
	for _, e := range m.stack[height:] {
		if e.what%eKinds == eRestore {
			keep = append(keep, e)
		}
	}
	m.stack = keep
}

// drop undoes everything above a height.
func (m *matcher) drop(height int) {
	m.steps += (len(m.stack) - height) >> 3
	for len(m.stack) > height {
		m.pop()
	}
}

// pop takes an entry off the stack and restores the register that it is about.
func (m *matcher) pop() (kind, of, at int) {
	e := m.stack[len(m.stack)-1]
	m.stack = m.stack[:len(m.stack)-1]
	kind, of, at = int(e.what%eKinds), int(e.what/eKinds), int(e.at)
	if kind == eRestore {
		m.regs[of] = e.at
	}
	return kind, of, at
}

// spend counts steps within an instruction that may be long; false: it is to end.
func (m *matcher) spend(n int) bool {
	if m.steps += n; m.steps >= lookEvery {
		m.check()
	}
	return m.err == nil
}

// check tells of the steps, asks for room, and notes what came of it.
func (m *matcher) check() {
	if len(m.stack) > m.room && m.err == nil {
		m.room = 2 * len(m.stack)
		m.err = m.Grow(m.room)
	}
	if m.steps >= lookEvery && m.err == nil {
		steps := m.steps
		m.steps = 0
		m.err = m.Work(steps)
	}
}

// run looks for a match that begins at a place.
func (m *matcher) run(start int) (bool, error) {
	copy(m.regs, m.start)
	m.stack = m.stack[:0]
	m.regs[0] = int32(start)
	m.steps += len(m.regs) >> 4
	pc, at := 0, start
	for {
		if m.steps++; m.steps >= lookEvery || len(m.stack) > m.room {
			m.check()
		}
		if m.err != nil {
			return false, m.err
		}
		i := &m.prog[pc]
		pc++
		ok := true
		switch i.op {
		case opMatch:
			if m.Full && at != len(m.Text) || m.More && at == m.Start && start == m.Start {
				ok = false
				break
			}
			m.regs[1] = int32(at)
			return true, nil
		case opChar, opSet, opAny, opLine:
			n := m.one(i, at)
			at += n
			ok = n > 0
		case opAt:
			ok = m.isAt(i, at)
		case opSave:
			m.set(i.reg, at)
		case opClose:
			m.set(i.reg, at)
			m.set(int32(2*m.Groups+2), int(i.r))
		case opSplit:
			m.push(eChoice, int(i.x), at)
		case opLater:
			m.push(eChoice, pc, at)
			pc = int(i.x)
		case opJump:
			pc = int(i.x)
		case opRun:
			at, ok = m.begin(i, pc, at)
			pc++
		case opEnter:
			m.set(i.reg, never)
			m.set(i.reg+1, never)
			pc = int(i.x)
		case opLoop:
			pc = m.loop(i, pc, at)
		case opAgain:
			pc = m.again(i, at)
		case opLook, opAtomic:
			m.set(i.reg, len(m.stack)+1)
			if i.op == opLook {
				m.set(i.reg+1, at)
			}
		case opLooked:
			at = int(m.regs[i.reg+1])
			m.cut(int(m.regs[i.reg]))
		case opCut:
			m.cut(int(m.regs[i.reg]))
		case opNot:
			m.set(i.reg, len(m.stack)+1)
			m.push(eChoice, int(i.x), at)
		case opFound:
			m.drop(int(m.regs[i.reg]))
			ok = false
		case opBack:
			for n := i.r; n > 0 && ok; n-- {
				if ok = at > 0 && m.spend(1); ok {
					at = m.back(at)
				}
			}
		case opRef:
			at, ok = m.refer(i, at)
		case opCond:
			if m.regs[i.reg] < 0 || m.regs[i.reg+1] < m.regs[i.reg] {
				pc = int(i.x)
			}
		}
		for !ok {
			if len(m.stack) == 0 {
				return false, nil
			}
			m.steps++
			kind, of, place := m.pop()
			switch kind {
			case eChoice:
				pc, at, ok = of, place, true
			case eRun:
				at, ok = m.resume(of, place)
				pc = of + 1
			}
		}
	}
}

// isAt tells whether a place is what an anchor means.
func (m *matcher) isAt(i *inst, at int) bool {
	switch n := len(m.Text); i.mode {
	case 'A':
		return at == 0
	case 'Z':
		return at == n
	case 'E':
		return at == n || at == n-1 && m.Text[at] == '\n'
	case '^':
		return at == 0 || m.Text[at-1] == '\n'
	case '$':
		return at == n || m.Text[at] == '\n'
	}
	if m.Text == "" {
		return false // for \B as well
	}
	word := func(at int) bool {
		r, n := m.char(at)
		return n > 0 && inClass('w', r, i.ascii)
	}
	edge := word(at) != (at > 0 && word(m.back(at)))
	return edge == (i.mode == 'b')
}

// begin takes the characters of a run whose one instruction is pc.
func (m *matcher) begin(i *inst, pc, at int) (int, bool) {
	one := &m.prog[pc]
	most := i.max
	if i.mode == '?' {
		most = i.min
	}
	least, n := at, int32(0)
	for ; most < 0 || n < most; n++ {
		if n == i.min {
			least = at
		}
		size := m.one(one, at)
		if size == 0 || !m.spend(1) {
			break
		}
		at += size
	}
	switch {
	case n < i.min:
		return at, false
	case n == i.min:
		least = at
	}
	switch {
	case i.mode == '?' && i.max != i.min:
		m.push(eBound, 0, int(max(i.max-n, -1)))
		m.push(eRun, pc, at)
	case i.mode == 0 && at > least:
		m.push(eBound, 0, least)
		m.push(eRun, pc, at)
	}
	return at, true
}

// resume goes on with a run that stood at a place.
func (m *matcher) resume(pc, at int) (int, bool) {
	bound := int(m.stack[len(m.stack)-1].at)
	next := &m.prog[pc+1]
	if m.prog[pc-1].mode == '?' {
		n := m.one(&m.prog[pc], at)
		at += n
		if bound--; n == 0 || bound == 0 {
			m.stack = m.stack[:len(m.stack)-1]
			return at, n > 0
		}
		m.stack[len(m.stack)-1].at = int32(max(bound, -1))
		m.push(eRun, pc, at)
		return at, true
	}
	for at > bound && m.spend(1) {
		at = m.back(at)
		if r, n := m.char(at); next.op == opChar && (n == 0 || r != next.r) {
			continue
		}
		if at > bound {
			m.push(eRun, pc, at)
		} else {
			m.stack = m.stack[:len(m.stack)-1]
		}
		return at, true
	}
	m.stack = m.stack[:len(m.stack)-1]
	return at, false
}

// loop is the instruction behind the end of a turn of a loop. A turn that took
// nothing is the last one.
func (m *matcher) loop(i *inst, pc, at int) int {
	count := int(m.regs[i.reg]) + 1
	if count < int(i.min) {
		m.set(i.reg, count)
		return int(i.x)
	}
	more := (i.max < 0 || count < int(i.max)) && at != int(m.regs[i.reg+1])
	switch {
	case more && i.mode == '?':
		m.push(eChoice, pc, at)
	case more:
		m.push(eChoice, pc+1, at)
		return m.again(i, at)
	}
	return pc + 1
}

// again starts another turn.
func (m *matcher) again(i *inst, at int) int {
	m.set(i.reg, int(m.regs[i.reg])+1)
	m.set(i.reg+1, at)
	return int(i.x)
}

// refer matches what a group has matched.
func (m *matcher) refer(i *inst, at int) (int, bool) {
	from, to := m.regs[i.reg], m.regs[i.reg+1]
	if from < 0 || to < from {
		return at, false
	}
	if !m.spend(int(to-from) >> 4) {
		return at, false
	}
	decode := py.DecodeRune
	if !m.text {
		decode = func(s string) (rune, int) {
			if s == "" {
				return 0, 0
			}
			return rune(s[0]), 1
		}
	}
	n, ok := isPart(m.Text[from:to], m.Text[at:], i.fold, i.ascii, decode)
	return at + n, ok
}
