package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"locmem/engine"
	"locmem/engine/py"
	"locmem/engine/syntax"
	"locmem/tests/conformance/tagged"
)

// driver is the child's side of the conversation. It is one goroutine: a
// request that comes inside a callback is served on the stack of the first.
type driver struct {
	in      *bufio.Reader
	out     *bufio.Writer
	clock   *engine.ManualClock
	process *engine.Process
	broken  error // why the conversation cannot go on
}

func newDriver(in io.Reader, out io.Writer) *driver {
	d := &driver{in: bufio.NewReaderSize(in, 1<<16), out: bufio.NewWriter(out), clock: engine.NewManualClock(0)}
	d.reset()
	return d
}

// reset drops all stores.
func (d *driver) reset() { d.process = engine.NewProcess("driver", 1, d.clock) }

// message is a line from the parent: a request, or the answer to a callback.
type message struct {
	ID       json.RawMessage          `json:"id"`
	Op       string                   `json:"op"`
	Now      *float64                 `json:"now"`
	Location tagged.Text              `json:"location"`
	Options  map[string]*tagged.Value `json:"options"`
	Args     arguments                `json:"args"`
	Params   map[string]*tagged.Value `json:"params"`

	CallbackResult []byte `json:"callback_result"`
	CallbackError  bool   `json:"callback_error"`
}

// The lines to the parent. A pickle in a result is a []byte, which JSON writes
// as base64.
type (
	reply struct {
		ID       json.RawMessage `json:"id"`
		Result   any             `json:"result"`
		Warnings []tagged.Text   `json:"warnings,omitempty"`
	}
	refusal struct {
		ID       json.RawMessage `json:"id"`
		Warnings []tagged.Text   `json:"warnings,omitempty"`
		Error    failure         `json:"error"`
	}
	question struct {
		ID       json.RawMessage `json:"id"`
		Callback string          `json:"callback"`
	}
)

type failure struct {
	Type    string      `json:"type"`
	Message tagged.Text `json:"message"`
}

// serve answers requests until the input ends.
func (d *driver) serve() error {
	for {
		m, err := d.receive()
		if err == io.EOF {
			return nil
		}
		if err == nil {
			err = d.answer(m)
		}
		if err != nil {
			return err
		}
	}
}

// receive reads a message and sets the clock to the parent's.
func (d *driver) receive() (*message, error) {
	line, err := d.in.ReadBytes('\n')
	if err == io.EOF && len(bytes.TrimSpace(line)) > 0 {
		err = nil // a last line without an end is a line
	}
	if err != nil {
		return nil, err
	}
	m := &message{}
	if err := json.Unmarshal(line, m); err != nil {
		return nil, fmt.Errorf("not a message: %w", err)
	}
	if m.Now != nil {
		d.clock.Set(*m.Now)
	}
	return m, nil
}

// send writes a line at once: the parent waits for it.
func (d *driver) send(v any) error {
	lines := json.NewEncoder(d.out)
	lines.SetEscapeHTML(false)
	if err := lines.Encode(v); err != nil {
		return err
	}
	return d.out.Flush()
}

// answer serves one request. Its error ends the conversation; what fails in
// the engine is an answer.
func (d *driver) answer(m *message) error {
	c := &call{d: d, m: m}
	result, err := c.do()
	switch {
	case d.broken != nil:
		return d.broken
	case err != nil:
		return d.send(refusal{m.ID, c.warnings, failed(err)})
	}
	return d.send(reply{m.ID, result, c.warnings})
}

func failed(err error) failure {
	var raised *py.Error
	if !errors.As(err, &raised) {
		return failure{Type: "RuntimeError", Message: tagged.Text(err.Error())}
	}
	message := raised.Message
	if raised.Type == "KeyError" { // its text is the repr of the key, the parent wants the key
		if key, err := syntax.Literal(message); err == nil {
			message = py.Text(key)
		}
	}
	return failure{Type: raised.Type, Message: tagged.Text(message)}
}

// errCallback tells the parent that the engine gave up as its callback did.
var errCallback = &py.Error{Type: "CallbackError"}

// callback asks the parent for the default of the request id, serving what the
// parent's callable asks for meanwhile. The engine holds no lock here.
func (d *driver) callback(id json.RawMessage) ([]byte, error) {
	if d.broken = d.send(question{id, "default"}); d.broken != nil {
		return nil, d.broken
	}
	for {
		m, err := d.receive()
		switch {
		case err == io.EOF:
			d.broken = io.ErrUnexpectedEOF
		case err != nil:
			d.broken = err
		case m.Op != "":
			d.broken = d.answer(m)
		case !bytes.Equal(m.ID, id):
			d.broken = fmt.Errorf("callback of request %s answered as %s", id, m.ID)
		case m.CallbackError:
			return nil, errCallback
		default:
			return m.CallbackResult, nil
		}
		if d.broken != nil {
			return nil, d.broken
		}
	}
}
