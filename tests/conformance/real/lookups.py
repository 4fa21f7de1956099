"""What the caches were asked in this process.

Look-ups that found something, look-ups that did not, and calls of has_key that found
nothing. Only the call that was written counts, and not those which Django makes for it.
"""

import contextvars
import functools

QUIET, MISSING = "quiet", object()
inside = contextvars.ContextVar("inside", default=None)
found, missed, absent = 0, 0, 0


def counts():
    return found, missed, absent


def looked_up(hits, misses):
    global found, missed
    found, missed = found + hits, missed + misses


def under(state, f, *args, **kwargs):
    """Call a function while look-ups count as that state says."""
    token = inside.set(state)
    try:
        return f(*args, **kwargs)
    finally:
        inside.reset(token)


def counted_get(f):
    @functools.wraps(f)
    def get(self, key, default=None, *args, **kwargs):
        state = inside.get()
        if state is QUIET or state:  # of get_or_set only the first counts
            return f(self, key, default, *args, **kwargs)
        value = under(QUIET, f, self, key, MISSING, *args, **kwargs)
        looked_up(value is not MISSING, value is MISSING)
        if state is not None:
            state.append(key)
        return default if value is MISSING else value

    return get


def counted_get_or_set(f):
    @functools.wraps(f)
    def get_or_set(self, key, default, *args, **kwargs):
        if inside.get() is not None:
            return f(self, key, default, *args, **kwargs)
        if callable(default):
            compute = default
            default = functools.partial(under, None, compute)
        return under([], f, self, key, default, *args, **kwargs)

    return get_or_set


def counted_get_many(f):
    @functools.wraps(f)
    def get_many(self, keys, *args, **kwargs):
        if inside.get() is not None:
            return f(self, keys, *args, **kwargs)
        keys = list(keys)
        values = under(QUIET, f, self, keys, *args, **kwargs)
        hits = sum(key in values for key in keys)
        looked_up(hits, len(keys) - hits)
        return values

    return get_many


def counted_has_key(f):
    @functools.wraps(f)
    def has_key(self, *args, **kwargs):
        global absent
        if inside.get() is not None:
            return f(self, *args, **kwargs)
        there = under(QUIET, f, self, *args, **kwargs)
        absent += not there
        return there

    return has_key


def count():
    """Count what the configured caches are asked."""
    from django.core.cache import caches

    wrappers = {"get": counted_get, "get_or_set": counted_get_or_set, "get_many": counted_get_many, "has_key": counted_has_key}
    done = set()
    for alias in caches:
        try:
            classes = type(caches[alias]).__mro__
        except Exception:  # an alias that does not work fails where it is used
            continue
        for c in classes:
            if c in done or c is object:
                continue
            done.add(c)
            for name, wrapper in wrappers.items():
                if name in vars(c):
                    setattr(c, name, wrapper(vars(c)[name]))
