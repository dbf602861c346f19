package main

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"civico/sportello/domain/agenda"
	"civico/sportello/domain/desk"
	"civico/sportello/store"
	"civico/sportello/store/agendafile"
	"civico/sportello/store/inbox"
)

// watcher takes exports of the agenda out of a folder as they arrive.
type watcher struct {
	*inbox.Folder
	archive *archive
	now     func() time.Time      // in the zone of the office
	apply   bool                  // at once, where there is no conflict
	waits   map[string]inbox.File // that a clerk has to look at, as they were read
}

func (a *archive) watch(dir string, apply bool, p *program) (*watcher, error) {
	folder, err := inbox.Open(dir, p.now)
	if err != nil {
		return nil, err
	}
	zone := zoneOf(a.profile)
	now := func() time.Time { return p.now().In(zone) }
	return &watcher{Folder: folder, archive: a, now: now, apply: apply, waits: map[string]inbox.File{}}, nil
}

// arrived tells the files that nobody has read yet, and those that wait for a
// clerk; one that has changed since is new again.
func (w *watcher) arrived() (news []inbox.File, waiting []string, pending int, err error) {
	ready, pending, err := w.Look()
	if err != nil {
		return nil, nil, 0, err
	}
	still := map[string]inbox.File{}
	for _, f := range ready {
		if was, read := w.waits[f.Name]; read && was == f {
			still[f.Name] = f
			waiting = append(waiting, f.Name)
		} else {
			news = append(news, f)
		}
	}
	w.waits = still
	return news, waiting, pending, nil
}

// receive reads a file. An export without conflicts is applied where the clerk has
// said so; one that cannot be read is put aside with the reason; any other waits.
// An error leaves the file where it is.
func (w *watcher) receive(ctx context.Context, f inbox.File) (desk.Delivery, error) {
	d, err := w.read(ctx, f)
	var said *desk.Sentence
	switch {
	case err == nil:
		return d, nil
	case !errors.As(err, &said) || !said.Usage || !w.IsAsSeen(f):
		return d, err // the disk, the archive, a file that grows: another time
	}
	d.Outcome, d.Text = desk.OutcomeRefused, said.Text
	_, err = w.Move(f.Name, inbox.Refused, said.Text+"\n")
	return d, err
}

func (w *watcher) read(ctx context.Context, f inbox.File) (d desk.Delivery, err error) {
	d.Name = f.Name
	o := desk.ImportOptions{Folder: w.Dir()}
	o.Profile = proposed(ctx, w.Dir(), f.Name)
	plan, err := w.archive.PrepareImport(ctx, f.Name, o, nil)
	if err != nil {
		return d, err
	}
	defer func() { err = errors.Join(err, plan.Close()) }()
	d.Summary = plan.Summary()
	if d.Text = w.whyWaits(d.Summary); d.Text != "" {
		d.Outcome = desk.OutcomeWaits
		w.waits[f.Name] = f
		return d, nil
	}
	if !w.IsAsSeen(f) {
		return d, failed(nil, "«%s» è cambiato mentre veniva letto: lo rileggo quando sta fermo", oneLine(f.Name))
	}
	if d.Summary, err = plan.Apply(ctx, nil); err != nil {
		return d, err
	}
	d.Outcome, d.Text = desk.OutcomeApplied, "Applicato: "+countsLine(d.Summary.Counts)+"."
	if d.Summary.Same {
		d.Text = "Era già applicato: non è cambiato nulla."
	}
	return d, w.handOver(f.Name, d.Summary)
}

// whyWaits says why a clerk has to look at an export first, empty for no reason.
func (w *watcher) whyWaits(s desk.ImportSummary) string {
	switch n := s.Counts[desk.ClassConflict]; {
	case s.Same:
		return ""
	case s.Older:
		return "È un'esportazione più vecchia dell'ultima applicata: aspetta l'operatore."
	case n > 0:
		return fmt.Sprintf("Ha conflitti da decidere (%d): aspetta l'operatore.", n)
	case len(s.Doubts) > 0:
		return "Toglierebbe tutte le prenotazioni di giorni di cui non ne ha nessuna: aspetta l'operatore."
	case s.MaybeOlder:
		return "Forse è più vecchia dell'ultima applicata: aspetta l'operatore."
	case !w.apply:
		return "Aspetta che l'operatore la guardi e la applichi."
	}
	return ""
}

// handOver puts a file that was applied away, with what it has done.
func (w *watcher) handOver(name string, s desk.ImportSummary) error {
	delete(w.waits, name)
	_, err := w.Move(name, inbox.Accepted, w.report(s))
	return err
}

// report tells counts and places, and no personal data: the folder may be a share.
func (w *watcher) report(s desk.ImportSummary) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s · %s", s.File, w.archive.profile.Name)
	if !s.From.IsZero() {
		fmt.Fprintf(&b, " · dal %s al %s", s.From.Italian(), s.To.Italian())
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

// proposed is the profile that knows the columns of a file of a folder, nil for none.
func proposed(ctx context.Context, folder, name string) *agenda.Profile {
	all, _, err := agendafile.Profiles(store.DefaultPaths().Profiles)
	if err != nil || len(all) == 0 {
		return nil
	}
	f, err := agendafile.OpenIn(ctx, folder, name)
	if err != nil {
		return nil // the import says why
	}
	defer f.Close() //nolint:errcheck // only read from
	sample, err := f.Sample(ctx, 0)
	if err != nil {
		return nil
	}
	if found, ok := agendafile.Propose(all, sample.Header); ok {
		return found.Profile
	}
	return nil
}
