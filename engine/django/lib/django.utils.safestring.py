class SafeString(str):
    def __html__(self):
        return self


SafeText = SafeString


def mark_safe(s):
    return s if isinstance(s, SafeString) else SafeString(s)


# What the real module has besides (tests/conformance/names.sh).
import _placeholder

__getattr__ = _placeholder.names(__name__, """
SafeData keep_lazy
""")
