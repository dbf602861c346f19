package main

import (
	"context"
	"strings"
	"time"

	"civico/sportello/domain/agenda"
	"civico/sportello/domain/calendar"
	"civico/sportello/domain/desk"
	"civico/sportello/store"
	"civico/sportello/store/agendafile"
	"civico/sportello/tui"
)

// mapper reads files of unknown columns for the screens.
type mapper struct {
	profiles string           // the folder of the saved ones
	now      func() time.Time // in the office's zone
	archive  func() *archive  // nil while none is open
}

// profileFolder is where the archive's profiles are kept: in the user's folder, but
// those of a demonstration go with it.
func (a *archive) profileFolder() string {
	if a.profiles != "" {
		return a.profiles
	}
	return store.DefaultPaths().Profiles
}

// sampleRows is how many rows the screen looks at, to tell columns by them.
const sampleRows = 200

func openSample(ctx context.Context, file, folder string) (*agendafile.File, error) {
	if folder != "" {
		return agendafile.OpenIn(ctx, folder, file)
	}
	return agendafile.Open(ctx, file)
}

// proposals are the saved profiles that know a file's columns.
func proposals(ctx context.Context, profiles, file, folder string) (found []agendafile.SavedProfile, broken []error, err error) {
	all, broken, err := agendafile.Profiles(profiles)
	if err != nil || len(all) == 0 {
		return nil, broken, err
	}
	f, err := openSample(ctx, file, folder)
	if err != nil {
		return nil, broken, err
	}
	defer f.Close() //nolint:errcheck // only read from
	found, err = f.Proposals(ctx, all)
	return found, broken, err
}

func (m mapper) Proposals(ctx context.Context, file, folder string) (found []tui.SavedProfile, broken []string, err error) {
	all, faults, err := proposals(ctx, m.profiles, file, folder)
	for _, p := range all {
		found = append(found, tui.SavedProfile{Profile: p.Profile, Saved: p.Saved})
	}
	for _, fault := range faults {
		broken = append(broken, fault.Error())
	}
	return found, broken, err
}

func (m mapper) Sample(ctx context.Context, file, folder, sheet string) (tui.Sample, error) {
	s := sample{mapper: m, file: file, folder: folder, sheet: sheet}
	err := s.with(ctx, func(f *agendafile.File) (err error) {
		s.Sample, err = f.Sample(ctx, sampleRows)
		return err
	})
	return s, err
}

func (m mapper) HasProfile(_ context.Context, name string) (bool, error) {
	return agendafile.HasProfile(m.profiles, name), nil
}

func (m mapper) SaveProfile(_ context.Context, p *agenda.Profile) error {
	_, err := agendafile.SaveProfile(m.profiles, p)
	return err
}

// sample is the beginning of a file, read as often as the clerk changes the profile.
type sample struct {
	mapper
	*agendafile.Sample
	file, folder, sheet string
}

// with opens the file anew: between two questions nobody holds it.
func (s sample) with(ctx context.Context, do func(*agendafile.File) error) error {
	f, err := openSample(ctx, s.file, s.folder)
	if err != nil {
		return err
	}
	defer f.Close() //nolint:errcheck // only read from
	f.Use(&agenda.Profile{Sheet: s.sheet})
	return do(f)
}

func (s sample) options() agendafile.Options {
	now := s.now()
	o := agendafile.Options{Today: calendar.FromTime(now), Zone: now.Location()}
	if a := s.archive(); a != nil {
		o.SameOffice = a.OwnOffice()
	}
	return o
}

func (s sample) Header() []string { return s.Sample.Header }
func (s sample) Rows() [][]string { return s.Sample.Rows }
func (s sample) Sheets() []string { return s.Sample.Sheets }
func (s sample) Sheet() string    { return s.Sample.Sheet }

func (s sample) Known() map[int]agenda.Field {
	out := map[int]agenda.Field{}
	for i, name := range s.Sample.Header {
		if f, ok := agendafile.KnownColumn(name); ok {
			out[i] = f
		}
	}
	return out
}

func (s sample) Guess() (map[agenda.Field]int, []string) {
	o := s.options()
	g := s.Sample.Guess(o.Today, o.Zone)
	return g.Columns, g.Dates
}

func (s sample) Read(p *agenda.Profile) ([]desk.SampleRow, error) {
	var out []desk.SampleRow
	o := s.options()
	o.Row = func(line int, record []byte) error {
		var b agenda.Booking
		if err := b.ParseRecord(string(record)); err != nil {
			return err
		}
		out = append(out, desk.SampleRow{Line: line, Shown: sampleText(&b)})
		return nil
	}
	o.Bad = func(b agendafile.Bad) error {
		out = append(out, desk.SampleRow{Line: b.Line, Fault: b.Fault()})
		return nil
	}
	_, err := s.Apply(p, o)
	return out, err
}

// inBytes tells how far a file has been read.
func inBytes(progress func(desk.Progress)) func(read, total int64) {
	return func(read, total int64) {
		progress(desk.Progress{Stage: "leggo tutto il file", Done: read, Total: total, Bytes: true})
	}
}

func (s sample) Words(ctx context.Context, column int, progress func(desk.Progress)) (words []desk.Word, more int, err error) {
	err = s.with(ctx, func(f *agendafile.File) (err error) {
		words, more, err = f.Words(ctx, column, inBytes(progress))
		return err
	})
	return words, more, err
}

func (s sample) Count(ctx context.Context, p *agenda.Profile, progress func(desk.Progress)) (n desk.ReadCount, err error) {
	err = s.with(ctx, func(f *agendafile.File) (err error) {
		o := s.options()
		o.Progress = inBytes(progress)
		n, err = f.Count(ctx, p, o)
		return err
	})
	return n, err
}

// sampleText is all that was read of a row, the words of the agenda last.
func sampleText(b *agenda.Booking) string {
	parts := []string{b.Code, b.Date().Italian() + " " + b.Hour().String(), b.Person()}
	for _, f := range []agenda.Field{agenda.BirthDate, agenda.TaxCode, agenda.Service, agenda.Section} {
		if v := f.Show(b.Values[f]); v != "" {
			parts = append(parts, v)
		}
	}
	if !b.IsLive() {
		parts = append(parts, agenda.Status.Show(b.Values[agenda.Status]))
	}
	return strings.Join(parts, " · ")
}
