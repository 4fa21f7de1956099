package ui

import (
	"strings"
	"testing"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"locmem/engine/rack"
	"locmem/web/i18n"
	"locmem/web/lesson"
	"locmem/web/model"
)

func TestBannersOfATabStandWhereTabsAre(t *testing.T) {
	m := model.New(model.Env{})
	m.Banner(model.Banner{Kind: model.LostHere, Name: "t1", Loss: &rack.Loss{Name: "t1", PID: 4024}})
	m.Banner(model.Banner{Kind: model.Broke, Text: "oh"})
	for _, tabs := range []bool{true, false} {
		html := app.HTMLString(BannersOf(Ctx{M: m, L: i18n.English}, m.Revs(), lesson.Place{}, tabs))
		if strings.Contains(html, "4024") != tabs || !strings.Contains(html, "oh") {
			t.Errorf("tabs %v: %s", tabs, html)
		}
	}
}

func TestTheMenuHasNoClock(t *testing.T) {
	c := Ctx{M: model.New(model.Env{}), L: i18n.English}
	for kind, clock := range map[lesson.PlaceKind]bool{lesson.Menu: false, lesson.Playground: true, lesson.Shipped: true} {
		html := app.HTMLString(BarOf(c, c.M.Revs(), lesson.Place{Lang: i18n.English, Kind: kind}, true))
		if strings.Contains(html, "clock-offset") != clock {
			t.Errorf("%d: %s", kind, html)
		}
	}
}

func TestACardSaysWhyItsWorkerHasEnded(t *testing.T) {
	c := Ctx{M: model.New(model.Env{}), L: i18n.Dutch}
	html := app.HTMLString(&Card{Facts: Facts{C: c, Name: "w1", Worker: true, State: stateEnded, Why: rack.TookTooMuch}})
	if !strings.Contains(html, "Gestopt: de stappen of het geheugen") {
		t.Error(html)
	}
}
