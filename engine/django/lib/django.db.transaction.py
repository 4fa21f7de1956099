from django.db import transaction as _t

atomic = _t.atomic
on_commit = _t.on_commit
