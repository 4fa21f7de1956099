def prod(iterable, /, *, start=1):
    for x in iterable:
        start *= x
    return start


def dist(p, q): return hypot(*[a - b for a, b in zip(p, q, strict=True)])


def isclose(a, b, *, rel_tol=1e-09, abs_tol=0.0):
    if rel_tol < 0 or abs_tol < 0:
        raise ValueError("tolerances must be non-negative")
    if a == b:
        return True
    if isinf(a) or isinf(b):
        return False
    d = abs(a - b)
    return d <= rel_tol * abs(b) or d <= rel_tol * abs(a) or d <= abs_tol
