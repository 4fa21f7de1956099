package rack

import (
	"encoding/json"

	"locmem/engine"
)

// Protocol is the version of the messages. Tabs of other versions may be open
// after an update: their messages are not read.
const Protocol = 2

// envelope is what every message travels in.
type envelope struct {
	Version int             `json:"v"`
	Type    string          `json:"type"`
	From    string          `json:"from"`         // id of the sender
	To      string          `json:"to,omitempty"` // id; "" is everybody
	Seq     uint64          `json:"seq,omitempty"`
	Re      uint64          `json:"re,omitempty"` // the Seq that a reply answers
	Body    json.RawMessage `json:"body,omitempty"`
}

// Types of messages. A request has a Seq; its receiver posts accept at once, and
// begins when a go in the sender's name repeats accept's number. A tab says go
// only to what it sent, so those who write in its name without reading the Bus
// start nothing; those who read it, too, see the number and can say go
// themselves. reply follows when it is done.
const (
	msgHello    = "hello"    // greeting: I have joined
	msgHere     = "here"     // greeting: the answer to hello
	msgBye      = "bye"      // state: I am leaving
	msgState    = "state"    // state: my counts changed, these calls were made
	msgCalls    = "calls"    // lastCalls: what was told in my name was not me, these were my last calls
	msgClock    = "clock"    // clockMove
	msgShared   = "shared"   // the journal says whether there is a shared cache beside the tabs
	msgPing     = "ping"     // answer with pong
	msgPong     = "pong"     //
	msgExec     = "exec"     // Request -> Reply
	msgSnapshot = "snapshot" // EntryID -> Inspected; without one -> Memory
	msgRestart  = "restart"  //
	msgStop     = "stop"     // end the run in progress
	msgAccept   = "accept"   // Seq is what go repeats
	msgGo       = "go"       // this request is mine
	msgReply    = "reply"    // the result of a request
)

type greeting struct {
	Info  Info       `json:"info"`
	Clock clockState `json:"clock"`
}

// lastCalls are the last calls that a process has told the others of, and that no
// other ones can be relied on.
type lastCalls struct {
	Events []engine.Event `json:"events"`
}

type clockMove struct {
	Clock clockState `json:"clock"`
	By    float64    `json:"by"`
	Name  string     `json:"name"`
}

func (e envelope) encode(body any) ([]byte, error) {
	e.Version = Protocol
	if body != nil {
		raw, err := json.Marshal(body)
		if err != nil {
			return nil, err
		}
		e.Body = raw
	}
	return json.Marshal(e)
}

const (
	maxWord = 64        // bytes of an id and of a type
	maxTold = 100 << 10 // bytes of the keys and errors in what a process tells of itself
	maxSaid = 1 << 20   // bytes of a message that tells something: text may be six times as long in JSON
)

// decodeEnvelope reads a message; ok is false for what another version or another
// program wrote, and for what is longer than any of ours: it may have to wait.
func decodeEnvelope(message []byte) (e envelope, ok bool) {
	if json.Unmarshal(message, &e) != nil {
		return e, false
	}
	for _, word := range []string{e.From, e.To, e.Type} {
		if len(word) > maxWord {
			return e, false
		}
	}
	if metered(e.Type) && len(message) > maxSaid {
		return e, false
	}
	return e, e.Version == Protocol && e.From != "" && e.Type != ""
}

// unmarshalRoster reads the body of a roster's message; false for others.
func unmarshalRoster(e envelope, body *rosterBody) bool {
	switch e.Type {
	case msgClaim, msgTaken, msgAlive, msgYes, msgFreed:
		return json.Unmarshal(e.Body, body) == nil && body.Name != ""
	}
	return false
}
