from collections import namedtuple
from collections.abc import Mapping

_always = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-~")
_schemes = ("", "ftp", "http", "https", "ws", "wss", "file", "sftp", "redis", "rediss")
scheme_chars = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+-."


def quote(string, safe="/", encoding=None, errors=None):
    if isinstance(string, str):
        string = string.encode(encoding or "utf-8")
    elif not isinstance(string, (bytes, bytearray)):
        raise TypeError("quote_from_bytes() expected bytes")
    keep = _always | frozenset(safe.encode() if isinstance(safe, str) else safe)
    return "".join([chr(b) if b in keep else f"%{b:02X}" for b in string])


def quote_plus(string, safe="", encoding=None, errors=None):
    if isinstance(string, str) and " " in string:
        return quote(string, safe + " ", encoding).replace(" ", "+")
    return quote(string, safe, encoding)


quote_from_bytes = quote


_hex = "0123456789abcdefABCDEF"


def unquote_to_bytes(string):
    if isinstance(string, bytes):
        string = string.decode("latin-1")
    first, *rest = string.split("%")
    out = [first.encode()]
    for part in rest:
        if len(part) > 1 and part[0] in _hex and part[1] in _hex:
            out.append(bytes([int(part[:2], 16)]) + part[2:].encode())
        else:
            out.append(b"%" + part.encode())
    return b"".join(out)


def unquote(string, encoding="utf-8", errors="replace"):
    if isinstance(string, bytes):
        return unquote_to_bytes(string).decode(encoding, errors)
    return unquote_to_bytes(string).decode(encoding, errors) if "%" in string else string


def unquote_plus(string, encoding="utf-8", errors="replace"): return unquote(string.replace("+", " "), encoding, errors)


def urlencode(query, doseq=False, safe="", encoding=None, errors=None, quote_via=quote_plus):
    if hasattr(query, "items"):
        query = query.items()
    elif isinstance(query, (str, int)) or not hasattr(query, "__iter__"):
        raise TypeError("not a valid non-string sequence or mapping object")
    def one(v): return quote_via(v if isinstance(v, (str, bytes)) else str(v), safe)
    pairs = []
    for k, v in query:
        values = v if doseq and not isinstance(v, (str, bytes)) and hasattr(v, "__iter__") else (v,)
        pairs += [one(k) + "=" + one(x) for x in values]
    return "&".join(pairs)


class _Netloc:
    def _user(self):
        user, at, host = self.netloc.rpartition("@")
        name, colon, password = user.partition(":")
        return (name if at else None), (password if colon else None)

    def _host(self):
        host = self.netloc.rpartition("@")[2]
        if host.startswith("["):
            name, _, port = host[1:].partition("]")
            return name, port.partition(":")[2]
        name, _, port = host.partition(":")
        return name, port

    username = property(lambda self: self._user()[0])
    password = property(lambda self: self._user()[1])
    hostname = property(lambda self: self._host()[0].lower() or None)

    @property
    def port(self):
        port = self._host()[1]
        if not port:
            return None
        if not (port.isdigit() and port.isascii()):
            raise ValueError(f"Port could not be cast to integer value as {port!r}")
        if int(port) > 65535:
            raise ValueError("Port out of range 0-65535")
        return int(port)

    def geturl(self): return urlunparse(self) if len(self) == 6 else urlunsplit(self)


class SplitResult(namedtuple("SplitResult", "scheme netloc path query fragment"), _Netloc): pass
class ParseResult(namedtuple("ParseResult", "scheme netloc path params query fragment"), _Netloc): pass
class DefragResult(namedtuple("DefragResult", "url fragment")): pass


def urlsplit(url, scheme="", allow_fragments=True):
    url = url.lstrip(" \t\n\r\f").replace("\t", "").replace("\n", "").replace("\r", "")
    netloc = query = fragment = ""
    i = url.find(":")
    if i > 0 and url[0].isascii() and url[0].isalpha() and all(c in scheme_chars for c in url[:i]):
        scheme, url = url[:i].lower(), url[i + 1:]
    if url[:2] == "//":
        end = min([j for j in map(lambda c: url.find(c, 2), "/?#") if j >= 0], default=len(url))
        netloc, url = url[2:end], url[end:]
        if ("[" in netloc) != ("]" in netloc):
            raise ValueError("Invalid IPv6 URL")
    if allow_fragments and "#" in url:
        url, fragment = url.split("#", 1)
    if "?" in url:
        url, query = url.split("?", 1)
    return SplitResult(scheme, netloc, url, query, fragment)


def urlparse(url, scheme="", allow_fragments=True):
    scheme, netloc, url, query, fragment = urlsplit(url, scheme, allow_fragments)
    params = ""
    last = url.rfind("/") + 1
    i = url.find(";", last)
    if i >= 0:
        url, params = url[:i], url[i + 1:]
    return ParseResult(scheme, netloc, url, params, query, fragment)


def urlunsplit(components):
    scheme, netloc, url, query, fragment = components
    if netloc or scheme and scheme in _schemes and url[:2] != "//":
        if url and url[:1] != "/":
            url = "/" + url
        url = "//" + netloc + url
    if scheme:
        url = scheme + ":" + url
    return url + ("?" + query if query else "") + ("#" + fragment if fragment else "")


def urlunparse(components):
    scheme, netloc, url, params, query, fragment = components
    return urlunsplit((scheme, netloc, f"{url};{params}" if params else url, query, fragment))


def urldefrag(url):
    s = urlsplit(url)
    return DefragResult(urlunsplit((*s[:4], "")), s.fragment)


def urljoin(base, url, allow_fragments=True):
    if not base or not url:
        return url or base
    b, u = urlparse(base), urlparse(url, urlparse(base).scheme)
    if u.scheme != b.scheme or u.scheme not in _schemes:
        return url
    if u.netloc:
        return urlunparse(u)
    if not u.path and not u.params:
        return urlunparse((u.scheme, b.netloc, b.path, b.params, u.query or b.query, u.fragment))
    parts = b.path.split("/")
    if parts[-1] != "":
        del parts[-1]
    if u.path[:1] == "/":
        segments = u.path.split("/")
    else:
        segments = parts + u.path.split("/")
        segments[1:-1] = [s for s in segments[1:-1] if s]
    out = []
    for s in segments:
        if s == "..":
            if out:
                out.pop()
        elif s != ".":
            out.append(s)
    if segments[-1] in (".", ".."):
        out.append("")
    return urlunparse((u.scheme, b.netloc, "/".join(out) or "/", u.params, u.query, u.fragment))


def parse_qsl(qs, keep_blank_values=False, strict_parsing=False, encoding="utf-8", errors="replace", max_num_fields=None, separator="&"):
    pairs = []
    for item in qs.split(separator) if qs else []:
        if not item and not strict_parsing:
            continue
        name, eq, value = item.partition("=")
        if not eq and strict_parsing:
            raise ValueError(f"bad query field: {item!r}")
        if value or keep_blank_values:
            pairs.append((unquote_plus(name), unquote_plus(value)))
    return pairs


def parse_qs(qs, keep_blank_values=False, strict_parsing=False, **kwargs):
    found = {}
    for name, value in parse_qsl(qs, keep_blank_values, strict_parsing, **kwargs):
        found.setdefault(name, []).append(value)
    return found
