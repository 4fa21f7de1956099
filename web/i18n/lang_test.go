package i18n

import "testing"

func TestATextThatComesLater(t *testing.T) {
	defer words.Store(nil)
	late := T{en: "entry"}
	if got := Dutch.Say(late); got != "entry" {
		t.Errorf("before it comes: %q", got)
	}
	UseWords(map[string]string{"entry": "item"})
	if got := Dutch.Say(late) + English.Say(late) + Dutch.Say(T{"yes", "ja"}); got != "itementryja" {
		t.Error(got)
	}
}
