import logging
import logging.handlers


def _find(path):
    import sys
    module, _, name = path.rpartition(".")
    found = {"logging": logging, "logging.handlers": logging.handlers}.get(module) or sys.modules.get(module)
    if found is None or not hasattr(found, name):
        raise ValueError(f"Cannot resolve {path!r}")
    return getattr(found, name)


def dictConfig(config):
    if config.get("version") != 1:
        raise ValueError(f"Unsupported version: {config.get('version')}")
    formatters, handlers = {}, {}
    for name, c in config.get("formatters", {}).items():
        formatters[name] = logging.Formatter(c.get("format"), c.get("datefmt"), c.get("style", "%"))
    for name, c in config.get("handlers", {}).items():
        kwargs = {k: v for k, v in c.items() if k not in ("class", "level", "formatter", "filters")}
        if str(kwargs.get("stream", "")).startswith("ext://sys."):
            import sys
            kwargs["stream"] = getattr(sys, kwargs["stream"][10:])
        h = handlers[name] = _find(c["class"])(**kwargs)
        if "level" in c:
            h.setLevel(c["level"])
        if "formatter" in c:
            h.setFormatter(formatters[c["formatter"]])
    loggers = dict(config.get("loggers", {}))
    if "root" in config:
        loggers[""] = config["root"]
    for name, c in loggers.items():
        logger = logging.getLogger(name)
        logger.handlers = [handlers[h] for h in c.get("handlers", ())]
        if "level" in c:
            logger.setLevel(c["level"])
        logger.propagate = c.get("propagate", True)
