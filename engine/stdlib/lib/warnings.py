class catch_warnings:
    """The filters from before come back."""
    def __enter__(self): self._saved = _filters()
    def __exit__(self, *exc): _restore(self._saved)
