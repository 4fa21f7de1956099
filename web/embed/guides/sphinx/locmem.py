"""A Sphinx directive for examples of the LocMem Playground.

In conf.py:

    sys.path.insert(0, os.path.abspath("."))    # where this file lies
    extensions = ["locmem"]
    locmem_url = "https://HOST/"

In a page:

    .. locmem::
       :workers: 2

       w1>>> cache.set("greeting", "hello", 30)
       w2>>> cache.get("greeting")
       None

HTML gets an element that can be run, every other format a doctest block.
"""

from html import escape

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.util.docutils import SphinxDirective

WORDS = ["balancer", "group", "height", "lang", "loading", "mode", "servers", "theme", "threads", "view", "workers"]


class playground(nodes.General, nodes.Element):
    """An example: its text is in rawsource, its attributes in locmem."""


class Locmem(SphinxDirective):
    has_content = True
    option_spec = {word: directives.unchanged_required for word in WORDS}

    def run(self):
        self.assert_has_content()
        node = playground("\n".join(self.content), locmem=dict(self.options))
        self.set_source_info(node)
        return [node]


def visit_html(self, node):
    attributes = "".join(f' {name}="{escape(value)}"' for name, value in sorted(node["locmem"].items()))
    self.body.append(f"<locmem-playground{attributes}><pre>{escape(node.rawsource)}</pre></locmem-playground>\n")
    raise nodes.SkipNode


def runs(app):
    """An EPUB is HTML as well, but its readers run no scripts from elsewhere."""
    return app.builder.format == "html" and app.builder.name != "epub"


def load_script(app):
    if runs(app):
        app.add_js_file(app.config.locmem_url.rstrip("/") + "/v1/embed.js", defer="defer")


def as_doctest(app, doctree, docname):
    """What runs no example shows the text as it stands."""
    if not runs(app):
        for node in list(doctree.findall(playground)):
            node.replace_self(nodes.doctest_block(node.rawsource, node.rawsource, language="text"))


def setup(app):
    app.add_config_value("locmem_url", "", "env")
    app.add_directive("locmem", Locmem)
    app.add_node(playground, html=(visit_html, None))
    app.connect("doctree-resolved", as_doctest)
    app.connect("builder-inited", load_script)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
