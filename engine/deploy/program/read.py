# Reads how a Django site is run from what somebody pasted. It runs in the
# playground's own Python, without imports: TEXT and LANG are given, and `found`
# is what it came to. Numbers that the text does not state are 0.

CORES = 4  # of the machine that formulas are computed for
MOST = 16 * 1024  # characters of a text that is no settings.py

TEXTS = {
    "empty": ("There is nothing to read. Paste CACHES, a gunicorn line, a Procfile or a part of a compose file.",
              "Er is niets te lezen. Plak CACHES, een gunicorn-regel, een Procfile of een stuk van een compose-bestand."),
    "too-long": ("This is longer than %s KiB. Paste only the lines that start the site.",
                 "Dit is langer dan %s KiB. Plak alleen de regels die de site starten."),
    "unknown": ("Nothing in it says how the site is run. Paste the line with gunicorn, uvicorn or uwsgi, a gunicorn.conf.py, a service of a compose file, or CACHES = {...}.",
                "Hierin staat niet hoe de site draait. Plak de regel met gunicorn, uvicorn of uwsgi, een gunicorn.conf.py, een service uit een compose-bestand, of CACHES = {...}."),
    "not-web": ("%s serves no requests. Paste the line that starts the web server.",
                "%s beantwoordt geen verzoeken. Plak de regel die de webserver start."),
    "no-number": ("%s takes a whole number, not %s. Write the number.", "%s moet een heel getal zijn, niet %s. Schrijf het getal."),
    "missing": ("Behind %s a number is missing.", "Achter %s ontbreekt een getal."),
    "too-small": ("%s is %s, but the least is %s.", "%s is %s, maar het minste is %s."),
    "too-big": ("%s is %s: that is no number that a site runs with.", "%s is %s: met zo'n getal draait geen site."),
    "unset": ("%s asks for the variable %s, which this text does not set. Paste its line too.",
              "%s vraagt om de variabele %s, die deze tekst niet zet. Plak die regel ook."),
    "open": ("A quote is not closed: %s", "Een aanhalingsteken wordt niet gesloten: %s"),
    "several": ("There are several services, and none of them starts gunicorn, uvicorn or uwsgi: %s. Paste the one that serves the site.",
                "Er zijn meer services, en geen ervan start gunicorn, uvicorn of uwsgi: %s. Plak die van de site."),
    "cores": ("%s depends on the cores of the machine. With 4 cores it is %s.", "%s hangt af van de cores van de machine. Met 4 cores is het %s."),
    "config": ("%s may say more. Paste it too.", "In %s kan meer staan. Plak dat ook."),
    "settings": ("settings.py has your CACHES now.", "In settings.py staan nu jouw CACHES."),
    "read": ("Read: %s.", "Gelezen: %s."),
    "preload": ("Preloaded, a worker starts with a copy of what was cached before the fork; from then on each has a cache of its own.",
                "Met preload begint een worker met een kopie van wat voor de fork in de cache stond; daarna heeft elk een eigen cache."),
    "each": ("%s each", "elk %s"),
    "requests": ("a new worker after %s requests", "een nieuwe worker na %s verzoeken"),
}


def say(code, args=()):
    return TEXTS[code][1 if LANG == "nl" else 0] % tuple(args)


class Problem(Exception):
    def __init__(self, code, *args):
        self.code = code
        self.facts = args


def cut(text):
    text = text.split("\n")[0]
    return text if len(text) <= 40 else text[:40] + "…"


# Words of a shell.


def closing(text, start):
    depth = 0
    for i in range(start, len(text)):
        if text[i] in "({":
            depth += 1
        elif text[i] in ")}":
            depth -= 1
            if depth == 0:
                return i + 1
    return len(text)


def lines(text):
    """The commands of a text, each a list of words; nothing is run."""
    text = text.replace("\\\n", " ")
    commands, words, word, inside, i = [], [], [], False, 0
    n = len(text)
    while i < n:
        c = text[i]
        if c in "\n;|& ":
            if inside:
                words.append("".join(word))
                word, inside = [], False
            if c != " " and words:
                commands.append(words)
                words = []
        elif c == "#" and not inside:
            end = text.find("\n", i)
            i = (n if end < 0 else end) - 1
        elif c in "'\"":
            inside, start = True, i
            i += 1
            while i < n and text[i] != c:
                if text[i] == "\\" and c == '"' and i + 1 < n:
                    i += 1
                word.append(text[i])
                i += 1
            if i >= n:
                raise Problem("open", cut(text[start:]))
        elif c == "\\" and i + 1 < n:
            inside = True
            i += 1
            word.append(text[i])
        elif c == "$" and text[i + 1:i + 2] in ("(", "{"):
            inside, end = True, closing(text, i + 1)
            word.append(text[i:end])
            i = end - 1
        else:
            inside = True
            word.append(c)
        i += 1
    if inside:
        words.append("".join(word))
    if words:
        commands.append(words)
    return commands


def is_name(s):
    return s.isascii() and s.isidentifier()


def assignment(word):
    name, equals, value = word.partition("=")
    return (name, value) if equals and is_name(name) else (None, None)


def bracketed(text):
    """A list of words in brackets, as a command line."""
    text = text.strip()
    if not text.startswith("["):
        return text
    out, quote = [], ""
    for c in text[1:]:
        if quote:
            quote = "" if c == quote else quote
        elif c in "'\"":
            quote = c
        elif c == "]":
            break
        elif c == ",":
            c = " "
        out.append(c)
    return "".join(out)


# Values: a number, a text, None, or what is not known.


class Unknown:
    def __init__(self, unset=None):
        self.unset = unset


class Cores:
    """A number that depends on the cores of the machine."""

    def __init__(self, n):
        self.n = n


def plain(v):
    return v.n if isinstance(v, Cores) else v


def as_number(v):
    v = plain(v)
    if isinstance(v, str):
        try:
            return float(v) if "." in v else int(v)
        except ValueError:
            return None
    return v if isinstance(v, (int, float)) else None


class Expression:
    """What arithmetic and the usual look-ups of the environment come to."""

    def __init__(self, text, names, env):
        self.tokens, self.at, self.names, self.env = [], 0, names, env
        i = 0
        while i < len(text):
            c, start = text[i], i
            if c in "'\"":
                end = text.find(c, i + 1)
                end = len(text) if end < 0 else end
                self.tokens.append(("text", text[i + 1:end]))
                i = end + 1
            elif c.isdigit():
                while i < len(text) and (text[i].isdigit() or text[i] in "._"):
                    i += 1
                self.tokens.append(("number", text[start:i].replace("_", "")))
            elif c.isalpha() or c == "_":
                while i < len(text) and (text[i].isalnum() or text[i] in "._"):
                    i += 1
                self.tokens.append(("name", text[start:i]))
            elif c == "#":
                break
            else:
                i += 2 if text[i:i + 2] == "//" else 1
                if not c.isspace():
                    self.tokens.append(("mark", text[start:i]))

    def next(self, *marks):
        if self.at < len(self.tokens) and self.tokens[self.at][1] in marks and self.tokens[self.at][0] != "text":
            self.at += 1
            return self.tokens[self.at - 1][1]
        return None

    def all(self):
        v = self.either()
        return v if self.at == len(self.tokens) else Unknown(getattr(v, "unset", None))

    def either(self):
        v = self.sum()
        while self.next("or"):
            other = self.sum()
            if isinstance(v, Unknown) and v.unset or not isinstance(v, Unknown) and not plain(v):
                v = other
        return v

    def sum(self):
        v = self.product()
        while True:
            op = self.next("+", "-")
            if not op:
                return v
            v = binary(op, v, self.product())

    def product(self):
        v = self.one()
        while True:
            op = self.next("*", "/", "//")
            if not op:
                return v
            v = binary(op, v, self.one())

    def one(self):
        if self.next("-"):
            return binary("-", 0, self.one())
        if self.next("("):
            v = self.either()
            return v if self.next(")") else Unknown()
        if self.at == len(self.tokens):
            return Unknown()
        kind, text = self.tokens[self.at]
        self.at += 1
        if kind == "text":
            return text
        if kind == "number":
            n = as_number(text)
            return Unknown() if n is None else n
        if kind == "mark":
            return Unknown()
        if self.next("("):
            return self.call(text.split(".")[-1], "." in text)
        if text.endswith("environ") and self.next("["):
            name = self.one()
            self.next("]")
            return self.env[name] if name in self.env else Unknown(name)
        if text in ("True", "False", "None"):
            return {"True": 1, "False": 0, "None": None}[text]
        return self.names.get(text, Unknown())

    def call(self, name, dotted):
        args = []
        while not self.next(")"):
            if self.at == len(self.tokens):
                return Unknown()
            if self.next("default"):
                self.next("=")
            args.append(self.either())
            if not self.next(",") and self.tokens[self.at:self.at + 1] != [("mark", ")")]:
                return Unknown()
        if name in ("cpu_count", "process_cpu_count", "sched_getaffinity", "nproc"):
            return Cores(CORES)
        if not args:
            return Unknown()
        first = args[0]
        if name in ("getenv", "get", "config", "env") or dotted and name in ("int", "str"):
            if first in self.env:
                return self.env[first]
            return args[1] if len(args) > 1 else Unknown(first)
        if name == "len" and isinstance(first, Cores):
            return first
        if name in ("int", "float", "str", "round", "min", "max"):
            numbers = [as_number(a) for a in args]
            if None in numbers:
                return Unknown(getattr(first, "unset", None))
            n = numbers[0]
            if name == "min" or name == "max":
                n = min(numbers) if name == "min" else max(numbers)
            elif name == "int" or name == "round":
                n = int(n) if name == "int" else round(n)
            return Cores(n) if any(isinstance(a, Cores) for a in args) else n
        return Unknown()


def binary(op, a, b):
    for x in (a, b):
        if isinstance(x, Unknown):
            return x
    x, y = plain(a), plain(b)
    if isinstance(x, str) or isinstance(y, str) or x is None or y is None or y == 0 and op in ("/", "//"):
        return Unknown()
    if op == "+":
        n = x + y
    elif op == "-":
        n = x - y
    elif op == "*":
        n = x * y
    else:
        n = x / y if op == "/" else x // y
    return Cores(n) if isinstance(a, Cores) or isinstance(b, Cores) else n


# Programs that serve requests, and their options.

GUNICORN = {"workers": ("-w", "--workers"), "threads": ("--threads",), "requests": ("--max-requests",), "preload": "--preload",
            "config": ("-c", "--config"), "concurrency": True}
SERVERS = {
    "gunicorn": GUNICORN,
    "uvicorn": {"workers": ("--workers",), "requests": ("--limit-max-requests",), "concurrency": True},
    "hypercorn": {"workers": ("-w", "--workers"), "requests": ("--max-requests",), "config": ("-c", "--config")},
    "granian": {"workers": ("--workers",), "threads": ("--blocking-threads",)},
    "uwsgi": {"workers": ("-p", "--processes", "--workers"), "threads": ("--threads",), "requests": ("--max-requests",),
              "alone": ("--lazy-apps", "--lazy"), "config": ("--ini", "--yaml")},
    "daphne": {},
    "waitress-serve": {"threads": ("--threads",), "default": 4},
    "runserver": {},
    "WSGIDaemonProcess": {"workers": ("processes",), "threads": ("threads",), "requests": ("maximum-requests",), "default": 15},
}
OTHERS = ("celery", "rqworker", "rq", "huey", "dramatiq", "nginx", "redis-server", "postgres", "memcached")


def name_of(word):
    if word.startswith("ExecStart=") or word.startswith("command="):
        word = word.partition("=")[2]
    return word.rstrip("/").split("/")[-1]


def find(words):
    for i, word in enumerate(words):
        if word in ("install", "add", "which"):
            return -1
        if name_of(word) in SERVERS:
            return i
    return -1


def serves(commands):
    return any(find(words) >= 0 for words in commands)


def web_of(commands):
    """What a Procfile has for "web"; None if the text is no Procfile."""
    web, inside, seen = [], False, False
    for words in commands:
        first = words[0]
        if first.endswith(":") and is_name(first[:-1].replace("-", "_")) and len(words) > 1:
            inside = first == "web:"
            seen = seen or inside
            words = words[1:]
        if inside:
            web.append(words)
    return web if seen else None


class Reader:
    def __init__(self):
        self.server, self.workers, self.threads, self.servers, self.requests = "", 0, 0, 0, 0
        self.preload, self.whole, self.notes, self.env, self.not_web = False, False, [], {}, ""

    def tells(self):
        return self.workers + self.threads + self.servers + self.requests > 0 or self.preload or self.whole

    def take(self, option, text, v, least, to):
        """Puts a value that was computed in its place."""
        n = as_number(v)
        if isinstance(v, Unknown) and v.unset:
            raise Problem("unset", option, v.unset)
        if n is None and text.startswith("-") and not text[1:].isdigit() and len(text) > 1:
            raise Problem("missing", option)  # the next option stands there
        if n is None or n != n or n in (float("inf"), -float("inf")) or n != int(n):
            raise Problem("no-number", option, cut(text))
        if n < least:
            raise Problem("too-small", option, str(int(n)), str(least))
        if n > 1000000:
            raise Problem("too-big", option, cut(text))
        setattr(self, to, int(n))
        if isinstance(v, Cores):
            self.notes.append(("cores", option, str(int(n))))

    def number(self, option, text, least, to):
        text = text.strip()
        if not text:
            raise Problem("missing", option)
        self.take(option, text, self.shell(text, 0), least, to)

    def shell(self, word, depth):
        """A word of a shell: $NAME, ${NAME:-4}, $(nproc), $((2 * 4 + 1))."""
        if depth > 3:
            return Unknown()
        if word.startswith("$((") and word.endswith("))"):
            inner, names, out, i = word[3:-2], {}, [], 0
            while i < len(inner):
                end = i
                if inner[i] == "$" and inner[i + 1:i + 2] in ("(", "{"):
                    end = closing(inner, i + 1)
                elif inner[i] == "$" or is_name(inner[i]):
                    end = i + 1
                    while end < len(inner) and is_name("a" + inner[end]):
                        end += 1
                if end == i:
                    out.append("//" if inner[i] == "/" else inner[i])
                    i += 1
                    continue
                part = inner[i:end]
                name = "v%d" % len(names)
                names[name] = self.shell("$" + part if is_name(part) else part, depth + 1)
                if isinstance(names[name], str):
                    n = as_number(names[name])
                    names[name] = Unknown() if n is None else n
                out.append(name)
                i = end
            return Expression("".join(out), names, self.env).all()
        if word.startswith("$(") and "nproc" in word:
            return Cores(CORES)
        if word.startswith("${") and word.endswith("}"):
            name, dash, other = word[2:-1].partition("-")
            name = name.removesuffix(":")
            if name in self.env:
                return self.shell(self.env[name], depth + 1)
            return self.shell(other, depth + 1) if dash else Unknown(name)
        if word.startswith("$") and is_name(word[1:]):
            if word[1:] in self.env:
                return self.shell(self.env[word[1:]], depth + 1)
            return Unknown(word[1:])
        return word

    def commands(self, text):
        try:
            commands = lines(text)
        except Problem:
            commands, found = [], False
            for line in text.replace("\\\n", " ").split("\n"):  # a quote somewhere else may be open
                try:
                    commands += lines(line)
                except Problem:
                    pass
            if not serves(commands):
                raise
        self.run(web_of(commands) or commands, 0)

    def run(self, commands, depth):
        """The first command that starts a server counts."""
        for words in commands:
            self.around(words)
        for words in commands:
            i = find(words)
            if i >= 0:
                return self.start(words[i:])
        if depth > 3:
            return
        for words in commands:
            for word in words:  # sh -c "...", command="..."
                name, value = assignment(word)
                if not name or " " not in value:
                    value = word
                if " " in value or "\n" in value:
                    inner = self.inner(value)
                    if inner:
                        return self.run(inner, depth + 1)
            if words[0] in ("CMD", "ENTRYPOINT"):  # of a Dockerfile, as a list
                line = " ".join(words[1:])
                for mark in "[],":
                    line = line.replace(mark, " ")
                inner = self.inner(line)
                if inner:
                    return self.run(inner, depth + 1)
        if commands and commands[0][0].startswith("-"):  # options alone are those of gunicorn
            self.options(GUNICORN, commands[0])

    def inner(self, text):
        try:
            commands = lines(text)
        except Problem:
            return None
        return commands if serves(commands) else None

    def around(self, words):
        """Variables and replicas that stand in a command."""
        for i, word in enumerate(words):
            following = words[i + 1] if i + 1 < len(words) else ""
            name, value = assignment(word.removeprefix("--env=").removeprefix("Environment="))
            if name:
                self.env[name] = value
            if word == "ENV" and is_name(following) and i + 2 < len(words):
                self.env[following] = words[i + 2]
            option, equals, value = word.partition("=")
            value = value if equals else following
            if option == "--replicas":
                self.number(option, value, 1, "servers")
            elif option == "--scale" or word.endswith("ps:scale") or word == "scale" and i > 0:
                if "=" in value:
                    self.number(option, value.partition("=")[2], 1, "servers")
            if word.split("/")[-1] in OTHERS and not self.not_web:
                self.not_web = word.split("/")[-1]

    def start(self, words):
        self.server, self.whole = name_of(words[0]), True
        server = SERVERS[self.server]
        self.preload = "alone" in server
        self.options(server, words[1:])

    def options(self, server, words):
        for i, word in enumerate(words):
            option, equals, value = word.partition("=")
            if len(word) > 2 and word[0] == "-" and word[1] != "-":  # -w3
                option, equals, value = word[:2], "=", word[2:].removeprefix("=")
            if not equals:
                value = words[i + 1] if i + 1 < len(words) else ""
            if not equals and not option.startswith("-"):
                continue
            for to in ("workers", "threads", "requests"):
                if option in server.get(to, ()):
                    self.number(option, value, 0 if to == "requests" else 1, to)
            if option in server.get("config", ()) and value:
                self.notes.append(("config", cut(value)))
            elif option == server.get("preload"):
                self.preload = True
            elif option in server.get("alone", ()):
                self.preload = False

    def ini(self, text):
        words, inside = ["uwsgi"], "[uwsgi]" not in text
        for line in text.split("\n"):
            line = line.strip()
            if line.startswith("["):
                inside = line == "[uwsgi]"
                continue
            key, equals, value = [x.strip() for x in line.partition("=")]
            if not inside or not equals or line[0] in "#;":
                continue
            if key in ("lazy", "lazy-apps"):
                if value in ("true", "1"):
                    words.append("--" + key)
            else:
                words.append("--" + key + "=" + value)
        self.start(words)

    def conf(self, text):
        """A gunicorn.conf.py: its assignments at the margin."""
        names = {}
        for line in dedent(text).split("\n"):
            name, equals, value = [x.strip() for x in line.partition("=")]
            if not equals or not is_name(name) or line[0] == " ":
                continue
            v = names[name] = Expression(value, names, self.env).all()
            if name == "preload_app":
                self.preload = as_number(v) == 1
            elif name in ("workers", "threads", "max_requests"):
                least, to = (0, "requests") if name == "max_requests" else (1, name)
                self.take(name, value, v, least, to)

    def manifest(self, text):
        """A compose file or a manifest: of several services the first that starts a server."""
        some = []
        for name, part in services(text):
            one = Reader()
            one.service(part)
            if one.whole:
                return one
            self.not_web = self.not_web or one.not_web
            if one.tells() or "WEB_CONCURRENCY" in one.env or "GUNICORN_CMD_ARGS" in one.env:
                some.append((name, one))
        if len(some) > 1:
            raise Problem("several", cut(", ".join([name for name, one in some])))
        return some[0][1] if some else self

    def service(self, part):
        commands, variable, i = [], "", 0
        while i < len(part):
            line = part[i]
            i += 1
            name, value = assignment(unquote(line.strip().removeprefix("- ")))
            if name:
                self.env[name] = value
                continue
            key, value = key_of(line)
            if key in ("replicas", "scale"):
                self.number(key, unquote(uncomment(value)), 1, "servers")
            elif key in ("command", "entrypoint", "args"):
                below = []
                while i < len(part) and (indent(part[i]) > indent(line) or part[i].strip().startswith("- ") and indent(part[i]) == indent(line)):
                    below.append(part[i])
                    i += 1
                commands.append(command_of(value, below))
            elif key in ("WEB_CONCURRENCY", "GUNICORN_CMD_ARGS"):
                self.env[key] = unquote(uncomment(value))
            elif key == "name":
                variable = value
            elif key == "value":
                self.env[variable] = unquote(uncomment(value))
        if commands:
            self.commands(" ".join(commands))

    def finish(self):
        """Takes over what variables and defaults tell."""
        args = self.env.get("GUNICORN_CMD_ARGS")
        if args and self.server in ("", "gunicorn"):
            base = Reader()
            base.env = self.env
            base.options(GUNICORN, [word for words in lines(args) for word in words])
            for to in ("workers", "threads", "requests"):
                setattr(self, to, getattr(self, to) or getattr(base, to))
            self.preload = self.preload or base.preload
            self.notes = base.notes + self.notes
        server = SERVERS.get(self.server, {})
        if not self.workers and (not self.server or server.get("concurrency")) and self.env.get("WEB_CONCURRENCY"):
            self.number("WEB_CONCURRENCY", self.env["WEB_CONCURRENCY"], 1, "workers")
        if self.whole and not any(note[0] == "config" for note in self.notes):
            self.workers = self.workers or 1
            self.threads = self.threads or server.get("default", 1)
        if not self.tells():
            raise Problem("not-web", self.not_web) if self.not_web else Problem("unknown")


# Files.


def indent(line):
    return len(line) - len(line.lstrip(" "))


def dedent(text):
    all = text.strip("\n").split("\n")
    least = min([indent(line) for line in all if line.strip()] or [0])
    return "\n".join([line[min(least, indent(line)):] for line in all]).rstrip(" \n") + "\n"


def settings_of(text):
    """The settings.py that a text is; None if it is none."""
    all = [line.strip() for line in text.split("\n")]
    for line in all:
        if line.startswith("CACHES"):
            rest = line[6:].lstrip(" ")
            if not rest or rest[0] in "=:[.":
                return dedent(text)
    first = ([line for line in all if line] or [""])[0]
    if not first.startswith(("{", '"default"', "'default'")) or "BACKEND" not in text:
        return None
    if first[0] != "{":
        text = "{\n" + text.rstrip(" \n") + "\n}\n"
    return "CACHES = " + dedent(text).lstrip(" \n")


CONF = ("workers", "threads", "preload_app", "max_requests", "max_requests_jitter", "worker_class", "bind", "timeout", "wsgi_app")
KEYS = ("services", "deploy", "replicas", "scale", "command", "entrypoint", "args", "image", "environment", "containers")


def is_conf(all):
    for line in all:
        name, equals, value = line.partition("=")
        if equals and name.strip() in CONF:
            return not any(name_of(word) in SERVERS for word in value.split())
    return False


def key_of(line):
    key, colon, value = line.strip().removeprefix("- ").strip().partition(":")
    key = key.strip("\"'")
    if not colon or value and value[0] != " " or not is_name(key.replace("-", "_").replace(".", "_")):
        return "", ""
    return key, value.strip()


def services(text):
    all = [line for line in text.split("\n") if line.strip() and line.strip()[0] != "#"]
    for i, line in enumerate(all):
        if key_of(line) == ("services", ""):
            end = i + 1
            while end < len(all) and indent(all[end]) > indent(line):
                end += 1
            return cut_services(all[i + 1:end])
    key, value = key_of(all[0]) if all else ("", "")
    top = indent(all[0]) if all else 0
    if not key or value or any(indent(line) <= top and key_of(line)[0] in KEYS for line in all):
        return [("", all)]
    return cut_services(all)


def cut_services(all):
    out = []
    for line in all:
        if indent(line) <= indent(all[0]):
            out.append((key_of(line)[0], []))
        else:
            out[-1][1].append(line)
    return out


def command_of(value, below):
    if value[:1] in ("|", ">"):
        return ("\n" if value[0] == "|" else " ").join(below)
    words = [value]
    for line in below:
        line = line.strip()
        item = line.removeprefix("- ").strip()
        if item != line and " " in item and item[0] not in "\"'":  # one word, with blanks in it
            item = '"' + item.replace('"', '\\"') + '"'
        words.append(item)
    return bracketed(" ".join(words))


def uncomment(value):
    return value.split(" #")[0].strip()


def unquote(s):
    return s[1:-1] if len(s) > 1 and s[0] in "\"'" and s[-1] == s[0] else s


# The whole.


def count(n, one, many):
    return "%d %s" % (n, one if n == 1 else many)


def told(r):
    """What was read, in a sentence."""
    parts = []
    if r.server:
        parts.append(r.server)
    if r.workers:
        parts.append(count(r.workers, "worker", "workers"))
    if r.threads > 1:
        parts.append(say("each", ["%d threads" % r.threads]))
    if r.servers:
        parts.append(count(r.servers, "server", "servers"))
    if r.requests:
        parts.append(say("requests", [f"{r.requests:,}".replace(",", "." if LANG == "nl" else ",")]))
    if not parts:
        parts.append("preload" if r.preload else count(r.threads, "thread", "threads"))
    out = [say("read", [", ".join(parts)])]
    if r.preload:
        out.append(say("preload"))
    return " ".join(out + [say(note[0], note[1:]) for note in r.notes])


def read(text):
    for a, b in (("\r\n", "\n"), ("\r", "\n"), ("\xa0", " "), ("\t", "    ")):
        text = text.replace(a, b)
    if not text.strip():
        raise Problem("empty")
    settings = settings_of(text)
    if settings:
        return {"settings": settings, "says": say("settings")}
    if len(text) > MOST:
        raise Problem("too-long", str(MOST // 1024))
    all, r = text.split("\n"), Reader()
    if any(line.partition("=")[0].strip() in ("[uwsgi]", "processes") for line in all):
        r.ini(text)
    elif is_conf(all):
        r.conf(text)
    elif any(key_of(line)[0] in KEYS for line in all):
        r = r.manifest(text)
    else:
        r.commands(text)
    r.finish()
    return {
        "server": r.server, "workers": r.workers, "threads": r.threads, "servers": r.servers, "max_requests": r.requests,
        "preload": r.preload, "whole": r.whole, "says": told(r), "notes": " + ".join([" ".join(note) for note in r.notes]),
    }


try:
    found = read(TEXT)
except Problem as p:
    found = {"problem": " | ".join((p.code,) + p.facts), "says": say(p.code, p.facts)}
