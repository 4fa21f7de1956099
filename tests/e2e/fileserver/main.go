// Command fileserver sends the files of a folder as Go's http.FileServer does
// and nothing else: the plainest host that an export has to work on. It prints
// its address and runs until it is stopped.
package main

import (
	"fmt"
	"net"
	"net/http"
	"os"
)

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: fileserver DIR")
		os.Exit(2)
	}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err == nil {
		fmt.Printf("http://%s/\n", listener.Addr())
		err = http.Serve(listener, http.FileServer(http.Dir(os.Args[1])))
	}
	fmt.Fprintln(os.Stderr, err)
	os.Exit(1)
}
