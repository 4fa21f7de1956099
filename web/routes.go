// Package web is what the visitor sees: pages and components of go-app. It
// compiles natively, for prerendering and tests, and to js/wasm.
package web

import "github.com/maxence-charriere/go-app/v10/pkg/app"

// Page is one address of the site.
type Page struct {
	Path        string // below the site's root, such as "/" or "/nl/"
	Lang        string // "en" or "nl"
	Title       string
	Description string
	Body        func() app.Composer // a fresh root component
}

// Pages lists every page, in both languages.
func Pages() []Page { return nil }

// Register makes the pages known to go-app's router.
func Register(Env) {}
