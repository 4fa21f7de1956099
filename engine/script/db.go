package script

import (
	"maps"
	"strings"
	"sync"

	"locmem/engine/py"
	"locmem/engine/syntax"
)

// DB stands for the site's database: it is outside of every process and
// outlives them all. Its zero value is empty and ready. It may be used by any
// number of Interps at once.
//
// views.py states its tables as a literal:
//
//	tables = {"home": 40, "price": {"ms": 80, "value": 10}}
//
// A number is what a query costs, in milliseconds; the value of such a table is
// the text "home from the database". What db.save wrote is kept when another
// process loads the same views.py.
type DB struct {
	mu       sync.Mutex
	names    []string
	tables   map[string]*table
	sessions map[string]savedSession // SESSION_ENGINE db and cached_db
}

// FromDatabase is how the value ends that a table has without a stated one. It
// is a value like any other: a cache that keeps it returns the same words.
const FromDatabase = " from the database"

type table struct {
	millis float64
	value  py.Value
}

// savedSession is a row of django_session.
type savedSession struct {
	data    *py.Dict
	expires float64 // seconds since the epoch
}

// sessionMillis is what a query of django_session costs.
const sessionMillis = 2

// define adds the tables of a literal that are not there yet.
func (db *DB) define(v py.Value) error {
	d, ok := v.(*py.Dict)
	if !ok {
		return TypeError("tables must be a dict of name to milliseconds, not " + py.FullName(v))
	}
	db.mu.Lock()
	defer db.mu.Unlock()
	for k, v := range d.All() {
		name, ok := k.(py.Str)
		if !ok {
			return TypeError("the name of a table must be a str, not " + py.FullName(k))
		}
		t, err := newTable(string(name), v)
		if err != nil {
			return err
		}
		if old := db.tables[string(name)]; old != nil {
			old.millis = t.millis
			continue
		}
		if db.tables == nil {
			db.tables = map[string]*table{}
		}
		db.tables[string(name)] = t
		db.names = append(db.names, string(name))
	}
	return nil
}

func newTable(name string, v py.Value) (*table, error) {
	t := &table{value: py.Str(name + FromDatabase)}
	cost := v
	if d, ok := v.(*py.Dict); ok {
		cost = py.Int(0)
		for k, v := range d.All() {
			switch k {
			case py.Value(py.Str("ms")):
				cost = v
			case py.Value(py.Str("value")):
				t.value = v
			default:
				return nil, ValueError("tables[" + py.Repr(py.Str(name)) + "] has " + py.Repr(k) + ", but takes only 'ms' and 'value'")
			}
		}
	}
	ms, err := py.Float64(cost)
	if err != nil || !(ms >= 0 && ms < 1e9) {
		return nil, ValueError("the cost of tables[" + py.Repr(py.Str(name)) + "] must be a number of milliseconds, not " + py.Repr(cost))
	}
	t.millis = ms
	if c, err := copyOf(t.value); err == nil { // what the program does with its own afterwards is no save
		t.value = c
	}
	return t, nil
}

// query returns a copy of a table's value and what it costs.
func (db *DB) query(name string) (v py.Value, millis float64, err error) {
	db.mu.Lock()
	defer db.mu.Unlock()
	t := db.tables[name]
	if t == nil {
		return nil, 0, db.noTable(name)
	}
	v, err = copyOf(t.value)
	return v, t.millis, err
}

// save writes a table's value; a new table costs what db.save says nothing of: 0.
func (db *DB) save(name string, v py.Value) (millis float64, err error) {
	if v, err = copyOf(v); err != nil {
		return 0, err
	}
	db.mu.Lock()
	defer db.mu.Unlock()
	t := db.tables[name]
	if t == nil {
		return 0, db.noTable(name)
	}
	t.value = v
	return t.millis, nil
}

func (db *DB) noTable(name string) error {
	e := &exception{class: classes["LookupError"], args: []py.Value{py.Str("there is no table " + py.Repr(py.Str(name)))},
		hint: "views.py states the tables, with what a query costs in milliseconds: tables = {" + py.Repr(py.Str(name)) + ": 40}"}
	if near := syntax.Nearest(name, db.names); near != "" {
		e.hint = "Did you mean: '" + near + "'?"
	} else if len(db.names) > 0 {
		e.hint = "The tables are: " + strings.Join(db.names, ", ")
	}
	return e
}

// Become makes db hold a copy of what from holds.
func (db *DB) Become(from *DB) {
	from.mu.Lock()
	tables := make(map[string]*table, len(from.tables))
	for name, t := range from.tables {
		c := *t
		tables[name] = &c
	}
	names, sessions := from.names[:len(from.names):len(from.names)], maps.Clone(from.sessions)
	from.mu.Unlock()
	db.mu.Lock()
	defer db.mu.Unlock()
	db.names, db.tables, db.sessions = names, tables, sessions
}

// dbObject is the name db.
type dbObject struct{}

func (in *Interp) dbValue() py.Value { return NewObject("Database", "<the database>", &dbObject{}) }

func dbMethods(c *Class) {
	name := func(a *Args) (string, error) { return text(a.Pos[0], "the name of a table must be str, not ") }
	c.Def("query 1 1", func(a *Args) (py.Value, error) {
		table, err := name(a)
		if err != nil {
			return nil, err
		}
		a.In.step("query")
		v, millis, err := a.In.world.DB.query(table)
		a.In.asked("query", table, millis, err)
		return v, err
	})
	c.Def("!save 2 2", func(a *Args) (py.Value, error) {
		table, err := name(a)
		if err != nil {
			return nil, err
		}
		a.In.step("query")
		millis, err := a.In.world.DB.save(table, a.Pos[1])
		a.In.asked("save", table, millis, err)
		return py.None, err
	})
}

// Query asks for a table of the database, as db.query does. A table that views.py
// does not state is unknown: asking for it counts as a query and costs no time.
func (in *Interp) Query(name string) (v py.Value, known bool) {
	in.step("query")
	var millis float64
	if in.world.DB != nil {
		v, millis, _ = in.world.DB.query(name)
	}
	in.asked("query", name, millis, nil)
	return v, v != nil
}

// asked counts a call of the database that went well, and tells of it.
func (in *Interp) asked(op, table string, millis float64, err error) {
	if err != nil {
		return
	}
	in.spend(1, millis)
	if in.world.Asked != nil {
		in.world.Asked(op, table, millis)
	}
}

// spend notes what the request in progress has cost.
func (in *Interp) spend(queries int, millis float64) {
	in.queries += queries
	in.millis += millis
}
