import sys

CRITICAL, ERROR, WARNING, INFO, DEBUG, NOTSET = 50, 40, 30, 20, 10, 0
FATAL, WARN = CRITICAL, WARNING
raiseExceptions = True
_levels = {50: "CRITICAL", 40: "ERROR", 30: "WARNING", 20: "INFO", 10: "DEBUG", 0: "NOTSET"}
_numbers = {name: n for n, name in _levels.items()} | {"WARN": WARNING, "FATAL": FATAL}


def getLevelName(level): return _levels.get(level, _numbers.get(level, f"Level {level}"))
def getLevelNamesMapping(): return dict(_numbers)


def addLevelName(level, name):
    _levels[level], _numbers[name] = name, level


def _check(level):
    if isinstance(level, int):
        return level
    if not isinstance(level, str):
        raise TypeError(f"Level not an integer or a valid string: {level!r}")
    if level not in _numbers:
        raise ValueError(f"Unknown level: {level!r}")
    return _numbers[level]


class LogRecord:
    def __init__(self, name, level, pathname, lineno, msg, args, exc_info, func=None, sinfo=None, **kwargs):
        if args and len(args) == 1 and isinstance(args[0], dict) and args[0]:
            args = args[0]
        self.name, self.levelno, self.levelname, self.msg, self.args = name, level, getLevelName(level), msg, args
        self.pathname, self.filename, self.module, self.lineno, self.funcName = pathname, pathname, "views", lineno, func or "<module>"
        self.exc_info, self.exc_text, self.stack_info = exc_info, None, sinfo
        self.created = _now()
        self.msecs = int(self.created % 1 * 1000)
        self.relativeCreated, self.thread, self.threadName, self.process, self.processName = 0.0, 1, "MainThread", _pid(), "MainProcess"

    def getMessage(self):
        msg = str(self.msg)
        return msg % self.args if self.args else msg

    def __repr__(self): return f'<LogRecord: {self.name}, {self.levelno}, {self.pathname}, {self.lineno}, "{self.msg}">'


class Formatter:
    def __init__(self, fmt=None, datefmt=None, style="%", validate=True, *, defaults=None):
        if style not in ("%", "{", "$"):
            raise ValueError("Style must be one of: %,{,$")
        self._fmt = fmt or {"%": "%(message)s", "{": "{message}", "$": "${message}"}[style]
        self.datefmt, self._style = datefmt, style

    def formatTime(self, record, datefmt=None):
        import time
        t = time.localtime(record.created)
        return time.strftime(datefmt, t) if datefmt else time.strftime("%Y-%m-%d %H:%M:%S", t) + f",{record.msecs:03d}"

    def formatException(self, ei):
        return "Traceback (most recent call last):\n" + f"{ei[0].__name__}: {ei[1]}" if str(ei[1]) else f"Traceback (most recent call last):\n{ei[0].__name__}"

    def format(self, record):
        record.message = record.getMessage()
        if "asctime" in self._fmt:
            record.asctime = self.formatTime(record, self.datefmt)
        names = record.__dict__
        if self._style == "%":
            s = self._fmt % names
        elif self._style == "{":
            s = self._fmt.format(**names)
        else:
            import string
            s = string.Template(self._fmt).substitute(names)
        if record.exc_info and record.exc_info[0] is not None:
            s += "\n" + self.formatException(record.exc_info)
        return s


BASIC_FORMAT = "%(levelname)s:%(name)s:%(message)s"
_plain = Formatter()


class Filter:
    def __init__(self, name=""): self.name = name
    def filter(self, record): return not self.name or record.name == self.name or record.name.startswith(self.name + ".")


class Filterer:
    def __init__(self): self.filters = []
    def addFilter(self, filter):
        if filter not in self.filters:
            self.filters.append(filter)
    def removeFilter(self, filter):
        if filter in self.filters:
            self.filters.remove(filter)
    def filter(self, record):
        return all(f.filter(record) if hasattr(f, "filter") else f(record) for f in self.filters)


class Handler(Filterer):
    def __init__(self, level=NOTSET):
        super().__init__()
        self.level, self.formatter, self.name = _check(level), None, None
    def setLevel(self, level): self.level = _check(level)
    def setFormatter(self, fmt): self.formatter = fmt
    def format(self, record): return (self.formatter or _plain).format(record)
    def emit(self, record): raise NotImplementedError("emit must be implemented by Handler subclasses")
    def handle(self, record):
        ok = self.filter(record)
        if ok:
            self.emit(record)
        return ok
    def flush(self): pass
    def close(self): pass
    def acquire(self): pass
    def release(self): pass
    def __repr__(self): return f"<{self.__class__.__name__} ({getLevelName(self.level)})>"


class StreamHandler(Handler):
    terminator = "\n"
    def __init__(self, stream=None):
        super().__init__()
        self._own = stream
    stream = property(lambda self: self._own or sys.stderr)
    def setStream(self, stream): self._own = stream
    def emit(self, record): self.stream.write(self.format(record) + self.terminator)
    def __repr__(self): return f"<{self.__class__.__name__} {self.stream.name} ({getLevelName(self.level)})>"


class FileHandler(StreamHandler):
    """A file's handler: the playground has no files, so its lines go nowhere."""
    def __init__(self, filename, mode="a", encoding=None, delay=False, errors=None):
        super().__init__()
        self.baseFilename = filename
    def emit(self, record): pass


class NullHandler(Handler):
    def handle(self, record): pass
    def emit(self, record): pass


lastResort = StreamHandler()
lastResort.level = WARNING


class Logger(Filterer):
    def __init__(self, name, level=NOTSET):
        super().__init__()
        self.name, self.level, self.parent, self.propagate, self.handlers, self.disabled = name, _check(level), None, True, [], False
        self.manager = manager

    def setLevel(self, level): self.level = _check(level)
    def debug(self, msg, *args, **kwargs): self._at(DEBUG, msg, args, **kwargs)
    def info(self, msg, *args, **kwargs): self._at(INFO, msg, args, **kwargs)
    def warning(self, msg, *args, **kwargs): self._at(WARNING, msg, args, **kwargs)
    warn = warning
    def error(self, msg, *args, **kwargs): self._at(ERROR, msg, args, **kwargs)
    def exception(self, msg, *args, exc_info=True, **kwargs): self._at(ERROR, msg, args, exc_info=exc_info, **kwargs)
    def critical(self, msg, *args, **kwargs): self._at(CRITICAL, msg, args, **kwargs)
    fatal = critical

    def log(self, level, msg, *args, **kwargs):
        if not isinstance(level, int):
            raise TypeError("level must be an integer")
        self._at(level, msg, args, **kwargs)

    def _at(self, level, msg, args, exc_info=None, extra=None, stack_info=False, stacklevel=1):
        if not self.isEnabledFor(level):
            return
        if isinstance(exc_info, BaseException):
            exc_info = (type(exc_info), exc_info, None)
        elif exc_info and not isinstance(exc_info, tuple):
            exc_info = sys.exc_info()
        record = self.makeRecord(self.name, level, "views.py", 0, msg, args, exc_info, extra=extra)
        self.handle(record)

    def makeRecord(self, name, level, fn, lno, msg, args, exc_info, func=None, extra=None, sinfo=None):
        record = LogRecord(name, level, fn, lno, msg, args, exc_info, func, sinfo)
        for key, value in (extra or {}).items():
            if key in ("message", "asctime") or key in record.__dict__:
                raise KeyError(f"Attempt to overwrite {key!r} in LogRecord")
            record.__dict__[key] = value
        return record

    def handle(self, record):
        if self.disabled or not self.filter(record):
            return
        _logged(record.levelname, record.name, record.getMessage())
        self.callHandlers(record)

    def callHandlers(self, record):
        logger, found = self, False
        while logger is not None:
            for h in logger.handlers:
                found = True
                if record.levelno >= h.level:
                    h.handle(record)
            logger = logger.parent if logger.propagate else None
        if not found and record.levelno >= lastResort.level:
            lastResort.handle(record)

    def addHandler(self, hdlr):
        if hdlr not in self.handlers:
            self.handlers.append(hdlr)

    def removeHandler(self, hdlr):
        if hdlr in self.handlers:
            self.handlers.remove(hdlr)

    def hasHandlers(self):
        logger = self
        while logger is not None:
            if logger.handlers:
                return True
            logger = logger.parent if logger.propagate else None
        return False

    def getEffectiveLevel(self):
        logger = self
        while logger is not None:
            if logger.level:
                return logger.level
            logger = logger.parent
        return NOTSET

    def isEnabledFor(self, level):
        return not self.disabled and level > manager.disable and level >= self.getEffectiveLevel()

    def getChild(self, suffix): return getLogger(suffix if self.name == "root" else f"{self.name}.{suffix}")
    def __repr__(self): return f"<{self.__class__.__name__} {self.name} ({getLevelName(self.getEffectiveLevel())})>"


class RootLogger(Logger): pass


class LoggerAdapter:
    def __init__(self, logger, extra=None): self.logger, self.extra = logger, extra
    def process(self, msg, kwargs):
        kwargs["extra"] = self.extra
        return msg, kwargs
    def log(self, level, msg, *args, **kwargs):
        msg, kwargs = self.process(msg, kwargs)
        self.logger.log(level, msg, *args, **kwargs)
    def debug(self, msg, *args, **kwargs): self.log(DEBUG, msg, *args, **kwargs)
    def info(self, msg, *args, **kwargs): self.log(INFO, msg, *args, **kwargs)
    def warning(self, msg, *args, **kwargs): self.log(WARNING, msg, *args, **kwargs)
    def error(self, msg, *args, **kwargs): self.log(ERROR, msg, *args, **kwargs)
    def critical(self, msg, *args, **kwargs): self.log(CRITICAL, msg, *args, **kwargs)
    def exception(self, msg, *args, **kwargs): self.log(ERROR, msg, *args, exc_info=True, **kwargs)


class Manager:
    def __init__(self): self.disable, self.loggerDict = 0, {}


manager = Manager()
root = RootLogger("root", WARNING)
Logger.root, Logger.manager = root, manager


def getLogger(name=None):
    if not name or name == "root":
        return root
    if not isinstance(name, str):
        raise TypeError("A logger name must be a string")
    if name not in manager.loggerDict:
        logger = manager.loggerDict[name] = Logger(name)
        logger.parent = root
        for other in sorted(manager.loggerDict, key=len):
            if name.startswith(other + "."):
                logger.parent = manager.loggerDict[other]
            elif other.startswith(name + "."):
                child = manager.loggerDict[other]
                if child.parent is root or not child.parent.name.startswith(name + "."):
                    child.parent = logger
    return manager.loggerDict[name]


def getLoggerClass(): return Logger
def setLoggerClass(klass): pass
def captureWarnings(capture): pass
def shutdown(): pass
def disable(level=CRITICAL): manager.disable = _check(level)


def basicConfig(*, force=False, filename=None, filemode="a", format=None, datefmt=None, style="%", level=None, stream=None, handlers=None, encoding=None, errors=None):
    if force:
        root.handlers.clear()
    if root.handlers:
        return
    if handlers is None:
        handlers = [FileHandler(filename) if filename else StreamHandler(stream)]
    formatter = Formatter(format or BASIC_FORMAT, datefmt, style)
    for h in handlers:
        if h.formatter is None:
            h.setFormatter(formatter)
        root.addHandler(h)
    if level is not None:
        root.setLevel(level)


def _root(name):
    def log(msg, *args, **kwargs):
        if not root.handlers:
            basicConfig()
        getattr(root, name)(msg, *args, **kwargs)
    return log


debug, info, warning, error, critical, exception = map(_root, ("debug", "info", "warning", "error", "critical", "exception"))
warn, fatal = warning, critical


def log(level, msg, *args, **kwargs):
    if not root.handlers:
        basicConfig()
    root.log(level, msg, *args, **kwargs)
