class CommandError(Exception):
    def __init__(self, *args, returncode=1, **kwargs):
        self.returncode = returncode
        super().__init__(*args, **kwargs)


class OutputWrapper:
    """Writes lines to a file, or shows them."""

    def __init__(self, out=None, ending="\n"):
        self._out, self.ending = out, ending

    def write(self, msg="", style_func=None, ending=None):
        ending = self.ending if ending is None else ending
        text = msg + ("" if msg.endswith(ending) else ending)
        if style_func:
            text = style_func(text)
        if self._out is None:
            print(text, end="")
        else:
            self._out.write(text)

    def flush(self):
        pass

    def isatty(self):
        return False


class _Style:
    def __getattr__(self, name):
        return lambda text: text


class CommandParser:
    """What add_arguments needs of argparse's parser."""

    def __init__(self):
        self.positional, self.flags, self.all = [], {}, []

    def add_argument(self, *names, action="store", nargs=None, const=None, default=None, type=None, choices=None,
                     required=False, help=None, metavar=None, dest=None):
        if action in ("store_true", "store_false"):
            const = action == "store_true"
            default = (not const) if default is None else default
        if action == "count" and default is None and not names[0].startswith("-"):
            raise ValueError("a positional argument cannot count")
        long = next((n for n in names if n.startswith("--")), names[0])
        dest = dest or long.lstrip("-").replace("-", "_")
        a = _Argument(names, dest, action, nargs, const, default, type, choices, required)
        self.all.append(a)
        if names[0].startswith("-"):
            for name in names:
                self.flags[name] = a
        else:
            self.positional.append(a)
        return a

    def add_argument_group(self, *args, **kwargs):
        return self

    def add_mutually_exclusive_group(self, required=False):
        return self

    def set_defaults(self, **defaults):
        for a in self.all:
            a.default = defaults.get(a.dest, a.default)

    def error(self, message):
        raise CommandError(f"Error: {message}")

    def parse(self, words):
        found, rest, given = {}, [], set()
        words = list(words)
        while words:
            word = words.pop(0)
            if word == "--":
                rest += words
                break
            if not word.startswith("-") or word == "-" or word.lstrip("-").replace(".", "", 1).isdigit():
                rest.append(word)
                continue
            name, equals, value = word.partition("=")
            a = self.flags.get(name)
            if a is None:
                self.error(f"unrecognized arguments: {word}")
            given.add(a.dest)
            if a.action in ("store_true", "store_false", "store_const"):
                found[a.dest] = a.const
            elif a.action == "append_const":
                found[a.dest] = (found.get(a.dest) or []) + [a.const]
            elif a.action == "count":
                found[a.dest] = (found.get(a.dest, a.default) or 0) + 1
            else:
                texts = [value] if equals else []
                if not equals:
                    most = 1 if a.nargs in (None, "?") else a.nargs if isinstance(a.nargs, int) else len(words)
                    while words and len(texts) < most and not words[0].startswith("--"):
                        texts.append(words.pop(0))
                self._store(found, a, texts)
        self._place(found, rest)
        missing = [a.shown() for a in self.all if a.required and a.dest not in found]
        missing += [a.shown() for a in self.positional if a.dest not in found and a.nargs not in ("?", "*")]
        if missing:
            self.error("the following arguments are required: " + ", ".join(missing))
        for a in self.all:
            if a.dest not in found:
                default = [] if a.default is None and a.nargs == "*" and a in self.positional else a.default
                found[a.dest] = a.read(default, self) if isinstance(default, str) else default
        return found

    def _place(self, found, rest):
        for i, a in enumerate(self.positional):
            later = sum(1 if b.nargs in (None, "+") else b.nargs if isinstance(b.nargs, int) else 0 for b in self.positional[i + 1:])
            most = {None: 1, "?": 1}.get(a.nargs, a.nargs if isinstance(a.nargs, int) else len(rest))
            n = max(0, min(most, len(rest) - later))
            if n:
                self._store(found, a, rest[:n])
                rest = rest[n:]
        if rest:
            self.error("unrecognized arguments: " + " ".join(rest))

    def _store(self, found, a, texts):
        if len(texts) < (a.nargs if isinstance(a.nargs, int) else 0 if a.nargs in ("?", "*") else 1):
            self.error(f"argument {a.shown()}: expected " + ("one argument" if a.nargs is None else "at least one argument" if a.nargs == "+" else f"{a.nargs} arguments"))
        values = [a.read(t, self) for t in texts]
        for v in values:
            if a.choices is not None and v not in a.choices:
                self.error(f"argument {a.shown()}: invalid choice: {v!r} (choose from {', '.join(map(repr, a.choices))})")
        value = values if a.nargs not in (None, "?") else values[0] if values else a.const
        if a.action in ("append", "extend"):
            value = list(found.get(a.dest, a.default) or []) + (value if a.action == "extend" else [value])
        found[a.dest] = value


class _Argument:
    def __init__(self, names, dest, action, nargs, const, default, type, choices, required):
        self.names, self.dest, self.action, self.nargs, self.const = names, dest, action, nargs, const
        self.default, self.type, self.choices, self.required = default, type, choices, required

    def shown(self):
        return "/".join(self.names)

    def read(self, text, parser):
        if self.type is None:
            return text
        try:
            return self.type(text)
        except (TypeError, ValueError):
            parser.error(f"argument {self.shown()}: invalid {getattr(self.type, '__name__', self.type)} value: {text!r}")


class BaseCommand:
    help = ""
    output_transaction = False
    requires_system_checks = "__all__"
    stealth_options = ()

    def __init__(self, stdout=None, stderr=None, no_color=False, force_color=False):
        self.stdout, self.stderr, self.style = OutputWrapper(stdout), OutputWrapper(stderr), _Style()

    def create_parser(self, prog_name="manage.py", subcommand="command", **kwargs):
        parser = CommandParser()
        parser.add_argument("-v", "--verbosity", default=1, type=int, choices=[0, 1, 2, 3])
        parser.add_argument("--settings")
        parser.add_argument("--pythonpath")
        for flag in ("--traceback", "--no-color", "--force-color", "--skip-checks"):
            parser.add_argument(flag, action="store_true")
        self.add_arguments(parser)
        return parser

    def add_arguments(self, parser):
        pass

    def handle(self, *args, **options):
        raise NotImplementedError("subclasses of BaseCommand must provide a handle() method")

    def execute(self, *args, **options):
        if options.get("stdout"):
            self.stdout = OutputWrapper(options["stdout"])
        if options.get("stderr"):
            self.stderr = OutputWrapper(options["stderr"])
        output = self.handle(*args, **options)
        if output:
            self.stdout.write(output)
        return output


class LabelCommand(BaseCommand):
    label = "label"

    def add_arguments(self, parser):
        parser.add_argument("args", metavar=self.label, nargs="+")

    def handle(self, *labels, **options):
        return "\n".join(out for out in (self.handle_label(label, **options) for label in labels) if out)


# What the real module has besides (tests/conformance/names.sh).
import _placeholder

__getattr__ = _placeholder.names(__name__, """
ALL_CHECKS AppCommand ArgumentParser DEFAULT_DB_ALIAS DjangoHelpFormatter HelpFormatter ImproperlyConfigured PY314
SystemCheckError TextIOBase color_style connections handle_default_options no_style no_translations
""")
