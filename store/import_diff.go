package store

import (
	"context"
	"errors"
	"sync"

	"civico/sportello/domain/agenda"
	"civico/sportello/domain/desk"
)

// importDiff is an import of the log, taken apart once to know where its rows are.
// Only the part read last is held.
type importDiff struct {
	store  *Store
	run    desk.ImportRun
	keys   *keyTree
	parts  []diffPart
	counts map[desk.Class]int

	mu   sync.Mutex
	held int // index in parts, -1 for none
	rows []item
}

type diffPart struct {
	seq   int64
	shown map[desk.Class]int
}

// ImportDiff reads what an import changed. One that was forgotten is refused with
// a sentence.
func (s *Store) ImportDiff(ctx context.Context, id string, progress func(desk.Progress)) (desk.ImportDiff, error) {
	d, err := s.importDiff(ctx, id, progress)
	if err != nil {
		return nil, sentence(err, s.path)
	}
	return d, nil
}

func (s *Store) importDiff(ctx context.Context, id string, progress func(desk.Progress)) (*importDiff, error) {
	run, err := s.run(ctx, s.db, id)
	if err != nil {
		return nil, err
	}
	d := &importDiff{store: s, run: run, counts: map[desk.Class]int{}, held: -1}
	seqs, err := seqsOf(ctx, s.db, id, importPart)
	if err != nil || len(seqs) == 0 {
		return d, err
	}
	for i, seq := range seqs {
		d.parts = append(d.parts, diffPart{seq, map[desk.Class]int{}})
		if err := d.hold(ctx, i); err != nil {
			return nil, forgottenRun(run, err)
		}
		for k := range d.rows {
			class := d.rows[k].loggedClass()
			d.parts[i].shown[class]++
			d.counts[class]++
		}
		if progress != nil {
			progress(desk.Progress{Stage: "leggo", Done: int64(i + 1), Total: int64(len(seqs))})
		}
	}
	return d, nil
}

func forgottenRun(run desk.ImportRun, err error) error {
	if errors.Is(err, errErased) {
		return &desk.Sentence{Text: "Il contenuto di «" + run.File + "» è stato cancellato perché è passato il tempo per cui si conserva: restano il nome, i conteggi e chi l'ha applicata.", Cause: err}
	}
	return err
}

func (d *importDiff) hold(ctx context.Context, part int) error {
	if d.held == part {
		return nil
	}
	r, err := d.store.recordAt(ctx, d.store.db, d.parts[part].seq)
	if err != nil {
		return err
	}
	if d.keys == nil {
		if d.keys, err = d.store.importKeys(ctx, d.store.db, d.run.ID); err != nil {
			return err
		}
	}
	if d.rows, err = readPart(r.body, d.keys); err != nil {
		return err
	}
	d.held = part
	return nil
}

func (d *importDiff) Run() desk.ImportRun { return d.run }

func (d *importDiff) Counts() map[desk.Class]int { return d.counts }

func (d *importDiff) Rows(class desk.Class, from, n int) ([]desk.ImportRow, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	var out []desk.ImportRow
	for i := range d.parts {
		if shown := d.parts[i].shown[class]; from >= shown {
			from -= shown
			continue
		}
		if err := d.hold(context.Background(), i); err != nil {
			return nil, sentence(forgottenRun(d.run, err), d.store.path)
		}
		for k := range d.rows {
			if d.rows[k].loggedClass() != class {
				continue
			}
			if from > 0 {
				from--
				continue
			}
			if len(out) == n {
				return out, nil
			}
			row, err := d.row(&d.rows[k], class)
			if err != nil {
				return nil, sentence(err, d.store.path)
			}
			out = append(out, row)
		}
	}
	return out, nil
}

// row shows an item; one that only marks a booking has its words from the tables.
func (d *importDiff) row(it *item, class desk.Class) (desk.ImportRow, error) {
	if it.do != doFlag && it.do != doUnflag {
		return it.row(class)
	}
	out := desk.ImportRow{Class: class, Fields: []desk.FieldDiff{{Name: "doppia", Old: "no", New: "sì"}}}
	if it.do == doUnflag {
		out.Fields[0].Old, out.Fields[0].New = "sì", "no"
	}
	r, err := d.store.appointment(context.Background(), d.store.db, it.id)
	if errors.Is(err, desk.ErrNotFound) {
		return out, nil // the import that brought it was taken back
	}
	out.Code, out.Person, out.Date, out.Hour = r.Code, r.Surname+" "+r.Name, r.Date, r.Hour
	return out, err
}

// loggedClass is how the import counted an item of its log.
func (it *item) loggedClass() desk.Class {
	var was, is agenda.Booking
	switch it.do {
	case doInsert:
		if is.ParseRecord(it.new) == nil && !is.IsLive() {
			return desk.ClassUnchanged
		}
		return desk.ClassNew
	case doUpdate:
		if was.ParseRecord(it.old) == nil && is.ParseRecord(it.new) == nil {
			return classOf[agenda.ClassOfUpdate(&was, &is)]
		}
		return desk.ClassChanged
	case doVanish:
		return desk.ClassVanished
	case doDispute:
		return desk.ClassConflict
	case doQuarantine:
		return desk.ClassQuarantined
	case doFlag, doUnflag:
		return desk.ClassDuplicate
	}
	return desk.ClassChanged // doSettle
}
