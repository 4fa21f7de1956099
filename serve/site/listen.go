package site

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"strings"
	"syscall"
	"time"
)

// DefaultAddr is where the site is served if nobody says otherwise.
const DefaultAddr = "127.0.0.1:8000"

// grace is how long an answer under way may go on when the server is told to
// stop: the whole program uncompressed, at half a megabyte a second.
const grace = 30 * time.Second

// Run serves h on addr until ctx ends, then lets answers under way finish for
// as long as grace. It prints where the site is, and for an address that other
// machines reach, what browsers switch off there. addr "" is DefaultAddr. ready, if it
// is not nil, gets the site's address on this machine once it can be asked.
func Run(ctx context.Context, addr string, h http.Handler, out io.Writer, ready func(url string)) error {
	addr, err := place(addr)
	if err != nil {
		return explain(addr, err)
	}
	listener, err := net.Listen("tcp", addr)
	if err != nil {
		return explain(addr, err)
	}
	at := listener.Addr().(*net.TCPAddr)
	announce(out, at)
	if ready != nil {
		ready(here(at))
	}
	return run(ctx, listener, h, out)
}

func run(ctx context.Context, listener net.Listener, h http.Handler, out io.Writer) error {
	server := newServer(h)
	failed := make(chan error, 1)
	go func() { failed <- server.Serve(listener) }()
	select {
	case err := <-failed:
		return err
	case <-ctx.Done():
	}
	fmt.Fprintf(out, "stopping: what is being sent is finished first, %.0f s at most (Ctrl+C again ends at once)\n", grace.Seconds())
	wait, cancel := context.WithTimeout(context.Background(), grace)
	defer cancel()
	if err := server.Shutdown(wait); err != nil {
		server.Close()
	}
	return nil
}

// newServer bounds what a client can hold: time for its request, the size of
// the headers, time for the answer.
func newServer(h http.Handler) *http.Server {
	return &http.Server{
		Handler:           h,
		ReadHeaderTimeout: 10 * time.Second,
		ReadTimeout:       15 * time.Second,
		WriteTimeout:      5 * time.Minute, // the program over a very slow line
		IdleTimeout:       2 * time.Minute,
		MaxHeaderBytes:    64 << 10,
		ErrorLog:          log.New(io.Discard, "", 0), // broken connections are nobody's news
	}
}

// place is where to listen. Package net takes nothing for every address, and an
// empty port for any free one: neither is what was meant.
func place(addr string) (string, error) {
	if addr == "" {
		return DefaultAddr, nil
	}
	if strings.HasSuffix(addr, ":") {
		return addr, errors.New("the port is missing")
	}
	return addr, nil
}

// explain turns the usual reasons into a sentence with a way out.
func explain(addr string, err error) error {
	switch {
	case errors.Is(err, syscall.EADDRINUSE):
		return fmt.Errorf("%s is taken by another program; stop that one or choose another port: -addr 127.0.0.1:8001 (port 0 takes a free one)", addr)
	case errors.Is(err, syscall.EACCES):
		return fmt.Errorf("%s may not be opened by this user; choose a port above 1023", addr)
	case errors.Is(err, syscall.EADDRNOTAVAIL):
		return fmt.Errorf("%s is not an address of this machine", addr)
	}
	return fmt.Errorf("-addr %s: %w (write HOST:PORT, such as %s)", addr, err, DefaultAddr)
}

// here is the address for a browser on this machine.
func here(addr *net.TCPAddr) string {
	if addr.IP.IsUnspecified() {
		return fmt.Sprintf("http://127.0.0.1:%d/", addr.Port)
	}
	return "http://" + addr.String() + "/"
}

func announce(out io.Writer, addr *net.TCPAddr) {
	if addr.IP.IsLoopback() {
		fmt.Fprintf(out, "LocMem Playground: %s   (Ctrl+C stops)\n", here(addr))
		return
	}
	fmt.Fprintln(out, "LocMem Playground:   (Ctrl+C stops)")
	if addr.IP.IsUnspecified() {
		fmt.Fprintf(out, "  %s   on this machine, with everything\n", here(addr))
	}
	for _, ip := range reachable(addr.IP) {
		fmt.Fprintf(out, "  http://%s/\n", net.JoinHostPort(ip, fmt.Sprint(addr.Port)))
	}
	fmt.Fprint(out, overHTTP)
}

// overHTTP is what a browser switches off for a page that came over plain http
// from another machine.
const overHTTP = `Over plain http from another machine browsers switch some things off; the page goes on without them:
  Web Locks        tabs notice each other by messages; a crashed one is noticed later
  service worker   no offline use
  clipboard        "copy" selects the text instead
Use https in front of it, or 127.0.0.1, for all of it.
`

// reachable lists the addresses behind which others find ip.
func reachable(ip net.IP) []string {
	if !ip.IsUnspecified() {
		return []string{ip.String()}
	}
	addrs, err := net.InterfaceAddrs()
	if err != nil {
		return nil
	}
	var out []string
	for _, a := range addrs {
		if n, ok := a.(*net.IPNet); ok && !n.IP.IsLoopback() && !n.IP.IsLinkLocalUnicast() && !strings.Contains(n.IP.String(), ":") {
			out = append(out, n.IP.String())
		}
	}
	return out
}
