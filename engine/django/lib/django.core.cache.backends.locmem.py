def __getattr__(name):
    if name not in ("_caches", "_expire_info", "_locks"):
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    if name == "_locks":
        raise NotImplementedError("the playground does not show the locks of its caches")
    from django.conf import settings
    from django.core.cache import caches
    found = {}
    for alias, config in settings.CACHES.items():
        if config["BACKEND"] == "django.core.cache.backends.locmem.LocMemCache":
            found[config.get("LOCATION", "")] = caches[alias]._cache if name == "_caches" else caches[alias]._expire_info
    return found
