package engine

import (
	"errors"
	"testing"

	"locmem/engine/py"
)

// raw keeps the bytes it is given and refuses everything else.
type raw struct{}

var errRaw = errors.New("not bytes")

func (raw) Marshal(v py.Value) ([]byte, error) {
	b, ok := v.(*py.ByteArray)
	if !ok {
		return nil, errRaw
	}
	return b.Data, nil
}

func (raw) Unmarshal(data []byte) (py.Value, error) { return &py.ByteArray{Data: data}, nil }

func TestCodecsShareALocation(t *testing.T) {
	p := NewProcess("t1", 1, NewManualClock(1000))
	pickled, _ := p.Open("default", Options{})
	opaque, _ := p.Open("opaque", Options{Codec: raw{}})
	const five = "\x80\x05K\x05."
	if err := opaque.Set(K("n"), &py.ByteArray{Data: []byte(five)}, Timeout{}); err != nil {
		t.Fatal(err)
	}
	if v, err := pickled.Incr(K("n"), py.Int(1)); err != nil || v != py.Int(6) {
		t.Fatalf("incr of bytes that another codec stored: %v, %v", v, err)
	}
	v, _, err := opaque.Get(K("n"))
	if b, ok := v.(*py.ByteArray); err != nil || !ok || string(b.Data) != "\x80\x05K\x06." {
		t.Fatalf("got %v, %v", v, err)
	}
}

func TestCodecThatRefusesLeavesTheStoreAlone(t *testing.T) {
	c, _, _ := newCache(t, Options{Codec: raw{}, MaxEntries: py.Int(1), CullFrequency: py.Int(1)})
	mustSet(t, c, "kept", &py.ByteArray{Data: []byte("x")}, Timeout{})
	if err := c.Set(K("k"), py.Int(1), Timeout{}); err != errRaw {
		t.Errorf("set: %v", err)
	}
	if _, err := c.Add(K("kept"), py.Int(1), Timeout{}); err != errRaw {
		t.Errorf("add to a key that is there: %v (rule V2)", err)
	}
	if got := memory(c); len(got) != 1 || got[0] != ":1:kept" {
		t.Errorf("in memory: %q", got)
	}
}
