package syntax

import (
	"strings"
	"testing"
)

// longText is a views.py of 5,000 lines.
var longText = strings.Repeat(`@cache_page(60 * 15, key_prefix="site1")
def report(request, year: int = 2024, *args, **kwargs) -> HttpResponse:
    """Shows what was sold."""
    key = f"report:{year}:{request.user.id!r:>10}"
    rows = cache.get(key, default=None)
    if rows is None and year not in (2020, 2021):
        rows = [row.total * 2 for row in Sales.objects.filter(year=year, closed=True) if row.total > 0]
        cache.set(key, rows, timeout=60 * 60)
    # The page shows them all.
    return render(request, "report.html", {"rows": rows, "year": year})
`, 500)

func BenchmarkParse(b *testing.B) {
	b.SetBytes(int64(len(longText)))
	b.ReportAllocs()
	for range b.N {
		if _, err := Parse(longText); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkScan(b *testing.B) {
	b.ReportAllocs()
	for range b.N {
		scan(&scanner{src: longText})
	}
}

func BenchmarkLiteral(b *testing.B) {
	text := "[" + strings.Repeat("{'a': 1, 'b': [2.5, None]}, ", 2300) + "]" // 64 KB
	b.ReportAllocs()
	for range b.N {
		if _, err := Literal(text); err != nil {
			b.Fatal(err)
		}
	}
}
