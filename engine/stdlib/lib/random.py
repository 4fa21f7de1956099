import math as _math
from hashlib import sha512 as _sha512
from itertools import accumulate as _accumulate
from bisect import bisect as _bisect


class Random:
    def __init__(self, x=None):
        self._core = _Twister()
        self.random, self.getrandbits = self._core.random, self._core.getrandbits
        self.seed(x)

    def seed(self, a=None, version=2):
        if isinstance(a, float):
            a = hash(a)
        if isinstance(a, (str, bytes, bytearray)):
            if isinstance(a, str):
                a = a.encode()
            a = int.from_bytes(a + _sha512(a).digest(), "big")
        self._core.seed(a)
        self._gauss = None

    def _below(self, n):
        k = n.bit_length()
        r = self.getrandbits(k)
        while r >= n:
            r = self.getrandbits(k)
        return r

    def randrange(self, start, stop=None, step=1):
        for v in (start, stop, step):
            if v is not None and not isinstance(v, int):
                raise TypeError(f"'{type(v).__name__}' object cannot be interpreted as an integer")
        if stop is None:
            if start <= 0:
                raise ValueError("empty range for randrange()")
            return self._below(start)
        width = stop - start
        if step == 1:
            if width <= 0:
                raise ValueError(f"empty range for randrange() ({start}, {stop}, {width})")
            return start + self._below(width)
        if step == 0:
            raise ValueError("zero step for randrange()")
        n = (width + step + (-1 if step > 0 else 1)) // step
        if n <= 0:
            raise ValueError("empty range for randrange()")
        return start + step * self._below(n)

    def randint(self, a, b):
        return self.randrange(a, b + 1)

    def randbytes(self, n):
        return self.getrandbits(n * 8).to_bytes(n, "little")

    def choice(self, seq):
        if not len(seq):
            raise IndexError("Cannot choose from an empty sequence")
        return seq[self._below(len(seq))]

    def shuffle(self, x):
        for i in reversed(range(1, len(x))):
            j = self._below(i + 1)
            x[i], x[j] = x[j], x[i]

    def sample(self, population, k, *, counts=None):
        if isinstance(population, (set, dict)):
            raise TypeError("Population must be a sequence.  For dicts or sets, use sorted(d).")
        if counts is not None:
            population = [p for p, c in zip(population, counts) for _ in range(c)]
        n = len(population)
        if not 0 <= k <= n:
            raise ValueError("Sample larger than population or is negative")
        result, setsize = [None] * k, 21
        if k > 5:
            setsize += 4 ** _math.ceil(_math.log(k * 3, 4))
        if n <= setsize:
            pool = list(population)
            for i in range(k):
                j = self._below(n - i)
                result[i], pool[j] = pool[j], pool[n - i - 1]
            return result
        selected = set()
        for i in range(k):
            j = self._below(n)
            while j in selected:
                j = self._below(n)
            selected.add(j)
            result[i] = population[j]
        return result

    def choices(self, population, weights=None, *, cum_weights=None, k=1):
        n = len(population)
        if cum_weights is None:
            if weights is None:
                return [population[_math.floor(self.random() * n)] for _ in range(k)]
            cum_weights = list(_accumulate(weights))
        elif weights is not None:
            raise TypeError("Cannot specify both weights and cumulative weights")
        if len(cum_weights) != n:
            raise ValueError("The number of weights does not match the population")
        total = cum_weights[-1] + 0.0
        if total <= 0.0:
            raise ValueError("Total of weights must be greater than zero")
        return [population[_bisect(cum_weights, self.random() * total, 0, n - 1)] for _ in range(k)]

    def uniform(self, a, b): return a + (b - a) * self.random()

    def triangular(self, low=0.0, high=1.0, mode=None):
        u = self.random()
        c = 0.5 if mode is None else (mode - low) / (high - low)
        if u > c:
            u, c, low, high = 1.0 - u, 1.0 - c, high, low
        return low + (high - low) * _math.sqrt(u * c)

    def expovariate(self, lambd): return -_math.log(1.0 - self.random()) / lambd

    def gauss(self, mu=0.0, sigma=1.0):
        z, self._gauss = self._gauss, None
        if z is None:
            x2pi = self.random() * 2.0 * _math.pi
            g2rad = _math.sqrt(-2.0 * _math.log(1.0 - self.random()))
            z, self._gauss = _math.cos(x2pi) * g2rad, _math.sin(x2pi) * g2rad
        return mu + z * sigma

    def normalvariate(self, mu=0.0, sigma=1.0):
        while True:
            u1, u2 = self.random(), 1.0 - self.random()
            z = 4 * _math.exp(-0.5) / _math.sqrt(2.0) * (u1 - 0.5) / u2
            if z * z / 4.0 <= -_math.log(u2):
                return mu + z * sigma


class SystemRandom(Random):
    def seed(self, *args): self._core.seed(None); self._gauss = None


_inst = Random()
seed, random, uniform, triangular, randint, choice = _inst.seed, _inst.random, _inst.uniform, _inst.triangular, _inst.randint, _inst.choice
randrange, sample, shuffle, choices, normalvariate = _inst.randrange, _inst.sample, _inst.shuffle, _inst.choices, _inst.normalvariate
gauss, expovariate, getrandbits, randbytes = _inst.gauss, _inst.expovariate, _inst.getrandbits, _inst.randbytes
