package store

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"civico/sportello/domain"
	"civico/sportello/domain/agenda"
	"civico/sportello/domain/desk"
)

// TestRandomExportsLoseNothing plays the online agenda and a desk at random: exports
// of some days, arrivals, intakes, decisions, corrections, imports that die and
// imports taken back. After every step the tables are compared with what the
// handbook's table says in its simplest words: nothing lost, nothing twice,
// vanished only inside the span, the desk's work untouched.
func TestRandomExportsLoseNothing(t *testing.T) {
	rounds := 14
	if testing.Short() {
		rounds = 2
	}
	var met [5]int
	for seed := range uint64(rounds) {
		t.Run(fmt.Sprint("seed ", seed), func(t *testing.T) {
			r := &randomAgenda{t: t, rand: rand.New(rand.NewPCG(seed, 11)), upstream: map[string]upstream{}}
			r.s, r.clock = newStore(t)
			for range 60 {
				r.clock.pass(time.Duration(1+r.rand.IntN(3600)) * time.Second)
				r.step()
			}
			mustVerify(t, r.s)
			refold(t, r.s)
			mustVerify(t, r.s)
			for i, n := range []int{r.undone, r.refused, r.conflicts, r.corrected, r.restored} {
				met[i] += n
			}
		})
	}
	if slices.Contains(met[:], 0) {
		t.Errorf("undone, refused, in conflict, corrected, restored: %v, and each should have been met", met)
	}
}

// upstream is a booking as the online agenda has it.
type upstream struct {
	day, hour, phone, person string
	cancelled                bool
}

// known is a booking as the tables have it.
type known struct {
	status, date, hour, phone, visit, caseID, conflict, settled, moved, run string
	duplicate                                                               bool
}

func (k known) isWorked() bool { return k.visit == "arrived" || k.caseID != "" }

func (k known) slot() string { return k.date + " " + k.hour + " " + k.phone }

// butMarks is without the mark of who holds two bookings, which is nobody's work.
func (k known) butMarks() known { k.duplicate = false; return k }

func (u upstream) slot() string { return u.day + " " + u.hour + " " + u.phone }

// applied is an import that may be taken back, with the tables around it.
type applied struct {
	id            string
	before, after map[string]known
	worked        map[string]bool // codes that the desk has touched since
}

type randomAgenda struct {
	t        *testing.T
	rand     *rand.Rand
	s        *Store
	clock    *clock
	upstream map[string]upstream
	last     int // number of the last code
	imports  []applied

	undone, refused, conflicts, corrected, restored int
}

func (r *randomAgenda) table() map[string]known {
	r.t.Helper()
	rows, err := r.s.db.Query(`
		SELECT ` + recordText + `, visit, case_id, conflict, settled, moved_from, import, duplicate
		  FROM appointment AS a`)
	if err != nil {
		r.t.Fatal(err)
	}
	defer rows.Close() //nolint:errcheck // Err below tells
	out := map[string]known{}
	for rows.Next() {
		var record string
		var k known
		if err := rows.Scan(&record, &k.visit, &k.caseID, &k.conflict, &k.settled, &k.moved, &k.run, &k.duplicate); err != nil {
			r.t.Fatal(err)
		}
		var b agenda.Booking
		if err := b.ParseRecord(record); err != nil {
			r.t.Fatal(err)
		}
		code := b.Code
		k.status, k.date, k.hour, k.phone = b.Values[agenda.Status], b.Values[agenda.Day], b.Values[agenda.Hour], b.Values[agenda.Phone]
		if _, twice := out[code]; twice {
			r.t.Fatalf("%s stands twice", code)
		}
		out[code] = k
	}
	if rows.Err() != nil {
		r.t.Fatal(rows.Err())
	}
	return out
}

func (r *randomAgenda) step() {
	r.change()
	switch n := r.rand.IntN(10); {
	case n < 3 || len(r.imports) == 0:
		r.export()
	case n < 6:
		r.work()
	case n == 6:
		r.decide()
	case n == 7:
		r.correct()
	default:
		r.undo()
	}
}

func (r *randomAgenda) day() string { return theDay.AddDays(r.rand.IntN(4)).String() }

func (r *randomAgenda) hour() string {
	return fmt.Sprintf("%02d:%02d", 9+r.rand.IntN(3), 10*r.rand.IntN(6))
}

// change is what happens in the online agenda meanwhile.
func (r *randomAgenda) change() {
	for range r.rand.IntN(4) {
		codes := slices.Sorted(maps.Keys(r.upstream))
		if len(codes) < 8 || r.rand.IntN(4) == 0 {
			r.last++
			r.upstream[fmt.Sprintf("A%03d", r.last)] = upstream{r.day(), r.hour(), "1", fmt.Sprint("PERSONA", r.last/2), false} // two codes a person
			continue
		}
		code := pick(r.rand, codes)
		u := r.upstream[code]
		switch r.rand.IntN(5) {
		case 0:
			u.day, u.hour = r.day(), r.hour()
		case 1:
			u.phone = fmt.Sprint(r.rand.IntN(5))
		case 2:
			u.cancelled = !u.cancelled
		case 3:
			delete(r.upstream, code)
			continue
		}
		r.upstream[code] = u
	}
}

const badRow = "31/02/2030"

// export writes some days of the agenda to a file, imports it, and compares.
func (r *randomAgenda) export() {
	from := r.rand.IntN(4)
	to := from + r.rand.IntN(4-from)
	span := desk.ImportOptions{From: theDay.AddDays(from), To: theDay.AddDays(to)}
	file, bad := map[string]upstream{}, map[string]bool{}
	rows := []string{";;;;;;;;;;"} // blank, so that a file is never the same
	for _, code := range slices.Sorted(maps.Keys(r.upstream)) {
		u := r.upstream[code]
		if u.day < span.From.String() || u.day > span.To.String() {
			continue
		}
		file[code] = u
		date := u.day
		if r.rand.IntN(12) == 0 {
			bad[code], date = true, badRow
		}
		rows = append(rows, r.row(code, u, date))
	}
	rows = append(rows, fmt.Sprintf("B%d;;%s;10:00;SEMPRE;ALTRO;;;%d;;", r.rand.IntN(3), span.From, r.rand.IntN(1e9))) // a booking that always changes
	before := r.table()
	path := export(r.t, rows...)
	r.dies(path, span, before)
	sum := apply(r.t, r.s, path, span)
	r.compare(before, file, bad, span)
	if got := sum.Counts[desk.ClassQuarantined]; got != len(bad) {
		r.t.Fatalf("%d rows in quarantine, want %d", got, len(bad))
	}
	runs, err := r.s.Imports(ctx)
	if err != nil {
		r.t.Fatal(err)
	}
	r.imports = append(r.imports, applied{runs[0].ID, before, r.table(), map[string]bool{}})
}

func (r *randomAgenda) row(code string, u upstream, date string) string {
	status := ""
	if u.cancelled {
		status = "annullata"
	}
	return strings.Join([]string{code, status, date, u.hour, u.person, "PROVA", "05/04/1984", "", u.phone, "", ""}, ";")
}

// dies lets an import be cut off now and then; nothing of it stays.
func (r *randomAgenda) dies(path string, o desk.ImportOptions, before map[string]known) {
	if r.rand.IntN(4) > 0 {
		return
	}
	plan := prepare(r.t, r.s, path, o)
	cut, stop := context.WithCancel(ctx)
	stop()
	if _, err := plan.Apply(cut, nil); !errors.Is(err, context.Canceled) {
		r.t.Fatalf("cut off: %v", err)
	}
	if after := r.table(); !maps.Equal(before, after) {
		r.t.Fatalf("an import that was cut off left\n%v\nof\n%v", after, before)
	}
}

// compare holds the tables after an import against the handbook's table.
func (r *randomAgenda) compare(before map[string]known, file map[string]upstream, bad map[string]bool, span desk.ImportOptions) {
	r.t.Helper()
	after := r.table()
	for code, b := range before {
		if strings.HasPrefix(code, "B") {
			continue
		}
		a, there := after[code]
		if !there {
			r.t.Fatalf("%s is lost", code)
		}
		f, inFile := file[code]
		within := b.date >= span.From.String() && b.date <= span.To.String()
		switch {
		case bad[code]:
			r.same(code, b, a, "its row could not be read")
		case inFile && !b.isWorked():
			if a.slot() != f.slot() || a.conflict != "" || (a.status == "booked") == f.cancelled {
				r.t.Fatalf("%s: %+v is not what the file says: %+v", code, a, f)
			}
		case inFile:
			r.kept(code, b, a)
			if b.slot() != f.slot() && a.conflict == "" && a.settled == "" {
				r.t.Fatalf("%s: the desk is at work, the agenda says otherwise, and nobody is told: %+v", code, a)
			}
		case b.status != "booked" || !within:
			r.same(code, b, a, "the export says nothing of it")
		case b.conflict == "" && strings.Contains(b.settled, `"lacks":true`):
			r.same(code, b, a, "a clerk has said that it stands")
		case b.isWorked():
			r.kept(code, b, a)
			if a.conflict == "" && a.settled == "" {
				r.t.Fatalf("%s: gone upstream with the desk at work, and nobody is told: %+v", code, a)
			}
		case a.status != "vanished" || a.slot() != b.slot():
			r.t.Fatalf("%s: %+v has not vanished", code, a)
		}
		if a.conflict != "" {
			r.conflicts++
		}
	}
	for code, f := range file {
		if _, knew := before[code]; !knew && !bad[code] && after[code].slot() != f.slot() {
			r.t.Fatalf("%s is new and not there: %+v", code, after[code])
		}
	}
	for code := range after {
		if _, said := file[code]; !said && before[code] == (known{}) && !strings.HasPrefix(code, "B") {
			r.t.Fatalf("%s comes from nowhere", code)
		}
	}
}

// same says that an import left a booking alone; who holds two may change.
func (r *randomAgenda) same(code string, b, a known, why string) {
	r.t.Helper()
	if a.duplicate = b.duplicate; a != b {
		r.t.Fatalf("%s changed although %s\n%+v\n%+v", code, why, b, a)
	}
}

// kept says that the desk's side stands.
func (r *randomAgenda) kept(code string, b, a known) {
	r.t.Helper()
	if a.slot() != b.slot() || a.visit != b.visit || a.caseID != b.caseID {
		r.t.Fatalf("%s: the desk's work was changed\n%+v\n%+v", code, b, a)
	}
}

func (r *randomAgenda) touched(code string) {
	for i := range r.imports {
		r.imports[i].worked[code] = true
	}
}

// work is what the desk does: arrivals, their undoing, intakes.
func (r *randomAgenda) work() {
	before := r.table()
	if len(before) == 0 {
		return
	}
	code := pick(r.rand, slices.Sorted(maps.Keys(before)))
	id := r.s.appointmentID(code)
	if before[code].status == "vanished" && r.rand.IntN(2) == 0 {
		if got := restore(r.t, r.s, code, true); got.Status != desk.BookingLive {
			r.t.Fatalf("%+v", got)
		}
		r.restored++
	} else if r.rand.IntN(3) == 0 {
		_, err := r.s.OpenCase(ctx, desk.Opening{Appointment: id, Changes: sheRossi()})
		var stale *desk.Stale
		if err != nil && !errors.As(err, &stale) {
			r.t.Fatal(err)
		}
	} else {
		to := pick(r.rand, []domain.Visit{domain.VisitArrived, domain.VisitBooked, domain.VisitNoShow})
		_, err := r.s.SetVisit(ctx, id, to)
		var said *desk.Sentence
		if err != nil && !errors.As(err, &said) {
			r.t.Fatal(err)
		}
	}
	r.touched(code)
}

// decide ends a conflict.
func (r *randomAgenda) decide() {
	open := openConflicts(r.t, r.s)
	if len(open) == 0 {
		return
	}
	c := pick(r.rand, open)
	before := r.table()[c.Code]
	side := pick(r.rand, []domain.Side{domain.SideDesk, domain.SideAgenda})
	settle(r.t, r.s, c, side)
	after := r.table()[c.Code]
	if after.conflict != "" || after.caseID != before.caseID {
		r.t.Fatalf("%+v", after)
	}
	if side == domain.SideDesk && (after.slot() != before.slot() || after.settled == "") {
		r.t.Fatalf("%+v\n%+v", before, after)
	}
	r.touched(c.Code)
}

// correct deals with a row of the quarantine.
func (r *randomAgenda) correct() {
	rows, err := r.s.Quarantine(ctx)
	if err != nil {
		r.t.Fatal(err)
	}
	if len(rows) == 0 {
		return
	}
	row := pick(r.rand, rows)
	if r.rand.IntN(3) == 0 {
		if err := r.s.DismissRows(ctx, []desk.AsideRef{row.Ref()}); err != nil {
			r.t.Fatal(err)
		}
	} else {
		day := r.day()
		before := r.table()[row.Code]
		correct(r.t, r.s, row, "data", day)
		if after := r.table()[row.Code]; !before.isWorked() && after.date != day {
			r.t.Fatalf("%s: %+v after a correction to %s", row.Code, after, day)
		} else if before.isWorked() {
			r.kept(row.Code, before, after)
		}
		r.corrected++
		for code := range r.table() { // the marks of who holds two may change anywhere
			r.touched(code)
		}
	}
	left, err := r.s.Quarantine(ctx)
	if err != nil || len(left) != len(rows)-1 {
		r.t.Fatalf("%d rows left of %d, %v", len(left), len(rows), err)
	}
}

// undo takes the last import back, or is told who has used it.
func (r *randomAgenda) undo() {
	if len(r.imports) == 0 {
		return
	}
	last := r.imports[len(r.imports)-1]
	now := r.table()
	_, err := r.s.UndoImport(ctx, last.id, nil)
	var said *desk.Sentence
	switch {
	case errors.As(err, &said):
		if len(last.worked) == 0 {
			r.t.Fatalf("nobody has used it, and: %v", err)
		}
		if !maps.Equal(now, r.table()) {
			r.t.Fatal("a refused undo changed the tables")
		}
		r.refused++
		return
	case err != nil:
		r.t.Fatal(err)
	}
	after := r.table()
	for code, b := range last.before {
		want := b
		if last.worked[code] && last.after[code].butMarks() == b.butMarks() { // the import had not touched it: the desk's work stays
			want = now[code]
			want.duplicate = after[code].duplicate
		}
		if after[code] != want {
			r.t.Fatalf("%s after an undo\n%+v, want\n%+v", code, after[code], want)
		}
	}
	for code := range after {
		if _, knew := last.before[code]; !knew && !last.worked[code] {
			r.t.Fatalf("%s came with an import that was taken back", code)
		}
	}
	r.imports = r.imports[:len(r.imports)-1]
	r.undone++
}
