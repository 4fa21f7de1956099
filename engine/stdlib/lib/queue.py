import heapq
from threading import _Locked, _wait


class Empty(Exception): pass
class Full(Exception): pass


class Queue(_Locked):
    def __init__(self, maxsize=0):
        self.maxsize, self.queue, self.unfinished_tasks = maxsize, [], 0

    def qsize(self): return len(self.queue)
    def empty(self): return not self.queue
    def full(self): return 0 < self.maxsize <= len(self.queue)
    def _put(self, item): self.queue.append(item)
    def _get(self): return self.queue.pop(0)

    def put(self, item, block=True, timeout=None):
        if self.full() and (not block or not _wait("put()", lambda: not self.full(), timeout)):
            raise Full
        self._put(item)
        self.unfinished_tasks += 1

    def get(self, block=True, timeout=None):
        if timeout is not None and timeout < 0:
            raise ValueError("'timeout' must be a non-negative number")
        if not self.queue and (not block or not _wait("get()", lambda: bool(self.queue), timeout)):
            raise Empty
        return self._get()

    def put_nowait(self, item): self.put(item, False)
    def get_nowait(self): return self.get(False)

    def task_done(self):
        if self.unfinished_tasks <= 0:
            raise ValueError("task_done() called too many times")
        self.unfinished_tasks -= 1

    def join(self):
        _wait("join()", lambda: not self.unfinished_tasks, None)


class LifoQueue(Queue):
    def _get(self): return self.queue.pop()


class PriorityQueue(Queue):
    def _put(self, item): heapq.heappush(self.queue, item)
    def _get(self): return heapq.heappop(self.queue)


class SimpleQueue(Queue):
    def __init__(self): super().__init__()
