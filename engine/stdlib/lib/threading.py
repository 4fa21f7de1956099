# A thread that is started runs at once, until it has to wait or ends (see task.go).
# Code that waits says what for: a function that another thread makes true.

_count = 0
TIMEOUT_MAX = 9223372036.0


class Thread:
    def __init__(self, group=None, target=None, name=None, args=(), kwargs=None, *, daemon=None):
        global _count
        _count += 1
        self._target, self._args, self._kwargs = target, args, kwargs or {}
        self.name = name or (f"Thread-{_count} ({target.__name__})" if hasattr(target, "__name__") else f"Thread-{_count}")
        self.daemon, self.ident, self._started = bool(daemon), None, False
        self.native_id = None

    def run(self):
        if self._target is not None:
            self._target(*self._args, **self._kwargs)

    def start(self):
        if not hasattr(self, "_started"):
            raise RuntimeError("thread.__init__() not called")
        if self._started:
            raise RuntimeError("threads can only be started once")
        self._started = True
        self.ident = self.native_id = id(self)
        try:
            _start(self, self._bootstrap, True)
        except RuntimeError:
            self._started = False
            raise

    def _bootstrap(self):
        try:
            self.run()
        except SystemExit:
            pass
        except BaseException as e:
            excepthook(_ExceptHookArgs(type(e), e, None, self))

    def __reduce__(self): raise TypeError("cannot pickle '_thread.lock' object")

    def join(self, timeout=None):
        if not self._started:
            raise RuntimeError("cannot join thread before it is started")
        if self is current_thread():
            raise RuntimeError("cannot join current thread")
        _wait("join()", lambda: not _lives(self), timeout)

    def is_alive(self): return self._started and _lives(self)
    def getName(self): return self.name
    def setName(self, name): self.name = name
    def isDaemon(self): return self.daemon
    def setDaemon(self, daemon): self.daemon = daemon

    def __repr__(self):
        status = "started" if self.is_alive() else "stopped" if self._started else "initial"
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
        self._started = True
        self.ident = self.native_id = 140000000000000

    def is_alive(self): return True


class Timer(Thread):
    def __init__(self, interval, function, args=None, kwargs=None):
        super().__init__(target=function, args=args or (), kwargs=kwargs)
        self.interval, self.function, self.finished = interval, function, Event()
    def run(self):
        if not self.finished.wait(self.interval):
            super().run()
        self.finished.set()
    def cancel(self): self.finished.set()


class _Serving(_MainThread):
    """A thread of a server's pool."""
    def __init__(self, number):
        super().__init__()
        self.name, self.daemon = f"ThreadPoolExecutor-0_{number}", False
        self.ident = self.native_id = 140000000000000 + 8392704 * (number + 1)


_count = -1
_main = _MainThread()
_count = 0
_own = {"": _main}  # the threads that the schedule knows, by name


def current_thread():
    task = _current()
    if task is not None:
        return task if isinstance(task, Thread) else _main
    name = _name()
    if name not in _own:
        _own[name] = _Serving(ord(name) - ord("a"))
    return _own[name]
def main_thread(): return _main
def get_ident(): return current_thread().ident
def get_native_id(): return current_thread().ident
def active_count(): return len(enumerate())
def enumerate(): return [*_own.values(), *(t for t in _selves() if isinstance(t, Thread))]
def settrace(func): pass
def setprofile(func): pass
def stack_size(size=0): return 0
currentThread, activeCount = current_thread, active_count


class _Locked:
    """What holds a lock cannot be pickled."""
    def __reduce__(self): raise TypeError("cannot pickle '_thread.lock' object")


def _me():
    task = _current()
    return current_thread() if task is None else task


class _Lock:
    def __init__(self): self._owner, self._depth = None, 0

    def acquire(self, blocking=True, timeout=-1):
        if not blocking and timeout >= 0:
            raise ValueError("can't specify a timeout for a non-blocking call")
        me = _me()
        if self._owner is not None and not (self._again and self._owner is me):
            if not blocking or not _wait("acquire()", lambda: self._owner is None, None if timeout < 0 else timeout):
                return False
        self._owner, self._depth = me, self._depth + 1
        return True

    def release(self):
        if self._owner is None or self._again and self._owner is not _me():
            raise RuntimeError("cannot release un-acquired lock" if self._again else "release unlocked lock")
        self._depth -= 1
        if not self._depth:
            self._owner = None

    def locked(self): return self._owner is not None
    def __enter__(self): return self.acquire()
    def __exit__(self, *exc): self.release()
    def __repr__(self): return f"<{'locked' if self._owner else 'unlocked'} {self._shown} object at {hex(id(self))}>"
    def __deepcopy__(self, memo): self.__reduce__()
    def __reduce__(self): raise TypeError(f"cannot pickle '{self._shown}' object")


class _PlainLock(_Lock): _again, _shown = False, "_thread.lock"
class _RLock(_Lock): _again, _shown = True, "_thread.RLock"


def Lock(): return _PlainLock()
def RLock(): return _RLock()


class Semaphore(_Locked):
    def __init__(self, value=1):
        if value < 0:
            raise ValueError("semaphore initial value must be >= 0")
        self._value = value
    def acquire(self, blocking=True, timeout=None):
        if not blocking and timeout is not None:
            raise ValueError("can't specify timeout for non-blocking acquire")
        if not self._value and (not blocking or not _wait("acquire()", lambda: self._value > 0, timeout)):
            return False
        self._value -= 1
        return True
    def release(self, n=1):
        if n < 1:
            raise ValueError("n must be one or more")
        self._value += n
    def __enter__(self): return self.acquire()
    def __exit__(self, *exc): self.release()


class BoundedSemaphore(Semaphore):
    def __init__(self, value=1):
        super().__init__(value)
        self._most = value
    def release(self, n=1):
        if self._value + n > self._most:
            raise ValueError("Semaphore released too many times")
        super().release(n)


class Event(_Locked):
    def __init__(self): self._flag = False
    def is_set(self): return self._flag
    isSet = is_set
    def set(self): self._flag = True
    def clear(self): self._flag = False
    def wait(self, timeout=None): return _wait("wait()", lambda: self._flag, timeout)


class Condition(_Locked):
    def __init__(self, lock=None):
        self._lock = lock or RLock()
        self._waiters = []
        self.acquire, self.release = self._lock.acquire, self._lock.release
    def __enter__(self): return self._lock.__enter__()
    def __exit__(self, *exc): return self._lock.__exit__(*exc)

    def wait(self, timeout=None):
        self._mine("wait on")
        ticket = []
        self._waiters.append(ticket)
        depth, self._lock._depth, self._lock._owner = self._lock._depth, 0, None
        try:
            told = _wait("wait()", lambda: bool(ticket), timeout)
        finally:
            if ticket in self._waiters and not ticket:
                self._waiters = [w for w in self._waiters if w is not ticket]
            self._lock.acquire()
            self._lock._depth = depth
        return told

    def wait_for(self, predicate, timeout=None):
        end = None if timeout is None else _now() + timeout
        result = predicate()
        while not result:
            rest = None if end is None else end - _now()
            if rest is not None and rest <= 0:
                break
            self.wait(rest)
            result = predicate()
        return result

    def notify(self, n=1):
        self._mine("notify on")
        for ticket in self._waiters[:n]:
            ticket.append(True)
        del self._waiters[:n]

    def notify_all(self): self.notify(len(self._waiters))

    def _mine(self, what):
        if not self._lock.locked():
            raise RuntimeError(f"cannot {what} un-acquired lock")


def _now():
    import time
    return time.monotonic()


class BrokenBarrierError(RuntimeError): pass


class Barrier(_Locked):
    def __init__(self, parties, action=None, timeout=None):
        self.parties, self.n_waiting, self.broken = parties, 0, False
        self._action, self._timeout, self._round = action, timeout, 0

    def wait(self, timeout=None):
        if self.broken:
            raise BrokenBarrierError
        mine, index = self._round, self.n_waiting
        self.n_waiting += 1
        if self.n_waiting == self.parties:
            if self._action:
                self._action()
            self.n_waiting, self._round = 0, mine + 1
        elif not _wait("wait()", lambda: self._round != mine or self.broken, self._timeout if timeout is None else timeout) or self.broken:
            self.broken = True
            raise BrokenBarrierError
        return index

    def reset(self): self.n_waiting, self.broken, self._round = 0, False, self._round + 1
    def abort(self): self.broken = True


class local:
    def __reduce__(self): raise TypeError("cannot pickle '_thread._local' object")
    def __init__(self): object.__setattr__(self, "_all", {})
    def _own(self): return self._all.setdefault(id(_me()), {})
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
