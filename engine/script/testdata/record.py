"""Fills a transcript with what CPython itself shows.

    python3 record.py FILE...

A file has ">>> " and "... " lines; "---" starts anew. Whatever stands under
them is replaced by what a prompt shows: the output, the repr of each expression
that is not None, or a traceback's last line.
"""
import ast, contextlib, io, sys, traceback

def run(code, names):
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        try:
            tree = ast.parse(code)
            for node in tree.body:
                exec(compile(ast.Interactive([node]), "<stdin>", "single"), names)
        except BaseException as e:
            print(last_line(e).rstrip("\n"))
    return out.getvalue().rstrip("\n")

def last_line(e):
    kind = type(e)
    if not has_own(e):
        return traceback.format_exception_only(kind, e)[-1]
    try:
        text = str(e)
    except Exception:
        text = "<exception str() failed>"
    return kind.__qualname__ + (text and ": " + text)

def has_own(e):
    """Whether the module traceback, which asks exceptions for their truth and notes, would run code of theirs."""
    return e is not None and (any(hasattr(type(e), n) for n in ("__bool__", "__len__", "__getattr__")) or has_own(e.__cause__) or has_own(e.__context__))

def fill(text):
    out, code, names = [], [], {"__name__": "__main__"}
    def flush():
        if code:
            shown = run("\n".join(code), names)
            if shown:
                out.append(shown)
            code.clear()
    for line in text.split("\n"):
        if line.startswith(">>>"):
            flush(); out.append(line); code.append(line[4:])
        elif line.startswith("...") and code:
            out.append(line); code.append(line[4:])
        elif line == "---":
            flush(); out.append(line); names = {"__name__": "__main__"}
        elif line.startswith("#") or line == "":
            flush(); out.append(line)
    flush()
    return "\n".join(out)

for name in sys.argv[1:]:
    with open(name) as f:
        text = f.read()
    with open(name, "w") as f:
        f.write(fill(text))
