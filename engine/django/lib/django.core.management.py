import _django
from django.core.management.base import BaseCommand, CommandError


def call_command(command_name, *args, **options):
    command = command_name if isinstance(command_name, BaseCommand) else None
    if command is None:
        known = _django.program("Command")
        if known is None or command_name in ("createcachetable", "migrate", "check"):
            return None
        command = known()
    parser = command.create_parser("", command_name)
    words = [str(word) for arg in args for word in (arg if isinstance(arg, (list, tuple)) else (arg,))]
    known = {a.dest for a in parser.all}
    short = {flag.lstrip("-").replace("-", "_"): a.dest for flag, a in parser.flags.items()}
    options = {short.get(name, name): value for name, value in options.items()}
    unknown = set(options) - known - {"stdout", "stderr", "skip_checks"} - set(command.stealth_options)
    if unknown:
        raise TypeError(
            f"Unknown option(s) for {command.__class__.__module__ if not isinstance(command_name, str) else command_name} command: "
            f"{', '.join(sorted(unknown))}. Valid options are: {', '.join(sorted(known | {'stderr', 'stdout'}))}.")
    for a in parser.all:
        if a.dest in options:
            a.default, a.required = options[a.dest], False
            if a in parser.positional:
                parser.positional.remove(a)
    given = {**parser.parse(words), **options}
    given.setdefault("skip_checks", True)
    return command.execute(*given.pop("args", ()), **given)


# What the real module has besides (tests/conformance/names.sh).
import _placeholder

__getattr__ = _placeholder.names(__name__, """
CommandParser ImproperlyConfigured ManagementUtility apps color_style execute_from_command_line find_commands
get_close_matches get_commands handle_default_options import_module load_command_class settings
""")
