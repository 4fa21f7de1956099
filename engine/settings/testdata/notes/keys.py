def make_key(key, prefix, version):
    return f"{prefix}/{version}/{key}"


BACKEND = "django.core.cache.backends.locmem.LocMemCache"
CACHES = {
    "default": {"BACKEND": BACKEND, "LOCATION": "1", "KEY_PREFIX": None, "VERSION": None},  #! lint prefix-type | None | KEY_PREFIX None is kept as it is: keys begin with None:  #! lint version-none | None | VERSION None is kept as it is: keys have None where 1 would be.
    "a": {"BACKEND": BACKEND, "LOCATION": "a", "KEY_PREFIX": 5, "VERSION": "2"},  #! lint prefix-type | 5 | KEY_PREFIX 5 is kept as it is: keys begin with 5:  #! lint version-type | "2" | VERSION '2' is kept as it is, and incr_version adds 1 to it with Python's +.
    "b": {"BACKEND": BACKEND, "LOCATION": "b", "KEY_PREFIX": "my site", "VERSION": 2},  #! lint key-warning | "my site" | With this KEY_PREFIX every key gets a CacheKeyWarning.
    "c": {"BACKEND": BACKEND, "LOCATION": "c", "KEY_PREFIX": "site", "VERSION": "2 beta"},  #! lint version-type | "2 beta" | VERSION '2 beta' is kept as it is, and incr_version adds 1 to it with Python's +.  #! lint key-warning | "2 beta" | With this VERSION every key gets a CacheKeyWarning.
    "d": {"BACKEND": BACKEND, "LOCATION": "d", "KEY_FUNCTION": "shop.keys.make_key"},  #! lint key-function | "shop.keys.make_key" | The playground has no modules, so shop.keys.make_key cannot be imported here.
    "e": {"BACKEND": BACKEND, "LOCATION": "e", "KEY_FUNCTION": "make_key"},  #! error key-function-name | "make_key" | ImportError: make_key doesn't look like a module path
    "r": {"BACKEND": BACKEND, "LOCATION": "r", "KEY_FUNCTION": ".make_key"},  #! error key-function-name | ".make_key" | ValueError: Empty module name
    "f": {"BACKEND": BACKEND, "LOCATION": "f", "KEY_FUNCTION": None},
    "g": {"BACKEND": BACKEND, "LOCATION": "g", "KEY_FUNCTION": 5, "KEY_PREFIX": "my site"},  #! error key-function-name | 5 | AttributeError: 'int' object has no attribute 'rsplit'
    "h": {"BACKEND": BACKEND, "LOCATION": "h", "KEY_FUNCTION": make_key},
}
# ---
CACHES = {
    default: {  #! error quote-key | default | NameError: name 'default' is not defined | "default"
    },
}
# ---
CACHES = {"default": {
        BACKEND: "django.core.cache.backends.locmem.LocMemCache",  #! error quote-key | BACKEND | NameError: name 'BACKEND' is not defined | "BACKEND"
}}
# ---
CACHES = {"default": {
        "BACKEND": BACKEND,  #! error raised | BACKEND | NameError: name 'BACKEND' is not defined
}}
# ---
CACHES = {"default": {
        "TIMEOUT": null,  #! error other-word | null | NameError: name 'null' is not defined | None
}}
# ---
CACHES = {"default": {
        "OPTIONS": {[1]: 2},  #! error unhashable | { | TypeError: unhashable type: 'list'
}}
# ---
CACHES = {"default": {
        "OPTIONS": {"x": {(1, [])}},  #! error unhashable | { | TypeError: unhashable type: 'list'
}}
# ---
true = False
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "TIMEOUT": true},  #! lint bool-number | true | False counts as the number 0.  #! lint timeout-zero | true | With TIMEOUT 0 every entry has expired when it is stored.
}
