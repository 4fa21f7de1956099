package lesson

import (
	"testing"

	"locmem/web/i18n"
)

func TestPlaces(t *testing.T) {
	for path, want := range map[string]Place{
		"/":                 {i18n.English, Playground, ""},
		"/nl/":              {i18n.Dutch, Playground, ""},
		"/nl":               {i18n.Dutch, Playground, ""},
		"/lessons/":         {i18n.English, Menu, ""},
		"/nl/lessons/":      {i18n.Dutch, Menu, ""},
		"/lessons/lru":      {i18n.English, Shipped, "lru"},
		"/nl/lessons/lru":   {i18n.Dutch, Shipped, "lru"},
		"/lessons/lru.html": {i18n.English, Shipped, "lru"},
		"/lessons/lru/":     {i18n.English, Shipped, "lru"},
		"/embed":            {i18n.English, Embed, ""},
		"/site":             {i18n.English, Yours, ""},
		"/nl/site/":         {i18n.Dutch, Yours, ""},
		"/nl/site.html":     {i18n.Dutch, Yours, ""},
		"/nl/embed":         {i18n.Dutch, Embed, ""},
		"/nl/embed/":        {i18n.Dutch, Embed, ""},

		"/index.html":                {i18n.English, Playground, ""},
		"/nl/lessons/index.html":     {i18n.Dutch, Menu, ""},
		"/demos":                     {i18n.English, Demos, ""},
		"/nl/demos/x/":               {i18n.Dutch, Demo, "x"},
		"/nl/lessons/lru/index.html": {i18n.Dutch, Shipped, "lru"},
		"/embed.html":                {i18n.English, Embed, ""},
	} {
		if got := PlaceOf(path); got != want {
			t.Errorf("%s is %+v", path, got)
		}
	}
	home := Place{Lang: i18n.English}
	lru := Place{i18n.English, Shipped, "lru"}
	for _, c := range []struct {
		from, to Place
		want     string
	}{
		{home, home, "./"}, {home, home.Other(), "nl/"}, {home.Other(), home, "../"},
		{lru, lru.Other(), "../../nl/lessons/lru/"}, {lru.Other(), lru, "../../../lessons/lru/"},
		{lru, home, "../../"}, {lru, Place{i18n.English, Menu, ""}, "../../lessons/"},
		{Place{i18n.Dutch, Embed, ""}, Place{i18n.Dutch, Playground, ""}, "../../nl/"},
	} {
		if got := c.from.To(c.to); got != c.want {
			t.Errorf("from %+v to %+v: %q, not %q", c.from, c.to, got, c.want)
		}
	}
}

// TestSource: the document lies beside the folder of its page.
func TestSource(t *testing.T) {
	if got := (Place{i18n.Dutch, Shipped, "lru"}).Source(); got != "nl/lessons/lru.md" {
		t.Error(got)
	}
	if got := (Place{i18n.Dutch, Yours, "blank"}).Source(); got != "nl/site/blank.md" {
		t.Error(got)
	}
}
