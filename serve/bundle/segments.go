package bundle

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
)

// segment is a piece of the program's first memory.
type segment struct {
	at   int64
	data []byte
}

// rewriteData returns the program with another first memory: the one that edit
// makes of it, in as few segments as pay.
func rewriteData(program []byte, edit func(memory []byte)) ([]byte, error) {
	const header, dataSection = 8, 11
	if len(program) < header {
		return nil, errors.New("this is no WebAssembly program")
	}
	out := bytes.NewBuffer(program[:header:header])
	for rest := program[header:]; len(rest) > 0; {
		size, n := binary.Uvarint(rest[1:])
		if n <= 0 || uint64(len(rest)-1-n) < size {
			return nil, fmt.Errorf("section %d of the program is cut off", rest[0])
		}
		whole := rest[:1+n+int(size)]
		rest = rest[len(whole):]
		if whole[0] != dataSection {
			out.Write(whole)
			continue
		}
		segments, err := readSegments(whole[1+n:])
		if err != nil {
			return nil, err
		}
		memory := memoryOf(segments)
		edit(memory)
		body := writeSegments(segmentsOf(memory))
		out.WriteByte(dataSection)
		out.Write(binary.AppendUvarint(nil, uint64(len(body))))
		out.Write(body)
	}
	return out.Bytes(), nil
}

// smallGap is the number of zero bytes between two pieces of data from which a
// segment of its own pays.
//
// Go's linker leaves out every run of eight zero bytes and more, and writes the
// data of the program in as many segments as browsers allow, 100,000. The zeros
// would compress to nearly nothing; the heads of the segments do not: with 36
// the program is 122,000 bytes smaller over the wire.
const smallGap = 36

// segmentsOf cuts memory where there are many zeros.
func segmentsOf(memory []byte) (list []segment) {
	for at := 0; at < len(memory); {
		if memory[at] == 0 {
			at++
			continue
		}
		end, zeros := at, 0
		for i := at; i < len(memory) && zeros < smallGap; i++ {
			if memory[i] == 0 {
				zeros++
			} else {
				end, zeros = i+1, 0
			}
		}
		list = append(list, segment{int64(at), memory[at:end]})
		at = end
	}
	return list
}

// memoryOf is what the program starts with.
func memoryOf(list []segment) []byte {
	var size int64
	for _, s := range list {
		size = max(size, s.at+int64(len(s.data)))
	}
	memory := make([]byte, size)
	for _, s := range list {
		copy(memory[s.at:], s.data)
	}
	return memory
}

// The bytes of a segment's head: memory 0, i32.const with its place, end.
const (
	memoryZero = 0x00
	i32Const   = 0x41
	endOfInit  = 0x0b
)

// memoryLimit is what WebAssembly can address.
const memoryLimit = 1 << 32

var errSegment = errors.New("the program's data has a segment of a kind that Go's linker does not write")

func readSegments(section []byte) ([]segment, error) {
	count, n := binary.Uvarint(section)
	if n <= 0 {
		return nil, errSegment
	}
	section = section[n:]
	var list []segment
	for range count {
		if len(section) < 2 || section[0] != memoryZero || section[1] != i32Const {
			return nil, errSegment
		}
		at, n := signed(section[2:])
		if section = section[2+n:]; n == 0 || at < 0 || at >= memoryLimit || len(section) == 0 || section[0] != endOfInit {
			return nil, errSegment
		}
		size, n := binary.Uvarint(section[1:])
		if n <= 0 || uint64(len(section)-1-n) < size {
			return nil, errSegment
		}
		data := section[1+n:][:size]
		section = section[1+n+int(size):]
		list = append(list, segment{at, data})
	}
	return list, nil
}

func writeSegments(list []segment) []byte {
	out := binary.AppendUvarint(nil, uint64(len(list)))
	for _, s := range list {
		out = append(out, memoryZero, i32Const)
		out = appendSigned(out, s.at)
		out = append(out, endOfInit)
		out = binary.AppendUvarint(out, uint64(len(s.data)))
		out = append(out, s.data...)
	}
	return out
}

// signed reads a number as WebAssembly writes an i32 (signed LEB128), and says
// how many bytes it took; 0: the bytes end too early.
func signed(b []byte) (x int64, n int) {
	for shift := uint(0); n < len(b) && shift < 64; {
		c := b[n]
		n++
		x |= int64(c&0x7f) << shift
		if shift += 7; c < 0x80 {
			if c&0x40 != 0 && shift < 64 {
				x |= -1 << shift
			}
			return x, n
		}
	}
	return 0, 0
}

func appendSigned(b []byte, x int64) []byte {
	for {
		c := byte(x & 0x7f)
		if x >>= 7; x == 0 && c&0x40 == 0 || x == -1 && c&0x40 != 0 {
			return append(b, c)
		}
		b = append(b, c|0x80)
	}
}
