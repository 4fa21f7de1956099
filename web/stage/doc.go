// Package stage draws what processes hold and what happens to them: snapshots and
// the event log in, a tree of SVG elements out. It needs no browser: the same tree
// is the picture of the page (package ui makes components of it) and, as text, a
// file to download and a golden picture of a test.
//
// Colours, type and motion are the style sheet's, by class; sizes are in the
// picture's own units, which are pixels at its full width.
package stage
