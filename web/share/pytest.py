import contextlib
import io
import multiprocessing
import os
import re
import sys
import time


def process(pipe, now):
    """A process of the project: it runs lines as a prompt does, by a clock that stands still."""
    sys.path.insert(0, os.getcwd())
    now = [now]
    time.time = lambda: now[0]
    import django

    django.setup()
    from django.core.cache import cache, caches

    names = {"__name__": "__console__", "cache": cache, "caches": caches}
    while True:
        now[0], code = pipe.recv()
        out, failed = io.StringIO(), False
        with contextlib.redirect_stdout(out):
            try:
                try:
                    value = compile(code.strip(), "<console>", "eval")
                except SyntaxError:
                    exec(compile(code + "\n", "<console>", "single"), names)
                else:
                    value = eval(value, names)
                    if value is not None or not out.getvalue():
                        print(repr(value))
            except Exception as e:
                failed = True
                print(type(e).__name__ + (": " + str(e) if str(e) else ""))
        pipe.send((out.getvalue().rstrip("\n"), failed))


class Processes:
    """Processes by name, which share nothing but the settings of the project."""

    def __init__(self, names):
        assert os.environ.get("DJANGO_SETTINGS_MODULE"), "say which settings: DJANGO_SETTINGS_MODULE=mysite.settings"
        self.names, self.now, self.running = names, time.time(), {}

    def __enter__(self):
        self.restart(self.names)
        return self

    def __exit__(self, *error):
        self.kill(list(self.running))

    def restart(self, names):
        self.kill(names)
        spawn = multiprocessing.get_context("spawn")
        for name in names:
            pipe, end = spawn.Pipe()
            child = spawn.Process(target=process, args=(end, self.now), daemon=True)
            child.start()
            end.close()
            self.running[name] = child, pipe

    def kill(self, names):
        for name in names:
            if name in self.running:
                child, pipe = self.running.pop(name)
                child.terminate()
                child.join()
                pipe.close()

    def move(self, seconds):
        self.now += seconds

    def run(self, who, code, want=None):
        shown, failed = [], False
        for name in [n for n in self.names if n in self.running] if who == "all" else [who]:
            pipe = self.running[name][1]
            try:
                pipe.send((self.now, code))
                assert pipe.poll(60), f"{name} has not come to an end of {code!r} in a minute"
                text, fails = pipe.recv()
            except (EOFError, OSError):
                raise AssertionError(f"{name} has ended: what it printed above says why") from None
            failed = failed or fails
            shown += [f"{name}: {line}" if who == "all" else line for line in text.split("\n") if text]
        got = "\n".join(shown)
        line = f"{who}>>> {code}\nshows\n{got}"
        if want is None:
            assert not failed, line
            return
        if failed:  # a traceback names the module of an exception, its type does not
            want = re.sub(r"(?m)^((?:[\w.]+: )?)(?:\w+\.)+(\w*(?:Error|Exception|Warning|DoesNotExist)\b)", r"\1\2", want)
        like = ".*".join(re.escape(part) for part in want.split("..."))
        assert re.fullmatch(like, got, re.DOTALL), f"{line}\nnot\n{want}"
