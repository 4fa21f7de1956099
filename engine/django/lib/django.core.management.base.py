class CommandError(Exception):
    pass


class _Output:
    def write(self, msg="", style_func=None, ending="\n"):
        print(msg, end="" if msg.endswith("\n") else ending)

    def flush(self):
        pass


class _Style:
    def __getattr__(self, name):
        return lambda text: text


class _Parser:
    def __init__(self):
        self.positional, self.options = [], {}

    def add_argument(self, *names, **kwargs):
        name = kwargs.get("dest") or names[-1].lstrip("-").replace("-", "_")
        if names[0].startswith("-"):
            self.options[name] = kwargs.get("default", False if kwargs.get("action") == "store_true" else None)
        else:
            self.positional.append((name, kwargs))


class BaseCommand:
    help = ""

    def __init__(self, stdout=None, stderr=None, **kwargs):
        self.stdout, self.stderr, self.style = stdout or _Output(), stderr or _Output(), _Style()

    def add_arguments(self, parser):
        pass

    def handle(self, *args, **options):
        raise NotImplementedError("subclasses of BaseCommand must provide a handle() method")

    def execute(self, *args, **options):
        output = self.handle(*args, **options)
        if output:
            self.stdout.write(output)
        return output
