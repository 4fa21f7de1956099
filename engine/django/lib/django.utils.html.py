from django.utils.safestring import SafeString, mark_safe


def escape(text):
    text = str(text)
    for c, e in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;"), ("'", "&#x27;")):
        text = text.replace(c, e)
    return mark_safe(text)


def conditional_escape(text):
    return text if isinstance(text, SafeString) else escape(text)


def format_html(format_string, *args, **kwargs):
    return mark_safe(format_string.format(*[conditional_escape(a) for a in args],
                                          **{k: conditional_escape(v) for k, v in kwargs.items()}))


def strip_tags(value):
    text, inside = "", False
    for c in str(value):
        if c == "<":
            inside = True
        elif c == ">" and inside:
            inside = False
        elif not inside:
            text += c
    return text
