from threading import Thread as _Thread, _wait as _wait_until

FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED = "FIRST_COMPLETED", "FIRST_EXCEPTION", "ALL_COMPLETED"
TimeoutError = TimeoutError


class CancelledError(Exception): pass
class InvalidStateError(Exception): pass


class Future:
    def __init__(self): self._state, self._result, self._exception, self._callbacks = "PENDING", None, None, []
    def cancelled(self): return self._state == "CANCELLED"
    def running(self): return self._state == "RUNNING"
    def done(self): return self._state in ("CANCELLED", "FINISHED")

    def cancel(self):
        if self._state == "PENDING":
            self._finish("CANCELLED")
        return self.cancelled()

    def result(self, timeout=None):
        exception = self.exception(timeout, "result()")
        if exception is not None:
            raise exception
        return self._result

    def exception(self, timeout=None, what="exception()"):
        if not _wait_until(what, self.done, timeout):
            raise TimeoutError
        if self.cancelled():
            raise CancelledError
        return self._exception

    def add_done_callback(self, fn):
        if self.done():
            fn(self)
        else:
            self._callbacks.append(fn)

    def _finish(self, state="FINISHED"):
        if self.done():
            raise InvalidStateError(f"{self._state}: {self!r}")
        self._state = state
        for fn in self._callbacks:
            fn(self)

    def set_result(self, result):
        self._result = result
        self._finish()

    def set_exception(self, exception):
        self._exception = exception
        self._finish()

    def __repr__(self):
        what = f"raised {type(self._exception).__name__}" if self._exception is not None else f"returned {type(self._result).__name__}"
        state = f"finished {what}" if self._state == "FINISHED" else self._state.lower()
        return f"<Future at {hex(id(self))} state={state}>"


class Executor:
    def map(self, fn, *iterables, timeout=None, chunksize=1):
        futures = [self.submit(fn, *args) for args in zip(*iterables)]
        return (f.result(timeout) for f in futures)
    def __enter__(self): return self
    def __exit__(self, *exc): self.shutdown()


class ThreadPoolExecutor(Executor):
    _made = 0

    def __init__(self, max_workers=None, thread_name_prefix="", initializer=None, initargs=()):
        if max_workers is not None and max_workers <= 0:
            raise ValueError("max_workers must be greater than 0")
        self._max_workers, self._shutdown = max_workers or 5, False
        self._items, self._threads, self._idle = [], [], 0
        self._prefix = thread_name_prefix or f"ThreadPoolExecutor-{ThreadPoolExecutor._made}"
        ThreadPoolExecutor._made += 1
        self._initializer, self._initargs = initializer, initargs

    def submit(self, fn, /, *args, **kwargs):
        if self._shutdown:
            raise RuntimeError("cannot schedule new futures after shutdown")
        future = Future()
        self._items.append((future, fn, args, kwargs))
        if self._idle >= len(self._items) or len(self._threads) >= self._max_workers:
            return future
        thread = _Thread(target=self._work, name=f"{self._prefix}_{len(self._threads)}")
        self._threads.append(thread)
        thread.start()
        return future

    def _work(self):
        if self._initializer is not None:
            self._initializer(*self._initargs)
        while True:
            if not self._items:
                self._idle += 1
                _wait_until("a thread of the pool", lambda: self._items or self._shutdown, None)
                self._idle -= 1
                if not self._items:
                    return
            future, fn, args, kwargs = self._items.pop(0)
            if future.cancelled():
                continue
            future._state = "RUNNING"
            try:
                future._result = fn(*args, **kwargs)
            except BaseException as e:
                future._exception = e
            future._finish()

    def shutdown(self, wait=True, *, cancel_futures=False):
        self._shutdown = True
        if cancel_futures:
            for future, *rest in self._items:
                future.cancel()
        if wait:
            for thread in self._threads:
                thread.join()


class ProcessPoolExecutor(ThreadPoolExecutor): pass


def as_completed(fs, timeout=None):
    open = list(dict.fromkeys(fs))
    while open:
        if not _wait_until("as_completed()", lambda: any(f.done() for f in open), timeout):
            raise TimeoutError(f"{len(open)} (of {len(fs)}) futures unfinished")
        done = next(f for f in open if f.done())
        open.remove(done)
        yield done


class _Done(tuple):
    done = property(lambda self: self[0])
    not_done = property(lambda self: self[1])
    def __repr__(self): return "DoneAndNotDoneFutures(done=%r, not_done=%r)" % tuple(self)


def wait(fs, timeout=None, return_when=ALL_COMPLETED):
    fs = set(fs)

    def enough():
        done = [f for f in fs if f.done()]
        return len(done) == len(fs) or done and return_when == FIRST_COMPLETED or (
            return_when == FIRST_EXCEPTION and any(f._exception is not None for f in done))
    _wait_until("wait()", enough, timeout)
    done = {f for f in fs if f.done()}
    return _Done((done, fs - done))
