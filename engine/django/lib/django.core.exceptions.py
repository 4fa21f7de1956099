from _django import ImproperlyConfigured


class ObjectDoesNotExist(Exception):
    silent_variable_failure = True


class MultipleObjectsReturned(Exception):
    pass


class FieldError(Exception):
    pass


class FieldDoesNotExist(Exception):
    pass


class AppRegistryNotReady(Exception):
    pass


class PermissionDenied(Exception):
    pass


class ViewDoesNotExist(Exception):
    pass


class MiddlewareNotUsed(Exception):
    pass


class SuspiciousOperation(Exception):
    pass


class SuspiciousFileOperation(SuspiciousOperation):
    pass


class DisallowedHost(SuspiciousOperation):
    pass


class BadRequest(Exception):
    pass


class EmptyResultSet(Exception):
    pass


class SynchronousOnlyOperation(Exception):
    pass


class ValidationError(Exception):
    def __init__(self, message, code=None, params=None):
        super().__init__(message, code, params)
        self.message, self.code, self.params = message, code, params
        self.messages = list(message) if isinstance(message, (list, tuple)) else [message]

    def __str__(self):
        return repr(self.messages)


# What the real module has besides (tests/conformance/names.sh).
import _placeholder

__getattr__ = _placeholder.names(__name__, """
DisallowedRedirect FullResultSet NON_FIELD_ERRORS RequestAborted RequestDataTooBig SuspiciousFileOperation
SuspiciousMultipartForm TooManyFieldsSent TooManyFilesSent make_hashable
""")
