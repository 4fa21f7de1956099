package bundle

import (
	"fmt"
	"io"
	"strings"
	"text/tabwriter"
)

// FirstPage is what a first visit of the front page downloads, in bytes: raw,
// and over the wire with Brotli.
func (s *Site) FirstPage() (raw, wire int) {
	for _, f := range s.Files {
		if f.First {
			raw += len(f.Data)
			wire += f.Wire()
		}
	}
	return raw, wire
}

// Wire is the number of bytes that travel to a browser that knows Brotli.
func (f *File) Wire() int {
	if f.Brotli != nil {
		return len(f.Brotli)
	}
	return len(f.Data)
}

// Table prints the size of every artefact.
func (s *Site) Table(w io.Writer) {
	level := "Brotli 5 for what is big"
	if s.Release {
		level = "Brotli 11"
	}
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintf(t, "raw\tBrotli\t  artefact\n")
	for _, f := range s.Files {
		mark := ""
		if f.First {
			mark = " *"
		}
		fmt.Fprintf(t, "%s\t%s\t  %s%s\n", group(len(f.Data)), group(f.Wire()), f.Path, mark)
	}
	raw, wire := s.FirstPage()
	fmt.Fprintf(t, "%s\t%s\t  first page (*), %s\n", group(raw), group(wire), level)
	t.Flush()
}

// group writes n with a space between thousands.
func group(n int) string {
	digits := fmt.Sprint(n)
	var out strings.Builder
	for i, d := range digits {
		if i > 0 && (len(digits)-i)%3 == 0 {
			out.WriteByte(' ')
		}
		out.WriteRune(d)
	}
	return out.String()
}
