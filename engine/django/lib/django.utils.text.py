def slugify(value, allow_unicode=False):
    text = "".join(c for c in str(value).lower() if c.isalnum() or c in "_- \t\n")
    return "-".join(p for p in text.replace("-", " ").split()).strip("-_")


def capfirst(x):
    return x[:1].upper() + x[1:]


# What the real module has besides (tests/conformance/names.sh).
import _placeholder

__getattr__ = _placeholder.names(__name__, """
BytesIO GzipFile HTMLParser SimpleLazyObject StreamingBuffer SuspiciousFileOperation TruncateCharsHTMLParser
TruncateHTMLParser TruncateWordsHTMLParser Truncator add_truncation_text cached_property
calculate_truncate_chars_length camel_case_to_spaces compress_sequence compress_string escape format_lazy
get_text_list get_valid_filename gettext_lazy gzip_compress keep_lazy_text lazy normalize_newlines pgettext
phone2numeric re_camel_case re_newlines smart_split smart_split_re unescape_string_literal wrap
""")
