package django

import (
	"testing"

	"locmem/engine/script"
)

// BenchmarkFirstPage is the first page of a new thread, with what it imports.
func BenchmarkFirstPage(b *testing.B) {
	for b.Loop() {
		in, _ := newThread()
		in.Load("from django.http import HttpResponse\ndef index(request): return HttpResponse('x')", script.Run{})
		if r := in.Serve(script.Request{Path: "/"}, script.Run{}); r.Status != 200 {
			b.Fatal(r)
		}
	}
}

// BenchmarkPage is each page after it.
func BenchmarkPage(b *testing.B) {
	in, _ := newThread()
	in.Load("from django.http import HttpResponse\ndef index(request): return HttpResponse('x')", script.Run{})
	for b.Loop() {
		in.Serve(script.Request{Path: "/"}, script.Run{})
	}
}
