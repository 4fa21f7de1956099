import re
from django.core.exceptions import ValidationError
from urllib.parse import urlsplit

EMPTY_VALUES = (None, "", [], (), {})


class RegexValidator:
    regex, message, code, inverse_match, flags = "", "Enter a valid value.", "invalid", False, 0

    def __init__(self, regex=None, message=None, code=None, inverse_match=None, flags=None):
        for name, value in (("regex", regex), ("message", message), ("code", code), ("inverse_match", inverse_match), ("flags", flags)):
            if value is not None:
                setattr(self, name, value)
        if isinstance(self.regex, str):
            self.regex = re.compile(self.regex, self.flags)

    def __call__(self, value):
        if bool(self.regex.search(str(value))) == self.inverse_match:
            raise ValidationError(self.message, code=self.code, params={"value": value})


class EmailValidator:
    message, code, domain_allowlist = "Enter a valid email address.", "invalid", ["localhost"]
    user_regex = re.compile(r"^[-!#$%&'*+/=?^_`{}|~0-9A-Z]+(\.[-!#$%&'*+/=?^_`{}|~0-9A-Z]+)*$", re.I)
    domain_regex = re.compile(r"^((?:[A-Z0-9](?:[A-Z0-9-]{0,61}[A-Z0-9])?\.)+)(?:[A-Z0-9-]{2,63}(?<!-))$", re.I)

    def __init__(self, message=None, code=None, allowlist=None):
        self.message, self.code = message or self.message, code or self.code
        self.domain_allowlist = self.domain_allowlist if allowlist is None else allowlist

    def __call__(self, value):
        user, at, domain = (value if isinstance(value, str) else "").rpartition("@")
        good = at and len(value) <= 320 and not user.endswith("\n") and self.user_regex.match(user)
        if not good or domain not in self.domain_allowlist and (domain.endswith("\n") or not self.domain_regex.match(domain)):
            raise ValidationError(self.message, code=self.code, params={"value": value})


class URLValidator:
    message, code, schemes = "Enter a valid URL.", "invalid", ["http", "https", "ftp", "ftps"]

    def __init__(self, schemes=None, **kwargs):
        self.schemes = self.schemes if schemes is None else schemes

    def __call__(self, value):
        bad = ValidationError(self.message, code=self.code, params={"value": value})
        if not isinstance(value, str) or len(value) > 2048 or any(c.isspace() for c in value) or value.split("://")[0].lower() not in self.schemes:
            raise bad
        try:
            host = urlsplit(value).hostname or ""
        except ValueError:
            raise bad from None
        name = r"[a-z0-9\u00a1-\uffff](?:[a-z0-9\u00a1-\uffff-]{0,61}[a-z0-9\u00a1-\uffff])?"
        number = r"(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)"
        if not re.fullmatch(rf"(?:{number}(?:\.{number}){{3}}|localhost|(?:{name}\.)+(?!\d+$){name}\.?)", host, re.I):
            raise bad


validate_email = EmailValidator()
validate_slug = RegexValidator(re.compile(r"^[-a-zA-Z0-9_]+\Z"), "Enter a valid “slug” consisting of letters, numbers, underscores or hyphens.", "invalid")
validate_integer = RegexValidator(re.compile(r"^-?\d+\Z"), "Enter a valid integer.", "invalid")


class BaseValidator:
    message, code = "Ensure this value is %(limit_value)s (it is %(show_value)s).", "limit_value"

    def __init__(self, limit_value, message=None): self.limit_value, self.message = limit_value, message or self.message

    def __call__(self, value):
        cleaned, limit = self.clean(value), self.limit_value() if callable(self.limit_value) else self.limit_value
        if self.compare(cleaned, limit):
            raise ValidationError(self.message, code=self.code, params={"limit_value": limit, "show_value": cleaned, "value": value})

    def compare(self, a, b): return a is not b
    def clean(self, x): return x


class MaxValueValidator(BaseValidator):
    message, code = "Ensure this value is less than or equal to %(limit_value)s.", "max_value"
    def compare(self, a, b): return a > b


class MinValueValidator(BaseValidator):
    message, code = "Ensure this value is greater than or equal to %(limit_value)s.", "min_value"
    def compare(self, a, b): return a < b


class _LengthValidator(BaseValidator):
    def __init__(self, limit_value, message=None):
        things = "character" if limit_value == 1 else "characters"
        super().__init__(limit_value, message or f"Ensure this value has {self.most} %(limit_value)d {things} (it has %(show_value)d).")

    def clean(self, x): return len(x)


class MinLengthValidator(_LengthValidator):
    code, most = "min_length", "at least"
    def compare(self, a, b): return a < b


class MaxLengthValidator(_LengthValidator):
    code, most = "max_length", "at most"
    def compare(self, a, b): return a > b
