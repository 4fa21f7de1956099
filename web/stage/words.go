package stage

// Words says what a picture says. Keys, values and names come to it as they are
// and go through no Words.
type Words interface {
	Site(w Word, facts ...any) string
	Hits(n uint64) string
	Misses(n uint64) string
	Entries(n int) string
	Queries(n int) string
	Bytes(n int) string
	Number(n int) string
}

// Word is a text of the picture, with the facts that it takes.
type Word int

const (
	SayBalancer      Word = iota
	SayNext               // %s: the name of a process
	SayRequests           //
	SayServer             // %d
	SayOutside            // processes that get no requests
	SayDatabase           //
	SayNoQueries          //
	SayTook               // %s, a number of milliseconds
	SayNoShared           //
	SayTry                // what to do about that
	SayAdd                // the same beside tabs
	SayDown               // of a server
	SaySecondTab          // lines, of about 24 characters
	SayEmpty              //
	SayEmptyShort         // where there is no room for that
	SayInCache            // of has_key
	SayNotInCache         //
	SayHit                //
	SayMiss               //
	SayExpired            //
	SayStored             //
	SayMissStored         //
	SayExpiredStored      //
	SayOneStep            // of incr
	SayTwoSteps           // of get and then set
	SayTwoStepsShort      // where there is no room for that
	SayOverwrote          // %s: whose write was lost under a later one
	SayOverwrote1         // where there is no room for that
	SayStillHere          // of an entry that has expired
	SayMore               // %s, a number
	SayNextOut            // %s, a key
	SayEvicted            // %s, a number
	SayOf                 // %s of %s, numbers, entries
	SayPID                // %d
	SayUp                 // %s, a time
	SayThisTab            //
	SayLost               // of an entry
	SayRestart            // of a process
	SayRestarted          // %s: what was lost
	SayEnded              // %s: what was lost
	SayStateSilent        //
	SayStateEnded         //
	SayStateStarting      //
	wordCount
)

// AllWords lists every Word, for who must have all of them.
func AllWords() []Word {
	all := make([]Word, wordCount)
	for i := range all {
		all[i] = Word(i)
	}
	return all
}
