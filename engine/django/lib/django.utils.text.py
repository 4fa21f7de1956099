def slugify(value, allow_unicode=False):
    text = "".join(c for c in str(value).lower() if c.isalnum() or c in "_- \t\n")
    return "-".join(p for p in text.replace("-", " ").split()).strip("-_")


def capfirst(x):
    return x[:1].upper() + x[1:]
