import re

_names = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'", "nbsp": "\xa0", "copy": "©", "reg": "®", "euro": "€", "hellip": "…",
          "mdash": "—", "ndash": "–", "laquo": "«", "raquo": "»", "ldquo": "“", "rdquo": "”", "lsquo": "‘", "rsquo": "’", "bull": "•", "middot": "·",
          "times": "×", "deg": "°", "eacute": "é", "egrave": "è", "agrave": "à", "ccedil": "ç", "uuml": "ü", "ouml": "ö", "auml": "ä", "szlig": "ß",
          "pound": "£", "yen": "¥", "sect": "§", "para": "¶", "trade": "™", "larr": "←", "rarr": "→"}


def escape(s, quote=True):
    s = s.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return s.replace('"', "&quot;").replace("'", "&#x27;") if quote else s


def _one(m):
    name = m[1]
    if name[0] != "#":
        return _names.get(name, m[0])
    n = int(name[2:], 16) if name[1] in "xX" else int(name[1:])
    return chr(n) if 0 < n <= 0x10ffff and not 0xd800 <= n <= 0xdfff else "\ufffd"


def unescape(s):
    """Numbers and the frequent names; other names stay as they are."""
    return re.sub(r"&(#[0-9]+|#[xX][0-9a-fA-F]+|[a-zA-Z]+);", _one, s)
