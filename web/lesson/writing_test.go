package lesson

import (
	"strings"
	"testing"

	"locmem/engine/host"
	"locmem/engine/rack"
	"locmem/web/i18n"
)

// theWritten is a shelf with the text that writing begins with.
type theWritten struct{}

func (theWritten) Fetch(path string, done func(text string, ok bool)) {
	done("---\ntitle: First of "+path+"\n---\n\n```locmem run\nw1>>> 1 + 1\n2\n```\n", true)
}

const written = "---\ntitle: Mine\n---\n\n```locmem run\nw1>>> 1 + 1\n3\n```\n"

// writes is a desk at the place for writing, with its first document open.
func writes(t *testing.T, journal rack.Journal) *Desk {
	t.Helper()
	d := NewDesk(Env{Dial: host.InProgram(nil), Journal: journal}, theWritten{})
	d.Go(Place{Lang: i18n.English, Kind: Write}, "")
	t.Cleanup(func() { d.put(nil, Idle, nil) })
	waitFor(t, func() bool { return d.Open() != nil })
	return d
}

func title(d *Desk) string {
	if open := d.Open(); open != nil {
		return open.Info().Title
	}
	return ""
}

func TestWhatIsWrittenStandsBesideTheText(t *testing.T) {
	journal := &rack.MemJournal{}
	d := writes(t, journal)
	if got := title(d); got != "First of write.md" {
		t.Fatalf("it begins with %q", got)
	}
	d.Write(written)
	waitFor(t, func() bool { return title(d) == "Mine" })
	waitFor(t, func() bool { _, ok, _ := journal.Get(t.Context(), writingKey); return ok })

	again := writes(t, journal)
	if text, _ := again.Text(); text != written || title(again) != "Mine" {
		t.Errorf("after a reload there is %q", text)
	}
}

func TestATextThatWasReplacedComesBack(t *testing.T) {
	d := writes(t, nil)
	first, _ := d.Text()
	d.Rewrite(written)
	if text, _ := d.Text(); text != written || title(d) != "Mine" || !d.Rewritten() {
		t.Errorf("%q is open, the text is %q", title(d), text)
	}
	d.Unwrite()
	if text, _ := d.Text(); text != first {
		t.Errorf("the text is %q", text)
	}
	d.Write(first + "more")
	d.Unwrite() // the other one; nothing that was typed is lost
	if text, _ := d.Text(); text != written {
		t.Errorf("the text is %q", text)
	}
	d.Unwrite()
	if text, _ := d.Text(); text != first+"more" {
		t.Errorf("the text is %q", text)
	}
}

// TestWhatWasKeptIsNotLost: a lesson is edited as text before the place for writing was
// ever opened.
func TestWhatWasKeptIsNotLost(t *testing.T) {
	journal := &rack.MemJournal{}
	if err := journal.Put(t.Context(), writingKey, []byte(`"kept"`)); err != nil {
		t.Fatal(err)
	}
	d := NewDesk(Env{Dial: host.InProgram(nil), Journal: journal}, theWritten{})
	t.Cleanup(func() { d.put(nil, Idle, nil) })
	d.Rewrite(strings.ReplaceAll(written, "\n", "\r\n"))
	waitFor(t, d.Rewritten)
	if text, _ := d.Text(); text != written {
		t.Errorf("the text is %q", text)
	}
	d.Unwrite()
	if text, _ := d.Text(); text != "kept" {
		t.Errorf("what was kept is %q", text)
	}
}

func TestATextIsTakenToThePlaceForWriting(t *testing.T) {
	d := NewDesk(Env{Dial: host.InProgram(nil)}, theWritten{})
	t.Cleanup(func() { d.put(nil, Idle, nil) })
	d.Rewrite(written)
	d.Go(Place{Lang: i18n.English, Kind: Write}, "")
	if title(d) != "Mine" {
		t.Errorf("%q is open", title(d))
	}
}

func TestTheTextIsChecked(t *testing.T) {
	d := writes(t, nil)
	d.Rewrite(written)
	d.Check()
	waitFor(t, func() bool { return d.Checked().Ran })
	wrong := d.Checked().Wrong()
	if len(wrong) != 1 || wrong[0].Line != 6 || wrong[0].Expected != "3" || wrong[0].Got != "2" {
		t.Errorf("%+v", wrong)
	}
	d.Write(strings.Replace(written, "3", "2", 1))
	if c := d.Checked(); !c.Old {
		t.Errorf("the findings of another text count: %+v", c)
	}
	d.Check()
	waitFor(t, func() bool { return d.Checked().Ran })
	if c := d.Checked(); len(c.Wrong()) != 0 || len(c.Verdicts) != 1 || c.Old {
		t.Errorf("%+v", c)
	}
}

func TestACheckEnds(t *testing.T) {
	d := writes(t, nil)
	d.Rewrite("```locmem run\nw1>>> while True: x = 1\n```\n")
	d.Check()
	if !d.Checked().Running {
		t.Error("it does not run")
	}
	d.EndCheck()
	if c := d.Checked(); c.Running || c.Ran {
		t.Errorf("%+v", c)
	}
}
