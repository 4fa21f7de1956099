"""Write what real Django shows into transcripts.

    PYTHONPATH=DJANGO:LIBRARIES python3 record.py FILE ...

The files are sessions at a prompt (see ../django_test.go). The clock stands at
1700000000 and moves by lines such as !+30.
"""

import contextlib
import io
import sys
import time

now = [1_700_000_000.0]
time.time = lambda: now[0]

from django.conf import settings

settings.configure(
    DEBUG=True, SECRET_KEY="playground", USE_TZ=True, TIME_ZONE="UTC", ALLOWED_HOSTS=["*"], ROOT_URLCONF="__main__",
    INSTALLED_APPS=["django.contrib.auth", "django.contrib.contenttypes", "django.contrib.sessions"],
    DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}},
    SESSION_ENGINE="django.contrib.sessions.backends.cache",
    TEMPLATES=[{"BACKEND": "django.template.backends.django.DjangoTemplates"}],
)
import django

django.setup()
from django.core.cache import cache, caches

urlpatterns = []


def record(text):
    cache.clear()
    names, out, lines, i = sys.modules["__main__"].__dict__, [], text.split("\n"), 0
    names.update(cache=cache, caches=caches)
    while i < len(lines):
        line = lines[i]
        i += 1
        out.append(line)
        if line.startswith("!+"):
            now[0] += float(line[2:])
        if not line.startswith(">>> "):
            continue
        code = line[4:]
        while i < len(lines) and lines[i].startswith("..."):
            out.append(lines[i])
            code += "\n" + lines[i][4:]
            i += 1
        while i < len(lines) and lines[i] and not lines[i].startswith((">>>", "#", "!")):
            i += 1  # what stood there before
        shown = io.StringIO()
        with contextlib.redirect_stdout(shown):
            try:
                exec(compile(code + "\n", "<prompt>", "single"), names)
            except Exception as e:
                name = type(e).__name__ if type(e).__module__ == "builtins" else f"{type(e).__module__}.{type(e).__name__}"
                print(f"{name}: {e}" if str(e) else name)
        out += shown.getvalue().rstrip("\n").split("\n") if shown.getvalue() else []
    return "\n".join(out)


for file in sys.argv[1:]:
    with open(file) as f:
        text = f.read()
    now[0] = 1_700_000_000.0
    with open(file, "w") as f:
        f.write(record(text))
