def _chunks(text):
    """Words and the blanks between them; a word may be cut after a hyphen."""
    out, word = [], ""
    for c in text:
        if word and (c == " ") != (word[-1] == " "):
            out.append(word)
            word = ""
        elif len(word) > 2 and word[-1] == "-" and c.isalpha() and word[-2].isalpha() and word[-3].isalpha():
            out.append(word)
            word = ""
        word += c
    return out + [word] if word else out


class TextWrapper:
    def __init__(self, width=70, initial_indent="", subsequent_indent="", expand_tabs=True, replace_whitespace=True, fix_sentence_endings=False,
                 break_long_words=True, drop_whitespace=True, break_on_hyphens=True, tabsize=8, *, max_lines=None, placeholder=" [...]"):
        self.width, self.initial_indent, self.subsequent_indent = width, initial_indent, subsequent_indent
        self.expand_tabs, self.replace_whitespace, self.break_long_words = expand_tabs, replace_whitespace, break_long_words
        self.drop_whitespace, self.tabsize, self.max_lines, self.placeholder = drop_whitespace, tabsize, max_lines, placeholder

    def wrap(self, text):
        if self.width <= 0:
            raise ValueError(f"invalid width {self.width!r} (must be > 0)")
        if self.expand_tabs:
            text = text.expandtabs(self.tabsize)
        if self.replace_whitespace:
            for c in "\t\n\x0b\x0c\r":
                text = text.replace(c, " ")
        chunks, lines = _chunks(text), []
        chunks.reverse()
        while chunks:
            indent = self.subsequent_indent if lines else self.initial_indent
            width, line, length = self.width - len(indent), [], 0
            if self.drop_whitespace and lines and not chunks[-1].strip():
                chunks.pop()
            while chunks and length + len(chunks[-1]) <= width:
                length += len(chunks[-1])
                line.append(chunks.pop())
            if chunks and len(chunks[-1]) > width:
                room = max(width - length, 1 if not line else 0)
                if self.break_long_words and room > 0:
                    line.append(chunks[-1][:room])
                    chunks[-1] = chunks[-1][room:]
                elif not line:
                    line.append(chunks.pop())
                length = sum(map(len, line))
            if self.drop_whitespace and line and not line[-1].strip():
                length -= len(line.pop())
            if not line:
                continue
            rest = chunks and not (self.drop_whitespace and len(chunks) == 1 and not chunks[0].strip())
            if self.max_lines is not None and len(lines) + 1 >= self.max_lines and rest:
                while line:
                    if line[-1].strip() and length + len(self.placeholder) <= width:
                        lines.append(indent + "".join(line) + self.placeholder)
                        break
                    length -= len(line.pop())
                else:
                    if lines and len(lines[-1].rstrip()) + len(self.placeholder) <= self.width:
                        lines[-1] = lines[-1].rstrip() + self.placeholder
                    else:
                        lines.append(indent + self.placeholder.lstrip())
                break
            lines.append(indent + "".join(line))
        return lines

    def fill(self, text): return "\n".join(self.wrap(text))


def wrap(text, width=70, **kwargs): return TextWrapper(width=width, **kwargs).wrap(text)
def fill(text, width=70, **kwargs): return TextWrapper(width=width, **kwargs).fill(text)


def shorten(text, width, **kwargs):
    kwargs.setdefault("max_lines", 1)
    return TextWrapper(width=width, **kwargs).fill(" ".join(text.strip().split()))


def dedent(text):
    lines = ["" if not line.strip() else line for line in text.split("\n")]
    margin = None
    for line in lines:
        if not line:
            continue
        indent = line[:len(line) - len(line.lstrip(" \t"))]
        if margin is None:
            margin = indent
        while not indent.startswith(margin):
            margin = margin[:-1]
    n = len(margin or "")
    return "\n".join(line[n:] for line in lines)


def indent(text, prefix, predicate=None):
    return "".join(prefix + line if (predicate(line) if predicate else line.strip()) else line for line in text.splitlines(True))
