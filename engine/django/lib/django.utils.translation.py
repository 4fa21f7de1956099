def gettext(message):
    return message


gettext_lazy = gettext_noop = gettext


def ngettext(singular, plural, number):
    return singular if number == 1 else plural


ngettext_lazy = ngettext


def pgettext(context, message):
    return message


pgettext_lazy = pgettext


def get_language():
    from django.conf import settings
    return settings.LANGUAGE_CODE


def activate(language):
    pass


def deactivate():
    pass


# What the real module has besides (tests/conformance/names.sh).
import _placeholder

__getattr__ = _placeholder.names(__name__, """
Decimal ROUND_UP TranslatorCommentWarning autoreload_started check_for_language deactivate_all file_changed
get_language_bidi get_language_from_path get_language_from_request get_language_info get_supported_language_variant
lazy lazy_number npgettext npgettext_lazy override round_away_from_one templatize to_language to_locale
trim_whitespace trim_whitespace_re
""")
