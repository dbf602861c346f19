package tui

import (
	"context"

	"civico/sportello/domain"
	"civico/sportello/domain/desk"

	tea "github.com/charmbracelet/bubbletea"
)

// relink ties the case to another booking, or to none: the clerk picked the wrong
// row, or a person taken as a walk-in had an appointment.
func (s *caseScreen) relink() tea.Cmd {
	store, day := s.app.Store, s.app.Today()
	query := s.work.Facts.Holder.Surname
	return Load(s.app, func(ctx context.Context) ([]desk.Row, error) {
		today, err := store.Day(ctx, day)
		if err != nil {
			return nil, err
		}
		rows := today.Rows
		if query == "" {
			return rows, nil
		}
		hits, err := store.Search(ctx, query, 20)
		if err != nil {
			return nil, err
		}
		for _, h := range hits {
			rows = append(rows, h.Row)
		}
		return rows, nil
	}, func(rows []desk.Row, err error) tea.Cmd {
		if err != nil {
			return s.app.Fail(err)
		}
		return s.chooseBooking(s.candidates(rows))
	})
}

// candidates are the live bookings that no other case has, the holder's first.
func (s *caseScreen) candidates(rows []desk.Row) []desk.Row {
	seen := map[string]bool{s.work.Appointment: true, "": true}
	var own, others []desk.Row
	for _, r := range rows {
		if seen[r.Appointment] || r.Case != "" || r.Status != desk.BookingLive {
			continue
		}
		seen[r.Appointment] = true
		h := &s.work.Facts.Holder
		if r.TaxCode != "" && r.TaxCode == h.TaxCode || personName(r.Surname, r.Name) == personName(h.Surname, h.Name) {
			own = append(own, r)
			continue
		}
		others = append(others, r)
	}
	return append(own, others...)
}

func (s *caseScreen) chooseBooking(rows []desk.Row) tea.Cmd {
	c := Choice{Title: "Altra prenotazione", Text: "I fatti già scritti restano; cambiano solo quelli dell'appuntamento."}
	for _, r := range rows {
		c.Options = append(c.Options, Option{Label: personName(r.Surname, r.Name) + " · " + r.Code, Note: relativeDay(r.Date, s.app.Today()) + " " + r.Hour.String()})
	}
	if s.work.Appointment != "" {
		c.Options = append(c.Options, Option{Label: "nessuna: è venuto senza appuntamento"})
	}
	if len(c.Options) == 0 {
		return s.app.Say("Non ci sono altre prenotazioni da collegare.")
	}
	return s.app.Choose(c, func(i int) tea.Cmd {
		if i >= len(rows) {
			return s.tie(domain.CaseRelinked{Changes: desk.BookingChanges(desk.Row{})})
		}
		if !samePerson(s.holderRow(), &rows[i]) {
			return s.askWhose(rows[i])
		}
		return s.tie(domain.CaseRelinked{Appointment: rows[i].Appointment, Changes: desk.BookingChanges(rows[i])})
	})
}

// holderRow is the case's person as a booking would name them.
func (s *caseScreen) holderRow() *desk.Row {
	h := &s.work.Facts.Holder
	return &desk.Row{Surname: h.Surname, Name: h.Name, TaxCode: h.TaxCode, BirthDate: h.BirthDate}
}

// askWhose keeps a receipt from bearing the name of whoever's row was picked first:
// with another person's booking come that person's data, unless the clerk knows better.
func (s *caseScreen) askWhose(r desk.Row) tea.Cmd {
	h := &s.work.Facts.Holder
	now, then := personName(h.Surname, h.Name), personName(r.Surname, r.Name)
	born := ""
	if !r.BirthDate.IsZero() {
		born = "nascita " + r.BirthDate.Italian()
	}
	return s.app.Choose(Choice{
		Title: "Prenotazione di un'altra persona",
		Text:  "La prenotazione " + r.Code + " è di " + then + ", la pratica di " + now + ".",
		Options: []Option{
			{Label: "la pratica è di " + then, Note: born},
			{Label: "la pratica resta di " + now, Note: "solo l'appuntamento"},
		},
	}, func(i int) tea.Cmd {
		changes := desk.BookingChanges(r)
		if i == 0 {
			changes = append(changes, desk.PersonChanges(r, s.work.Facts.FiledOn)...)
		}
		return s.tie(domain.CaseRelinked{Appointment: r.Appointment, Changes: changes})
	})
}

func (s *caseScreen) tie(to domain.CaseRelinked) tea.Cmd {
	store, id := s.app.Store, s.work.ID
	return s.write(func(ctx context.Context, version int) (*domain.Work, error) {
		return store.Relink(ctx, id, version, to)
	}, func() tea.Cmd {
		s.toLine("booking")
		return tea.Batch(s.app.Say("Prenotazione collegata."), s.touch())
	}, nil)
}
