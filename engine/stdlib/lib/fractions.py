import re
from decimal import Decimal
from math import gcd

_form = re.compile(r"\s*([-+]?)(?=\d|\.\d)(\d*)(?:/(\d+)|(?:\.(\d*))?(?:[eE]([-+]?\d+))?)\s*$")


class Fraction:
    __slots__ = ("numerator", "denominator")

    def __init__(self, numerator=0, denominator=None):
        n, d = numerator, 1
        if denominator is None:
            if isinstance(n, str):
                m = _form.match(n)
                if m is None:
                    raise ValueError(f"Invalid literal for Fraction: {numerator!r}")
                sign, whole, under, part, exp = m.groups()
                n, d = int(whole or "0"), int(under or "1")
                if part:
                    n, d = n * 10 ** len(part) + int(part), d * 10 ** len(part)
                if exp:
                    n, d = (n * 10 ** int(exp), d) if int(exp) >= 0 else (n, d * 10 ** -int(exp))
                n = -n if sign == "-" else n
            elif isinstance(n, (float, Decimal)):
                n, d = n.as_integer_ratio()
            elif isinstance(n, Fraction):
                n, d = n.numerator, n.denominator
            elif not isinstance(n, int):
                raise TypeError("argument should be a string or a Rational instance")
        else:
            if not isinstance(n, (int, Fraction)) or not isinstance(denominator, (int, Fraction)):
                raise TypeError("both arguments should be Rational instances")
            n, d = n.numerator * denominator.denominator, n.denominator * denominator.numerator
        if d == 0:
            raise ZeroDivisionError(f"Fraction({numerator}, 0)")
        g = gcd(n, d) * (-1 if d < 0 else 1)
        self.numerator, self.denominator = int(n // g), int(d // g)

    @classmethod
    def from_float(cls, f): return cls(f)
    from_decimal = from_float
    def as_integer_ratio(self): return (self.numerator, self.denominator)

    def limit_denominator(self, max_denominator=1000000):
        if max_denominator < 1:
            raise ValueError("max_denominator should be at least 1")
        if self.denominator <= max_denominator:
            return Fraction(self)
        p0, q0, p1, q1 = 0, 1, 1, 0
        n, d = self.numerator, self.denominator
        while True:
            a = n // d
            q2 = q0 + a * q1
            if q2 > max_denominator:
                break
            p0, q0, p1, q1 = p1, q1, p0 + a * p1, q2
            n, d = d, n - a * d
        k = (max_denominator - q0) // q1
        if 2 * d * (q0 + k * q1) <= self.denominator:
            return Fraction(p1, q1)
        return Fraction(p0 + k * p1, q0 + k * q1)

    def __repr__(self): return f"Fraction({self.numerator}, {self.denominator})"
    def __str__(self): return str(self.numerator) if self.denominator == 1 else f"{self.numerator}/{self.denominator}"

    def _op(self, other, exact, rough):
        if isinstance(other, int):
            other = Fraction(other)
        if isinstance(other, Fraction):
            return exact(self.numerator, self.denominator, other.numerator, other.denominator)
        return rough(float(self), other) if isinstance(other, float) else NotImplemented

    def __add__(self, o): return self._op(o, lambda a, b, c, d: Fraction(a * d + c * b, b * d), lambda x, y: x + y)
    def __sub__(self, o): return self._op(o, lambda a, b, c, d: Fraction(a * d - c * b, b * d), lambda x, y: x - y)
    def __mul__(self, o): return self._op(o, lambda a, b, c, d: Fraction(a * c, b * d), lambda x, y: x * y)
    def __truediv__(self, o): return self._op(o, lambda a, b, c, d: Fraction(a * d, b * c), lambda x, y: x / y)
    def __floordiv__(self, o): return self._op(o, lambda a, b, c, d: (a * d) // (b * c), lambda x, y: x // y)
    def __mod__(self, o): return self._op(o, lambda a, b, c, d: Fraction((a * d) % (b * c), b * d), lambda x, y: x % y)
    __radd__, __rmul__ = __add__, __mul__
    def __rsub__(self, o): return -self + o
    def __rtruediv__(self, o): return Fraction(o) / self if isinstance(o, int) else o / float(self) if isinstance(o, float) else NotImplemented

    def __pow__(self, o):
        if isinstance(o, int):
            return Fraction(self.numerator ** o, self.denominator ** o) if o >= 0 else Fraction(self.denominator ** -o, self.numerator ** -o)
        return float(self) ** float(o)

    def __neg__(self): return Fraction(-self.numerator, self.denominator)
    def __pos__(self): return self
    def __abs__(self): return Fraction(abs(self.numerator), self.denominator)
    def __float__(self): return self.numerator / self.denominator
    def __int__(self): return -(-self.numerator // self.denominator) if self.numerator < 0 else self.numerator // self.denominator
    __trunc__ = __int__
    def __bool__(self): return self.numerator != 0

    def __round__(self, ndigits=None):
        if ndigits is not None:
            shift = 10 ** abs(ndigits)
            return Fraction(round(self * shift), shift) if ndigits > 0 else Fraction(round(self / shift) * shift)
        floor, rest = divmod(self.numerator, self.denominator)
        twice = rest * 2
        return floor + (twice > self.denominator or twice == self.denominator and floor % 2)

    def _compare(self, o, test):
        r = self._op(o, lambda a, b, c, d: test(a * d, c * b), test)
        return r

    def __eq__(self, o): return self._compare(o, lambda a, b: a == b)
    def __lt__(self, o): return self._compare(o, lambda a, b: a < b)
    def __le__(self, o): return self._compare(o, lambda a, b: a <= b)
    def __gt__(self, o): return self._compare(o, lambda a, b: a > b)
    def __ge__(self, o): return self._compare(o, lambda a, b: a >= b)
    def __hash__(self): return hash(self.numerator) if self.denominator == 1 else hash((self.numerator, self.denominator))
