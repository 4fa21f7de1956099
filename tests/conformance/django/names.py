"""names.py LIB: what real Django and the packages around it have, for engine/django/lib.

Reads lines "@@ MODULE NAME..." of what the playground's modules have, and writes
into each file LIB/MODULE.py which names the real module has besides (a module's
__getattr__ at the end of the file), and into LIB/_real.py the names of all modules
that exist and are not here. Needs Django and the packages on PYTHONPATH.
"""

import importlib
import os
import pkgutil
import re
import sys
import types
import warnings

warnings.simplefilter("ignore")
lib = sys.argv[1]

from django.conf import settings  # noqa: E402

settings.configure(
    INSTALLED_APPS=["django.contrib.contenttypes", "django.contrib.auth", "django.contrib.sessions", "django.contrib.messages",
                    "django.contrib.admin", "django.contrib.sites", "django.contrib.redirects", "django.contrib.flatpages"],
    SECRET_KEY="x",
    SITE_ID=1,
    CACHES={"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}},
)
import django  # noqa: E402

django.setup()

BEGIN = "\n\n# What the real module has besides (tests/conformance/names.sh).\n"
LEFT_OUT = re.compile(r"\.(migrations|tests?|locale|gis|app_template|project_template|commands|jinja2)(\.|$)|\.__main__$")


def modules(name):
    try:
        m = importlib.import_module(name)
    except Exception:
        return
    yield name
    for one in pkgutil.iter_modules(getattr(m, "__path__", [])):
        full = f"{name}.{one.name}"
        if LEFT_OUT.search(full):
            continue
        if one.ispkg:
            yield from modules(full)
        else:
            yield full


def public(name):
    """Whether a module has names of its own; one that cannot be imported here counts as if."""
    try:
        return [n for n, v in vars(importlib.import_module(name)).items() if n[0] != "_" and not isinstance(v, types.ModuleType)]
    except Exception:
        return True


def lines(words, width=118):
    line = ""
    for w in words:
        if line and len(line) + 1 + len(w) > width:
            yield line
            line = ""
        line = line + " " + w if line else w
    yield line


ours = dict(line[3:].rstrip("\n").split(" ", 1) for line in sys.stdin)
exist = sorted({m for top in ("django", "rest_framework", "django_redis", "django_ratelimit", "environ", "decouple") for m in modules(top)})
for name, have in ours.items():
    path = os.path.join(lib, name + ".py")
    with open(path) as f:
        text = f.read().split(BEGIN)[0].rstrip("\n") + "\n"
    if name in exist and "\ndef __getattr__" not in text:
        real = importlib.import_module(name)
        more = [n for n, v in sorted(vars(real).items())
                if not n.startswith("_") and n not in have.split() and not isinstance(v, types.ModuleType)
                and getattr(v, "__module__", name) not in ("typing", "functools", "itertools", "collections", "contextlib")]
        if more:
            text += BEGIN + 'import _placeholder\n\n__getattr__ = _placeholder.names(__name__, """\n' + "\n".join(lines(more)) + '\n""")\n'
    with open(path, "w") as f:
        f.write(text)
with open(os.path.join(lib, "_real.py"), "w") as f:
    f.write('# The modules that exist and are not here (tests/conformance/names.sh).\nMODULES = """\n' +
            "\n".join(lines(m for m in exist if m not in ours and public(m))) + '\n"""\n')
