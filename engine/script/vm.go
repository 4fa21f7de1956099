package script

import "locmem/engine/py"

// execute runs a frame to its end, or to its next yield. Calls of functions
// within run in the same loop. With thrown, it starts by raising that.
func (in *Interp) execute(base *frame, thrown *exception) (result py.Value, err error) {
	base.back = in.frame
	if err := in.goDeeper(); err != nil {
		return nil, in.raised(err)
	}
	in.descend()
	defer in.ascend()
	in.frame = base
	f, c, s := base, base.code, base.s
	if thrown != nil {
		err = thrown
	}
	for {
		if err != nil {
			f.s = s
			next, exc := in.unwind(f, base, err)
			if next == nil {
				return nil, exc
			}
			f, c, s, err = next, next.code, next.s, nil
		}
		if in.steps++; in.steps >= in.limits.nextTick {
			if in.tick(); in.ended != nil {
				err = in.ended
				continue
			}
		}
		i := c.instrs[f.pc]
		f.pc++
		switch i.op {
		case opNop:
		case opConst:
			s = append(s, c.consts[i.a])
		case opPop:
			s = s[:len(s)-1]
		case opDup:
			s = append(s, s[len(s)-1])
		case opNull:
			s = append(s, nil)
		case opOver:
			s = append(s, s[len(s)-2])
		case opDup2:
			s = append(s, s[len(s)-2], s[len(s)-1])
		case opSwap:
			n := len(s)
			s[n-1], s[n-2] = s[n-2], s[n-1]
		case opRot3:
			n := len(s)
			s[n-1], s[n-2], s[n-3] = s[n-2], s[n-3], s[n-1]
		case opLocal:
			v := s[i.a]
			if v == nil {
				err = f.unbound(int(i.a))
				continue
			}
			s = append(s, v)
		case opSetLocal:
			s[i.a] = s[len(s)-1]
			s = s[:len(s)-1]
		case opDelLocal:
			if s[i.a] == nil {
				err = f.unbound(int(i.a))
				continue
			}
			s[i.a] = nil
		case opCell:
			v := f.cells[i.a].v
			if v == nil {
				err = f.unboundCell(int(i.a))
				continue
			}
			s = append(s, v)
		case opSetCell:
			f.cells[i.a].v = s[len(s)-1]
			s = s[:len(s)-1]
		case opDelCell:
			if f.cells[i.a].v == nil {
				err = f.unboundCell(int(i.a))
				continue
			}
			f.cells[i.a].v = nil
		case opGlobal:
			x := c.vars[i.a]
			v := x.v
			if v == nil {
				if v = x.fallback.v; v == nil {
					f.s = s
					if v, err = in.elsewhere(c.ns, x.name); err != nil {
						continue
					}
				}
			}
			s = append(s, v)
		case opSetGlobal:
			c.vars[i.a].v = s[len(s)-1]
			s = s[:len(s)-1]
		case opDelGlobal:
			if c.vars[i.a].v == nil {
				err = in.nameError(c.vars[i.a].name)
				continue
			}
			c.vars[i.a].v = nil
		case opBinary:
			n := len(s)
			var v py.Value
			if v, err = in.binary(binaries[i.a], s[n-2], s[n-1]); err == nil {
				s[n-2] = v
				s = s[:n-1]
			}
		case opInPlace:
			n := len(s)
			var v py.Value
			if v, err = in.inPlace(binaries[i.a], s[n-2], s[n-1]); err == nil {
				s[n-2] = v
				s = s[:n-1]
			}
		case opCompare:
			n := len(s)
			var v py.Value
			if v, err = in.compare(int(i.a), s[n-2], s[n-1]); err == nil {
				s[n-2] = v
				s = s[:n-1]
			}
		case opUnary:
			n := len(s)
			var v py.Value
			if v, err = in.unary(unaries[i.a], s[n-1]); err == nil {
				s[n-1] = v
			}
		case opNot:
			n := len(s)
			var yes bool
			if yes, err = in.Truth(s[n-1]); err == nil {
				s[n-1] = py.Bool(!yes)
			}
		case opJump:
			f.pc = int(i.a)
		case opIfFalse, opIfTrue:
			n := len(s)
			yes, known := s[n-1].(py.Bool)
			if !known {
				var t bool
				if t, err = in.Truth(s[n-1]); err != nil {
					continue
				}
				yes = py.Bool(t)
			}
			s = s[:n-1]
			if bool(yes) == (i.op == opIfTrue) {
				f.pc = int(i.a)
			}
		case opIfFalseOr, opIfTrueOr:
			n := len(s)
			var yes bool
			if yes, err = in.Truth(s[n-1]); err != nil {
				continue
			}
			if yes == (i.op == opIfTrueOr) {
				f.pc = int(i.a)
			} else {
				s = s[:n-1]
			}
		case opIter:
			n := len(s)
			var it Iterator
			if i.a == 0 {
				it, err = in.Iterate(s[n-1])
			} else {
				it, err = in.asyncIterate(s[n-1])
			}
			if err == nil {
				s[n-1] = walker{it}
			}
		case opFor:
			f.s = s
			v, ok, failed := s[len(s)-1].(walker).it.Next(in)
			switch {
			case failed != nil:
				err = failed
			case ok:
				s = append(s, v)
			default:
				s = s[:len(s)-1]
				f.pc = int(i.a)
			}
		case opMethod:
			n := len(s)
			var fn, self py.Value
			if fn, self, err = in.method(s[n-1], c.names[i.a]); err == nil {
				s[n-1] = fn
				s = append(s, self)
			}
		case opCall:
			at := len(s) - int(i.a) - 2
			args := s[at+2:]
			if s[at+1] != nil {
				args = s[at+1:]
			}
			f.s = s
			if fn, ok := Host(s[at]).(*function); ok && !fn.code.generator && !fn.code.sig.async {
				next, failed := fn.frame(args, nil)
				if failed == nil {
					failed = in.goDeeper()
				}
				if failed != nil {
					err = failed
					continue
				}
				clear(s[at:])
				f.s = s[:at]
				next.back = f
				in.frame = next
				f, c, s = next, next.code, next.s
				continue
			}
			var v py.Value
			if v, err = in.callStack(s[at], s[at+1], args, nil); err == nil {
				clear(s[at+1:])
				s[at] = v
				s = s[:at+1]
			}
		case opReturn:
			v := s[len(s)-1]
			in.lastCall = f.fn
			back := f.back
			in.frame = back
			in.depth--
			done := f == base
			f.s = s
			in.release(f)
			if done {
				return v, nil
			}
			f, c, s = back, back.code, append(back.s, v)
		case opYield:
			v := s[len(s)-1]
			f.s = s[:len(s)-1]
			f.yielded = true
			in.frame = f.back
			in.depth--
			return v, nil
		case opYieldFrom:
			f.s = s
			v, ok, failed := in.delegate(s[len(s)-2], s[len(s)-1])
			switch {
			case failed != nil:
				err = failed
			case ok:
				f.s = s[:len(s)-1]
				f.pc-- // it is asked again
				f.yielded = true
				in.frame = f.back
				in.depth--
				return v, nil
			default:
				s = s[:len(s)-1]
				s[len(s)-1] = v
			}
		default:
			f.s = s
			err = in.other(f, i)
			s = f.s
		}
	}
}

// ascend counts back what descend counted.
func (in *Interp) ascend() { in.levels-- }

// walker is an iterator on the stack of the machine; no program sees it.
type walker struct{ it Iterator }

// Type is that of every value.
func (walker) Type() string { return "iterator" }
