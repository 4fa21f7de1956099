package script

import (
	"locmem/engine"
	"locmem/engine/pickle"
	"locmem/engine/py"
)

// session is request.session: Django's SessionBase over one of its engines,
// call by call (rules U1 and U2).
type session struct {
	in     *Interp
	engine string // cache, cached_db or db
	key    string // "" is None
	data   *py.Dict
	loaded bool
	// accessed and modified decide what the middleware does.
	accessed, modified bool
}

const (
	sessionCookie  = "sessionid"
	sessionAge     = 1209600 // two weeks, Django's SESSION_COOKIE_AGE
	sessionKeySize = 32
	sessionLetters = "abcdefghijklmnopqrstuvwxyz0123456789"
	expiryKey      = "_session_expiry"
)

// newSession is the session of a request with that cookie.
func (in *Interp) newSession(cookie string) (*session, error) {
	s := &session{in: in, engine: "db"}
	if len(cookie) >= 8 { // Django takes no shorter key
		s.key = cookie
	}
	if v, ok := in.setting("SESSION_ENGINE"); ok {
		name, _ := v.(py.Str)
		switch name {
		case "django.contrib.sessions.backends.cache":
			s.engine = "cache"
		case "django.contrib.sessions.backends.cached_db":
			s.engine = "cached_db"
		case "django.contrib.sessions.backends.db":
		default:
			return nil, &exception{class: classes["ImproperlyConfigured"], message: "the playground does not know SESSION_ENGINE = " + py.Repr(v),
				hint: "Use 'django.contrib.sessions.backends.cache', '...cached_db' or '...db'."}
		}
	}
	return s, nil
}

func (in *Interp) setting(name string) (py.Value, bool) {
	if in.world.Setting == nil {
		return nil, false
	}
	return in.world.Setting(name)
}

// copyOf is what a database or a cache would give back.
func copyOf(v py.Value) (py.Value, error) {
	data, err := pickle.Dumps(v)
	if err != nil {
		return nil, err
	}
	return pickle.Loads(data)
}

// cache is the cache of cached sessions.
func (s *session) cache() (Cache, error) {
	alias := "default"
	if v, ok := s.in.setting("SESSION_CACHE_ALIAS"); ok {
		alias = py.Text(v)
	}
	v, err := s.in.openCache(alias)
	if err != nil {
		return nil, err
	}
	return v.(*py.Object).Host.(*cacheObject).cache, nil
}

func (s *session) cacheKey(key string) engine.Key {
	return engine.K("django.contrib.sessions." + s.engine + key)
}

// get is _get_session: the data, loaded at the first look.
func (s *session) get() (*py.Dict, error) {
	s.accessed = true
	if s.loaded {
		return s.data, nil
	}
	if s.key == "" {
		s.data, s.loaded = &py.Dict{}, true
		return s.data, nil
	}
	d, err := s.load()
	if err != nil {
		return nil, err
	}
	s.data, s.loaded = d, true
	return d, nil
}

// load reads the session's data. Where there is none the key is dropped: from
// then on the session is a new, empty one.
func (s *session) load() (*py.Dict, error) {
	if s.engine != "db" {
		c, err := s.cache()
		if err != nil {
			return nil, err
		}
		// Any error of the cache counts as nothing found.
		if v, ok, err := c.Get(s.cacheKey(s.key)); err == nil && ok && v != py.None {
			v, err := s.in.Revive(v)
			if d, isDict := v.(*py.Dict); isDict && err == nil {
				return d, nil
			}
		}
	}
	if s.engine != "cache" {
		row, ok, err := s.row()
		if err != nil {
			return nil, err
		}
		if ok {
			if s.engine == "cached_db" {
				c, err := s.cache()
				if err != nil {
					return nil, err
				}
				if err := c.Set(s.cacheKey(s.key), row.data, engine.TimeoutOf(py.Int(row.expires-s.in.Now()))); err != nil {
					return nil, err
				}
			}
			return row.data, nil
		}
	}
	s.key = ""
	return &py.Dict{}, nil
}

// row is the session's row in the database.
func (s *session) row() (savedSession, bool, error) {
	db := s.db("query")
	db.mu.Lock()
	defer db.mu.Unlock()
	r, ok := db.sessions[s.key]
	if !ok || r.expires <= s.in.Now() {
		return savedSession{}, false, nil
	}
	v, err := s.in.asJSON(r.data, 0) // a copy
	if err != nil {
		return savedSession{}, false, err
	}
	r.data = v.(*py.Dict)
	return r, true, nil
}

// db is the database, with a query of django_session counted: op is query or
// save, as for db.query and db.save.
func (s *session) db(op string) *DB {
	s.in.step("query")
	s.in.asked(op, "django_session", sessionMillis, nil)
	if s.in.world.DB == nil {
		s.in.world.DB = &DB{}
	}
	return s.in.world.DB
}

// isEmpty is what the middleware asks: no key and no data.
func (s *session) isEmpty() bool { return s.key == "" && (!s.loaded || s.data.Len() == 0) }

// age is the lifetime in seconds, once the data is loaded.
func (s *session) age() py.Value {
	if v, ok := s.data.GetStr(expiryKey); ok && truth(v) {
		return v
	}
	if v, ok := s.in.setting("SESSION_COOKIE_AGE"); ok {
		return v
	}
	return py.Int(sessionAge)
}

// errUpdate is Django's UpdateError: the session is gone since it was loaded.
var errUpdate = &py.Error{Type: "UpdateError"}

// save writes the session, whose data is loaded. create insists on a new key;
// it returns false when that key was taken.
func (s *session) save(create bool) (bool, error) {
	if s.key == "" {
		if err := s.create(); err != nil || s.engine != "cached_db" {
			return true, err
		}
		c, err := s.cache()
		if err == nil { // Django's cached_db writes the cache twice then
			_ = c.Set(s.cacheKey(s.key), s.data, engine.TimeoutOf(s.age()))
		}
		return true, err
	}
	data := s.data
	if s.engine != "cache" {
		if ok, err := s.saveRow(data, create); !ok || err != nil {
			return ok, err
		}
	}
	if s.engine == "db" {
		return true, nil
	}
	c, err := s.cache()
	if err != nil {
		return false, err
	}
	key, age := s.cacheKey(s.key), engine.TimeoutOf(s.age())
	if s.engine == "cached_db" {
		_ = c.Set(key, data, age) // an error is only logged
		return true, nil
	}
	if create {
		return c.Add(key, data, age)
	}
	if v, ok, err := c.Get(key); err != nil {
		return false, err
	} else if !ok || v == py.None {
		return false, errUpdate
	}
	return true, c.Set(key, data, age)
}

func (s *session) saveRow(data *py.Dict, create bool) (bool, error) {
	age, err := py.Float64(s.age())
	if err != nil {
		return false, err
	}
	v, err := s.in.asJSON(data, 0)
	if err != nil {
		return false, err
	}
	db := s.db("save")
	db.mu.Lock()
	defer db.mu.Unlock()
	if _, there := db.sessions[s.key]; there == create {
		if create {
			return false, nil
		}
		return false, errUpdate
	}
	if db.sessions == nil {
		db.sessions = map[string]savedSession{}
	}
	db.sessions[s.key] = savedSession{data: v.(*py.Dict), expires: s.in.Now() + age}
	return true, nil
}

// create gives the session a key that nobody has, and saves it under that.
func (s *session) create() error {
	for range 10000 {
		if err := s.newKey(); err != nil {
			return err
		}
		ok, err := s.save(true)
		if err != nil {
			return err
		}
		if ok {
			s.modified = true
			return nil
		}
	}
	return Raise("RuntimeError", "Unable to create a new session key. It is likely that the cache is unavailable.")
}

func (s *session) newKey() error {
	for {
		var b [sessionKeySize]byte
		for i := range b {
			n := 0
			if s.in.world.Random != nil {
				n = s.in.world.Random(len(sessionLetters))
			}
			b[i] = sessionLetters[n]
		}
		s.key = string(b[:])
		taken, err := s.exists()
		if !taken || err != nil {
			return err
		}
		if err := s.in.Work(1000); err != nil { // without Random it would not end
			return err
		}
	}
}

func (s *session) exists() (bool, error) {
	if s.engine != "db" {
		c, err := s.cache()
		if err != nil {
			return false, err
		}
		if has, err := c.HasKey(s.cacheKey(s.key)); has || err != nil {
			return has, err
		}
	}
	if s.engine == "cache" {
		return false, nil
	}
	db := s.db("query")
	db.mu.Lock()
	defer db.mu.Unlock()
	_, there := db.sessions[s.key]
	return there, nil
}

// remove deletes what is stored under a key.
func (s *session) remove(key string) error {
	if key == "" {
		return nil
	}
	if s.engine != "cache" {
		db := s.db("query")
		db.mu.Lock()
		_, there := db.sessions[key]
		db.mu.Unlock()
		if there { // Django reads the row before it deletes it
			db = s.db("save")
			db.mu.Lock()
			delete(db.sessions, key)
			db.mu.Unlock()
		}
	}
	if s.engine != "db" {
		c, err := s.cache()
		if err != nil {
			return err
		}
		_, err = c.Delete(s.cacheKey(key))
		return err
	}
	return nil
}

// clear drops the data.
func (s *session) clear() {
	s.data, s.loaded, s.accessed, s.modified = &py.Dict{}, true, true, true
}

// flush ends the session: its data is gone and its key too.
func (s *session) flush() error {
	s.clear()
	key := s.key
	err := s.remove(key)
	s.key = ""
	return err
}

// cycleKey keeps the data under a new key, as a log-in does.
func (s *session) cycleKey() error {
	data, err := s.get()
	if err != nil {
		return err
	}
	old := s.key
	if err := s.create(); err != nil {
		return err
	}
	s.data = data
	return s.remove(old)
}
