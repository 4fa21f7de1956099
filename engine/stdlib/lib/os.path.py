def commonprefix(m):
    if not m:
        return ""
    a, b = min(m), max(m)
    for i, c in enumerate(a):
        if c != b[i]:
            return a[:i]
    return a


def relpath(path, start="."):
    if not path:
        raise ValueError("no path specified")
    here, there = [p for p in abspath(start).split("/") if p], [p for p in abspath(path).split("/") if p]
    n = len(commonprefix([here, there]))
    return "/".join([".."] * (len(here) - n) + there[n:]) or "."


def commonpath(paths):
    paths = [normpath(p) for p in paths]
    if not paths:
        raise ValueError("commonpath() arg is an empty sequence")
    if len({p.startswith("/") for p in paths}) > 1:
        raise ValueError("Can't mix absolute and relative paths")
    return ("/" if paths[0].startswith("/") else "") + "/".join(commonprefix([[x for x in p.split("/") if x] for p in paths]))


def expandvars(path):
    import re
    from os import environ
    return re.sub(r"\$(\w+|\{[^}]*\})", lambda m: environ.get(m[1].strip("{}"), m[0]), path)
