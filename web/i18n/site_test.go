package i18n

import (
	"testing"

	"locmem/web/stage"
)

func TestEveryWordOfThePictureIsThere(t *testing.T) {
	for _, w := range stage.AllWords() {
		for _, l := range []Lang{English, Dutch} {
			if l.Say(site[w]) == "" {
				t.Errorf("%s: word %d has no text", l, w)
			}
		}
	}
}
