package main

import (
	"os"
	"strings"
	"testing"
)

// The answers that Django gave when they were recorded last (SHARED_RECORD of
// shared.sh); where the servers can be had, shared.sh asks them again.
func TestRecordedAnswers(t *testing.T) {
	transcript, err := os.ReadFile("testdata/transcript.txt")
	if err != nil {
		t.Fatal(err)
	}
	answers, err := os.ReadFile("testdata/answers.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	passed, failures := compare(string(transcript), string(answers))
	for _, f := range failures {
		t.Error(f)
	}
	if passed < 700 {
		t.Errorf("%d answers are the same, want more than 700", passed)
	}
	// The comparison sees a difference and an answer that is missing.
	wrong := strings.Replace(string(answers), `"answer": "1"`, `"answer": "2"`, 1)
	if _, failures := compare(string(transcript), wrong); len(failures) != 1 {
		t.Errorf("a wrong answer gives %d failures, want 1", len(failures))
	}
}
