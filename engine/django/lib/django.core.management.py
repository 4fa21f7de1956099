import _django
from django.core.management.base import BaseCommand, CommandError, _Parser


def call_command(command_name, *args, **options):
    command = command_name if isinstance(command_name, BaseCommand) else None
    if command is None:
        known = _django.program("Command")
        if known is None or command_name in ("createcachetable", "migrate", "check"):
            return None
        command = known()
    parser = _Parser()
    command.add_arguments(parser)
    given = dict(parser.options)
    for (name, kwargs), value in zip(parser.positional, args):
        given[name] = kwargs.get("type", lambda x: x)(value)
    given.update(options)
    return command.execute(**given)
