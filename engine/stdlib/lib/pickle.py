def dump(obj, file, protocol=None, *, fix_imports=True, buffer_callback=None):
    file.write(dumps(obj, protocol))


def load(file, *, fix_imports=True, encoding="ASCII", errors="strict", buffers=None):
    at, text = file.tell(), file.read()
    if not text:
        raise EOFError("Ran out of input")
    end = text.find(b".")
    while end >= 0:  # a pickle ends at the first dot at which it is whole
        try:
            value = loads(text[:end + 1])
        except Exception:
            end = text.find(b".", end + 1)
        else:
            file.seek(at + end + 1)
            return value
    return loads(text)
