import hashlib

TEMPLATE_FRAGMENT_KEY_TEMPLATE = "template.cache.%s.%s"
