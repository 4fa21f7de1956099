import os
from pathlib import Path

# The whole of a settings.py may stand here.
BASE_DIR = Path(__file__).resolve().parent
SESSION_ENGINE = "django.contrib.sessions.backends.cache"
SESSION_CACHE_ALIAS = "sesions"  #! error no-alias | "sesions" | InvalidCacheBackendError: The connection 'sesions' doesn't exist. | "sessions"
CACHE_MIDDLEWARE_ALIAS = "nowhere"  #! error no-alias | "nowhere" | InvalidCacheBackendError: The connection 'nowhere' doesn't exist.
if os.environ.get("DEBUG"):
    INTERNAL_IPS = ["127.0.0.1"]

CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "a"},
    "sessions": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": "b"},
}
# ---
SESSION_CACHE_ALIAS = "elsewhere"
# ---
{"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
# ---
CACHE = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}  #! lint settings-name | CACHE | Django does not read CACHE, so its default cache counts. | CACHES
# ---
CACHES = {}  #! error no-default | CACHES | (caches.E001) You must define a 'default' cache in your CACHES setting.
# ---
CACHES = {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}  #! error one-alias | CACHES | (caches.E001) You must define a 'default' cache in your CACHES setting.
# ---
CACHES = {"defualt": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}  #! error no-default | "defualt" | (caches.E001) You must define a 'default' cache in your CACHES setting. | "default"
# ---
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}},  #! error caches-comma | CACHES | (caches.E001) You must define a 'default' cache in your CACHES setting.
# ---
CACHES = "default"  #! error caches-type | CACHES | (caches.E001) You must define a 'default' cache in your CACHES setting.
# ---
CACHES = None  #! error caches-type | CACHES | TypeError: argument of type 'NoneType' is not iterable
# ---
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}  #! lint caches-again | CACHES | This CACHES is lost: line 2 sets it again.
CACHES = {"default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}
CACHES["default"]["TIMEOUT"] = 60  #! lint caches-changed | CACHES["default"]["TIMEOUT"] = 60 | This line changes CACHES and is not run here.
# ---
if DEBUG:
    CACHES = {"default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}  #! lint caches-only-in-block | CACHES | Whether this line runs is not known here; it counts as if it did.
else:
    CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}  #! lint caches-in-block | CACHES | This CACHES stands in a block that is not run here; the one on line 2 counts.
# ---
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
if DEBUG:
    CACHES = {"default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}  #! lint caches-in-block | CACHES | This CACHES stands in a block that is not run here; the one on line 1 counts.
# ---
CACHES = {**BASE_CACHES}
SESSION_CACHE_ALIAS = "perhaps"
# ---
CACHES = env.caches("CACHES")
# ---
CACHES = {"default": env.cache()}
# ---
"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}  #! error braces | "default" | SyntaxError: illegal target for annotation
# ---
CACHES == {"default": 1}  #! lint caches-compared | CACHES == {"default": 1} | This line compares CACHES and sets nothing.
# ---
CACHES {"default": 1}  #! error equals-missing | { | SyntaxError: invalid syntax
# ---
CACHES = {"default": class}  #! error reserved | class | SyntaxError: invalid syntax
# ---
  CACHES = {}  #! error indent |    | IndentationError: unexpected indent
