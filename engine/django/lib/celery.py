class AsyncResult:
    status = state = "SUCCESS"

    def __init__(self, value=None):
        self.result, self.id = value, "task"

    def get(self, *args, **kwargs):
        return self.result

    def ready(self):
        return True

    successful = ready


class Task:
    def __init__(self, func, bind=False, name=None):
        self.func, self.bind = func, bind
        self.__name__, self.__doc__ = func.__name__, func.__doc__
        self.name = name or "tasks." + func.__name__
        self.request = self

    id = "task"
    retries = 0

    def __call__(self, *args, **kwargs):
        return self.func(self, *args, **kwargs) if self.bind else self.func(*args, **kwargs)

    run = __call__

    def delay(self, *args, **kwargs):
        return AsyncResult(self(*args, **kwargs))

    def apply_async(self, args=(), kwargs=None, **options):
        return AsyncResult(self(*args, **(kwargs or {})))

    apply = apply_async

    def s(self, *args, **kwargs):
        return lambda: self(*args, **kwargs)

    def retry(self, *args, exc=None, **kwargs):
        raise exc or RuntimeError("Task can be retried")


def shared_task(*args, bind=False, name=None, **options):
    if len(args) == 1 and callable(args[0]):
        return Task(args[0])
    return lambda func: Task(func, bind, name)


class Celery:
    def __init__(self, *args, **kwargs):
        self.conf = self

    task = staticmethod(shared_task)

    def config_from_object(self, *args, **kwargs):
        pass

    def autodiscover_tasks(self, *args, **kwargs):
        pass

    def update(self, **kwargs):
        pass
