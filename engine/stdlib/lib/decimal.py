class DecimalTuple(tuple):
    def __new__(cls, sign, digits, exponent): return tuple.__new__(cls, (sign, digits, exponent))
    sign = property(lambda self: self[0])
    digits = property(lambda self: self[1])
    exponent = property(lambda self: self[2])
    def __repr__(self): return "DecimalTuple(sign=%r, digits=%r, exponent=%r)" % tuple(self)


class Context:
    def __init__(self, prec=None, rounding=None, Emin=None, Emax=None, capitals=None, clamp=None, flags=None, traps=None):
        self._mine = [28 if prec is None else prec, rounding or ROUND_HALF_EVEN]

    prec = property(lambda self: self._mine[0])
    rounding = property(lambda self: self._mine[1])

    @prec.setter
    def prec(self, value): self._set(value, self.rounding)

    @rounding.setter
    def rounding(self, value): self._set(self.prec, value)

    def _set(self, prec, rounding):
        if self is _current[0]:
            _context(prec, rounding)
        self._mine = [prec, rounding]

    def copy(self): return Context(*self._mine)
    def create_decimal(self, num="0"): return Decimal(num)
    def __repr__(self): return f"Context(prec={self.prec}, rounding={self.rounding}, Emin=-999999, Emax=999999, capitals=1, clamp=0, flags=[], traps=[InvalidOperation, DivisionByZero, Overflow])"


_current = [None]
_current[0] = Context()
DefaultContext = BasicContext = Context()


def getcontext(): return _current[0]


def setcontext(context):
    _context(*context._mine)
    _current[0] = context


class localcontext:
    def __init__(self, ctx=None, **kwargs):
        self._new = (ctx or getcontext()).copy()
        for name, value in kwargs.items():
            setattr(self._new, name, value)

    def __enter__(self):
        self._old = getcontext()
        setcontext(self._new)
        return self._new

    def __exit__(self, *exc): setcontext(self._old)


_keep(DecimalTuple)
