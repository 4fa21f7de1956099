class _version_info(tuple):
    major = property(lambda self: self[0])
    minor = property(lambda self: self[1])
    micro = property(lambda self: self[2])
    releaselevel = property(lambda self: self[3])
    serial = property(lambda self: self[4])

    def __repr__(self):
        return "sys.version_info(major=%r, minor=%r, micro=%r, releaselevel=%r, serial=%r)" % tuple(self)


version_info = _version_info((3, 11, 0, "final", 0))
hexversion = 0x030b00f0


def __getattr__(name):
    if name == "modules":
        return _modules()
    raise AttributeError(f"module 'sys' has no attribute '{name}'")
