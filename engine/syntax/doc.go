// Package syntax reads Python: it turns the text of a console line, a views.py,
// a settings.py, a check or a single literal into a tree, and says where and
// why a text is no Python.
package syntax
