"""Writes expect.jsonl: what Python 3.11 answers. Run in this folder:  python3 expect.py > expect.jsonl

Each line is a function, its arguments as source text, and the repr of the answer or the error.
"""
import ast
import datetime as dt
import itertools
import json
import operator
import uuid
from decimal import Decimal
from datetime import date, datetime, timedelta

UTC = dt.timezone.utc
UUID = uuid.UUID
names = {"Decimal": Decimal, "date": date, "datetime": datetime, "timedelta": timedelta, "UUID": UUID,
         "UTC": UTC, "float": float, "bytearray": bytearray, "complex": complex, "frozenset": frozenset}

functions = {
    "repr": lambda v: repr(v), "str": lambda v: str(v), "ascii": lambda v: ascii(v),
    "add": operator.add, "neg": operator.neg, "int": int, "len": len, "bool": bool,
    "hash": lambda v: (hash(v), None)[1], "eq": operator.eq,
    "<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge,
    "%": operator.mod, "format": format, "literal": ast.literal_eval,
}


def case(name, *sources):
    if name == "eq" and "sNaN" in sources[0] + sources[1]:
        return  # Equal has no error to give
    args = [eval(s, names) for s in sources]
    line = {"f": name, "a": sources}
    try:
        line["out"] = repr(functions[name](*args))
    except Exception as e:
        line["err"] = "%s: %s" % (type(e).__name__, e) if str(e) else type(e).__name__
    print(json.dumps(line))


numbers = """True False 0 1 -1 255 2**63-1 -2**63 2**63 10**30 -10**400 0.0 -0.0 1.5 1e16 1e20 123456789012345680.0 1e22 5e-324
1.7976931348623157e308 0.1 1e-5 0.0001 100.0 float('nan') float('inf') float('-inf') complex(1,2) complex(0,-1.5) complex(-0.0,2) complex(1e20,float('nan'))
complex(0,0) Decimal('1.50') Decimal('-0') Decimal('1E+3') Decimal('0E-10') Decimal('123.456e-10') Decimal('NaN') Decimal('-sNaN12') Decimal('Infinity')
Decimal('1e400') Decimal('0.1') Decimal('9999999999999999999999999999.5') Decimal('1E-30') 9007199254740993 9007199254740992.0""".split()
texts = [r"''", r"'a'", r'"it\'s"', r"'\"'", r"'\'\"'", r"'a\\b\n\r\t\x00\x1b\x7f'", r"'\x80\x85\xa0\xad\xff\u0378\u200b\u2028\u3000\ud800\udfff\ue000\ufeff\uffff'",
         r"'\U0001f600\U000e0001\U0010ffff\U0001f6dc\U00011f00\u0870\u1bff'", "'é漢字😀'", r"b''", r"b'a\'\x00\xff\"\\\n'", r"bytearray(b'')", r"bytearray(b'a\'b')"]
others = ["None", "[]", "[1, [2, 'x']]", "()", "(1,)", "(1, 'a')", "{}", "{'a': 1, 2: [None]}", "set()", "{1}", "{2}",
          "frozenset()", "frozenset({1})", "date(2024,2,29)", "date(1,1,1)", "date(9999,12,31)", "datetime(2024,2,29,12,30,1,5)", "datetime(2024,1,1)",
          "datetime(2024,1,1,0,0,7)", "datetime(2024,1,1,tzinfo=UTC)", "timedelta(0)", "timedelta(1,2,3)", "timedelta(-1)", "timedelta(-3,5)", "timedelta(0,0,7)",
          "timedelta(999999999)", "UUID('00000000-0000-0000-0000-000000000005')", "UUID('ffffffff-1234-5678-9abc-def012345678')"]
everything = numbers + texts + others

for v in everything:
    for f in ("repr", "str", "ascii", "neg", "int", "len", "bool"):
        case(f, v)
    if "sNaN" in v or not v.startswith(("1", "'")):
        case("hash", v)
for v in ["[[]]", "([],)", "(1, ([],))", "('a',)"]:
    case("hash", v)
few = """True 0 7 2**63-1 10**400 1.5 float('nan') 1e308 complex(1,2) Decimal('1.50') Decimal('1E+40') Decimal('-Infinity') None 'a' b'a' bytearray(b'b') [1] (2,) {} {3}
date(2024,2,29) datetime(2024,12,31,23,59,59,999999) datetime(2024,1,1,tzinfo=UTC) timedelta(1,2,3) timedelta(999999999) UUID(int=7)""".split()
few[-1] = "UUID('00000000-0000-0000-0000-000000000007')"
for a, b in itertools.product(few, few):
    for f in ("add", "eq", "<", ">="):
        case(f, a, b)
for a, b in itertools.product(numbers[::2], numbers[1::2]):
    case("eq", a, b)
    case("<", b, a)
for a, b in [("Decimal('1.5')", "Decimal('2.55')"), ("Decimal('1e30')", "Decimal('1')"), ("Decimal('1e30')", "Decimal('-0.0000000001')"),
             ("Decimal('9999999999999999999999999999')", "Decimal('1')"), ("Decimal('0.00')", "Decimal('5')"), ("Decimal('0E-50')", "Decimal('5')"),
             ("Decimal('0E+5')", "Decimal('5')"), ("Decimal('-0')", "Decimal('0')"), ("Decimal('-0')", "Decimal('-0.0')"), ("Decimal('5')", "Decimal('-5.00')"),
             ("Decimal('9E+999999')", "Decimal('9E+999999')"), ("Decimal('1')", "10**30"), ("Decimal('1000000000000000000000000000.5')", "Decimal('0')"),
             ("Decimal('1000000000000000000000000001.5')", "Decimal('0')"), ("Decimal('NaN')", "1"), ("Decimal('Infinity')", "Decimal('-Infinity')"),
             ("Decimal('NaN12')", "Decimal('5')"), ("Decimal('12345678901234567890123456785')", "0"),
             ("date(9999,12,31)", "timedelta(1)"), ("date(1,1,1)", "timedelta(-1)"), ("timedelta(1)", "date(2023,12,31)"), ("timedelta(1)", "5"),
             ("datetime(2024,2,28,23,0,0)", "timedelta(0,3600)"), ("datetime(2000,1,1)", "timedelta(0,0,-1)"), ("timedelta(-1,5)", "timedelta(0,0,-7)"),
             ("date(2000,2,29)", "timedelta(365250)"), ("date(2024,12,31)", "timedelta(-366)"), ("datetime(9999,12,31)", "timedelta(1)")]:
    case("add", a, b)
for v in ["Decimal('-0')", "Decimal('0')", "Decimal('NaN')", "Decimal('sNaN')", "Decimal('12345678901234567890123456785')", "Decimal('1.50')"]:
    case("neg", v)
for a, b in [("{1}", "{1, 2}"), ("{1, 2}", "{1}"), ("{1}", "{2}"), ("{1}", "{1}"), ("{1}", "frozenset({1, 2})"), ("[1, 2]", "[1, 3]"), ("[1]", "[1, 0]"), ("[2]", "[1, 0]"),
             ("[1, 'a']", "[1, 2]"), ("(1, 2)", "(1, 2.0)"), ("'a'", "'b'"), ("'\\uffff'", "'\\U00010000'"), ("'\\ud800'", "'\\uffff'"), ("b'a'", "bytearray(b'b')"),
             ("[None]", "[1]"), ("[1, None]", "[2, 3]"), ("date(2024,1,1)", "datetime(2024,1,1)"), ("datetime(2024,1,1)", "date(2024,1,1)"),
             ("{1: 2}", "{1: 3}"), ("1", "'a'"), ("'a'", "1"), ("None", "None"), ("[1]", "(1,)")]:
    for f in ("<", "<=", ">", ">=", "eq"):
        case(f, a, b)
for a, b in [("{1: 'a', 2: 'b'}", "{2: 'b', 1: 'a'}"), ("{1: 2}", "{True: 2.0}"), ("{1, 2, 3}", "frozenset({3, 2, 1})"), ("[1]", "[True]"),
             ("b'x'", "bytearray(b'x')"), ("b'x'", "'x'"), ("(1, (2, [3]))", "(1, (2, [3]))"), ("{(1, 2): 3}", "{(1.0, 2): 3}")]:
    case("eq", a, b)
for s in ["' 42 '", "'+7'", "'-0'", "'--1'", "'+ 1'", "'1_000'", "'1__0'", "'_1'", "'5_'", "'4.5'", "'1e3'", "'0x10'", "''", "' '", r"'\u0663'", r"'\uff11\u0662'", r"'\u20033\u2003'",
          r"'\x1c3'", r"'\x1c\u0663'", r"'3\xa0'", r"'\U00011f50'", "'007'", "b' 12\\n'", "b'1_2'", "b'x'", r"b'\xff'", "bytearray(b'12')", "bytearray(b'')", "'9223372036854775808'", "'-9223372036854775808'",
          "'" + "1" * 4300 + "'", "'" + "1" * 4301 + "'", "'" + "x" * 300 + "'", r"'\ud800'", "4.9", "-4.9", "1e300", "-1e20", "9.3e18", "Decimal('-4.9')", "Decimal('1E+20')", "Decimal('12E-5')", "'१२'", "'Ⅷ'", "'²'"]:
    case("int", s)
for part in ("expect_format.py", "expect_literal.py"):
    exec(open(part).read())
