package engine

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"

	"pgregory.net/rapid"

	"locmem/engine/py"
)

// op is a call with its arguments; what a call has no use for is left zero.
type op struct {
	name    string
	view    int
	key     string
	keys    []string
	version py.Value // nil: left out
	value   py.Value
	delta   int
	timeout Timeout
	seconds float64 // of "advance"
}

func (o op) String() string {
	at, timeout := "", ""
	if o.version != nil {
		at = "@" + py.Repr(o.version)
	}
	if v := o.timeout.Value(); v != nil {
		timeout = " timeout " + py.Repr(v)
	}
	value := ""
	if o.value != nil {
		value = " = " + py.Repr(o.value)
	}
	return fmt.Sprintf("%d.%s %s%v%s%s%s %+d %+g", o.view, o.name, o.key, o.keys, at, value, timeout, o.delta, o.seconds)
}

// do carries out a call on the engine and returns its result as text, as the
// model does.
func do(caches []*Cache, clock *ManualClock, o op) string {
	v, err := call(caches[o.view], clock, o)
	if err != nil {
		return err.Error()
	}
	return py.Repr(v)
}

func call(c *Cache, clock *ManualClock, o op) (py.Value, error) {
	k := K(o.key).At(o.version)
	boolean := func(ok bool, err error) (py.Value, error) { return py.Bool(ok), err }
	switch o.name {
	case "advance":
		clock.Advance(o.seconds)
		return py.None, nil
	case "get":
		v, ok, err := c.Get(k)
		if !ok && err == nil {
			return py.Str("missing"), nil
		}
		return v, err
	case "has_key":
		return boolean(c.HasKey(k))
	case "set":
		return py.None, c.Set(k, o.value, o.timeout)
	case "add":
		return boolean(c.Add(k, o.value, o.timeout))
	case "touch":
		return boolean(c.Touch(k, o.timeout))
	case "delete":
		return boolean(c.Delete(k))
	case "incr":
		return c.Incr(k, py.Int(o.delta))
	case "decr":
		return c.Decr(k, py.Int(o.delta))
	case "incr_version":
		return c.IncrVersion(k, py.Int(o.delta))
	case "decr_version":
		return c.DecrVersion(k, py.Int(o.delta))
	case "clear":
		return py.None, c.Clear()
	case "get_or_set":
		return c.GetOrSet(k, func() (py.Value, error) { return o.value, nil }, o.timeout)
	}
	return callMany(c, o)
}

func callMany(c *Cache, o op) (py.Value, error) {
	keys, data := []py.Value{}, py.NewDict()
	for _, key := range o.keys {
		keys = append(keys, py.Str(key))
		if err := data.Set(py.Str(key), o.value); err != nil {
			return nil, err
		}
	}
	switch o.name {
	case "get_many":
		return c.GetMany(keys, o.version)
	case "set_many":
		return py.None, c.SetMany(data, o.timeout, o.version)
	case "delete_many":
		return py.None, c.DeleteMany(keys, o.version)
	}
	panic("no call of " + o.name)
}

// held shows what the engine holds as the model shows itself.
func held(t fataler, p *Process) string {
	t.Helper()
	m := newModel(0)
	for _, s := range p.Snapshot(0).Stores {
		for _, e := range s.Entries {
			v, err := e.Value()
			if err != nil {
				t.Fatalf("value of %q: %v", e.FullKey, err)
			}
			m.rows[e.FullKey] = modelRow{v, e.Expiry()}
			m.order = append(m.order, e.FullKey)
		}
	}
	return m.String()
}

var (
	opNames = []string{
		"get", "get", "set", "set", "set", "add", "touch", "delete", "has_key", "incr", "decr", "incr_version",
		"decr_version", "clear", "get_or_set", "get_many", "set_many", "delete_many", "advance", "advance",
	}
	someKeys   = rapid.SampledFrom([]string{"a", "a", "b", "b", "c", "d", "e:1", ""})
	someValues = rapid.SampledFrom([]py.Value{
		py.None, py.Int(0), py.Int(7), py.Int(7), py.Int(300), py.Int(math.MaxInt64), py.Float(1.5), py.Bool(true), py.Str("text"),
		&py.List{Items: []py.Value{py.Int(1), py.Str("x")}}, py.NewDict(py.Str("id"), py.Int(1)),
	})
	someTimeouts = rapid.SampledFrom([]Timeout{
		{}, {}, {}, Never, Never, Seconds(1), Seconds(0), Seconds(2), Seconds(10), Seconds(-3), Seconds(math.NaN()), Seconds(math.Inf(1)),
		TimeoutOf(py.Int(0)), TimeoutOf(py.Int(5)), TimeoutOf(py.Bool(true)), TimeoutOf(py.Str("soon")), TimeoutOf(py.Str("soon")),
	})
	someVersions = rapid.SampledFrom([]py.Value{nil, nil, nil, nil, nil, nil, py.Int(1), py.Int(2), py.Str("x")})
	someOps      = rapid.Custom(func(t *rapid.T) op {
		o := op{
			name: rapid.SampledFrom(opNames).Draw(t, "op"), view: rapid.IntRange(0, 1).Draw(t, "alias"),
			key: someKeys.Draw(t, "key"), version: someVersions.Draw(t, "version"), value: someValues.Draw(t, "value"),
			delta: rapid.IntRange(-2, 2).Draw(t, "delta"), timeout: someTimeouts.Draw(t, "timeout"),
			seconds: rapid.SampledFrom([]float64{0.5, 1, 2, 5, 60, -4}).Draw(t, "seconds"),
		}
		o.keys = rapid.SliceOfN(someKeys, 0, 4).Draw(t, "keys")
		return o
	})
	someViews = rapid.Custom(func(t *rapid.T) view {
		return view{
			prefix:  rapid.SampledFrom([]string{"", "", "", "p"}).Draw(t, "prefix"),
			version: rapid.SampledFrom([]int{1, 1, 1, 2}).Draw(t, "version"),
			max:     rapid.IntRange(-1, 6).Draw(t, "max"),
			cull:    rapid.IntRange(-1, 4).Draw(t, "cull"),
			timeout: rapid.SampledFrom([]py.Value{py.Int(300), py.Int(3), py.Int(0), py.None}).Draw(t, "timeout"),
		}
	})
)

func openViews(t fataler, p *Process, views []view) []*Cache {
	t.Helper()
	var caches []*Cache
	for i, v := range views {
		c, err := p.Open(fmt.Sprint("alias", i), Options{
			MaxEntries: py.Int(v.max), CullFrequency: py.Int(v.cull), Timeout: TimeoutOf(v.timeout),
			KeyPrefix: py.Str(v.prefix), Version: py.Int(v.version),
		})
		if err != nil {
			t.Fatal(err)
		}
		caches = append(caches, c)
	}
	return caches
}

// Every operation, through two aliases of one LOCATION with settings of their
// own, does what a dict and a list do: results, errors, order, expiry, culls.
func TestEngineIsADictAndAList(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) { isADictAndAList(t, 100, 300) })
}

// FuzzCalls looks for calls that are not, for as long as one likes. It plays few
// of them at a time: what is drawn then takes few bytes, and so thousands of
// sequences a minute are played. The seeds are some that make a whole sequence.
func FuzzCalls(f *testing.F) {
	for _, seed := range []byte{0, 1, 11, 13} {
		data := make([]byte, 512)
		rand.NewChaCha8([32]byte{seed}).Read(data)
		f.Add(data)
	}
	f.Fuzz(rapid.MakeFuzz(func(t *rapid.T) { isADictAndAList(t, 1, 12) }))
}

func isADictAndAList(t *rapid.T, least, most int) {
	views := []view{someViews.Draw(t, "default"), someViews.Draw(t, "other")}
	clock := NewManualClock(1000)
	p := NewProcess("t1", 1, clock)
	if rapid.Bool().Draw(t, "observed") {
		p.Observe(func(Event) {})
	}
	caches, m := openViews(t, p, views), newModel(1000)
	for _, o := range rapid.SliceOfN(someOps, least, most).Draw(t, "calls") {
		want := m.do(views, o)
		if got := do(caches, clock, o); got != want {
			t.Fatalf("%v answers %s, want %s", o, got, want)
		}
		if got := held(t, p); got != m.String() {
			t.Fatalf("after %v memory is\n%s, want\n%s", o, got, m)
		}
	}
}

// What a cull leaves, and the chain of the list, in both directions.
func TestOrderIsWhole(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c, clock, _ := newCache(t, Options{MaxEntries: py.Int(5), CullFrequency: py.Int(2)})
		for _, o := range rapid.SliceOfN(someOps, 1, 60).Draw(t, "calls") {
			o.view = 0
			do([]*Cache{c}, clock, o)
			forth, back := 0, 0
			for e := c.loc.store.front; e != nil; e = e.next {
				forth++
			}
			for e := c.loc.store.back; e != nil; e = e.prev {
				back++
			}
			if size := c.loc.store.size; forth != size || back != size {
				t.Fatalf("after %v: %d entries forth, %d back, %d in the index", o, forth, back, size)
			}
		}
	})
}
