package bundle

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"text/tabwriter"
)

// smallPackage is where the table of packages ends.
const smallPackage = 20 << 10

// Packages prints how many bytes of the program's code each package has. The
// program that is served has no names, so it is linked once more with them.
func Packages(o Options, w io.Writer) error {
	out := filepath.Join(o.Cache, "named.wasm")
	if err := link(o, out, "-w"); err != nil {
		return err
	}
	program, err := os.ReadFile(out)
	if err != nil {
		return err
	}
	cmd := goTool(o.Root, "list", "-modfile="+filepath.Join(o.Cache, "wasm.mod"), "-deps", "./wasm")
	cmd.Env = append(cmd.Env, "GOOS=js", "GOARCH=wasm")
	list, err := cmd.Output()
	if err != nil {
		return fmt.Errorf("listing the packages of ./wasm: %w", err)
	}
	functions, err := functionSizes(program)
	if err != nil {
		return err
	}
	writePackages(w, byPackage(functions, strings.Fields(string(list))))
	return nil
}

// function is one of the program, with the bytes of its code.
type function struct {
	name string
	size int
}

var errModule = errors.New("the program with names is cut off, or has none")

// functionSizes reads the functions of a WebAssembly module with names.
func functionSizes(program []byte) (list []function, err error) {
	defer func() {
		if recover() != nil { // it ends too early
			err = errModule
		}
	}()
	names := map[uint64]string{}
	imported := uint64(0)
	for rest := reader(program[8:]); len(rest) > 0; {
		id := rest.byte()
		section := rest.part()
		switch id {
		case 0:
			if section.text() != "name" {
				continue
			}
			for len(section) > 0 {
				const ofFunctions = 1
				kind, part := section.byte(), section.part()
				if kind != ofFunctions {
					continue
				}
				for n := part.number(); n > 0; n-- {
					index := part.number()
					names[index] = part.text()
				}
			}
		case 2:
			imported = section.number() // Go imports functions only
		case 10:
			for n := section.number(); n > 0; n-- {
				list = append(list, function{size: len(section.part())})
			}
		}
	}
	if len(names) == 0 {
		return nil, errModule
	}
	for i := range list {
		list[i].name = names[imported+uint64(i)]
	}
	return list, nil
}

// reader takes a module apart from its beginning; it panics at its end.
type reader []byte

func (r *reader) byte() byte {
	b := (*r)[0]
	*r = (*r)[1:]
	return b
}

func (r *reader) number() uint64 {
	x, n := binary.Uvarint(*r)
	if n <= 0 {
		panic(errModule)
	}
	*r = (*r)[n:]
	return x
}

// part takes a length and as many bytes.
func (r *reader) part() reader {
	n := r.number()
	p := (*r)[:n]
	*r = (*r)[n:]
	return p
}

func (r *reader) text() string { return string(r.part()) }

// unnamed is what Go's linker replaces in names of functions.
var unnamed = regexp.MustCompile(`[^\w.]`)

// byPackage adds up the functions of each package, largest first. What belongs to
// none, such as comparisons that the compiler makes, has the name "".
func byPackage(list []function, paths []string) []function {
	known := map[string]string{}
	for _, p := range paths {
		known[unnamed.ReplaceAllString(p, "_")] = p
	}
	known["main"] = "main"
	sizes := map[string]int{}
	for _, f := range list {
		path := ""
		for i := range len(f.name) {
			if p := known[f.name[:i]]; p != "" && f.name[i] == '.' {
				path = p // the longest is right: paths may have dots
			}
		}
		sizes[path] += f.size
	}
	var sums []function
	for path, size := range sizes {
		sums = append(sums, function{path, size})
	}
	slices.SortFunc(sums, func(a, b function) int {
		if a.size != b.size {
			return b.size - a.size
		}
		return strings.Compare(a.name, b.name)
	})
	return sums
}

// writePackages prints the packages that are not small, and the others in one
// line.
func writePackages(w io.Writer, list []function) {
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintf(t, "code\t  package\n")
	rest, others, total := 0, 0, 0
	for _, p := range list {
		total += p.size
		if p.name == "" || p.size < smallPackage {
			rest += p.size
			others++
			continue
		}
		fmt.Fprintf(t, "%s\t  %s\n", group(p.size), p.name)
	}
	fmt.Fprintf(t, "%s\t  %d others\n", group(rest), others)
	fmt.Fprintf(t, "%s\t  all code, without data\n", group(total))
	t.Flush()
}
