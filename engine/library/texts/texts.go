// Package texts reads the Python that is in a program.
package texts

import (
	"embed"
	"strings"
)

// Of are the files NAME.py of a folder by NAME.
func Of(files embed.FS) map[string]string {
	all := map[string]string{}
	list, err := files.ReadDir(".")
	if err != nil {
		panic(err) // it is in the program
	}
	for _, f := range list {
		text, err := files.ReadFile(f.Name())
		if err != nil {
			panic(err)
		}
		all[strings.TrimSuffix(f.Name(), ".py")] = string(text)
	}
	return all
}
