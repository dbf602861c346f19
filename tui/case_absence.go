package tui

import (
	"slices"

	"civico/sportello/domain"
	"civico/sportello/domain/desk"
	"civico/sportello/domain/rules"
)

// absence is the time for which a person went away for papers. What has turned bad in
// it is told; what the clerk has answered since they are back is no news.
type absence struct {
	before []rules.Finding // the verdict when the person left, nil for who never did
	back   *domain.Case    // the facts when they came back, nil before that
}

// absenceOf is the last one of a case.
func (s *caseScreen) absenceOf(w *domain.Work) absence {
	parked, at := false, -1
	for i, e := range w.Events {
		m, ok := e.Body.(domain.CaseMoved)
		if !ok {
			continue
		}
		if m.To == domain.InProgress && parked {
			at = i
		}
		parked = waitsForPerson(m.To)
	}
	if parked {
		at = len(w.Events)
	}
	if at < 0 {
		return absence{}
	}
	left, err := domain.Fold(w.ID, w.Events[:at])
	if err != nil {
		return absence{}
	}
	v, err := rules.Evaluate(&left.Facts, s.around())
	if err != nil {
		return absence{}
	}
	out := absence{before: v.Findings}
	if at < len(w.Events) {
		if back, err := domain.Fold(w.ID, w.Events[:at+1]); err == nil {
			out.back = &back.Facts
		}
	}
	return out
}

// worsened is what has turned bad in the absence, and is so still.
func (s *caseScreen) worsened() []rules.Finding {
	a := &s.absence
	if a.before == nil {
		return nil
	}
	if a.back == nil && s.work.State == domain.InProgress {
		facts := s.work.Facts
		a.back = &facts
	}
	now := desk.Worsened(a.before, s.verdict.Findings)
	if a.back == nil {
		return now
	}
	then, err := rules.Evaluate(a.back, s.around())
	if err != nil {
		return nil
	}
	meanwhile := desk.Worsened(a.before, then.Findings)
	return slices.DeleteFunc(now, func(f rules.Finding) bool { return !contains(meanwhile, f) })
}
