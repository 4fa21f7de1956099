"""Makes transcripts of random programs, filled with what CPython itself shows.

    python3 make.py SEED,... COUNT            to stdout
    python3 make.py SEED,... COUNT FILE.gz    compressed

The programs are for comparison: each statement is a piece of its own, so that one
that fails does not hide the next. They ask only what has a fixed answer: sets are
shown sorted by their texts, generators are kept (CPython closes one that nothing
refers to), a hash that is an address is shown as large, an address as "0x...", and
objects with __slots__ do not show their __dict__.

No program is left out for what it shows but those that are too much for a test, and
no statement but those that Python cannot read; how many is told on stderr.
programs.txt.gz is "7,11,13 1010": 3023 of 3030 programs. Three took more than half a
second, one that or 512 MB, three show more than 6000 characters; of the others 149
statements could not be read.
"""
import collections, contextlib, gc, gzip, os, random, re, resource, signal, sys, warnings

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
sys.setrecursionlimit(2000)
warnings.simplefilter("ignore")
sys.argv, ARGS = sys.argv[:1], sys.argv[1:]
import record

R = random.Random()
pick, chance = R.choice, lambda p: R.random() < p


def some(make, low=0, high=3, sep=", "):
    return sep.join(make() for _ in range(R.randint(low, high)))


# Values by type; any() is one of any type.

INTS = "0 1 -1 2 3 5 7 10 -4 255 True False 2**40 -2**65 10**18 0x1F 0b101 1_000".split()
FLOATS = "0.0 -0.0 1.0 1.5 -2.5 3.14159 1e16 1e-7 123456789.125 float('inf') float('nan') 0.1 2.675 1e22 5e-324".split()
STRS = ["''", "'a'", "'abc'", "'Hello World'", "' x '", "'12'", "'-3.5'", "'a,b,,c'", "'ß'", "'naïve'", "'\\n\\t'", "'x\\ny\\r\\nz'",
        "'ABC'", "'1e3'", "'it\\'s'", "'\"'", "'😀k'", "'İ'", "'%s'", "'{}'", "'aXbXc'", "'0x1f'", "'\\x00\\x7f'", "'٣'", "'title case'"]
BYTES = ["b''", "b'abc'", "b'\\x00\\xff'", "b'a,b'", "b'12'", "'é'.encode()", "bytes(3)", "bytes([65, 66])"]


def var():
    return pick("abcdefg")


def int_(d=2):
    if d <= 0 or chance(.35):
        return var() if chance(.25) else pick(INTS)
    return pick([
        lambda: f"({int_(d-1)} {pick(['+', '-', '*', '//', '%', '&', '|', '^'])} {int_(d-1)})",
        lambda: f"({pick('-+~')}{int_(d-1)})", lambda: f"len({seq(d-1)})", lambda: f"int({any_(d-1)})",
        lambda: f"({int_(d-1)} << {pick('0 1 2 5 70 -1'.split())})", lambda: f"({int_(d-1)} >> {pick('0 1 3 64 -2'.split())})",
        lambda: f"({pick('2 -3 0 1.5 7'.split())} ** {pick('0 1 2 -1 5 0.5'.split())})", lambda: f"abs({num(d-1)})",
        lambda: f"round({num(d-1)})", lambda: f"round({num(d-1)}, {pick('0 1 2 -1 None'.split())})",
        lambda: f"divmod({num(d-1)}, {num(d-1)})[{pick('01')}]", lambda: f"{str_(d-1)}.count({str_(d-1)})",
        lambda: f"{str_(d-1)}.{pick(['find', 'index', 'rfind', 'rindex'])}({str_(d-1)})", lambda: f"ord({str_(0)})",
        lambda: f"sum({seq(d-1)})", lambda: f"{pick(['max', 'min'])}({seq(d-1)})", lambda: f"({int_(d-1)}).bit_length()",
        lambda: f"int({str_(0)}, {pick('2 8 10 16 36 0 1'.split())})", lambda: f"pow({int_(0)}, {pick('0 2 3 -1'.split())}, {pick('5 7 1 0 -3'.split())})",
        lambda: f"{list_(d-1)}.index({any_(0)})", lambda: f"(n := {int_(d-1)})", lambda: f"hash({pick(['3', '2.0', 'True', '-1', '2**61', '()', '(1, 2)', '0.5', '[]', '{}'])})",
    ])()


def num(d=2):
    return int_(d) if chance(.6) else float_(d)


def float_(d=2):
    if d <= 0 or chance(.4):
        return pick(FLOATS)
    return pick([
        lambda: f"({num(d-1)} {pick(['+', '-', '*', '/', '//', '%'])} {num(d-1)})", lambda: f"float({any_(d-1)})",
        lambda: f"({float_(d-1)}).is_integer()", lambda: f"round({float_(d-1)}, {R.randint(-2, 4)})",
    ])()


def spec():
    return pick(["", "5", "<6", ">6", "^7", "*^9", "05", "+", " ", ",", "_", ".2f", "8.3f", "e", "g", "%", "x", "#x", "b", "o", "d", "n", "c", "s",
                 ".2", "10.4", "+.1e", "=+6", "0>4", "#b", "X", ",.2f", ".0f", "q", "5.2s", "08.3f", ".3g", "G", "#o", "<", "=", "^", "z"])


def str_(d=2):
    if d <= 0 or chance(.35):
        return pick(STRS)
    return pick([
        lambda: f"({str_(d-1)} + {str_(d-1)})", lambda: f"({str_(d-1)} * {pick('0 1 2 3 -1 1.0'.split())})", lambda: f"str({any_(d-1)})",
        lambda: f"repr({any_(d-1)})", lambda: f"{str_(d-1)}[{slice_()}]", lambda: f"{str_(d-1)}[{R.randint(-4, 4)}]",
        lambda: f"{str_(d-1)}.{pick('upper lower title capitalize swapcase strip lstrip rstrip casefold'.split())}()",
        lambda: f"{str_(d-1)}.{pick('strip lstrip rstrip removeprefix removesuffix'.split())}({str_(0)})",
        lambda: f"{str_(d-1)}.replace({str_(0)}, {str_(0)}{pick(['', ', 1', ', -1', ', 0'])})", lambda: f"{str_(0)}.join({seq(d-1)})",
        lambda: f"{str_(d-1)}.{pick('center ljust rjust'.split())}({R.randint(0, 9)}{pick(['', ', chr(42)', ', chr(42)*2'])})",
        lambda: f"{str_(d-1)}.zfill({R.randint(0, 9)})", lambda: f"format({any_(d-1)}, {spec()!r})",
        lambda: "f'" + pick(["", "<", "{{"]) .replace("{{", "{{}}") + "{" + var() + pick(["", "!r", "!s", "!a"]) + ":" + spec() + "}" + pick(["", "{" + var() + "=}", "{1+1}"]) + "'",
        lambda: f"'%{pick(['s', 'r', 'd', '5d', '-5s', '05.1f', 'x', 'c', '.2f', 'e', 'g', '%', 'i', 'a', '+d', '#x', 'q', 'o', '5.1s'])}' % {pick([any_(d-1), '(' + any_(d-1) + ',)'])}",
        lambda: "'%s-%s' % " + any_(d-1), lambda: "'%(k)s %(z)d' % " + dict_(d-1),
        lambda: "'" + pick(["{}", "{0}{1}", "{a}", "{0[0]}", "{!r:>5}", "{:{}}", "{0.real}", "{1}{}", "{", "}", "{0[k]}", "{:d}", "{}{}"]) + f"'.format({any_(d-1)}{pick(['', ', 3', ', a=1'])})",
        lambda: f"chr({pick(['65', '233', '-1', '128512', '1114112', var()])})", lambda: f"{pick(['hex', 'oct', 'bin', 'ascii'])}({any_(d-1)})",
        lambda: f"{bytes_(d-1)}.decode({pick(['', repr('latin-1'), repr('ascii'), repr('utf-8') + ', ' + repr('replace'), repr('nope')])})",
        lambda: f"{str_(d-1)}.expandtabs({pick(['', '4', '0'])})", lambda: f"{str_(d-1)}.translate({{97: 'z', 98: None}})", lambda: f"type({any_(d-1)}).__name__",
    ])()


def bytes_(d=1):
    if d <= 0 or chance(.5):
        return pick(BYTES)
    return pick([
        lambda: f"({bytes_(d-1)} + {bytes_(d-1)})", lambda: f"{bytes_(d-1)}[{slice_()}]", lambda: f"{str_(d-1)}.encode({pick(['', repr('ascii'), repr('latin-1')])})",
        lambda: f"{bytes_(d-1)}.{pick(['upper()', 'hex()', 'split(bytes([44]))', 'strip()', 'find(b)', 'replace(b, b)', 'join([b])', 'startswith(str())'])}".replace("(b", "(bytes([97])").replace(", b)", ", bytes())"),
        lambda: f"bytes({any_(0)})", lambda: f"{bytes_(d-1)}[{R.randint(-3, 3)}]",
    ])()


def slice_():
    part = lambda: pick(["", "", "0", "1", "2", "-1", "-2", "5", "None", "10"])
    return part() + ":" + part() + pick(["", "", ":" + pick(["-1", "2", "1", "-2", "0", "None", ""])])


def list_(d=2):
    if d <= 0 or chance(.3):
        return f"[{some(lambda: any_(0))}]"
    return pick([
        lambda: f"[{some(lambda: any_(d-1))}]", lambda: f"[*{seq(d-1)}, {any_(d-1)}]", lambda: f"list({any_(d-1)})", lambda: f"sorted({seq(d-1)}{order()})",
        lambda: f"[{pick(['x', 'x * 2', '(x, x)', 'str(x)', any_(0)])} for x in {seq(d-1)}{pick(['', ' if x', ' if x != 1', f' for y in {seq(0)}'])}]",
        lambda: f"({list_(d-1)} + {seq(d-1)})", lambda: f"({list_(d-1)} * {pick('0 1 2 -1'.split())})", lambda: f"{list_(d-1)}[{slice_()}]",
        lambda: f"{str_(d-1)}.{pick(['split()', 'splitlines()', 'rsplit(None, 1)', 'splitlines(True)', 'split(None, 1)'])}",
        lambda: f"{str_(d-1)}.{pick(['split', 'rsplit', 'partition', 'rpartition'])}({str_(0)})",
        lambda: f"list({pick(['enumerate', 'reversed', 'iter'])}({seq(d-1)}))", lambda: f"list(zip({seq(d-1)}, {seq(d-1)}{pick(['', ', strict=True'])}))",
        lambda: f"list({pick(['map', 'filter'])}({func()}, {seq(d-1)}))", lambda: f"list(range({some(lambda: str(R.randint(-3, 6)), 1, 3)}))",
        lambda: f"list({dict_(d-1)}.{pick(['keys', 'values', 'items'])}())",
    ])()


def order():
    return pick(["", "", ", reverse=True", ", key=str", ", key=lambda x: -x", ", key=len", ", key=repr, reverse=True"])


def func():
    return pick(["str", "len", "int", "bool", "None", "abs", "repr", "lambda x: x", "lambda x: x + 1", "lambda x, y=2: (x, y)", "lambda *a: a", "tuple", "ord", "lambda: 0", "3"])


def tuple_(d=2):
    return pick([lambda: f"({some(lambda: any_(d-1) + ',', 0, 3, ' ')})".replace(",)", ",)"), lambda: f"tuple({seq(d-1)})", lambda: f"(1, {any_(d-1)})"])()


def key():
    return pick(["'k'", "'a'", "1", "1.0", "True", "None", "(1, 2)", "'z'", "2", "[]", "b'k'", "-1", "frozenset()"])


def dict_(d=2):
    if d <= 0 or chance(.4):
        return "{" + some(lambda: f"{key()}: {any_(0)}") + "}"
    return pick([
        lambda: f"dict({some(lambda: pick('abk') + '=' + any_(d-1), 0, 1)})", lambda: f"dict({seq(d-1)})", lambda: f"{{**{dict_(d-1)}, {key()}: {any_(d-1)}}}",
        lambda: f"{{x: {any_(0)} for x in {seq(d-1)}}}", lambda: f"({dict_(d-1)} | {dict_(d-1)})", lambda: f"dict(zip({seq(d-1)}, {seq(d-1)}))",
        lambda: f"dict.fromkeys({seq(d-1)})",
    ])()


def set_(d=2):
    if d <= 0 or chance(.4):
        return pick(["set()", "{1, 2, 3}", "{2, 4}", "{'a'}", "frozenset([1, 2])", "frozenset()", "{1, 1.0, True}"])
    return pick([lambda: f"({set_(d-1)} {pick('|&-^')} {set_(d-1)})", lambda: f"set({seq(d-1)})", lambda: f"{{x for x in {seq(d-1)}}}",
                 lambda: f"{set_(d-1)}.{pick('union difference intersection symmetric_difference issubset issuperset isdisjoint'.split())}({seq(d-1)})"])()


def seq(d=1):
    if chance(.15):
        return var()
    if chance(.06):
        return any_(d)
    return pick([list_, list_, tuple_, str_, dict_, lambda d: f"range({R.randint(-1, 5)})", lambda d: f"(x for x in {list_(d-1)})"])(d)


def bool_(d=2):
    if d <= 0:
        return pick(["True", "False", "None"])
    op = lambda: pick(["==", "!=", "<", "<=", ">", ">=", "in", "not in", "is", "is not"] if chance(.2) else ["==", "!=", "<", "<=", ">", ">="])
    same = pick([num, num, str_, list_, tuple_, set_, any_])
    return pick([
        lambda: f"({same(d-1)} {op()} {same(d-1)})".replace(" is ", " == ").replace(" == not ", " != "), lambda: f"({num(0)} {op()} {num(0)} {op()} {num(0)})".replace(" is ", " == ").replace(" == not ", " != "),
        lambda: f"({any_(d-1)} in {seq(d-1)})", lambda: f"(not {any_(d-1)})", lambda: f"({bool_(d-1)} {pick(['and', 'or'])} {any_(d-1)})", lambda: f"bool({any_(d-1)})",
        lambda: f"isinstance({any_(d-1)}, {pick(['int', 'str', '(int, float)', 'object', 'bool', '3', 'list | int'])})", lambda: f"{pick(['any', 'all'])}({seq(d-1)})",
        lambda: f"{str_(d-1)}.{pick('isdigit isalpha isupper islower isspace isalnum istitle isidentifier isnumeric isdecimal isascii isprintable'.split())}()",
        lambda: f"{str_(d-1)}.{pick(['startswith', 'endswith'])}({pick([str_(0), '(' + str_(0) + ', ' + str_(0) + ')', any_(0)])})",
        lambda: f"callable({pick([func(), any_(0)])})", lambda: f"hasattr({any_(d-1)}, {pick(['real', 'append', '__len__', '__iter__', 'nope', 'upper', '__hash__', '__next__'])!r})",
        lambda: f"issubclass({pick(['bool', 'int', 'KeyError', 'str', '3'])}, {pick(['int', 'LookupError', 'object', '(str, int)'])})",
    ])()


def any_(d=2):
    if chance(.15):
        return var()
    if chance(.08):
        return f"({any_(d-1)} {pick(['+', '-', '*', '/', '//', '%', '&', '|', '@'])} {any_(d-1)})".replace("* 2**40", "* 2").replace("* 10**18", "* 2").replace("* 255", "* 2").replace("* -2**65", "* 2") if d > 0 else "None"
    if chance(.06) and d > 0:
        return f"({any_(d-1)} if {bool_(d-1)} else {any_(d-1)})"
    return pick([int_, float_, str_, list_, tuple_, dict_, lambda d: f"sorted({set_(d)}, key=repr)", bool_, lambda d: "None", bytes_])(d)


# Statements. Each makes the lines of one.

def indent(lines, by=1):
    return ["    " * by + l for l in lines]


def assign():
    return [pick([
        lambda: f"{var()} = {any_(3)}", lambda: f"{var()} {pick(['+', '-', '*', '//', '%', '|', '&'])}= {any_(1)}".replace("*= 2**40", "*= 2").replace("*= 10**18", "*= 2"),
        lambda: f"{var()}, {var()} = {seq(2)}", lambda: f"{var()}, *{var()} = {seq(2)}", lambda: f"*{var()}, {var()}, {var()} = {seq(2)}",
        lambda: f"({var()}, {var()}), {var()} = {tuple_(2)}", lambda: f"{var()} = {var()} = {any_(2)}", lambda: f"{var()}[{pick([key(), slice_(), '0', '-1'])}] = {any_(1)}",
        lambda: f"del {var()}[{pick([key(), slice_(), '0', '-1'])}]", lambda: f"{var()}[{key()}] += {any_(0)}",
        lambda: f"{var()}: int = {any_(1)}", lambda: f"del {var()}",
    ])()]


def show():
    return [pick([lambda: any_(3), lambda: f"print({some(lambda: any_(2))}{pick(['', '', ', sep=chr(45)', ', end=chr(33)+chr(10)'])})", lambda: f"{var()}[{pick([key(), slice_(), '0', '-1', '7'])}]",
                  lambda: method(), lambda: f"{var()}, {var()}"])()]


def method():
    v = var()
    return pick([
        f"{v}.append({any_(1)})", f"{v}.extend({seq(1)})", f"{v}.insert({R.randint(-2, 3)}, {any_(1)})", f"{v}.pop({pick(['', '0', '-1', '9', key()])})", f"{v}.remove({any_(0)})",
        f"{v}.sort({order()[2:]})", f"{v}.reverse()", f"{v}.get({key()}{pick(['', ', 5'])})", f"{v}.setdefault({key()}, {any_(0)})", f"{v}.update({pick([dict_(1), seq(1)])})",
        f"{v}.items()", f"{v}.popitem()", f"{v}.clear()", f"{v}.copy()", f"{v}.index({any_(0)})", f"{v}.count({any_(0)})", f"{v}.upper()", f"{v}.nope", f"getattr({v}, 'real', 0)",
        f"next(iter({v}))", f"dir({v})[:0]", f"{v}.keys() & {set_(0)} == 0", f"{v}()", f"len({v})", f"iter({v}) is iter({v})", f"list(reversed({v}))", f"{v}.__len__()", f"{v}.__class__", f"type({v})", f"{v}.x = 1",
    ])


def simple(inside="mod"):
    if inside == "loop" and chance(.2):
        return [f"if {bool_(1)}: {pick(['break', 'continue'])}"]
    if inside == "def" and chance(.2):
        return [pick(["return " + any_(1), f"if {bool_(1)}: return {any_(0)}"])]
    return pick([
        lambda: [f"print({some(lambda: any_(1), 1, 2)})"], lambda: [f"{var()} = {any_(2)}"], lambda: [f"raise {error()}"] if chance(.4) else ["pass"],
        lambda: [f"assert {bool_(1)}{pick(['', ', ' + str_(0)])}"],
    ])()


ERRORS = ["ValueError", "KeyError", "TypeError", "ZeroDivisionError", "IndexError", "RuntimeError", "StopIteration", "Exception", "LookupError", "ArithmeticError", "AttributeError", "OSError"]


def error():
    e = pick(ERRORS)
    return pick([e, f"{e}()", f"{e}({any_(1)})", f"{e}({any_(0)}, {any_(0)})", f"{e}('m') from {pick(['None', 'ValueError(1)', '3'])}", pick(["", "3", "E", "int"])]).strip() or e


def block(inside="mod", d=2, low=1, high=3):
    lines = []
    for _ in range(R.randint(low, high)):
        lines += compound(inside, d - 1) if d > 0 and chance(.45) else simple(inside)
    return lines


def compound(inside="mod", d=2):
    b = lambda i=inside: indent(block(i, d))
    loop = "def" if inside == "def" else "loop"

    def if_():
        return [f"if {bool_(1)}:"] + b() + ([f"elif {bool_(1)}:"] + b() if chance(.3) else []) + (["else:"] + b() if chance(.5) else [])

    def for_():
        return [f"for {pick([var(), var() + ', ' + var(), '*a, b', 'i'])} in {pick([seq(1), f'enumerate({seq(1)})', f'zip({seq(1)}, {seq(1)})', dict_(1) + '.items()'])}:"] + b("loop") + (["else:"] + b(inside) if chance(.3) else [])

    def while_():
        return ["k = 0"] + [f"while k < {R.randint(0, 4)}:", "    k += 1"] + b("loop") + (["else:"] + b(inside) if chance(.3) else [])

    def try_():
        out = ["try:"] + b()
        for _ in range(R.randint(0, 2)):
            out += [f"except {pick(ERRORS + ['(ValueError, TypeError)', 'Exception', 'NameError', 'A'])}{pick(['', ' as e'])}:"] + indent(pick([["print(repr(e))"], ["raise"], ["print('caught')"], ["raise RuntimeError('x')"], [f"raise {error()}"]]) if chance(.7) else block(inside, d - 1))
        caught = len(out) > 1 and any(l.startswith("except") for l in out)
        if caught and chance(.4):
            out += ["except Exception as e:", "    print(type(e).__name__, e.args, e.__cause__, e.__context__)"]
        if caught and chance(.3):
            out += ["else:"] + b()
        if not caught or chance(.4):
            out += ["finally:"] + indent(["print('fin')"]) + (b() if chance(.3) else [])
        return out

    def with_():
        return [f"with C({any_(0)}){pick(['', ' as ' + var(), ' as (a, b)', ', C(2) as e'])}:"] + b()

    def match_():
        out = [f"match {any_(2)}:"]
        for _ in range(R.randint(1, 4)):
            out += [f"    case {pattern(2)}{pick(['', '', ' if ' + bool_(1)])}:", f"        print({pick('abcd0')!r}, {any_(0)})"]
        return out + (["    case _:", "        print('other')"] if chance(.6) else [])
    return pick([if_, for_, while_, try_, try_, with_, match_])()


def pattern(d):
    if d <= 0 or chance(.3):
        return pick(["0", "1", "-1", "'a'", "None", "True", "1.5", "int()", "str()", "bytes()", "[]", "()", "{}", "'abc'"])
    return pick([lambda: f"[{pattern(d-1)}, *_]", lambda: f"({pattern(d-1)}, {pattern(d-1)})", lambda: f"{{'k': {pattern(d-1)}}}", lambda: f"{{1: _, **{pick('xyz')}r}}", lambda: f"({pick('01')} | {pick(['2', 'None', '[]'])})",
                 lambda: f"int({pick(['', 'real=0', 'm1'])})", lambda: f"{pattern(d-1)} as m{R.randint(2, 9)}{R.randint(0, 99)}", lambda: f"[_, *rest{R.randint(0, 99)}]", lambda: f"str(s{R.randint(0, 99)})", lambda: f"dict() | list()", lambda: "float(p)" if False else "float()"])()


PARAMS = ["", "x", "x, y", "x, y=2", "*args", "**kw", "x, *args", "x, *args, k=1", "x, /, y", "x, *, k", "x=1, /, y=2, *, k=3", "x, y=2, *args, k, **kw", "*, k=0", "x, /, **kw"]
CALLS = ["", "1", "1, 2", "1, 2, 3", "x=1", "1, y=3", "k=5", "1, k=5", "*[1, 2]", "**{'k': 2}", "1, *[2], k=4", "*(), **{}", "1, x=2", "**{'x': 1, 'k': 2}", "z=1", "*range(5)", "1, 2, k=0, zz=3", "*3", "**3", "**{1: 2}", "x=1, **{'x': 2}", "1, *'ab'"]


def names(params):
    return [p.split("=")[0].strip("* ") for p in params.split(",") if p.strip("* /")]


def def_():
    p = pick(PARAMS)
    own = ", ".join(names(p))
    body = pick([
        lambda: [f"return ({own}{',' if own else ''})"], lambda: block("def", 2) + [f"return [{own}]"],
        lambda: ["def inner(q):", f"    nonlocal t", "    t += q", "    return t", "t = 1", "return inner(2), inner(3), t"],
        lambda: ["global g", f"g = {any_(1)}", "return g"], lambda: [f"return f({any_(1)})" if False else f"return {any_(2)}"],
        lambda: ["return [h() for h in [lambda: i for i in range(3)]]" if chance(.5) else "return [(lambda i=i: i)() for i in range(3)]"],
        lambda: ["try:"] + indent(block("def", 1)) + ["finally:"] + indent(pick([["return 9"], ["print('f')"]])),
        lambda: ["for i in range(3):", "    try:"] + indent([pick(["continue", "break", "return i", "1 / 0", "print(i)"])], 2) + ["    except ZeroDivisionError: print('z')", "    finally:", f"        {pick(['print(i)', 'continue', 'break', 'pass'])}", "else:", "    print('else')", "return 'end'"],
        lambda: ["print(u)", "u = 1"], lambda: ["del v"], lambda: ["v = 1", "del v", "return v"],
    ])()
    deco = pick([[], [], [], ["@deco"], ["@deco2(3)"], ["@lambda h: h"], ["@staticmethod"], ["@nope"]])
    return deco + [f"def fn({p}):"] + indent(body)


DECO = ["def deco(h):", "    def wrapped(*a, **k):", "        print('call', a, k)", "        return h(*a, **k)", "    return wrapped"]
DECO2 = ["def deco2(n):", "    return lambda h: lambda *a, **k: [h(*a, **k)] * n"]
CTX = ["class C:", "    def __init__(self, v): self.v = v; print('new', v)", "    def __enter__(self): print('in'); return self.v",
       "    def __exit__(self, t, e, tb): print('out', t and t.__name__, e); return bool(self.v)"]


def gen_():
    body = []
    for _ in range(R.randint(1, 4)):
        body += pick([
            lambda: [f"yield {any_(1)}"], lambda: ["r = yield 1", "print('got', r)"], lambda: [f"yield from {seq(1)}"], lambda: ["z = yield from sub()", "print('sub', z)"],
            lambda: ["try:", f"    yield {any_(0)}", f"except {pick(['ValueError', 'GeneratorExit', 'Exception', 'BaseException'])} as e:", f"    print('in', repr(e))", f"    {pick(['yield 7', 'raise', 'return 8', 'pass'])}", "finally:", "    print('done')"],
            lambda: ["return 5"] if chance(.5) else [f"raise {error()}"], lambda: ["for i in range(2):", "    yield i"], lambda: ["x = (yield) or (yield 2)", "print(x)"],
        ])()
    return ["def gen():"] + indent(body + ["yield"])


SUB = ["def sub():", "    try:", "        s = yield 'sub'", "        print('s', s)", "    except KeyError as e:", "        print('sub caught', e)", "        return 1", "    return 2"]
# A generator that nothing refers to is closed at once in CPython only: each is kept.
NEW = ["def new():", "    kept.append(gen())", "    return kept[-1]"]
GEN_USE = ["next(it)", "next(it)", "next(it, 'no')", "it.send(None)", "it.send(4)", "it.throw(ValueError('t'))", "it.throw(KeyError('k'))", "it.throw(ValueError)", "it.close()", "list(it)", "it = new()", "list(new())[:5]", "for x in it: print(x); break",
           "a, b = new()", "iter(it) is it", "sum(1 for _ in new())", "it.throw(StopIteration(3))", "it.throw(GeneratorExit)", "tuple(zip(new(), 'ab'))", "dict(enumerate(new()))", "[*new(), *it]", "it.gi_frame is None", "it.throw(3)", "max(new())", "' '.join(new())"]

SPECIALS = {
    "__eq__": ("self, o", ["return self.n == getattr(o, 'n', o)", "return NotImplemented", "print('eq'); return True", "raise ValueError('eq')", "return o"]),
    "__hash__": ("self", ["return 1", "return 'x'", "raise TypeError('no')", "return 2**70"]), "__lt__": ("self, o", ["return self.n < o.n", "return NotImplemented", "print('lt'); return 0"]),
    "__len__": ("self", ["return 2", "return -1", "return 'x'", "return 0", "return True"]), "__bool__": ("self", ["return False", "return 1", "print('bool'); return True"]),
    "__getitem__": ("self, i", ["return i", "return [1, 2, 3][i]", "raise IndexError(i)", "print(i); return {}[i]"]), "__setitem__": ("self, i, v", ["print('set', i, v)"]), "__delitem__": ("self, i", ["print('del', i)"]),
    "__contains__": ("self, x", ["return x == 1", "return []", "raise KeyError(x)"]), "__iter__": ("self", ["return iter([1, 2])", "yield 1; yield self.n", "return self", "return 3"]),
    "__next__": ("self", ["raise StopIteration", "self.n = getattr(self, 'n', 0) + 1\n        if self.n > 4: raise StopIteration\n        return self.n"]), "__call__": ("self, *a, **k", ["return a, k"]),
    "__add__": ("self, o", ["return 'add', o", "return NotImplemented"]), "__radd__": ("self, o", ["return 'radd', o", "return NotImplemented"]), "__iadd__": ("self, o", ["print('iadd'); return self", "return NotImplemented"]),
    "__mul__": ("self, o", ["return 'mul'"]), "__sub__": ("self, o", ["return NotImplemented"]), "__neg__": ("self", ["return 'neg'"]), "__getattr__": ("self, name", ["return name.upper()", "raise AttributeError(name)", "print('getattr', name); raise AttributeError"]),
    "__setattr__": ("self, name, v", ["print('setattr', name); object.__setattr__(self, name, v)", "super().__setattr__(name, v)"]), "__delattr__": ("self, name", ["print('delattr', name)"]),
    "__repr__": ("self", ["return 'A!'", "return f'{type(self).__name__}({self.n})'", "return 3", "raise ValueError('r')"]), "__str__": ("self", ["return 'str'", "return None"]), "__format__": ("self, s", ["return 'fmt' + s", "return 1"]),
    "__int__": ("self", ["return 3", "return 'x'", "return True"]), "__float__": ("self", ["return 1.5", "return 1"]), "__index__": ("self", ["return 1", "return 'i'"]), "__enter__": ("self", ["return 1"]), "__exit__": ("self, *a", ["print(len(a)); return True"]),
    "__reversed__": ("self", ["return [9]", "return iter([3])"]), "__abs__": ("self", ["return 'abs'"]), "__round__": ("self, *a", ["return a"]), "__divmod__": ("self, o", ["return 1"]), "__init_subclass__": ("cls, **k", ["print('sub', cls.__name__, k)"]), "__class_getitem__": ("cls, i", ["return i"]),
    "__missing__": ("self, k", ["return k"]), "__ne__": ("self, o", ["return 'ne'"]), "__matmul__": ("self, o", ["return 'mm'"]), "__pow__": ("self, o", ["return 'pow'"]), "__rsub__": ("self, o", ["return 'rsub'"]), "__le__": ("self, o", ["return True"]), "__and__": ("self, o", ["return 'and'"]), "__ror__": ("self, o", ["return 'ror'"]), "__get__": ("self, o, t=None", ["return 'get'"]), "__new__": ("cls, *a", ["print('new', a); return super().__new__(cls)", "return 5"]),
}
MEMBERS = [
    ["def m(self, *a): return 'NAME.m', a"], ["@property", "def p(self): return self.n", "@p.setter", "def p(self, v): print('set p'); self.n = v"], ["@property", "def p(self): raise AttributeError('inner')"], ["@staticmethod", "def s(x=1): return x"],
    ["@classmethod", "def c(cls, x=1): return cls.__name__, x"], ["n = 3"], ["k: int = 4"], ["__slots__ = ('n', 'z')"], ["def m(self, *a): return ['NAME', *super().m(*a)]"], ["def __init__(self, n=1): self.n = n"], ["def __init__(self, n=1): super().__init__(n); self.z = n"], ["def __init__(self, n): self.n = n; print('init', n)"], ["x = [i for i in range(2)]"], ["def _private(self): return self.__hidden", "__hidden = 1"], ["m = lambda self: 'lambda'"], ["'doc'"], ["print('body')"], ["__str__ = __repr__ = lambda self: 'R'"], ["def m(self): return __class__.__name__"],
]


def class_(name="A", bases=()):
    lines = [f"class {name}({', '.join(bases)}):" if bases else f"class {name}:"]
    for m in R.sample(MEMBERS, R.randint(1, 4)):
        lines += indent([l.replace("NAME", name) for l in m])
    for s in R.sample(sorted(SPECIALS), R.randint(0, 4)):
        params, bodies = SPECIALS[s]
        lines += [f"    def {s}({params}):"] + [f"        {pick(bodies)}"]
    return lines


USES = ["o", "str(o)", "repr(o)", "f'{o}'", "f'{o:>5}'", "'%s' % o", "'%d' % o", "[o]", "o.n", "o.p", "o.p = 4", "del o.p", "o.m()", "o.m(1, 2)", "o.s()", "o.c()", "o.c(3)", "T.s(4)", "T.c()", "T.m(o)", "T.m()", "o == o", "o == 1", "1 == o", "o != 1", "o < 1", "o < T()", "o > o", "o <= o", "o + 1", "1 + o", "o + o", "o += 1", "o * 2", "o - 1", "1 - o", "-o", "+o", "abs(o)", "o[0]", "o[1:2]", "o['k']", "o[0] = 5", "del o[0]", "1 in o", "len(o)", "bool(o)", "not o", "list(o)", "[*o]", "x, y = o", "next(o)", "o()", "o(1, k=2)", "hash(o) > 10**9 or hash(o)", "{o: 1}", "o in [o]", "o in [1]", "[1].index(o)", "sorted([o, T()])", "max(o, o)", "int(o)", "float(o)", "[1, 2, 3][o]", "range(o)", "'ab' * o", "o.zz", "o.zz = 1", "o.zz", "del o.zz", "getattr(o, 'q', 'dflt')", "hasattr(o, 'p')", "setattr(o, 'n', 9)", "o.n", "isinstance(o, A)", "type(o).__name__", "o.__class__", "T.__mro__", "T.__name__, T.__bases__", "sorted(vars(o))", "o.__dict__", "T.k", "T.n", "o._private()", "o._A__hidden", "o.__hidden", "with o as w: print(w)", "for i in o: print(i); break", "reversed(o)", "list(reversed(o))", "iter(o)", "T[1]", "divmod(o, 1)", "o ** 2", "o @ o", "o & 1", "1 | o", "round(o)", "sum([o, o])", "any([o])", "print(o, [o])", "issubclass(T, A)", "callable(o)", "T.__doc__", "T()", "T(1)", "T(1, 2)", "T(n=2)", "o.m", "T.p", "o.x", "o.__init__()", "T.__init__(o, 7)", "super(T, o).m()", "o.m.__name__", "o.m.__self__ is o", "T.m.__qualname__", "set([o, o]) == {o}", "dict([o])", "str.join('', o)", "''.join([o])", "raise o", "min([o, 1])", "bytes(o)", "o is o", "T.n = 8", "o.n", "del T.n", "o.n", "o.__len__()", "o.__eq__(1)", "object.__repr__(o)[:1]", "o.__str__()", "id(o) == id(o)", "enumerate(o, o)", "match_o"]

BASES = ["int", "str", "list", "dict", "Exception", "object", "ValueError", "tuple", "float", "set"]
BASED = {"int": ["D(5)", "D(5) + 1", "D('7') * 2", "repr(D(3))", "D(2) == 2", "{D(1): 2}[1]", "type(D(3) + 1).__name__", "D()", "D('x')", "[1, 2][D(1)]", "f'{D(4):03}'", "-D(3)", "D(7) // 2", "isinstance(D(1), int)", "'%d' % D(3)", "str(D(3))", "D(3).real"],
         "str": ["D('ab')", "D('ab').upper()", "D('ab') + 'c'", "len(D('abc'))", "D()", "{D('k'): 1}['k']", "D('a') == 'a'", "type(D('a').lower()).__name__", "D(5)", "'-'.join([D('a')])", "D('ab')[0]", "f'{D(1):>3}'", "'a' in D('ab')"],
         "list": ["d1 = D([1, 2])", "d1.append(3)", "d1", "len(d1)", "d1 + [1]", "d1 == [1, 2, 3]", "d1[0]", "d1[1:]", "[*d1]", "sorted(D([2, 1]))", "D('ab')", "repr(d1)", "d1 * 2", "d1.q = 1", "d1.q", "bool(D())", "type(d1.copy()).__name__"],
         "dict": ["d1 = D(a=1)", "d1['b'] = 2", "d1", "d1['zz']", "d1.get('zz')", "len(d1)", "list(d1)", "{**d1}", "d1 == {'a': 1, 'b': 2}", "'a' in d1", "d1 | {'c': 3}", "d1.pop('a')", "D([(1, 2)])", "D(3)", "d1.update(z=1)", "for k in d1: print(k)", "d1.q = 1"],
         "Exception": ["raise D", "raise D('m')", "raise D('m', 2)", "D('m')", "str(D('m'))", "D('m', 1).args", "isinstance(D(), Exception)", "try:\n    raise D(4)\nexcept D as e:\n    print(repr(e), e.args)", "try:\n    raise D(4)\nexcept ValueError as e:\n    print('v')", "raise KeyError('k') from D(1)"],
         "tuple": ["D((1, 2))", "D([1])[0]", "a, b = D((1, 2))", "D() == ()", "hash(D((1,))) == hash((1,))", "D((1,)) + (2,)", "len(D('abc'))"], "float": ["D(1.5)", "D('2') + 1", "D(1) == 1", "D('x')", "round(D(2.5))"], "set": ["D([1]) | {2} == {1, 2}", "len(D())", "D([1])", "1 in D([1])"], "object": ["D()  == 1", "D(1)", "D().x", "D().x = 1", "d1 = D()", "str(d1) == repr(d1)"]}
BASED["ValueError"] = BASED["Exception"]

CACHE = ["class Tracing:", "    def __init__(self): self.d = {}", "    def get(self, k, default=None, **kw): print('get', k, default, kw); return self.d.get(k, default)",
         "    def set(self, k, v, timeout=300, **kw): print('set', k, v, timeout, kw); self.d[k] = v", "    def add(self, k, v, timeout=300): print('add', k); return self.d.setdefault(k, v) is v",
         "    def incr(self, k, delta=1): print('incr', k, delta); self.d[k] += delta; return self.d[k]", "    def delete(self, k): print('delete', k); return self.d.pop(k, None) is not None",
         "    def get_or_set(self, k, default=None, timeout=300):", "        v = self.get(k)", "        if v is None:", "            v = default() if callable(default) else default", "            self.set(k, v, timeout)", "        return v", "    def __contains__(self, k): print('has', k); return k in self.d"]


def cache_expr(d=2):
    k = pick(["'k'", "'a'", "'n'", "f'{a}'", "'k' + 'x'"])
    sub = lambda: cache_expr(d - 1) if d > 0 and chance(.7) else pick(["1", "'v'", "None", "2", "[]"])
    return pick([lambda: f"cache.get({k}, {sub()})", lambda: f"cache.get({k})", lambda: f"cache.set({k}, {sub()}, {sub()})", lambda: f"cache.set({k}, {sub()}, timeout={sub()})", lambda: f"cache.incr({k}, {sub()})", lambda: f"cache.add({k}, {sub()})",
                 lambda: f"cache.delete({k})", lambda: f"({k} in cache)", lambda: f"cache.get_or_set({k}, {pick(['lambda: ' + sub(), sub()])})", lambda: f"({sub()} {pick(['and', 'or', '+', '==', '<'])} {sub()})", lambda: f"[{sub()}, {sub()}]", lambda: f"{{{sub()}: {sub()}}}",
                 lambda: f"({sub()} if {sub()} else {sub()})", lambda: f"({sub()} < {sub()} < {sub()})", lambda: f"[{sub()} for x in [{sub()}] if {sub()}]", lambda: f"f'{{{sub()}}}{{{sub()}!r}}'".replace("f'k'", "k").replace("f'{a}'", "a") if False else f"print({sub()}, *[{sub()}], sep={sub()})",
                 lambda: f"(lambda x={sub()}: x)()", lambda: f"[1, 2, 3][{sub()}:{sub()}]", lambda: f"dict(a={sub()}, **{{'b': {sub()}}})"])()


# Programs by kind: the pieces of one.

def cache_program():
    pieces = [CACHE, ["cache = Tracing()"], ["a = 1"], ["t = {}"]]
    for _ in range(R.randint(3, 7)):
        e = cache_expr
        pieces.append(pick([lambda: [e()], lambda: [e()], lambda: [f"t[{e(1)}] = {e(1)}"], lambda: [f"t[{e(1)}] += {e(1)}"], lambda: [f"a, t[{e(0)}] = {e(0)}, {e(0)}"], lambda: [f"for x in {e(1)}, {e(1)}:", f"    {e(1)}", f"    if {e(1)}: break", "else:", f"    {e(0)}"],
                            lambda: [f"while not {e(0)}:", f"    cache.set('k', {e(0)})", "    break"], lambda: ["try:", f"    {e()}", "except TypeError as x:", f"    print('te', {e(0)})", "finally:", f"    {e(0)}"], lambda: [f"assert {e(1)}, {e(0)}"], lambda: [f"raise {e(0)} from {e(0)}"],
                            lambda: [f"def h(x={e(1)}, *, y={e(1)}): return x, y"], lambda: [f"x = y = {e(1)}"], lambda: [f"del t[{e(1)}]"], lambda: [f"match {e(1)}:", f"    case None if {e(0)}: {e(0)}", f"    case _: {e(0)}"]])())
    return pieces


def plain_program():
    pieces = [[f"{v} = {any_(2)}"] for v in R.sample("abcdefg", 7 if chance(.8) else 5)] + [CTX] * chance(.5)
    return pieces + [pick([assign, show, show])() if chance(.6) else compound() for _ in range(R.randint(4, 9))]


def expression_program():
    pieces = [[f"{v} = {any_(1)}"] for v in "abcdefg"]
    return pieces + [show() if chance(.7) else assign() for _ in range(R.randint(6, 12))]


def function_program():
    pieces = [DECO, DECO2, ["a, b, c = 1, 'x', [1, 2]"], ["d = {'k': 1}"], CTX]
    for _ in range(R.randint(1, 2)):
        pieces.append(def_())
        pieces += [[f"fn({pick(CALLS)})"] for _ in range(R.randint(2, 5))]
    return pieces


def generator_program():
    return [SUB, ["a, b, c, d, e, f, g = 1, 2.5, 'xy', [3], (4, 5), {'k': 1}, None"], gen_(), ["kept = []"], NEW, ["it = new()"]] + [[pick(GEN_USE)] for _ in range(R.randint(4, 9))]


def class_program():
    pieces = [class_()]
    t = "A"
    if chance(.7):
        pieces.append(class_("B", ("A",))); t = "B"
        if chance(.4):
            pieces += [class_("X", pick([(), ("A",)])), class_("Y", pick([("B", "X"), ("X", "B"), ("B", "A"), ("A", "B"), ("B", "B")]))]; t = "Y"
    pieces += [[f"T = {t}"], [f"o = T({pick(['', '', '2', '3'])})"]]
    uses = USES[:-1]
    if any("__slots__" in line for piece in pieces for line in piece):  # what they hold is in the __dict__ here, if there is one
        uses = [u for u in uses if u not in ("o.__dict__", "sorted(vars(o))")]
    return pieces + [[u] for u in R.sample(uses, R.randint(7, 14))]


def based_program():
    base = pick(BASES)
    return [class_("D", (base,))] + [u.split("\n") for u in R.sample(BASED[base], min(len(BASED[base]), R.randint(4, 9)))]


KINDS = [plain_program, expression_program, expression_program, function_program, generator_program, class_program, class_program, based_program, cache_program]


left_out = collections.Counter()


def readable(code):
    """Whether Python can read it; testdata/syntax_errors.txt has the errors of what it cannot."""
    try:
        compile(code, "<stdin>", "exec")
    except SyntaxError:
        left_out["statements that Python cannot read"] += 1
        return False
    return True


def text(pieces):
    lines = []
    for code in filter(readable, ("\n".join(piece) for piece in pieces)):
        lines += [(">>> " if i == 0 else "... ") + l for i, l in enumerate(code.split("\n"))]
    return "\n".join(lines)


ADDRESS = re.compile("0x[0-9a-f]{6,}")


def run(code, names, plain=record.run):
    """What a statement shows. A line that the reader of transcripts would take for something else has a mark."""
    shown = plain(code, names)
    return shown and "\n".join("<LINE>" + l if l == "" or re.match(r">>>|\.\.\.|---|!|# ", l) else l for l in shown.split("\n"))


record.run = run


class TooSlow(BaseException):
    pass


def too_slow(*_):
    raise TooSlow


def programs(seed, count):
    R.seed(seed)
    for _ in range(count):
        program = text(pick(KINDS)())
        signal.setitimer(signal.ITIMER_REAL, .5, .1)
        try:
            with contextlib.redirect_stdout(None), contextlib.redirect_stderr(None):
                filled = record.fill(program)
                gc.collect()  # what it leaves ends here, not in the next one
        except TooSlow:
            left_out["programs that took more than half a second"] += 1
            continue
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
        if "MemoryError" in filled or "TooSlow" in filled:
            left_out["programs that took more than half a second or 512 MB"] += 1
        elif len(filled) > 6000:
            left_out["programs that show more than 6000 characters"] += 1
        else:
            yield ADDRESS.sub("0x...", filled)


if __name__ == "__main__":
    if os.environ.get("PYTHONHASHSEED") != "0":  # the same programs make the same file
        os.execve(sys.executable, [sys.executable, __file__, *ARGS], {**os.environ, "PYTHONHASHSEED": "0"})
    resource.setrlimit(resource.RLIMIT_AS, (1 << 29, 1 << 29))
    signal.signal(signal.SIGALRM, too_slow)
    gc.disable()
    gc.freeze()
    made = [p for seed in ARGS[0].split(",") for p in programs(int(seed), int(ARGS[1]))]
    kept = list(dict.fromkeys(made))
    left_out["programs that are there already"] = len(made) - len(kept)
    for what, n in left_out.items():
        print(n, what, file=sys.stderr)
    print(len(kept), "programs", file=sys.stderr)
    out = "# Random programs, recorded by record.py.\n" + "\n---\n".join(kept) + "\n"
    if len(ARGS) > 2:
        with open(ARGS[2], "wb") as f:
            f.write(gzip.compress(out.encode(errors="surrogatepass"), 9, mtime=0))
    else:
        sys.stdout.write(out)
