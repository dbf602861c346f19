package desk

import (
	"errors"
	"strconv"
	"strings"
	"time"

	"civico/sportello/domain"
	"civico/sportello/domain/calendar"
)

// phrase is one known fact in words: "occhiali: sì", "copia fronte e retro: no".
func phrase(path, value string) string {
	if value == "" {
		return "tolto: " + FactLabel(path)
	}
	return FactLabel(path) + ": " + ShowValue(path, value)
}

// groups are facts that one key sets together, with what is said of them when
// all is well.
var groups = []struct{ prefix, seen string }{
	{"photos.", "foto viste"},
	{"identity.document.", "documento registrato"},
	{"payments[", "versamento registrato"},
	{"parents[", "consenso registrato"},
	{"holder.", "dati del titolare"},
	{"delivery.", "consegna registrata"},
	{"booking.", "appuntamento"},
}

const listed = 2 // changes of a group that are still told one by one

// DescribeChanges tells in Italian what changes do, short.
func DescribeChanges(changes []domain.Change) string {
	var parts []string
	told := map[string]bool{}
	for _, ch := range changes {
		g := groupOf(ch.Path)
		if g < 0 || countOf(changes, g) <= listed {
			parts = append(parts, phrase(ch.Path, ch.Value))
			continue
		}
		if key := groups[g].prefix; !told[key] {
			told[key] = true
			parts = append(parts, describeGroup(changes, g))
		}
	}
	return strings.Join(parts, ", ")
}

func groupOf(path string) int {
	for i, g := range groups {
		if strings.HasPrefix(path, g.prefix) {
			return i
		}
	}
	return -1
}

func countOf(changes []domain.Change, group int) int {
	n := 0
	for _, ch := range changes {
		if groupOf(ch.Path) == group {
			n++
		}
	}
	return n
}

// describeGroup names the faults and what tells the entry apart (its kind, role,
// number); the rest is in the group's own words.
func describeGroup(changes []domain.Change, group int) string {
	out := groups[group].seen
	for _, ch := range changes {
		if groupOf(ch.Path) != group || ch.Value == "" {
			continue
		}
		switch key := lastKey(ch.Path); {
		case isFault(ch.Path, ch.Value):
			out += ", " + phrase(ch.Path, ch.Value)
		case key == "kind", key == "role", key == "status", key == "number", key == "amount", key == "mode":
			out += ", " + ShowValue(ch.Path, ch.Value)
		}
	}
	return out
}

// DescribeEvent tells in Italian what happened.
func DescribeEvent(e domain.Event) string {
	switch b := e.Body.(type) {
	case domain.CaseOpened:
		return "pratica aperta"
	case domain.CaseChanged:
		return DescribeChanges(b.Changes)
	case domain.CaseUndone:
		return "annullata l'ultima modifica"
	case domain.CaseMoved:
		out := "pratica " + StateLabel(b.To)
		if b.Reason != "" {
			out += ": " + b.Reason
		}
		return out
	case domain.CaseRelinked:
		if b.Appointment == "" {
			return "collegata a nessuna prenotazione"
		}
		return "collegata a un'altra prenotazione"
	case domain.SlipPrinted:
		out := SlipLabel(b.Kind) + " stampata"
		if b.Replaces > 0 {
			out += ", sostituisce la n. " + strconv.Itoa(b.Replaces)
		}
		return out
	case domain.OfficeChanged:
		return "archivio passato dall'ufficio «" + b.From + "» all'ufficio «" + b.To + "»: " + b.Reason
	case domain.VisitChanged:
		return map[domain.Visit]string{
			domain.VisitArrived: "segnato l'arrivo", domain.VisitNoShow: "segnato che non si è presentata", domain.VisitBooked: "tolto il segno di arrivo o di assenza",
		}[b.To]
	case domain.AppointmentRestored:
		if b.Stands {
			return "prenotazione ripristinata: vale anche se in agenda non c'è più"
		}
		return "prenotazione di nuovo tolta, come in agenda"
	case domain.AppointmentSettled:
		if b.Take == domain.SideAgenda {
			return "conflitto deciso: presa l'agenda"
		}
		return "conflitto deciso: tenuto lo sportello"
	}
	return "evento di una versione più recente"
}

// Gone tells why a vanished booking is off, for a sentence: «manca in «agenda.csv» del
// 23/11/2026 08:30»; empty for any other.
func Gone(r *Row, zone *time.Location) string {
	switch {
	case r.Status != BookingVanished:
		return ""
	case r.GoneFile == "":
		return "manca in agenda"
	case r.GoneAt.IsZero():
		return "manca in «" + r.GoneFile + "»"
	}
	return "manca in «" + r.GoneFile + "» del " + r.GoneAt.In(zone).Format("02/01/2006 15:04")
}

// Entry is one line of the history of a case or a booking.
type Entry struct {
	Day    domain.Date
	Text   string // «10:42 A. Conti: foto viste»
	Undone bool   // taken back later
}

// Entries tells events in their order, with days and hours in the office's zone.
func Entries(events []domain.Event, zone *time.Location) []Entry {
	undone := map[domain.EventRef]bool{}
	for _, e := range events {
		if u, ok := e.Body.(domain.CaseUndone); ok {
			undone[u.Of] = true
		}
	}
	var out []Entry
	for _, e := range events {
		at := e.At.In(zone)
		out = append(out, Entry{calendar.FromTime(at), at.Format("15:04") + " " + whoDid(e) + ": " + DescribeEvent(e), undone[e.Ref]})
	}
	return out
}

func whoDid(e domain.Event) string {
	if e.Clerk == "" {
		return "sportello " + strconv.Itoa(e.Desk)
	}
	return e.Clerk
}

// UndoRefused says why a change cannot be taken back, from the error of
// Work.LastUndoable.
func UndoRefused(err error) (string, bool) {
	var since *domain.ChangedSince
	if !errors.As(err, &since) {
		return "", false
	}
	who := whoDid(domain.Event{Desk: since.Desk, Clerk: since.Clerk})
	return "Non si può annullare: " + FactLabel(since.Path) + " è stato cambiato dopo da " + who + ". Correggere il dato a mano.", true
}
