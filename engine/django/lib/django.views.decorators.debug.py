def sensitive_variables(*variables):
    return lambda func: func


def sensitive_post_parameters(*parameters):
    return lambda view: view


# What the real module has besides (tests/conformance/names.sh).
import _placeholder

__getattr__ = _placeholder.names(__name__, """
HttpRequest coroutine_functions_to_sensitive_variables iscoroutinefunction
""")
