package lesson

import "locmem/web/completion"

// What the learner has come to.

// score is what is counted beside the blocks.
type score struct {
	spent float64 // seconds at work
	last  float64 // when something was done last
}

// earned are the stars that the learner has, of now and of before: a Reset takes none away.
// The caller holds the lock.
func (l *Lesson) earned() int {
	if done, of := progressOf(l.blocks); done == of && of > 0 {
		l.stars = max(l.stars, scoreOf(l.blocks).Stars())
	}
	return l.stars
}

// longestRest is how long a rest between two things counts as work, in seconds.
const longestRest = 120

// works counts the time that the learner is at work. The caller holds the lock.
func (s *score) works(now float64) {
	if s.last > 0 && now > s.last {
		s.spent += min(now-s.last, longestRest)
	}
	s.last = now
}

// Score is what the learner has come to in a lesson.
type Score struct {
	Right, Predictions int
	Solved, Tries      int
	Hints              int // and solutions that were looked at
	Seconds            float64
}

// Score tells what the learner has come to.
func (l *Lesson) Score() Score {
	l.mu.Lock()
	defer l.mu.Unlock()
	s := scoreOf(l.blocks)
	s.Seconds = l.spent
	return s
}

// AllStars is how many stars a lesson can have.
const AllStars = 3

// Stars are those of a lesson that is done: one for that, one if all predictions were
// right, one if no hint and no solution was looked at.
func (s Score) Stars() int { return 1 + one(s.Right == s.Predictions) + one(s.Hints == 0) }

func scoreOf(blocks []Block) (s Score) {
	for i := range blocks {
		b := &blocks[i]
		switch b.Kind {
		case Predict:
			s.Predictions++
			s.Right += one(b.Chosen == b.Right)
		case Try:
			s.Tries++
			s.Solved += one(b.Passed)
		default:
			s.Hints += one(b.Helped)
		}
	}
	return s
}

// Code is the completion code of a lesson that ships; "" for another document.
func (l *Lesson) Code() string {
	if l.info.ID == "" {
		return ""
	}
	s := l.Score()
	return completion.Code{
		Lesson: l.info.ID, Version: completion.Version(l.given),
		Right: s.Right, Predictions: s.Predictions, Solved: s.Solved, Tries: s.Tries, Hints: s.Hints,
	}.String()
}

func one(yes bool) int {
	if yes {
		return 1
	}
	return 0
}
