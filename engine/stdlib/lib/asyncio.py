# Coroutines run one after the other. A task runs when it is awaited, or before
# the next sleep, gather or wait, whichever is first.
from threading import Lock as _ThreadLock
import queue as _queue

_pending = []
TimeoutError = TimeoutError


class CancelledError(BaseException): pass
class InvalidStateError(Exception): pass


class Future:
    def __init__(self, *, loop=None): self._done, self._result, self._exception, self._callbacks, self._cancelled = False, None, None, [], False
    def done(self): return self._done or self._cancelled
    def cancelled(self): return self._cancelled

    def cancel(self, msg=None):
        if self.done():
            return False
        self._cancelled = True
        return True

    def result(self):
        if self._cancelled:
            raise CancelledError
        if not self._done:
            raise InvalidStateError("Result is not set.")
        if self._exception is not None:
            raise self._exception
        return self._result

    def exception(self):
        if not self._done:
            raise InvalidStateError("Exception is not set.")
        return self._exception

    def _finish(self):
        self._done = True
        for fn in self._callbacks:
            fn(self)

    def set_result(self, result):
        self._result = result
        self._finish()

    def set_exception(self, exception):
        self._exception = exception
        self._finish()

    def add_done_callback(self, fn, *, context=None):
        if self.done():
            fn(self)
        else:
            self._callbacks.append(fn)

    def __await__(self):
        if not self.done():
            _drain()
        if not self.done():
            raise RuntimeError("await would wait for ever: nothing works on this future")
        return self.result()
        yield


class Task(Future):
    _count = 0

    def __init__(self, coro, *, name=None, loop=None, context=None):
        super().__init__()
        Task._count += 1
        self._coro, self._name, self._running = coro, name or f"Task-{Task._count}", False
        _pending.append(self)

    def get_name(self): return self._name
    def set_name(self, name): self._name = name
    def get_coro(self): return self._coro

    async def _work(self):
        if self.done() or self._running:
            return
        self._running = True
        try:
            self._result = await self._coro
        except Exception as e:
            self._exception = e
        self._finish()

    def __await__(self):
        if self in _pending:
            _pending.remove(self)
        _await(self._work())
        return self.result()
        yield


def _drain():
    while _pending:
        _await(_pending.pop(0)._work())


def create_task(coro, *, name=None, context=None):
    if type(coro).__name__ != "coroutine":
        raise TypeError(f"a coroutine was expected, got {coro!r}")
    return Task(coro, name=name)


def ensure_future(coro, *, loop=None): return coro if isinstance(coro, Future) else create_task(coro)


def run(main, *, debug=None):
    if not iscoroutine(main):
        raise ValueError(f"a coroutine was expected, got {main!r}")
    try:
        result = _await(main)
        _drain()
        return result
    finally:
        _pending.clear()


async def sleep(delay, result=None):
    _drain()
    if delay > 0:
        _sleep(delay)
    return result


async def gather(*aws, return_exceptions=False):
    tasks = [ensure_future(a) for a in aws]
    results = []
    for t in tasks:
        try:
            results.append(await t)
        except Exception as e:
            if not return_exceptions:
                raise
            results.append(e)
    return results


async def to_thread(func, /, *args, **kwargs): return func(*args, **kwargs)
async def wait_for(fut, timeout): return await fut
async def shield(arg): return await arg


FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED = "FIRST_COMPLETED", "FIRST_EXCEPTION", "ALL_COMPLETED"


async def wait(fs, *, timeout=None, return_when=ALL_COMPLETED):
    fs = [ensure_future(f) for f in fs]
    _drain()
    return set(fs), set()


def as_completed(fs, *, timeout=None): return iter([ensure_future(f) for f in fs])


class timeout:
    def __init__(self, when): pass
    async def __aenter__(self): return self
    async def __aexit__(self, *exc): pass


class TaskGroup:
    async def __aenter__(self):
        self._tasks = []
        return self

    def create_task(self, coro, *, name=None, context=None):
        task = create_task(coro, name=name)
        self._tasks.append(task)
        return task

    async def __aexit__(self, *exc):
        for task in self._tasks:
            await task


class Lock:
    def __init__(self): self._lock = _ThreadLock()
    def locked(self): return self._lock.locked()
    def release(self): self._lock.release()
    async def acquire(self): return self._lock.acquire()
    async def __aenter__(self): self._lock.acquire()
    async def __aexit__(self, *exc): self._lock.release()


class Semaphore:
    def __init__(self, value=1): self._value = value
    def release(self): self._value += 1
    async def acquire(self):
        self._value -= 1
        return True
    async def __aenter__(self): self._value -= 1
    async def __aexit__(self, *exc): self._value += 1


BoundedSemaphore = Semaphore


class Event:
    def __init__(self): self._set = False
    def is_set(self): return self._set
    def set(self): self._set = True
    def clear(self): self._set = False
    async def wait(self):
        if not self._set:
            _drain()
        if not self._set:
            raise RuntimeError("wait() would wait for ever: nothing sets this event")
        return True


class Queue:
    def __init__(self, maxsize=0): self._q = _queue.Queue(maxsize)
    def qsize(self): return self._q.qsize()
    def empty(self): return self._q.empty()
    def full(self): return self._q.full()
    def put_nowait(self, item): self._q.put_nowait(item)
    def get_nowait(self): return self._q.get_nowait()
    def task_done(self): self._q.task_done()
    async def put(self, item): self._q.put(item)
    async def get(self):
        if self._q.empty():
            _drain()
        return self._q.get()
    async def join(self):
        _drain()
        self._q.join()


class _Loop:
    def run_until_complete(self, future): return run(future)
    def create_task(self, coro, **kw): return create_task(coro)
    def create_future(self): return Future()
    async def run_in_executor(self, executor, func, *args): return func(*args)
    def time(self):
        import time
        return time.monotonic()
    def close(self): pass
    def is_running(self): return True
    def is_closed(self): return False


_loop = _Loop()


def get_event_loop(): return _loop
def get_running_loop(): return _loop
def new_event_loop(): return _loop
def set_event_loop(loop): pass
def current_task(loop=None): return None


def iscoroutine(x): return type(x).__name__ == "coroutine"


def iscoroutinefunction(func):
    import inspect
    return inspect.iscoroutinefunction(func)
