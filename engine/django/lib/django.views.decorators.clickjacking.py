def xframe_options_exempt(view_func):
    return view_func


def xframe_options_deny(view_func):
    return view_func


def xframe_options_sameorigin(view_func):
    return view_func


# What the real module has besides (tests/conformance/names.sh).
import _placeholder

__getattr__ = _placeholder.names(__name__, """
iscoroutinefunction
""")
