# A thread that is started runs at once and to its end. So what waits may only
# wait for the threads that the schedule runs beside this one (_pause lets them go
# on); where there is none it raises a RuntimeError that says so.

_count = 0


def _wait(what):
    if not _pause():
        _forever(what)


def _forever(what):
    raise RuntimeError(f"{what} would wait for ever: a thread of the playground runs to its end when it is started")


class Thread:
    def __init__(self, group=None, target=None, name=None, args=(), kwargs=None, *, daemon=None):
        global _count
        _count += 1
        self._target, self._args, self._kwargs = target, args, kwargs or {}
        self.name = name or (f"Thread-{_count} ({target.__name__})" if hasattr(target, "__name__") else f"Thread-{_count}")
        self.daemon, self.ident, self._started, self._alive = bool(daemon), None, False, False
        self.native_id = None

    def run(self):
        if self._target is not None:
            self._target(*self._args, **self._kwargs)

    def start(self):
        if not hasattr(self, "_started"):
            raise RuntimeError("thread.__init__() not called")
        if self._started:
            raise RuntimeError("threads can only be started once")
        self._started = self._alive = True
        self.ident = self.native_id = id(self)
        _mine().append(self)
        try:
            self.run()
        except SystemExit:
            pass
        except Exception as e:
            excepthook(_ExceptHookArgs(type(e), e, None, self))
        finally:
            _mine().pop()
            self._alive = False

    def join(self, timeout=None):
        if not self._started:
            raise RuntimeError("cannot join thread before it is started")
        if self is current_thread():
            raise RuntimeError("cannot join current thread")

    def is_alive(self): return self._alive
    def getName(self): return self.name
    def setName(self, name): self.name = name
    def isDaemon(self): return self.daemon
    def setDaemon(self, daemon): self.daemon = daemon

    def __repr__(self):
        status = "started" if self._alive else "stopped" if self._started else "initial"
        return f"<{self.__class__.__name__}({self.name}, {status}{' daemon' if self.daemon else ''}{'' if self.ident is None else f' {self.ident}'})>"


class _ExceptHookArgs:
    def __init__(self, exc_type, exc_value, exc_traceback, thread):
        self.exc_type, self.exc_value, self.exc_traceback, self.thread = exc_type, exc_value, exc_traceback, thread


def excepthook(args, /):
    text = f": {args.exc_value}" if str(args.exc_value) else ""
    print(f"Exception in thread {args.thread.name}:\n{args.exc_type.__name__}{text}")


class _MainThread(Thread):
    def __init__(self):
        super().__init__(name="MainThread")
        self._started = self._alive = True
        self.ident = self.native_id = 140000000000000


class Timer(Thread):
    """Runs its function when it is started: no time passes."""
    def __init__(self, interval, function, args=None, kwargs=None):
        super().__init__(target=function, args=args or (), kwargs=kwargs)
        self.interval, self.function, self._cancelled = interval, function, False
    def run(self):
        if not self._cancelled:
            super().run()
    def cancel(self): self._cancelled = True


class _Serving(_MainThread):
    """A thread of a server's pool."""
    def __init__(self, number):
        super().__init__()
        self.name, self.daemon = f"ThreadPoolExecutor-0_{number}", False
        self.ident = self.native_id = 140000000000000 + 8392704 * (number + 1)


_count = -1
_main = _MainThread()
_count = 0
_stacks = {"": [_main]}  # of the threads that the schedule knows, by name


def _mine():
    name = _name()
    if name not in _stacks:
        _stacks[name] = [_Serving(ord(name) - ord("a"))]
    return _stacks[name]


def current_thread(): return _mine()[-1]
def main_thread(): return _main
def get_ident(): return current_thread().ident
def get_native_id(): return current_thread().ident
def active_count(): return len(enumerate())
def enumerate(): return [t for stack in _stacks.values() for t in stack]
def settrace(func): pass
def setprofile(func): pass
def stack_size(size=0): return 0
currentThread, activeCount = current_thread, active_count


class _Lock:
    def __init__(self): self._owner, self._depth = None, 0

    def acquire(self, blocking=True, timeout=-1):
        while self._owner is not None and not (self._again and self._owner is current_thread()):
            if blocking and timeout < 0:
                _wait("acquire()")
            elif not blocking or not _pause():
                return False
        self._owner, self._depth = current_thread(), self._depth + 1
        return True

    def release(self):
        if self._owner is None:
            raise RuntimeError("cannot release un-acquired lock" if self._again else "release unlocked lock")
        self._depth -= 1
        if not self._depth:
            self._owner = None

    def locked(self): return self._owner is not None
    def __enter__(self): return self.acquire()
    def __exit__(self, *exc): self.release()
    def __repr__(self): return f"<{'locked' if self._owner else 'unlocked'} {self._shown} object at {hex(id(self))}>"
    def __deepcopy__(self, memo): raise TypeError(f"cannot pickle '{self._shown}' object")


class _PlainLock(_Lock): _again, _shown = False, "_thread.lock"
class _RLock(_Lock): _again, _shown = True, "_thread.RLock"


def Lock(): return _PlainLock()
def RLock(): return _RLock()


class Semaphore:
    def __init__(self, value=1):
        if value < 0:
            raise ValueError("semaphore initial value must be >= 0")
        self._value = value
    def acquire(self, blocking=True, timeout=None):
        while not self._value:
            if blocking and timeout is None:
                _wait("acquire()")
            elif not blocking or not _pause():
                return False
        self._value -= 1
        return True
    def release(self, n=1): self._value += n
    def __enter__(self): return self.acquire()
    def __exit__(self, *exc): self.release()


class BoundedSemaphore(Semaphore):
    def __init__(self, value=1):
        super().__init__(value)
        self._most = value
    def release(self, n=1):
        if self._value + n > self._most:
            raise ValueError("Semaphore released too many times")
        self._value += n


class Event:
    def __init__(self): self._flag = False
    def is_set(self): return self._flag
    isSet = is_set
    def set(self): self._flag = True
    def clear(self): self._flag = False
    def wait(self, timeout=None):
        while not self._flag:
            if timeout is None:
                _wait("wait()")
            elif not _pause():
                break
        return self._flag


class Condition:
    def __init__(self, lock=None):
        self._lock = lock or RLock()
        self.acquire, self.release = self._lock.acquire, self._lock.release
    def __enter__(self): return self._lock.__enter__()
    def __exit__(self, *exc): return self._lock.__exit__(*exc)
    def wait(self, timeout=None):
        if timeout is None:
            _wait("wait()")
        return False
    def wait_for(self, predicate, timeout=None): return predicate() or self.wait(timeout)
    def notify(self, n=1): pass
    def notify_all(self): pass


class Barrier:
    def __init__(self, parties, action=None, timeout=None): self.parties, self.n_waiting = parties, 0
    def wait(self, timeout=None):
        if self.parties > 1:
            _wait("wait()")
        return 0


class local:
    def __init__(self): object.__setattr__(self, "_all", {})
    def _own(self): return self._all.setdefault(id(current_thread()), {})
    def __getattr__(self, name):
        own = self._own()
        if name == "__dict__":
            return own
        if name in own:
            return own[name]
        raise AttributeError(f"'_thread._local' object has no attribute '{name}'")
    def __setattr__(self, name, value): self._own()[name] = value
    def __delattr__(self, name):
        if name not in self._own():
            raise AttributeError(f"'_thread._local' object has no attribute '{name}'")
        del self._own()[name]
