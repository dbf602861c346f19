package tui

import (
	"context"
	"strings"
	"testing"
	"time"

	"civico/sportello/domain"
	"civico/sportello/domain/calendar"
	"civico/sportello/domain/desk"
	"civico/sportello/domain/office"
	"civico/sportello/domain/taxcode"
	"civico/sportello/domain/text"
	"civico/sportello/tui/theme"
	"civico/sportello/tui/tuitest"
)

// port is the store's side of a test: what the screens ask is answered from these
// fields, what they write is noted. What a test does not fill in panics.
type port struct {
	Store
	rows     []desk.Row
	cases    map[string]*domain.Work
	draft    *desk.Draft
	written  []string // "visit a1 arrived", "open a1", in order
	err      error    // of the next write
	aside    []desk.ImportRow
	plan     *plan
	options  desk.ImportOptions
	imported time.Time
}

func (p *port) Day(_ context.Context, d domain.Date) (desk.Day, error) {
	out := desk.Day{Date: d, Imported: p.imported, Aside: len(p.aside)}
	for _, r := range p.rows {
		if r.Date != d {
			continue
		}
		out.Rows = append(out.Rows, r)
		count(&out.Counts, &r)
	}
	return out, nil
}

func count(c *desk.Counts, r *desk.Row) {
	c.Bookings++
	if r.Conflict {
		c.Conflicts++
	}
	switch {
	case r.State.IsClosed():
		c.Done++
	case r.State != "":
		c.InProgress++
	case r.Status != desk.BookingLive:
		c.Cancelled++
	case r.Visit == domain.VisitNoShow:
		c.NoShow++
	default:
		c.ToDo++
		if r.Visit == domain.VisitArrived {
			c.Waiting++
		}
	}
}

func (p *port) Search(_ context.Context, q string, limit int) ([]desk.Hit, error) {
	var out []desk.Hit
	for _, r := range p.rows {
		if strings.Contains(text.Fold(r.Surname+" "+r.Name+" "+r.TaxCode+" "+r.Code), text.Fold(q)) && len(out) < limit {
			out = append(out, desk.Hit{Row: r})
		}
	}
	return out, nil
}

func (p *port) note(what string) error {
	if p.err != nil {
		err := p.err
		p.err = nil
		return err
	}
	p.written = append(p.written, what)
	return nil
}

func (p *port) SetVisit(_ context.Context, id string, to domain.Visit) (desk.Row, error) {
	if err := p.note("visit " + id + " " + string(to)); err != nil {
		return desk.Row{}, err
	}
	for i := range p.rows {
		if p.rows[i].Appointment == id {
			p.rows[i].Visit = to
			return p.rows[i], nil
		}
	}
	return desk.Row{}, desk.ErrNotFound
}

func (p *port) RestoreBooking(_ context.Context, id string, stands bool) (desk.Row, error) {
	note := "off " + id
	if stands {
		note = "restore " + id
	}
	if err := p.note(note); err != nil {
		return desk.Row{}, err
	}
	for i := range p.rows {
		if r := &p.rows[i]; r.Appointment == id {
			r.Status, r.Restored = desk.BookingVanished, stands
			if stands {
				r.Status = desk.BookingLive
			}
			return *r, nil
		}
	}
	return desk.Row{}, desk.ErrNotFound
}

func (p *port) OpenCase(_ context.Context, o desk.Opening) (*domain.Work, error) {
	if err := p.note("open " + o.Appointment); err != nil {
		return nil, err
	}
	id := "c" + itoa(len(p.cases)+1)
	w, err := domain.Fold(id, []domain.Event{{Ref: domain.EventRef{Station: "s", N: 1}, Entity: id, Body: domain.CaseOpened{Appointment: o.Appointment, Changes: o.Changes}}})
	if err != nil {
		return nil, err
	}
	p.keep(w)
	return w, nil
}

func (p *port) keep(w *domain.Work) {
	if p.cases == nil {
		p.cases = map[string]*domain.Work{}
	}
	p.cases[w.ID] = w
	for i := range p.rows {
		if p.rows[i].Appointment == w.Appointment && w.Appointment != "" {
			p.rows[i].Case, p.rows[i].State = w.ID, w.State
		}
	}
}

func (p *port) Case(_ context.Context, id string) (*domain.Work, error) {
	if w := p.cases[id]; w != nil {
		return w, nil
	}
	return nil, desk.ErrNotFound
}

// grow folds one more event into a case.
func (p *port) grow(id, note string, b domain.Body) (*domain.Work, error) {
	if err := p.note(note); err != nil {
		return nil, err
	}
	old := p.cases[id]
	events := append(append([]domain.Event(nil), old.Events...), domain.Event{Ref: domain.EventRef{Station: "s", N: int64(len(old.Events) + 1)}, Entity: id, Body: b})
	w, err := domain.Fold(id, events)
	if err == nil {
		p.keep(w)
	}
	return w, err
}

func (p *port) Relink(_ context.Context, id string, _ int, r domain.CaseRelinked) (*domain.Work, error) {
	return p.grow(id, "relink "+id+" "+r.Appointment, r)
}

func (p *port) Move(_ context.Context, id string, _ int, m domain.CaseMoved) (*domain.Work, error) {
	return p.grow(id, "move "+id+" "+string(m.To), m)
}

func (p *port) Change(_ context.Context, id string, _ int, c []domain.Change) (*domain.Work, error) {
	return p.grow(id, "change "+id, domain.CaseChanged{Changes: c})
}

func (p *port) ReceiptUses(context.Context, string, []string) ([]desk.ReceiptUse, error) {
	return nil, nil
}

func (p *port) Quarantine(context.Context) ([]desk.ImportRow, error) { return p.aside, nil }

func (p *port) Draft(context.Context) (desk.Draft, bool, error) {
	if p.draft == nil {
		return desk.Draft{}, false, nil
	}
	return *p.draft, true, nil
}

func (p *port) SaveDraft(_ context.Context, d desk.Draft) error { p.draft = &d; return nil }
func (p *port) ClearDraft(context.Context) error                { p.draft = nil; return nil }

func (p *port) PrepareImport(ctx context.Context, _ string, o desk.ImportOptions, progress func(desk.Progress)) (desk.ImportPlan, error) {
	p.options = o
	if p.plan == nil {
		return nil, &desk.Sentence{Text: "Il file non è un'esportazione dell'agenda: manca la colonna «codice»."}
	}
	progress(desk.Progress{Stage: "leggo", Done: 40, Total: 100})
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	return p.plan, nil
}

// plan is a prepared import.
type plan struct {
	summary desk.ImportSummary
	rows    map[desk.Class][]desk.ImportRow
	applied bool
	closed  bool
	stale   map[desk.Class]int // counts that the first Apply comes upon
}

func (p *plan) Summary() desk.ImportSummary { return p.summary }

func (p *plan) Rows(c desk.Class, from, n int) ([]desk.ImportRow, error) {
	all := p.rows[c]
	return all[min(from, len(all)):min(from+n, len(all))], nil
}

func (p *plan) Apply(ctx context.Context, progress func(desk.Progress)) (desk.ImportSummary, error) {
	progress(desk.Progress{Stage: "salvo", Done: 1, Total: 2})
	if err := ctx.Err(); err != nil {
		return desk.ImportSummary{}, err
	}
	if p.stale != nil {
		p.summary.Counts, p.stale = p.stale, nil
		return p.summary, &desk.Sentence{Text: "Mentre si guardava l'anteprima l'agenda è cambiata."}
	}
	p.applied = true
	return p.summary, nil
}

func (p *plan) Close() error { p.closed = true; return nil }

// monday is the day of every test: a Monday, at 10:42.
var monday = time.Date(2026, 11, 23, 10, 42, 0, 0, time.FixedZone("Roma", 3600))

func date(s string) domain.Date { return calendar.MustParse(s) }

func hour(h, m int) domain.Hour {
	at, _ := calendar.NewHour(h, m)
	return at
}

func matera() *office.Profile {
	return &office.Profile{ID: "matera", Name: "Questura di Matera", Kind: office.Questura, Province: "MT", Seat: "F052", PatronDay: "07-02", Timezone: "Europe/Rome", Currency: "EUR"}
}

func offices() *office.Book {
	return office.NewBook([]*office.Profile{
		{ID: "massa-carrara", Name: "Questura di Massa-Carrara", Kind: office.Questura, Province: "MS"},
		matera(),
		{ID: "pisticci", Name: "Commissariato di Pisticci", Kind: office.Commissariato, Parent: "matera", Province: "MT"},
		{ID: "bergamo", Name: "Questura di Bergamo", Kind: office.Questura, Province: "BG"},
	})
}

// testEnv is a desk at Matera on monday.
func testEnv(store Store, c *tuitest.Clock) Env {
	return Env{
		Store: store, Profile: matera(), Offices: offices(), Settings: desk.Settings{Office: "matera", Desk: 2, Clerk: "A. Conti"},
		Now: c.Now, Today: func() domain.Date { return calendar.FromTime(c.Now()) }, Tick: c.Tick,
		Theme: theme.Theme{Depth: theme.Plain},
	}
}

// start runs the screens on a store at 80×24.
func start(t testing.TB, store Store, change ...func(*Env)) *tuitest.Driver {
	t.Helper()
	c := tuitest.NewClock(monday)
	env := testEnv(store, c)
	for _, f := range change {
		f(&env)
	}
	return tuitest.Start(t, New(context.Background(), env), c, 80, 24)
}

func booking(id string, h, m int, surname, name, code string) desk.Row {
	return desk.Row{
		Appointment: id, Code: "MT0" + strings.ToUpper(id), Date: date("2026-11-23"), Hour: hour(h, m), Section: domain.SectionOrdinary,
		Surname: surname, Name: name, TaxCode: code, Procedure: domain.Passport, Status: desk.BookingLive, Visit: domain.VisitBooked,
		Residence: "MATERA", ResidencePlace: "F052", Service: "PASSAPORTO",
	}
}

// aDay is a morning with somebody in every state.
func aDay() []desk.Row {
	done := booking("a1", 9, 0, "ESPOSITO", "CIRO", "SPSCRI80A01F839X")
	done.BirthDate, done.Visit, done.Case, done.State = date("1980-01-01"), domain.VisitArrived, "k1", domain.Accepted
	doing := booking("a2", 9, 10, "BIANCHI", "CARLA", "")
	doing.Sex, doing.BirthDate, doing.Visit, doing.Case, doing.State = "F", date("1990-05-05"), domain.VisitArrived, "k2", domain.InProgress
	priority := booking("a3", 10, 40, "VERDI", "ANNA", "")
	priority.Sex, priority.BirthDate, priority.Visit, priority.Section = "F", date("1984-02-10"), domain.VisitArrived, domain.SectionPriority
	priority.Departure, priority.Notes = date("2026-12-05"), "Chiede la consegna a domicilio"
	minor := booking("a4", 10, 40, "ROSSI", "LUCA", "")
	minor.Sex, minor.BirthDate, minor.Visit, minor.Minor, minor.Family, minor.Applicant = "M", date("2018-03-02"), domain.VisitArrived, true, 3, "VERDI ANNA"
	lateOne := booking("a5", 10, 0, "RUSSO", "PIA", "")
	lateOne.BirthDate = date("1975-07-30")
	gone := booking("a6", 10, 10, "GALLO", "UGO", "")
	gone.Status = desk.BookingCancelled
	absent := booking("a7", 9, 30, "FERRI", "IDA", "")
	absent.Sex, absent.Visit = "F", domain.VisitNoShow
	clash := booking("a8", 11, 0, "D'ANGELO", "NICOLÒ", "")
	clash.BirthDate, clash.Conflict, clash.MovedFrom = date("1999-12-31"), true, "22/11/2026 09:00"
	waiting := booking("a9", 11, 10, "ŁUKASIK", "ZOË", "")
	waiting.BirthDate, waiting.Visit, waiting.Case, waiting.State = date("1988-08-08"), domain.VisitArrived, "k9", domain.AwaitingClearance
	refused := booking("b1", 8, 30, "CONTE", "IVO", "")
	refused.Case, refused.State, refused.Visit = "k10", domain.Refused, domain.VisitArrived
	walk := desk.Row{Case: "k11", Date: date("2026-11-23"), Surname: "NERI", Name: "EVA", BirthDate: date("1970-01-01"), Procedure: domain.Passport, State: domain.Incomplete, Visit: domain.VisitArrived, Status: desk.BookingLive}
	next := booking("b2", 11, 20, "SERRA", "LIA", "")
	next.BirthDate = date("2001-01-01")
	double := booking("b3", 11, 30, "SERRA", "LIA", "")
	double.BirthDate, double.Duplicate = date("2001-01-01"), true
	return []desk.Row{refused, done, doing, priority, minor, absent, lateOne, gone, clash, waiting, next, double, walk}
}

// computed is the tax code of an invented person born at Matera.
func computed(t *testing.T, surname, name, sex, birth string) string {
	t.Helper()
	c, err := taxcode.Compute(taxcode.Person{Surname: surname, Name: name, Sex: sex, Birth: date(birth), Place: "F052"})
	if err != nil {
		t.Fatal(err)
	}
	return c.String()
}

func (p *port) Worked(_ context.Context, _, caseID string) ([]desk.Entry, error) {
	return desk.Entries(p.cases[caseID].Events, monday.Location()), nil
}

func (p *port) Undo(context.Context, string, int) (*domain.Work, error) {
	return nil, desk.ErrNothingToUndo
}

func (p *port) RecordSlip(_ context.Context, id string, _ int, s domain.SlipPrinted) (*domain.Work, error) {
	return p.grow(id, "slip "+id, s)
}
