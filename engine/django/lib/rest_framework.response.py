import json

from django.core.serializers.json import DjangoJSONEncoder
from django.template.response import SimpleTemplateResponse


class Response(SimpleTemplateResponse):
    def __init__(self, data=None, status=None, template_name=None, headers=None, exception=False, content_type=None):
        super().__init__(None, None, content_type or "application/json", status, headers=headers)
        self.data, self.exception = data, exception

    @property
    def rendered_content(self):
        if self.data is None:
            return b""
        return json.dumps(self.data, cls=DjangoJSONEncoder, ensure_ascii=False, separators=(",", ":"))


# What the real module has besides (tests/conformance/names.sh).
import _placeholder

__getattr__ = _placeholder.names(__name__, """
Serializer responses
""")
