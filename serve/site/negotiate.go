package site

import (
	"strconv"
	"strings"
)

// encodings in the order in which we like to send them.
var encodings = []string{"br", "gzip", ""}

// choose picks the encoding that the client likes best out of those that exist,
// "" for none; ours is the choice between equals. What has(encoding) lacks is
// passed over. A client that refuses everything gets the plain bytes.
func choose(accept string, has func(string) bool) string {
	best, bestQ := "", 0.0
	for _, e := range encodings {
		if e != "" && !has(e) {
			continue
		}
		if q := quality(accept, e); q > bestQ {
			best, bestQ = e, q
		}
	}
	return best
}

// quality returns how much a client wants an encoding, 0 for not at all, by its
// Accept-Encoding header. Plain bytes are wanted least unless it says otherwise.
func quality(accept, encoding string) float64 {
	name := encoding
	if name == "" {
		name = "identity"
	}
	star := -1.0
	for part := range strings.SplitSeq(accept, ",") {
		what, params, _ := strings.Cut(part, ";")
		what = strings.ToLower(strings.TrimSpace(what))
		switch {
		case what == name, what == "x-gzip" && name == "gzip":
			return weight(params)
		case what == "*":
			star = weight(params)
		}
	}
	switch {
	case star == 0:
		return 0
	case name == "identity":
		return 0.0001
	case star > 0:
		return star
	}
	return 0
}

// weight reads ";q=0.5"; a missing or broken one is 1.
func weight(params string) float64 {
	for p := range strings.SplitSeq(params, ";") {
		key, value, ok := strings.Cut(strings.TrimSpace(p), "=")
		if ok && strings.EqualFold(strings.TrimSpace(key), "q") {
			if q, err := strconv.ParseFloat(strings.TrimSpace(value), 64); err == nil && q >= 0 {
				return min(q, 1)
			}
		}
	}
	return 1
}

// matches says whether an If-None-Match header names the tag. Tags compare
// weakly, as the header's definition asks.
func matches(header, tag string) bool {
	for t := range strings.SplitSeq(header, ",") {
		t = strings.TrimPrefix(strings.TrimSpace(t), "W/")
		if t == tag || t == "*" {
			return true
		}
	}
	return false
}
