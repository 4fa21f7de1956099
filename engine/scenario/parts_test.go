package scenario

import (
	"strings"
	"testing"
)

// A page shows every part: a document of thousands would keep it busy for a minute.
func TestADocumentHasSoManyParts(t *testing.T) {
	fence := "```locmem run\nw1>>> 1\n```\n"
	if s, problems := Parse(strings.Repeat(fence, MaxParts)); len(problems) > 0 || len(s.Parts) != MaxParts {
		t.Errorf("%d parts: %v", len(s.Parts), problems)
	}
	s, problems := Parse(strings.Repeat(fence, MaxParts) + "more\n" + fence)
	if len(problems) != 1 || problems[0].Line != 3*MaxParts+1 || !strings.Contains(problems[0].Message, "at most 200 parts") || len(s.Parts) != MaxParts {
		t.Errorf("%d parts: %v", len(s.Parts), problems)
	}
}
