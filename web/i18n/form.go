package i18n

import (
	"unicode"
	"unicode/utf8"

	"locmem/web/model"
)

var (
	FormTitle    = T{"Use the cache", "Gebruik de cache"}
	Key          = T{"Key", "Sleutel"}
	Value        = T{"Value", "Waarde"}
	Timeout      = T{"Timeout, s", "Timeout, s"}
	ValueHint    = T{"Python: 'hi', 42, None, [1, 2]", "Python: 'hoi', 42, None, [1, 2]"}
	TimeoutHint  = T{"300", "300"}
	TimeoutHelp  = T{"empty: 300, None: never", "leeg: 300, None: nooit"}
	KeyHelp      = T{"without quotes", "zonder aanhalingstekens"}
	ValueHelp    = T{"Python: 'hi', 42, None, [1]", "Python: 'hoi', 42, None, [1]"}
	FormCache    = T{"Which cache", "Welke cache"}
	RunIn        = T{"Run in", "Voer uit in"}
	RunInThisTab = T{"%s, this tab", "%s, dit tabblad"}
	RunInEnded   = T{"%s, ended", "%s, gestopt"}
	Runs         = T{"runs", "voert uit"}
	ByOne        = T{"by 1: the value above is not used", "met 1: de waarde hierboven telt niet mee"}

	FixKey     = T{"Type a key first, such as greeting.", "Typ eerst een sleutel, zoals greeting."}
	FixValue   = T{"Type a value first: a Python literal such as 'hello', 42 or None.", "Typ eerst een waarde: een Python-waarde zoals 'hello', 42 of None."}
	FixLiteral = T{"This is not a Python literal. Text needs quotes: 'hello'.", "Dit is geen Python-waarde. Tekst heeft aanhalingstekens nodig: 'hello'."}
	FixPlain   = T{"This is not a Python literal.", "Dit is geen Python-waarde."}
	FixSyntax  = T{"Python cannot read this value.", "Python kan deze waarde niet lezen."}
	FixOther   = T{"Python writes this as %s.", "Python schrijft dit als %s."}
	FixUse     = T{"Use %s", "Gebruik %s"}
	FixTimeout = T{"A timeout is a number of seconds, None for never, or empty for 300.", "Een timeout is een aantal seconden, None voor nooit, of leeg voor 300."}
)

var actions = map[model.Action]T{
	model.Set:      {"Set", "Set"},
	model.Get:      {"Get", "Get"},
	model.Add:      {"Add", "Add"},
	model.Touch:    {"Touch", "Touch"},
	model.Incr:     {"Incr", "Incr"},
	model.Decr:     {"Decr", "Decr"},
	model.Delete:   {"Delete", "Delete"},
	model.HasKey:   {"Has key", "Has key"},
	model.GetOrSet: {"Get or set", "Get or set"},
	model.Expire:   {"Expire now", "Laat verlopen"},
	model.Clear:    {"Clear", "Clear"},
}

// Action is what a button of the form says. Most are Django's words.
func (l Lang) Action(a model.Action) string { return l.Say(actions[a]) }

// Problem tells what is wrong with a field.
func (l Lang) Problem(p model.Problem) string {
	switch p.Kind {
	case model.NoKey:
		return l.Say(FixKey)
	case model.NoValue:
		return l.Say(FixValue)
	case model.BadValue:
		if p.Fix != "" {
			return l.Say(FixLiteral)
		}
		text := l.Say(FixSyntax)
		if p.Text == "" {
			text = l.Say(FixPlain)
		}
		if hint, ok := l.Hint(p.Hint); ok && hint != "" {
			text += " " + l.Sentence(capital(hint))
		}
		return text
	case model.OtherWord:
		return l.Sayf(FixOther, p.Fix)
	case model.BadTimeout:
		return l.Say(FixTimeout)
	}
	return ""
}

// capital starts a sentence.
func capital(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[n:]
}
