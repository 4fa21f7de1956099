//go:build js && wasm

package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"syscall/js"
	"time"

	"locmem/engine/library"
	"locmem/engine/rack"
	"locmem/wasm/jsx"
	"locmem/web/i18n"
)

// libraryTime bounds the download of the library, which is 75 KB.
const libraryTime = 20 * time.Second

// wordsTime bounds the download of the page's sentences in Dutch, which are 18 KB and are
// waited for.
const wordsTime = 6 * time.Second

// openLibrary has all processes of this page import from the library, which is
// fetched from the site when the first of them needs it.
func openLibrary(loader boot) {
	library.Use(func() (texts library.Texts, err error) {
		if loader.library == "" {
			return texts, errors.New("this page comes without it")
		}
		ctx, cancel := context.WithTimeout(context.Background(), libraryTime)
		defer cancel()
		text, err := fetchText(ctx, loader.library)
		if err != nil {
			return texts, fmt.Errorf("it could not be fetched (%v); look at the connection and run this again", err)
		}
		return texts, json.Unmarshal([]byte(text), &texts)
	})
}

// fetchLibrary fetches it ahead of its first use, when the page is drawn.
func fetchLibrary() { go func() { _, _ = rack.Libraries.Modules(true) }() }

// fetchWords fetches the page's sentences in Dutch. Without them it speaks English.
func fetchWords(loader boot) error {
	if loader.words == "" {
		return nil
	}
	ctx, cancel := context.WithTimeout(context.Background(), wordsTime)
	defer cancel()
	text, err := fetchText(ctx, loader.words)
	if err != nil {
		return err
	}
	var words map[string]string
	if err := json.Unmarshal([]byte(text), &words); err != nil {
		return err
	}
	i18n.UseWords(words)
	return nil
}

// fetchText is the body of what the site sends for an address of its own.
func fetchText(ctx context.Context, address string) (string, error) {
	promise, err := jsx.Call(js.Global(), "fetch", address)
	if err != nil {
		return "", err
	}
	response, err := jsx.Await(ctx, promise)
	if err != nil {
		return "", err
	}
	if !jsx.Get(response, "ok").Truthy() {
		return "", fmt.Errorf("the site sent %s", jsx.Get(response, "status"))
	}
	if promise, err = jsx.Call(response, "text"); err != nil {
		return "", err
	}
	text, err := jsx.Await(ctx, promise)
	if err != nil {
		return "", err
	}
	return text.String(), nil
}
