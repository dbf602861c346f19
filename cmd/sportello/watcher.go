package main

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"civico/sportello/domain/agenda"
	"civico/sportello/domain/desk"
	"civico/sportello/store/agendafile"
	"civico/sportello/store/inbox"
)

// watcher takes exports of the agenda out of a folder as they arrive.
type watcher struct {
	*inbox.Folder
	archive *archive
	now     func() time.Time   // in the zone of the office
	apply   bool               // at once, where there is no conflict
	waits   map[string]waiting // for a clerk
	stuck   map[string]applied // that cannot be moved away
	foreign map[string]foreign // that are no exports, and stay
}

// foreign is a file that is no export, and what it is.
type foreign struct {
	inbox.File
	is string
}

// waiting is a file as it was read, with the digest of its content and how many imports
// of such a file stood then.
type waiting struct {
	inbox.File
	sum      string
	standing int
}

// applied is a file with what it has done.
type applied struct {
	inbox.File
	summary desk.ImportSummary
}

func (a *archive) watch(dir string, apply bool, now func() time.Time) (*watcher, error) {
	folder, err := inbox.Open(dir, now)
	if err != nil {
		return nil, err
	}
	zone := zoneOf(a.profile)
	local := func() time.Time { return now().In(zone) }
	return &watcher{Folder: folder, archive: a, now: local, apply: apply, waits: map[string]waiting{}, stuck: map[string]applied{}, foreign: map[string]foreign{}}, nil
}

// lying is what lies in the folder: files that nobody has read yet, and those that
// wait for a clerk.
type lying struct {
	news    []inbox.File
	waiting []string
	empty   []string
	left    []inbox.Left // what is no export
	pending int
}

// arrived looks at the folder. A file that has changed since it was read is new
// again, and so is one that somebody has applied elsewhere meanwhile.
func (w *watcher) arrived(ctx context.Context) (out lying, err error) {
	found, err := w.Look()
	if err != nil {
		return out, err
	}
	out.empty, out.pending = found.Empty, found.Pending
	found.Ready, out.left = w.leaveForeign(ctx, found)
	var standing map[string]int
	if len(w.waits) > 0 {
		if standing, err = w.standing(ctx); err != nil {
			return out, err
		}
	}
	still := map[string]waiting{}
	for _, f := range found.Ready {
		was, read := w.waits[f.Name]
		switch {
		case w.stuck[f.Name].File == f:
			_ = w.handOver(f.Name, w.stuck[f.Name].summary) // was told when it failed first
		case read && was.File == f && standing[was.sum] == was.standing:
			still[f.Name] = was
			out.waiting = append(out.waiting, f.Name)
		default:
			out.news = append(out.news, f)
		}
	}
	w.waits = still
	return out, nil
}

// leaveForeign parts the files that may be exports from those that neither in name nor
// in content are any: the folder may be one where everything arrives, and somebody
// looks for them where they were put.
func (w *watcher) leaveForeign(ctx context.Context, found inbox.Found) (ready []inbox.File, left []inbox.Left) {
	left = found.Left
	still := map[string]foreign{}
	for _, f := range found.Ready {
		was := w.foreign[f.Name]
		if was.File != f {
			was = foreign{File: f}
			if !agenda.IsTableName(f.Name) {
				was.is, _ = agendafile.Foreign(ctx, w.Dir(), f.Name) // what cannot be read says so when it is taken
			}
		}
		still[f.Name] = was
		if was.is == "" {
			ready = append(ready, f)
		} else {
			left = append(left, inbox.Left{Name: f.Name, Why: was.is})
		}
	}
	w.foreign = still
	return ready, left
}

// standing counts the imports that stand, by the digest of their file.
func (w *watcher) standing(ctx context.Context) (map[string]int, error) {
	runs, err := w.archive.Imports(ctx)
	sums := map[string]int{}
	for _, r := range runs {
		if !r.Undone {
			sums[r.SHA256]++
		}
	}
	return sums, err
}

// receive reads a file. An export without conflicts is applied where the clerk has
// said so; one that cannot be read is put aside with the reason; any other waits,
// also where only a clerk can say how it is to be read. An error leaves the file
// where it is.
func (w *watcher) receive(ctx context.Context, f inbox.File) (desk.Delivery, error) {
	d, err := w.read(ctx, f)
	var said *desk.Sentence
	switch {
	case err == nil, d.Outcome == desk.OutcomeApplied:
		return d, err
	case !errors.As(err, &said) || !said.Usage || !w.IsAsSeen(f):
		return d, err // the disk, the archive, a file that grows: another time
	}
	if run, known := w.appliedOtherwise(ctx, f.Name); known {
		d.Summary = desk.ImportSummary{File: run.File, From: run.From, To: run.To, Rows: run.Rows, Same: true}
		d.Outcome, d.Text = desk.OutcomeApplied, wasApplied
		return d, w.handOver(f.Name, d.Summary)
	}
	if d.Outcome, d.Text = w.whyUnread(ctx, f.Name, err); d.Outcome != "" {
		return d, w.keepWaiting(ctx, f)
	}
	d.Outcome, d.Text = desk.OutcomeRefused, said.Text
	_, err = w.Move(f.Name, inbox.Refused, said.Text+"\n")
	return d, err
}

// appliedOtherwise is the import in force of a file that cannot be read as it lies:
// somebody has said how.
func (w *watcher) appliedOtherwise(ctx context.Context, name string) (desk.ImportRun, bool) {
	f, err := agendafile.OpenIn(ctx, w.Dir(), name)
	if err != nil {
		return desk.ImportRun{}, false
	}
	defer f.Close() //nolint:errcheck // only read from
	runs, err := w.archive.Imports(ctx)
	i := slices.IndexFunc(runs, func(r desk.ImportRun) bool { return !r.Undone && r.SHA256 == fmt.Sprintf("%x", f.Hash) })
	if err != nil || i < 0 {
		return desk.ImportRun{}, false
	}
	return runs[i], true
}

// whyUnread says what a clerk has to say of a file that could not be read, nothing
// for a file that is no export.
func (w *watcher) whyUnread(ctx context.Context, name string, err error) (desk.Outcome, string) {
	switch {
	case errors.Is(err, desk.ErrOtherOffice):
		return desk.OutcomeWaits, "È l'agenda di un altro ufficio: aspetta l'operatore."
	case errors.Is(err, desk.ErrNoSpan):
		return desk.OutcomeWaits, "Non ha prenotazioni: aspetta l'operatore, che dica quali giorni copre."
	}
	f, err := agendafile.OpenIn(ctx, w.Dir(), name)
	if err != nil {
		return "", ""
	}
	defer f.Close() //nolint:errcheck // only read from
	if s, err := f.Sample(ctx, sampleRows); err == nil && s.IsUnknownTable() {
		return desk.OutcomeUnknown, "Colonne non riconosciute: si scelgono dalle schermate."
	}
	return "", ""
}

// keepWaiting remembers the file as it was read.
func (w *watcher) keepWaiting(ctx context.Context, f inbox.File) error {
	opened, err := agendafile.OpenIn(ctx, w.Dir(), f.Name)
	if err != nil {
		return err
	}
	sum := fmt.Sprintf("%x", opened.Hash)
	standing, err := w.standing(ctx)
	w.waits[f.Name] = waiting{f, sum, standing[sum]}
	return errors.Join(err, opened.Close())
}

func (w *watcher) read(ctx context.Context, f inbox.File) (d desk.Delivery, err error) {
	d.Name = f.Name
	o := desk.ImportOptions{Folder: w.Dir(), Profile: w.proposed(ctx, f.Name)}
	plan, err := w.archive.PrepareImport(ctx, f.Name, o, nil)
	if err != nil {
		return d, err
	}
	defer func() { err = errors.Join(err, plan.Close()) }()
	d.Summary = plan.Summary()
	if d.Text = w.whyWaits(d.Summary); d.Text != "" {
		d.Outcome = desk.OutcomeWaits
		return d, w.keepWaiting(ctx, f)
	}
	if !w.IsAsSeen(f) {
		return d, failed(nil, "«%s» è cambiato mentre veniva letto: lo rileggo quando sta fermo", oneLine(f.Name))
	}
	if d.Summary, err = plan.Apply(ctx, nil); err != nil {
		return d, err
	}
	d.Outcome, d.Text = desk.OutcomeApplied, "Applicato: "+countsLine(d.Summary.Counts)+"."
	if d.Summary.Same {
		d.Text = wasApplied
	}
	if err = w.handOver(f.Name, d.Summary); err != nil && w.IsAsSeen(f) {
		w.stuck[f.Name] = applied{f, d.Summary}
	}
	return d, err
}

// proposed is the profile that knows the columns of a file, nil for none.
func (w *watcher) proposed(ctx context.Context, name string) *agenda.Profile {
	found, _, err := proposals(ctx, w.archive.profileFolder(), name, w.Dir())
	if err != nil || len(found) == 0 {
		return nil // the import says what is wrong with the file
	}
	return found[0].Profile
}

// takesMost says that an export would take off more of what is known than it keeps, and
// not just a few: half a file looks so.
func takesMost(counts map[desk.Class]int) bool {
	const few = 5
	gone := counts[desk.ClassVanished]
	return gone >= few && gone > counts[desk.ClassUnchanged]+counts[desk.ClassMoved]+counts[desk.ClassChanged]
}

// whyWaits says why a clerk has to look at an export first, empty for no reason.
func (w *watcher) whyWaits(s desk.ImportSummary) string {
	switch n := s.Counts[desk.ClassConflict]; {
	case s.Replaced:
		return "È un file già applicato, ma dopo ne è stato applicato un altro: aspetta l'operatore."
	case s.Same:
		return ""
	case s.Older:
		return "È un'esportazione più vecchia di una già applicata: aspetta l'operatore."
	case n > 0:
		return fmt.Sprintf("Ha conflitti da decidere (%d): aspetta l'operatore.", n)
	case len(s.Doubts) > 0:
		return "I giorni che copre non sono sicuri (" + desk.SpanWords(s.From, s.To) + "): aspetta l'operatore."
	case s.MaybeOlder:
		return "Forse è più vecchia di una già applicata: aspetta l'operatore."
	case takesMost(s.Counts):
		return fmt.Sprintf("Toglierebbe %d prenotazioni, più di quante ne lascia: aspetta l'operatore.", s.Counts[desk.ClassVanished])
	case !w.apply:
		return "Aspetta che l'operatore la guardi e la applichi."
	}
	return ""
}

const wasApplied = "Era già applicato: non è cambiato nulla."

// handOver puts a file that was applied away, with what it has done.
func (w *watcher) handOver(name string, s desk.ImportSummary) error {
	delete(w.waits, name)
	_, err := w.Move(name, inbox.Accepted, w.report(s))
	if err == nil {
		delete(w.stuck, name)
		return nil
	}
	done := "è stata applicata e salvata"
	if s.Same {
		done = "era già applicata"
	}
	return failed(err, "L'esportazione «%s» %s. %s", oneLine(name), done, err.Error())
}

// report tells counts and places, and no personal data: the folder may be a share.
func (w *watcher) report(s desk.ImportSummary) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s · %s", s.File, w.archive.profile.Name)
	if !s.From.IsZero() {
		fmt.Fprintf(&b, " · %s", desk.SpanWords(s.From, s.To))
	}
	done := "applicato"
	if s.Same {
		done = "già applicato prima: non è cambiato nulla"
	}
	fmt.Fprintf(&b, " · %s il %s\n", done, w.now().Format("02/01/2006 15:04"))
	for _, c := range desk.Classes() {
		fmt.Fprintf(&b, "  %-14s %s\n", classWords[c], thousands(int64(s.Counts[c])))
	}
	for _, warning := range s.Warnings {
		fmt.Fprintf(&b, "%s\n", oneLine(warning))
	}
	if s.Counts[desk.ClassQuarantined] > 0 && !s.Same {
		b.WriteString("Le righe in quarantena, con il motivo: sportello agenda quarantena\n")
	}
	return b.String()
}
