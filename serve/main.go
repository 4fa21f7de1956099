// Command serve delivers LocMem Playground: the built site is embedded in it.
//
//	serve serve [-addr HOST:PORT]       answer browsers, by default on 127.0.0.1:8000
//	            [-public URL]           the address that shared links begin with
//	            [-lessons DIR]          lessons from a folder, beside those that ship
//	            [-open]                 open it in the browser, too
//	serve export DIR [-base /sub/path]  write the site as plain files (HOSTING.md)
//	            [-public URL]           the address under which others will reach it
//	serve check FILE.md...              verify scenarios; -update writes their outputs
//	serve link FILE.md [-public URL]    print the link that opens a scenario
//	serve embed FILE.md [-public URL]   print what shows it in a page
package main

import (
	"cmp"
	"context"
	"flag"
	"fmt"
	"io"
	"maps"
	"net/http"
	"os"
	"os/signal"
	"slices"
	"strings"
	"syscall"

	"locmem/engine/library/embedded"
	"locmem/serve/check"
	"locmem/serve/own"
	"locmem/serve/site"
)

// usage is one line a word.
var usage = map[string]string{
	"serve":  "serve [-addr HOST:PORT] [-public URL] [-lessons DIR] [-open]",
	"export": "export DIR [-base /sub/path] [-public URL]",
	"check":  check.Usage,
	"link":   "link FILE.md [-public URL]",
	"embed":  "embed FILE.md [-public URL]",
}

// commands is what each word does; it returns the exit status: 1 for a failure,
// 2 for misuse.
var commands = map[string]func(args []string, out, errs io.Writer) int{
	"serve":  serve,
	"export": export,
	"check":  check.Run,
	"link":   link,
	"embed":  embed,
}

func main() {
	embedded.Use() // what scenarios that are checked can import
	if len(os.Args) > 1 {
		if run, ok := commands[os.Args[1]]; ok {
			os.Exit(run(os.Args[2:], os.Stdout, os.Stderr))
		}
	}
	fmt.Fprintln(os.Stderr, "usage:")
	for _, word := range slices.Sorted(maps.Keys(usage)) {
		fmt.Fprintln(os.Stderr, "  "+usage[word])
	}
	os.Exit(2)
}

func serve(args []string, out, errs io.Writer) int {
	flags := flag.NewFlagSet("serve", flag.ContinueOnError)
	flags.SetOutput(errs)
	addr := flags.String("addr", site.DefaultAddr, "where to listen, HOST:PORT")
	public := flags.String("public", "", "the address under which others reach the site: shared links begin with it")
	lessons := flags.String("lessons", "", "a folder with lessons of your own: NAME.md, and NAME.nl.md in Dutch")
	show := flags.Bool("open", false, "open the site in the browser of this machine")
	if err := flags.Parse(args); err != nil || flags.NArg() > 0 {
		return misuse(errs, "serve")
	}
	handler, err := site.New(site.Dist())
	if err != nil {
		return fail(errs, "serve", err)
	}
	if *public != "" {
		if err := handler.Publish(*public); err != nil {
			return fail(errs, "serve", err)
		}
	}
	var serves http.Handler = handler
	if *lessons != "" {
		folder, err := own.New(*lessons, handler, site.Dist())
		if err != nil {
			return fail(errs, "serve", err)
		}
		defer folder.Close()
		ids, faults := folder.Files()
		fmt.Fprintf(out, "lessons in %s: %s\n", *lessons, cmp.Or(strings.Join(ids, ", "), "none yet"))
		for _, line := range faults {
			fmt.Fprintln(out, "  "+line)
		}
		serves = folder
	}
	told, unhook := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer unhook()
	ctx, stop := context.WithCancel(context.Background())
	defer stop()
	context.AfterFunc(told, func() {
		unhook() // before anything is said of it, so that a second signal ends the program at once
		stop()
	})
	var ready func(string)
	if *show {
		ready = browse
	}
	if err := site.Run(ctx, *addr, serves, out, ready); err != nil {
		return fail(errs, "serve", err)
	}
	fmt.Fprintln(out, "stopped")
	return 0
}

func export(args []string, out, errs io.Writer) int {
	flags := flag.NewFlagSet("export", flag.ContinueOnError)
	flags.SetOutput(errs)
	base := flags.String("base", "", "the path at which the files will lie, such as /locmem")
	public := flags.String("public", "", "the address under which others will reach the site: links that are shared, and pictures beside them, begin with it")
	var dirs []string
	rest := args
	for len(rest) > 0 { // the folder may stand before or after the flag
		if err := flags.Parse(rest); err != nil {
			return misuse(errs, "export")
		}
		if rest = flags.Args(); len(rest) > 0 {
			dirs, rest = append(dirs, rest[0]), rest[1:]
		}
	}
	if len(dirs) != 1 {
		return misuse(errs, "export")
	}
	n, err := site.Export(site.Dist(), dirs[0], *base, *public)
	if err != nil {
		return fail(errs, "export", err)
	}
	fmt.Fprintf(out, "%d files in %s\n", n, dirs[0])
	return 0
}

func misuse(errs io.Writer, name string) int {
	fmt.Fprintln(errs, "usage:", usage[name])
	return 2
}

func fail(errs io.Writer, name string, err error) int {
	fmt.Fprintf(errs, "%s: %v\n", name, err)
	return 1
}
