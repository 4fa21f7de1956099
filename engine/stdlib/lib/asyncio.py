# A task begins when another one waits, and goes on until it waits itself (see task.go).
# What waits in real asyncio waits here, too: sleep, a future that is not done, what is
# taken to a thread, and the a-methods of the cache.
from threading import _current, _share, _start, _throw, _wait
import queue as _queue

_running = []  # tasks that have not ended
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
        self._finish()
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
        if self._cancelled:
            raise CancelledError
        if not self._done:
            raise InvalidStateError("Exception is not set.")
        return self._exception

    def _finish(self):
        self._done = not self._cancelled
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
            _wait("await", self.done, None)
        return self.result()
        yield


class Task(Future):
    _count = 0

    def __init__(self, coro, *, name=None, loop=None, context=None):
        super().__init__()
        Task._count += 1
        self._coro, self._name, self._begun, self._early = coro, name or f"Task-{Task._count}", False, None
        _running.append(self)
        _start(self, self._work, False)

    def get_name(self): return self._name
    def set_name(self, name): self._name = name
    def get_coro(self): return self._coro

    def cancel(self, msg=None):
        if self.done():
            return False
        error = CancelledError() if msg is None else CancelledError(msg)
        if self._begun:
            return _throw(self, error)
        self._early = error
        return True

    def _work(self):
        self._begun = True
        try:
            if self._early:
                self._coro.close()
                raise self._early
            self._result = _await(self._coro)
        except CancelledError:
            self._cancelled = True
        except BaseException as e:
            self._exception = e
        _running.remove(self)
        self._finish()


def create_task(coro, *, name=None, context=None):
    if type(coro).__name__ != "coroutine":
        raise TypeError(f"a coroutine was expected, got {coro!r}")
    return Task(coro, name=name)


def ensure_future(coro, *, loop=None): return coro if isinstance(coro, Future) else create_task(coro)


def run(main, *, debug=None):
    if not iscoroutine(main):
        raise ValueError(f"a coroutine was expected, got {main!r}")
    before = list(_running)
    if isinstance(current_task(), Task):
        main.close()
        raise RuntimeError("asyncio.run() cannot be called from a running event loop")
    task = Task(main)
    try:
        _wait("run()", task.done, None)
        return task.result()
    finally:
        rest = [t for t in _running if t not in before]
        for t in rest:
            t.cancel()
        _wait("run()", lambda: all(t.done() for t in rest), None)


async def sleep(delay, result=None):
    if delay <= 0:
        _share()
    else:
        _sleep(delay)
    return result


async def gather(*aws, return_exceptions=False):
    tasks = [ensure_future(a) for a in aws]
    if return_exceptions:
        await wait(tasks)
        return [CancelledError() if t.cancelled() else t.exception() or t.result() for t in tasks]
    _wait("gather()", lambda: all(t.done() for t in tasks) or any(t.cancelled() or t.done() and t._exception for t in tasks), None)
    for t in tasks:
        if t.done():
            t.result()
    return [t.result() for t in tasks]


async def to_thread(func, /, *args, **kwargs):
    result = func(*args, **kwargs)
    _share()
    return result


async def wait_for(fut, timeout):
    fut = ensure_future(fut)
    if not _wait("wait_for()", fut.done, timeout):
        fut.cancel()
        _wait("wait_for()", fut.done, None)
        raise TimeoutError
    return fut.result()


async def shield(arg): return await arg


FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED = "FIRST_COMPLETED", "FIRST_EXCEPTION", "ALL_COMPLETED"


async def wait(fs, *, timeout=None, return_when=ALL_COMPLETED):
    fs = [ensure_future(f) for f in fs]
    if not fs:
        raise ValueError("Set of Tasks/Futures is empty.")

    def enough():
        done = [f for f in fs if f.done()]
        return len(done) == len(fs) or done and return_when == FIRST_COMPLETED or (
            return_when == FIRST_EXCEPTION and any(not f.cancelled() and f._exception for f in done))
    _wait("wait()", enough, timeout)
    return {f for f in fs if f.done()}, {f for f in fs if not f.done()}


def as_completed(fs, *, timeout=None):
    open = [ensure_future(f) for f in fs]

    async def one():
        if not _wait("as_completed()", lambda: any(f.done() for f in open), timeout):
            raise TimeoutError
        done = next(f for f in open if f.done())
        open.remove(done)
        return done.result()
    for _ in range(len(open)):
        yield one()


class timeout:
    def __init__(self, when): self._when, self._expired = when, False
    def expired(self): return self._expired

    async def __aenter__(self):
        task = current_task()
        self._over = False

        async def watch():
            if not _wait("timeout()", lambda: self._over, self._when):
                self._expired = True
                task.cancel()
        if self._when is not None and isinstance(task, Task):
            self._watch = Task(watch())
        return self

    async def __aexit__(self, kind, *exc):
        self._over = True
        if self._expired and kind is CancelledError:
            raise TimeoutError


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
    def __init__(self): self._locked = False
    def locked(self): return self._locked

    def release(self):
        if not self._locked:
            raise RuntimeError("Lock is not acquired.")
        self._locked = False

    async def acquire(self):
        if self._locked:
            _wait("acquire()", lambda: not self._locked, None)
        self._locked = True
        return True

    async def __aenter__(self): await self.acquire()
    async def __aexit__(self, *exc): self.release()


class Semaphore:
    def __init__(self, value=1):
        if value < 0:
            raise ValueError("Semaphore initial value must be >= 0")
        self._value = value

    def locked(self): return self._value == 0
    def release(self): self._value += 1

    async def acquire(self):
        if not self._value:
            _wait("acquire()", lambda: self._value > 0, None)
        self._value -= 1
        return True

    async def __aenter__(self): await self.acquire()
    async def __aexit__(self, *exc): self.release()


BoundedSemaphore = Semaphore


class Event:
    def __init__(self): self._set = False
    def is_set(self): return self._set
    def set(self): self._set = True
    def clear(self): self._set = False
    async def wait(self):
        if not self._set:
            _wait("wait()", lambda: self._set, None)
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
    async def get(self): return self._q.get()
    async def join(self): self._q.join()


class _Loop:
    def run_until_complete(self, future): return run(future)
    def create_task(self, coro, **kw): return create_task(coro)
    def create_future(self): return Future()
    async def run_in_executor(self, executor, func, *args): return await to_thread(func, *args)
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
def current_task(loop=None): return _current()
def all_tasks(loop=None): return set(_running)


def iscoroutine(x): return type(x).__name__ == "coroutine"


def iscoroutinefunction(func):
    import inspect
    return inspect.iscoroutinefunction(func)
