package scenario

// Solve makes what learners solved tries with a part of the story, by the tries' place
// in Parts. What stands below such a try plays on what its transcript leaves. Settings or
// views that solved it take the place of the scenario's below it, up to where the
// processes start anew: what stands above it comes to what the text says, and is played
// again with them.
func (s *Scenario) Solve(texts map[int]string) {
	for i, text := range texts {
		if i < 0 || i >= len(s.Parts) || s.Parts[i].Kind != Try {
			continue
		}
		switch p := &s.Parts[i]; {
		case IsTranscript(text):
			p.solved, _ = ParseTranscript(text, 1)
		default:
			p.instead = takes(text, 1)
		}
	}
}

// takes is the part that a text takes the place of, which begins on that line: settings
// or views.
func takes(text string, line int) *Part {
	kind := Views
	if IsSettings(text) {
		kind = Settings
	}
	return &Part{Kind: kind, Text: text, Line: line, BodyLine: line}
}

// played are the steps that a part has to play.
func (p *Part) played() []Step {
	switch {
	case p.Kind == Run:
		return p.Transcript.Steps
	case p.Kind == Predict && p.Question.Call.Line > 0:
		return []Step{p.Question.Call}
	case p.solved != nil:
		return p.solved.Steps
	}
	return nil
}
