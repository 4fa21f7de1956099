import _django

DEFAULTS = {
    "DEBUG": True,
    "SECRET_KEY": "playground",
    "ALLOWED_HOSTS": [],
    "INSTALLED_APPS": [],
    "MIDDLEWARE": [],
    "ROOT_URLCONF": "urls",
    "TEMPLATES": [],
    "DATABASES": {},
    "APPEND_SLASH": True,
    "LANGUAGE_CODE": "en-us",
    "TIME_ZONE": "UTC",
    "USE_I18N": True,
    "USE_TZ": True,
    "DEFAULT_CHARSET": "utf-8",
    "STATIC_URL": "static/",
    "MEDIA_URL": "/",
    "LOGIN_URL": "/accounts/login/",
    "LOGIN_REDIRECT_URL": "/accounts/profile/",
    "LOGOUT_REDIRECT_URL": None,
    "AUTH_USER_MODEL": "auth.User",
    "CACHE_MIDDLEWARE_KEY_PREFIX": "",
    "CACHE_MIDDLEWARE_SECONDS": 600,
    "CACHE_MIDDLEWARE_ALIAS": "default",
    "SESSION_ENGINE": "django.contrib.sessions.backends.db",
    "SESSION_CACHE_ALIAS": "default",
    "SESSION_COOKIE_NAME": "sessionid",
    "SESSION_COOKIE_AGE": 1209600,
    "SESSION_SAVE_EVERY_REQUEST": False,
    "LOGGING": {},
    "FORCE_SCRIPT_NAME": None,
    "USE_X_FORWARDED_HOST": False,
    "SECURE_PROXY_SSL_HEADER": None,
    "DEFAULT_AUTO_FIELD": "django.db.models.BigAutoField",
}


class LazySettings:
    def __getattr__(self, name):
        for layer in reversed(self.__dict__.get("_overrides", [])):
            if name in layer:
                return layer[name]
        if name.isupper():
            if name == "CACHES":
                from django.core.cache import caches
                return caches.settings
            known, value = _django.setting(name)
            if known:
                return value
            if name in DEFAULTS:
                return DEFAULTS[name]
        raise AttributeError(f"'Settings' object has no attribute '{name}'")

    def __repr__(self):
        return '<LazySettings "settings">'

    @property
    def configured(self):
        return True

    def configure(self, *args, **options):
        raise RuntimeError("Settings already configured.")


settings = LazySettings()


# What the real module has besides (tests/conformance/names.sh).
import _placeholder

__getattr__ = _placeholder.names(__name__, """
DEFAULT_STORAGE_ALIAS ENVIRONMENT_VARIABLE FORMS_URLFIELD_ASSUME_HTTPS_DEPRECATED_MSG ImproperlyConfigured LazyObject
Path RemovedInDjango60Warning STATICFILES_STORAGE_ALIAS Settings SettingsReference UserSettingsHolder empty
""")
