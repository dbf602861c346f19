package tui

import (
	"strings"

	"civico/sportello/domain"
	"civico/sportello/domain/desk"
	"civico/sportello/domain/rules"
)

// verdictLabel heads the verdict: the outcome once the case is accepted, for nobody is
// to decide what was decided.
func (s *caseScreen) verdictLabel() string {
	if s.work.State == domain.Accepted {
		return strings.ToUpper(desk.StateLabel(s.work.State))
	}
	return desk.VerdictLabel(s.verdict)
}

// headline is the sentence to read out: of an accepted case since when it is, and by
// when the rest follows, unless something has turned bad since.
func (s *caseScreen) headline() string {
	if s.work.State != domain.Accepted {
		return s.verdict.Headline
	}
	on := domainDate(s.work.MovedAt.In(s.app.Now().Location()))
	out := sentenceCase(desk.StateLabel(s.work.State)) + " il " + on.Italian()
	if o := s.verdict.Outcome; o == rules.Acceptable || o == rules.AcceptableWithNotes {
		if _, rest, ok := strings.Cut(s.verdict.Headline, "; "); ok {
			return out + "; " + rest
		}
	}
	return out + "."
}
