package site

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"strings"
	"testing"
	"testing/synctest"
	"time"
)

// pipes is a listener within the program: with it time is the test's.
type pipes struct {
	conns  chan net.Conn
	closed chan struct{}
}

func (p *pipes) Accept() (net.Conn, error) {
	select {
	case c := <-p.conns:
		return c, nil
	case <-p.closed:
		return nil, net.ErrClosed
	}
}

func (p *pipes) Close() error {
	select {
	case <-p.closed:
	default:
		close(p.closed)
	}
	return nil
}

func (p *pipes) Addr() net.Addr { return &net.TCPAddr{IP: net.IPv4(127, 0, 0, 1), Port: 80} }

func (p *pipes) dial() net.Conn {
	ours, theirs := net.Pipe()
	p.conns <- theirs
	return ours
}

// served runs f beside a server with h. stop tells the server to stop; ended is
// closed when it has.
func served(t *testing.T, h http.HandlerFunc, f func(p *pipes, stop func(), ended <-chan struct{})) {
	synctest.Test(t, func(t *testing.T) {
		p := &pipes{make(chan net.Conn), make(chan struct{})}
		ctx, stop := context.WithCancel(t.Context())
		ended := make(chan struct{})
		go func() {
			defer close(ended)
			if err := run(ctx, p, h, io.Discard); err != nil {
				t.Error(err)
			}
		}()
		f(p, stop, ended)
		stop()
		<-ended
	})
}

// request asks for / and returns what is read of the answer's body.
func request(c net.Conn) (string, error) {
	fmt.Fprint(c, "GET / HTTP/1.1\r\nHost: x\r\n\r\n")
	res, err := http.ReadResponse(bufio.NewReader(c), nil)
	if err != nil {
		return "", err
	}
	body, err := io.ReadAll(res.Body)
	return string(body), err
}

// slowly sends two halves of an answer with time between them.
func slowly(between time.Duration) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Length", "10")
		io.WriteString(w, "first")
		w.(http.Flusher).Flush()
		time.Sleep(between)
		io.WriteString(w, "other")
	}
}

// TestGrace: a server that is told to stop finishes what it is sending, but
// does not wait for it for ever.
func TestGrace(t *testing.T) {
	for _, c := range []struct {
		takes, stops time.Duration // the answer, the server after its signal
		want         string
	}{
		{20 * time.Second, 19 * time.Second, "firstother"},
		{2 * time.Minute, grace, "first"},
	} {
		served(t, slowly(c.takes), func(p *pipes, stop func(), ended <-chan struct{}) {
			conn := p.dial()
			defer conn.Close()
			body := make(chan string)
			go func() {
				text, _ := request(conn)
				body <- text
			}()
			time.Sleep(time.Second)
			told := time.Now()
			stop()
			if got := <-body; got != c.want {
				t.Errorf("of an answer of %v arrived %q, want %q", c.takes, got, c.want)
			}
			<-ended
			if took := time.Since(told); took < c.stops || took > c.stops+time.Second {
				t.Errorf("the server ended after %v, want %v", took, c.stops)
			}
			time.Sleep(c.takes) // the handler ends
		})
	}
}

// TestSlowClients: who does not come to the end of its request loses the
// connection, and so does who does not read.
func TestSlowClients(t *testing.T) {
	for what, c := range map[string]struct {
		sent string
		want time.Duration
	}{
		"nothing":        {"", 10 * time.Second},
		"half a header":  {"GET / HTTP/1.1\r\nHost: x\r\nX", 10 * time.Second},
		"half a body":    {"GET / HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\n1", 15 * time.Second},
		"no next one":    {"GET / HTTP/1.1\r\nHost: x\r\n\r\n", 2 * time.Minute},
		"no end of one":  {"GET / HTTP/1.1\r\nHost: x\r\n\r\nGET /", 10 * time.Second},
		"no answer read": {"GET /huge HTTP/1.1\r\nHost: x\r\n\r\n", 5 * time.Minute},
	} {
		huge := strings.Repeat("x", 1<<20)
		h := func(w http.ResponseWriter, r *http.Request) {
			io.Copy(io.Discard, r.Body)
			if r.URL.Path == "/huge" {
				io.WriteString(w, huge)
			}
		}
		served(t, h, func(p *pipes, stop func(), ended <-chan struct{}) {
			conn := p.dial()
			defer conn.Close()
			begun := time.Now()
			io.WriteString(conn, c.sent)
			if strings.Contains(c.sent, "huge") {
				time.Sleep(c.want + time.Second)
			}
			_, err := io.Copy(io.Discard, conn)
			if took := time.Since(begun); took > c.want+2*time.Second || took < c.want {
				t.Errorf("%s: closed after %v (%v), want %v", what, took, err, c.want)
			}
		})
	}
}

// TestLargeHeaders: headers are bounded, far below what is Go's own bound.
func TestLargeHeaders(t *testing.T) {
	for size, want := range map[int]int{32 << 10: 200, 128 << 10: 431} {
		served(t, func(http.ResponseWriter, *http.Request) {}, func(p *pipes, stop func(), ended <-chan struct{}) {
			conn := p.dial()
			defer conn.Close()
			go fmt.Fprintf(conn, "GET / HTTP/1.1\r\nHost: x\r\nX-Large: %s\r\n\r\n", strings.Repeat("x", size))
			res, err := http.ReadResponse(bufio.NewReader(conn), nil)
			if err != nil && !errors.Is(err, io.EOF) {
				t.Fatal(err)
			}
			if res == nil || res.StatusCode != want {
				t.Errorf("headers of %d bytes: %v, want %d", size, res, want)
			}
		})
	}
}
