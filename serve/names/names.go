// Package names holds what the build and the server must agree on about the
// files of the site.
package names

import (
	"path"
	"strings"
)

// Missing is the page for unknown addresses: the site's, and one in the folder of
// each other language.
const Missing = "404.html"

// IsMissing says whether a file of the site is a page for unknown addresses.
func IsMissing(name string) bool { return path.Base(name) == Missing }

// BaseMark stands in 404.html for the path of the site's root, which only the
// server or the export knows: that page is shown at any depth, so its addresses
// cannot be relative.
const BaseMark = "@BASE@"

// Note is what the build leaves in the folder of the site for who looks into it. It is no
// file of the site.
const Note = "README"

// Packed says whether a file is the compressed form of the one beside it.
func Packed(name string) bool {
	return strings.HasSuffix(name, ".br") || strings.HasSuffix(name, ".gz")
}

// Public is the file that holds the address under which others reach the site,
// for links that are shared; an empty one leaves it at the address of the page.
const Public = "public.txt"

// picture is the name of the picture that others show beside a link to a page: it lies in
// the page's folder and keeps its address.
const picture = "picture.png"

// PictureOf is where the picture of a page lies, below the site's root: "lessons/lru/" has
// lessons/lru/picture.png.
func PictureOf(page string) string { return page + picture }

// IsPicture says whether a file is such a picture. The site itself shows none: it is there
// for those who ask.
func IsPicture(name string) bool { return path.Base(name) == picture }

// PictureMark is what stands in a page before the address of its picture. That is seen from
// the page, as its other addresses are; those who show it ask for one that begins with
// https://, which only a server that knows its own can say.
const PictureMark = `<meta property="og:image" content="`

// CanonicalMark is the same before the page's own address.
const CanonicalMark = `<link rel="canonical" href="`

// Source is the source tree that the site was built from. Only who asks gets it: it is not
// part of what works offline.
const Source = "source.zip"

// Hash is the number of hexadecimal digits in the name of an immutable file.
const Hash = 12

// Immutable says whether a file below the site's root may be kept for ever: its
// name is assets/NAME.HASH.EXT and changes with its content.
func Immutable(name string) bool {
	rest, ok := strings.CutPrefix(name, "assets/")
	if !ok || strings.Contains(rest, "/") {
		return false
	}
	rest = strings.TrimSuffix(rest, path.Ext(rest))
	dot := strings.LastIndexByte(rest, '.')
	if dot < 1 || len(rest)-dot-1 != Hash {
		return false
	}
	return strings.Trim(rest[dot+1:], "0123456789abcdef") == ""
}

// Engine is the page that runs the examples in the pages of others, and Embed the script
// that puts it there. Both keep their address, so that a page that names it goes on
// working.
const (
	Engine = "v1/engine/index.html"
	Embed  = "v1/embed.js"
)

// Framed says whether a page, by its file below the site's root, may be shown in
// a frame by others: only those that are made for it. In a frame of every other
// one a stranger could let the visitor click what the stranger wants.
func Framed(name string) bool {
	return name == "embed/index.html" || name == "nl/embed/index.html" || name == Engine
}

// Policy is the Content-Security-Policy of a page, by its file below the site's root: no
// inline script or style, no eval beyond WebAssembly, nothing from other hosts. A page
// states it itself, for hosts that send no headers; the server adds who may frame it,
// which only a header can say. A page that is reached from another one without a load
// keeps that one's.
func Policy(name string) string {
	to := "'self'"
	if name == "lessons/index.html" || name == "nl/lessons/index.html" {
		to += " https: http:" // a book of lessons may lie anywhere
	}
	return "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; " +
		"img-src 'self' data:; worker-src 'self'; connect-src " + to + "; object-src 'none'; " +
		"base-uri 'none'; form-action 'self'"
}
