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


class DisallowedRedirect(SuspiciousOperation):
    pass


class DisallowedHost(SuspiciousOperation):
    pass


class BadRequest(Exception):
    pass


class EmptyResultSet(Exception):
    pass


class SynchronousOnlyOperation(Exception):
    pass


NON_FIELD_ERRORS = "__all__"


class ValidationError(Exception):
    def __init__(self, message, code=None, params=None):
        super().__init__(message, code, params)
        if isinstance(message, ValidationError):
            if hasattr(message, "error_dict"):
                message = message.error_dict
            elif not hasattr(message, "message"):
                message = message.error_list
            else:
                message, code, params = message.message, message.code, message.params
        if isinstance(message, dict):
            self.error_dict = {k: (m if isinstance(m, ValidationError) else ValidationError(m)).error_list for k, m in message.items()}
        elif isinstance(message, list):
            self.error_list = []
            for m in message:
                m = m if isinstance(m, ValidationError) else ValidationError(m)
                self.error_list.extend(sum(m.error_dict.values(), []) if hasattr(m, "error_dict") else m.error_list)
        else:
            self.message, self.code, self.params, self.error_list = message, code, params, [self]

    @property
    def message_dict(self):
        getattr(self, "error_dict")
        return dict(self)

    @property
    def messages(self):
        return sum(dict(self).values(), []) if hasattr(self, "error_dict") else list(self)

    def __iter__(self):
        if hasattr(self, "error_dict"):
            for field, errors in self.error_dict.items():
                yield field, list(ValidationError(errors))
        else:
            for error in self.error_list:
                yield str(error.message % error.params if error.params else error.message)

    def __str__(self): return repr(dict(self)) if hasattr(self, "error_dict") else repr(list(self))
    def __repr__(self): return "ValidationError(%s)" % self
    def __eq__(self, other): return isinstance(other, ValidationError) and str(self) == str(other)
    def __hash__(self): return hash(str(self))



# What the real module has besides (tests/conformance/names.sh).
import _placeholder

__getattr__ = _placeholder.names(__name__, """
FullResultSet NON_FIELD_ERRORS RequestAborted RequestDataTooBig SuspiciousFileOperation
SuspiciousMultipartForm TooManyFieldsSent TooManyFilesSent make_hashable
""")
