from enum import IntFlag as _IntFlag
from types import GenericAlias as _GenericAlias


class RegexFlag(_IntFlag):
    NOFLAG = 0
    TEMPLATE, IGNORECASE, LOCALE, MULTILINE, DOTALL, UNICODE, VERBOSE, DEBUG, ASCII = 1, 2, 4, 8, 16, 32, 64, 128, 256
    T, I, L, M, S, U, X, A = TEMPLATE, IGNORECASE, LOCALE, MULTILINE, DOTALL, UNICODE, VERBOSE, ASCII
    def __repr__(self): return "|".join(["re." + m.name for m in RegexFlag if m.value & self.value]) or "re.NOFLAG"


NOFLAG, IGNORECASE, MULTILINE, DOTALL, UNICODE, VERBOSE, ASCII = 0, RegexFlag.I, RegexFlag.M, RegexFlag.S, RegexFlag.U, RegexFlag.X, RegexFlag.A
I, M, S, U, X, A = IGNORECASE, MULTILINE, DOTALL, UNICODE, VERBOSE, ASCII


class error(Exception):
    def __init__(self, msg, pattern=None, pos=None):
        self.msg, self.pattern, self.pos = msg, pattern, pos
        super().__init__(msg if pos is None else f"{msg} at position {pos}")


class Match:
    def __init__(self, pattern, string, places, pos, endpos):
        self.re, self.string, self._at, self.pos, self.endpos = pattern, string, places, pos, endpos

    def _number(self, group):
        n = self.re.groupindex.get(group, group) if isinstance(group, str) else group
        if not isinstance(n, int) or not 0 <= n <= self.re.groups:
            raise IndexError("no such group")
        return n

    def _text(self, n, default=None):
        return default if self._at[2 * n] < 0 else self.string[self._at[2 * n]:self._at[2 * n + 1]]

    def group(self, *groups):
        found = [self._text(self._number(g)) for g in groups or (0,)]
        return found[0] if len(found) == 1 else tuple(found)

    def __getitem__(self, group): return self._text(self._number(group))
    def groups(self, default=None): return tuple([self._text(n, default) for n in range(1, self.re.groups + 1)])
    def groupdict(self, default=None): return {name: self._text(n, default) for name, n in self.re.groupindex.items()}
    def start(self, group=0): return self._at[2 * self._number(group)]
    def end(self, group=0): return self._at[2 * self._number(group) + 1]
    def span(self, group=0): return self.start(group), self.end(group)
    def expand(self, template): return _expand(_template(template, self.re), self)

    @property
    def lastindex(self):
        found = [n for n in range(1, self.re.groups + 1) if self._at[2 * n] >= 0]
        return max(found, key=lambda n: self._at[2 * n + 1], default=None)

    @property
    def lastgroup(self):
        return next((name for name, n in self.re.groupindex.items() if n == self.lastindex), None)

    def __repr__(self): return f"<re.Match object; span={self.span()!r}, match={self.group()!r}>"
    def __bool__(self): return True


def _template(template, pattern):
    """The parts of a replacement: texts and numbers of groups."""
    parts, text, i = [], "", 0
    while i < len(template):
        c = template[i]
        i += 1
        if c != "\\":
            text += c
            continue
        if i == len(template):
            raise error("bad escape (end of pattern)", template, i - 1)
        c = template[i]
        i += 1
        if c == "g":
            if template[i:i + 1] != "<":
                raise error("missing <", template, i)
            end = template.find(">", i)
            if end < 0:
                raise error("missing >, unterminated name", template, i + 1)
            name = template[i + 1:end]
            if not name.isdigit() and name not in pattern.groupindex:
                raise IndexError(f"unknown group name {name!r}")
            parts += [text, int(name) if name.isdigit() else pattern.groupindex[name]]
            text, i = "", end + 1
        elif c.isdigit() and c != "0":
            n = c
            if template[i:i + 1].isdigit():
                n += template[i]
                i += 1
            parts += [text, int(n)]
            text = ""
        elif c in "abfnrtv\\0":
            text += {"a": "\a", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t", "v": "\v", "\\": "\\", "0": "\0"}[c]
        elif c.isascii() and c.isalpha():
            raise error(f"bad escape \\{c}", template, i - 2)
        else:
            text += "\\" + c
    parts.append(text)
    for n in parts[1::2]:
        if n > pattern.groups:
            raise error(f"invalid group reference {n}", template, template.find(str(n)))
    return parts


def _expand(parts, m):
    return "".join([p if isinstance(p, str) else m._text(p, "") for p in parts])


class Pattern:
    __class_getitem__ = classmethod(_GenericAlias)

    def __init__(self, pattern, flags):
        self.pattern, self.flags = pattern, int(flags) | 32
        self._core, self.groups, self.groupindex = _compile(pattern, flags)
        if isinstance(self._core, str):
            raise error(self._core, pattern, None if self._core.startswith("the playground") else self.groups)

    def _run(self, how, string, pos, endpos):
        if not isinstance(string, str):
            raise TypeError(f"expected string or bytes-like object, got {type(string).__name__!r}")
        end = len(string) if endpos is None else max(min(endpos, len(string)), 0)
        pos = max(min(pos, len(string)), 0)
        places = _find(self._core, how, string, pos, end) if pos <= end else None
        return places and Match(self, string, places, pos, end)

    def search(self, string, pos=0, endpos=None): return self._run("search", string, pos, endpos)
    def match(self, string, pos=0, endpos=None): return self._run("match", string, pos, endpos)
    def fullmatch(self, string, pos=0, endpos=None): return self._run("full", string, pos, endpos)

    def finditer(self, string, pos=0, endpos=None, _most=0):
        if not isinstance(string, str):
            raise TypeError(f"expected string or bytes-like object, got {type(string).__name__!r}")
        end = len(string) if endpos is None else max(min(endpos, len(string)), 0)
        return (Match(self, string, places, pos, end) for places in _all(self._core, string, max(pos, 0), end, _most))

    def findall(self, string, pos=0, endpos=None):
        return [m.group() if not self.groups else m._text(1, "") if self.groups == 1 else m.groups("") for m in self.finditer(string, pos, endpos)]

    def split(self, string, maxsplit=0):
        out, at = [], 0
        for m in self.finditer(string, _most=maxsplit):
            out.append(string[at:m.start()])
            out.extend(m.groups())
            at = m.end()
        return out + [string[at:]]

    def subn(self, repl, string, count=0):
        parts = None if callable(repl) else _template(repl, self)
        out, at, n = [], 0, 0
        for m in self.finditer(string, _most=count):
            out.append(string[at:m.start()])
            out.append(repl(m) if parts is None else _expand(parts, m))
            at, n = m.end(), n + 1
        out.append(string[at:])
        return "".join(out), n

    def sub(self, repl, string, count=0): return self.subn(repl, string, count)[0]

    def __repr__(self):
        flags = self.flags & ~32
        return f"re.compile({self.pattern!r}{', ' + repr(RegexFlag(flags)) if flags else ''})"

    def __eq__(self, other): return isinstance(other, Pattern) and (self.pattern, self.flags) == (other.pattern, other.flags)
    def __hash__(self): return hash((self.pattern, self.flags))
    def __copy__(self): return self
    def __deepcopy__(self, memo): return self


_cache = {}


def compile(pattern, flags=0):
    if isinstance(pattern, Pattern):
        if flags:
            raise ValueError("cannot process flags argument with a compiled pattern")
        return pattern
    if not isinstance(pattern, str):
        raise TypeError("the playground's regular expressions are of str" if isinstance(pattern, bytes) else "first argument must be string or compiled pattern")
    key = pattern, int(flags)
    if key not in _cache:
        if len(_cache) >= 256:
            _cache.clear()
        _cache[key] = Pattern(pattern, int(flags))
    return _cache[key]


def search(pattern, string, flags=0): return compile(pattern, flags).search(string)
def match(pattern, string, flags=0): return compile(pattern, flags).match(string)
def fullmatch(pattern, string, flags=0): return compile(pattern, flags).fullmatch(string)
def findall(pattern, string, flags=0): return compile(pattern, flags).findall(string)
def finditer(pattern, string, flags=0): return compile(pattern, flags).finditer(string)
def split(pattern, string, maxsplit=0, flags=0): return compile(pattern, flags).split(string, maxsplit)
def sub(pattern, repl, string, count=0, flags=0): return compile(pattern, flags).sub(repl, string, count)
def subn(pattern, repl, string, count=0, flags=0): return compile(pattern, flags).subn(repl, string, count)
def purge(): _cache.clear()
def escape(pattern): return "".join(["\\" + c if c in "()[]{}?*+-|^$\\.&~# \t\n\r\v\f" else c for c in pattern])
