from django_ratelimit.core import ALL, UNSAFE
