class DjangoUnicodeDecodeError(UnicodeDecodeError):
    pass


def force_str(s, encoding="utf-8", strings_only=False, errors="strict"):
    return s.decode(encoding, errors) if isinstance(s, bytes) else str(s)


def force_bytes(s, encoding="utf-8", strings_only=False, errors="strict"):
    if isinstance(s, bytes):
        return s
    return str(s).encode(encoding, errors)


smart_str = force_str
smart_bytes = force_bytes


def iri_to_uri(iri):
    from urllib.parse import quote
    return None if iri is None else quote(str(iri), safe="/#%[]=:;$&()+,!?*@'~")


# What the real module has besides (tests/conformance/names.sh).
import _placeholder

__getattr__ = _placeholder.names(__name__, """
DEFAULT_LOCALE_ENCODING Decimal NoneType Promise escape_uri_path filepath_to_uri get_system_encoding is_protected_type
punycode quote repercent_broken_unicode uri_to_iri
""")
