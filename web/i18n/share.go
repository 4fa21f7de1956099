package i18n

import "locmem/web/share"

// ShareForms name the forms in which a scenario can be passed on.
var ShareForms = map[share.Form]T{
	share.Link:     {"Link", "Link"},
	share.Markdown: {"Markdown, for an issue or a forum", "Markdown, voor een issue of een forum"},
	share.Element:  {"HTML, for your own page", "HTML, voor je eigen pagina"},
	share.Frame:    {"HTML without script (iframe)", "HTML zonder script (iframe)"},
	share.Sphinx:   {"reStructuredText, for Sphinx", "reStructuredText, voor Sphinx"},
	share.Shell:    {"Lines for manage.py shell", "Regels voor manage.py shell"},
}
