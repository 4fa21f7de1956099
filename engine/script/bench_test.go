package script

import "testing"

// BenchmarkExec is what typical code costs; steps/op is its share of a budget.
func BenchmarkExec(b *testing.B) {
	for name, code := range map[string]string{
		"loop":    "for i in range(1000):\n    x = i * 2 + 1",
		"while":   "i = 0\nwhile i < 1000:\n    i += 1",
		"call":    "def f(a, b=1): return a + b\nfor i in range(1000): f(i)",
		"cache":   "from django.core.cache import cache\nfor i in range(1000):\n    cache.set('k', i)\n    cache.get('k')",
		"oneLine": "cache.get('k')",
		"try":     "def f(i):\n    try:\n        return {}[i]\n    except KeyError:\n        return 0\nfor i in range(1000): f(i)",
	} {
		b.Run(name, func(b *testing.B) {
			world, _ := testWorld()
			in := New(world)
			b.ReportAllocs()
			for b.Loop() {
				r := in.Exec(code, Run{})
				if r.Err != nil {
					b.Fatal(r.Err)
				}
				b.ReportMetric(float64(r.Steps), "steps/op")
			}
		})
	}
}

func BenchmarkNew(b *testing.B) {
	world, _ := testWorld()
	b.ReportAllocs()
	for b.Loop() {
		New(world)
	}
}
