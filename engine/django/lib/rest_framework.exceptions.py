import math


class APIException(Exception):
    status_code = 500
    default_detail = "A server error occurred."

    def __init__(self, detail=None, code=None):
        self.detail = self.default_detail if detail is None else detail
        super().__init__(self.detail)


class ValidationError(APIException):
    status_code = 400
    default_detail = "Invalid input."


class ParseError(APIException):
    status_code = 400
    default_detail = "Malformed request."


class AuthenticationFailed(APIException):
    status_code = 401
    default_detail = "Incorrect authentication credentials."


class NotAuthenticated(APIException):
    status_code = 403
    default_detail = "Authentication credentials were not provided."


class PermissionDenied(APIException):
    status_code = 403
    default_detail = "You do not have permission to perform this action."


class NotFound(APIException):
    status_code = 404
    default_detail = "Not found."


class MethodNotAllowed(APIException):
    status_code = 405

    def __init__(self, method, detail=None, code=None):
        super().__init__(detail or f'Method "{method}" not allowed.')


class Throttled(APIException):
    status_code = 429
    default_detail = "Request was throttled."

    def __init__(self, wait=None, detail=None, code=None):
        detail = self.default_detail if detail is None else detail
        self.wait = None if wait is None else math.ceil(wait)
        if wait is not None:
            detail += f" Expected available in {self.wait} second{'' if self.wait == 1 else 's'}."
        super().__init__(detail)


# What the real module has besides (tests/conformance/names.sh).
import _placeholder

__getattr__ = _placeholder.names(__name__, """
ErrorDetail JsonResponse NotAcceptable ReturnDict ReturnList UnsupportedMediaType bad_request force_str ngettext
server_error
""")
