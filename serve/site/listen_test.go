package site

import (
	"bytes"
	"context"
	"io"
	"net"
	"net/http"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"
)

// output collects what Run prints and tells the first address in it.
type output struct {
	mu   sync.Mutex
	text bytes.Buffer
	url  chan string
}

func (o *output) Write(p []byte) (int, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.text.Write(p)
	if m := regexp.MustCompile(`http://\S+/`).FindString(o.text.String()); m != "" {
		select {
		case o.url <- m:
		default:
		}
	}
	return len(p), nil
}

// TestRunStops: the address that is printed answers; the end of the context
// lets a running answer finish and closes the port.
func TestRunStops(t *testing.T) {
	entered, finish := make(chan bool), make(chan bool)
	h := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/slow" {
			close(entered)
			<-finish
		}
		io.WriteString(w, "whole")
	})
	out := &output{url: make(chan string, 1)}
	ctx, stop := context.WithCancel(context.Background())
	done := make(chan error, 1)
	told := make(chan string, 1)
	go func() { done <- Run(ctx, "127.0.0.1:0", h, out, func(url string) { told <- url }) }()
	url := <-out.url
	if at := <-told; at != url {
		t.Errorf("ready was told %q, what is printed is %q", at, url)
	}

	body := make(chan string, 1)
	go func() {
		res, err := http.Get(url + "slow")
		if err != nil {
			body <- err.Error()
			return
		}
		defer res.Body.Close()
		text, _ := io.ReadAll(res.Body)
		body <- string(text)
	}()
	<-entered
	stop()
	close(finish)
	if got := <-body; got != "whole" {
		t.Errorf("the answer under way: %q", got)
	}
	select {
	case err := <-done:
		if err != nil {
			t.Errorf("Run: %v", err)
		}
	case <-time.After(10 * time.Second):
		t.Fatal("Run did not end")
	}
	if _, err := http.Get(url); err == nil {
		t.Error("the port still answers")
	}
}

func TestRunExplains(t *testing.T) {
	taken, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer taken.Close()
	for addr, want := range map[string]string{
		taken.Addr().String(): "is taken by another program",
		"127.0.0.1":           "write HOST:PORT",
		"127.0.0.1:":          "the port is missing",
		":":                   "the port is missing",
		"192.0.2.1:8000":      "is not an address of this machine",
	} {
		err := Run(context.Background(), addr, http.NotFoundHandler(), io.Discard, nil)
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("Run on %s: %v, want %q in it", addr, err, want)
		}
	}
}

// Who names no address does not mean all of them.
func TestNoAddressIsTheDefault(t *testing.T) {
	for addr, want := range map[string]string{"": DefaultAddr, ":8000": ":8000", "[::1]:0": "[::1]:0"} {
		if got, err := place(addr); got != want || err != nil {
			t.Errorf("%q is %q, %v", addr, got, err)
		}
	}
}

func TestAnnounce(t *testing.T) {
	for _, c := range []struct {
		addr    string
		want    []string
		without string
	}{
		{"127.0.0.1", []string{"http://127.0.0.1:8000/"}, "plain http"},
		{"::1", []string{"http://[::1]:8000/"}, "plain http"},
		{"192.168.1.5", []string{"http://192.168.1.5:8000/", "Web Locks", "service worker"}, "127.0.0.1:8000"},
		{"0.0.0.0", []string{"http://127.0.0.1:8000/", "service worker"}, "0.0.0.0"},
	} {
		var out bytes.Buffer
		announce(&out, &net.TCPAddr{IP: net.ParseIP(c.addr), Port: 8000})
		for _, want := range c.want {
			if !strings.Contains(out.String(), want) {
				t.Errorf("%s: no %q in:\n%s", c.addr, want, &out)
			}
		}
		if strings.Contains(out.String(), c.without) {
			t.Errorf("%s: %q in:\n%s", c.addr, c.without, &out)
		}
	}
}
