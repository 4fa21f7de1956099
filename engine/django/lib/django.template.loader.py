import _django
from django.template import Template, TemplateDoesNotExist


def stated(template_name):
    known = _django.program("templates")
    return isinstance(known, dict) and template_name in known


def get_template(template_name, using=None):
    """views.py may state templates = {"name": "text"}; without one the page is a
    line that names the template."""
    known = _django.program("templates")
    if isinstance(known, dict) and template_name in known:
        return Template(known[template_name], name=template_name)
    _django.note("templates", "a page whose template is not stated in templates = {\"name\": \"text\"} is a line with its name")
    return Template(f"<{template_name}>", name=template_name)


def select_template(template_name_list, using=None):
    return get_template(template_name_list[0])


def render_to_string(template_name, context=None, request=None, using=None):
    if isinstance(template_name, (list, tuple)):
        template_name = template_name[0]
    return get_template(template_name).render(context, request)


# What the real module has besides (tests/conformance/names.sh).
import _placeholder

__getattr__ = _placeholder.names(__name__, """
engines
""")
