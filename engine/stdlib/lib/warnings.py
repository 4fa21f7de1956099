class WarningMessage:
    def __init__(self, message, category, filename="<console>", lineno=1, file=None, line=None, source=None):
        self.message = message
        self.category = category
        self.filename = filename
        self.lineno = lineno
        self.file = file
        self.line = line
        self.source = source

    def __str__(self):
        return "{message : %r, category : %r, filename : %r, lineno : %s, line : %r}" % (
            self.message, self.category.__name__, self.filename, self.lineno, self.line)


class catch_warnings:
    """The filters from before come back, and what shows a warning."""

    def __init__(self, *, record=False, module=None, action=None, category=Warning, lineno=0, append=False):
        self._record = record
        self._filter = None if action is None else (action, category, lineno, append)

    def __enter__(self):
        self._filters = _filters()
        self._log = [] if self._record else None
        if self._record:
            self._shown = _show(self._note)
        if self._filter:
            simplefilter(*self._filter)
        return self._log

    def __exit__(self, *exc):
        _restore(self._filters)
        if self._record:
            _show(self._shown)

    def _note(self, message, category):
        self._log.append(WarningMessage(category(message), category))
