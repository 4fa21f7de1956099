package script

import "locmem/engine/syntax"

// AtStart is the hint about CACHES at a prompt.
const AtStart = "Django reads CACHES once, when a process starts. To start with other settings, edit settings.py in a lesson and press Reset."

// AsksForSettings tells whether code at a prompt looks at CACHES or sets it, also as
// settings.CACHES: that it does not do what it looks like is worth [AtStart].
func AsksForSettings(code string) bool {
	cells, _ := syntax.Session(code)
	for _, cell := range cells {
		body, err := cell.Parse()
		if err != nil {
			continue
		}
		for _, st := range body {
			switch st := st.(type) {
			case *syntax.ExprStmt:
				if isCaches(st.X) {
					return true
				}
			case *syntax.Assign:
				for _, target := range st.Targets {
					if isCaches(target) {
						return true
					}
				}
			}
		}
	}
	return false
}

// isCaches tells whether an expression is CACHES, settings.CACHES, or an item of it.
func isCaches(x syntax.Expr) bool {
	switch x := x.(type) {
	case *syntax.Name:
		return x.ID == "CACHES"
	case *syntax.Attribute:
		return x.Attr == "CACHES"
	case *syntax.Subscript:
		return isCaches(x.X)
	}
	return false
}
