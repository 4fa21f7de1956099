whitespace = " \t\n\r\v\f"
ascii_lowercase = "abcdefghijklmnopqrstuvwxyz"
ascii_uppercase = ascii_lowercase.upper()
ascii_letters = ascii_lowercase + ascii_uppercase
digits = "0123456789"
hexdigits = digits + "abcdef" + "ABCDEF"
octdigits = "01234567"
punctuation = r"""!"#$%&'()*+,-./:;<=>?@[\]^_`{|}~"""
printable = digits + ascii_letters + punctuation + whitespace


def capwords(s, sep=None): return (sep or " ").join(map(str.capitalize, s.split(sep)))


class Template:
    delimiter = "$"

    def __init__(self, template): self.template = template

    def _fill(self, names, strict):
        out, s, i = [], self.template, 0
        while True:
            j = s.find(self.delimiter, i)
            if j < 0:
                return "".join(out) + s[i:]
            out.append(s[i:j])
            k = j + 1
            braced = s[k:k + 1] == "{"
            start = k = k + braced
            while k < len(s) and s[k].isascii() and (s[k] == "_" or s[k].isalnum() and (k > start or s[k].isalpha())):
                k += 1
            name = s[start:k]
            if s[j + 1:j + 2] == self.delimiter:
                out.append(self.delimiter)
                i = j + 2
            elif not name or braced and s[k:k + 1] != "}":
                if strict:
                    lines = s[:j].splitlines(keepends=True)
                    line = len(lines) or 1
                    raise ValueError(f"Invalid placeholder in string: line {line}, col {j - len(''.join(lines[:-1])) + 1}")
                out.append(self.delimiter)
                i = j + 1
            else:
                i = k + braced
                out.append(str(names[name]) if strict or name in names else s[j:i])

    def substitute(self, mapping={}, /, **kws): return self._fill({**mapping, **kws}, True)
    def safe_substitute(self, mapping={}, /, **kws): return self._fill({**mapping, **kws}, False)


class Formatter:
    def format(self, format_string, /, *args, **kwargs): return format_string.format(*args, **kwargs)
    def vformat(self, format_string, args, kwargs): return format_string.format(*args, **kwargs)
