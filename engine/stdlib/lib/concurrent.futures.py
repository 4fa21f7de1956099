from threading import Thread as _Thread

FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED = "FIRST_COMPLETED", "FIRST_EXCEPTION", "ALL_COMPLETED"
TimeoutError = TimeoutError


class CancelledError(Exception): pass
class InvalidStateError(Exception): pass


class Future:
    def __init__(self): self._state, self._result, self._exception, self._callbacks = "PENDING", None, None, []
    def cancel(self): return False
    def cancelled(self): return False
    def running(self): return False
    def done(self): return self._state == "FINISHED"

    def result(self, timeout=None):
        if self._state != "FINISHED":
            raise RuntimeError("result() would wait for ever: nothing works on this future")
        if self._exception is not None:
            raise self._exception
        return self._result

    def exception(self, timeout=None): return self._exception

    def add_done_callback(self, fn):
        if self.done():
            fn(self)
        else:
            self._callbacks.append(fn)

    def _finish(self):
        if self.done():
            raise InvalidStateError(f"{self._state}: {self!r}")
        self._state = "FINISHED"
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
        state = f"finished {what}" if self.done() else "pending"
        return f"<Future at {hex(id(self))} state={state}>"


class Executor:
    def map(self, fn, *iterables, timeout=None, chunksize=1):
        futures = [self.submit(fn, *args) for args in zip(*iterables)]
        return (f.result() for f in futures)
    def __enter__(self): return self
    def __exit__(self, *exc): self.shutdown()


class ThreadPoolExecutor(Executor):
    _made = 0

    def __init__(self, max_workers=None, thread_name_prefix="", initializer=None, initargs=()):
        if max_workers is not None and max_workers <= 0:
            raise ValueError("max_workers must be greater than 0")
        self._max_workers, self._shutdown, self._submitted = max_workers or 5, False, 0
        self._prefix = thread_name_prefix or f"ThreadPoolExecutor-{ThreadPoolExecutor._made}"
        ThreadPoolExecutor._made += 1
        self._initializer, self._initargs = initializer, initargs

    def submit(self, fn, /, *args, **kwargs):
        if self._shutdown:
            raise RuntimeError("cannot schedule new futures after shutdown")
        future = Future()
        def work():
            if self._initializer is not None and self._submitted < self._max_workers:
                self._initializer(*self._initargs)
            try:
                future._result = fn(*args, **kwargs)
            except Exception as e:
                future._exception = e
            future._finish()
        _Thread(target=work, name=f"{self._prefix}_{self._submitted % self._max_workers}").start()
        self._submitted += 1
        return future

    def shutdown(self, wait=True, *, cancel_futures=False): self._shutdown = True


class ProcessPoolExecutor(ThreadPoolExecutor): pass


def as_completed(fs, timeout=None): yield from list(fs)


class _Done(tuple):
    done = property(lambda self: self[0])
    not_done = property(lambda self: self[1])
    def __repr__(self): return "DoneAndNotDoneFutures(done=%r, not_done=%r)" % tuple(self)


def wait(fs, timeout=None, return_when=ALL_COMPLETED): return _Done((set(fs), set()))
