CACHES = {
    "default": {
        "LOCATON": "x",  #! lint unknown-setting | "LOCATON" | Django does not read 'LOCATON'. | "LOCATION"
        'TIMOUT': 5,  #! lint unknown-setting | 'TIMOUT' | Django does not read 'TIMOUT'. | 'TIMEOUT'
        "FOO": 1,  #! lint unknown-setting | "FOO" | Django does not read 'FOO'.
        5: 1,  #! lint unknown-setting | 5 | Django does not read 5.
        "MAX_ENTRIES": 10,  #! lint belongs-in-options | "MAX_ENTRIES" | Django does not read MAX_ENTRIES here.
        "max_entrys": 10,  #! lint belongs-in-options | "max_entrys" | Django does not read max_entrys here.
        "key_prefix": "a",  #! lint lower-case | "key_prefix" | Django does not read key_prefix: upper and lower case count. | "KEY_PREFIX"
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "OPTIONS": {
            "MAX_ENTRYS": 10,  #! lint unknown-option | "MAX_ENTRYS" | This backend does not read 'MAX_ENTRYS'. | "MAX_ENTRIES"
            "cull_frequency": 4,  #! lint lower-case | "cull_frequency" | Django does not read cull_frequency: upper and lower case count. | "CULL_FREQUENCY"
            "TIMEOUT": 10,  #! lint belongs-outside | "TIMEOUT" | Django does not read TIMEOUT in OPTIONS.
            "timeout": 10,  #! lint belongs-outside | "timeout" | Django does not read timeout in OPTIONS.
            "TIMOUT": 10,  #! lint belongs-outside | "TIMOUT" | Django does not read TIMOUT in OPTIONS.
            "LOCATON": "x",  #! lint belongs-outside | "LOCATON" | Django does not read LOCATON in OPTIONS.
            "COLOR": 10,  #! lint unknown-option | "COLOR" | This backend does not read 'COLOR'.
        },
    },
    5: {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "five"},  #! lint alias-type | 5 | An alias is text: nothing can ask for caches[5].
}
# ---
CACHES = {
    "default": {},  #! error no-backend | "default" | KeyError: 'BACKEND'
    "a": {"BACKEN": "django.core.cache.backends.locmem.LocMemCache"},  #! error no-backend | "BACKEN" | KeyError: 'BACKEND' | "BACKEND"
    "b": {"backend": "django.core.cache.backends.locmem.LocMemCache"},  #! error no-backend | "backend" | KeyError: 'BACKEND' | "BACKEND"
    "c": "django.core.cache.backends.locmem.LocMemCache",  #! error alias-dict | "django.core.cache.backends.locmem.LocMemCache" | AttributeError: 'str' object has no attribute 'copy'
    "d": ["django.core.cache.backends.locmem.LocMemCache"],  #! error alias-dict | ["django.core.cache.backends.locmem.LocMemCache"] | TypeError: 'str' object cannot be interpreted as an integer
    "e": {"django.core.cache.backends.locmem.LocMemCache"},  #! error alias-dict | {"django.core.cache.backends.locmem.LocMemCache"} | TypeError: set.pop() takes no arguments (1 given)
    "f": None,  #! error alias-dict | None | AttributeError: 'NoneType' object has no attribute 'copy'
}
# ---
BASE = {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
CACHES = {"default": {**BASE, "LOCATION": "may have a BACKEND"}}
# ---
BASE = {"LOCATION": "has no BACKEND", "TIMEOUT": "soon"}
CACHES = {"default": {**BASE}}  #! error no-backend | "default" | KeyError: 'BACKEND'  #! lint no-number | BASE | int() refuses 'soon', so TIMEOUT quietly becomes 300.
# ---
NAME = "name"
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
    "a": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},  #! lint shared-default | "a" | 'a' and 'default' have one LOCATION, '', so they are one store: the same keys, and clear() empties both.
    "b": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": ""},  #! lint shared-location | "" | 'b' and 'default' have one LOCATION, so they are one store: the same keys, and clear() empties both.
    "c": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": 1},
    "d": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": True},  #! lint shared-location | True | 'd' and 'c' have one LOCATION, so they are one store: the same keys, and clear() empties both.
    "e": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "1"},
    "f": {"BACKEND": "django.core.cache.backends.dummy.DummyCache", "LOCATION": "1"},
    "g": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": NAME},
}
# ---
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},  #! lint twice | "default" | This 'default' is lost: line 3 has the same key again.
    "default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache", "TIMEOUT": 1,  #! lint twice | "TIMEOUT" | This 'TIMEOUT' is lost: line 4 has the same key again.
                "TIMEOUT": 2,
                "OPTIONS": {1: 2, True: 3}},  #! lint twice | 1 | This 1 is lost: line 5 has the same key again.  #! lint unknown-option | True | This backend does not read 1.
}
# ---
from mylib import T  #! lint stand-in | from | mylib is a stand-in here: it cannot be here: what it does is left out, and what it returns must not matter.
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "TIMEOUT": T}}  #! error not-here | T | NotImplementedError: the playground does not have mylib.T, so its value is not known here
# ---
from mylib import URL  #! lint stand-in | from | mylib is a stand-in here: it cannot be here: what it does is left out, and what it returns must not matter.
CACHES = {"default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": URL}}  #! error not-here | URL | NotImplementedError: the playground does not have mylib.URL, so its value is not known here
# ---
from mylib import URL  #! lint stand-in | from | mylib is a stand-in here: it cannot be here: what it does is left out, and what it returns must not matter.
CACHES = {"default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": ["redis://a", URL]}}  #! error not-here | ["redis://a", URL] | NotImplementedError: the playground does not have mylib.URL, so its value is not known here
# ---
from mylib import B  #! lint stand-in | from | mylib is a stand-in here: it cannot be here: what it does is left out, and what it returns must not matter.
CACHES = {"default": {"BACKEND": B}}  #! error not-here | B | NotImplementedError: the playground does not have mylib.B, so its value is not known here
# ---
from mylib import make_key  #! lint stand-in | from | mylib is a stand-in here: it cannot be here: what it does is left out, and what it returns must not matter.
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "KEY_FUNCTION": make_key}}  #! error not-here | make_key | NotImplementedError: the playground does not have mylib.make_key, so its value is not known here
# ---
from mylib import SHARED  #! lint stand-in | from | mylib is a stand-in here: it cannot be here: what it does is left out, and what it returns must not matter.
CACHES = {"default": SHARED}  #! error not-here | SHARED | NotImplementedError: the playground does not have mylib.SHARED, so its value is not known here
# ---
from mylib import MOST  #! lint stand-in | from | mylib is a stand-in here: it cannot be here: what it does is left out, and what it returns must not matter.
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "OPTIONS": {"MAX_ENTRIES": MOST}}}  #! error not-here | MOST | NotImplementedError: the playground does not have mylib.MOST, so its value is not known here
# ---
from mylib import V  #! lint stand-in | from | mylib is a stand-in here: it cannot be here: what it does is left out, and what it returns must not matter.
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "VERSION": V(), "KEY_PREFIX": V}}  #! error not-here | V() | NotImplementedError: the playground does not have mylib.V(), so its value is not known here
# ---
from mylib import P  #! lint stand-in | from | mylib is a stand-in here: it cannot be here: what it does is left out, and what it returns must not matter.
CACHES = {"default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": "redis://a", "OPTIONS": {"PARSER": P}}}
