//go:build !js

package ui

import (
	"locmem/engine/rack"
	"locmem/web/i18n"
	"locmem/web/model"
	"locmem/web/stage"
)

// SiteOf is the picture of the processes of a scenario, for who makes a file of it: nothing
// in it can be chosen or has just happened.
func SiteOf(m *model.Model, l i18n.Lang, around rack.Glance) stage.Site {
	s := siteAround(Ctx{M: m, L: l}, &around)
	s.Bare = true
	for i := range s.Processes {
		p := &s.Processes[i]
		p.Target = false
		if p.Asked != nil {
			p.Asked.Fresh = false
		}
		for j := range p.Rows {
			p.Rows[j].Fresh = false
		}
	}
	return s
}
