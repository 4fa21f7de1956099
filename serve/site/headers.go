package site

import (
	"net/http"
	"path"

	"locmem/serve/names"
)

// common is sent with every answer. The files are public, so other origins may
// read them: a sandboxed frame of this very page is one.
var common = http.Header{
	"X-Content-Type-Options":       {"nosniff"},
	"Referrer-Policy":              {"no-referrer"},
	"Access-Control-Allow-Origin":  {"*"},
	"Cross-Origin-Resource-Policy": {"cross-origin"},
}

// forPages is sent with HTML in addition. A page of another site that opened
// this one holds no handle on it.
var forPages = http.Header{
	"Cross-Origin-Opener-Policy": {"same-origin"},
	"Permissions-Policy": {"accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), " +
		"magnetometer=(), microphone=(), midi=(), payment=(), usb=()"},
}

// framing is what the policy of a page adds to that in the page itself: nobody may show
// it in a frame. Anybody may show those that are made for it, and nothing says so: "*" does
// not stand for a page of no origin, such as one in a sandbox.
func framing(header http.Header, name string) {
	policy := names.Policy(name)
	if !names.Framed(name) {
		policy += "; frame-ancestors 'none'"
		header.Set("X-Frame-Options", "DENY") // for browsers that do not know frame-ancestors
	}
	header.Set("Content-Security-Policy", policy)
}

const (
	forEver = "public, max-age=31536000, immutable" // the name changes with the content
	askMe   = "no-cache"                            // may be kept, must be asked about
)

var types = map[string]string{
	".html":        "text/html; charset=utf-8",
	".css":         "text/css; charset=utf-8",
	".js":          "text/javascript; charset=utf-8",
	".mjs":         "text/javascript; charset=utf-8",
	".json":        "application/json",
	".md":          "text/markdown; charset=utf-8",
	".png":         "image/png",
	".jpg":         "image/jpeg",
	".webp":        "image/webp",
	".ico":         "image/x-icon",
	".svg":         "image/svg+xml",
	".txt":         "text/plain; charset=utf-8",
	".wasm":        "application/wasm",
	".webmanifest": "application/manifest+json",
	".woff2":       "font/woff2",
	".xml":         "application/xml",
	".zip":         "application/zip",
}

func typeOf(name string) string {
	if t, ok := types[path.Ext(name)]; ok {
		return t
	}
	return "application/octet-stream"
}
