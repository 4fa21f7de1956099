class CookieError(Exception):
    pass


def _quoted(text):
    if text and all(c.isalnum() or c in "!#$%&'*+-.^_`|~:" for c in text):
        return text
    return '"' + "".join("\\" + c if c in '"\\' else c for c in text) + '"'


NAMES = {
    "expires": "expires", "path": "Path", "comment": "Comment", "domain": "Domain", "max-age": "Max-Age",
    "secure": "Secure", "httponly": "HttpOnly", "version": "Version", "samesite": "SameSite",
}


class Morsel(dict):
    def __init__(self):
        self._key = self._value = self._coded_value = None
        for name in NAMES:
            dict.__setitem__(self, name, "")

    @property
    def key(self):
        return self._key

    @property
    def value(self):
        return self._value

    @property
    def coded_value(self):
        return self._coded_value

    def set(self, key, value, coded_value):
        self._key, self._value, self._coded_value = key, value, coded_value

    def __setitem__(self, name, value):
        name = name.lower()
        if name not in NAMES:
            raise CookieError(f"Invalid attribute {name!r}")
        dict.__setitem__(self, name, value)

    def __getstate__(self):
        return {"key": self._key, "value": self._value, "coded_value": self._coded_value}

    def __setstate__(self, state):
        self._key, self._value, self._coded_value = state["key"], state["value"], state["coded_value"]

    def OutputString(self, attrs=None):
        parts = [f"{self._key}={self._coded_value}"]
        for name, value in sorted(self.items()):
            if value == "" or value is False:
                continue
            if name == "max-age" and isinstance(value, int):
                parts.append(f"Max-Age={value}")
            elif name in ("secure", "httponly"):
                parts.append(NAMES[name])
            else:
                parts.append(f"{NAMES[name]}={value}")
        return "; ".join(parts)

    def output(self, attrs=None, header="Set-Cookie:"):
        return f"{header} {self.OutputString()}"

    def __str__(self):
        return self.output()

    def __repr__(self):
        return f"<Morsel: {self.OutputString()}>"


class SimpleCookie(dict):
    def __setitem__(self, key, value):
        if isinstance(value, Morsel):
            dict.__setitem__(self, key, value)
            return
        morsel = self.get(key)
        if morsel is None:
            morsel = Morsel()
        text = str(value)
        morsel.set(key, text, _quoted(text))
        dict.__setitem__(self, key, morsel)

    def output(self, attrs=None, header="Set-Cookie:", sep="\r\n"):
        return sep.join(morsel.output(header=header) for key, morsel in sorted(self.items()))

    def __str__(self):
        return self.output()

    def __repr__(self):
        return "<SimpleCookie: " + " ".join(f"{k}={m.value!r}" for k, m in sorted(self.items())) + ">"
