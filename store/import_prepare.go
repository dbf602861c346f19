package store

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"slices"
	"sync"
	"time"

	"civico/sportello/domain/agenda"
	"civico/sportello/domain/desk"
	"civico/sportello/store/agendafile"
	"civico/sportello/store/officefile"
)

// importPlan is an export that was read and compared; see desk.ImportPlan. The
// rows of the file stay sorted in the spool, so that they can be compared again
// should the tables change before they are applied.
type importPlan struct {
	mu      sync.Mutex
	store   *Store
	options desk.ImportOptions
	sum     string // SHA-256 of the file
	report  agendafile.Report
	span    agenda.Span
	summary desk.ImportSummary

	spool   *spool
	lines   []section      // the file's rows, sorted
	changes *spool         // its unreadable rows, then what the comparison found; spool is read meanwhile
	bad     section        // the unreadable rows
	people  *agenda.People // of the file, counted as it was read; the first comparison uses it up
	last    time.Time      // when the export was made that this one may be older than
	seen    int64          // the log as it was when the rows were compared
	unseen  bool           // another answer than the one that was shown
	aside   asideLimit
	applied bool
	closed  bool

	// The answer of the last comparison, with what the summary has of it.
	parts     []planPart
	twice     []string // codes of those who hold two bookings, in order
	again     []asideRow
	doubts    doubts
	outside   int // bookings of other days than the span's
	cancelled int // bookings that nobody knew and that are cancelled already
}

// PrepareImport reads an export and compares it with the bookings of the archive;
// nothing changes before the plan is applied. Close gives the plan's memory back.
// Errors are *desk.Sentence, except a cancelled context.
func (s *Store) PrepareImport(ctx context.Context, file string, o desk.ImportOptions, progress func(desk.Progress)) (desk.ImportPlan, error) {
	p, err := s.prepareImport(ctx, file, o, progress)
	if err != nil {
		return nil, sentence(err, s.path)
	}
	return p, nil
}

func (s *Store) prepareImport(ctx context.Context, file string, o desk.ImportOptions, progress func(desk.Progress)) (_ *importPlan, err error) {
	if progress == nil {
		progress = func(desk.Progress) {}
	}
	f, err := openExport(ctx, file, o.Folder)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	f.Use(o.Profile)
	p := &importPlan{store: s, options: o, sum: fmt.Sprintf("%x", f.Hash)}
	p.summary = desk.ImportSummary{File: f.Label(), Office: s.office, Counts: map[desk.Class]int{}}
	p.aside.file = f.Label()
	known, err := p.knownFile(ctx)
	if err != nil || known {
		return p, err
	}
	if p.spool, err = newSpool(s.spoolFolder()); err != nil {
		return nil, err
	}
	if p.changes, err = newSpool(s.spoolFolder()); err != nil {
		return nil, err
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, p.spool.close(), p.changes.close())
		}
	}()
	if err := p.read(ctx, f, progress); err != nil {
		return nil, err
	}
	if err := p.settle(ctx, f); err != nil {
		return nil, err
	}
	if err := p.compare(ctx, s.db, progress); err != nil {
		return nil, err
	}
	p.warn()
	return p, nil
}

func openExport(ctx context.Context, file, folder string) (*agendafile.File, error) {
	if folder != "" {
		return agendafile.OpenIn(ctx, folder, file)
	}
	return agendafile.Open(ctx, file)
}

// OwnOffice tells the words of the file's column that mean this office.
func (s *Store) OwnOffice() func(string) bool {
	office := agenda.Office{ID: s.office}
	if profile, ok := officefile.Embedded().Get(s.office); ok {
		office.Name, office.Parent = profile.Name, profile.Parent
	}
	known := map[string]bool{} // a file has few
	return func(words string) bool {
		matches, asked := known[words]
		if !asked {
			matches = office.Matches(words)
			if len(known) < 100 {
				known[words] = matches
			}
		}
		return matches
	}
}

// settle decides span and time of the export.
func (p *importPlan) settle(ctx context.Context, f *agendafile.File) error {
	if n := p.report.Rows; n > 0 && p.report.Alien == n {
		return &desk.Sentence{Text: fmt.Sprintf("«%s» è l'agenda di un altro ufficio: nessuna delle sue prenotazioni è di questo. "+
			"Se vanno prese lo stesso lo dica chi importa (--altro-ufficio). L'agenda non è cambiata.", p.summary.File), Usage: true, Cause: desk.ErrOtherOffice}
	}
	if err := p.tooManyAliens(); err != nil {
		return err
	}
	switch {
	case !p.options.From.IsZero() && !p.options.To.IsZero():
		p.span, p.summary.SpanGiven = agenda.Span{From: p.options.From, To: p.options.To}, true
	case !p.report.Said.From.IsZero():
		p.span, p.summary.SpanSaid = p.report.Said, true
	default:
		p.span = p.report.Span
	}
	if p.report.Rows == 0 && !p.summary.SpanGiven {
		return &desk.Sentence{Text: fmt.Sprintf("«%s» non ha nessuna prenotazione: se davvero è vuoto, dire quale periodo copre (--dal e --al). L'agenda non è cambiata.", p.summary.File), Usage: true, Cause: desk.ErrNoSpan}
	}
	s := &p.summary
	s.From, s.To = p.span.From, p.span.To
	if p.report.IsAside() && !s.SpanGiven {
		p.span = agenda.Span{}
	}
	inName := f.TimeInName(p.store.zone)
	if inName.After(p.store.now().Add(agendafile.MaxAhead)) { // the day of the appointments, not of the export
		inName = time.Time{}
	}
	exported := agenda.ExportedAt(p.report.Updated, p.options.ExportedAt, inName, f.Modified)
	s.ExportedAt, s.Uncertain = exported.At, exported.Uncertain
	s.Cleaned, s.Rows, s.Alien = p.report.Cleaned, p.report.Rows, p.report.Alien
	certain, last, err := p.lastExported(ctx)
	if err != nil {
		return err
	}
	p.age(certain, last)
	return nil
}

// age says whether the export is older than the last ones that were applied.
func (p *importPlan) age(certain, last agenda.Exported) {
	s := &p.summary
	exported := agenda.Exported{At: s.ExportedAt, Uncertain: s.Uncertain}
	s.Older, s.MaybeOlder = exported.OlderThan(certain), false
	for _, before := range []agenda.Exported{certain, last} {
		if !s.Older && !s.MaybeOlder && exported.MayBeOlderThan(before) {
			s.MaybeOlder, p.last = true, before.At
		}
	}
}

// lastExported are the exports that stand with which the age of another is compared:
// the one applied last of those whose time is certain, which alone can refuse, and the
// one applied last of all. An uncertain one in between does not hide the certain one.
func (p *importPlan) lastExported(ctx context.Context) (certain, last agenda.Exported, err error) {
	for to, where := range map[*agenda.Exported]string{&certain: `AND uncertain = 0`, &last: ``} {
		runs, err := p.store.importRuns(ctx, p.store.db, `WHERE state = 'applied' AND exported_at <> '' `+where+` ORDER BY applied_at DESC, id DESC LIMIT 1`)
		if err != nil {
			return certain, last, err
		}
		if len(runs) > 0 {
			*to = agenda.Exported{At: runs[0].ExportedAt, Uncertain: runs[0].Uncertain}
		}
	}
	return certain, last, nil
}

// knownFile says that an import that stands was of this very file, read in the same
// way; the summary then tells that nothing changes. Where another was applied since,
// somebody who insists may go back to it: then it is compared.
func (p *importPlan) knownFile(ctx context.Context) (bool, error) {
	const latest = ` ORDER BY applied_at DESC, id DESC`
	runs, err := p.store.importRuns(ctx, p.store.db, `WHERE state = 'applied' AND sha256 = ? AND reading = ?`+latest, p.sum, p.reading())
	o := p.options
	at := slices.IndexFunc(runs, func(r desk.ImportRun) bool { return o.From.IsZero() || o.From == r.From && o.To == r.To })
	if err != nil || at < 0 {
		return false, err
	}
	r := runs[at]
	last, err := p.store.importRuns(ctx, p.store.db, `WHERE state = 'applied'`+latest+` LIMIT 1`)
	if err != nil {
		return false, err
	}
	s := &p.summary
	text := fmt.Sprintf("È lo stesso file applicato il %s: non cambia nulla.", p.store.spoken(r.AppliedAt))
	if last[0].ID != r.ID {
		if o.Insist {
			return false, nil
		}
		s.Replaced = true
		text = fmt.Sprintf("È lo stesso file applicato il %s, e dopo è stato applicato «%s» (il %s): non cambia nulla, a meno di insistere.",
			p.store.spoken(r.AppliedAt), last[0].File, p.store.spoken(last[0].AppliedAt))
	}
	s.Same, s.From, s.To, s.ExportedAt, s.Uncertain, s.Rows = true, r.From, r.To, r.ExportedAt, r.Uncertain, r.Rows
	s.Counts[desk.ClassUnchanged] = r.Rows - r.Counts[desk.ClassQuarantined]
	s.Warnings = []string{text}
	return true, nil
}

// reading names how the file is read, where that is not as all files are: the same
// bytes may then say something else.
func (p *importPlan) reading() string {
	var how []byte
	if p.options.Profile != nil {
		how = append(how, agendafile.FormatProfile(p.options.Profile)...)
	}
	if p.options.OtherOffice {
		how = append(how, "\nother offices"...)
	}
	if len(how) == 0 {
		return ""
	}
	sum := sha256.Sum256(how)
	return hex.EncodeToString(sum[:8])
}

// spoken is a time as a sentence says it.
func (s *Store) spoken(t time.Time) string { return t.In(s.zone).Format("02/01/2006 alle 15:04") }

// Summary is what the clerk reads before applying; who asks shows it.
func (p *importPlan) Summary() desk.ImportSummary {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.unseen = false
	return p.summed()
}

func (p *importPlan) summed() desk.ImportSummary {
	s := p.summary
	s.Counts = map[desk.Class]int{}
	for c, n := range p.summary.Counts {
		s.Counts[c] = n
	}
	return s
}

// Close removes what the plan kept aside.
func (p *importPlan) Close() error {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.closed || p.spool == nil {
		p.closed = true
		return nil
	}
	p.closed = true
	return sentence(errors.Join(p.spool.close(), p.changes.close()), p.store.path)
}

var errPlanClosed = errors.New("the plan of the import is closed")
