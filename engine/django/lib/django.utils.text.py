import re
from unicodedata import normalize
from django.utils.functional import keep_lazy_text


@keep_lazy_text
def slugify(value, allow_unicode=False):
    value = str(value)
    if allow_unicode:
        value = normalize("NFKC", value)
    else:
        value = normalize("NFKD", value).encode("ascii", "ignore").decode("ascii")
    value = re.sub(r"[^\w\s-]", "", value.lower())
    return re.sub(r"[-\s]+", "-", value).strip("-_")


@keep_lazy_text
def capfirst(x):
    if not x:
        return x
    x = str(x)
    return x[0].upper() + x[1:]


def wrap(text, width):
    from textwrap import TextWrapper
    wrapper = TextWrapper(width=width, break_long_words=False, break_on_hyphens=False, replace_whitespace=False)
    lines = [part for line in text.splitlines() for part in wrapper.wrap(line) or [line]]
    return "\n".join(lines + [""] if text.endswith("\n") else lines)


class Truncator:
    """What the filters truncatechars and truncatewords do; not for HTML."""

    def __init__(self, text): self._text = str(text)

    def _cut(self, kept, truncate):
        if truncate is None:
            return kept + "…"
        if "%(truncated_text)s" in truncate:
            return truncate % {"truncated_text": kept}
        return kept if kept.endswith(truncate) else kept + truncate

    def chars(self, num, truncate=None, html=False):
        if html:
            raise NotImplementedError("the playground does not truncate HTML")
        length, text = int(num), normalize("NFC", self._text)
        if length <= 0:
            return ""
        if len(text) <= length:
            return text
        return self._cut(text[:max(0, length - len("…" if truncate is None else truncate.replace("%(truncated_text)s", "")))], truncate)

    def words(self, num, truncate=None, html=False):
        if html:
            raise NotImplementedError("the playground does not truncate HTML")
        words = self._text.split()
        if int(num) <= 0:
            return ""
        if len(words) > int(num):
            return self._cut(" ".join(words[:int(num)]), "…" if truncate is None else truncate)
        return " ".join(words)


def get_valid_filename(name):
    from django.core.exceptions import SuspiciousFileOperation
    s = re.sub(r"(?u)[^-\w.]", "", str(name).strip().replace(" ", "_"))
    if s in {"", ".", ".."}:
        raise SuspiciousFileOperation("Could not derive file name from '%s'" % name)
    return s


def get_text_list(list_, last_word="or"):
    if not list_:
        return ""
    if len(list_) == 1:
        return str(list_[0])
    return "%s %s %s" % (", ".join(str(i) for i in list_[:-1]), str(last_word), str(list_[-1]))


def phone2numeric(phone):
    return "".join(str("22233344455566677778889999"[ord(c) - 97]) if c.isascii() and c.isalpha() else c for c in phone.lower())


def camel_case_to_spaces(value): return re.sub(r"(((?<=[a-z])[A-Z])|([A-Z](?![A-Z]|$)))", r" \1", value).strip().lower()


# What the real module has besides (tests/conformance/names.sh).
import _placeholder

__getattr__ = _placeholder.names(__name__, """
BytesIO GzipFile HTMLParser SimpleLazyObject StreamingBuffer SuspiciousFileOperation TruncateCharsHTMLParser
TruncateHTMLParser TruncateWordsHTMLParser Truncator add_truncation_text cached_property
calculate_truncate_chars_length camel_case_to_spaces compress_sequence compress_string escape format_lazy
get_text_list get_valid_filename gettext_lazy gzip_compress keep_lazy_text lazy normalize_newlines pgettext
phone2numeric re_camel_case re_newlines smart_split smart_split_re unescape_string_literal wrap
""")
