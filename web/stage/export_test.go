package stage

import "strings"

// TextWidth is how wide a text of a class is taken to be.
func TextWidth(class, text string) float64 {
	for _, f := range []font{plain, small, strong, code, name} {
		if strings.Fields(class)[0] == f.class {
			return f.width(text)
		}
	}
	panic("no font has the class " + class)
}
