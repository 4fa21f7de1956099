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
CACHES["default"]["TIMEOUT"] = 60
# ---
DEBUG = False
if DEBUG:
    CACHES = {"default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}
else:
    CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
# ---
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
DEBUG = False
if DEBUG:
    CACHES = {"default": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}
# ---
BASE_CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}, "perhaps": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}
CACHES = {**BASE_CACHES}
SESSION_CACHE_ALIAS = "perhaps"
# ---
CACHES = {"default": env.cache(default="locmem://")}  #! lint assumed | env | env is not defined in this text, so a line is assumed that stands in most projects: import environ.
# ---
import environ
env = environ.Env()
CACHES = {"default": env.cache()}  #! error environment | env.cache() | ImproperlyConfigured: Set the CACHE_URL environment variable
# ---
import os
CACHES = {"default": {"LOCATION": os.environ["REDIS_URL"] + "/0"}}  #! error environment | os.environ["REDIS_URL"] | KeyError: 'REDIS_URL'
# ---
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
CACHES["default"]["TIMEOUT"] = "soon"  #! lint no-number | "soon" | int() refuses 'soon', so TIMEOUT quietly becomes 300.
CACHES["old"] = {
    "BACKEND": "locmem",  #! error unknown-backend | "locmem" | InvalidCacheBackendError: Could not find backend 'locmem': locmem doesn't look like a module path | "django.core.cache.backends.locmem.LocMemCache"
}
# ---
def caches():
    return {"default": dict(BACKEND="django.core.cache.backends.locmem.LocMemCache", LOCATON=1)}
CACHES = caches()  #! lint unknown-setting | CACHES | Django does not read 'LOCATON'. | "LOCATION"
# ---
ttl = int("soon")  #! error raised | int | ValueError: invalid literal for int() with base 10: 'soon'
# ---
"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}  #! error braces | "default" | SyntaxError: illegal target for annotation
# ---
CACHES == {"default": 1}  #! error caches-compared | CACHES | NameError: name 'CACHES' is not defined
# ---
CACHES {"default": 1}  #! error equals-missing | { | SyntaxError: invalid syntax
# ---
CACHES = {"default": class}  #! error reserved | class | SyntaxError: invalid syntax
# ---
  CACHES = {}  #! error indent | CACHES | IndentationError: unexpected indent
# ---
import sentry_sdk  #! lint stand-in | sentry_sdk | sentry_sdk is a stand-in here: it cannot be here: what it does is left out, and what it returns must not matter.
from .base import *  #! lint stand-in | from | .base is a stand-in here: it cannot be here: what it does is left out, and what it returns must not matter.
sentry_sdk.init(dsn="")
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
# ---
from .base import *  #! lint stand-in | from | .base is a stand-in here: it cannot be here: what it does is left out, and what it returns must not matter.
INSTALLED_APPS += ["debug_toolbar"]
MIDDLEWARE.insert(0, "x")
DATABASES["default"]["CONN_MAX_AGE"] = 60
STATIC_ROOT = BASE_DIR / "static"
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "TIMEOUT": 5}}
# ---
from .base import *  #! lint stand-in | from | .base is a stand-in here: it cannot be here: what it does is left out, and what it returns must not matter.
CACHES["default"]["TIMEOUT"] = 5  #! error elsewhere | "TIMEOUT" | What CACHES is stands in another file, which is not here.
# ---
from configurations import Configuration, values  #! lint stand-in | from | configurations is a stand-in here: it cannot be here: what it does is left out, and what it returns must not matter.
class Dev(Configuration):
    DEBUG = True
    CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "TIMEOUT": 5}}  #! lint in-class | CACHES | The CACHES inside class Dev is not read here, so Django's default cache counts.
# ---
from .base import *  #! lint star | from | The CACHES of .base counts, if it has one, and that file is not here: Django's default cache takes its place.  #! lint stand-in | from | .base is a stand-in here: it cannot be here: what it does is left out, and what it returns must not matter.
DEBUG = True
# ---
from os.path import *
DEBUG = True
# ---
class Dev:
    CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "TIMEOUT": 5}}
CACHES = Dev.CACHES
