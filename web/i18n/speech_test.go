package i18n

import (
	"testing"

	"locmem/engine/rack"
	"locmem/web/model"
)

func TestSpeechIsSentences(t *testing.T) {
	for _, c := range []struct {
		item model.Item
		want string
	}{
		{model.Item{Kind: model.Started, Process: "t2", PID: 5, Loss: &rack.Loss{PID: 3, Known: true}},
			"t2 started pid 5. pid 3 stopped. Its cache was empty."},
		{model.Item{Kind: model.Stopped, Process: "t2", PID: 5, Loss: &rack.Loss{PID: 5, Known: true}},
			"t2 stopped pid 5, its cache was empty."},
		{model.Item{Kind: model.Met, Names: []string{"t10", "t2"}}, "2 other processes are there: t2, t10."},
	} {
		if got := English.Speech(model.Speech{Items: []model.Item{c.item}, Total: 1}); got != c.want {
			t.Errorf("%q, not %q", got, c.want)
		}
	}
}
