class DjangoUnicodeDecodeError(UnicodeDecodeError):
    pass


def force_str(s, encoding="utf-8", strings_only=False, errors="strict"):
    return s.decode(encoding, errors) if isinstance(s, bytes) else str(s)


def force_bytes(s, encoding="utf-8", strings_only=False, errors="strict"):
    if isinstance(s, bytes):
        return s
    return str(s).encode(encoding, errors)


smart_str = smart_text = force_text = force_str
smart_bytes = force_bytes


def iri_to_uri(iri):
    from urllib.parse import quote
    return None if iri is None else quote(str(iri), safe="/#%[]=:;$&()+,!?*@'~")
