package scenario

import (
	"bytes"
	"compress/flate"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"errors"
	"flag"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write golden files anew; read the diff")

// TestDictionaryIsFrozen: a changed dictionary would break every link there is.
func TestDictionaryIsFrozen(t *testing.T) {
	sum := sha256.Sum256(dictionary)
	if got := hex.EncodeToString(sum[:8]); got != dictionaryHash {
		t.Errorf("the dictionary has the hash %s: it must never change; make a new link version instead", got)
	}
}

// TestGoldenLinks: links made once are read for ever, by whatever writes today.
func TestGoldenLinks(t *testing.T) {
	files, err := filepath.Glob("testdata/links/*.md")
	if err != nil || len(files) < 12 {
		t.Fatalf("%d golden links, %v", len(files), err)
	}
	for _, file := range files {
		want, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		golden := strings.TrimSuffix(file, ".md") + ".link"
		if *update {
			if _, err := os.Stat(golden); errors.Is(err, os.ErrNotExist) { // those that are there stay
				fragment, err := Encode(string(want))
				if err != nil {
					t.Fatal(err)
				}
				if err := os.WriteFile(golden, []byte(fragment+"\n"), 0o666); err != nil {
					t.Fatal(err)
				}
			}
		}
		fragment, err := os.ReadFile(golden)
		if err != nil {
			t.Fatal(err)
		}
		link, err := Decode(strings.TrimSpace(string(fragment)))
		if err != nil || link.Source != string(want) {
			t.Errorf("%s: %v, %d bytes of %d", golden, err, len(link.Source), len(want))
		}
		again, err := Encode(string(want))
		if err != nil {
			t.Fatal(err)
		}
		if link, err := Decode(again); err != nil || link.Source != string(want) {
			t.Errorf("%s, made anew: %v", file, err)
		}
	}
}

// typical is one block of settings and six lines of a transcript.
const typical = "```locmem settings\nCACHES = {\n    \"default\": {\n        \"BACKEND\": \"django.core.cache.backends.locmem.LocMemCache\",\n        \"LOCATION\": \"shop\",\n        \"TIMEOUT\": 60,\n    }\n}\n```\n\n" +
	"```locmem run\nw1>>> cache.set(\"price\", 42)\nw1>>> cache.get(\"price\")\n42\nw2>>> cache.get(\"price\")\nNone\n!+61s\nw1>>> cache.get(\"price\")\nNone\nw1>>> cache.get_or_set(\"price\", 43)\n43\n```\n"

func TestATypicalScenarioIsShort(t *testing.T) {
	fragment, err := Encode(typical)
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("%d bytes make %d characters", len(typical), len(fragment))
	if len(fragment) > 250 {
		t.Errorf("a typical scenario makes %d characters", len(fragment))
	}
}

func TestLinksGoThereAndBack(t *testing.T) {
	for _, src := range []string{"", "x", typical, "# שלום 🎈 \u202e rtl\n", strings.Repeat("a", MaxSource), "\r\n\t"} {
		fragment, err := Encode(src)
		if err != nil {
			t.Fatal(err)
		}
		if strings.ContainsAny(fragment, "% +/\"") {
			t.Errorf("%q has characters that links escape", fragment)
		}
		link, err := Decode(fragment + "&view=log&x=1&" + strings.Repeat("&y", 50))
		if err != nil || link.Source != src || link.View["view"] != "log" {
			t.Errorf("%q comes back as %q, %v, %v", src, link.Source, link.View, err)
		}
	}
	for _, src := range []string{strings.Repeat("a", MaxSource+1), "\xff"} {
		if _, err := Encode(src); err == nil {
			t.Errorf("%d bytes are no link", len(src))
		}
	}
}

// TestViewOfALinkIsBounded: a stranger's parameters take no room.
func TestViewOfALinkIsBounded(t *testing.T) {
	fragment, err := Encode("x")
	if err != nil {
		t.Fatal(err)
	}
	for i := range 1000 {
		fragment += "&v" + strconv.Itoa(i) + "=1"
	}
	if link, err := Decode(fragment); err != nil || len(link.View) != 20 || link.View["v0"] != "1" {
		t.Errorf("%v, %d parameters, want the first 20", err, len(link.View))
	}
}

func pack(data []byte) string {
	text := base64.RawURLEncoding.EncodeToString(data)
	return "#1d=" + text + "." + checkOf(text)
}

func deflated(text []byte) []byte {
	var b bytes.Buffer
	w, _ := flate.NewWriterDict(&b, 9, dictionary)
	w.Write(text)
	w.Close()
	return b.Bytes()
}

func TestHostileLinks(t *testing.T) {
	good, err := Encode(typical)
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		fragment string
		want     error
	}{
		"nothing":       {"", ErrNoLink},
		"an anchor":     {"#processes", ErrNoLink},
		"another name":  {"#a=1", ErrNoLink},
		"a new version": {"#2d=abc.0000", ErrVersion},
		"truncated":     {good[:len(good)-8], ErrTruncated},
		"one short":     {good[:len(good)-1], ErrTruncated},
		"no check":      {"#1d=abc", ErrTruncated},
		"changed":       {strings.Replace(good, good[10:11], map[bool]string{true: "B", false: "A"}[good[10] == 'A'], 1), ErrTruncated},
		"no base64":     {"#1d=a*b." + checkOf("a*b"), ErrBroken},
		"no deflate":    {pack([]byte{0xff, 0xff, 0xff}), ErrBroken},
		"ends early":    {pack(deflated([]byte(typical))[:40]), ErrBroken},
		"no UTF-8":      {pack(deflated([]byte("abc\xff"))), ErrBroken},
		"a bomb":        {pack(deflated(make([]byte, 64<<20))), ErrTooLong},
	} {
		if _, err := Decode(c.fragment); !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", name, err, c.want)
		}
	}
}

// TestABombIsNotUnpacked: a short link takes no more memory than a long document.
func TestABombIsNotUnpacked(t *testing.T) {
	bomb := pack(deflated(make([]byte, 64*MaxSource)))
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	if _, err := Decode(bomb); !errors.Is(err, ErrTooLong) {
		t.Error(err)
	}
	runtime.ReadMemStats(&after)
	if made := after.TotalAlloc - before.TotalAlloc; made > 16*MaxSource {
		t.Errorf("it took %d bytes", made)
	}
}

// What mails, forums and chat programs glue to the end of a link does not make
// it a cut one; a letter more does, and so does what is glued to a cut link.
func TestGluedEndingsAreForgiven(t *testing.T) {
	good, err := Encode(typical)
	if err != nil {
		t.Fatal(err)
	}
	punctuation := []string{
		".", ",", ";", ":", "!", "?", "...", "…", ")", ").", "]", "](", "}", ">", ">,", "&gt;", "&gt;.", "&quot;", "|", "*", "**",
		"_", "`", `"`, `".`, "'", "’", "”", "»", "“", "/", `\`, "。", "）", "%22", "%3E", "%29.", "%E2%80%9D", "%C2%BB",
	}
	for _, glue := range punctuation {
		if link, err := Decode(good + "&view=log" + glue); err != nil || link.View["view"] != "log" {
			t.Errorf("with %q behind the view: %q, %v", glue, link.View["view"], err)
		}
	}
	for _, glue := range append(punctuation, " and more", ").Then", "%20x", "<br>", "\n") {
		if link, err := Decode(good + glue); err != nil || link.Source != typical {
			t.Errorf("with %q behind it: %v", glue, err)
		}
		for _, cut := range []int{1, 2, 4, 5, 6, 9} {
			if _, err := Decode(good[:len(good)-cut] + glue); !errors.Is(err, ErrTruncated) {
				t.Errorf("%d characters short with %q behind it: %v", cut, glue, err)
			}
		}
	}
	for _, more := range []string{"x", "0", "A", "é"} {
		if _, err := Decode(good + more); !errors.Is(err, ErrTruncated) {
			t.Errorf("with %q more: %v", more, err)
		}
	}
}

// TestTruncationIsFound: of links cut off anywhere, hardly any seems whole.
func TestTruncationIsFound(t *testing.T) {
	good, _ := Encode(typical)
	r := rand.New(rand.NewPCG(1, 1))
	seems := 0
	for range 2000 {
		if _, err := Decode(good[:1+r.IntN(len(good)-1)]); err == nil {
			seems++
		}
	}
	if seems > 0 {
		t.Errorf("%d cut links seem whole", seems)
	}
}

func FuzzDecode(f *testing.F) {
	good, _ := Encode(typical)
	f.Add(good)
	f.Add("#1d=.0000")
	f.Add("#9x=&&=")
	f.Fuzz(func(t *testing.T, fragment string) {
		link, err := Decode(fragment)
		if err == nil && len(link.Source) > MaxSource {
			t.Errorf("%d bytes", len(link.Source))
		}
		if again, fail := Encode(link.Source); err == nil && fail == nil {
			if back, err := Decode(again); err != nil || back.Source != link.Source {
				t.Errorf("not the same again: %v", err)
			}
		}
	})
}

const dictionaryHash = "595ed7cbbed8e57f"
