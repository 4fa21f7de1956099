def gettext(message):
    return message


gettext_lazy = gettext_noop = ugettext = ugettext_lazy = _ = gettext


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
