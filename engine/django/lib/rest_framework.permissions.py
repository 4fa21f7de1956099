class BasePermission:
    def has_permission(self, request, view):
        return True

    def has_object_permission(self, request, view, obj):
        return True


class AllowAny(BasePermission):
    pass


class IsAuthenticated(BasePermission):
    def has_permission(self, request, view):
        return bool(request.user and request.user.is_authenticated)


class IsAdminUser(BasePermission):
    def has_permission(self, request, view):
        return bool(request.user and request.user.is_staff)


class IsAuthenticatedOrReadOnly(BasePermission):
    def has_permission(self, request, view):
        return request.method in ("GET", "HEAD", "OPTIONS") or bool(request.user.is_authenticated)


# What the real module has besides (tests/conformance/names.sh).
import _placeholder

__getattr__ = _placeholder.names(__name__, """
AND BasePermissionMetaclass DjangoModelPermissions DjangoModelPermissionsOrAnonReadOnly DjangoObjectPermissions
Http404 NOT OR OperandHolder OperationHolderMixin SAFE_METHODS SingleOperandHolder
""")
