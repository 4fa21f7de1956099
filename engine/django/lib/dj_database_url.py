# dj-database-url: the dict of DATABASES; nothing connects to it.
from os import environ
from _cacheurl import database


def parse(url, engine=None, conn_max_age=0, **options):
    made = database(url)
    made["CONN_MAX_AGE"] = conn_max_age
    return made


def config(env="DATABASE_URL", default=None, **options):
    url = environ.get(env, default)
    return parse(url, **options) if url else {}
