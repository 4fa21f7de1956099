package rack

import (
	"context"
	"fmt"
	"math/rand/v2"
	"strconv"
)

// NewID returns a random id for a process: 24 hexadecimal digits.
func NewID() string {
	return fmt.Sprintf("%016x%08x", rand.Uint64(), rand.Uint32())
}

// ErrNoName tells that as many tabs are open as there are names.
var ErrNoName = fmt.Errorf("all names from t1 to t%d are taken: close some tabs", maxNames)

// claim takes the hinted name if it is let go soon, else the lowest free one.
func (r *Rack) claim(ctx context.Context) (string, error) {
	if slot(r.cfg.Hint.Name) > 0 {
		release, ok, err := r.cfg.Roster.Claim(ctx, r.cfg.Hint.Name, hintWait)
		if err == nil && ok {
			r.leave = append(r.leave, release)
			return r.cfg.Hint.Name, nil
		}
	}
	for n := 1; n <= maxNames; n++ {
		name := "t" + strconv.Itoa(n)
		release, ok, err := r.cfg.Roster.Claim(ctx, name, 0)
		if err != nil {
			return "", fmt.Errorf("cannot take a name: %w", err)
		}
		if ok {
			r.leave = append(r.leave, release)
			return name, nil
		}
	}
	return "", ErrNoName
}

// slot is the number of a tab's name, 0 if it is none.
func slot(name string) int {
	if len(name) < 2 || name[0] != 't' || name[1] == '0' {
		return 0
	}
	n, err := strconv.Atoi(name[1:])
	if err != nil || n < 1 || n > maxNames {
		return 0
	}
	return n
}

func (r *Rack) nextPID(ctx context.Context) int {
	if r.cfg.Journal != nil {
		// A journal that was deleted counts anew, but not what this tab has had.
		if pid, err := r.cfg.Journal.Next(ctx, "pid", max(firstPID, r.cfg.Hint.LastPID+1)); err == nil {
			return pid
		}
	}
	return 10000 + rand.IntN(1<<16)
}
