from threading import Lock as allocate_lock, get_ident
