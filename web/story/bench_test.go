package story_test

import (
	"testing"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"locmem/web/i18n"
	"locmem/web/lesson"
	"locmem/web/model"
	"locmem/web/page"
	"locmem/web/story"
	"locmem/web/ui"
)

// BenchmarkSecond is what a passing second costs with a full cache in view.
func BenchmarkSecond(b *testing.B) {
	w := story.New(1, model.Env{})
	defer w.Close()
	w.Do("t1", "for i in range(300):\n    cache.set(f'k{i}', i)")
	e := app.NewTestEngine()
	draw := func() {
		if err := e.Load(&page.Home{C: ui.Ctx{M: w.Model, L: i18n.English}, Desk: lesson.NewDesk(lesson.Env{}, nil), Ready: func() {}}); err != nil {
			b.Fatal(err)
		}
		e.ConsumeAll()
	}
	draw()
	for b.Loop() {
		w.Wait(1)
		w.Model.Second()
		draw()
	}
}
