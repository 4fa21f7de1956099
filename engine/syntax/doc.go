// Package syntax reads Python: it turns the text of a console line, a views.py,
// a settings.py, a check or a single literal into a tree, and says where and
// why a text is no Python.
//
// [Parse] reads all of Python 3.11 but except* and \N{...}, and says what it
// refuses in CPython's words; [ParseExpr] reads one expression and [Literal] one
// value. [Session] takes the prompts off what was pasted, [Incomplete] tells
// whether a prompt would ask for more, and [At] what may stand at a cursor. What
// names mean, which of them are local and what can be imported is not known
// here.
//
// A cell of the console may await: outside functions, await and its like are
// all right. Every text reads in one go, and nesting is bounded, so that nobody
// who walks a tree runs out of stack.
package syntax
