package stdlib

import (
	"math"
	"path"
	"strings"

	"locmem/engine/py"
	"locmem/engine/script"
)

func init() {
	native["sys"] = system
	native["os"] = operating
	native["os.path"] = func(*script.Interp) map[string]py.Value { return paths() }
	native["getpass"] = func(*script.Interp) map[string]py.Value {
		return script.Funcs(script.Func("getuser 0 0", func(*script.Args) (py.Value, error) { return py.Str("django"), nil }))
	}
	native["socket"] = func(*script.Interp) map[string]py.Value {
		return script.Funcs(script.Func("gethostname 0 0", func(*script.Args) (py.Value, error) { return py.Str("localhost"), nil }))
	}
}

// stream is sys.stdout and sys.stderr: what is written is output of the run.
type stream struct{ name string }

// Attr is a method of a file that is open for writing.
func (s stream) Attr(_ *script.Interp, name string) (py.Value, error) {
	switch name {
	case "write":
		return script.Func("write 1 1", func(a *script.Args) (py.Value, error) {
			t, err := text(a.In, a.Pos[0], "write() argument must be str, not ")
			if err != nil {
				return nil, err
			}
			a.In.Write(t)
			return py.Int(py.RuneCount(t)), nil
		}), nil
	case "flush":
		return script.Func("!flush 0 0", func(*script.Args) (py.Value, error) { return py.None, nil }), nil
	case "isatty":
		return script.Func("isatty 0 0", func(*script.Args) (py.Value, error) { return py.Bool(false), nil }), nil
	case "encoding":
		return py.Str("utf-8"), nil
	case "name":
		return py.Str(s.name), nil
	}
	return nil, nil
}

func system(in *script.Interp) map[string]py.Value {
	names := script.Funcs(
		script.Func("exit 0 1", func(a *script.Args) (py.Value, error) {
			if !a.Has(0) {
				return nil, script.RaiseOf(script.Builtin("SystemExit"))
			}
			return nil, script.RaiseOf(script.Builtin("SystemExit"), a.Pos[0])
		}),
		script.Func("getsizeof 1 2 object default", func(a *script.Args) (py.Value, error) { return py.Int(sizeOf(a.Pos[0])), nil }),
		script.Func("getrecursionlimit 0 0", func(*script.Args) (py.Value, error) { return py.Int(1000), nil }),
		script.Func("!setrecursionlimit 1 1", func(*script.Args) (py.Value, error) { return py.None, nil }),
		script.Func("intern 1 1", func(a *script.Args) (py.Value, error) { return a.Pos[0], nil }),
		script.Func("getdefaultencoding 0 0", func(*script.Args) (py.Value, error) { return py.Str("utf-8"), nil }),
		script.Func("exc_info 0 0", func(a *script.Args) (py.Value, error) {
			if e := a.In.Handled(); e != nil {
				return tuple(script.ClassOf(e).Value(), e, py.None), nil
			}
			return tuple(py.None, py.None, py.None), nil
		}),
		script.Func("_modules 0 0", func(a *script.Args) (py.Value, error) { return a.In.Loaded(), nil }))
	for _, name := range []string{"stdout", "stderr"} {
		o := script.NewObject("TextIOWrapper", "<_io.TextIOWrapper name='<"+name+">' mode='w' encoding='utf-8'>", stream{"<" + name + ">"})
		names[name], names["__"+name+"__"] = o, o
	}
	names["maxsize"] = py.Int(math.MaxInt64)
	names["byteorder"] = py.Str("little")
	names["platform"] = py.Str("linux")
	names["executable"] = py.Str("/usr/bin/python3")
	names["argv"] = &py.List{Items: []py.Value{py.Str("")}}
	names["path"] = &py.List{Items: []py.Value{py.Str("")}}
	names["version"] = py.Str("3.11.0 (the playground's own)")
	return names
}

// sizeOf is what sys.getsizeof shows for the common types of CPython 3.11.
func sizeOf(v py.Value) int {
	switch v := script.Plain(v).(type) {
	case py.NoneType:
		return 16
	case py.Bool:
		if !v {
			return 24
		}
		return 28
	case py.Float:
		return 24
	case py.Int, *py.BigInt:
		n, _ := py.Big(v)
		return 24 + 4*((n.BitLen()+29)/30)
	case py.Str:
		wide, n := 0, py.RuneCount(string(v))
		for _, r := range string(v) {
			wide = max(wide, int(r))
		}
		switch {
		case wide < 0x80:
			return 49 + n
		case wide < 0x100:
			return 73 + n
		case wide < 0x10000:
			return 74 + 2*n
		}
		return 76 + 4*n
	case py.Bytes:
		return 33 + len(v)
	case *py.ByteArray:
		return 57 + len(v.Data)
	case *py.List:
		return 56 + 8*len(v.Items)
	case *py.Tuple:
		return 40 + 8*len(v.Items)
	case *py.Dict:
		if v.Len() == 0 {
			return 64
		}
		size := 8
		for ; size*2/3 < v.Len(); size *= 2 {
		}
		return 64 + 40 + 16*size*2/3 + size*4
	case *py.Set, *py.FrozenSet:
		return 216
	}
	return 48
}

func operating(in *script.Interp) map[string]py.Value {
	names := script.Funcs(
		script.Func("getpid 0 0", func(a *script.Args) (py.Value, error) { return py.Int(a.In.World().PID), nil }),
		script.Func("urandom 1 1", func(a *script.Args) (py.Value, error) {
			n, err := script.Integer(a.Pos[0])
			if err != nil {
				return nil, err
			}
			if n < 0 {
				return nil, script.ValueError("negative argument not allowed")
			}
			if err := a.In.Fits(n, 1); err != nil {
				return nil, err
			}
			return py.Bytes(randomBytes(a.In, n)), a.In.Work(n)
		}),
		script.Func("getcwd 0 0", func(*script.Args) (py.Value, error) { return py.Str("/app"), nil }),
		script.Func("cpu_count 0 0", func(*script.Args) (py.Value, error) { return py.Int(1), nil }),
		script.Func("fspath 1 1", func(a *script.Args) (py.Value, error) { return fspath(a.In, a.Pos[0]) }))
	for name, v := range map[string]string{"sep": "/", "linesep": "\n", "pathsep": ":", "curdir": ".", "pardir": "..", "name": "posix", "devnull": "/dev/null", "extsep": "."} {
		names[name] = py.Str(v)
	}
	vars := &py.Dict{}
	for _, name := range sortedKeys(in.World().Environ) {
		_ = vars.Set(py.Str(name), py.Str(in.World().Environ[name]))
	}
	names["_environ"] = vars
	return names
}

// fspath is a path as a str: of a str itself, of a Path by its __fspath__.
func fspath(in *script.Interp, v py.Value) (py.Value, error) {
	switch p := script.Plain(v).(type) {
	case py.Str, py.Bytes:
		return p, nil
	}
	f, err := in.GetAttr(v, "__fspath__")
	if err != nil {
		return nil, script.TypeError("expected str, bytes or os.PathLike object, not " + py.FullName(v))
	}
	return in.Call(f)
}

func paths() map[string]py.Value {
	one := func(spec string, do func(p string) py.Value) py.Value {
		return script.Func(spec+" 1 1", func(a *script.Args) (py.Value, error) {
			v, err := fspath(a.In, a.Pos[0])
			if err != nil {
				return nil, err
			}
			t, err := text(a.In, v, "expected str, bytes or os.PathLike object, not ")
			if err != nil {
				return nil, err
			}
			return do(t), nil
		})
	}
	no := func(string) py.Value { return py.Bool(false) }
	names := script.Funcs(
		one("dirname", func(p string) py.Value { head, _ := splitPath(p); return py.Str(head) }),
		one("basename", func(p string) py.Value { _, tail := splitPath(p); return py.Str(tail) }),
		one("split", func(p string) py.Value { head, tail := splitPath(p); return tuple(py.Str(head), py.Str(tail)) }),
		one("splitext", func(p string) py.Value {
			i := strings.LastIndexByte(p, '.')
			start := strings.LastIndexByte(p, '/') + 1
			if i <= start || strings.Trim(p[start:i], ".") == "" {
				return tuple(py.Str(p), py.Str(""))
			}
			return tuple(py.Str(p[:i]), py.Str(p[i:]))
		}),
		one("abspath", func(p string) py.Value {
			if !strings.HasPrefix(p, "/") {
				p = "/app/" + p
			}
			return py.Str(path.Clean(p))
		}),
		one("realpath", func(p string) py.Value {
			if !strings.HasPrefix(p, "/") {
				p = "/app/" + p
			}
			return py.Str(path.Clean(p))
		}),
		one("normpath", func(p string) py.Value { return py.Str(path.Clean(p)) }),
		one("isabs", func(p string) py.Value { return py.Bool(strings.HasPrefix(p, "/")) }),
		one("expanduser", func(p string) py.Value { return py.Str(p) }),
		one("exists", no), one("isfile", no), one("isdir", no),
		script.Func("join 1 *", func(a *script.Args) (py.Value, error) {
			joined := ""
			for i, v := range a.Pos {
				v, err := fspath(a.In, v)
				if err != nil {
					return nil, err
				}
				p, err := text(a.In, v, "expected str, bytes or os.PathLike object, not ")
				if err != nil {
					return nil, err
				}
				switch {
				case i == 0 || strings.HasPrefix(p, "/"):
					joined = p
				case joined == "" || strings.HasSuffix(joined, "/"):
					joined += p
				default:
					joined += "/" + p
				}
			}
			return py.Str(joined), nil
		}))
	names["sep"] = py.Str("/")
	return names
}

// splitPath is os.path.split.
func splitPath(p string) (head, tail string) {
	i := strings.LastIndexByte(p, '/') + 1
	head, tail = p[:i], p[i:]
	if trimmed := strings.TrimRight(head, "/"); trimmed != "" {
		head = trimmed
	}
	return head, tail
}
