package regex

import "locmem/engine/py"

// inst is one step of a pattern's program. The next one follows it unless it
// says otherwise.
type inst struct {
	op       op
	mode     byte // as in node; of an anchor, its letter
	fold     bool // letters match whatever their case
	ascii    bool
	r        rune // a character, or how far to go back
	set      *set
	x        int32 // another instruction
	reg      int32 // the first of its registers
	min, max int32 // of a repetition; max -1: without end
}

type op byte

const (
	opMatch  op = iota
	opChar      // r
	opSet       // one of set
	opAny       // any character
	opLine      // any but a line end
	opAt        // a place: mode
	opSave      // the place into register reg
	opClose     // the same, at the end of group r
	opSplit     // here first, or x
	opLater     // x first, or here
	opJump      // x
	opRun       // the next instruction, which is one character, min to max times
	opEnter     // a loop, whose opLoop is x: registers count and last place
	opLoop      // another time from x on, if there may be one, or go on behind opAgain
	opAgain     // another time from x on
	opLook      // what follows must match, up to opLooked: registers height and place
	opLooked    //
	opAtomic    // what follows is not tried in another way, up to opCut: register height
	opCut       //
	opNot       // what follows must not match, up to opFound; if it does not, x
	opFound     //
	opBack      // r characters back
	opRef       // what the group with registers reg has matched
	opCond      // x unless the group with registers reg has matched
)

const never = -1 // what registers hold at first

// The registers: the ends of the groups, the group that was closed last, and
// those of loops and of look-around.
type compiler struct {
	*Pattern
	registers int
}

func (c *compiler) add(i inst) int {
	c.prog = append(c.prog, i)
	return len(c.prog) - 1
}

// here lets an instruction lead to what comes next.
func (c *compiler) here(at int) { c.prog[at].x = int32(len(c.prog)) }

// take gives an instruction registers of its own.
func (c *compiler) take(n int) int32 {
	c.registers += n
	return int32(c.registers - n)
}

func (c *compiler) sequence(list []node) {
	for i := range list {
		c.node(&list[i])
	}
}

// flags are those of a part as far as the program is concerned.
func (c *compiler) flags(n *node) int {
	f := n.flags & (IgnoreCase | ASCII | DotAll | Multiline)
	if !c.text {
		f |= ASCII
	}
	return f
}

func (c *compiler) node(n *node) {
	flags := c.flags(n)
	fold, ascii := flags&IgnoreCase != 0, flags&ASCII != 0
	switch n.kind {
	case kLiteral:
		if fold && hasCase(n.r, ascii) {
			s := &set{}
			s.add(n.r, n.r)
			c.add(inst{op: opSet, set: s.ready(flags)})
			return
		}
		c.add(inst{op: opChar, r: n.r})
	case kAny:
		if flags&DotAll != 0 {
			c.add(inst{op: opAny})
			return
		}
		c.add(inst{op: opLine})
	case kSet:
		c.add(inst{op: opSet, set: n.set.ready(flags)})
	case kAt:
		mode := n.at
		switch {
		case mode == '^' && flags&Multiline == 0:
			mode = 'A'
		case mode == '$' && flags&Multiline == 0:
			mode = 'E'
		}
		c.add(inst{op: opAt, mode: mode, ascii: ascii})
	case kBranch:
		c.branch(n.subs)
	case kGroup:
		if n.group > 0 {
			c.add(inst{op: opSave, reg: int32(2 * n.group)})
		}
		c.sequence(n.subs[0])
		if n.group > 0 {
			c.add(inst{op: opClose, reg: int32(2*n.group + 1), r: rune(n.group)})
		}
	case kAtomic:
		c.atomic(func() { c.sequence(n.subs[0]) })
	case kRepeat:
		c.repeat(n)
	case kAhead, kBehind:
		c.look(n)
	case kRef:
		c.add(inst{op: opRef, reg: int32(2 * n.group), fold: fold, ascii: ascii})
	case kCond:
		cond := c.add(inst{op: opCond, reg: int32(2 * n.group)})
		c.sequence(n.subs[0])
		if len(n.subs) == 2 {
			done := c.add(inst{op: opJump})
			c.here(cond)
			c.sequence(n.subs[1])
			c.here(done)
			return
		}
		c.here(cond)
	}
}

func (c *compiler) branch(subs [][]node) {
	var done []int
	for i, list := range subs {
		if i == len(subs)-1 {
			c.sequence(list)
			break
		}
		split := c.add(inst{op: opSplit})
		c.sequence(list)
		done = append(done, c.add(inst{op: opJump}))
		c.here(split)
	}
	for _, at := range done {
		c.here(at)
	}
}

func (c *compiler) atomic(body func()) {
	reg := c.take(1)
	c.add(inst{op: opAtomic, reg: reg})
	body()
	c.add(inst{op: opCut, reg: reg})
}

func (c *compiler) look(n *node) {
	reg := c.take(2)
	start := c.add(inst{op: opLook, reg: reg})
	if n.not {
		c.prog[start].op = opNot
	}
	if n.kind == kBehind {
		w := widthOf(n.subs[0])
		if w.lo != w.hi {
			panic(&Error{"error", "look-behind requires fixed-width pattern", -1})
		}
		if w.lo >= maxRepeat {
			panic(&Error{"error", "looks too much behind", -1})
		}
		c.add(inst{op: opBack, r: rune(min(w.lo, 1<<30))})
	}
	c.sequence(n.subs[0])
	if n.not {
		c.add(inst{op: opFound, reg: reg})
		c.here(start)
		return
	}
	c.add(inst{op: opLooked, reg: reg})
}

// repeat compiles a repetition.
func (c *compiler) repeat(n *node) {
	body := &n.subs[0][0]
	for body.kind == kGroup && body.group == 0 && len(body.subs[0]) == 1 {
		body = &body.subs[0][0]
	}
	least, most := int32(min(n.min, 1<<30)), int32(min(n.max, 1<<30))
	switch {
	case body.kind <= kSet:
		c.add(inst{op: opRun, mode: n.mode, min: least, max: most})
		c.node(body)
	case n.mode == '+':
		c.atomic(func() {
			c.loop(least, most, 0, body.width.lo > 0, func() { c.atomic(func() { c.node(body) }) })
		})
	default:
		c.loop(least, most, n.mode, body.width.lo > 0, func() { c.node(body) })
	}
}

// loop compiles a repetition of something; full says that it takes a character
// at least.
func (c *compiler) loop(least, most int32, mode byte, full bool, body func()) {
	split := opSplit
	if mode == '?' {
		split = opLater
	}
	switch {
	case least == 0 && most == 1:
		at := c.add(inst{op: split})
		body()
		c.here(at)
	case least == 0 && most < 0 && full:
		at := c.add(inst{op: split})
		body()
		c.add(inst{op: opJump, x: int32(at)})
		c.here(at)
	default:
		reg := c.take(2)
		enter := c.add(inst{op: opEnter, reg: reg})
		body()
		c.here(enter)
		c.add(inst{op: opLoop, mode: mode, reg: reg, min: least, max: most, x: int32(enter + 1)})
		c.add(inst{op: opAgain, reg: reg, x: int32(enter + 1)})
	}
}

// finish looks for what every match begins with.
func (c *compiler) finish() {
	c.start = make([]int32, c.registers)
	for i := range c.start {
		c.start[i] = never
	}
	at := 0
	for c.prog[at].op == opSave {
		at++
	}
	if c.prog[at].op == opAt && c.prog[at].mode == 'A' {
		c.anchor = true
	}
	var first []byte
	for ; c.prog[at].op == opChar; at++ {
		if c.text {
			first = py.AppendRune(first, c.prog[at].r)
		} else {
			first = append(first, byte(c.prog[at].r))
		}
	}
	c.first = string(first)
}
