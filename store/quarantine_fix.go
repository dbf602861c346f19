package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"sync"

	"civico/sportello/domain/agenda"
	"civico/sportello/domain/desk"
	"civico/sportello/store/agendafile"
)

// fix is a row of the quarantine as a clerk has corrected it: an import of one row,
// see desk.ImportPlan.
type fix struct {
	store   *Store
	run     string
	line    int
	record  string
	booking string // id of what the row becomes
	summary desk.ImportSummary

	mu      sync.Mutex
	items   []item
	applied bool
}

// PrepareCorrection reads a row of the quarantine again as the clerk has typed it,
// by the checks of an import, and compares it with the bookings of the archive;
// nothing changes before the plan is applied. A cell that still cannot be read is a
// *desk.RowFault. profile is how the file was read, nil for as all are.
func (s *Store) PrepareCorrection(ctx context.Context, run string, line int, cells []desk.Cell, profile *agenda.Profile) (desk.ImportPlan, error) {
	f, err := s.prepareFix(ctx, run, line, cells, profile)
	var fault *desk.RowFault
	switch {
	case errors.As(err, &fault):
		return nil, err
	case err != nil:
		return nil, sentence(err, s.path)
	}
	return f, nil
}

func (s *Store) prepareFix(ctx context.Context, run string, line int, cells []desk.Cell, profile *agenda.Profile) (*fix, error) {
	if _, err := s.openRow(ctx, s.db, run, line); err != nil {
		return nil, err
	}
	from, err := s.run(ctx, s.db, run)
	if err != nil {
		return nil, err
	}
	f := &fix{store: s, run: run, line: line}
	if f.record, err = s.readTyped(from.File, cells, profile); err != nil {
		return nil, err
	}
	if f.items, err = f.compare(ctx, s.db); err != nil {
		return nil, err
	}
	f.summary = desk.ImportSummary{File: from.File, Office: s.office, Rows: 1, Counts: map[desk.Class]int{}}
	for i := range f.items {
		if class := f.items[i].class; class != noClass {
			f.summary.Counts[desk.Classes()[class]]++
		}
	}
	return f, f.warn(ctx, from)
}

// readTyped reads the cells as a row of the file.
func (s *Store) readTyped(file string, cells []desk.Cell, profile *agenda.Profile) (record string, err error) {
	var names, texts []string
	for _, c := range cells {
		names, texts = append(names, c.Name), append(texts, c.Text)
	}
	err = agendafile.Single(file, names, texts, profile, agendafile.Options{
		Today: s.Today(), Zone: s.zone, SameOffice: s.OwnOffice(),
		Row: func(_ int, r []byte) error { record = string(r); return nil },
		Bad: func(b agendafile.Bad) error {
			return &desk.RowFault{Column: b.Column, Value: b.Value, Reason: b.Reason}
		},
	})
	if err == nil && record == "" {
		err = &desk.RowFault{Reason: "la riga è vuota"}
	}
	return record, err
}

// compare classifies the row against the tables as they are: what it does, and the
// marks of who then holds two bookings.
func (f *fix) compare(ctx context.Context, q querier) ([]item, error) {
	line := &agenda.Line{Record: f.record, Number: f.line}
	if err := line.ParseRecord(f.record); err != nil {
		return nil, err
	}
	c := &comparison{ctx: ctx, q: q}
	f.booking = f.store.appointmentID(line.Code)
	known, err := f.known(ctx, q, &c.known)
	if err != nil {
		return nil, err
	}
	var items []item
	lines, knowns := []*agenda.Line{line}, known
	err = agenda.Reconcile(func() (*agenda.Line, error) { return shift(&lines), nil }, func() (*agenda.Known, error) { return shift(&knowns), nil },
		agenda.Span{}, func(ch *agenda.Change) error {
			it := item{do: doShow, class: classPlace[classOf[ch.Class]], line: f.line, new: f.record}
			if err := c.action(ch, &it); err != nil {
				return err
			}
			if it.do == doInsert {
				it.id = f.booking
			}
			items = append(items, it)
			return nil
		})
	if err != nil {
		return nil, err
	}
	marks, err := f.holders(ctx, q, &line.Booking)
	return append(items, marks...), err
}

// shift takes the first of a list, nil at its end.
func shift[T any](list *[]*T) *T {
	if len(*list) == 0 {
		return nil
	}
	first := (*list)[0]
	*list = (*list)[1:]
	return first
}

// known reads the booking as it is, none where the archive has none.
func (f *fix) known(ctx context.Context, q querier, into *knownBooking) ([]*agenda.Known, error) {
	var row string
	err := q.QueryRowContext(ctx, `SELECT `+knownText+`
		 WHERE id = ?`, f.booking).Scan(&row)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, nil
	}
	if err == nil {
		err = into.parse(row)
	}
	return []*agenda.Known{&into.Known}, err
}

// holders finds the bookings to come of the same person, by tax code, or by name
// and birth date where not both tax codes are known.
func (f *fix) holders(ctx context.Context, q querier, b *agenda.Booking) ([]item, error) {
	if !b.IsLive() {
		return nil, nil
	}
	own, today := f.booking, f.store.Today()
	var items []item
	err := alike(ctx, q, b.Values[agenda.TaxCode], foldedName(b.Values[agenda.Surname], b.Values[agenda.Name]), func(k *namesake) error {
		if k.id == own || !k.IsLive() || k.Date().Before(today) || !agenda.SamePerson(&k.Booking, b) {
			return nil
		}
		if len(items) == 0 {
			items = append(items,
				item{do: doShow, class: classPlace[desk.ClassDuplicate], line: f.line, old: f.record, new: k.Code + " · " + agenda.Day.Show(k.Values[agenda.Day]) + " " + k.Values[agenda.Hour]},
				item{do: doFlag, class: noClass, id: own})
		}
		if !k.duplicate {
			items = append(items, item{do: doFlag, class: noClass, id: k.id})
		}
		return nil
	})
	return items, err
}

// warn says where a newer import has brought the booking already.
func (f *fix) warn(ctx context.Context, from desk.ImportRun) error {
	was := f.items[0].was.run
	if f.items[0].do == doShow || was == "" || was == from.ID {
		return nil
	}
	newer, err := f.store.run(ctx, f.store.db, was)
	if errors.Is(err, desk.ErrNotFound) {
		return nil
	}
	if err == nil && newer.AppliedAt.After(from.AppliedAt) {
		f.summary.Warnings = append(f.summary.Warnings, fmt.Sprintf("La prenotazione è arrivata anche con «%s», più recente: applicando la riga si torna ai suoi dati.", newer.File))
	}
	return err
}

func (f *fix) Summary() desk.ImportSummary { return f.summary }

// Rows shows what the row does.
func (f *fix) Rows(class desk.Class, from, n int) ([]desk.ImportRow, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	var out []desk.ImportRow
	for i := range f.items {
		if it := &f.items[i]; it.class != noClass && desk.Classes()[it.class] == class {
			row, err := it.row(class)
			if err != nil {
				return nil, sentence(err, f.store.path)
			}
			out = append(out, row)
		}
	}
	from = min(from, len(out))
	return out[from:min(from+n, len(out))], nil
}

func (f *fix) Close() error { return nil }

// Apply writes what was shown, in one transaction.
func (f *fix) Apply(ctx context.Context, _ func(desk.Progress)) (desk.ImportSummary, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.applied {
		return f.summary, errPlanClosed
	}
	err := f.store.write(ctx, func(c *change) error {
		if _, err := f.store.openRow(c.ctx, c.q, f.run, f.line); err != nil {
			return err
		}
		now, err := f.compare(c.ctx, c.q)
		if err != nil {
			return err
		}
		if !sameItems(now, f.items) {
			return &desk.Sentence{Text: "Intanto la prenotazione è cambiata: guardare di nuovo che cosa farebbe la riga. Non è stato applicato nulla."}
		}
		return f.append(c)
	})
	f.applied = err == nil
	return f.summary, err
}

func sameItems(a, b []item) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}

// append writes a part with the row's changes, and that the row was corrected.
func (f *fix) append(c *change) error {
	var logged []item
	refs := []string{appointmentRefPrefix + f.booking} // also of a row that changes nothing: see forgetBookings
	for _, it := range f.items {
		if it.do != doShow {
			logged = append(logged, it)
			if ref := appointmentRefPrefix + it.id; !slices.Contains(refs, ref) {
				refs = append(refs, ref)
			}
		}
	}
	if len(logged) > 0 {
		if err := f.part(c, logged); err != nil {
			return err
		}
	}
	body, err := marshal(correctedJSON{f.line, string(desk.Classes()[f.items[0].class])})
	if err != nil {
		return err
	}
	r, err := c.append(entry{ty: importCorrected, entity: f.run, kind: "import", refs: refs, body: body})
	if err != nil {
		return err
	}
	return c.s.fold(c.ctx, c.q, r)
}

// part appends the changes under leaves of the import's keys that no part has used.
func (f *fix) part(c *change, items []item) error {
	seqs, err := seqsOf(c.ctx, c.q, f.run, importPart)
	if err != nil {
		return err
	}
	if len(seqs) == 0 {
		return errMissingBody
	}
	last, err := c.s.recordAt(c.ctx, c.q, seqs[len(seqs)-1])
	if err != nil {
		return err
	}
	p, err := strict[partJSON](last.body)
	if err != nil {
		return err
	}
	keys, err := c.s.importKeys(c.ctx, c.q, f.run)
	if err != nil {
		return err
	}
	w := &partWriter{keys: walker{tree: keys}}
	body, _, err := w.write(p.First+uint32(len(p.Rows)), each(items))
	if err != nil {
		return err
	}
	r, err := c.append(entry{ty: importPart, entity: f.run, kind: "import", body: body})
	if err != nil {
		return err
	}
	return c.s.fold(c.ctx, c.q, r)
}
