import sys


def format_exception_only(exc, /, value=None):
    exc = value if value is not None and not isinstance(value, bool) else exc
    if exc is None:
        return ["NoneType: None\n"]
    cls = type(exc)
    name = cls.__qualname__ if cls.__module__ in ("builtins", "__main__") else f"{cls.__module__}.{cls.__qualname__}"
    text = str(exc)
    return [f"{name}: {text}\n" if text else f"{name}\n"]


def format_exception(exc, /, value=None, tb=None, limit=None, chain=True):
    return ["Traceback (most recent call last):\n"] + format_exception_only(exc, value)


def format_exc(limit=None, chain=True):
    exc = sys.exc_info()[1]
    return "".join(format_exception_only(None) if exc is None else format_exception(exc))


def _print(text, file): (sys.stderr if file is None else file).write(text)
def print_exc(limit=None, file=None, chain=True): _print(format_exc(), file)
def print_exception(exc, /, value=None, tb=None, limit=None, file=None, chain=True): _print("".join(format_exception(exc, value)), file)
def format_tb(tb, limit=None): return []
def extract_tb(tb, limit=None): return []
def format_stack(f=None, limit=None): return []
def print_stack(f=None, limit=None, file=None): pass
def print_tb(tb, limit=None, file=None): pass
