package tui_test

import (
	"context"
	"errors"
	"testing"
	"time"

	"civico/sportello/domain"
	"civico/sportello/domain/calendar"
	"civico/sportello/domain/desk"
	"civico/sportello/domain/office"
	"civico/sportello/tui"
	"civico/sportello/tui/theme"
	"civico/sportello/tui/tuitest"
)

// caseStore keeps events in memory and folds them as the real store does.
type caseStore struct {
	tuitest.Registers // empty: no test of cases opens them

	clock  *tuitest.Clock
	rows   []desk.Row
	events map[string][]domain.Event
	n      int64
	draft  *desk.Draft
	uses   []desk.ReceiptUse
	fail   error // of the next write
}

func (m *caseStore) fold(id string) (*domain.Work, error) {
	if len(m.events[id]) == 0 {
		return nil, desk.ErrNotFound
	}
	return domain.Fold(id, append([]domain.Event(nil), m.events[id]...))
}

func (m *caseStore) append(id, clerk string, station int, body domain.Body) (*domain.Work, error) {
	m.n++
	e := domain.Event{Ref: domain.EventRef{Station: "st", N: m.n}, At: m.clock.Now(), Desk: station, Clerk: clerk, Entity: id, Body: body}
	m.events[id] = append(m.events[id], e)
	w, err := m.fold(id)
	if err != nil {
		m.events[id] = m.events[id][:len(m.events[id])-1]
	}
	return w, err
}

// write appends as this desk does: refused where the version is not the newest.
func (m *caseStore) write(id string, version int, body domain.Body) (*domain.Work, error) {
	if err := m.fail; err != nil {
		m.fail = nil
		return nil, err
	}
	w, err := m.fold(id)
	if err != nil {
		return nil, err
	}
	if version != w.Version {
		last := w.Events[len(w.Events)-1]
		return nil, &desk.Stale{Desk: last.Desk, Clerk: last.Clerk, At: last.At}
	}
	return m.append(id, "A. Conti", 2, body)
}

func (m *caseStore) OpenCase(_ context.Context, o desk.Opening) (*domain.Work, error) {
	return m.append("c1", "A. Conti", 2, domain.CaseOpened{Appointment: o.Appointment, Changes: o.Changes})
}
func (m *caseStore) Case(_ context.Context, id string) (*domain.Work, error) { return m.fold(id) }
func (m *caseStore) Change(_ context.Context, id string, v int, changes []domain.Change) (*domain.Work, error) {
	return m.write(id, v, domain.CaseChanged{Changes: changes})
}
func (m *caseStore) Undo(_ context.Context, id string, v int) (*domain.Work, error) {
	w, err := m.fold(id)
	if err != nil {
		return nil, err
	}
	ref, ok, err := w.LastUndoable(2)
	switch {
	case err != nil:
		return nil, err
	case !ok:
		return nil, desk.ErrNothingToUndo
	}
	return m.write(id, v, domain.CaseUndone{Of: ref})
}
func (m *caseStore) Move(_ context.Context, id string, v int, b domain.CaseMoved) (*domain.Work, error) {
	return m.write(id, v, b)
}
func (m *caseStore) Relink(_ context.Context, id string, v int, b domain.CaseRelinked) (*domain.Work, error) {
	return m.write(id, v, b)
}
func (m *caseStore) RecordSlip(_ context.Context, id string, v int, b domain.SlipPrinted) (*domain.Work, error) {
	return m.write(id, v, b)
}
func (m *caseStore) ReceiptUses(context.Context, string, []string) ([]desk.ReceiptUse, error) {
	return m.uses, nil
}

func (m *caseStore) Day(_ context.Context, day domain.Date) (desk.Day, error) {
	out := desk.Day{Date: day}
	for _, r := range m.rows {
		if r.Date == day {
			out.Rows = append(out.Rows, m.now(r))
		}
	}
	return out, nil
}

// now is a row with what its case has come to.
func (m *caseStore) now(r desk.Row) desk.Row {
	if w, err := m.fold("c1"); err == nil && w.Appointment == r.Appointment {
		r.Case, r.State = w.ID, w.State
	}
	return r
}

func (m *caseStore) Appointment(_ context.Context, id string) (desk.Row, error) {
	for _, r := range m.rows {
		if r.Appointment == id {
			return m.now(r), nil
		}
	}
	return desk.Row{}, desk.ErrNotFound
}
func (m *caseStore) Search(context.Context, string, int) ([]desk.Hit, error) {
	var out []desk.Hit
	for _, r := range m.rows {
		out = append(out, desk.Hit{Row: m.now(r)})
	}
	return out, nil
}
func (m *caseStore) SetVisit(ctx context.Context, id string, to domain.Visit) (desk.Row, error) {
	for i := range m.rows {
		if m.rows[i].Appointment == id {
			m.rows[i].Visit = to
		}
	}
	return m.Appointment(ctx, id)
}
func (m *caseStore) Quarantine(context.Context) ([]desk.ImportRow, error) { return nil, nil }
func (m *caseStore) SaveDraft(_ context.Context, d desk.Draft) error      { m.draft = &d; return nil }
func (m *caseStore) Draft(context.Context) (desk.Draft, bool, error) {
	if m.draft == nil {
		return desk.Draft{}, false, nil
	}
	return *m.draft, true, nil
}
func (m *caseStore) ClearDraft(context.Context) error { m.draft = nil; return nil }
func (m *caseStore) PrepareImport(context.Context, string, desk.ImportOptions, func(desk.Progress)) (desk.ImportPlan, error) {
	return nil, errors.New("no import in these tests")
}

// caseDesk is a desk at Matera on 23 November 2026 with two bookings.
type caseDesk struct {
	*tuitest.Driver
	store   *caseStore
	app     *tui.App
	printed []domain.SlipPrinted
	today   domain.Date
}

var caseDay = calendar.MustParse("2026-11-23")

func newCaseDesk(t testing.TB) *caseDesk {
	t.Helper()
	clock := tuitest.NewClock(time.Date(2026, 11, 23, 10, 30, 0, 0, time.UTC))
	hour, _ := calendar.NewHour(10, 30)
	m := &caseStore{clock: clock, events: map[string][]domain.Event{}, rows: []desk.Row{
		{Appointment: "b1", Code: "MT7K2Q", Date: caseDay, Hour: hour, Section: domain.SectionOrdinary, Surname: "ROSSI", Name: "MARIA", BirthDate: calendar.MustParse("1984-04-05"),
			TaxCode: "RSSMRA84D45F052R", Residence: "MATERA", ResidencePlace: "F052", Procedure: domain.Passport, Service: "PASSAPORTO", Status: desk.BookingLive, Visit: domain.VisitArrived},
		{Appointment: "b2", Code: "MT7K2R", Date: caseDay, Hour: hour, Section: domain.SectionMinors, Surname: "ROSSI", Name: "LUCA", BirthDate: calendar.MustParse("2018-03-10"),
			TaxCode: "RSSLCU18C10F052B", Residence: "MATERA", ResidencePlace: "F052", Procedure: domain.Passport, Service: "PASSAPORTO MINORE", Minor: true, Status: desk.BookingLive, Visit: domain.VisitBooked},
	}}
	d := &caseDesk{store: m, today: caseDay}
	d.start(t, clock)
	return d
}

// start begins the program, the first time or after a kill.
func (d *caseDesk) start(t testing.TB, clock *tuitest.Clock) {
	t.Helper()
	matera := &office.Profile{ID: "matera", Name: "Questura di Matera", Kind: office.Questura, Province: "MT", Seat: "F052", PatronDay: "07-02",
		Practice: office.Practice{GlassesRefused: true, AbsentNonEU: office.AbsentAuthenticated, Under12PhotoWarnsOnly: true}}
	d.app = tui.New(context.Background(), tui.Env{
		Store: d.store, Profile: matera, Offices: office.NewBook([]*office.Profile{matera}),
		Settings: desk.Settings{Office: "matera", Desk: 2, Clerk: "A. Conti"},
		Now:      clock.Now, Today: func() domain.Date { return d.today }, Tick: clock.Tick, Theme: theme.Theme{Depth: theme.Plain},
		Print: func(_ context.Context, w *domain.Work, slip domain.SlipPrinted) (string, error) {
			d.printed = append(d.printed, slip)
			return "Stampa pronta.", nil
		},
	})
	d.Driver = tuitest.Start(t, d.app, clock, 120, 36)
}

// restart is a kill and a new start on the same store.
func (d *caseDesk) restart() { d.start(d.T, d.Clock) }

func (d *caseDesk) work() *domain.Work {
	d.T.Helper()
	w, err := d.store.fold("c1")
	if err != nil {
		d.T.Fatal(err)
	}
	return w
}

func (d *caseDesk) fact(path string) string {
	d.T.Helper()
	s, err := domain.Get(&d.work().Facts, path)
	if err != nil {
		d.T.Fatal(err)
	}
	return s
}

// open begins the case of a booking with more facts, and shows it.
func (d *caseDesk) open(appointment string, facts ...string) {
	d.T.Helper()
	changes := []domain.Change{{Path: "procedure", Value: "passport"}, {Path: "office", Value: "matera"}, {Path: "filed_on", Value: "2026-11-23"}, {Path: "filed_at", Value: "10:30"}}
	for _, r := range d.store.rows {
		if r.Appointment == appointment {
			changes = append(changes, desk.BookingChanges(r)...)
			for _, kv := range [][2]string{{"holder.surname", r.Surname}, {"holder.name", r.Name}, {"holder.birth_date", r.BirthDate.String()},
				{"holder.tax_code", r.TaxCode}, {"holder.residence.place", "F052"}} {
				changes = append(changes, domain.Change{Path: kv[0], Value: kv[1]})
			}
		}
	}
	for i := 0; i+1 < len(facts); i += 2 {
		changes = append(changes, domain.Change{Path: facts[i], Value: facts[i+1]})
	}
	if _, err := d.store.OpenCase(context.Background(), desk.Opening{Appointment: appointment, Changes: changes}); err != nil {
		d.T.Fatal(err)
	}
	d.enter(appointment)
}

// enter opens a booking's case from the agenda.
func (d *caseDesk) enter(appointment string) {
	d.T.Helper()
	d.Keys("ctrl+r", "home")
	for _, r := range d.store.rows {
		if r.Appointment == appointment {
			break
		}
		d.Keys("down")
	}
	d.Keys("enter")
}
