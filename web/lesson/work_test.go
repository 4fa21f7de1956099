package lesson

import (
	"testing"
	"time"

	"locmem/engine/host"
)

// TestStopDropsWhatWaits: what was asked for while the processes started is not done
// afterwards when Stop was pressed after it.
func TestStopDropsWhatWaits(t *testing.T) {
	open := make(chan struct{})
	dial := func(receive func([]byte), gone func(string)) (host.Port, error) {
		<-open
		return host.InProgram(nil)(receive, gone)
	}
	l := Open(Env{Dial: dial}, byHand, "")
	t.Cleanup(l.Close)
	for !l.Busy() {
		time.Sleep(time.Millisecond)
	}
	l.RunAll()
	l.Stop()
	close(open)
	<-l.started
	l.wait(t)
	if b := l.first(t, Run); b.ran() {
		t.Error("it was run all the same")
	}
	l.RunAll()
	l.wait(t)
	if b := l.first(t, Run); !b.ran() {
		t.Error("it does not run any more")
	}
}
