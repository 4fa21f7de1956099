import math


class StatisticsError(ValueError): pass


def _data(data, what):
    data = list(data)
    if not data:
        raise StatisticsError(what)
    return data


def _ratio(total, n):
    """total / n, as an int where both are and nothing is left."""
    if isinstance(total, int):
        return total // n if total % n == 0 else total / n
    return total / n


def _sum(data): return math.fsum(data) if any(isinstance(x, float) for x in data) else sum(data)


def mean(data):
    data = _data(data, "mean requires at least one data point")
    return _ratio(_sum(data), len(data))


def fmean(data, weights=None):
    data = _data(data, "fmean requires at least one data point")
    if weights is not None:
        weights = list(weights)
        return math.fsum(x * w for x, w in zip(data, weights)) / math.fsum(weights)
    return math.fsum(data) / len(data)


def median(data):
    data = sorted(_data(data, "no median for empty data"))
    i = len(data) // 2
    return data[i] if len(data) % 2 else (data[i - 1] + data[i]) / 2


def median_low(data):
    data = sorted(_data(data, "no median for empty data"))
    return data[(len(data) - 1) // 2]


def median_high(data):
    data = sorted(_data(data, "no median for empty data"))
    return data[len(data) // 2]


def multimode(data):
    counts = {}
    for x in data:
        counts[x] = counts.get(x, 0) + 1
    most = max(counts.values(), default=0)
    return [x for x, n in counts.items() if n == most]


def mode(data): return multimode(_data(data, "no mode for empty data"))[0]


def _squares(data, xbar):
    m = mean(data) if xbar is None else xbar
    return _sum([(x - m) ** 2 for x in data])


def pvariance(data, mu=None):
    data = _data(data, "pvariance requires at least one data point")
    return _ratio(_squares(data, mu), len(data))


def variance(data, xbar=None):
    data = list(data)
    if len(data) < 2:
        raise StatisticsError("variance requires at least two data points")
    return _ratio(_squares(data, xbar), len(data) - 1)


def stdev(data, xbar=None):
    data = list(data)
    if len(data) < 2:
        raise StatisticsError("stdev requires at least two data points")
    return math.sqrt(variance(data, xbar))


def pstdev(data, mu=None): return math.sqrt(pvariance(_data(data, "pstdev requires at least one data point"), mu))


def quantiles(data, *, n=4, method="exclusive"):
    data = sorted(data)
    if len(data) < 2:
        raise StatisticsError("must have at least two data points")
    out, extra = [], 1 if method == "exclusive" else -1
    m = len(data) + extra
    for i in range(1, n):
        if method == "exclusive":
            j = min(max(i * m // n, 1), len(data) - 1)
            delta = i * m - j * n
            out.append((data[j - 1] * (n - delta) + data[j] * delta) / n)
        else:
            j, delta = divmod(i * m, n)
            out.append((data[j] * (n - delta) + data[j + 1] * delta) / n)
    return out
