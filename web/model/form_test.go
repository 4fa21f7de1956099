package model

import "testing"

func TestLine(t *testing.T) {
	all := Fields{Key: "greeting", Value: " 'hello' ", Timeout: "30"}
	bare := Fields{Key: "it's", Value: "{'a': [1, None]}"}
	for _, c := range []struct {
		fields Fields
		action Action
		want   string
	}{
		{all, Set, "cache.set('greeting', 'hello', timeout=30)"},
		{bare, Set, `cache.set("it's", {'a': [1, None]})`},
		{Fields{Key: "k", Value: "1", Timeout: "None"}, Set, "cache.set('k', 1, timeout=None)"},
		{Fields{Key: "k", Value: "1", Timeout: " 0 "}, Set, "cache.set('k', 1, timeout=0)"},
		{Fields{Key: "k", Value: "1", Timeout: "-2.5"}, Set, "cache.set('k', 1, timeout=-2.5)"},
		{all, Get, "cache.get('greeting')"},
		{all, Add, "cache.add('greeting', 'hello', timeout=30)"},
		{all, Touch, "cache.touch('greeting', timeout=30)"},
		{bare, Touch, `cache.touch("it's")`},
		{all, Incr, "cache.incr('greeting')"},
		{all, Decr, "cache.decr('greeting')"},
		{all, Delete, "cache.delete('greeting')"},
		{all, HasKey, "cache.has_key('greeting')"},
		{all, GetOrSet, "cache.get_or_set('greeting', 'hello', timeout=30)"},
		{all, Expire, "cache.touch('greeting', timeout=0)"},
		{Fields{}, Clear, "cache.clear()"},
		// A field that the action does not use is not looked at.
		{Fields{Key: "k", Value: "no literal", Timeout: "soon"}, Get, "cache.get('k')"},
	} {
		got, problem := c.fields.Line(c.action)
		if got != c.want || problem.Kind != "" {
			t.Errorf("%s of %+v: %q, %+v; want %q", c.action, c.fields, got, problem, c.want)
		}
	}
}

func TestLineProblem(t *testing.T) {
	for _, c := range []struct {
		fields Fields
		action Action
		field  Field
		kind   ProblemKind
		fix    string
	}{
		{Fields{Value: "1"}, Set, KeyField, NoKey, ""},
		{Fields{}, Delete, KeyField, NoKey, ""},
		{Fields{Key: "k"}, Set, ValueField, NoValue, ""},
		{Fields{Key: "k", Value: "  "}, Add, ValueField, NoValue, ""},
		{Fields{Key: "k", Value: "hello there"}, Set, ValueField, BadValue, "'hello there'"},
		{Fields{Key: "k", Value: "true"}, Set, ValueField, OtherWord, "True"},
		{Fields{Key: "k", Value: "NULL"}, Set, ValueField, OtherWord, "None"},
		{Fields{Key: "k", Value: "“hello”"}, Set, ValueField, BadValue, "'hello'"},
		{Fields{Key: "k", Value: "'hello"}, Set, ValueField, BadValue, ""},
		{Fields{Key: "k", Value: "[1, 2"}, GetOrSet, ValueField, BadValue, ""},
		{Fields{Key: "k", Value: "1", Timeout: "soon"}, Set, TimeoutField, BadTimeout, ""},
		{Fields{Key: "k", Value: "1", Timeout: "'30'"}, Set, TimeoutField, BadTimeout, ""},
		{Fields{Key: "k", Timeout: "[1]"}, Touch, TimeoutField, BadTimeout, ""},
	} {
		line, p := c.fields.Line(c.action)
		if line != "" || p.Field != c.field || p.Kind != c.kind || p.Fix != c.fix {
			t.Errorf("%s of %+v: %q, %+v; want %s, %s, fix %q", c.action, c.fields, line, p, c.field, c.kind, c.fix)
		}
	}
}

// TestProblemSaysWhatToDo: quotes are no advice for what is no bare word.
func TestProblemSaysWhatToDo(t *testing.T) {
	for value, want := range map[string]string{"[1, 2": "end it with ]", "1+1": "write a finished value, not a computation"} {
		if _, p := (Fields{Key: "k", Value: value}).Line(Set); p.Hint != want || p.Fix != "" || (p.Text == "") != (value == "1+1") {
			t.Errorf("%s: %+v; want %q", value, p, want)
		}
	}
	if _, p := (Fields{Key: "k", Value: "1", Timeout: "abc"}).Line(Set); p.Text != "" {
		t.Errorf("a timeout: Python's %q stands below the sentence", p.Text)
	}
}

func TestTypingEndsProblem(t *testing.T) {
	m := New(Env{})
	m.Type(ValueField, "hello")
	m.Act(Set)
	if m.Problem().Kind != BadValue {
		t.Fatalf("the problem is %+v", m.Problem())
	}
	m.Type(KeyField, "k")
	if m.Problem().Kind != BadValue {
		t.Error("typing elsewhere took the problem away")
	}
	m.Fill(ValueField, m.Problem().Fix)
	if m.Problem().Kind != "" || m.Form().Value != "'hello'" || m.Restores() != 1 {
		t.Errorf("after the fix: %+v, %+v, %d", m.Problem(), m.Form(), m.Restores())
	}
}

func TestHistory(t *testing.T) {
	m := New(Env{})
	for _, line := range []string{"a", "b", "b"} {
		m.remember(line)
	}
	for _, want := range []string{"b", "a"} {
		if got, ok := m.Older("draft"); got != want || !ok {
			t.Errorf("older: %q, %v; want %q", got, ok, want)
		}
	}
	if _, ok := m.Older("draft"); ok {
		t.Error("there is something older than the oldest")
	}
	for _, want := range []string{"b", "draft"} {
		if got, ok := m.Newer(); got != want || !ok {
			t.Errorf("newer: %q, %v; want %q", got, ok, want)
		}
	}
	if _, ok := m.Newer(); ok {
		t.Error("there is something newer than the draft")
	}
	for range 2 * MaxHistory {
		m.remember("x")
		m.remember("y")
	}
	if n := len(m.console.history.lines); n != MaxHistory {
		t.Errorf("%d lines are kept, not %d", n, MaxHistory)
	}
}

func TestChangesAreToldOnce(t *testing.T) {
	m := New(Env{})
	told := 0
	m.OnChange(func() { told++ })
	m.Revs()
	before := m.Revs()
	for range 1000 {
		m.Type(KeyField, "k")
	}
	if told != 1 {
		t.Errorf("a burst was told %d times", told)
	}
	if after := m.Revs(); after[AreaForm] == before[AreaForm] || after[AreaLog] != before[AreaLog] {
		t.Errorf("before %v, after %v", before, after)
	}
	m.Type(KeyField, "l")
	if told != 2 {
		t.Errorf("the next change was told %d times", told-1)
	}
}

func TestRecover(t *testing.T) {
	m := New(Env{})
	func() {
		defer m.Recover()
		panic("oh no")
	}()
	if b := m.Banners(); len(b) != 1 || b[0].Kind != Broke || b[0].Text != "oh no" {
		t.Errorf("banners: %+v", b)
	}
}

// TestFillEntry: what a table shows of a value fills the form where it can be
// typed.
func TestFillEntry(t *testing.T) {
	m := New(Env{})
	for _, c := range []struct{ value, want string }{
		{"{'a': [1, 2]}", "{'a': [1, 2]}"}, {"'cut of…", "{'a': [1, 2]}"}, {"<object>", "{'a': [1, 2]}"}, {"None", "None"},
	} {
		m.FillEntry("k", c.value)
		if f := m.Form(); f.Key != "k" || f.Value != c.want {
			t.Errorf("%s: %+v", c.value, f)
		}
	}
}

func TestOneValueIsOpenAtATime(t *testing.T) {
	m := New(Env{})
	m.Open("memory", "t1", "", ":1:a", false)
	if !m.Opened("memory", "t1", "", ":1:a") || m.Opened("memory", "t2", "", ":1:a") {
		t.Error("not open")
	}
	m.Open("memory", "t1", "", ":1:b", false)
	if m.Opened("memory", "t1", "", ":1:a") || !m.Opened("memory", "t1", "", ":1:b") {
		t.Error("not the other")
	}
	m.Open("memory", "t1", "", ":1:b", false)
	if m.Opened("memory", "t1", "", ":1:b") {
		t.Error("still open")
	}
}
