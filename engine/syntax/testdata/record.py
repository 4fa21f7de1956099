"""Writes into cpython.txt what CPython says about each of its snippets, and into
trees.txt the trees that it makes of those that are all right.

Run it with Python 3.11 in this folder: python3 record.py
A snippet is code behind >>> and ...; its result is "ok", or the last line of the
traceback with line and column. A tree has one line per statement, in the form
that dump_test.go writes.
"""
import ast
import re
import sys
import warnings

warnings.simplefilter("ignore")
assert sys.version_info[:2] == (3, 11), "the messages are those of Python 3.11"


def result(code):
    try:
        compile(code, "x", "exec")
        return "ok"
    except SyntaxError as e:
        return f"{type(e).__name__}: {e.msg} ({e.lineno}:{e.offset})"
    except Exception as e:
        return f"{type(e).__name__}: {e}"


def text(node, prefix=""):
    """The node with its place; what the Go tree has in another form is turned."""
    if node is None:
        return "-"
    if isinstance(node, list):
        return "[" + " ".join(text(n) for n in node) + "]"
    name = type(node).__name__
    f = globals().get("dump_" + name)
    at = f"@{node.lineno}:{node.col_offset}" if hasattr(node, "lineno") else ""
    return prefix + (f(node, at) if f else name + at + plain(node))


def plain(node):
    parts = []
    for field in node._fields:
        v = getattr(node, field)
        if isinstance(v, ast.expr_context) or field in ("type_comment", "kind", "simple", "type_ignores"):
            continue
        if isinstance(v, (ast.AST, list)) or v is None:
            parts.append(text(v))
        else:
            parts.append(str(v))
    return "(" + " ".join(parts) + ")"


def text_name(v):
    return v if v is not None else "-"


OPS = {ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.MatMult: "@", ast.Div: "/", ast.Mod: "%", ast.Pow: "**",
       ast.LShift: "<<", ast.RShift: ">>", ast.BitOr: "|", ast.BitXor: "^", ast.BitAnd: "&", ast.FloorDiv: "//",
       ast.Invert: "~", ast.Not: "not", ast.UAdd: "+", ast.USub: "-", ast.And: "and", ast.Or: "or",
       ast.Eq: "==", ast.NotEq: "!=", ast.Lt: "<", ast.LtE: "<=", ast.Gt: ">", ast.GtE: ">=",
       ast.Is: "is", ast.IsNot: "is-not", ast.In: "in", ast.NotIn: "not-in"}


def op(o):
    return OPS[type(o)]


def dump_Constant(n, at):
    return f"Constant{at}({n.value!r})"


def dump_BinOp(n, at):
    return f"BinOp{at}({text(n.left)} {op(n.op)} {text(n.right)})"


def dump_UnaryOp(n, at):
    return f"UnaryOp{at}({op(n.op)} {text(n.operand)})"


def dump_BoolOp(n, at):
    x = text(n.values[0])
    for v in n.values[1:]:
        x = f"BoolOp{at}({x} {op(n.op)} {text(v)})"
    return x


def dump_Compare(n, at):
    rest = " ".join(op(o) + " " + text(c) for o, c in zip(n.ops, n.comparators))
    return f"Compare{at}({text(n.left)} {rest})"


def dump_AugAssign(n, at):
    return f"AugAssign{at}({text(n.target)} {op(n.op)} {text(n.value)})"


def sequence(kind):
    return lambda n, at: f"Sequence{at}({kind} {text(n.elts)})"


dump_List, dump_Tuple, dump_Set = sequence("["), sequence("("), sequence("{")


def clauses(generators):
    parts = []
    for g in generators:
        parts.append(("async-" if g.is_async else "") + f"for {text(g.target)} {text(g.iter)}")
        parts += ["if " + text(i) for i in g.ifs]
    return " ".join(parts)


def comprehension(kind):
    return lambda n, at: f"Comprehension{at if kind != '(' else ''}({kind} {text(n.elt)} {clauses(n.generators)})"


dump_ListComp, dump_SetComp, dump_GeneratorExp = comprehension("["), comprehension("{"), comprehension("(")


def dump_DictComp(n, at):
    return f"Comprehension{at}(: {text(n.key)} {text(n.value)} {clauses(n.generators)})"


def arguments(args, keywords):
    """In the order of the text, as the Go tree has them."""
    parts = []
    for a in args:
        star = isinstance(a, ast.Starred)
        parts.append((a.lineno, a.col_offset, "*" + text(a.value) if star else text(a)))
    for k in keywords:
        parts.append((k.lineno, k.col_offset, (k.arg + "=" if k.arg else "**") + text(k.value)))
    return "[" + " ".join(p[2] for p in sorted(parts)) + "]"


def dump_Call(n, at):
    return f"Call{at}({text(n.func)} {arguments(n.args, n.keywords)})"


def dump_JoinedStr(n, at):
    return f"JoinedStr{at}({joined(n)})"


def joined(n):
    parts = []
    for v in n.values:
        if isinstance(v, ast.Constant):
            parts.append(repr(v.value))
            continue
        part = "{" + re.sub(r"@\d+:\d+", "", text(v.value))
        if v.conversion >= 0:
            part += "!" + chr(v.conversion)
        if v.format_spec is not None:
            part += ":" + joined(v.format_spec)
        parts.append(part + "}")
    return " ".join(parts)


def params(a):
    parts = []
    positional = a.posonlyargs + a.args
    defaults = [None] * (len(positional) - len(a.defaults)) + a.defaults
    for i, (p, d) in enumerate(zip(positional, defaults)):
        parts.append(param("/" if i < len(a.posonlyargs) else "", p, d))
    if a.vararg:
        parts.append(param("*", a.vararg, None))
    for p, d in zip(a.kwonlyargs, a.kw_defaults):
        parts.append(param("=", p, d))
    if a.kwarg:
        parts.append(param("**", a.kwarg, None))
    return "[" + " ".join(parts) + "]"


def param(mark, p, default):
    return f"{mark}{p.arg}:{text(p.annotation)}={text(default)}"


def dump_Lambda(n, at):
    return f"Lambda{at}({params(n.args)} {text(n.body)})"


def function(name):
    return lambda n, at: f"{name}{at}({n.name} {params(n.args)} {text(n.returns)} {text(n.body)} {text(n.decorator_list)})"


dump_FunctionDef, dump_AsyncFunctionDef = function("FunctionDef"), function("AsyncFunctionDef")


def dump_ClassDef(n, at):
    return f"ClassDef{at}({n.name} {arguments(n.bases, n.keywords)} {text(n.body)} {text(n.decorator_list)})"


def dump_Import(n, at):
    return " ".join(f"Import@{a.lineno}:{a.col_offset}({a.name} {text_name(a.asname)})" for a in n.names)


def dump_ImportFrom(n, at):
    names = " ".join(f"{a.name}:{text_name(a.asname)}@{a.lineno}:{a.col_offset}" for a in n.names)
    return f"ImportFrom{at}({n.level} {text_name(n.module)} {names})"


def simple(word):
    return lambda n, at: f"Simple{at}({word})"


dump_Pass, dump_Break, dump_Continue = simple("pass"), simple("break"), simple("continue")


def declaration(word):
    return lambda n, at: f"Declaration{at}({word} {' '.join(n.names)})"


dump_Global, dump_Nonlocal = declaration("global"), declaration("nonlocal")


def dump_ExceptHandler(n, at):
    return f"Handler{at}({text(n.type)} {text_name(n.name)} {text(n.body)})"


def dump_withitem(n, at):
    return f"({text(n.context_expr)} {text(n.optional_vars)})"


def dump_match_case(n, at):
    return f"Case({text(n.pattern)} {text(n.guard)} {text(n.body)})"


def dump_MatchSingleton(n, at):
    return f"MatchValue{at}(Constant{at}({n.value!r}))"


def dump_MatchAs(n, at):
    return f"MatchAs{at}({text(n.pattern)} {text_name(n.name)})"


def dump_MatchStar(n, at):
    return f"MatchStar{at}({text_name(n.name)})"


def dump_MatchMapping(n, at):
    return f"MatchMapping{at}({text(n.keys)} {text(n.patterns)} {text_name(n.rest)})"


def dump_MatchClass(n, at):
    named = [f"{k}={text(p)}" for k, p in zip(n.kwd_attrs, n.kwd_patterns)]
    return f"MatchClass{at}({text(n.cls)} [{' '.join([text(p) for p in n.patterns] + named)}])"


def dump_Dict(n, at):
    pairs = [(text(k) + ": " if k else "**") + text(v) for k, v in zip(n.keys, n.values)]
    return f"Dict{at}({' '.join(pairs)})"


def finish(code):
    said = result("\n".join(code))
    out.append(said)
    if said == "ok" or said.startswith("SyntaxError: 'await' out") and len(code) == 1:
        for i, line in enumerate(code):
            trees.append(("... " if i else ">>> ") + line + "\n")
        for s in ast.parse("\n".join(code)).body:
            trees.append(text(s) + "\n")


trees = ["# Written by record.py.\n"]
out, code = [], None
for line in open("cpython.txt", encoding="utf-8").read().splitlines():
    if line.startswith("... "):
        code.append(line[4:])
        out.append(line)
        continue
    if code is not None:
        finish(code)
        code = None
    if line.startswith(">>> "):
        code = [line[4:]]
        out.append(line)
    elif line.startswith("#") or not line:
        out.append(line)
if code is not None:
    finish(code)
open("trees.txt", "w", encoding="utf-8").write("".join(trees))
open("cpython.txt", "w", encoding="utf-8").write("\n".join(out) + "\n")
