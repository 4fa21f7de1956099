package stage

import (
	"encoding/xml"
	"math"
	"strings"
	"testing"
)

func TestSVGEscapesAndNests(t *testing.T) {
	n := El("svg", "viewBox", "0 0 10 10").Add(
		El("text", "x", 1.005, "y", -2, "class", "", "data-key", `a"<&'b`).Say("<h1>&\x00"), nil,
		El("g").Add(El("circle", "r", math.Pi)))
	got := string(n.SVG(".a{}"))
	want := `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10">
 <style>.a{}</style>
 <text x="1" y="-2" data-key="a&#34;&lt;&amp;&#39;b">&lt;h1&gt;&amp;` + "\uFFFD" + `</text>
 <g>
  <circle r="3.14"/>
 </g>
</svg>
`
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	for d := xml.NewDecoder(strings.NewReader(got)); ; {
		if _, err := d.Token(); err != nil {
			if err.Error() != "EOF" {
				t.Error(err)
			}
			break
		}
	}
}
