package tui

import (
	"context"
	"maps"
	"path/filepath"
	"strings"

	bookings "civico/sportello/domain/agenda"
	"civico/sportello/domain/desk"
	"civico/sportello/tui/widget"

	tea "github.com/charmbracelet/bubbletea"
)

// mapping ties the columns of an unknown file to the fields of a booking. Below the
// fields the first rows show at once how they are read.
type mapping struct {
	app     *App
	file    string // its name
	sample  Sample
	profile bookings.Profile
	list    widget.List // of the fields
	rows    []desk.SampleRow
	missing string // what the columns still lack
	then    func(*bookings.Profile) tea.Cmd
	number  int
}

func newMapping(a *App, file string, sample Sample, from *bookings.Profile, then func(*bookings.Profile) tea.Cmd) *mapping {
	name := filepath.Base(file)
	s := &mapping{app: a, file: name, sample: sample, then: then}
	if from != nil {
		s.profile = *from
	}
	s.profile.Columns, s.profile.Words = maps.Clone(s.profile.Columns), map[bookings.Field]map[string]string{}
	if s.profile.Columns == nil {
		s.profile.Columns = map[bookings.Field]string{}
	}
	if from != nil {
		for f, words := range from.Words {
			s.profile.Words[f] = maps.Clone(words)
		}
	}
	s.profile.Header = bookings.FingerprintOf(sample.Header())
	s.list.SetLen(len(bookings.Columns()))
	return s
}

func (s *mapping) Title() (string, string) { return "Colonne di «" + value(s.file) + "»", "" }
func (s *mapping) Typing() bool            { return false }
func (s *mapping) Init() tea.Cmd           { return s.read() }

func (s *mapping) Update(msg tea.Msg) tea.Cmd { return moveOn(&s.list, msg) }

// read shows the effect of the profile as it stands.
func (s *mapping) read() tea.Cmd {
	s.number++
	number, sample, p := s.number, s.sample, s.kept()
	return Load(s.app, func(context.Context) ([]desk.SampleRow, error) { return sample.Read(p) }, func(rows []desk.SampleRow, err error) tea.Cmd {
		if number != s.number {
			return nil
		}
		s.rows, s.missing = rows, ""
		if err != nil {
			s.missing = sentence(err)
		}
		return nil
	})
}

// kept is the profile in memory of its own.
func (s *mapping) kept() *bookings.Profile {
	p := s.profile
	p.Columns, p.Words = maps.Clone(p.Columns), map[bookings.Field]map[string]string{}
	for f, words := range s.profile.Words {
		p.Words[f] = maps.Clone(words)
	}
	return &p
}

func (s *mapping) field() bookings.ColumnNames { return bookings.Columns()[max(0, s.list.Cursor())] }

func (s *mapping) Bindings() []Binding {
	return []Binding{
		{Keys: []string{"enter"}, Action: "scegli la colonna", Help: "Dice quale colonna del file è il campo sotto il cursore.", Do: s.tie},
		{Keys: []string{"d"}, Action: "forma delle date", Help: "Dice come sono scritti i giorni, se non GG/MM/AAAA.", Do: s.dates},
		{Keys: []string{"p"}, Action: "parole", Help: "Dice che cosa vogliono dire le parole della colonna (stato, sezione, sesso).", Why: s.noWords, Do: s.words},
		{Keys: []string{"s", "f10"}, Action: "salva e leggi", Help: "Salva il profilo e legge il file; torna da sé quando arriva un file con le stesse colonne.", Why: s.cannotSave, Do: s.save},
		{Keys: []string{"esc"}, Action: "importa", Help: "Torna alla scelta del file; il profilo non è salvato.", Do: s.app.Pop},
		{Keys: []string{"down", "up", "pgdown", "pgup", "home", "end"}, Action: "scorri", Aside: true},
	}
}

// tie lets the clerk choose the column of the field, each with its first value.
func (s *mapping) tie() tea.Cmd {
	f := s.field()
	options := []Option{{Label: "nessuna in particolare"}}
	at := 0
	for i, name := range s.sample.Header() {
		options = append(options, Option{Label: value(name), Note: s.first(i)})
		if own := s.column(f.Field); own != "" && bookings.NameKey(own) == bookings.NameKey(name) {
			at = i + 1
		}
	}
	return s.app.Choose(Choice{Title: "Quale colonna è «" + f.Title + "»?", Options: options, At: at}, func(i int) tea.Cmd {
		delete(s.profile.Columns, f.Field)
		if i > 0 {
			name := s.sample.Header()[i-1]
			for other, tied := range s.profile.Columns { // a column is one thing; day and hour may share theirs
				shares := other == bookings.Day && f.Field == bookings.Hour || other == bookings.Hour && f.Field == bookings.Day
				if bookings.NameKey(tied) == bookings.NameKey(name) && !shares {
					delete(s.profile.Columns, other)
				}
			}
			s.profile.Columns[f.Field] = name
		}
		s.list.To(s.list.Cursor() + 1)
		return s.read()
	})
}

// first is the first value of a column that is not empty.
func (s *mapping) first(column int) string {
	for _, r := range s.sample.Rows() {
		if column < len(r) && r[column] != "" {
			return widget.Cut(value(r[column]), 30)
		}
	}
	return ""
}

// dateForms are what is offered; a profile's file may name others.
var dateForms = []string{"", "MM/GG/AAAA", "GG.MM.AAAA", "AAAA/MM/GG", "AAAAMMGG", "GGMMAAAA"}

func (s *mapping) dates() tea.Cmd {
	var options []Option
	for _, f := range dateForms {
		if f == "" {
			f = "come al solito: 23/11/2026, 2026-11-23…"
		}
		options = append(options, Option{Label: f})
	}
	return s.app.Choose(Choice{Title: "Come sono scritti i giorni?", Options: options}, func(i int) tea.Cmd {
		s.profile.Dates = nil
		if dateForms[i] != "" {
			s.profile.Dates = []string{dateForms[i]}
		}
		return s.read()
	})
}

// meanings are the codes that a word of a field can mean.
var meanings = map[bookings.Field][]string{
	bookings.Status: {bookings.Booked, bookings.Cancelled}, bookings.Section: {"ordinary", "priority", "minors_under_12", "accompaniment"}, bookings.Sex: {"F", "M", "X"},
}

func (s *mapping) noWords() string {
	switch {
	case meanings[s.field().Field] == nil:
		return "Solo di stato, sezione e sesso si dice che cosa vogliono dire le parole."
	case len(s.said()) == 0:
		return "Prima serve la colonna di «" + s.field().Title + "», con qualche parola."
	}
	return ""
}

// said are the words of the field's column, each once.
func (s *mapping) said() []string {
	tied := bookings.NameKey(s.column(s.field().Field))
	var out []string
	seen := map[string]bool{}
	for i, name := range s.sample.Header() {
		if tied == "" || bookings.NameKey(name) != tied {
			continue
		}
		for _, r := range s.sample.Rows() {
			if i < len(r) && r[i] != "" && !seen[bookings.WordKey(r[i])] {
				seen[bookings.WordKey(r[i])] = true
				out = append(out, r[i])
			}
		}
	}
	return out
}

func (s *mapping) words() tea.Cmd {
	f := s.field().Field
	said := s.said()
	var options []Option
	for _, w := range said {
		options = append(options, Option{Label: value(w), Note: f.Show(s.profile.Words[f][w])})
	}
	return s.app.Choose(Choice{Title: "Che cosa vuol dire?", Options: options}, func(i int) tea.Cmd { return s.mean(f, said[i]) })
}

func (s *mapping) mean(f bookings.Field, word string) tea.Cmd {
	var options []Option
	for _, code := range meanings[f] {
		options = append(options, Option{Label: f.Show(code)})
	}
	return s.app.Choose(Choice{Title: "«" + value(word) + "» vuol dire", Options: options}, func(i int) tea.Cmd {
		if s.profile.Words[f] == nil {
			s.profile.Words[f] = map[string]string{}
		}
		s.profile.Words[f][word] = meanings[f][i]
		return s.read()
	})
}

func (s *mapping) cannotSave() string {
	if s.missing != "" {
		return "Manca ancora la colonna di un campo che serve sempre."
	}
	return ""
}

// save keeps the profile under a name and gives it back to the import.
func (s *mapping) save() tea.Cmd {
	name := s.profile.Name
	if name == "" {
		name = strings.TrimSuffix(s.file, filepath.Ext(s.file))
	}
	return s.app.Prompt(Prompt{
		Title: "Salva il profilo", Text: "Con questo nome si ritrova, e si propone da sé per i file con le stesse colonne.", Label: "Nome", Value: name,
		Check: func(t string) string {
			p := s.kept()
			p.Name = t
			if place, reason := p.Check(); place != "" {
				return reason
			}
			return ""
		},
	}, func(t string) tea.Cmd {
		p, mapper := s.kept(), s.app.Mapper
		p.Name = t
		return Save(s.app, func(ctx context.Context) (string, error) { return mapper.SaveProfile(ctx, p) }, func(where string, err error) tea.Cmd {
			if err != nil {
				return nil
			}
			done := s.app.Say("Profilo salvato in " + where + ".")
			if s.app.Top() != Screen(s) {
				return done
			}
			return tea.Batch(done, s.app.Pop(), s.then(p))
		})
	})
}

// column is the file's name for a field: as the clerk has tied it, else as its name
// is known to mean.
func (s *mapping) column(f bookings.Field) string {
	if tied := s.profile.Columns[f]; tied != "" {
		return tied
	}
	name := s.sample.Known()[f]
	for _, tied := range s.profile.Columns {
		if bookings.NameKey(tied) == bookings.NameKey(name) {
			return ""
		}
	}
	return name
}

// effectRows is how many rows show the effect.
const effectRows = 6

func (s *mapping) View(w, h int) string {
	st := &s.app.Styles
	effect := s.effect(w)
	room := max(4, h-len(effect)-1)
	lines := s.list.View(room, func(i int, selected bool) string {
		c := bookings.Columns()[i]
		tied, sample := s.column(c.Field), ""
		for k, name := range s.sample.Header() {
			if tied != "" && bookings.NameKey(name) == bookings.NameKey(tied) {
				sample = s.first(k)
			}
		}
		need := "  "
		if c.Field.NeedsColumn() {
			need = "* "
		}
		line := " " + marker(selected) + need + widget.Fit(c.Title, 20) + " " + widget.Fit(widget.Cut(value(tied), 24), 25) + widget.Cut(sample, max(0, w-52))
		if selected {
			return st.Selected.Paint(widget.Fit(line, w))
		}
		return line
	})
	for len(lines) < room {
		lines = append(lines, "")
	}
	return strings.Join(append(append(lines, st.Border.Paint(strings.Repeat("─", w))), effect...), "\n")
}

// effect is how the first rows are read.
func (s *mapping) effect(w int) []string {
	st := &s.app.Styles
	lines := []string{" " + st.Muted.Paint("Le prime righe si leggono così. Con * i campi che servono sempre.")}
	if s.missing != "" {
		for _, l := range widget.Wrap("✗ "+value(s.missing), w-2) {
			lines = append(lines, " "+st.Warn.Paint(l))
		}
	}
	for _, r := range s.rows[:min(len(s.rows), effectRows)] {
		if r.Shown != "" {
			lines = append(lines, " "+st.Good.Paint("✓")+" "+widget.Cut(value(r.Shown), w-4))
			continue
		}
		why := value(r.Fault.Reason)
		if r.Fault.Column != "" {
			why = value(r.Fault.Column) + " «" + value(r.Fault.Value) + "»: " + why
		}
		lines = append(lines, " "+st.Warn.Paint("✗ "+widget.Cut("riga "+itoa(r.Line)+", "+why, w-4)))
	}
	for len(lines) < effectRows+1 {
		lines = append(lines, "")
	}
	return lines
}
