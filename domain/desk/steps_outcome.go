package desk

import (
	"strconv"

	"civico/sportello/domain"
	"civico/sportello/domain/calendar"
	"civico/sportello/domain/rules"
)

// OutcomeChoice is one way on for a case, with why it is closed now.
type OutcomeChoice struct {
	Move  domain.Move
	Label string // «accolta»
	Key   string // the letter that chooses it
	Why   string // Italian: why not now; empty when it may be chosen
}

var outcomeKeys = map[domain.State]string{
	domain.Accepted: "a", domain.Incomplete: "d", domain.AwaitingClearance: "t", domain.Refused: "x",
	domain.Abandoned: "b", domain.Withdrawn: "w", domain.InProgress: "r", domain.Suspended: "u",
}

// Outcomes lists the moves of a case from where it stands, in the order of the
// table, with what the verdict allows.
func Outcomes(state domain.State, v rules.Evaluation) []OutcomeChoice {
	var out []OutcomeChoice
	for _, m := range domain.MovesFrom(state) {
		label := StateLabel(m.To)
		if m.To == domain.InProgress {
			label = "riapri"
			if !state.IsClosed() {
				label = "riprendi"
			}
		}
		out = append(out, OutcomeChoice{m, label, outcomeKeys[m.To], forbids(m.To, v)})
	}
	return out
}

func forbids(to domain.State, v rules.Evaluation) string {
	refused := v.Outcome == rules.RefusedCase || v.Outcome == rules.NotCompetent
	switch to {
	case domain.Accepted:
		switch {
		case refused:
			return "C'è un impedimento: la pratica non è ricevibile."
		case v.Outcome == rules.IncompleteCase:
			return "Manca ancora qualcosa: la pratica è da integrare."
		case v.Outcome == rules.PendingClearance:
			return "Prima deve arrivare il nulla osta."
		}
	case domain.Incomplete:
		if v.Outcome == rules.Acceptable {
			return "Non manca nulla: la pratica si può accogliere."
		}
		if refused {
			return "C'è un impedimento: portare altri documenti non basta."
		}
	case domain.AwaitingClearance:
		if v.Outcome != rules.PendingClearance {
			return "Il verdetto non attende un nulla osta."
		}
	case domain.Refused:
		if !refused {
			return "Nessuna regola impedisce la pratica: senza impedimento non si rifiuta."
		}
	}
	return ""
}

// Returning is what changes when a person comes back: the day becomes the filing
// day, so that every dated rule is read again, and the new booking takes the old
// one's place. A case that only waited for a clearance keeps its day, for its clock
// went on (TER-3), unless there is a new booking. booking is nil where there is none.
func Returning(w *domain.Work, booking *Row, today domain.Date, now domain.Hour) []domain.Change {
	if w.State == domain.AwaitingClearance && booking == nil {
		return nil
	}
	changes := set("filed_on", today.String(), "filed_at", now.String())
	if booking == nil {
		return changes
	}
	return append(changes, BookingChanges(*booking)...)
}

// BookingChanges ties a case to a booking, or to none: the facts of the appointment
// known until now are forgotten first.
func BookingChanges(r Row) []domain.Change { return append(set("booking", ""), BookingFacts(r)...) }

var severity = map[rules.Status]int{
	rules.Satisfied: 0, rules.Note: 1, rules.Warning: 2, rules.Pending: 3, rules.Missing: 4, rules.Invalid: 5, rules.Blocked: 6,
}

// Worsened gives the findings that are worse than before: what has turned bad since
// a case was last judged.
func Worsened(before, after []rules.Finding) []rules.Finding {
	type key struct{ rule, path string }
	was := map[key]int{}
	for _, f := range before {
		was[key{f.Rule, f.Path}] = max(was[key{f.Rule, f.Path}], severity[f.Status])
	}
	var out []rules.Finding
	for _, f := range after {
		if n := severity[f.Status]; n >= severity[rules.Warning] && n > was[key{f.Rule, f.Path}] {
			out = append(out, f)
		}
	}
	return out
}

// WaiverChanges records a written reason to accept a finding, under the clerk's name.
func WaiverChanges(c *domain.Case, f rules.Finding, reason, by string) []domain.Change {
	i := len(c.Waivers)
	for j, w := range c.Waivers {
		if w == (domain.Waiver{}) || w.Rule == f.Rule && w.Path == f.Path {
			i = j
			break
		}
	}
	prefix := "waivers[" + strconv.Itoa(i) + "]"
	return set(prefix+".rule", f.Rule, prefix+".path", f.Path, prefix+".reason", reason, prefix+".by", by)
}

// KeptDay says that a case was left open over midnight: it keeps its filing day.
func KeptDay(w *domain.Work, today calendar.Date) bool {
	return w.State == domain.InProgress && !w.Facts.FiledOn.IsZero() && w.Facts.FiledOn.Before(today)
}
