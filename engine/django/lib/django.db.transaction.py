from django.db import transaction as _t

atomic = _t.atomic
on_commit = _t.on_commit


# What the real module has besides (tests/conformance/names.sh).
import _placeholder

__getattr__ = _placeholder.names(__name__, """
Atomic DEFAULT_DB_ALIAS DatabaseError Error ProgrammingError TransactionManagementError clean_savepoints commit
connections get_autocommit get_connection get_rollback mark_for_rollback_on_error non_atomic_requests rollback
savepoint savepoint_commit savepoint_rollback set_autocommit set_rollback
""")
