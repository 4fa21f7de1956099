"""Writes syntax.jsonl: what CPython 3.11 says about each text of syntax.txt.

Run in this folder: python3.11 syntax.py. A line of syntax.txt is one text, in
which \\n is a line end and \\xa0 a no-break space.
"""
import json
import warnings

warnings.simplefilter("ignore")
with open("syntax.txt") as texts, open("syntax.jsonl", "w") as out:
    for line in texts:
        src = line.rstrip("\n").replace("\\n", "\n").replace("\\xa0", "\xa0")
        case = {"src": src}
        try:
            compile(src, "settings.py", "exec")
        except SyntaxError as e:
            case.update(error=f"{type(e).__name__}: {e.msg}", line=e.lineno, column=e.offset)
        print(json.dumps(case), file=out)
