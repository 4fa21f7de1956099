package lesson

import (
	"testing"

	"locmem/engine/rack"
	"locmem/web/i18n"
)

func TestPlaces(t *testing.T) {
	for path, want := range map[string]Place{
		"/":                 {Lang: i18n.English, Kind: Playground},
		"/nl/":              {Lang: i18n.Dutch, Kind: Playground},
		"/nl":               {Lang: i18n.Dutch, Kind: Playground},
		"/lessons/":         {Lang: i18n.English, Kind: Menu},
		"/nl/lessons/":      {Lang: i18n.Dutch, Kind: Menu},
		"/lessons/lru":      {Lang: i18n.English, Kind: Shipped, ID: "lru"},
		"/nl/lessons/lru":   {Lang: i18n.Dutch, Kind: Shipped, ID: "lru"},
		"/lessons/lru.html": {Lang: i18n.English, Kind: Shipped, ID: "lru"},
		"/lessons/lru/":     {Lang: i18n.English, Kind: Shipped, ID: "lru"},
		"/embed":            {Lang: i18n.English, Kind: Embed},
		"/site":             {Lang: i18n.English, Kind: Yours},
		"/nl/site/":         {Lang: i18n.Dutch, Kind: Yours},
		"/nl/site.html":     {Lang: i18n.Dutch, Kind: Yours},
		"/nl/embed":         {Lang: i18n.Dutch, Kind: Embed},
		"/nl/embed/":        {Lang: i18n.Dutch, Kind: Embed},

		"/index.html":                {Lang: i18n.English, Kind: Playground},
		"/nl/lessons/index.html":     {Lang: i18n.Dutch, Kind: Menu},
		"/demos":                     {Lang: i18n.English, Kind: Demos},
		"/nl/demos/x/":               {Lang: i18n.Dutch, Kind: Demo, ID: "x"},
		"/nl/lessons/lru/index.html": {Lang: i18n.Dutch, Kind: Shipped, ID: "lru"},
		"/embed.html":                {Lang: i18n.English, Kind: Embed},
	} {
		if got := PlaceOf(path); got != want {
			t.Errorf("%s is %+v", path, got)
		}
	}
	home := Place{Lang: i18n.English}
	lru := Place{Lang: i18n.English, Kind: Shipped, ID: "lru"}
	for _, c := range []struct {
		from, to Place
		want     string
	}{
		{home, home, "./"}, {home, home.Other(), "nl/"}, {home.Other(), home, "../"},
		{lru, lru.Other(), "../../nl/lessons/lru/"}, {lru.Other(), lru, "../../../lessons/lru/"},
		{lru, home, "../../"}, {lru, Place{Lang: i18n.English, Kind: Menu}, "../../lessons/"},
		{Place{Lang: i18n.Dutch, Kind: Embed}, Place{Lang: i18n.Dutch}, "../../nl/"},
	} {
		if got := c.from.To(c.to); got != c.want {
			t.Errorf("from %+v to %+v: %q, not %q", c.from, c.to, got, c.want)
		}
	}
}

// TestSource: the document lies beside the folder of its page.
func TestSource(t *testing.T) {
	if got := (Place{Lang: i18n.Dutch, Kind: Shipped, ID: "lru"}).Source(); got != "nl/lessons/lru.md" {
		t.Error(got)
	}
	if got := (Place{Lang: i18n.Dutch, Kind: Yours, ID: "blank"}).Source(); got != "nl/site/blank.md" {
		t.Error(got)
	}
}

// TestDrawn: the site has pictures of what ships, not of lessons from the server's folder,
// and not of what it does not list.
func TestDrawn(t *testing.T) {
	d := NewDesk(Env{}, elsewhere{"lessons/index.json": `[{"id":"mine","title":"Mine","own":true},{"id":"a","title":"A"}]`})
	at := func(id string) Place { return Place{Lang: i18n.English, Kind: Shipped, ID: id} }
	if d.Drawn(at("a")) {
		t.Error("nothing is known yet")
	}
	d.Go(Place{Lang: i18n.English, Kind: Menu}, "")
	for id, want := range map[string]bool{"a": true, "mine": false, "b": false, "": false} {
		if d.Drawn(at(id)) != want {
			t.Errorf("%q: %v", id, !want)
		}
	}
	if d.Drawn(Place{Lang: i18n.English}) {
		t.Error("the first page is no document")
	}
}

// A star that was earned in one language shows in the list of the other one.
func TestAStarHasNoLanguage(t *testing.T) {
	journal := &rack.MemJournal{}
	for lang, kept := range map[string]string{"en": `{"done":4,"parts":4,"stars":3}`, "nl": `{"done":1,"parts":4}`} {
		if err := journal.Put(t.Context(), keyOf("", "a", lang), []byte(kept)); err != nil {
			t.Fatal(err)
		}
	}
	d := NewDesk(Env{Journal: journal}, elsewhere{
		"lessons/index.json": `[{"id":"a","title":"A"}]`, "nl/lessons/index.json": `[{"id":"a","title":"A"}]`,
	})
	for lang, want := range map[i18n.Lang]Far{i18n.Dutch: {Done: 1, Of: 4, Stars: 3}, i18n.English: {Done: 4, Of: 4, Stars: 3}} {
		d.Go(Place{Lang: lang, Kind: Menu}, "")
		waitFor(t, func() bool { return d.Far("a") == want })
	}
}
