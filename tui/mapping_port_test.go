package tui

import (
	"context"
	"slices"
	"strings"
	"testing"

	bookings "civico/sportello/domain/agenda"
	"civico/sportello/domain/desk"
)

// columnsPort is a port and a mapper: a file that has no code until its column is
// named.
type columnsPort struct {
	*port
	found   []SavedProfile
	broken  []string
	taken   []string // names of profiles that were saved before
	saved   *bookings.Profile
	sample  aSample
	sheets  map[string]aSample
	counted int
	asked   []int // columns whose words were read
}

func (p *columnsPort) PrepareImport(ctx context.Context, file string, o desk.ImportOptions, progress func(desk.Progress)) (desk.ImportPlan, error) {
	p.options = o
	if o.Profile == nil {
		return nil, &desk.Sentence{Text: "«strano.csv» non ha le colonne necessarie: manca «codice prenotazione». L'agenda non è cambiata.", Usage: true}
	}
	return p.port.PrepareImport(ctx, file, o, progress)
}

func (p *columnsPort) Proposals(context.Context, string, string) ([]SavedProfile, []string, error) {
	return p.found, p.broken, nil
}

func (p *columnsPort) Sample(_ context.Context, _, _, sheet string) (Sample, error) {
	s := p.sample
	if sheet != "" {
		s = p.sheets[sheet]
	}
	s.port = p
	return s, nil
}

func (p *columnsPort) HasProfile(_ context.Context, name string) (bool, error) {
	return slices.Contains(p.taken, name), nil
}

func (p *columnsPort) SaveProfile(_ context.Context, pr *bookings.Profile) error {
	if err := p.note("profile " + pr.Name); err != nil {
		return err
	}
	p.saved, p.found = pr, append(p.found, SavedProfile{pr, monday})
	return nil
}

// aSample reads its rows by rules as simple as a test needs: the month stands first,
// and states are OK and KO.
type aSample struct {
	port        *columnsPort
	header      []string
	rows        [][]string
	known       map[int]bookings.Field
	guess       map[bookings.Field]int
	dates       []string
	sheetNames  []string
	sheet       string
	moreOfWords int
}

func (s aSample) Header() []string                          { return s.header }
func (s aSample) Rows() [][]string                          { return s.rows }
func (s aSample) Sheets() []string                          { return s.sheetNames }
func (s aSample) Sheet() string                             { return s.sheet }
func (s aSample) Known() map[int]bookings.Field             { return s.known }
func (s aSample) Guess() (map[bookings.Field]int, []string) { return s.guess, s.dates }
func (s aSample) at(p *bookings.Profile, f bookings.Field) (string, int) {
	if ref := p.Columns[f]; ref != "" {
		return ref, bookings.FindColumn(s.header, ref)
	}
	for i, known := range s.known {
		if known == f {
			return s.header[i], i
		}
	}
	return "", -1
}

func (s aSample) Read(p *bookings.Profile) ([]desk.SampleRow, error) {
	if p == nil {
		p = &bookings.Profile{}
	}
	for _, f := range []bookings.Field{bookings.CodeColumn, bookings.Surname} {
		if _, i := s.at(p, f); i < 0 {
			return nil, &desk.Sentence{Text: "«strano.csv» non ha le colonne necessarie.", Usage: true}
		}
	}
	var out []desk.SampleRow
	for n, r := range s.rows {
		out = append(out, s.row(p, n+2, r))
	}
	return out, nil
}

func (s aSample) row(p *bookings.Profile, line int, cells []string) desk.SampleRow {
	cell := func(f bookings.Field) string {
		if _, i := s.at(p, f); i >= 0 && i < len(cells) {
			return cells[i]
		}
		return ""
	}
	bad := func(f bookings.Field, reason string) desk.SampleRow {
		name, _ := s.at(p, f)
		return desk.SampleRow{Line: line, Fault: desk.ReadFault{Field: f, Column: name, Value: cell(f), Reason: reason}}
	}
	if len(p.Dates) == 0 && strings.Contains(cell(bookings.Day), "/23/") {
		return bad(bookings.Day, "il mese 23 non esiste")
	}
	if state := cell(bookings.Status); state != "" && bookings.KnownWord(bookings.Status, state) == "" && p.Words[bookings.Status][state] == "" {
		return bad(bookings.Status, "lo stato non è tra quelli noti")
	}
	return desk.SampleRow{Line: line, Shown: cell(bookings.CodeColumn) + " · " + cell(bookings.Day) + " · " + cell(bookings.Surname) + " " + cell(bookings.Name)}
}

func (s aSample) Words(ctx context.Context, column int, progress func(desk.Progress)) ([]desk.Word, int, error) {
	s.port.asked = append(s.port.asked, column)
	progress(desk.Progress{Stage: "leggo tutto il file", Done: 1, Total: 2, Bytes: true})
	var out []desk.Word
	for _, r := range s.rows {
		i := slices.IndexFunc(out, func(w desk.Word) bool { return w.Text == r[column] })
		if i < 0 {
			out = append(out, desk.Word{Text: r[column]})
			i = len(out) - 1
		}
		out[i].Rows += 100
	}
	return out, s.moreOfWords, ctx.Err()
}

func (s aSample) Count(ctx context.Context, p *bookings.Profile, _ func(desk.Progress)) (desk.ReadCount, error) {
	s.port.counted++
	n := desk.ReadCount{Rows: len(s.rows)}
	rows, err := s.Read(p)
	for _, r := range rows {
		if r.Shown != "" {
			n.Good++
			continue
		}
		r.Fault.Line, r.Fault.Rows = r.Line, 1
		n.Faults = append(n.Faults, r.Fault)
	}
	return n, cmpErr(err, ctx.Err())
}

func cmpErr(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

// strange is the file of the newcomer: states of its own, the month first.
func strange() aSample {
	return aSample{
		header: []string{"Id app.", "Giorno", "Ora", "Utente", "Nome", "Esito"},
		rows:   [][]string{{"A1", "11/23/2026", "9:30", "ROSSI", "MARIA", "OK"}, {"A2", "11/23/2026", "10", "VERDI", "ANNA\x1b[2J", "KO"}},
		known:  map[int]bookings.Field{1: bookings.Day, 2: bookings.Hour, 4: bookings.Name},
	}
}

func withColumns(t *testing.T) (*columnsPort, func(*Env)) {
	t.Helper()
	p := &columnsPort{port: &port{rows: aDay(), plan: aPlan()}, sample: strange()}
	return p, func(e *Env) { e.Mapper, e.Paths.Imports = p, exports(t) }
}
