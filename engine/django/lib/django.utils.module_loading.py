import _django


def import_string(dotted_path):
    """The value with a dotted name; names of the project are those of views.py."""
    module, _, name = dotted_path.rpartition(".")
    if not module:
        raise ImportError(f"{dotted_path} doesn't look like a module path")
    if not module.startswith("django."):
        value = _django.program(name)
        if value is not None:
            return value
    found = _django.module(module)
    if found is None:
        raise ModuleNotFoundError(f"No module named '{module}'")
    try:
        return getattr(found, name)
    except AttributeError:
        raise ImportError(f'Module "{module}" does not define a "{name}" attribute/class')


# What the real module has besides (tests/conformance/names.sh).
import _placeholder

__getattr__ = _placeholder.names(__name__, """
autodiscover_modules cached_import import_module importlib_find module_dir module_has_submodule
""")
