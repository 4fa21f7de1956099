from django.template.exceptions import TemplateDoesNotExist, TemplateSyntaxError
from django.utils.html import conditional_escape, escape
from django.utils.safestring import SafeString, mark_safe


class Context(dict):
    def __init__(self, dict_=None, autoescape=True, **kwargs):
        super().__init__(dict_ or {})
        self.autoescape = autoescape

    def flatten(self):
        return dict(self)


class RequestContext(Context):
    def __init__(self, request, dict_=None, **kwargs):
        super().__init__(dict_)
        self.request = request
        self["request"] = request


def _tokens(text):
    found, line = [], 1
    while text:
        starts = [i for i in (text.find("{{"), text.find("{%"), text.find("{#")) if i >= 0]
        if not starts:
            break
        at = min(starts)
        close = {"{": "}}", "%": "%}", "#": "#}"}[text[at + 1]]
        end = text.find(close, at)
        if end < 0 or "\n" in text[at:end]:  # a tag stands on one line
            end = at + 2
            found.append(("text", text[:end], line))
        else:
            if at:
                found.append(("text", text[:at], line))
            kind = {"{": "value", "%": "tag", "#": "comment"}[text[at + 1]]
            found.append((kind, text[at + 2:end].strip(), line + text[:at].count("\n")))
            end += 2
        line += text[:end].count("\n")
        text = text[end:]
    return found + ([("text", text, line)] if text else [])


def _split(text, at):
    """Parts of a text between one character, but not within quotes."""
    parts, part, quote = [], "", ""
    for c in text:
        if quote:
            quote = "" if c == quote else quote
        elif c in "\"'":
            quote = c
        elif c == at or at == " " and c.isspace():
            parts.append(part)
            part = ""
            continue
        part += c
    return parts + [part]


def _words(text): return [w for w in _split(text, " ") if w]


def _variable(name):
    """What gives the value of a name, a number or a quoted text."""
    if name[:2] == "_(" and name[-1:] == ")":
        name = name[2:-1]
    if name[:1] in ("'", '"') and len(name) > 1 and name[-1] == name[0]:
        text = mark_safe(name[1:-1].replace("\\" + name[0], name[0]))
        return lambda scope: text
    try:
        number = float(name) if "." in name or "e" in name.lower() else int(name)
        return lambda scope: number
    except ValueError:
        pass
    if name in ("True", "False", "None"):
        value = {"True": True, "False": False, "None": None}[name]
        return lambda scope: value
    parts = name.split(".")
    for part in parts:
        if not part or not part.isidentifier() and not part.isdecimal():
            raise TemplateSyntaxError(f"Could not parse the remainder: {name!r} from {name!r}")
        if part.startswith("_"):
            raise TemplateSyntaxError(f"Variables and attributes may not begin with underscores: {name!r}")
    return lambda scope: _look_up(parts, scope)


def _look_up(parts, scope):
    value = scope
    for part in parts:
        try:
            value = value[part]
        except Exception:
            try:
                value = getattr(value, part)
            except Exception:
                try:
                    value = value[int(part)]
                except Exception:
                    return _invalid
        if callable(value):
            if getattr(value, "do_not_call_in_templates", False):
                continue
            if getattr(value, "alters_data", False):
                return ""
            value = value()
    return value


_invalid = SafeString("")  # what a name has that is not there


def _number(v):
    try:
        return int(v)
    except (TypeError, ValueError):
        return None


def _add(v, a):
    try:
        return int(v) + int(a)
    except (ValueError, TypeError):
        try:
            return v + a
        except Exception:
            return ""


def _floatformat(v, a=-1):
    from decimal import Decimal, InvalidOperation, ROUND_HALF_UP
    digits = str(a)
    if digits[-1:] in "gu":
        digits = digits[:-1] or "-1"
    try:
        d, p = Decimal(str(float(v)) if not isinstance(v, (int, Decimal)) else str(v)), int(digits)
    except (ValueError, TypeError, InvalidOperation):
        return "" if _number(digits) is not None else v
    if p <= 0 and d == int(d):
        p = 0
    return mark_safe(str(d.quantize(Decimal(1).scaleb(-abs(p)), ROUND_HALF_UP)))


def _yesno(v, a="yes,no,maybe"):
    bits = str(a).split(",")
    if len(bits) < 2:
        return v
    return (bits[2] if len(bits) > 2 else bits[1]) if v is None else bits[0] if v else bits[1]


def _pluralize(v, a="s"):
    bits = str(a).split(",")
    if len(bits) > 2:
        return ""
    one, more = (["", *bits])[-2:]
    try:
        return one if float(v) == 1 else more
    except (ValueError, TypeError):
        try:
            return one if len(v) == 1 else more
        except TypeError:
            return ""


def _join(v, a):
    try:
        return mark_safe(conditional_escape(a).join(str(conditional_escape(x)) for x in v))
    except TypeError:
        return v


def _slice(v, a):
    try:
        return v[slice(*[int(b) if b else None for b in str(a).split(":")])]
    except (ValueError, TypeError):
        return v


def _size(n):
    for unit, size in (("PB", 1 << 50), ("TB", 1 << 40), ("GB", 1 << 30), ("MB", 1 << 20), ("KB", 1 << 10)):
        if abs(n) >= size:
            return f"{n / size:.1f}\xa0{unit}"
    return f"{n}\xa0byte{'' if n == 1 else 's'}"


def _dated(d, format):
    """What Django's date formats show of a date, a datetime or a time."""
    from datetime import date, datetime, time, timezone
    names = {"DATE_FORMAT": "N j, Y", "DATETIME_FORMAT": "N j, Y, P", "TIME_FORMAT": "P", "SHORT_DATE_FORMAT": "m/d/Y",
             "SHORT_DATETIME_FORMAT": "m/d/Y P", "YEAR_MONTH_FORMAT": "F Y", "MONTH_DAY_FORMAT": "F j"}
    ap = ("Jan.", "Feb.", "March", "April", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec.")
    out, skip, format = "", False, names.get(format, format)
    hour = getattr(d, "hour", 0)
    def part(c):
        if c == "P":
            if d.minute == 0 and hour in (0, 12):
                return "midnight" if hour == 0 else "noon"
            return part("f") + " " + part("a")
        if c == "f": return str((hour + 11) % 12 + 1) + (f":{d.minute:02}" if d.minute else "")
        if c in "aA": return (("a.m.", "p.m.") if c == "a" else ("AM", "PM"))[hour > 11]
        if c in "gGhH": return f"{(hour + 11) % 12 + 1 if c in 'gh' else hour:0{1 if c in 'gG' else 2}}"
        if c == "i": return f"{d.minute:02}"
        if c == "s": return f"{d.second:02}"
        if c == "u": return f"{d.microsecond:06}"
        if c in "OTe":
            return "" if d.tzinfo is None else d.strftime("%z") if c == "O" else d.tzname()
        if isinstance(d, time):
            raise TypeError(f"The format for date objects may not contain date-related format specifiers (found '{c}').")
        if c == "S": return "th" if d.day in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(d.day % 10, "th")
        if c == "N": return ap[d.month - 1]
        if c == "L": return str(d.year % 4 == 0 and (d.year % 100 != 0 or d.year % 400 == 0))
        if c == "t": return str([31, 29 if part("L") == "True" else 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][d.month - 1])
        if c == "U": return str(int((d if isinstance(d, datetime) else datetime(d.year, d.month, d.day)).timestamp()))
        if c == "c": return d.isoformat()
        if c == "r": return d.strftime("%a, %d %b %Y %H:%M:%S ") + (d.strftime("%z") if getattr(d, "tzinfo", None) else "+0000")
        if c == "b": return d.strftime("%b").lower()
        if c == "z": return d.strftime("%-j")
        return d.strftime({"d": "%d", "j": "%-d", "D": "%a", "l": "%A", "m": "%m", "n": "%-m", "M": "%b", "F": "%B", "E": "%B",
                           "y": "%y", "Y": "%Y", "w": "%w", "W": "%V", "o": "%G"}[c])
    for c in format:
        if skip:
            out, skip = out + c, False
        elif c == "\\":
            skip = True
        else:
            out += part(c) if c in "aAbcdDeEfFgGhHijlLmMnNoOPrsStTuUwWyYz" else c
    return out


def _date(v, a="N j, Y"):
    if v in (None, ""):
        return ""
    try:
        return _dated(v, a or "N j, Y")
    except AttributeError:
        return ""


def _since(v, a, sign):
    from django.utils.timezone import now
    from datetime import datetime
    if not v:
        return ""
    a = a or (now() if getattr(v, "tzinfo", None) else now().replace(tzinfo=None))
    if not isinstance(v, datetime):
        v = datetime(v.year, v.month, v.day)
    seconds = int((a - v).total_seconds()) * sign
    if seconds <= 0:
        return "0\xa0minutes"
    days, minutes = seconds // 86400, seconds % 86400 // 60
    parts = [(days // 365, "year"), (days % 365 // 30, "month"), (days % 365 % 30 // 7, "week"), (days % 365 % 30 % 7, "day"),
             (minutes // 60, "hour"), (minutes % 60, "minute")]
    first = next((i for i, (n, _) in enumerate(parts) if n), 5)
    return ", ".join(f"{n}\xa0{what}{'' if n == 1 else 's'}" for n, what in parts[first:first + 2] if n) or "0\xa0minutes"


def _lines(v, before, between, after):
    paragraphs = str(v).replace("\r\n", "\n").split("\n\n")
    return mark_safe(between.join(before + str(escape(p)).replace("\n", "<br>") + after for p in paragraphs))


def _divisible(v, a): return int(v) % int(a) == 0


def _quoted(v, a="/"):
    from urllib.parse import quote
    return quote(str(v), safe=a)


def _truncated(words, v, a):
    from django.utils.text import Truncator
    n = _number(a)
    return v if n is None else (Truncator(v).words(n, " …") if words else Truncator(v).chars(n))


def _slug(v):
    from django.utils.text import slugify
    return slugify(v)


def _stripped(v):
    from django.utils.html import strip_tags
    return strip_tags(v)


def _sorted(v, a, down=False):
    try:
        path = str(a).split(".")
        return sorted(v, key=lambda x: _look_up(path, x), reverse=down)
    except (TypeError, AttributeError):
        return ""


def _tried(f, missing=""):
    def run(*args):
        try:
            return f(*args)
        except Exception:
            return missing
    return run


def _json_script(v, a=None):
    import json
    text = json.dumps(v).replace("<", "\\u003C").replace(">", "\\u003E").replace("&", "\\u0026")
    return mark_safe(f'<script id="{a}" type="application/json">{text}</script>' if a else f'<script type="application/json">{text}</script>')


FILTERS = {
    "upper": lambda v: str(v).upper(), "lower": lambda v: str(v).lower(), "capfirst": lambda v: str(v)[:1].upper() + str(v)[1:],
    "title": lambda v: " ".join(w[:1].upper() + w[1:].lower() for w in str(v).split(" ")), "length": lambda v: len(v) if hasattr(v, "__len__") else 0,
    "default": lambda v, a: v or a, "default_if_none": lambda v, a: a if v is None else v,
    "first": _tried(lambda v: v[0]), "last": _tried(lambda v: v[-1]), "join": _join, "add": _add, "slice": _slice,
    "date": _date, "time": lambda v, a="P": _date(v, a or "P"), "floatformat": _floatformat, "yesno": _yesno, "pluralize": _pluralize,
    "timesince": lambda v, a=None: _since(v, a, 1), "timeuntil": lambda v, a=None: _since(v, a, -1),
    "truncatechars": lambda v, a: _truncated(False, v, a), "truncatewords": lambda v, a: _truncated(True, v, a),
    "slugify": _slug, "striptags": _stripped, "cut": lambda v, a: str(v).replace(str(a), ""), "center": lambda v, a: str(v).center(int(a)),
    "ljust": lambda v, a: str(v).ljust(int(a)), "rjust": lambda v, a: str(v).rjust(int(a)), "wordcount": lambda v: len(str(v).split()),
    "divisibleby": _divisible, "urlencode": _quoted, "filesizeformat": _tried(lambda v: _size(int(v)), "0\xa0bytes"),
    "linebreaksbr": lambda v: mark_safe(str(escape(v)).replace("\r\n", "\n").replace("\n", "<br>")),
    "linebreaks": lambda v: _lines(v, "<p>", "\n\n", "</p>"), "make_list": lambda v: list(str(v)),
    "stringformat": _tried(lambda v, a: ("%" + str(a)) % v), "dictsort": _sorted, "dictsortreversed": lambda v, a: _sorted(v, a, True),
    "safe": lambda v: mark_safe(str(v)), "escape": lambda v: conditional_escape(v), "force_escape": escape, "json_script": _json_script,
    "addslashes": lambda v: str(v).replace("\\", "\\\\").replace('"', '\\"').replace("'", "\\'"), "safeseq": lambda v: [mark_safe(str(x)) for x in v],
    "get_digit": _tried(lambda v, a: int(str(v)[-int(a)]) if int(a) >= 1 else v), "pprint": lambda v: repr(v),
    "random": lambda v: __import__("random").choice(v), "phone2numeric": lambda v: __import__("django.utils.text").utils.text.phone2numeric(v),
    "intcomma": lambda v: f"{v:,}" if isinstance(v, (int, float)) else v,
}
_needs_argument = set("default default_if_none join add slice truncatechars truncatewords cut center ljust rjust divisibleby stringformat dictsort "
                      "dictsortreversed get_digit".split())
_other_filters = set("escapejs escapeseq iriencode linenumbers truncatechars_html truncatewords_html unordered_list urlize urlizetrunc wordwrap "
                     "localize unlocalize localtime utc timezone language_name naturaltime naturalday ordinal apnumber intword".split())
_other_tags = set("lorem debug querystring resetcycle trans blocktrans translate blocktranslate language localize localtime get_current_language "
                  "get_static_prefix get_media_prefix".split())


def _compile(expression):
    """What gives the value of name|filter:argument; the names of filters are known
    when a template is made."""
    name, *filters = _split(expression, "|")
    value, steps = _variable(name.strip()), []
    for f in filters:
        f, *argument = _split(f.strip(), ":")
        if f in _other_filters:
            raise NotImplementedError(f"the playground's templates do not have the filter {f!r}: do it in the view")
        if f not in FILTERS:
            raise TemplateSyntaxError(f"Invalid filter: '{f}'")
        if f in _needs_argument and not argument:
            raise TemplateSyntaxError(f"{f} requires 2 arguments, 1 provided")
        steps.append((FILTERS[f], [_variable(":".join(argument))] if argument else []))

    def run(scope):
        v = value(scope)
        for f, args in steps:
            safe = isinstance(v, SafeString) and f in _keep_safe
            v = f(v, *[a(scope) for a in args])
            if safe and isinstance(v, str):
                v = mark_safe(v)
        return v
    return run


_keep_safe = {FILTERS[n] for n in "upper lower capfirst title cut center ljust rjust truncatechars truncatewords slice slugify".split()}


def _condition(words):
    """What tells whether the words of an if tag are true."""
    at = [0]
    def peek(): return words[at[0]] if at[0] < len(words) else None
    def take():
        at[0] += 1
        return words[at[0] - 1]
    def either():
        left = both()
        while peek() == "or":
            take()
            left = (lambda a, b: lambda s: a(s) or b(s))(left, both())
        return left
    def both():
        left = negated()
        while peek() == "and":
            take()
            left = (lambda a, b: lambda s: a(s) and b(s))(left, negated())
        return left
    def negated():
        if peek() == "not":
            take()
            inner = negated()
            return lambda s: not inner(s)
        return compared()
    def compared():
        left = operand()
        while peek() in ("==", "!=", "<", ">", "<=", ">=", "in", "not", "is"):
            op = take()
            if op == "not" and peek() == "in" or op == "is" and peek() == "not":
                op += " " + take()
            left = (lambda op, a, b: lambda s: _compared(op, a(s), b(s)))(op, left, operand())
        return left
    def operand():
        if peek() is None:
            raise TemplateSyntaxError("Unexpected end of expression in if tag.")
        f = _compile(take())
        return lambda s: (lambda v: None if v is _invalid else v)(f(s))
    found = either()
    if peek() is not None:
        raise TemplateSyntaxError(f"Unused {words[at[0]]!r} at end of if expression.")
    return found


def _compared(op, a, b):
    try:
        return {"==": lambda: a == b, "!=": lambda: a != b, "<": lambda: a < b, ">": lambda: a > b, "<=": lambda: a <= b, ">=": lambda: a >= b,
                "in": lambda: a in b, "not in": lambda: a not in b, "is": lambda: a is b, "is not": lambda: a is not b}[op]()
    except Exception:
        return False


def _shown(v, scope): return str(conditional_escape(v)) if scope.get("autoescape", True) is not False or isinstance(v, SafeString) else str(v)


def _run(nodes, scope): return "".join([n(scope) for n in nodes])


class Template:
    def __init__(self, template_string, origin=None, name=None, engine=None):
        self.source, self.name = str(template_string), name
        self._base, self._blocks, self._cycles, self._loaded = None, {}, {}, set()
        self._left = _tokens(self.source)[::-1]
        self.nodes = self._parse(())

    def _parse(self, ends, opened=None):
        """The nodes up to one of some tags, which is left where it is."""
        nodes = []
        while self._left:
            kind, text, line = self._left[-1]
            if kind == "tag" and text.split(None, 1)[:1] and text.split(None, 1)[0] in ends:
                return nodes
            self._left.pop()
            if kind == "text":
                nodes.append((lambda t: lambda scope: t)(text))
            elif kind == "value":
                if not text:
                    raise TemplateSyntaxError(f"Empty variable tag on line {line}")
                nodes.append((lambda f: lambda scope: _shown(f(scope), scope))(_compile(text)))
            elif kind == "tag":
                if not text:
                    raise TemplateSyntaxError(f"Empty block tag on line {line}")
                words = _words(text)
                make = getattr(self, "_tag_" + words[0], None)
                if make is None or words[0] in ("cache", "static") and words[0] not in self._loaded:
                    if words[0] in _other_tags:
                        raise NotImplementedError(f"the playground's templates do not have {{% {words[0]} %}}: do it in the view")
                    expected = ""
                    if ends:
                        expected = [f"'{e}'" for e in ends]
                        expected = ", expected " + (", ".join(expected[:-1]) + " or " if expected[1:] else "") + expected[-1]
                    raise TemplateSyntaxError(f"Invalid block tag on line {line}: '{words[0]}'{expected}. Did you forget to "
                                              "register or load this tag?")
                node = make(words, line)
                if node is not None:
                    nodes.append(node)
        if ends:
            raise TemplateSyntaxError(f"Unclosed tag on line {opened[1]}: '{opened[0]}'. Looking for one of: {', '.join(ends)}.")
        return nodes

    def _until(self, words, line, *ends):
        """The nodes up to a tag, and its words."""
        nodes = self._parse(ends, (words[0], line))
        return nodes, _words(self._left.pop()[1])

    def render(self, context=None, request=None):
        scope = dict(context or {})
        if getattr(context, "autoescape", True) is False:
            scope["autoescape"] = False
        if request is not None:
            scope.setdefault("request", request)
            scope.setdefault("user", getattr(request, "user", ""))
        scope[None] = {"blocks": {}}
        return mark_safe(self._render(scope))

    def _render(self, scope):
        if self._base is None:
            return _run(self.nodes, scope)
        from django.template import loader
        base = self._base(scope)
        if not isinstance(base, Template):
            if not loader.stated(base):  # its blocks are all there is
                loader.get_template(base)
                return "".join(_run(nodes, scope) for nodes in self._blocks.values())
            base = loader.get_template(base)
        for name, nodes in self._blocks.items():
            scope[None]["blocks"].setdefault(name, []).append(nodes)
        return base._render(scope)

    def _tag_load(self, words, line): self._loaded.update(words[-1:] if "from" in words else words[1:])
    def _tag_csrf_token(self, words, line): return None

    def _tag_extends(self, words, line): self._base = _compile(words[1])

    def _tag_block(self, words, line):
        name = words[1]
        if name in self._blocks:
            raise TemplateSyntaxError(f"'block' tag with name '{name}' appears more than once")
        self._blocks[name] = ()
        nodes = self._blocks[name] = self._until(words, line, "endblock")[0]

        def render(scope):
            chain = scope[None]["blocks"].get(name, [])
            if not any(n is nodes for n in chain):
                chain = chain + [nodes]
            def level(i):
                if i >= len(chain):
                    return _invalid
                return mark_safe(_run(chain[i], {**scope, "block": {"name": name, "super": lambda: level(i + 1)}}))
            return level(0)
        return render

    def _tag_if(self, words, line):
        branches, condition = [], _condition(words[1:])
        while True:
            nodes, end = self._until(words, line, "elif", "else", "endif") if condition else self._until(words, line, "endif")
            branches.append((condition, nodes))
            if end[0] == "endif":
                break
            condition = _condition(end[1:]) if end[0] == "elif" else None

        def render(scope):
            for condition, nodes in branches:
                if condition is None or condition(scope):
                    return _run(nodes, scope)
            return ""
        return render

    def _tag_for(self, words, line):
        down = words[-1] == "reversed"
        i = -3 if down else -2
        if len(words) < 4 or words[i] != "in":
            raise TemplateSyntaxError(f"'for' statements should use the format 'for x in y': {' '.join(words)}")
        names = [n for n in " ".join(words[1:i]).replace(" ", ",").split(",") if n]
        items_of = _compile(words[i + 1])
        body, end = self._until(words, line, "empty", "endfor")
        empty = self._until(words, line, "endfor")[0] if end[0] == "empty" else []

        def render(scope):
            items = items_of(scope)
            items = list(items) if items is not None and items is not _invalid else []
            if down:
                items.reverse()
            out, n = [], len(items)
            for k, item in enumerate(items):
                inner = {**scope, "forloop": {"counter": k + 1, "counter0": k, "revcounter": n - k, "revcounter0": n - k - 1, "first": k == 0,
                                              "last": k == n - 1, "parentloop": scope.get("forloop", {})}}
                if len(names) == 1:
                    inner[names[0]] = item
                else:
                    item = tuple(item) if hasattr(item, "__len__") else (item,)
                    if len(item) != len(names):
                        raise ValueError(f"Need {len(names)} values to unpack in for loop; got {len(item)}. ")
                    inner.update(zip(names, item))
                out.append(_run(body, inner))
            return "".join(out) if items else _run(empty, scope)
        return render

    def _tag_with(self, words, line):
        if len(words) == 4 and words[2] == "as":
            values = [(words[3], _compile(words[1]))]
        else:
            values = [(w.partition("=")[0], _compile(w.partition("=")[2])) for w in words[1:]]
        nodes = self._until(words, line, "endwith")[0]
        return lambda scope: _run(nodes, {**scope, **{n: f(scope) for n, f in values}})

    def _tag_comment(self, words, line):
        while self._left and (self._left[-1][0] != "tag" or self._left[-1][1].split()[:1] != ["endcomment"]):
            self._left.pop()
        self._until(words, line, "endcomment")

    def _tag_spaceless(self, words, line):
        import re
        nodes = self._until(words, line, "endspaceless")[0]
        return lambda scope: re.sub(r">\s+<", "><", _run(nodes, scope).strip())

    def _tag_autoescape(self, words, line):
        nodes = self._until(words, line, "endautoescape")[0]
        return lambda scope: _run(nodes, {**scope, "autoescape": words[1] == "on"})

    def _tag_filter(self, words, line):
        f = _compile("filtered|" + " ".join(words[1:]))
        nodes = self._until(words, line, "endfilter")[0]
        return lambda scope: str(f({**scope, "filtered": mark_safe(_run(nodes, scope))}))

    def _tag_cycle(self, words, line):
        if len(words) == 2 and words[1] in self._cycles:
            return self._cycles[words[1]]
        name, silent = None, words[-1] == "silent"
        if silent:
            words = words[:-1]
        if len(words) > 3 and words[-2] == "as":
            name, words = words[-1], words[:-2]
        values, key = [_compile(w) for w in words[1:]], object()

        def render(scope):
            state = scope[None]
            i = state[key] = state.get(key, -1) + 1
            value = values[i % len(values)](scope)
            if name:
                scope[name] = value
            return "" if silent else _shown(value, scope)
        if name:
            self._cycles[name] = render
        return render

    def _tag_firstof(self, words, line):
        name = words[-1] if len(words) > 3 and words[-2] == "as" else None
        values = [_compile(w) for w in (words[1:-2] if name else words[1:])]

        def render(scope):
            text = next((_shown(v, scope) for v in (f(scope) for f in values) if v), "")
            if name:
                scope[name] = text
            return "" if name else text
        return render

    def _tag_ifchanged(self, words, line):
        values, key = [_compile(w) for w in words[1:]], object()
        nodes, end = self._until(words, line, "else", "endifchanged")
        other = self._until(words, line, "endifchanged")[0] if end[0] == "else" else []

        def render(scope):
            text = None if values else _run(nodes, scope)
            seen, state = [f(scope) for f in values] or text, scope[None]
            if state.get(key, state) != seen:
                state[key] = seen
                return _run(nodes, scope) if text is None else text
            return _run(other, scope)
        return render

    def _tag_regroup(self, words, line):
        items_of, path, name = _compile(words[1]), words[3].split("."), words[5]

        def render(scope):
            groups = []
            for item in items_of(scope) or []:
                key = _look_up(path, item)
                if not groups or groups[-1]["grouper"] != key:
                    groups.append({"grouper": key, "list": []})
                groups[-1]["list"].append(item)
            scope[name] = groups
            return ""
        return render

    def _tag_widthratio(self, words, line):
        a, b, c = [_compile(w) for w in words[1:4]]

        def render(scope):
            try:
                return str(round(float(a(scope)) / float(b(scope)) * float(c(scope))))
            except ZeroDivisionError:
                return "0"
            except (ValueError, TypeError):
                return ""
        return render

    def _tag_templatetag(self, words, line):
        text = {"openblock": "{%", "closeblock": "%}", "openvariable": "{{", "closevariable": "}}", "openbrace": "{", "closebrace": "}",
                "opencomment": "{#", "closecomment": "#}"}[words[1]]
        return lambda scope: text

    def _tag_verbatim(self, words, line):
        out, end = "", ["endverbatim", *words[1:]]
        while self._left:
            kind, text, _ = self._left.pop()
            if kind == "tag" and text.split() == end:
                return lambda scope: out
            out += text if kind == "text" else {"value": "{{ %s }}", "tag": "{%% %s %%}", "comment": "{# %s #}"}[kind] % text
        raise TemplateSyntaxError(f"Unclosed tag on line {line}: 'verbatim'. Looking for one of: {' '.join(end)}.")

    def _tag_now(self, words, line):
        format = _compile(words[1])

        def render(scope):
            from django.utils.timezone import now
            return _dated(now(), str(format(scope)))
        return render

    def _tag_url(self, words, line):
        name = words[-1] if len(words) > 3 and words[-2] == "as" else None
        words = words[:-2] if name else words
        view = _compile(words[1])
        args = [_compile(w) for w in words[2:] if "=" not in w]
        named = [(w.partition("=")[0], _compile(w.partition("=")[2])) for w in words[2:] if "=" in w]

        def render(scope):
            from django.urls import reverse, NoReverseMatch
            try:
                text = reverse(view(scope), args=[a(scope) for a in args], kwargs={n: f(scope) for n, f in named})
            except NoReverseMatch:
                if name is None:
                    raise
                text = ""
            if name:
                scope[name] = text
                return ""
            return _shown(text, scope)
        return render

    def _tag_static(self, words, line):
        path = _compile(words[1])
        return lambda scope: "/static/" + str(path(scope))

    def _tag_include(self, words, line):
        template, only = _compile(words[1]), words[-1] == "only"
        values = [(w.partition("=")[0], _compile(w.partition("=")[2])) for w in words[2:] if "=" in w]

        def render(scope):
            from django.template import loader
            inner = {n: f(scope) for n, f in values}
            found = template(scope)
            found = found if isinstance(found, Template) else loader.get_template(found)
            return found.render({k: v for k, v in ({} if only else scope).items() if k is not None} | inner)
        return render

    def _tag_cache(self, words, line):
        nodes = self._until(words, line, "endcache")[0]
        if len(words) < 3:
            raise TemplateSyntaxError("'cache' tag requires at least 2 arguments.")
        words, using = words[1:], None
        if words[-1].startswith("using="):
            using = _compile(words.pop()[6:])
        time, name, vary = _compile(words[0]), words[1], [_compile(w) for w in words[2:]]

        def render(scope):
            from django.core.cache import InvalidCacheBackendError, caches
            from django.core.cache.utils import make_template_fragment_key
            timeout = time(scope)
            if timeout is not None:
                try:
                    timeout = int(timeout)
                except (ValueError, TypeError):
                    raise TemplateSyntaxError(f'"cache" tag got a non-integer timeout value: {timeout!r}')
            if using is None:
                try:
                    fragments = caches["template_fragments"]
                except InvalidCacheBackendError:
                    fragments = caches["default"]
            else:
                alias = using(scope)
                try:
                    fragments = caches[alias]
                except InvalidCacheBackendError:
                    raise TemplateSyntaxError(f"Invalid cache name specified for cache tag: {alias!r}")
            key = make_template_fragment_key(name, [v(scope) for v in vary])
            value = fragments.get(key)
            if value is None:
                value = mark_safe(_run(nodes, scope))
                fragments.set(key, value, timeout)
            return value
        return render


class Library:
    def __init__(self):
        self.filters, self.tags = {}, {}

    def filter(self, name=None, func=None, **flags):
        def register(f):
            FILTERS[name if isinstance(name, str) else f.__name__] = f
            return f
        return register(name) if callable(name) else register

    def simple_tag(self, func=None, **flags):
        return func if callable(func) else lambda f: f

    inclusion_tag = simple_tag


# What the real module has besides (tests/conformance/names.sh).
import _placeholder

__getattr__ = _placeholder.names(__name__, """
ContextPopException Engine EngineHandler Node NodeList Origin Variable VariableDoesNotExist engines
""")
