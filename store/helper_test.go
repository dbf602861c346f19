package store

import (
	"context"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"civico/sportello/domain"
	"civico/sportello/domain/agenda"
	"civico/sportello/domain/calendar"
	"civico/sportello/domain/desk"
)

// clock is a hand that tests move.
type clock struct {
	mu sync.Mutex
	t  time.Time
}

func (c *clock) now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.t
}

// pass moves the hand.
func (c *clock) pass(d time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.t = c.t.Add(d)
}

// monday is the morning of the tests: 23 November 2026, 09:00 at Matera.
func monday() *clock {
	return &clock{t: time.Date(2026, 11, 23, 8, 0, 0, 0, time.UTC)}
}

var theDay = calendar.MustParse("2026-11-23")

// place is a folder with an archive's options.
func place(t testing.TB, c *clock) Options {
	t.Helper()
	dir := t.TempDir()
	return Options{
		Path: filepath.Join(dir, "dati", "sportello.db"), KeyDir: filepath.Join(dir, "chiavi"), OwnFolder: true,
		Office: "matera", Now: c.now, Desk: 1, Clerk: "A. CONTI",
	}
}

func mustOpen(t testing.TB, o Options) *Store {
	t.Helper()
	s, err := Open(context.Background(), o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}

func newStore(t testing.TB) (*Store, *clock) {
	t.Helper()
	c := monday()
	return mustOpen(t, place(t, c)), c
}

// testBooking is a booking of the agenda as an import leaves it. Its event type is
// the tests' own, so that folding again finds it.
type testBooking struct {
	Code, Date, Hour, Section, Surname, Name, Birth, TaxCode, Applicant, Departure string
}

const testBookingType = "test.booking/1"

var _ = registerFold(testBookingType, foldTestBooking)

func foldTestBooking(ctx context.Context, s *Store, q querier, r record) error {
	b, err := strict[testBooking](r.body)
	if err != nil {
		return err
	}
	return s.putTestBooking(ctx, q, r.head.Entity, r.head.Org, b)
}

func (s *Store) putTestBooking(ctx context.Context, q querier, id, office string, b testBooking) error {
	booking := agenda.Booking{Code: b.Code, Values: [agenda.NumFields]string{
		agenda.Status: agenda.Booked, agenda.Day: b.Date, agenda.Hour: b.Hour, agenda.Section: b.Section, agenda.Surname: b.Surname,
		agenda.Name: b.Name, agenda.Sex: "F", agenda.BirthDate: b.Birth, agenda.BirthPlace: "MATERA", agenda.TaxCode: b.TaxCode,
		agenda.Residence: "MATERA", agenda.Service: "PASSAPORTO", agenda.Applicant: b.Applicant, agenda.Departure: b.Departure,
	}}
	_, err := q.ExecContext(ctx, `
		INSERT INTO appointment (id, office, code, date, hour, folded, tax_code, status, rest)
		VALUES (?, ?, ?, ?, ?, ?, ?, 'booked', ?)`,
		id, office, b.Code, b.Date, b.Hour, foldedName(b.Surname, b.Name), b.TaxCode, agenda.Rest(string(booking.AppendRecord(nil))))
	return err
}

// book puts a booking of the day into the archive and gives its id.
func book(t testing.TB, s *Store, b testBooking) string {
	t.Helper()
	if b.Date == "" {
		b.Date = theDay.String()
	}
	if b.Section == "" {
		b.Section = "ordinary"
	}
	id := s.org.Appointment(s.office, b.Code)
	raw, err := marshal(b)
	if err != nil {
		t.Fatal(err)
	}
	err = s.write(context.Background(), func(c *change) error {
		r, err := c.append(entry{ty: testBookingType, entity: id, kind: "appointment", body: raw})
		if err != nil {
			return err
		}
		return s.fold(c.ctx, c.q, r)
	})
	if err != nil {
		t.Fatal(err)
	}
	return id
}

func rossi() testBooking {
	return testBooking{Code: "MT7K2Q", Hour: "09:00", Surname: "ROSSI", Name: "MARIA", Birth: "1984-04-05", TaxCode: "RSSMRA84D45F052R"}
}

// changes are pairs of path and value.
func changes(pairs ...string) []domain.Change {
	var out []domain.Change
	for i := 0; i < len(pairs); i += 2 {
		out = append(out, domain.Change{Path: pairs[i], Value: pairs[i+1]})
	}
	return out
}

// sheRossi are the facts that an opening copies from her booking.
func sheRossi() []domain.Change {
	return changes("procedure", "passport", "holder.surname", "ROSSI", "holder.name", "MARIA", "holder.birth_date", "1984-04-05",
		"holder.tax_code", "RSSMRA84D45F052R", "booking.code", "MT7K2Q")
}

func openCase(t testing.TB, s *Store, appointment string) *domain.Work {
	t.Helper()
	w, err := s.OpenCase(context.Background(), desk.Opening{Appointment: appointment, Changes: sheRossi()})
	if err != nil {
		t.Fatal(err)
	}
	return w
}

func change1(t testing.TB, s *Store, w *domain.Work, pairs ...string) *domain.Work {
	t.Helper()
	next, err := s.Change(context.Background(), w.ID, w.Version, changes(pairs...))
	if err != nil {
		t.Fatal(err)
	}
	return next
}
