package main

// scenarioFaults: what checks ask, what authors are told, links.
var scenarioFaults = []fault{
	{what: "distinct_values counts expired entries", file: "engine/scenario/predicate.go", old: "		if !e.Expired {\n			seen[", new: "		if true {\n			seen[", run: "TestPredicates|TestPredicatesCountExactly"},
	{what: "missing takes an expired entry for a live one", file: "engine/scenario/predicate.go", old: "		if !e.Expired {\n			return py.Bool(false)", new: "		if e.Expired || true {\n			return py.Bool(false)", run: "TestPredicates|TestPredicatesCountExactly"},
	{what: "value returns what has expired", file: "engine/scenario/predicate.go", old: "len(found) == 0 || found[0].Expired {\n		return py.None", new: "len(found) == 0 {\n		return py.None", run: "TestPredicates|TestPredicatesCountExactly"},
	{what: "entries ignores version=", file: "engine/scenario/predicate.go", old: "byVersion && v != py.Text(version)", new: "byVersion && v == \"?\" && v != py.Text(version)", run: "TestPredicates|TestPredicatesCountExactly"},
	{what: "entries ignores prefix=", file: "engine/scenario/predicate.go", old: "byPrefix && !strings.HasPrefix(key, py.Text(prefix))", new: "byPrefix && key == \"?\" && py.Text(prefix) == key", run: "TestPredicates|TestPredicatesCountExactly"},
	{what: "bytes counts nothing", file: "engine/scenario/predicate.go", old: "			n += s.Bytes\n", new: "			n += 0 * s.Bytes\n", run: "TestPredicates|TestPredicatesCountExactly"},
	{what: "evicted hears all processes", file: "engine/scenario/predicate.go", old: "e.Kind != rack.Called || name != \"\" && e.Process != name {\n			continue\n		}\n		for", new: "e.Kind != rack.Called || name == \"?\" {\n			continue\n		}\n		for", run: "TestPredicates|TestPredicatesCountExactly"},
	{what: "stores counts empty ones", file: "engine/scenario/predicate.go", old: "			if s.Total > 0 {", new: "			if s.Total >= 0 {", run: "TestPredicates|TestPredicatesCountExactly"},
	{what: "hits of other processes count", file: "engine/scenario/logpredicate.go", old: "e.Outcome == engine.Failed || name != \"\" && e.Process != name {", new: "e.Outcome == engine.Failed || name == \"?\" {", run: "TestPredicates|TestPredicatesCountExactly"},
	{what: "alternations counts what stays the same", file: "engine/scenario/logpredicate.go", old: "list[i].Body != list[i-1].Body", new: "list[i].Body == list[i-1].Body", run: "TestPredicates|TestPredicatesCountExactly"},
	{what: "allowed counts refusals", file: "engine/scenario/logpredicate.go", old: "		if s.Status < 400 {", new: "		if s.Status < 500 {", run: "TestPredicates|TestPredicatesCountExactly"},
	{what: "computes counts hits of get_or_set", file: "engine/scenario/logpredicate.go", old: "			if e.Outcome != engine.Hit {", new: "			if true {", run: "TestPredicates|TestPredicatesCountExactly"},
	{what: "queries counts every table", file: "engine/scenario/logpredicate.go", old: "(len(c.args) == 0 || e.Text == py.Text(c.args[0]))", new: "true", run: "TestPredicates|TestPredicatesCountExactly"},
	{what: "a wrong that passes is no fault", file: "engine/scenario/verifytry.go", old: "	case a.Passed:\n", new: "	case false:\n", run: "TestVerify|TestVerdictsOfWhatFails"},
	{what: "a try that is solved from the start is no fault", file: "engine/scenario/verifytry.go", old: "err == nil && a.Passed {", new: "err == nil && a == nil {", run: "TestVerify|TestVerdictsOfWhatFails"},
	{what: "a try without solution is not looked at", file: "engine/scenario/verifytry.go", old: "	if v.s.Find(Solution, try.Name) == nil { // no exercise", new: "	if false { // no exercise", run: "TestATryWithoutASolutionMustPassItself"},
	{what: "a false right answer is no fault", file: "engine/scenario/verify.go", old: "		case a.Right && compared(a.Text) &&", new: "		case false &&", run: "TestVerify|TestVerdictsOfWhatFails"},
	{what: "... matches too little between two pieces", file: "engine/scenario/match.go", old: "len(text) < len(first)+len(last) || ", new: "", run: "TestMatch"},
	{what: "an expected None is not fulfilled by nothing", file: "engine/scenario/match.go", old: " || w == \"None\" && g == \"\"", new: "", run: "TestMatch|TestFormatExamples|TestFormatNamesEveryWord|TestVerify"},
	{what: "a cut link is taken for whole", file: "engine/scenario/link.go", old: "!ok || !checks(check, data)", new: "!ok || check == \"\"", run: "TestTruncationIsFound"},
	{what: "a bomb is unpacked whole", file: "engine/scenario/link.go", old: "io.LimitReader(flate.NewReaderDict(bytes.NewReader(packed), dictionary), MaxSource+1)", new: "io.LimitReader(flate.NewReaderDict(bytes.NewReader(packed), dictionary), 64*MaxSource)", run: "TestABombIsNotUnpacked"},
	{what: "a document of more than 64 KiB is taken from a link", file: "engine/scenario/link.go", old: "	case len(src) > MaxSource:\n", new: "	case false:\n", run: "TestHostileLinks"},
	{what: "view parameters without bound", file: "engine/scenario/link.go", old: " && len(link.View) < 20 {", new: " {", run: "TestViewOfALinkIsBounded"},
	{what: "a list of processes without its opening bracket is taken", file: "engine/scenario/front.go", old: "if !opened || !closed {", new: "if !closed || opened != opened {", run: "TestProblems"},
}
