package i18n

import "locmem/web/share"

// What a link can ask for, and what came of it.
var (
	ShareRun     = T{"It runs by itself when it opens", "Het draait vanzelf zodra het opent"}
	ShareAt      = T{"It opens where it stands now (lines run: %d)", "Het opent waar het nu staat (uitgevoerde regels: %d)"}
	ShareBeside  = T{"It opens with the comparison", "Het opent met de vergelijking ernaast"}
	ShareTyped   = T{"Share what was typed in the tabs, as a scenario", "Deel wat er in de tabs is getypt, als scenario"}
	SharePicture = T{"Download the picture as %s", "Download de afbeelding als %s"}
	ShareNothing = T{"There is nothing to share yet: type a line in the console first.", "Er is nog niets om te delen: typ eerst een regel in de console."}

	RunsSelf       = T{"This runs by itself, because the link asks for it.", "Dit draait vanzelf, omdat de link daarom vraagt."}
	StandsAsLinked = T{"The link opens at a moment in the story. Lines run until then: %d.", "De link opent op een moment in het verhaal. Uitgevoerde regels tot daar: %d."}
	StandsShort    = T{"The link asks for a moment that cannot be reached: the story ends before it, or a question or an error comes first. Lines run: %d.", "De link vraagt om een moment dat niet bereikt kan worden: het verhaal eindigt ervoor, of er komt eerst een vraag of een fout. Uitgevoerde regels: %d."}
	ShareShort     = T{"The link leads to this page of the site. Once you change something, it holds the whole scenario. Nothing is stored on a server.", "De link leidt naar deze pagina van de site. Zodra je iets verandert, bevat hij het hele scenario. Er wordt niets op een server bewaard."}
	ShareQR        = T{"QR code, for a telephone or a projector", "QR-code, voor een telefoon of een beamer"}
	ShareQRAlt     = T{"QR code of the link", "QR-code van de link"}
	ShareQRLong    = T{"The link is too long for a QR code that a telephone can read: it may have %d characters.", "De link is te lang voor een QR-code die een telefoon kan lezen: hij mag %d tekens hebben."}
	FromStart      = T{"Begin at the start", "Begin bij het begin"}
)

// ShareForms name the forms in which a scenario can be passed on.
var ShareForms = map[share.Form]T{
	share.Link:     {"Link", "Link"},
	share.Markdown: {"Markdown, for an issue or a forum", "Markdown, voor een issue of een forum"},
	share.Element:  {"HTML, for your own page", "HTML, voor je eigen pagina"},
	share.Frame:    {"HTML without script (iframe)", "HTML zonder script (iframe)"},
	share.Sphinx:   {"reStructuredText, for Sphinx", "reStructuredText, voor Sphinx"},
	share.MkDocs:   {"Markdown, for MkDocs", "Markdown, voor MkDocs"},
	share.Pytest:   {"A pytest file for your own project", "Een pytest-bestand voor je eigen project"},
	share.Shell:    {"Lines for manage.py shell", "Regels voor manage.py shell"},
}
