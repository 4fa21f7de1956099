package script

import "testing"

func TestAsksForSettings(t *testing.T) {
	for code, want := range map[string]bool{
		"CACHES": true, "CACHES = {}": true, "CACHES['default'] = {}": true, "CACHES['default']['TIMEOUT'] = 5": true, "settings.CACHES": true,
		"settings.CACHES['default']": true, "x = 1\nCACHES = {}": true, ">>> CACHES\n{}": true, "x = y = CACHES = {}": true,
		"caches": false, "x = CACHES": false, "print('CACHES')": false, "# CACHES": false, "CACHES =": false, "": false,
	} {
		if got := AsksForSettings(code); got != want {
			t.Errorf("%s: %v", code, got)
		}
	}
	r := New(World{}).Exec("CACHES", Run{})
	if r.Err == nil || r.Err.Error() != "NameError: name 'CACHES' is not defined" || r.Err.Hint != AtStart {
		t.Errorf("%+v", r.Err)
	}
}
