package tui

import (
	"context"
	"slices"
	"time"

	"civico/sportello/domain"
	"civico/sportello/domain/desk"

	tea "github.com/charmbracelet/bubbletea"
)

// marked is what a key did to a booking here, and how that stood before: for ctrl+z.
type marked struct {
	before desk.Row
	visit  domain.Visit // that was set; empty: the booking was restored, or that taken back
	said   string
	at     time.Time
}

// visit marks the selected booking; what it was is kept for ctrl+z.
func (s *agenda) visit(to domain.Visit) func() tea.Cmd {
	return func() tea.Cmd {
		r := *s.selected()
		word := map[domain.Visit]string{domain.VisitArrived: "arrivat", domain.VisitNoShow: "non presentat"}[to]
		return s.mark(marked{before: r, visit: to, said: gendered(word, &r)}, s.setVisit(r.Appointment, to))
	}
}

// restore says that a booking off the agenda stands, or takes that back.
func (s *agenda) restore() tea.Cmd {
	r := *s.selected()
	stands := !r.Restored
	return s.mark(marked{before: r, said: restoredWords(stands)}, s.setRestored(r.Appointment, stands))
}

func restoredWords(stands bool) string {
	if stands {
		return wordRestored
	}
	return "di nuovo tolta, come in agenda"
}

// booked writes what a key says of a booking.
type booked func(context.Context, Store) (desk.Row, error)

func (s *agenda) setVisit(appointment string, to domain.Visit) booked {
	return func(ctx context.Context, store Store) (desk.Row, error) { return store.SetVisit(ctx, appointment, to) }
}

func (s *agenda) setRestored(appointment string, stands bool) booked {
	return func(ctx context.Context, store Store) (desk.Row, error) {
		return store.RestoreBooking(ctx, appointment, stands)
	}
}

// mark writes what a key does, to be undone with ctrl+z.
func (s *agenda) mark(m marked, do booked) tea.Cmd {
	m.at = s.app.Now()
	s.undo = append(s.undo, m)
	return s.write(do, m.name()+": "+m.said+". ctrl+z annulla.", func() {
		s.undo = slices.DeleteFunc(s.undo, func(u marked) bool { return u == m })
	})
}

// write changes a booking; failed puts back what the key did before it was written.
func (s *agenda) write(do booked, said string, failed func()) tea.Cmd {
	store := s.app.Store
	return Save(s.app, func(ctx context.Context) (desk.Row, error) { return do(ctx, store) }, func(_ desk.Row, err error) tea.Cmd {
		if err != nil {
			failed()
			return s.load()
		}
		return tea.Batch(s.app.Say(said), s.load())
	})
}

func (m *marked) name() string { return personName(m.before.Surname, m.before.Name) }

// undoMark takes the last mark back. One from before the last import asks: the clerk
// may mean the import.
func (s *agenda) undoMark() tea.Cmd {
	last := s.undo[len(s.undo)-1]
	if !s.day.Imported.After(last.at) {
		return s.takeBack(last)
	}
	return s.app.Confirm(Question{
		Title: "Annulla un segno di prima", Text: "Dopo questo segno l'agenda è stata importata: l'importazione si annulla con h. Annullare invece «" + last.name() + ": " + last.said + "»?",
		Yes: "annulla il segno", No: "torna",
	}, func(yes bool) tea.Cmd {
		if !yes {
			return nil
		}
		return s.takeBack(last)
	})
}

func (s *agenda) takeBack(last marked) tea.Cmd {
	s.undo = s.undo[:len(s.undo)-1]
	r := &last.before
	do, said := s.setRestored(r.Appointment, r.Restored), restoredWords(r.Restored)
	if last.visit != "" {
		do, said = s.setVisit(r.Appointment, visitBefore(r)), unmarkedWords(&last)
	}
	return s.write(do, last.name()+": "+said+".", func() { s.undo = append(s.undo, last) })
}

func visitBefore(r *desk.Row) domain.Visit {
	if r.Visit == "" {
		return domain.VisitBooked
	}
	return r.Visit
}

// unmarkedWords says which mark is gone, and what holds again: the booking stands.
func unmarkedWords(m *marked) string {
	said := map[domain.Visit]string{domain.VisitArrived: "tolto il segno di arrivo", domain.VisitNoShow: "tolto il segno di assenza"}[m.visit]
	switch m.before.Visit {
	case domain.VisitArrived:
		said += ", di nuovo " + gendered("arrivat", &m.before)
	case domain.VisitNoShow:
		said += ", di nuovo " + gendered("non presentat", &m.before)
	}
	return said
}

func (s *agenda) nothingToUndo() string {
	switch {
	case len(s.undo) > 0:
		return ""
	case s.day.Imported.IsZero():
		return "Qui non c'è nulla da annullare."
	}
	return "Qui nulla da annullare. Un'importazione si annulla con h."
}

// cannotRestore says why the selected booking can neither be restored nor taken off
// again.
func (s *agenda) cannotRestore() string {
	r := s.selected()
	switch {
	case r == nil:
		return "Nessuna riga selezionata."
	case r.Status == desk.BookingVanished:
		return ""
	case r.Restored && r.Case != "":
		return "C'è già una pratica: la prenotazione resta ripristinata."
	case r.Restored:
		return ""
	case r.Status == desk.BookingCancelled:
		return "È annullata, non tolta: l'agenda dice che la persona vi ha rinunciato."
	}
	return "Si ripristina solo una prenotazione tolta dall'agenda."
}

func (s *agenda) restoreWord() string {
	if r := s.selected(); r != nil && r.Restored {
		return "togli di nuovo"
	}
	return "ripristina"
}
