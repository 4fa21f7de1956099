package engine

import (
	"fmt"
	"slices"
	"strings"

	"locmem/engine/py"
)

// model is LocMemCache at its smallest: a dict, a list of keys in order of use,
// and a time. It is written after the rules and shares nothing with the engine
// but values and their arithmetic.
type model struct {
	now   float64
	rows  map[string]modelRow
	order []string // front first
}

type modelRow struct {
	value  py.Value
	expiry Expiry
}

// view is an alias: settings on top of the model's store.
type view struct {
	prefix    string
	version   int
	max, cull int
	timeout   py.Value // None or an int
}

func newModel(now float64) *model { return &model{now: now, rows: map[string]modelRow{}} }

func (m *model) clone() *model {
	c := &model{m.now, map[string]modelRow{}, slices.Clone(m.order)}
	for k, row := range m.rows {
		c.rows[k] = row
	}
	return c
}

// String shows order, values and expiries.
func (m *model) String() string {
	var b strings.Builder
	for _, k := range m.order {
		fmt.Fprintf(&b, "%s=%s until %s; ", k, py.Repr(m.rows[k].value), showExpiry(m.rows[k].expiry))
	}
	return b.String()
}

func showExpiry(e Expiry) string {
	switch e.Kind {
	case NoExpiry:
		return "never"
	case NoRecord:
		return "no record"
	}
	return fmt.Sprint(e.At)
}

func (m *model) drop(full string) {
	delete(m.rows, full)
	if i := slices.Index(m.order, full); i >= 0 {
		m.order = slices.Delete(m.order, i, i+1)
	}
}

func (m *model) front(full string) {
	if i := slices.Index(m.order, full); i >= 0 {
		m.order = slices.Delete(m.order, i, i+1)
	}
	m.order = slices.Insert(m.order, 0, full)
}

func (m *model) expired(full string) bool {
	row, ok := m.rows[full]
	switch {
	case !ok || row.expiry.Kind == NoRecord:
		return true
	case row.expiry.Kind == NoExpiry:
		return false
	}
	return row.expiry.At <= m.now
}

// expiry is Django's get_backend_timeout.
func (m *model) expiry(v view, t Timeout) (Expiry, error) {
	timeout := t.Value()
	if timeout == nil {
		timeout = v.timeout
	} else if py.Equal(timeout, py.Int(0)) {
		timeout = py.Int(-1)
	}
	if timeout == py.None {
		return Expiry{Kind: NoExpiry}, nil
	}
	at, err := py.Add(py.Float(m.now), timeout)
	if err != nil {
		return Expiry{}, err
	}
	return Expiry{At: float64(at.(py.Float))}, nil
}

// lookup finds a live row and removes a dead one.
func (m *model) lookup(full string) (py.Value, bool) {
	if m.expired(full) {
		m.drop(full)
		return nil, false
	}
	return m.rows[full].value, true
}

func (m *model) get(full string) (py.Value, bool) {
	v, ok := m.lookup(full)
	if ok {
		m.front(full)
	}
	return v, ok
}

func (m *model) set(v view, full string, value py.Value, t Timeout) error {
	if len(m.rows) >= v.max {
		if err := m.cull(v); err != nil {
			return err
		}
	}
	row, there := m.rows[full]
	if !there {
		row.expiry = Expiry{Kind: NoRecord}
	}
	row.value = value
	m.rows[full] = row
	m.front(full)
	expiry, err := m.expiry(v, t)
	if err != nil {
		return err
	}
	m.rows[full] = modelRow{value, expiry}
	return nil
}

func (m *model) cull(v view) error {
	if v.cull == 0 {
		*m = model{m.now, map[string]modelRow{}, nil}
		return nil
	}
	for n := len(m.rows) / v.cull; n > 0; n-- {
		last := m.order[len(m.order)-1]
		kind := m.rows[last].expiry.Kind
		m.drop(last)
		if kind == NoRecord {
			return &py.Error{Type: "KeyError", Message: "'" + last + "'"}
		}
	}
	return nil
}

func (m *model) add(v view, full string, value py.Value, t Timeout) (py.Value, error) {
	if !m.expired(full) {
		return py.Bool(false), nil
	}
	return py.Bool(true), m.set(v, full, value, t)
}

func (m *model) delete(full string) py.Value {
	row, there := m.rows[full]
	m.drop(full)
	return py.Bool(there && row.expiry.Kind != NoRecord)
}

// do carries out a call and returns its result as text.
func (m *model) do(views []view, o op) string {
	v := views[o.view]
	version := py.Value(py.Int(v.version))
	if o.version != nil {
		version = o.version
	}
	full := func(key string) string { return v.prefix + ":" + py.Text(version) + ":" + key }
	result, err := m.call(v, o, version, full)
	if err != nil {
		return err.Error()
	}
	return py.Repr(result)
}

func (m *model) call(v view, o op, version py.Value, full func(string) string) (py.Value, error) {
	key := full(o.key)
	switch o.name {
	case "advance":
		m.now += o.seconds
	case "get":
		if value, ok := m.get(key); ok {
			return value, nil
		}
		return py.Str("missing"), nil
	case "has_key":
		_, ok := m.lookup(key)
		return py.Bool(ok), nil
	case "set":
		return py.None, m.set(v, key, o.value, o.timeout)
	case "add":
		return m.add(v, key, o.value, o.timeout)
	case "touch":
		if m.expired(key) {
			return py.Bool(false), nil
		}
		expiry, err := m.expiry(v, o.timeout)
		if err == nil {
			m.rows[key] = modelRow{m.rows[key].value, expiry}
		}
		return py.Bool(true), err
	case "delete":
		return m.delete(key), nil
	case "incr", "decr":
		return m.incr(key, o)
	case "incr_version", "decr_version":
		return m.incrVersion(v, o, version, key)
	case "clear":
		*m = model{now: m.now, rows: map[string]modelRow{}}
	case "get_or_set":
		if value, ok := m.get(key); ok {
			return value, nil
		}
		if _, err := m.add(v, key, o.value, o.timeout); err != nil {
			return nil, err
		}
		if value, ok := m.get(key); ok {
			return value, nil
		}
		return o.value, nil
	default:
		return m.many(v, o, full)
	}
	return py.None, nil
}

func (m *model) incr(key string, o op) (py.Value, error) {
	value, ok := m.lookup(key)
	if !ok {
		return nil, &py.Error{Type: "ValueError", Message: "Key '" + key + "' not found"}
	}
	delta := o.delta
	if o.name == "decr" {
		delta = -delta
	}
	sum, err := py.Add(value, py.Int(delta))
	if err == nil {
		m.rows[key] = modelRow{sum, m.rows[key].expiry}
		m.front(key)
	}
	return sum, err
}

func (m *model) incrVersion(v view, o op, version py.Value, key string) (py.Value, error) {
	value, ok := m.get(key)
	if !ok {
		return nil, &py.Error{Type: "ValueError", Message: "Key '" + o.key + "' not found"}
	}
	delta := o.delta
	if o.name == "decr_version" {
		delta = -delta
	}
	next, err := py.Add(version, py.Int(delta))
	if err != nil {
		return nil, err
	}
	if err := m.set(v, v.prefix+":"+py.Text(next)+":"+o.key, value, Timeout{}); err != nil {
		return nil, err
	}
	m.delete(key)
	return next, nil
}

func (m *model) many(v view, o op, full func(string) string) (py.Value, error) {
	found := py.NewDict()
	for i, key := range o.keys {
		switch o.name {
		case "get_many":
			if value, ok := m.get(full(key)); ok {
				if err := found.Set(py.Str(key), value); err != nil {
					return nil, err
				}
			}
		case "set_many":
			if slices.Contains(o.keys[:i], key) {
				continue // a dict has it once
			}
			if err := m.set(v, full(key), o.value, o.timeout); err != nil {
				return nil, err
			}
		case "delete_many":
			m.delete(full(key))
		default:
			panic("no model of " + o.name)
		}
	}
	if o.name == "get_many" {
		return found, nil
	}
	return py.None, nil
}
