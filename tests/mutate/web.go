package main

// siteFaults: how the site is sent and exported.
var siteFaults = []fault{
	{what: "a 304 keeps Content-Encoding", file: "serve/site/handler.go", old: "		header.Del(\"Content-Encoding\")\n", new: "", run: "TestHTTP"},
	{what: "If-None-Match is not looked at", file: "serve/site/handler.go", old: "status == http.StatusOK && matches(", new: "false && matches(", run: "TestHTTP"},
	{what: "no Vary", file: "serve/site/handler.go", old: "		if len(f.variants) > 1 {", new: "		if false {", run: "TestHTTP"},
	{what: "the 404 page is sent as found", file: "serve/site/handler.go", old: "h.nothingAt(r.URL.Path), http.StatusNotFound)", new: "h.nothingAt(r.URL.Path), http.StatusOK)", run: "TestHTTP|TestMissing"},
	{what: "every file is kept for ever", file: "serve/site/handler.go", old: "	if names.Immutable(name) {", new: "	if true {", run: "TestHTTP"},
	{what: "POST is answered", file: "serve/site/handler.go", old: "r.Method != http.MethodGet && r.Method != http.MethodHead {", new: "false {", run: "TestHTTP"},
	{what: "what the client refuses is sent", file: "serve/site/negotiate.go", old: "q > bestQ {", new: "q >= bestQ {", run: "TestHTTP"},
	{what: "weak tags are not compared", file: "serve/site/negotiate.go", old: "strings.TrimPrefix(strings.TrimSpace(t), \"W/\")", new: "strings.TrimSpace(t)", run: "TestHTTP"},
	{what: "sniffing is allowed", file: "serve/site/headers.go", old: "	\"X-Content-Type-Options\":       {\"nosniff\"},\n", new: "", run: "TestHTTP"},
	{what: "export takes over a folder that is not its own", file: "serve/site/folder.go", old: "	if err != nil || len(entries) == 0 {", new: "	if true || len(entries) == 0 {", run: "TestExportRefuses"},
	{what: "export writes over what is not its own", file: "serve/site/folder.go", old: "		case !slices.Contains(old, name):\n", new: "		case false:\n", run: "TestExportRefuses|TestExportKeeps"},
	{what: "export leaves what an earlier one wrote", file: "serve/site/folder.go", old: "		if err := f.remove(name); err != nil {", new: "		if err := error(nil); err != nil {", run: "TestExport|TestExportKeeps"},
	{what: "export follows a list of files out of its folder", file: "serve/site/folder.go", old: "fs.ValidPath(name) && name", new: "name", run: "TestExportStaysInside"},
	{what: "export takes any base", file: "serve/site/export.go", old: "strings.Contains(clean, \"%\") || !isPath(clean)", new: "strings.Contains(clean, \"%\")", run: "TestExportRefuses"},
	{what: "no grace at shutdown", file: "serve/site/listen.go", old: "	if err := server.Shutdown(wait); err != nil {", new: "	if wait != nil {", run: "TestGrace"},
	{what: "no limit on the time of a header", file: "serve/site/listen.go", old: "		ReadHeaderTimeout: 10 * time.Second,\n		ReadTimeout:       15 * time.Second,\n", new: "", run: "TestSlowClients"},
	{what: "no limit on the size of a header", file: "serve/site/listen.go", old: "		MaxHeaderBytes:    64 << 10,\n", new: "", run: "TestLargeHeaders"},
}

// modelFaults: what the page keeps and shows.
var modelFaults = []fault{
	{what: "an outdated write is written", file: "web/model/keep.go", old: "stale := k.forgotten || k.issued[part] != turn", new: "stale := k.forgotten", run: "TestOutdatedWriteIsNotWritten"},
	{what: "what was written by then counts as newer", file: "web/model/keep.go", old: "	if err == nil && k.issued[part] == turn {", new: "	if err == nil {", run: "TestLateAnswerOfAnOutdatedWrite"},
	{what: "a running entry is kept over a reload", file: "web/model/keep.go", old: "		if e.State == Running {", new: "		if false {", run: "TestRunningEntryIsNotKept"},
	{what: "a failed write counts as done", file: "web/model/keep.go", old: "	if err == nil && k.issued[part] == turn {", new: "	if _ = err; k.issued[part] == turn {", run: "TestFailedWriteIsTriedAgain"},
	{what: "forgetting does not wait for writes on their way", file: "web/model/keep.go", old: "		m.keep.puts.Wait() // what is on its way would come back after the deletion\n", new: "", run: "TestNothingComesBackAfterForgetting"},
	{what: "the history has no bound", file: "web/model/history.go", old: "	if len(h.lines) > MaxHistory {", new: "	if false {", run: "TestHistory"},
	{what: "a repeated line is remembered twice", file: "web/model/history.go", old: "n == 0 || h.lines[n-1] != code", new: "true || h.lines[n-1] != code", run: "TestHistory"},
	{what: "the draft is lost on the way up and down", file: "web/model/history.go", old: "		h.draft = text\n", new: "", run: "TestHistory"},
	{what: "the console has no bound", file: "web/model/entry.go", old: "	if len(c.entries) > MaxEntries {", new: "	if false {", run: "TestTheConsoleHasABound"},
	{what: "the log has no bound", file: "web/model/log.go", old: "	if len(m.log.items) > MaxItems+MaxItems/4 {", new: "	if false {"},
	{what: "a process that ended counts as wiped", file: "web/model/story.go", old: "l.PID != i.PID && (m.story.Loss", new: "(m.story.Loss", run: "TestAnEndIsNoRestart"},
	{what: "Expire does not expire", file: "web/model/form.go", old: "args = \"touch\", append(args, \"timeout=0\")", new: "args = \"touch\", append(args, \"timeout=1\")", run: "TestLine"},
	{what: "a burst of changes is told each time", file: "web/model/model.go", old: "tell := f != nil && !m.pending", new: "tell := f != nil", run: "TestChangesAreToldOnce"},
}
