package main

import (
	"cmp"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"strings"

	"locmem/engine/scenario"
	"locmem/serve/site"
	"locmem/web/share"
)

// link prints the link that opens a document.
func link(args []string, out, errs io.Writer) int {
	return shares("link", args, errs, func(w share.What) { fmt.Fprintln(out, w.In(share.Link)) })
}

// embed prints what shows a document in a page: the element, a frame, and a link with a
// picture for pages that take neither.
func embed(args []string, out, errs io.Writer) int {
	return shares("embed", args, errs, func(w share.What) {
		if w.Solves() {
			fmt.Fprintf(out, "For HTML; there is something to solve, which needs a frame:\n\n%s\n\n", w.In(share.Frame))
		} else {
			fmt.Fprintf(out, "For HTML; without script it is the text:\n\n%s\n\n", w.In(share.Element))
			fmt.Fprintf(out, "Where no script is allowed:\n\n%s\n\n", w.In(share.Frame))
		}
		fmt.Fprintf(out, "For Markdown, with a picture of your own in place of picture.png:\n\n[![%s](picture.png)](%s)\n",
			strings.NewReplacer("[", `\[`, "]", `\]`).Replace(w.Title), w.Link)
	})
}

// shares reads the arguments and writes what they ask for.
func shares(word string, args []string, errs io.Writer, write func(share.What)) int {
	flags := flag.NewFlagSet(word, flag.ContinueOnError)
	flags.SetOutput(errs)
	public := flags.String("public", "", "the address of the playground that links begin with")
	var files []string
	for rest := args; len(rest) > 0; { // the file may stand before or after the flag
		if err := flags.Parse(rest); err != nil {
			return misuse(errs, word)
		}
		if rest = flags.Args(); len(rest) > 0 {
			files, rest = append(files, rest[0]), rest[1:]
		}
	}
	if len(files) != 1 {
		return misuse(errs, word)
	}
	root, err := site.PublicAddress(cmp.Or(*public, "http://"+site.DefaultAddr+"/"))
	if err != nil {
		return fail(errs, word, err)
	}
	d, err := sharedOf(files[0], root)
	if err != nil {
		return fail(errs, word, err)
	}
	if *public == "" {
		fmt.Fprintf(errs, "%s: nobody else can open %s: say with -public where the playground is\n", word, root)
	}
	write(d)
	return 0
}

// sharedOf is a document that is ready to be passed on.
func sharedOf(file, root string) (share.What, error) {
	data, err := os.ReadFile(file)
	if err != nil {
		return share.What{}, err
	}
	text := string(data)
	doc, problems := scenario.Parse(text)
	if len(problems) > 0 {
		return share.What{}, fmt.Errorf("%s:%d: %w", file, problems[0].Line, problems[0])
	}
	fragment, err := scenario.Encode(text)
	if errors.Is(err, scenario.ErrTooLong) {
		return share.What{}, fmt.Errorf("%s: a link holds at most 64 KiB; shorten the document, or put it on a host and name it with src", file)
	}
	if err != nil {
		return share.What{}, fmt.Errorf("%s: this is no UTF-8 text", file)
	}
	folder := ""
	if strings.HasPrefix(doc.Lang, "nl") {
		folder = "nl/"
	}
	return share.What{Title: cmp.Or(doc.Title, "LocMem Playground"), Shows: doc.Shows, Root: root,
		Link: root + folder + fragment, Frame: root + folder + "embed/" + fragment, Source: text}, nil
}
