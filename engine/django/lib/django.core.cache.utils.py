from hashlib import md5

TEMPLATE_FRAGMENT_KEY_TEMPLATE = "template.cache.%s.%s"


def make_template_fragment_key(fragment_name, vary_on=None):
    values = "".join([f"{value!s}:" for value in (() if vary_on is None else vary_on)])
    return TEMPLATE_FRAGMENT_KEY_TEMPLATE % (fragment_name, md5(values.encode()).hexdigest())
