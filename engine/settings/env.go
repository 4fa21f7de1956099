package settings

import (
	"embed"
	"strings"
	"sync"

	"locmem/engine/script"
	"locmem/engine/stdlib"
)

//go:embed lib/*.py
var sources embed.FS

// Modules are what a settings.py can import: Python's library, and the packages
// that settings files read their environment with. A module is a file
// lib/NAME.py of our own Python.
var Modules = sync.OnceValue(func() script.Library {
	own := script.Library{}
	files, _ := sources.ReadDir("lib")
	for _, f := range files {
		name := strings.TrimSuffix(f.Name(), ".py")
		text, _ := sources.ReadFile("lib/" + f.Name())
		own[name] = &script.Module{Name: name, Source: string(text)}
	}
	return script.Join(stdlib.Modules(), own)
})

// usual are the names that pasted settings use and whose lines stand elsewhere in
// the file: what makes them.
var usual = map[string]string{
	"os":        "import os",
	"Path":      "from pathlib import Path",
	"BASE_DIR":  "from pathlib import Path\nBASE_DIR = Path('/app')",
	"env":       "import environ\nenv = environ.Env()",
	"config":    "from decouple import config",
	"timedelta": "from datetime import timedelta",
	"DEBUG":     "DEBUG = True",
}
