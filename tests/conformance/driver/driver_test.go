package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"reflect"
	"strings"
	"testing"
	"time"

	"locmem/tests/conformance/tagged"
)

// parent is the other end of a conversation with a driver.
type parent struct {
	t       *testing.T
	to      *io.PipeWriter
	replies chan string
	ended   chan error
}

func start(t *testing.T) *parent {
	t.Helper()
	in, to := io.Pipe()
	from, out := io.Pipe()
	p := &parent{t: t, to: to, replies: make(chan string), ended: make(chan error, 1)}
	go func() {
		p.ended <- newDriver(in, out).serve()
		in.Close()
		out.Close()
	}()
	go func() {
		defer close(p.replies)
		lines := bufio.NewReader(from)
		for {
			line, err := lines.ReadString('\n')
			if err != nil {
				return
			}
			p.replies <- line
		}
	}()
	t.Cleanup(func() { to.Close() })
	return p
}

// say sends a line; hear waits for the next one.
func (p *parent) say(line string) {
	p.t.Helper()
	if _, err := io.WriteString(p.to, line+"\n"); err != nil {
		p.t.Fatalf("%s: %v", line, err)
	}
}

func (p *parent) hear() string {
	p.t.Helper()
	select {
	case line, ok := <-p.replies:
		if !ok {
			p.t.Fatal("the driver ended")
		}
		return line
	case <-time.After(30 * time.Second):
		p.t.Fatal("no answer")
	}
	return ""
}

// end closes the input and returns how the driver took it.
func (p *parent) end() error {
	p.to.Close()
	return <-p.ended
}

// same tells whether two lines are the same JSON. 1 and 1.0 differ, as they do
// in Python; lone surrogates count.
func same(t *testing.T, a, b string) bool {
	t.Helper()
	read := func(s string) any {
		d := json.NewDecoder(strings.NewReader(strings.ReplaceAll(s, `\u`, `\\u`)))
		d.UseNumber()
		var v any
		if err := d.Decode(&v); err != nil {
			t.Fatalf("%s: %v", s, err)
		}
		return v
	}
	return reflect.DeepEqual(read(a), read(b))
}

// TestConversation repeats a conversation that Django's side of the bridge had
// with an engine written in Python, line by line and in turn.
func TestConversation(t *testing.T) {
	data, err := os.ReadFile("testdata/conversation.txt")
	if err != nil {
		t.Fatal(err)
	}
	p := start(t)
	said, n := "", 0
	for _, line := range strings.Split(strings.TrimSpace(string(data)), "\n") {
		if ask, ok := strings.CutPrefix(line, "> "); ok {
			said = ask
			p.say(ask)
			continue
		}
		want := strings.TrimPrefix(line, "< ")
		if got := p.hear(); !same(t, got, want) {
			t.Errorf("to      %s\nwant    %s\ngot     %s", said, want, got)
		}
		n++
	}
	if err := p.end(); err != nil {
		t.Error(err)
	}
	if n < 100 {
		t.Errorf("only %d answers in the conversation", n)
	}
}

const options = `"location":"","options":{"timeout":{"t":"int","v":"300"},"max_entries":{"t":"int","v":"300"},` +
	`"cull_frequency":{"t":"int","v":"3"},"key_prefix":{"t":"str","v":""},"version":{"t":"int","v":"1"}}`

func TestWhatIsWrongInARequestIsAnAnswer(t *testing.T) {
	p := start(t)
	for _, c := range []struct{ ask, message string }{
		{`{"id":1,"op":"fly",` + options + `}`, `unknown op "fly"`},
		{`{"id":2,"callback_result":"gAVOLg=="}`, `unknown op ""`},
		{`{"id":3,"op":"get",` + options + `,"args":{"key":{"t":"ghost","v":"k"}}}`, `key: unknown tag "ghost"`},
		{`{"id":4,"op":"get","location":"","options":{"colour":{"t":"none"}},"args":{"key":{"t":"none"}}}`, `unknown option "colour"`},
	} {
		p.say(c.ask)
		var got struct {
			Error struct{ Type, Message string }
		}
		if err := json.Unmarshal([]byte(p.hear()), &got); err != nil {
			t.Fatal(err)
		}
		if got.Error.Type != "RuntimeError" || got.Error.Message != c.message {
			t.Errorf("%s\nanswered %+v", c.ask, got.Error)
		}
	}
	if err := p.end(); err != nil {
		t.Error(err)
	}
}

func TestWhatEndsTheConversation(t *testing.T) {
	const ask = `{"id":7,"op":"get_or_set",` + options + `,"args":{"key":{"t":"str","v":"k"}}}`
	for _, c := range []struct {
		name, line, want string
	}{
		{"garbage", "garbage", "not a message"},
		{"a pair of one", `{"id":1,"op":"set_many","args":{"data":[[{"t":"none"}]]}}`, "not a message: 1 parts of a pair"},
		{"the wrong callback", ask + "\n" + `{"id":8,"callback_result":""}`, "callback of request 7 answered as 8"},
		{"garbage in a callback", ask + "\n?", "not a message"},
		{"the end in a callback", ask, io.ErrUnexpectedEOF.Error()},
		{"the end in a callback of a callback", ask + "\n" + strings.Replace(ask, "7", "8", 1), io.ErrUnexpectedEOF.Error()},
	} {
		err := newDriver(strings.NewReader(c.line), io.Discard).serve()
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: ended with %v, want %s", c.name, err, c.want)
		}
	}
}

func TestLastLineWithoutAnEnd(t *testing.T) {
	var out strings.Builder
	if err := newDriver(strings.NewReader(`{"id":1,"op":"hello"}`), &out).serve(); err != nil {
		t.Fatal(err)
	}
	if want := `{"id":1,"result":{"engine":"locmem","protocol":1}}` + "\n"; out.String() != want {
		t.Errorf("got %s", out.String())
	}
}

func TestLargeValuesStayWhatTheyAre(t *testing.T) {
	p := start(t)
	pickle := strings.Repeat("abcdefgh", 1<<18) // 2 MB of base64, and no pickle at all
	key := string(tagged.AppendText(nil, "\xed\xa0\x80"))
	p.say(fmt.Sprintf(`{"id":1,"op":"set",%s,"args":{"key":{"t":"str","v":%s},"value":"%s"}}`, options, key, pickle))
	if got := p.hear(); !same(t, got, `{"id":1,"result":null}`) {
		t.Fatalf("set: %.200s", got)
	}
	p.say(fmt.Sprintf(`{"id":2,"op":"get",%s,"args":{"key":{"t":"str","v":%s}}}`, options, key))
	if got := p.hear(); !same(t, got, `{"id":2,"result":{"found":true,"value":"`+pickle+`"}}`) {
		t.Fatalf("get: %.200s", got)
	}
}
