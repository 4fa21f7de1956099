package scenario

import (
	"bytes"
	"compress/flate"
	_ "embed"
	"encoding/base64"
	"errors"
	"hash/crc32"
	"io"
	"net/url"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A link is "#1d=DATA.CHECK", and behind it any number of &name=value or &name. DATA is
// the document's text, deflated with the dictionary below, in base64url; CHECK is
// four base-36 characters that tell whether all of DATA arrived. What mails and
// forums glue to a link, such as ")." or ">", is not part of it.

// dictionary is what the compression knows before it starts. It is frozen: a
// link made once is read for ever.
//
//go:embed dictionary.txt
var dictionary []byte

// linkVersion is the version that Encode writes and Decode reads.
const linkVersion = "1d"

// What is wrong with a link. The texts are for logs; pages have their own words.
var (
	ErrNoLink    = errors.New("this is no link to a scenario")
	ErrVersion   = errors.New("the link was made by another version of the playground")
	ErrTruncated = errors.New("a part of the link is missing: it was cut off or changed on its way")
	ErrBroken    = errors.New("the link cannot be read")
	ErrTooLong   = errors.New("the scenario in the link is longer than 64 KiB")
)

// Link is what a fragment holds.
type Link struct {
	Source string            // the document
	View   map[string]string // what stands behind it: &view=log, &run and the like; may be nil
}

// Encode makes the fragment of a link, "#" included. It fails with ErrTooLong,
// or ErrBroken for what is no UTF-8 text.
func Encode(src string) (string, error) {
	if len(src) > MaxSource {
		return "", ErrTooLong
	}
	if !utf8.ValidString(src) {
		return "", ErrBroken
	}
	var b bytes.Buffer
	w, err := flate.NewWriterDict(&b, flate.BestCompression, dictionary)
	if err != nil {
		return "", err
	}
	if _, err := io.WriteString(w, src); err != nil {
		return "", err
	}
	if err := w.Close(); err != nil {
		return "", err
	}
	data := base64.RawURLEncoding.EncodeToString(b.Bytes())
	return "#" + linkVersion + "=" + data + "." + checkOf(data), nil
}

// checkOf is four base-36 characters of the data.
func checkOf(data string) string {
	text := strconv.FormatUint(uint64(crc32.ChecksumIEEE([]byte(data)))%(36*36*36*36), 36)
	return strings.Repeat("0", 4-len(text)) + text
}

// checks tells whether a text begins with the check of the data and ends there as
// a word does: a letter or digit more is a changed link, anything else was glued
// to it.
func checks(text, data string) bool {
	const length = 4
	if len(text) < length || !strings.EqualFold(text[:length], checkOf(data)) {
		return false
	}
	next, _ := utf8.DecodeRuneInString(text[length:])
	return !alphanumeric(next) // RuneError at the end is neither
}

func alphanumeric(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// unglued is a value without the punctuation behind it, which browsers may have
// percent-encoded.
func unglued(value string) string {
	if plain, err := url.PathUnescape(value); err == nil {
		value = plain
	}
	return strings.TrimRightFunc(value, func(r rune) bool { return !alphanumeric(r) })
}

// IsLink tells whether a fragment claims to be a link, of whatever version: a
// digit, letters, and an equals sign.
func IsLink(fragment string) bool {
	name, _, ok := strings.Cut(strings.TrimPrefix(fragment, "#"), "=")
	return ok && name != "" && name[0] >= '0' && name[0] <= '9' && len(name) <= 4 && isWord(name)
}

// Decode reads a fragment, with or without "#". The error is one of those
// above. It takes no more memory than the longest document needs, whatever the
// link says.
func Decode(fragment string) (Link, error) {
	fragment = strings.TrimPrefix(fragment, "#")
	if !IsLink(fragment) {
		return Link{}, ErrNoLink
	}
	link := Link{}
	body, more, _ := strings.Cut(fragment, "&")
	for _, pair := range strings.Split(more, "&") {
		name, value, ok := strings.Cut(strings.TrimPrefix(pair, "amp;"), "=") // a forum may have escaped "&"
		if !ok {
			name = unglued(name)
		}
		if isWord(name) && len(link.View) < 20 {
			if link.View == nil {
				link.View = map[string]string{}
			}
			link.View[name] = unglued(value)
		}
	}
	version, body, _ := strings.Cut(body, "=")
	if version != linkVersion {
		return Link{}, ErrVersion
	}
	data, check, ok := strings.Cut(body, ".")
	if !ok || !checks(check, data) {
		return Link{}, ErrTruncated
	}
	packed, err := base64.RawURLEncoding.DecodeString(data)
	if err != nil {
		return Link{}, ErrBroken
	}
	src, err := io.ReadAll(io.LimitReader(flate.NewReaderDict(bytes.NewReader(packed), dictionary), MaxSource+1))
	switch {
	case len(src) > MaxSource:
		return Link{}, ErrTooLong
	case err != nil || !utf8.Valid(src):
		return Link{}, ErrBroken
	}
	link.Source = string(src)
	return link, nil
}
