package main

import (
	"context"
	"strings"

	"civico/sportello/domain/agenda"
	"civico/sportello/domain/calendar"
	"civico/sportello/domain/desk"
	"civico/sportello/store"
	"civico/sportello/store/agendafile"
	"civico/sportello/tui"
)

// mapper reads files of unknown columns for the screens.
type mapper struct{ session *session }

// sampleRows is how many rows the screen shows of a file.
const sampleRows = 20

func openSample(ctx context.Context, file, folder string) (*agendafile.File, error) {
	if folder != "" {
		return agendafile.OpenIn(ctx, folder, file)
	}
	return agendafile.Open(ctx, file)
}

func (m mapper) Propose(ctx context.Context, file, folder string) (*agenda.Profile, error) {
	all, _, err := agendafile.Profiles(store.DefaultPaths().Profiles) // a broken one knows nothing
	if err != nil || len(all) == 0 {
		return nil, err
	}
	f, err := openSample(ctx, file, folder)
	if err != nil {
		return nil, err
	}
	defer f.Close() //nolint:errcheck // only read from
	s, err := f.Sample(ctx, 0)
	if err != nil {
		return nil, err
	}
	if found, ok := agendafile.Propose(all, s.Header); ok {
		return found.Profile, nil
	}
	return nil, nil
}

func (m mapper) Sample(ctx context.Context, file, folder string) (tui.Sample, error) {
	f, err := openSample(ctx, file, folder)
	if err != nil {
		return nil, err
	}
	defer f.Close() //nolint:errcheck // only read from
	s, err := f.Sample(ctx, sampleRows)
	if err != nil {
		return nil, err
	}
	now := m.session.p.now().In(m.session.zone.Load())
	return sample{s, agendafile.Options{Today: calendar.FromTime(now), Zone: now.Location()}}, nil
}

func (m mapper) SaveProfile(_ context.Context, p *agenda.Profile) (string, error) {
	return agendafile.SaveProfile(store.DefaultPaths().Profiles, p)
}

// sample is the beginning of a file, read as often as the clerk changes the profile.
type sample struct {
	*agendafile.Sample
	options agendafile.Options
}

func (s sample) Header() []string { return s.Sample.Header }
func (s sample) Rows() [][]string { return s.Sample.Rows }

func (s sample) Known() map[agenda.Field]string {
	out := map[agenda.Field]string{}
	for _, name := range s.Sample.Header {
		if f, ok := agendafile.KnownColumn(name); ok && out[f] == "" {
			out[f] = name
		}
	}
	return out
}

func (s sample) Read(p *agenda.Profile) ([]desk.SampleRow, error) {
	var out []desk.SampleRow
	o := s.options
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
