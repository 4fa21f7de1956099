// Package trace reads and replays traces in the format locmem-trace/1, which
// were recorded from real Django.
package trace

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"

	"locmem/tests/conformance/tagged"
)

// Header is the first line of a suite.
type Header struct {
	Format string `json:"format"`
	Kind   string `json:"kind"`
	Set    string `json:"set"`
	Suite  string `json:"suite"`
	Traces int    `json:"traces"`
}

// Trace is one independent story: caches, steps, and what they must do.
type Trace struct {
	Name     string          `json:"name"`
	Doc      string          `json:"doc"`
	Features []string        `json:"features"`
	Clock    float64         `json:"clock"`
	Caches   json.RawMessage `json:"caches"` // ordered, see settings
	Steps    []Step          `json:"steps"`
	Blobs    []Blob          `json:"blobs"`
}

// Step is one call or one move of the clock.
type Step struct {
	Op     string                   `json:"op"`
	Alias  string                   `json:"alias"`
	Args   map[string]*tagged.Value `json:"args"`
	Now    *float64                 `json:"now"`
	Expect *Expect                  `json:"expect"`
}

// Expect is what a step must do.
type Expect struct {
	Value *tagged.Value `json:"value"`
	Error *struct {
		Type    string      `json:"type"`
		Message tagged.Text `json:"message"`
	} `json:"error"`
	Calls    *int `json:"calls"`
	Warnings []struct {
		Category string `json:"category"`
		Message  string `json:"message"`
	} `json:"warnings"`
	Store map[string][]Row `json:"store"`
}

// Row is an entry of the store: full key, expiry, index of its blob.
type Row struct {
	Key    string
	Expiry json.RawMessage
	Blob   int
}

// UnmarshalJSON reads the three-element array that a row is.
func (r *Row) UnmarshalJSON(data []byte) error {
	return unmarshalAll(data, (*tagged.Text)(&r.Key), &r.Expiry, &r.Blob)
}

func unmarshalAll(data []byte, into ...any) error {
	var parts []json.RawMessage
	if err := json.Unmarshal(data, &parts); err != nil {
		return err
	}
	if len(parts) != len(into) {
		return fmt.Errorf("%d parts where %d are due: %s", len(parts), len(into), data)
	}
	for i, p := range parts {
		if err := json.Unmarshal(p, into[i]); err != nil {
			return err
		}
	}
	return nil
}

// Blob is a stored value and, mostly, its pickle.
type Blob struct {
	Value  *tagged.Value `json:"value"`
	Exact  bool          `json:"exact"`
	Pickle string        `json:"pickle"` // hex
	SHA256 string        `json:"sha256"`
	Len    int           `json:"len"`
}

// maxLine bounds a line; traces reach 50 kB.
const maxLine = 64 << 20

// Read reads a suite.
func Read(r io.Reader) (Header, []Trace, error) {
	var h Header
	lines := bufio.NewScanner(r)
	lines.Buffer(make([]byte, 0, 1<<16), maxLine)
	if !lines.Scan() {
		return h, nil, fmt.Errorf("line 1: no header: %v", lines.Err())
	}
	if err := json.Unmarshal(lines.Bytes(), &h); err != nil {
		return h, nil, fmt.Errorf("line 1: %w", err)
	}
	if h.Format != "locmem-trace/1" || h.Kind != "header" {
		return h, nil, fmt.Errorf("line 1: not the header of a locmem-trace/1 file")
	}
	var traces []Trace
	for n := 2; lines.Scan(); n++ {
		if len(lines.Bytes()) == 0 {
			continue
		}
		var t Trace
		if err := json.Unmarshal(lines.Bytes(), &t); err != nil {
			return h, nil, fmt.Errorf("line %d: %w", n, err)
		}
		traces = append(traces, t)
	}
	return h, traces, lines.Err()
}
