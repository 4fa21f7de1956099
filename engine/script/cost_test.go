package script

import "testing"

// Calls whose work does not grow with the object cost no more on a large one: a
// loop of them stays within the budget of a run.
func TestLoopsOfConstantCallsAreCheap(t *testing.T) {
	for _, code := range []string{
		"L = []\nfor i in range(100000): L.append(i)",
		"L = []\nfor i in range(100000): L.extend([i])",
		"L = list(range(100000))\nwhile L: L.pop()",
		"L = list(range(10000))\nwhile L: L.pop(0)",
		"d = {}\nfor i in range(100000): d.setdefault(i, 0)\nfor i in range(100000): d.get(i)\nwhile d: d.pop(len(d) - 1)",
		"d = {}\nfor i in range(50000): d.update({i: i})",
		"d = dict.fromkeys(range(50000))\nfor i in range(50000): x = d.items()",
		"s = set()\nfor i in range(100000): s.add(i)",
	} {
		world, _ := testWorld()
		if r := New(world).Exec(code, Run{Steps: 20_000_000}); r.Err != nil {
			t.Errorf("%s\n%v after %d steps", code, r.Err, r.Steps)
		}
	}
}
