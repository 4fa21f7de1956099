package rack

import (
	"context"
	"testing"
)

// FuzzMessage has a process receive any message, with and without a roster that
// knows, as from a stranger and as from a process that lives. It must go on, alone
// with the one that is there, and with a clock within its bounds.
func FuzzMessage(f *testing.F) {
	for _, seed := range []string{
		`{"v":2,"type":"hello","from":"two","body":{"info":{"id":"two","name":"t2","pid":2},"clock":{"offset":60,"stamp":{"count":1,"by":"x"}}}}`,
		`{"v":2,"type":"here","from":"x","body":{"info":{"id":"x","name":"t1"}}}`,
		`{"v":2,"type":"bye","from":"two","body":{"info":{"id":"two","name":"t2","pid":2}}}`,
		`{"v":2,"type":"state","from":"two","body":{"info":{"id":"two","name":"t2","pid":2,"keys":["a"]},"events":[{}],"skipped":-1}}`,
		`{"v":2,"type":"clock","from":"two","body":{"clock":{"offset":1e300,"stamp":{"count":18446744073709551615}},"by":1,"name":"t1"}}`,
		`{"v":2,"type":"exec","from":"two","to":"one","seq":1,"body":{"code":"1"}}`,
		`{"v":2,"type":"go","from":"two","to":"one","re":1}`,
		`{"v":2,"type":"reply","from":"two","re":1,"body":{}}`,
		`{"v":2,"type":"accept","from":"one","re":1,"seq":2}`,
		`{"v":2,"type":"roster.claim","from":"x","body":{"name":"t1","rank":""}}`,
		`{"v":2,"type":"roster.freed","from":"x","body":{"name":"id two"}}`,
		`{"v":1}`, `[]`, `"`, ``,
	} {
		f.Add([]byte(seed))
	}
	type kind struct {
		r       *Rack
		receive func([]byte)
	}
	var kinds []kind
	hub := NewHub()
	hub.Seat().Hold(context.Background(), Member{ID: "two", Name: "t2", PID: 2})
	locks := hub.Seat()
	wild := NewHub()
	byMessages := NewBusRoster(wild.Seat(), "one")
	for _, c := range []Config{{Bus: locks, Roster: locks}, {Bus: wild.Seat(), Roster: byMessages}} {
		c.NewID = func() string { return "one" }
		r, err := Join(context.Background(), c)
		if err != nil {
			f.Fatal(err)
		}
		kinds = append(kinds, kind{r, r.receive})
		f.Cleanup(r.Leave)
	}
	f.Fuzz(func(t *testing.T, message []byte) {
		byMessages.receive(message)
		for _, k := range kinds {
			k.receive(message)
			if ahead := k.r.Clock().Offset(); ahead > maxAhead || ahead < -maxAhead || ahead != ahead {
				t.Fatalf("the clock is %v ahead", ahead)
			}
		}
		if got := names(kinds[0].r); got != "t1 t2" {
			t.Fatalf("there are %s", got)
		}
		if n := len(kinds[1].r.Processes()); n > 2*maxStrangers+1 {
			t.Fatalf("there are %d processes", n)
		}
	})
}
