BACKEND = "django.core.cache.backends.locmem.LocMemCache"
CACHES = {
    "default": {"BACKEND": BACKEND, "LOCATION": "1", "TIMEOUT": "soon"},  #! lint no-number | "soon" | int() refuses 'soon', so TIMEOUT quietly becomes 300.
    "a": {"BACKEND": BACKEND, "LOCATION": "a", "TIMEOUT": 'None'},  #! lint none-text | 'None' | int() refuses the text 'None', so TIMEOUT quietly becomes 300. | None
    "b": {"BACKEND": BACKEND, "LOCATION": "b", "TIMEOUT": None},
    "c": {"BACKEND": BACKEND, "LOCATION": "c", "TIMEOUT": 0},  #! lint timeout-zero | 0 | With TIMEOUT 0 every entry has expired when it is stored.
    "d": {"BACKEND": BACKEND, "LOCATION": "d", "TIMEOUT": -1},  #! lint timeout-zero | -1 | With TIMEOUT -1 every entry has expired when it is stored.
    "e": {"BACKEND": BACKEND, "LOCATION": "e", "TIMEOUT": 4.9},  #! lint cut-number | 4.9 | TIMEOUT 4.9 is cut to 4.
    "f": {"BACKEND": BACKEND, "LOCATION": "f", "TIMEOUT": 4.0},
    "g": {"BACKEND": BACKEND, "LOCATION": "g", "TIMEOUT": True},  #! lint bool-number | True | True counts as the number 1.
    "h": {"BACKEND": BACKEND, "LOCATION": "h", "TIMEOUT": " 1_000 "},
    "i": {"BACKEND": BACKEND, "LOCATION": "i", "TIMEOUT": "4.5"},  #! lint no-number | "4.5" | int() refuses '4.5', so TIMEOUT quietly becomes 300.
    "j": {"BACKEND": BACKEND, "LOCATION": "j", "TIMEOUT": 1e999},  #! error infinity | 1e999 | OverflowError: cannot convert float infinity to integer
    "k": {"BACKEND": BACKEND, "LOCATION": "k", "TIMEOUT": [300]},  #! lint no-number | [300] | int() refuses [300], so TIMEOUT quietly becomes 300.
    "l": {"BACKEND": BACKEND, "LOCATION": "l", "TIMEOUT": 60 * 15},
    "m": {"BACKEND": BACKEND, "LOCATION": "m", "TIMEOUT": "soon", "timeout": 60},  #! lint lower-case-wins | "TIMEOUT" | This TIMEOUT is not read: the lower-case timeout beside it wins.
    "n": {"BACKEND": BACKEND, "LOCATION": "n", "TIMEOUT": 60, "timeout": "later"},  #! lint lower-case-wins | "TIMEOUT" | This TIMEOUT is not read: the lower-case timeout beside it wins.  #! lint no-number | "later" | int() refuses 'later', so TIMEOUT quietly becomes 300.
    "o": {"BACKEND": BACKEND, "LOCATION": "o", "TIMEOUT": 3j},  #! lint no-number | 3j | int() refuses 3j, so TIMEOUT quietly becomes 300.
}
# ---
LIMIT = 1000
BACKEND = "django.core.cache.backends.locmem.LocMemCache"
CACHES = {
    "default": {"BACKEND": BACKEND, "LOCATION": "1", "OPTIONS": None},  #! error options-dict | None | AttributeError: 'NoneType' object has no attribute 'get'
    "a": {"BACKEND": BACKEND, "LOCATION": "a", "OPTIONS": {"MAX_ENTRIES": None, "CULL_FREQUENCY": "3.0"}},  #! lint no-number | None | int() refuses None, so MAX_ENTRIES quietly becomes 300.  #! lint no-number | "3.0" | int() refuses '3.0', so CULL_FREQUENCY quietly becomes 3.
    "b": {"BACKEND": BACKEND, "LOCATION": "b", "OPTIONS": {"MAX_ENTRIES": 0}},  #! lint max-entries-zero | 0 | With MAX_ENTRIES 0 every set first culls.
    "c": {"BACKEND": BACKEND, "LOCATION": "c", "OPTIONS": {"MAX_ENTRIES": 2}},  #! lint cull-above-max | 2 | A cull drops 1 entry in 3, which is none of 2: the cache grows past MAX_ENTRIES until it holds 3.
    "d": {"BACKEND": BACKEND, "LOCATION": "d", "OPTIONS": {"MAX_ENTRIES": 4, "CULL_FREQUENCY": 5}},  #! lint cull-above-max | 5 | A cull drops 1 entry in 5, which is none of 4: the cache grows past MAX_ENTRIES until it holds 5.
    "e": {"BACKEND": BACKEND, "LOCATION": "e", "OPTIONS": {"MAX_ENTRIES": 5, "CULL_FREQUENCY": 5}},
    "f": {"BACKEND": BACKEND, "LOCATION": "f", "OPTIONS": {"CULL_FREQUENCY": -1}},  #! lint cull-negative | -1 | CULL_FREQUENCY -1 never drops anything: the cache grows without end.
    "g": {"BACKEND": BACKEND, "LOCATION": "g", "OPTIONS": {"CULL_FREQUENCY": 0}},
    "h": {"BACKEND": BACKEND, "LOCATION": "h", "OPTIONS": {"CULL_FREQUENCY": 1e999}},  #! error infinity | 1e999 | OverflowError: cannot convert float infinity to integer
    "i": {"BACKEND": BACKEND, "LOCATION": "i", "OPTIONS": {"MAX_ENTRIES": 10}, "max_entries": 20},  #! lint lower-case-wins | "MAX_ENTRIES" | This MAX_ENTRIES is not read: the lower-case max_entries beside it wins.
    "j": {"BACKEND": BACKEND, "LOCATION": "j", "max_entries": "many", "cull_frequency": 2.5},  #! lint no-number | "many" | int() refuses 'many', so MAX_ENTRIES quietly becomes 300.  #! lint cut-number | 2.5 | CULL_FREQUENCY 2.5 is cut to 2.
    "k": {"BACKEND": BACKEND, "LOCATION": "k", "OPTIONS": {"MAX_ENTRIES": LIMIT, "CULL_FREQUENCY": 900}},
    "l": {"BACKEND": BACKEND, "LOCATION": "l", "OPTIONS": {"CULL_FREQUENCY": 99999999999999999999999}},  #! lint cull-above-max | 99999999999999999999999 | A cull drops 1 entry in 99999999999999999999999, which is none of 300: the cache grows past MAX_ENTRIES until it holds 99999999999999999999999.
    "m": {"BACKEND": BACKEND, "LOCATION": "m", "OPTIONS": [], "TIMEOUT": 1e999},  #! error options-dict | [] | AttributeError: 'list' object has no attribute 'get'  #! error infinity | 1e999 | OverflowError: cannot convert float infinity to integer
}
