# django-cache-url.
from os import environ
from _cacheurl import BACKENDS, parse


def config(env="CACHE_URL", default="locmem://"):
    return parse(environ.get(env, default))
