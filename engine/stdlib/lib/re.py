from enum import IntFlag as _IntFlag
from types import GenericAlias as _GenericAlias


class RegexFlag(_IntFlag):
    NOFLAG = 0
    TEMPLATE, IGNORECASE, LOCALE, MULTILINE, DOTALL, UNICODE, VERBOSE, DEBUG, ASCII = 1, 2, 4, 8, 16, 32, 64, 128, 256
    T, I, L, M, S, U, X, A = TEMPLATE, IGNORECASE, LOCALE, MULTILINE, DOTALL, UNICODE, VERBOSE, ASCII
    def __repr__(self): return "|".join(["re." + m.name for m in RegexFlag if m.value & self.value]) or "re.NOFLAG"


NOFLAG, IGNORECASE, LOCALE, MULTILINE, DOTALL, UNICODE, VERBOSE, DEBUG, ASCII = 0, RegexFlag.I, RegexFlag.L, RegexFlag.M, RegexFlag.S, RegexFlag.U, RegexFlag.X, RegexFlag.DEBUG, RegexFlag.A
I, L, M, S, U, X, A = IGNORECASE, LOCALE, MULTILINE, DOTALL, UNICODE, VERBOSE, ASCII


class error(Exception):
    __module__ = "re"

    def __init__(self, msg, pattern=None, pos=None):
        self.msg, self.pattern, self.pos, self.lineno, self.colno = msg, pattern, pos, None, None
        if pattern is not None and pos is not None:
            msg = f"{msg} at position {pos}"
            newline = "\n" if isinstance(pattern, str) else b"\n"
            self.lineno = pattern.count(newline, 0, pos) + 1
            self.colno = pos - pattern.rfind(newline, 0, pos)
            if newline in pattern:
                msg = f"{msg} (line {self.lineno}, column {self.colno})"
        super().__init__(msg)


class Match:
    __class_getitem__ = classmethod(_GenericAlias)

    def __init__(self, pattern, string, places, pos, endpos):
        self.re, self.string, self._at, self.pos, self.endpos = pattern, string, places, pos, endpos
        self.lastindex = places[-1]

    def _number(self, group):
        n = self.re.groupindex.get(group, group) if isinstance(group, (str, bytes)) else group
        if not isinstance(n, int):
            n = n.__index__() if hasattr(n, "__index__") else -1
        if not 0 <= n <= self.re.groups:
            raise IndexError("no such group")
        return n

    def _text(self, n, default=None):
        if self._at[2 * n] < 0 or self._at[2 * n + 1] < 0:
            return default
        found = self.string[self._at[2 * n]:self._at[2 * n + 1]]
        return bytes(found) if isinstance(found, bytearray) else found

    def group(self, *groups):
        found = [self._text(self._number(g)) for g in groups or (0,)]
        return found[0] if len(found) == 1 else tuple(found)

    def __getitem__(self, group): return self._text(self._number(group))
    def groups(self, default=None): return tuple([self._text(n, default) for n in range(1, self.re.groups + 1)])
    def groupdict(self, default=None): return {name: self._text(n, default) for name, n in self.re.groupindex.items()}
    def start(self, group=0): return self.span(group)[0]
    def end(self, group=0): return self.span(group)[1]

    def span(self, group=0):
        n = 2 * self._number(group)
        return (-1, -1) if self._at[n + 1] < 0 else (self._at[n], self._at[n + 1])

    def expand(self, template): return _expand(_template(template, self.re), self)

    @property
    def regs(self): return tuple([self.span(n) for n in range(self.re.groups + 1)])

    @property
    def lastgroup(self): return next((name for name, n in self.re.groupindex.items() if n == self.lastindex), None)

    def __repr__(self): return f"<re.Match object; span={self.span()!r}, match={self.group()!r}>"
    def __bool__(self): return True
    def __copy__(self): return self
    def __deepcopy__(self, memo): return self


def _template(template, pattern):
    """The parts of a replacement: texts and numbers of groups in turn."""
    if not isinstance(template, (str, bytes, bytearray)):
        raise TypeError(f"decoding to str: need a bytes-like object, {type(template).__name__} found")
    source = template if isinstance(template, str) else bytes(template).decode("latin-1")
    parts, text, at = [], "", 0

    def fail(message, pos): raise error(message, template, pos)

    def group(n, pos):
        nonlocal text
        if n > pattern.groups:
            fail(f"invalid group reference {n}", pos)
        parts.extend([text, n])
        text = ""

    while True:
        start = source.find("\\", at)
        if start < 0:
            break
        text += source[at:start]
        if start + 1 == len(source):
            fail("bad escape (end of pattern)", start)
        c, at = source[start + 1], start + 2
        if c == "g":
            if source[at:at + 1] != "<":
                fail("missing <", at)
            end = source.find(">", at)
            name = source[at + 1:end] if end >= 0 else source[at + 1:]
            if not name:
                fail("missing group name", at + 1)
            if end < 0:
                fail("missing >, unterminated name", at + 1)
            if name.isidentifier():
                if name not in pattern.groupindex:
                    raise IndexError(f"unknown group name {name!r}")
                group(pattern.groupindex[name], at + 1)
            else:
                try:
                    n = int(name)
                except ValueError:
                    n = -1
                if n < 0:
                    fail(f"bad character in group name {name!r}", at + 1)
                group(n, at + 1)
            at = end + 1
        elif c in "0123456789":
            n = 2 if c == "0" else 1
            while n and at < len(source) and source[at] in ("01234567" if c == "0" else "0123456789"):
                at, n = at + 1, n - 1
            digits = source[start + 1:at]
            if c != "0" and len(digits) == 2 and all([d in "01234567" for d in source[start + 1:at + 1]]) and at < len(source):
                at += 1
                digits = source[start + 1:at]
                if int(digits, 8) > 255:
                    fail(f"octal escape value \\{digits} outside of range 0-0o377", start)
                text += chr(int(digits, 8))
            elif c == "0":
                text += chr(int(digits, 8))
            else:
                group(int(digits), start + 1)
        elif c in "abfnrtv\\":
            text += {"a": "\a", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t", "v": "\v", "\\": "\\"}[c]
        elif c.isascii() and c.isalpha():
            fail(f"bad escape \\{c}", start)
        else:
            text += "\\" + c
    parts.append(text + source[at:])
    return parts if isinstance(template, str) else [p if isinstance(p, int) else p.encode("latin-1") for p in parts]


def _expand(parts, m):
    if len(parts) == 1:
        return parts[0]
    empty = parts[0][:0]
    return empty.join([m._text(p, empty) if isinstance(p, int) else p for p in parts])


class Pattern:
    __class_getitem__ = classmethod(_GenericAlias)

    def __init__(self, pattern, flags):
        self.pattern = pattern
        read = _read(pattern, flags)
        if len(read) == 2:
            raise error(read[0], pattern, read[1])
        self._core, self.groups, self.groupindex, self.flags = read

    def _range(self, string, pos, endpos):
        if not isinstance(string, (str, bytes, bytearray)):
            raise TypeError(f"expected string or bytes-like object, got {type(string).__name__!r}")
        if isinstance(string, str) != isinstance(self.pattern, str):
            raise TypeError("cannot use a bytes pattern on a string-like object" if isinstance(string, str) else "cannot use a string pattern on a bytes-like object")
        end = len(string) if endpos is None else max(min(endpos, len(string)), 0)
        return max(min(pos, end if endpos is None else len(string)), 0), end

    def _run(self, how, string, pos, endpos):
        pos, end = self._range(string, pos, endpos)
        places = _find(self._core, how, string, pos, end) if pos <= end else None
        return places and Match(self, string, places, pos, end)

    def search(self, string, pos=0, endpos=None): return self._run("search", string, pos, endpos)
    def match(self, string, pos=0, endpos=None): return self._run("match", string, pos, endpos)
    def fullmatch(self, string, pos=0, endpos=None): return self._run("full", string, pos, endpos)

    def finditer(self, string, pos=0, endpos=None, _most=0):
        pos, end = self._range(string, pos, endpos)
        return (Match(self, string, places, pos, end) for places in _all(self._core, string, pos, end, _most))

    def findall(self, string, pos=0, endpos=None):
        matches = self.finditer(string, pos, endpos)
        empty = string[:0]
        return [m.group() if not self.groups else m._text(1, empty) if self.groups == 1 else m.groups(empty) for m in matches]

    def split(self, string, maxsplit=0):
        out, at = [], 0
        for m in self.finditer(string, _most=maxsplit):
            out.append(string[at:m.start()])
            out.extend(m.groups())
            at = m.end()
        return out + [string[at:]]

    def subn(self, repl, string, count=0):
        matches = self.finditer(string, _most=count)
        parts = None if callable(repl) else _template(repl, self)
        out, at, n = [], 0, 0
        for m in matches:
            if at < m.start():
                out.append(string[at:m.start()])
            new = repl(m) if parts is None else _expand(parts, m)
            if new is not None:
                out.append(new)
            at, n = m.end(), n + 1
        if at < len(string):
            out.append(string[at:])
        return string[:0].join(out), n

    def sub(self, repl, string, count=0): return self.subn(repl, string, count)[0]

    def __repr__(self):
        flags = self.flags & ~32 if isinstance(self.pattern, str) else self.flags
        return f"re.compile({repr(self.pattern)[:200]}{', ' + repr(RegexFlag(flags)) if flags else ''})"

    def __eq__(self, other): return isinstance(other, Pattern) and (type(self.pattern), self.pattern, self.flags) == (type(other.pattern), other.pattern, other.flags)
    def __hash__(self): return hash((self.pattern, self.flags))
    def __copy__(self): return self
    def __deepcopy__(self, memo): return self


_cache = {}


def _compile(pattern, flags):
    if isinstance(pattern, Pattern):
        if flags:
            raise ValueError("cannot process flags argument with a compiled pattern")
        return pattern
    if not isinstance(pattern, (str, bytes)):
        raise TypeError("first argument must be string or compiled pattern")
    key = type(pattern), pattern, int(flags)
    if key not in _cache:
        if len(_cache) >= 256:
            _cache.clear()
        _cache[key] = Pattern(pattern, int(flags))
    return _cache[key]


def compile(pattern, flags=0): return _compile(pattern, flags)
def search(pattern, string, flags=0): return compile(pattern, flags).search(string)
def match(pattern, string, flags=0): return compile(pattern, flags).match(string)
def fullmatch(pattern, string, flags=0): return compile(pattern, flags).fullmatch(string)
def findall(pattern, string, flags=0): return compile(pattern, flags).findall(string)
def finditer(pattern, string, flags=0): return compile(pattern, flags).finditer(string)
def split(pattern, string, maxsplit=0, flags=0): return compile(pattern, flags).split(string, maxsplit)
def sub(pattern, repl, string, count=0, flags=0): return compile(pattern, flags).sub(repl, string, count)
def subn(pattern, repl, string, count=0, flags=0): return compile(pattern, flags).subn(repl, string, count)
def purge(): _cache.clear()


def escape(pattern):
    if isinstance(pattern, str):
        return "".join(["\\" + c if c in "()[]{}?*+-|^$\\.&~# \t\n\r\v\f" else c for c in pattern])
    return escape(str(pattern, "latin1")).encode("latin1")
