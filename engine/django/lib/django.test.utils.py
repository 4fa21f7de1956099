from django.test import override_settings, modify_settings
