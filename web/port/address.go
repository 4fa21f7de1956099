package port

import "strings"

// Loopback tells whether an address is of this computer only.
func Loopback(address string) bool {
	_, rest, ok := strings.Cut(address, "://")
	if !ok {
		return false
	}
	host, _, _ := strings.Cut(rest, "/")
	if i := strings.LastIndexByte(host, ':'); i > strings.LastIndexByte(host, ']') {
		host = host[:i]
	}
	return host == "localhost" || strings.HasSuffix(host, ".localhost") || host == "[::1]" || strings.HasPrefix(host, "127.")
}
