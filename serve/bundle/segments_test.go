package bundle

import (
	"bytes"
	"testing"

	"pgregory.net/rapid"
)

// memory is what a program starts with.
func memory(t interface{ Fatal(...any) }, program []byte) map[int64]byte {
	at := map[int64]byte{}
	rest := program[8:]
	for len(rest) > 0 {
		size, n := uint64(rest[1]), 1
		for shift := uint(7); rest[n] >= 0x80; shift += 7 {
			n++
			size = size&(1<<shift-1) | uint64(rest[n])<<shift
		}
		if rest[0] == 11 {
			list, err := readSegments(rest[1+n:][:size])
			if err != nil {
				t.Fatal(err)
			}
			for _, s := range list {
				for i, c := range s.data {
					if c != 0 {
						at[s.at+int64(i)] = c
					}
				}
			}
		}
		rest = rest[1+n+int(size):]
	}
	return at
}

// program is one with a section before its data and one behind.
func program(list []segment) []byte {
	body := writeSegments(list)
	out := []byte("\x00asm\x01\x00\x00\x00\x01\x02ab\x0b")
	n := len(body)
	for ; n >= 0x80; n >>= 7 {
		out = append(out, byte(n)|0x80)
	}
	out = append(append(out, byte(n)), body...)
	return append(out, "\x00\x03xyz"...)
}

func TestJoinedSegmentsKeepTheMemory(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var list []segment
		at := int64(rapid.IntRange(0, 1<<20).Draw(t, "start"))
		for range rapid.IntRange(0, 20).Draw(t, "segments") {
			at += int64(rapid.IntRange(0, 3*smallGap).Draw(t, "gap"))
			data := rapid.SliceOfN(rapid.Byte(), 1, 200).Draw(t, "data")
			list = append(list, segment{at, data})
			at += int64(len(data))
		}
		before := program(list)
		after, err := rewriteData(before, func([]byte) {})
		if err != nil {
			t.Fatal(err)
		}
		was, is := memory(t, before), memory(t, after)
		if len(was) != len(is) {
			t.Fatalf("%d bytes that are not zero became %d", len(was), len(is))
		}
		for a, c := range was {
			if is[a] != c {
				t.Fatalf("byte %d was %d and is %d", a, c, is[a])
			}
		}
		again, err := rewriteData(after, func([]byte) {})
		if err != nil || !bytes.Equal(again, after) {
			t.Fatalf("joining twice is not joining once: %v", err)
		}
	})
}

func TestOnlyFewZerosAreJoined(t *testing.T) {
	list := []segment{{100, []byte("a")}, {101 + smallGap - 1, []byte("b")}, {102 + 2*smallGap, []byte("c")}}
	got := segmentsOf(memoryOf(list))
	if len(got) != 2 || got[0].at != 100 || len(got[0].data) != smallGap+1 || got[1].at != 102+2*smallGap {
		t.Errorf("joined %v", got)
	}
}

func TestDamagedProgramsAreRefused(t *testing.T) {
	whole := program([]segment{{5, []byte("data")}})
	for _, bad := range [][]byte{nil, whole[:4], whole[:14], whole[:len(whole)-2],
		bytes.Replace(whole, []byte{0, 0x41, 5}, []byte{1, 0x41, 5}, 1)} {
		if _, err := rewriteData(bad, func([]byte) {}); err == nil {
			t.Errorf("%q is taken for a program", bad)
		}
	}
}
