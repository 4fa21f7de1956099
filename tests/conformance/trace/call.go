package trace

import (
	"encoding/json"
	"fmt"
	"strings"

	"locmem/engine"
	"locmem/engine/py"
	"locmem/tests/conformance/tagged"
)

// call is one step of a trace as a call of the engine.
type call struct {
	r     *replay
	step  *Step
	c     *engine.Cache
	calls int // of a callable default
	err   error
}

// arg is a named argument; nil when it was left out.
func (c *call) arg(name string) py.Value {
	t := c.step.Args[name]
	if t == nil || c.err != nil {
		return nil
	}
	v, err := t.Decode()
	if err != nil {
		c.err = fmt.Errorf("argument %s: %w", name, err)
		return nil
	}
	return v
}

// Left out, Django's defaults are None for default and version, 1 for delta.
func (c *call) or(name string, otherwise py.Value) py.Value {
	if v := c.arg(name); v != nil {
		return v
	}
	return otherwise
}

func (c *call) key() engine.Key         { return engine.KeyOf(c.or("key", py.None)).At(c.arg("version")) }
func (c *call) timeout() engine.Timeout { return engine.TimeoutOf(c.arg("timeout")) }

// syncOp is the method behind an async twin: they do the same (rule A3).
func syncOp(op string) string {
	if op != "add" && op != "aliases" && op != "advance" && strings.HasPrefix(op, "a") {
		return op[1:]
	}
	return op
}

func (c *call) do() (py.Value, error) {
	if c.step.Op == "aliases" {
		l := &py.List{}
		for _, a := range c.r.caches.Aliases() {
			l.Items = append(l.Items, py.Str(a))
		}
		return l, nil
	}
	cache, err := c.r.cache(c.step.Alias)
	if err != nil {
		return nil, err
	}
	c.c = cache
	for name, t := range c.step.Args {
		if t != nil && t.T != "callable" {
			c.arg(name) // whatever cannot be read is told before the call
		}
	}
	if c.err == nil {
		c.err = c.complete()
	}
	if c.err != nil {
		return nil, c.err
	}
	v, err := c.method(syncOp(c.step.Op))
	if c.err != nil {
		return nil, c.err
	}
	return v, err
}

func (c *call) method(op string) (py.Value, error) {
	switch op {
	case "get":
		return c.get()
	case "set":
		return py.None, c.c.Set(c.key(), c.arg("value"), c.timeout())
	case "add":
		return boolean(c.c.Add(c.key(), c.arg("value"), c.timeout()))
	case "touch":
		return boolean(c.c.Touch(c.key(), c.timeout()))
	case "delete":
		return boolean(c.c.Delete(c.key()))
	case "has_key", "contains":
		return boolean(c.c.HasKey(c.key()))
	case "incr":
		return c.c.Incr(c.key(), c.or("delta", py.Int(1)))
	case "decr":
		return c.c.Decr(c.key(), c.or("delta", py.Int(1)))
	case "incr_version":
		return c.c.IncrVersion(c.key(), c.or("delta", py.Int(1)))
	case "decr_version":
		return c.c.DecrVersion(c.key(), c.or("delta", py.Int(1)))
	case "clear":
		return py.None, c.c.Clear()
	case "close":
		return py.None, c.c.Close()
	}
	return c.composed(op)
}

func (c *call) composed(op string) (py.Value, error) {
	switch op {
	case "get_many":
		keys, err := iterate(c.arg("keys"))
		if err != nil {
			return nil, err
		}
		return value(c.c.GetMany(keys, c.arg("version")))
	case "set_many":
		data, ok := c.arg("data").(*py.Dict)
		if !ok {
			return nil, &py.Error{Type: "AttributeError", Message: "'" + py.FullName(c.arg("data")) + "' object has no attribute 'items'"}
		}
		return &py.List{}, c.c.SetMany(data, c.timeout(), c.arg("version"))
	case "delete_many":
		keys, err := iterate(c.arg("keys"))
		if err != nil {
			return nil, err
		}
		return py.None, c.c.DeleteMany(keys, c.arg("version"))
	case "get_or_set":
		return c.c.GetOrSet(c.key(), c.makeDefault, c.timeout())
	case "get_mutate":
		v, err := c.get()
		if err != nil {
			return nil, err
		}
		return v, c.appendTo(v)
	case "set_mutate":
		v := c.arg("value")
		if err := c.c.Set(c.key(), v, c.timeout()); err != nil {
			return nil, err
		}
		return py.None, c.appendTo(v)
	}
	return c.inspector(op)
}

func (c *call) inspector(op string) (py.Value, error) {
	switch op {
	case "make_key":
		return c.c.MakeKey(c.key())
	case "validate_key":
		return py.None, c.c.ValidateKey(c.arg("key"))
	case "get_backend_timeout":
		e, err := c.c.Expiry(c.timeout())
		if err != nil || e.Kind == engine.NoExpiry {
			return py.None, err
		}
		return py.Float(e.At), nil
	case "inspect":
		timeout, maxEntries, cull, prefix, version := c.c.Settings()
		return py.NewDict(py.Str("default_timeout"), timeout, py.Str("max_entries"), maxEntries,
			py.Str("cull_frequency"), cull, py.Str("key_prefix"), prefix, py.Str("version"), version), nil
	case "connect":
		if c.c.Dummy() {
			return py.Str("DummyCache"), nil
		}
		return py.Str("LocMemCache"), nil
	}
	return nil, fmt.Errorf("unknown op %q", op)
}

func (c *call) get() (py.Value, error) {
	v, ok, err := c.c.Get(c.key())
	if err != nil || ok {
		return v, err
	}
	return c.or("default", py.None), nil
}

// makeDefault is the default of get_or_set: a value, or a callable that runs
// steps of its own.
func (c *call) makeDefault() (py.Value, error) {
	t := c.step.Args["default"]
	if t == nil || t.T != "callable" {
		return c.or("default", py.None), nil
	}
	c.calls++
	var steps []Step
	if len(t.Steps) > 0 {
		if err := json.Unmarshal(t.Steps, &steps); err != nil {
			return nil, err
		}
	}
	for i := range steps {
		if err := c.r.run(&steps[i]); err != nil {
			return nil, err
		}
	}
	if len(t.Raises) > 0 {
		var raises struct{ Type, Message tagged.Text }
		if err := json.Unmarshal(t.Raises, &raises); err != nil {
			return nil, err
		}
		e := &py.Error{Type: string(raises.Type), Message: string(raises.Message)}
		if e.Type == "KeyError" { // the trace has its argument, str() of it is a repr
			e.Message = py.Repr(py.Str(e.Message))
		}
		return nil, e
	}
	return t.Returns.Decode()
}

// appendTo is v.append(...) with the step's own argument.
func (c *call) appendTo(v py.Value) error {
	item := c.arg("append")
	switch x := v.(type) {
	case *py.List:
		x.Items = append(x.Items, item)
		return nil
	case *py.ByteArray:
		if n, ok := item.(py.Int); ok && n >= 0 && n < 256 {
			x.Data = append(x.Data, byte(n))
			return nil
		}
	}
	return &py.Error{Type: "AttributeError", Message: "'" + py.FullName(v) + "' object has no attribute 'append'"}
}

func boolean(b bool, err error) (py.Value, error) { return py.Bool(b), err }

func value(d *py.Dict, err error) (py.Value, error) {
	if err != nil {
		return nil, err
	}
	return d, nil
}
