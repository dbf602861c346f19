package rules

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"civico/sportello/domain"
)

// headline is the one sentence a clerk reads out to the person: how it stands,
// what to bring, where, by when.
func (e *run) headline(out *Evaluation) string {
	switch out.Outcome {
	case RefusedCase:
		return "Non si può accogliere " + e.asked().request + " perché " + reasons(out.Findings) + "."
	case NotCompetent:
		return "Questo ufficio non è competente: " + whereElse(out.Findings) + "."
	case IncompleteCase:
		return e.whatIsLacking(out)
	case PendingClearance:
		return upperFirst(e.asked().request) + " è stata ricevuta; " + e.whatIsAwaited(out) + "."
	}
	return e.accepted(out)
}

// request is what a procedure is called when speaking to the person.
type request struct {
	request  string // what was asked
	accepted string // what may now be done
	thing    string // what the person will get, empty where there is nothing to wait for
}

var requests = map[domain.Procedure]request{
	domain.Passport:           {"la domanda", "La domanda può essere accolta", "il passaporto"},
	domain.Accompaniment:      {"la dichiarazione", "La dichiarazione di accompagno può essere accolta", ""},
	domain.ResidenceChange:    {"la richiesta", "La nuova residenza può essere annotata sul passaporto", ""},
	domain.Collection:         {"la consegna", "Il passaporto può essere consegnato", ""},
	domain.CollectivePassport: {"la domanda", "La domanda di passaporto collettivo può essere accolta", ""},
	domain.LaissezPasser:      {"la domanda", "La domanda di lasciapassare può essere accolta", ""},
	domain.EmergencyDocument:  {"la domanda", "Il documento di viaggio d'emergenza può essere rilasciato", ""},
}

func (e *run) asked() request { return requests[e.c.Procedure] }

func (e *run) accepted(out *Evaluation) string {
	var b strings.Builder
	b.WriteString(e.asked().accepted)
	warnings := 0
	for i := range out.Findings {
		if out.Findings[i].Status == Warning {
			warnings++
		}
	}
	switch {
	case warnings == 1:
		b.WriteString(" con un'annotazione")
	case warnings > 1:
		b.WriteString(" con " + decimal(warnings) + " annotazioni")
	}
	if ready := e.ready(out); ready != "" {
		b.WriteString("; " + ready)
		if e.c.Delivery.Mode == domain.DeliverHome {
			b.WriteString(" e arriverà a domicilio")
		}
	}
	if day := e.collectAccompaniment(); !day.IsZero() {
		b.WriteString("; si ritira " + toOffice(e.a.Office) + " entro il " + day.Italian())
	}
	b.WriteByte('.')
	return b.String()
}

// ready is by when the person gets what was asked for, empty where no term runs.
func (e *run) ready(out *Evaluation) string {
	if e.asked().thing == "" || out.Deadlines.Legal.IsZero() {
		return ""
	}
	return e.asked().thing + " sarà pronto entro il " + out.Deadlines.Legal.Italian()
}

// collectAccompaniment is the last day to collect a declaration, where the office
// has one.
func (e *run) collectAccompaniment() domain.Date {
	days := e.a.Office.Practice.CollectDaysBefore
	if e.c.Procedure != domain.Accompaniment || days == 0 {
		return domain.Date{}
	}
	if last := e.c.AccompanimentFacts.Departure.AddDays(-days); !last.Before(e.day) {
		return last
	}
	return domain.Date{}
}

// whatIsLacking lists what is missing or not good: first what the person brings,
// then what is done at the desk.
func (e *run) whatIsLacking(out *Evaluation) string {
	var bring, here []string
	carried := true
	for i := range out.Findings {
		f := &out.Findings[i]
		if f.echo || f.Status != Missing && f.Status != Invalid {
			continue
		}
		n := e.needOf(f)
		if slices.Contains(bring, n.what) || slices.Contains(here, n.what) {
			continue
		}
		carried = carried && !n.here && !n.deed
		if n.here {
			here = append(here, n.what)
		} else {
			bring = append(bring, n.what)
		}
	}
	all := append(bring, here...)
	out.Lacking = len(all)
	var b strings.Builder
	switch {
	case len(bring) == 0 && len(all) == 1:
		b.WriteString("Resta da completare allo sportello: ")
	case len(bring) == 0:
		b.WriteString("Restano da completare allo sportello: ")
	case len(all) == 1:
		b.WriteString("Manca una cosa: ")
	default:
		b.WriteString("Mancano " + decimal(len(all)) + " cose: ")
	}
	b.WriteString(shortList(all))
	if len(bring) > 0 {
		b.WriteString("; " + e.bringThem(out, len(all), carried))
	}
	b.WriteByte('.')
	return b.String()
}

// bringThem is where the missing things go, and by when the rest follows; carried says
// that all of them are things.
func (e *run) bringThem(out *Evaluation, n int, carried bool) string {
	to, today := toOffice(e.a.Office), "completando tutto oggi "
	switch {
	case !carried:
	case n == 1:
		today = "portandola oggi "
	default:
		today = "portandole oggi "
	}
	if ready := e.ready(out); ready != "" {
		return today + to + ", " + ready
	}
	return "si torna " + to + " quando c'è tutto"
}

// shortList names at most three things: «a, b, c e altre 2».
func shortList(items []string) string {
	switch rest := len(items) - mostItems; {
	case rest <= 0:
		return enumerate(items)
	case rest == 1:
		return strings.Join(items[:mostItems], ", ") + " e un'altra"
	default:
		return strings.Join(items[:mostItems], ", ") + " e altre " + decimal(rest)
	}
}

// whatIsAwaited is what a pending case waits for.
func (e *run) whatIsAwaited(out *Evaluation) string {
	var what []string
	for i := range out.Findings {
		f := &out.Findings[i]
		if n := needs[f.Rule].awaited; f.Status == Pending && !slices.Contains(what, n) {
			what = append(what, n)
		}
	}
	verb, tail := "si attende ", ""
	if len(what) > 1 {
		verb = "si attendono "
	}
	if out.Deadlines.Clock == ClockSuspended {
		tail = ", e ci vorrà più tempo"
	}
	return verb + enumerate(what) + tail
}

// reasons are why a case is refused: the first sentence of each block.
func reasons(findings []Finding) string {
	var why []string
	for i := range findings {
		if findings[i].Status == Blocked && len(why) < mostItems {
			why = append(why, lowerFirst(firstSentence(findings[i].Message)))
		}
	}
	return strings.Join(slices.Compact(why), " e perché ")
}

// whereElse is what the first block on competence tells the person to do.
func whereElse(findings []Finding) string {
	for i := range findings {
		if f := &findings[i]; f.Status == Blocked {
			return lowerFirst(firstSentence(f.Remedy))
		}
	}
	return ""
}

// firstSentence is the text up to a full stop that another sentence follows,
// without its stop; «art. 3» and «L. 11/2026» end none.
func firstSentence(s string) string {
	for i := 0; i+2 < len(s); i++ {
		if r, _ := utf8.DecodeRuneInString(s[i+2:]); s[i] == '.' && s[i+1] == ' ' && unicode.IsUpper(r) {
			return s[:i]
		}
	}
	return strings.TrimSuffix(s, ".")
}
