package domain

// State is where a case stands. The zero State is not a state.
type State string

const (
	InProgress        State = "in_progress"        // in corso: facts may change
	Suspended         State = "suspended"          // sospesa: put aside by the clerk, same day or later
	Incomplete        State = "incomplete"         // da integrare: the person comes back with papers
	AwaitingClearance State = "awaiting_clearance" // in attesa di nulla osta
	Accepted          State = "accepted"           // accolta
	Refused           State = "refused"            // non ricevibile
	Abandoned         State = "abandoned"          // abbandonata: the person left or never came back
	Withdrawn         State = "withdrawn"          // ritirata: the applicant took it back
)

// States in the order in which lists show them.
func States() []State {
	return []State{InProgress, Suspended, Incomplete, AwaitingClearance, Accepted, Refused, Abandoned, Withdrawn}
}

// IsClosed says that an outcome stands: changing anything means reopening.
func (s State) IsClosed() bool {
	return s == Accepted || s == Refused || s == Abandoned || s == Withdrawn
}

// Move is one allowed step between states. NeedsReason asks the clerk why, in
// writing.
type Move struct {
	From, To    State
	NeedsReason bool
}

var moves = []Move{
	{InProgress, Suspended, false},
	{InProgress, Incomplete, false},
	{InProgress, AwaitingClearance, false},
	{InProgress, Accepted, false},
	{InProgress, Refused, false},
	{InProgress, Abandoned, true},
	{InProgress, Withdrawn, true},
	{Suspended, InProgress, false},
	{Suspended, Abandoned, true},
	{Suspended, Withdrawn, true},
	{Incomplete, InProgress, false},
	{Incomplete, Abandoned, true},
	{Incomplete, Withdrawn, true},
	{AwaitingClearance, InProgress, false},
	{AwaitingClearance, Withdrawn, true},
	{Accepted, InProgress, true},
	{Refused, InProgress, true},
	{Abandoned, InProgress, true},
	{Withdrawn, InProgress, true},
}

// MovesFrom lists what may follow a state.
func MovesFrom(s State) []Move {
	var out []Move
	for _, m := range moves {
		if m.From == s {
			out = append(out, m)
		}
	}
	return out
}

// FindMove gives the move between two states, and false where there is none.
func FindMove(from, to State) (Move, bool) {
	for _, m := range moves {
		if m.From == from && m.To == to {
			return m, true
		}
	}
	return Move{}, false
}
