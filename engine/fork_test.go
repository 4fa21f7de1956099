package engine

import (
	"strings"
	"testing"

	"locmem/engine/py"
)

// keysOf lists what a process holds, most recently used first.
func keysOf(p *Process) string {
	var keys []string
	for _, s := range p.Snapshot(0).Stores {
		for _, e := range s.Entries {
			keys = append(keys, e.FullKey)
		}
	}
	return strings.Join(keys, " ")
}

func TestAForkHasACopyAndGoesItsOwnWay(t *testing.T) {
	clock := NewManualClock(1000)
	parent := NewProcess("w1", 1, clock)
	var events []Event
	parent.Observe(func(e Event) { events = append(events, e) })
	pc, _ := parent.Open("default", Options{Location: py.Float(1), MaxEntries: py.Int(3), CullFrequency: py.Int(3)})
	pc.Set(K("a"), py.Int(1), TimeoutOf(py.Int(10)))
	pc.Set(K("b"), py.Int(2), Timeout{})
	pc.Get(K("a"))

	child := parent.Fork("w2", 2)
	if got := keysOf(child); got != ":1:a :1:b" {
		t.Errorf("the child holds %q", got)
	}
	if s := child.Stats(); s != (Stats{}) {
		t.Errorf("the child has counted %+v", s)
	}
	var born []Event
	child.Observe(func(e Event) { born = append(born, e) })
	cc, _ := child.Open("default", Options{Location: py.Int(1)}) // 1 is 1.0
	cc.Set(K("a"), py.Int(7), Timeout{})
	if v, _, _ := pc.Get(K("a")); v != py.Int(1) {
		t.Errorf("the parent sees %v", v)
	}
	clock.Advance(10)
	if _, ok, _ := pc.Get(K("a")); ok {
		t.Error("the parent's entry lives on with the child's expiry")
	}
	if v, _, _ := cc.Get(K("b")); v != py.Int(2) {
		t.Errorf("the child's b is %v", v)
	}
	if e := born[len(born)-1]; e.Seq != 5 || e.Cause != events[1].Seq || e.PID != 2 {
		t.Errorf("the child's hit is %+v, its cause the parent's event %d", e, events[1].Seq)
	}
}

func TestBecomeGoesBack(t *testing.T) {
	p := NewProcess("w1", 1, NewManualClock(1000))
	c, _ := p.Open("default", Options{})
	other, _ := p.Open("other", Options{Location: py.Str("x")})
	c.Set(K("a"), py.Int(1), Timeout{})
	c.Get(K("a"))
	saved, before := p.Fork("", 0), p.Stats()
	saved.Become(p)
	c.Clear()
	other.Set(K("z"), py.Int(1), Timeout{})
	c.Set(K("b"), py.Int(1), Timeout{})
	p.Become(saved)
	if got := keysOf(p); got != ":1:a" {
		t.Errorf("it holds %q again", got)
	}
	if got := p.Stats(); got != before {
		t.Errorf("it has counted %+v, before %+v", got, before)
	}
	if v, ok, _ := c.Get(K("a")); !ok || v != py.Int(1) {
		t.Errorf("an open cache sees %v", v)
	}
}

func TestStepsOfCalls(t *testing.T) {
	p := NewProcess("w1", 1, NewManualClock(1000))
	plain, _ := p.Open("default", Options{})
	var steps []string
	c := plain.With(Hooks{Step: func(op string) {
		steps = append(steps, op)
		plain.HasKey(K("free")) // without a lock
	}})
	made := func() (py.Value, error) { steps = append(steps, "make"); return py.Int(1), nil }
	for _, x := range []struct {
		call func()
		want string
	}{
		{func() { c.GetOrSet(K("n"), made, Timeout{}) }, "get make add get"},
		{func() { c.GetOrSet(K("n"), made, Timeout{}) }, "get"},
		{func() { c.Incr(K("n"), py.Int(1)) }, "incr"},
		{func() { c.Decr(K("n"), py.Int(1)) }, "incr"},
		{func() { c.Touch(K("n"), Timeout{}) }, "touch"},
		{func() { c.HasKey(K("n")) }, "has_key"},
		{func() { c.IncrVersion(K("n"), py.Int(1)) }, "get set delete"},
		{func() { c.SetMany(py.NewDict(py.Str("a"), py.Int(1), py.Str("b"), py.Int(1)), Timeout{}, nil) }, "set set"},
		{func() { c.GetMany([]py.Value{py.Str("a"), py.Str("b")}, nil) }, "get get"},
		{func() { c.Clear() }, "clear"},
		{func() { c.Close() }, ""},
	} {
		steps = nil
		x.call()
		if got := strings.Join(steps, " "); got != x.want {
			t.Errorf("steps %q, not %q", got, x.want)
		}
	}
}
