SEEK_SET, SEEK_CUR, SEEK_END = 0, 1, 2
DEFAULT_BUFFER_SIZE = 8192


class UnsupportedOperation(OSError, ValueError): pass


class _Memory:
    def __init__(self, initial=None, newline="\n"):
        self._data, self._at, self.closed = self._empty, 0, False
        if initial:
            self._check(initial)
            self._data = initial if isinstance(initial, str) else bytes(initial)

    def _check(self, x):
        if isinstance(x, str) != isinstance(self._empty, str) or not isinstance(x, (str, bytes, bytearray)):
            raise TypeError(f"string argument expected, got {type(x).__name__!r}" if isinstance(self._empty, str) else f"a bytes-like object is required, not {type(x).__name__!r}")

    def _open(self):
        if self.closed:
            raise ValueError("I/O operation on closed file" + ("" if isinstance(self._empty, str) else "."))

    def getvalue(self):
        self._open()
        return self._data

    def write(self, x):
        self._open()
        self._check(x)
        if self._at > len(self._data):
            self._data += self._zero * (self._at - len(self._data))
        if self._at == len(self._data):
            self._data += x
        else:
            self._data = self._data[:self._at] + x + self._data[self._at + len(x):]
        self._at += len(x)
        return len(x)

    def writelines(self, lines):
        for line in lines:
            self.write(line)

    def read(self, size=-1):
        self._open()
        end = len(self._data) if size is None or size < 0 else self._at + size
        x = self._data[self._at:end]
        self._at += len(x)
        return x

    def readline(self, size=-1):
        self._open()
        i = self._data.find(self._line, self._at)
        n = (len(self._data) if i < 0 else i + 1) - self._at
        return self.read(n if size < 0 else min(n, size))

    def readlines(self, hint=-1): return list(self)

    def __iter__(self):
        while line := self.readline():
            yield line

    def seek(self, pos, whence=0):
        self._open()
        if pos < 0 and whence == 0:
            raise ValueError(f"Negative seek position {pos}" if isinstance(self._empty, str) else f"negative seek value {pos}")
        self._at = max(pos + (0, self._at, len(self._data))[whence], 0)
        return self._at

    def tell(self): return self._at
    def truncate(self, size=None):
        size = self._at if size is None else size
        self._data = self._data[:size]
        return size
    def flush(self): pass
    def close(self): self.closed = True
    def readable(self): return True
    writable = seekable = readable
    def isatty(self): return False
    def __enter__(self):
        self._open()
        return self
    def __exit__(self, *exc): self.close()


class StringIO(_Memory):
    _empty, _line, _zero = "", "\n", "\0"


class BytesIO(_Memory):
    _empty, _line, _zero = b"", b"\n", b"\0"
    getbuffer = _Memory.getvalue


class IOBase: pass
class TextIOBase(IOBase): pass
class RawIOBase(IOBase): pass
