package site

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
)

// marker is the file that makes a folder ours. It lists what the export wrote,
// a path a line, below its first line.
const marker = ".locmem-export"

const markerHead = "Written by the export of LocMem Playground. The next one replaces or removes these files and no others:"

// olderMarker is what stood in .nojekyll while that file was the marker.
const olderMarker = "Files of LocMem Playground, written by its export.\n"

// folder is where an export writes. It reaches nothing outside of its root,
// whatever the marker or a symbolic link says.
type folder struct {
	root *os.Root
	list []string // what it will hold of ours
}

// claim opens dir, makes it if it is missing, and removes what the export
// before wrote and this one does not. It fails before it changes anything if
// dir, or a file that is in the way, is not ours.
func claim(dir string, list []string) (*folder, error) {
	info, err := os.Stat(dir)
	_, gone := os.Lstat(dir)
	switch {
	case dir == "":
		return nil, errors.New("the name of the folder is empty")
	case err == nil && !info.IsDir():
		return nil, fmt.Errorf("%s is a file; name a folder", dir)
	case err != nil && gone == nil:
		return nil, fmt.Errorf("%s is a symbolic link that leads nowhere; name a folder", dir)
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, err
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, err
	}
	f := &folder{root: root, list: list}
	if err := f.take(dir); err != nil {
		f.close()
		return nil, err
	}
	return f, nil
}

// take makes sure that the folder is ours and leaves in it nothing of the export
// before that this one does not write. The marker comes first and lists both, so
// that what an export that was interrupted leaves is still known.
func (f *folder) take(dir string) error {
	old, err := f.written(dir)
	if err != nil {
		return err
	}
	if f.hasOwnHeaders() {
		theirs := func(name string) bool { return name == headersFile }
		old, f.list = slices.DeleteFunc(old, theirs), slices.DeleteFunc(slices.Clone(f.list), theirs)
	}
	both := slices.Concat(old, f.list)
	slices.Sort(both)
	both = slices.Compact(both)
	for _, name := range both {
		if link := f.link(name); link != "" {
			return fmt.Errorf("%s is a symbolic link; remove it", filepath.Join(dir, link))
		}
	}
	for _, name := range f.list {
		_, err := f.root.Lstat(filepath.FromSlash(name))
		switch {
		case errors.Is(err, fs.ErrNotExist):
		case err != nil:
			return fmt.Errorf("it cannot be told whether %s would be overwritten: %w", filepath.Join(dir, name), err)
		case !slices.Contains(old, name):
			return fmt.Errorf("%s was not written by an export and would be overwritten; move it away", filepath.Join(dir, name))
		}
	}
	if err := f.mark(both); err != nil {
		return err
	}
	for _, name := range old {
		if slices.Contains(f.list, name) {
			continue
		}
		if err := f.remove(name); err != nil {
			return err
		}
	}
	return nil
}

// hasOwnHeaders tells whether there is a headersFile that no export wrote.
func (f *folder) hasOwnHeaders() bool {
	text, err := f.root.ReadFile(headersFile)
	return err == nil && !bytes.HasPrefix(text, []byte(headersHead))
}

// link is the first part of a path that is a symbolic link, or "": what lies
// behind one is not the export's.
func (f *folder) link(name string) string {
	for at := 0; at < len(name); at++ {
		if i := strings.IndexByte(name[at:], '/'); i >= 0 {
			at += i
		} else {
			at = len(name)
		}
		info, err := f.root.Lstat(filepath.FromSlash(name[:at]))
		if err != nil {
			return "" // nothing is there, or what is wrong is told later
		}
		if info.Mode()&fs.ModeSymlink != 0 {
			return name[:at]
		}
	}
	return ""
}

// written lists what the export before wrote, nothing for an empty folder.
func (f *folder) written(dir string) ([]string, error) {
	text, err := f.root.ReadFile(marker)
	if err == nil {
		if list, ok := readMarker(text); ok {
			return list, nil
		}
		return nil, fmt.Errorf("the %s in %s is not one that an export wrote; choose a new folder", marker, dir)
	}
	if !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	entries, err := fs.ReadDir(f.root.FS(), ".")
	if err != nil || len(entries) == 0 {
		return nil, err
	}
	if text, err := f.root.ReadFile(noJekyll); err == nil && string(text) == olderMarker {
		return nil, fmt.Errorf("%s was written by an export of an older version, which kept no list of its files; empty it, or choose a new folder", dir)
	}
	return nil, fmt.Errorf("%s is not empty, and no export wrote it (there is no %s in it); choose a new folder", dir, marker)
}

// readMarker returns the paths in a marker; ok is false for another file. What leads out
// of the folder is no path of ours.
func readMarker(text []byte) (list []string, ok bool) {
	head, body, _ := bytes.Cut(text, []byte("\n"))
	if strings.TrimRight(string(head), "\r") != markerHead {
		return nil, false
	}
	for line := range strings.Lines(string(body)) {
		if name := strings.TrimRight(line, "\r\n"); fs.ValidPath(name) && name != "." && name != marker {
			list = append(list, name)
		}
	}
	return list, true
}

// mark writes the marker, whole or not at all.
func (f *folder) mark(list []string) error {
	const next = marker + ".new"
	if err := f.root.WriteFile(next, []byte(markerHead+"\n"+strings.Join(list, "\n")+"\n"), 0o644); err != nil {
		return err
	}
	return f.root.Rename(next, marker)
}

// put writes one of the files.
func (f *folder) put(name string, data []byte) error {
	if err := f.root.MkdirAll(filepath.FromSlash(path.Dir(name)), 0o755); err != nil {
		return err
	}
	return f.root.WriteFile(filepath.FromSlash(name), data, 0o644)
}

// remove removes a file, if it is there, and the folders that become empty.
func (f *folder) remove(name string) error {
	if err := f.root.Remove(filepath.FromSlash(name)); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	for dir := path.Dir(name); dir != "."; dir = path.Dir(dir) {
		if f.root.Remove(filepath.FromSlash(dir)) != nil {
			break // something else lies in it
		}
	}
	return nil
}

// finish says that everything is written.
func (f *folder) finish() error { return f.mark(f.list) }

func (f *folder) close() { f.root.Close() }
