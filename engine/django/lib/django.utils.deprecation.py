class MiddlewareMixin:
    sync_capable = True
    async_capable = True

    def __init__(self, get_response):
        if get_response is None:
            raise ValueError("get_response must be provided.")
        self.get_response = get_response
        super().__init__()

    def __call__(self, request):
        response = None
        if hasattr(self, "process_request"):
            response = self.process_request(request)
        response = response or self.get_response(request)
        if hasattr(self, "process_response"):
            response = self.process_response(request, response)
        return response


# What the real module has besides (tests/conformance/names.sh).
import _placeholder

__getattr__ = _placeholder.names(__name__, """
RemovedAfterNextVersionWarning RemovedInDjango60Warning RemovedInDjango61Warning RemovedInNextVersionWarning
RenameMethodsBase iscoroutinefunction markcoroutinefunction sync_to_async warn_about_renamed_method
""")
