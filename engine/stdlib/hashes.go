package stdlib

import (
	"encoding/base64"
	"encoding/hex"
	"hash/crc32"
	"strings"

	"locmem/engine/hashes"
	"locmem/engine/py"
	"locmem/engine/script"
)

func init() {
	native["hashlib"] = hashlib
	native["base64"] = bases
	native["hmac"] = func(*script.Interp) map[string]py.Value {
		return script.Funcs(script.Func("compare_digest 2 2", sameDigest))
	}
	native["zlib"] = func(*script.Interp) map[string]py.Value {
		return script.Funcs(script.Func("crc32 1 2", func(a *script.Args) (py.Value, error) {
			b, err := data(a.In, a.Pos[0])
			if err != nil {
				return nil, err
			}
			start, err := script.Integer(a.Get(1, py.Int(0)))
			return py.Int(crc32.Update(uint32(start), crc32.IEEETable, b)), err
		}))
	}
}

// digest is a hash object. It keeps what it was given.
type digest struct {
	name string
	hashes.Hash
	fed []byte
}

func hashlib(*script.Interp) map[string]py.Value {
	var list []py.Value
	set := &py.Set{}
	for name, h := range hashes.ByName {
		_ = set.Add(py.Str(name))
		if strings.HasPrefix(name, "blake2") {
			list = append(list, script.Func(name+" 0 6 _ digest_size key salt person usedforsecurity", func(a *script.Args) (py.Value, error) {
				return newBLAKE2(a, name, h)
			}))
			continue
		}
		list = append(list, script.Func(name+" 0 2 string usedforsecurity", func(a *script.Args) (py.Value, error) {
			return newDigest(a.In, name, h, a.Get(0, py.Bytes("")))
		}))
	}
	list = append(list, script.Func("new 1 3 name data usedforsecurity", func(a *script.Args) (py.Value, error) {
		name, err := text(a.In, a.Pos[0], "new() argument 'name' must be str, not ")
		if err != nil {
			return nil, err
		}
		h, ok := hashes.ByName[strings.ToLower(name)]
		if !ok {
			return nil, script.ValueError("unsupported hash type " + name)
		}
		return newDigest(a.In, strings.ToLower(name), h, a.Get(1, py.Bytes("")))
	}))
	names := script.Funcs(list...)
	names["algorithms_available"], names["algorithms_guaranteed"] = set, set
	return names
}

func newDigest(in *script.Interp, name string, h hashes.Hash, v py.Value) (py.Value, error) {
	d := &digest{name: name, Hash: h}
	if err := d.update(in, v); err != nil {
		return nil, err
	}
	return script.NewObject("_hashlib.HASH", "<"+name+" _hashlib.HASH object @ 0x7f3c9a2e4000>", d), nil
}

// newBLAKE2 has what other hashes have not: a size, a key, a salt and a person.
func newBLAKE2(a *script.Args, name string, h hashes.Hash) (py.Value, error) {
	size, err := script.Integer(a.Get(1, py.Int(h.Size)))
	if err != nil {
		return nil, err
	}
	if size < 1 || size > h.Size {
		return nil, script.ValueError("digest_size must be between 1 and " + itoa(h.Size) + " bytes")
	}
	p := hashes.Parameters{Size: size}
	for i, part := range []struct {
		name string
		to   *[]byte
		most int
	}{{"key", &p.Key, h.Size}, {"salt", &p.Salt, h.Size / 4}, {"person", &p.Person, h.Size / 4}} {
		if *part.to, err = data(a.In, a.Get(2+i, py.Bytes(""))); err != nil {
			return nil, err
		}
		if len(*part.to) > part.most {
			return nil, script.ValueError("maximum " + part.name + " length is " + itoa(part.most) + " bytes")
		}
	}
	blake := hashes.BLAKE2b
	if h.Size == 32 {
		blake = hashes.BLAKE2s
	}
	return newDigest(a.In, name, hashes.Hash{Size: size, BlockSize: h.BlockSize, Sum: func(b []byte) []byte { return blake(p, b) }}, a.Get(0, py.Bytes("")))
}

func (d *digest) update(in *script.Interp, v py.Value) error {
	if _, ok := script.Plain(v).(py.Str); ok {
		return script.TypeError("Strings must be encoded before hashing")
	}
	b, err := data(in, v)
	if e, ok := err.(*py.Error); ok && e.Type == "TypeError" {
		return script.TypeError("object supporting the buffer API required")
	}
	if err != nil {
		return err
	}
	if err := in.Fits(len(d.fed)+len(b), 1); err != nil {
		return err
	}
	d.fed = append(d.fed, b...)
	return nil
}

// result is the hash of what the object was given.
func (d *digest) result(in *script.Interp) ([]byte, error) {
	if err := in.Work(len(d.fed)>>3 + 8); err != nil {
		return nil, err
	}
	return d.Sum(d.fed), nil
}

// Attr is a method or a field of a hash object.
func (d *digest) Attr(in *script.Interp, name string) (py.Value, error) {
	switch name {
	case "name":
		return py.Str(d.name), nil
	case "digest_size":
		return py.Int(d.Size), nil
	case "block_size":
		return py.Int(d.BlockSize), nil
	case "update":
		return script.Func("!update 1 1", func(a *script.Args) (py.Value, error) { return py.None, d.update(a.In, a.Pos[0]) }), nil
	case "digest":
		return script.Func("digest 0 0", func(a *script.Args) (py.Value, error) {
			b, err := d.result(a.In)
			return py.Bytes(b), err
		}), nil
	case "hexdigest":
		return script.Func("hexdigest 0 0", func(a *script.Args) (py.Value, error) {
			b, err := d.result(a.In)
			return py.Str(hex.EncodeToString(b)), err
		}), nil
	case "copy":
		return script.Func("copy 0 0", func(a *script.Args) (py.Value, error) {
			return newDigest(a.In, d.name, d.Hash, py.Bytes(d.fed))
		}), nil
	}
	return nil, nil
}

func sameDigest(a *script.Args) (py.Value, error) {
	x, ok := script.Plain(a.Pos[0]).(py.Str)
	y, ok2 := script.Plain(a.Pos[1]).(py.Str)
	if ok && ok2 {
		for _, c := range []byte(x + y) {
			if c >= 0x80 {
				return nil, script.TypeError("comparing strings with non-ASCII characters is not supported")
			}
		}
		return py.Bool(x == y), a.In.Work(len(x) >> 4)
	}
	b, err := data(a.In, a.Pos[0])
	if err != nil {
		return nil, err
	}
	c, err := data(a.In, a.Pos[1])
	return py.Bool(string(b) == string(c)), err
}

// encoded is the text that an encoding makes, as bytes.
func encoded(spec string, encode func([]byte) string) py.Value {
	return script.Func(spec, func(a *script.Args) (py.Value, error) { return encodedBy(a, encode) })
}

// encodedBy is the first argument in another alphabet.
func encodedBy(a *script.Args, encode func([]byte) string) (py.Value, error) {
	b, err := data(a.In, a.Pos[0])
	if err == nil {
		err = a.In.Fits(2*len(b), 1)
	}
	if err != nil {
		return nil, err
	}
	return py.Bytes(encode(b)), nil
}

// altChars are the two characters in the place of + and /, "" for none.
func altChars(a *script.Args) (string, error) {
	if !a.Has(1) || a.Pos[1] == py.None {
		return "", nil
	}
	s, err := encodedText(a.In, a.Pos[1])
	if err == nil && len(s) != 2 {
		err = script.Raise("AssertionError", py.Repr(a.Pos[1]))
	}
	return s, err
}

// encodedText are the bytes of a str in ASCII or of bytes.
func encodedText(in *script.Interp, v py.Value) (string, error) {
	if s, ok := script.Plain(v).(py.Str); ok {
		for i := range s {
			if s[i] >= 0x80 {
				return "", script.ValueError("string argument should contain only ASCII characters")
			}
		}
		return string(s), in.Work(len(s) >> 5)
	}
	b, err := data(in, v)
	if e, ok := err.(*py.Error); ok && e.Type == "TypeError" {
		return "", script.TypeError("argument should be a bytes-like object or ASCII string, not '" + py.FullName(v) + "'")
	}
	return string(b), err
}

func bases(*script.Interp) map[string]py.Value {
	binascii := binasciiError().Value()
	names := script.Funcs(
		script.Func("b64encode 1 2 s altchars", func(a *script.Args) (py.Value, error) {
			alt, err := altChars(a)
			if err != nil {
				return nil, err
			}
			return encodedBy(a, func(b []byte) string {
				text := base64.StdEncoding.EncodeToString(b)
				if alt != "" {
					text = strings.NewReplacer("+", alt[:1], "/", alt[1:]).Replace(text)
				}
				return text
			})
		}),
		encoded("standard_b64encode 1 1 s", base64.StdEncoding.EncodeToString),
		encoded("urlsafe_b64encode 1 1 s", base64.URLEncoding.EncodeToString),
		encoded("b16encode 1 1 s", func(b []byte) string { return strings.ToUpper(hex.EncodeToString(b)) }),
		script.Func("b64decode 1 3 s altchars validate", func(a *script.Args) (py.Value, error) {
			strict, err := a.In.Truth(a.Get(2, py.Bool(false)))
			if err != nil {
				return nil, err
			}
			alt, err := altChars(a)
			if err != nil {
				return nil, err
			}
			return decode64(a, alt, strict)
		}),
		script.Func("standard_b64decode 1 1 s", func(a *script.Args) (py.Value, error) { return decode64(a, "", false) }),
		script.Func("urlsafe_b64decode 1 1 s", func(a *script.Args) (py.Value, error) { return decode64(a, "-_", false) }),
		script.Func("b16decode 1 2 s casefold", func(a *script.Args) (py.Value, error) {
			s, err := encodedText(a.In, a.Pos[0])
			if err != nil {
				return nil, err
			}
			fold, err := a.In.Truth(a.Get(1, py.Bool(false)))
			if err != nil {
				return nil, err
			}
			b, bad := hex.DecodeString(s)
			if bad != nil || strings.ToUpper(s) != s && !fold {
				return nil, script.RaiseOf(binasciiError(), py.Str("Non-base16 digit found"))
			}
			return py.Bytes(b), nil
		}))
	names["_Error"] = binascii
	return names
}

var binasciiError = sharedClass(func() *script.Class { return script.NewException("Error", "binascii", "ValueError") })

// decode64 reads base64 as CPython does: what is no digit is skipped unless
// strict, and what follows the padding as well.
func decode64(a *script.Args, alt string, strict bool) (py.Value, error) {
	s, err := encodedText(a.In, a.Pos[0])
	if err != nil {
		return nil, err
	}
	const digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
	var out []byte
	var bits, n, pads, count uint
	for i := range len(s) {
		c := s[i]
		if at := strings.IndexByte(alt, c); at >= 0 {
			c = "+/"[at]
		}
		if c == '=' {
			pads++
			if n%4 >= 2 && n%4+pads >= 4 {
				if strict && i+1 < len(s) {
					return nil, script.RaiseOf(binasciiError(), py.Str("Excess data after padding"))
				}
				return py.Bytes(out), a.In.Fits(len(out), 1)
			}
			continue
		}
		v := strings.IndexByte(digits, c)
		if v < 0 {
			if strict {
				return nil, script.RaiseOf(binasciiError(), py.Str("Only base64 data is allowed"))
			}
			continue
		}
		pads = 0
		bits = bits<<6 | uint(v)
		if n++; n%4 != 1 {
			count = []uint{0, 0, 4, 2}[n%4]
			out = append(out, byte(bits>>count))
		}
	}
	switch n % 4 {
	case 0:
		return py.Bytes(out), a.In.Fits(len(out), 1)
	case 1:
		return nil, script.RaiseOf(binasciiError(), py.Str("Invalid base64-encoded string: number of data characters ("+itoa(int(n))+") cannot be 1 more than a multiple of 4"))
	}
	return nil, script.RaiseOf(binasciiError(), py.Str("Incorrect padding"))
}
