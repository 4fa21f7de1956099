package rack

import (
	"context"
	"fmt"
	"testing"
)

// BenchmarkConsole is a loop of calls at a tab's prompt, with all that the page
// hears of it.
func BenchmarkConsole(b *testing.B) {
	for _, call := range []string{"pass", "x = c.get('k')", "c.set('k', v)", "x = d.get('k')", "d.set('k', v)"} {
		b.Run(call, func(b *testing.B) {
			r, err := Join(context.Background(), Config{Bus: NopBus{}, Roster: NopRoster{}, Pause: func() {}})
			if err != nil {
				b.Fatal(err)
			}
			defer r.Leave()
			exec := func(code string) {
				reply, err := r.Self().Exec(context.Background(), Request{Code: code})
				if err != nil || reply.Error != nil {
					b.Fatal(err, reply.Error)
				}
			}
			exec("from django.core.cache import cache as c, caches\nd = caches['default']\nv = 'v' * 100\nc.set('k', v)")
			b.ReportAllocs()
			b.ResetTimer()
			for n := b.N; n > 0; n -= 20_000 {
				exec(fmt.Sprintf("for i in range(%d):\n    %s\n", min(n, 20_000), call))
			}
		})
	}
}
