package engine

import (
	"fmt"
	"math/rand/v2"
	"runtime"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/anishathalye/porcupine"

	"locmem/engine/pickle"
	"locmem/engine/py"
)

// plain is an alias without limits.
var plain = view{version: 1, max: 1000, cull: 3, timeout: py.Int(300)}

// linear is the model as porcupine wants it: is there an order of the calls, one
// at a time, in which every result is the model's?
func linear(v view) porcupine.Model {
	return porcupine.Model{
		Init: func() any { return newModel(1000) },
		Step: func(state, input, output any) (bool, any) {
			m := state.(*model).clone()
			return m.do([]view{v}, input.(op)) == output.(string), m
		},
		Equal:             func(a, b any) bool { return a.(*model).String() == b.(*model).String() },
		DescribeOperation: func(input, output any) string { return fmt.Sprint(input, " -> ", output) },
	}
}

// byKey takes a history apart: without culls keys have nothing to do with each
// other.
func byKey(history []porcupine.Operation) [][]porcupine.Operation {
	parts := map[string][]porcupine.Operation{}
	for _, call := range history {
		key := call.Input.(op).key
		parts[key] = append(parts[key], call)
	}
	var all [][]porcupine.Operation
	for _, part := range parts {
		all = append(all, part)
	}
	return all
}

// yielding is a clock that lets others go first whenever it is asked, be it
// with the store locked: without it calls are too short to meet.
type yielding struct{ *ManualClock }

func (c yielding) Now() float64 {
	runtime.Gosched()
	return c.ManualClock.Now()
}

// yieldingCodec does so between the parts of incr, with the store locked.
type yieldingCodec struct{}

func (yieldingCodec) Marshal(v py.Value) ([]byte, error) {
	runtime.Gosched()
	return pickle.Marshal(v)
}

func (yieldingCodec) Unmarshal(data []byte) (py.Value, error) {
	runtime.Gosched()
	return pickle.Unmarshal(data)
}

// openYielding returns a cache that lets others go first before every call.
func openYielding(t *testing.T, v view) (*Cache, *ManualClock) {
	t.Helper()
	clock := NewManualClock(1000)
	c, err := NewProcess("t1", 1, yielding{clock}).Open("default", Options{
		MaxEntries: py.Int(v.max), CullFrequency: py.Int(v.cull), Codec: yieldingCodec{},
		KeyFunction: func(key, prefix, version py.Value) (py.Value, error) {
			runtime.Gosched()
			return py.Str(py.Text(prefix) + ":" + py.Text(version) + ":" + py.Text(key)), nil
		},
	})
	if err != nil {
		t.Fatal(err)
	}
	return c, clock
}

// record runs calls on many goroutines and returns what happened when.
func record(t *testing.T, v view, clients, calls int, next func(*rand.Rand) op) []porcupine.Operation {
	t.Helper()
	c, clock := openYielding(t, v)
	var tick atomic.Int64
	histories := make([][]porcupine.Operation, clients)
	var wg sync.WaitGroup
	for id := range clients {
		wg.Go(func() {
			r := rand.New(rand.NewPCG(uint64(id), uint64(calls)))
			for range calls {
				o := next(r)
				start := tick.Add(1)
				result := do([]*Cache{c}, clock, o)
				histories[id] = append(histories[id], porcupine.Operation{
					ClientId: id, Input: o, Call: start, Output: result, Return: tick.Add(1),
				})
			}
		})
	}
	wg.Wait()
	var all []porcupine.Operation
	for _, h := range histories {
		all = append(all, h...)
	}
	return all
}

// overlaps counts the calls that began while another one was under way.
func overlaps(history []porcupine.Operation) int {
	n := 0
	for _, a := range history {
		for _, b := range history {
			if a.ClientId != b.ClientId && b.Call < a.Call && a.Call < b.Return {
				n++
				break
			}
		}
	}
	return n
}

func one[T any](r *rand.Rand, of ...T) T { return of[r.IntN(len(of))] }

// get, set, add, incr, delete and touch are atomic (rule L1).
func TestCallsAreLinearizable(t *testing.T) {
	m := linear(plain)
	m.Partition = byKey
	calls, met := 0, 0
	for round := range 20 {
		history := record(t, plain, 6, 60, func(r *rand.Rand) op {
			return op{
				name: one(r, "get", "set", "add", "incr", "delete", "touch"), key: one(r, "a", "b", "c"),
				value: py.Int(r.IntN(100)), delta: 1 + r.IntN(3), timeout: one(r, Timeout{}, Never, Seconds(0), Seconds(60)),
			}
		})
		calls, met = calls+len(history), met+overlaps(history)
		if got := porcupine.CheckOperationsTimeout(m, history, time.Minute); got != porcupine.Ok {
			t.Fatalf("round %d: %s: no order of these calls explains their results:\n%v", round, got, history)
		}
	}
	if met*4 < calls {
		t.Errorf("of %d calls only %d met another one: this test shows little", calls, met)
	}
}

// So are they together with has_key, clear and culls, which are about all keys
// at once.
func TestCullsAreLinearizable(t *testing.T) {
	small := view{version: 1, max: 3, cull: 2, timeout: py.Int(300)}
	for round := range 40 {
		history := record(t, small, 4, 8, func(r *rand.Rand) op {
			return op{
				name: one(r, "get", "set", "set", "add", "incr", "delete", "touch", "has_key", "clear"),
				key:  one(r, "a", "b", "c", "d", "e"), value: py.Int(r.IntN(100)), delta: 1, timeout: one(r, Never, Seconds(0), Timeout{}),
			}
		})
		if got := porcupine.CheckOperationsTimeout(linear(small), history, time.Minute); got != porcupine.Ok {
			t.Fatalf("round %d: %s: no order of these calls explains their results:\n%v", round, got, history)
		}
	}
}

// The check has teeth: get and set in place of incr are found out.
func TestGetThenSetIsNotLinearizable(t *testing.T) {
	c, clock := openYielding(t, plain)
	run := func(o op) string { return do([]*Cache{c}, clock, o) }
	run(op{name: "set", key: "n", value: py.Int(0)})
	history := []porcupine.Operation{{ClientId: 0, Input: op{name: "set", key: "n", value: py.Int(0)}, Call: 1, Output: "None", Return: 2}}
	var both sync.WaitGroup
	both.Add(2)
	var done sync.WaitGroup
	results := make([]string, 2)
	for id := range 2 {
		done.Go(func() {
			v, _, err := c.Get(K("n"))
			both.Done()
			both.Wait()
			sum, err2 := py.Add(v, py.Int(1))
			if err != nil || err2 != nil {
				t.Error(err, err2)
			}
			run(op{name: "set", key: "n", value: sum})
			results[id] = py.Repr(sum)
		})
	}
	done.Wait()
	for id, result := range results {
		history = append(history, porcupine.Operation{ClientId: id + 1, Input: op{name: "incr", key: "n", delta: 1}, Call: 3, Output: result, Return: 4})
	}
	if porcupine.CheckOperations(linear(plain), history) {
		t.Errorf("two increments from 0 that both answer 1 pass for atomic: %v", results)
	}
}

// Django leaves the window of get_or_set open: whoever misses computes, and no
// lock is held meanwhile (rules O12, L2).
func TestGetOrSetLeavesItsWindowOpen(t *testing.T) {
	c, _ := openYielding(t, plain)
	var both, done sync.WaitGroup
	both.Add(2)
	made, answers := [2]py.Value{py.Str("first"), py.Str("second")}, [2]py.Value{}
	for id := range 2 {
		done.Go(func() {
			v, err := c.GetOrSet(K("page"), func() (py.Value, error) {
				both.Done()
				both.Wait() // both are here: both missed, both compute
				return made[id], nil
			}, Timeout{})
			if err != nil {
				t.Error(err)
			}
			answers[id] = v
		})
	}
	done.Wait()
	if answers[0] != answers[1] {
		t.Errorf("the value of whoever added first must win for both: %v", answers)
	}
	if answers[0] != made[0] && answers[0] != made[1] {
		t.Errorf("the answer is neither value: %v", answers)
	}
}

// Whatever is called back may use the same cache: no lock is held.
func TestCallbacksMayUseTheCache(t *testing.T) {
	p := NewProcess("t1", 1, nil)
	var c *Cache
	uses := map[string]int{}
	busy := false
	use := func(who string) {
		if busy {
			return
		}
		busy = true
		defer func() { busy = false }()
		uses[who]++
		if err := c.Set(K("log"), py.Str(who), Never); err != nil {
			t.Error(err)
		}
		if v, _, err := c.Get(K("log")); v != py.Str(who) || err != nil {
			t.Errorf("%s reads %v, %v", who, v, err)
		}
		p.Snapshot(0)
	}
	c, err := p.Open("default", Options{KeyFunction: func(key, _, _ py.Value) (py.Value, error) {
		use("key function")
		return key, nil
	}})
	if err != nil {
		t.Fatal(err)
	}
	c = c.With(Hooks{Warn: func(Warning) error { use("warning"); return nil }})
	p.Observe(func(e Event) {
		if e.Op != "set" && e.Op != "get" || e.Key != "log" {
			use("observer")
		}
	})
	bad := K("a b")
	finished := make(chan struct{})
	go func() {
		defer close(finished)
		c.Add(bad, py.Int(1), Never)
		c.Incr(bad, py.Int(1))
		c.Touch(bad, Never)
		c.HasKey(bad)
		c.Delete(bad)
		c.GetOrSet(bad, func() (py.Value, error) { use("default"); return py.Int(1), nil }, Never)
		c.GetMany([]py.Value{py.Str("x y")}, nil)
		c.IncrVersion(bad, py.Int(1))
		c.Clear()
	}()
	select {
	case <-finished:
	case <-time.After(20 * time.Second):
		t.Fatal("a callback that uses the cache never comes back")
	}
	for _, who := range []string{"key function", "warning", "observer", "default"} {
		if uses[who] == 0 {
			t.Errorf("the %s was not called", who)
		}
	}
}
