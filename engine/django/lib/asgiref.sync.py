import functools
from threading import _share


def sync_to_async(func=None, *, thread_sensitive=True, executor=None):
    if func is None:
        return lambda f: sync_to_async(f)

    @functools.wraps(func)
    async def inner(*args, **kwargs):
        result = func(*args, **kwargs)
        _share()
        return result
    return inner


def async_to_sync(awaitable=None, *, force_new_loop=False):
    if awaitable is None:
        return lambda f: async_to_sync(f)

    def inner(*args, **kwargs):
        import asyncio

        async def run():
            return await awaitable(*args, **kwargs)
        return asyncio.run(run())
    return inner


def iscoroutinefunction(func):
    import inspect
    return inspect.iscoroutinefunction(func)
