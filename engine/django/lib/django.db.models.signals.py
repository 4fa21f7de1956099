from django.dispatch import Signal

pre_init = Signal()
post_init = Signal()
pre_save = Signal()
post_save = Signal()
pre_delete = Signal()
post_delete = Signal()
m2m_changed = Signal()
pre_migrate = Signal()
post_migrate = Signal()


# What the real module has besides (tests/conformance/names.sh).
import _placeholder

__getattr__ = _placeholder.names(__name__, """
ModelSignal class_prepared make_model_tuple
""")
