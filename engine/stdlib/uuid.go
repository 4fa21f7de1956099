package stdlib

import (
	"encoding/hex"
	"slices"
	"strings"

	"locmem/engine/hashes"
	"locmem/engine/py"
	"locmem/engine/script"
)

func init() {
	native["uuid"] = uuids
	script.Builtin("UUID").Construct("UUID 0 6 hex bytes bytes_le fields int version", newUUID)
}

func uuids(*script.Interp) map[string]py.Value {
	names := script.Funcs(
		script.Func("uuid4 0 0", func(a *script.Args) (py.Value, error) { return version(randomBytes(a.In, 16), 4), nil }),
		script.Func("uuid1 0 2 node clock_seq", uuid1),
		script.Func("uuid3 2 2 namespace name", func(a *script.Args) (py.Value, error) {
			return named(a, 3, hashes.MD5)
		}),
		script.Func("uuid5 2 2 namespace name", func(a *script.Args) (py.Value, error) {
			return named(a, 5, hashes.SHA1)
		}),
		script.Func("getnode 0 0", func(*script.Args) (py.Value, error) { return py.Int(0x0242ac110002), nil }))
	names["UUID"] = script.Builtin("UUID").Value()
	for name, n := range map[string]string{"DNS": "0", "URL": "1", "OID": "2", "X500": "4"} {
		b, _ := hex.DecodeString(strings.Replace("6ba7b81?9dad11d180b400c04fd430c8", "?", n, 1))
		names["NAMESPACE_"+name] = py.UUID(b)
	}
	return names
}

// version makes a UUID of random or hashed bytes.
func version(b []byte, v byte) py.Value {
	u := py.UUID(b[:16])
	u[6], u[8] = u[6]&0x0f|v<<4, u[8]&0x3f|0x80
	return u
}

func named(a *script.Args, v byte, hash func([]byte) []byte) (py.Value, error) {
	space, ok := a.Pos[0].(py.UUID)
	if !ok {
		return nil, script.Raise("AttributeError", "'"+py.FullName(a.Pos[0])+"' object has no attribute 'bytes'")
	}
	name, err := text(a.In, a.Pos[1], "the name of a UUID must be a str, not ")
	if err != nil {
		return nil, err
	}
	return version(hash(append(space[:], name...)), v), nil
}

// uuid1 has the World's time and chance for what a machine would add.
func uuid1(a *script.Args) (py.Value, error) {
	ticks := uint64(a.In.Now()*1e7) + 0x01b21dd213814000
	b := randomBytes(a.In, 16)
	copy(b[10:], "\x02\x42\xac\x11\x00\x02")
	for i, shift := range []int{24, 16, 8, 0, 40, 32, 56, 48} {
		b[i] = byte(ticks >> shift)
	}
	return version(b, 1), nil
}

// newUUID is uuid.UUID(...).
func newUUID(a *script.Args) (py.Value, error) {
	u, err := readUUID(a)
	if err != nil || !a.Has(5) || a.Pos[5] == py.None {
		return u, err
	}
	n, err := script.Integer(a.Pos[5])
	switch {
	case err != nil:
		return nil, err
	case n < 1 || n > 8:
		return nil, script.ValueError("illegal version number")
	}
	b := u.(py.UUID)
	return version(b[:], byte(n)), nil
}

func readUUID(a *script.Args) (py.Value, error) {
	if b, ok := script.Plain(a.Get(1, py.None)).(py.Bytes); ok {
		if len(b) != 16 {
			return nil, script.ValueError("bytes is not a 16-char string")
		}
		return py.UUID([]byte(b)), nil
	}
	if b, ok := script.Plain(a.Get(2, py.None)).(py.Bytes); ok {
		if len(b) != 16 {
			return nil, script.ValueError("bytes_le is not a 16-char string")
		}
		u := py.UUID([]byte(b))
		slices.Reverse(u[:4])
		slices.Reverse(u[4:6])
		slices.Reverse(u[6:8])
		return u, nil
	}
	if n, ok := py.Big(a.Get(4, py.None)); ok {
		if n.Sign() < 0 || n.BitLen() > 128 {
			return nil, script.ValueError("int is out of range (need a 128-bit value)")
		}
		var u py.UUID
		n.FillBytes(u[:])
		return u, nil
	}
	if !a.Has(0) {
		return nil, script.TypeError("one of the hex, bytes, bytes_le, fields, or int arguments must be given")
	}
	s, err := text(a.In, a.Pos[0], "the playground makes a UUID of a str, not ")
	if err != nil {
		return nil, err
	}
	data, bad := hex.DecodeString(strings.NewReplacer("urn:", "", "uuid:", "", "-", "", "{", "", "}", "").Replace(s))
	if bad != nil || len(data) != 16 {
		return nil, script.ValueError("badly formed hexadecimal UUID string")
	}
	return py.UUID(data), nil
}
