package main

import (
	"os/exec"
	"runtime"
)

// openers are the commands that open an address in the browser, by system.
var openers = map[string][]string{
	"windows": {"rundll32", "url.dll,FileProtocolHandler"},
	"darwin":  {"open"},
}

// browse opens an address in the browser of this machine. Where that fails, the
// address that was printed is there to be opened by hand.
func browse(url string) {
	command, ok := openers[runtime.GOOS]
	if !ok {
		command = []string{"xdg-open"}
	}
	cmd := exec.Command(command[0], append(command[1:len(command):len(command)], url)...)
	if cmd.Start() == nil {
		go cmd.Wait() // its end is nobody's news, but a process must be waited for
	}
}
