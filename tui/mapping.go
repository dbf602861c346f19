package tui

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"

	bookings "civico/sportello/domain/agenda"
	"civico/sportello/domain/desk"
	"civico/sportello/tui/widget"

	tea "github.com/charmbracelet/bubbletea"
)

// mapping ties the columns of an unknown file to the fields of a booking. Below the
// fields stands the file as it is, and once no column is missing how it is read.
type mapping struct {
	app          *App
	file, folder string
	sample       Sample
	*columnTies
	list   widget.List         // of the fields
	rows   []desk.SampleRow    // how the first ones are read
	wrong  string              // why the file cannot be read though no column is missing
	count  wholeCount          // how many of all are read
	told   map[int][]desk.Word // words of columns that were asked for
	more   map[int]int         // how many others they have
	asking *counting           // for words
	raw    bool                // the file as it is, whatever else could be shown
	left   int                 // the first of its columns that shows
	then   func(*bookings.Profile) tea.Cmd
	number int
}

func newMapping(a *App, file, folder string, sample Sample, t *columnTies, then func(*bookings.Profile) tea.Cmd) *mapping {
	s := &mapping{app: a, file: file, folder: folder, sample: sample, columnTies: t, then: then}
	s.look()
	return s
}

// look begins with the sample as it is now.
func (s *mapping) look() {
	s.told, s.more, s.left = map[int][]desk.Word{}, map[int]int{}, 0
	s.list.SetLen(len(bookings.Columns()))
	s.list.To(0)
	s.toMissing()
}

// name is how sentences call the file.
func (s *mapping) name() string { return value(filepath.Base(s.file)) }

func (s *mapping) Title() (string, string) {
	right := ""
	if len(s.sample.Sheets()) > 1 {
		right = "foglio «" + value(s.sample.Sheet()) + "» "
	}
	return "Colonne di «" + s.name() + "»", right
}
func (s *mapping) Typing() bool  { return false }
func (s *mapping) Init() tea.Cmd { return s.read() }

func (s *mapping) Update(msg tea.Msg) tea.Cmd {
	if k, ok := msg.(tea.KeyMsg); ok {
		switch k.String() {
		case "left":
			s.scroll(-1)
		case "right":
			s.scroll(+1)
		}
	}
	return moveOn(&s.list, msg)
}

// Leave stops what runs and remembers what the clerk has said.
func (s *mapping) Leave() tea.Cmd {
	s.number++
	s.count.stop()
	s.asking.stop()
	s.remember()
	return nil
}

func (s *mapping) remember() {
	if s.touched {
		s.app.recall.keep(recalled{s.file, s.sheet}, s.columnTies)
	}
}

// back goes to the import; the ties are there again at the next look.
func (s *mapping) back() tea.Cmd {
	if s.asking != nil {
		s.asking.stop()
		s.asking = nil
		return s.app.Say("Lettura fermata.")
	}
	left := s.app.Pop()
	if !s.touched {
		return left
	}
	return tea.Batch(left, s.app.Say("Quello che è stato detto delle colonne resta: F6 lo riprende."))
}

// changed shows the effect of what the clerk has just said.
func (s *mapping) changed() tea.Cmd {
	s.touched = true
	return s.read()
}

// read shows the effect of the profile as it stands.
func (s *mapping) read() tea.Cmd {
	s.number++
	s.count.stop()
	s.rows, s.wrong = nil, ""
	if len(s.missing()) > 0 {
		return nil
	}
	number, sample, p := s.number, s.sample, s.profile()
	return Load(s.app, func(context.Context) ([]desk.SampleRow, error) { return sample.Read(p) }, func(rows []desk.SampleRow, err error) tea.Cmd {
		if number != s.number {
			return nil
		}
		if err != nil {
			s.wrong = sentence(err)
			return nil
		}
		s.rows = rows
		return s.countAll(p)
	})
}

func (s *mapping) field() bookings.ColumnNames { return bookings.Columns()[max(0, s.list.Cursor())] }

func (s *mapping) Bindings() []Binding {
	return []Binding{
		{Keys: []string{"enter"}, Action: "colonna", Help: "Dice quale colonna del file è il campo sotto il cursore.", Why: s.noColumns, Do: s.choose},
		{Keys: []string{"s", "f10"}, Action: "salva e leggi", Help: "Salva il profilo e legge il file; torna da sé quando arriva un file con le stesse colonne.", Why: s.cannotSave, Do: s.save},
		{Keys: []string{"d"}, Action: "date", Help: "Dice la forma delle date: come sono scritti i giorni, se non GG/MM/AAAA.", Do: s.chooseDates},
		{Keys: []string{"p"}, Action: "parole", Help: "Dice che cosa vogliono dire le parole di una colonna: stato, sezione, sesso, procedimento.", Why: s.noWords, Do: s.chooseWord},
		{Keys: []string{"f"}, Action: "foglio", Help: "Sceglie il foglio della cartella di lavoro.", Aside: len(s.sample.Sheets()) < 2, Why: s.noSheets, Do: s.chooseSheet},
		{Keys: []string{"x", "delete"}, Action: "togli", Help: "Il campo sotto il cursore resta senza colonna.", Aside: true, Why: s.nothingToTakeAway, Do: s.takeAway},
		{Keys: []string{"tab"}, Action: "il file", Help: "Mostra le prime righe del file come sono, o come si leggono.", Why: s.onlyRaw, Do: s.toggleRaw},
		{Keys: []string{"esc"}, Action: "torna", Help: "Torna all'importazione; quello che si è detto resta per il prossimo F6.", Do: s.back},
		{Keys: []string{"right", "left"}, Action: "altre colonne", Help: "Scorre le colonne del file com'è.", Aside: true, Why: s.notRaw},
		{Keys: []string{"down", "up", "pgdown", "pgup", "home", "end"}, Action: "scorri", Aside: true},
	}
}

func (s *mapping) noColumns() string {
	if len(s.header) == 0 {
		return "Questo foglio è vuoto: f ne sceglie un altro."
	}
	return ""
}

// choose lets the clerk choose the column of the field, each with its first value.
func (s *mapping) choose() tea.Cmd {
	f := s.field()
	options := []Option{{Label: "nessuna"}}
	own, has := s.columns[f.Field]
	at := own + 1
	for i := range s.header {
		note := s.first(i)
		for _, used := range s.fieldsOf(i) {
			note += "  ✓ " + used.Title
		}
		options = append(options, Option{Label: s.title(i), Note: strings.TrimSpace(note)})
	}
	if !has {
		at = s.proposal(f.Field) + 1
	}
	return s.app.Choose(Choice{Title: "Quale colonna è «" + f.Title + "»?", Options: options, At: at}, func(i int) tea.Cmd {
		if i == 0 {
			s.untie(f.Field)
			return s.changed()
		}
		return s.take(f, i-1)
	})
}

// take ties the column, and says what that changes besides.
func (s *mapping) take(f bookings.ColumnNames, column int) tea.Cmd {
	if wrong := s.notSplit(f.Field, column); wrong != "" {
		return s.app.Fail(&desk.Sentence{Text: wrong, Usage: true})
	}
	lost := s.tie(f.Field, column)
	said := ""
	switch {
	case len(lost) > 0:
		said = "«" + s.title(column) + "» adesso è «" + f.Title + "»: resta senza colonna " + strings.Join(lost, ", ") + "."
	case len(s.fieldsOf(column)) > 1 && (f.Field == bookings.Surname || f.Field == bookings.Name):
		said = "Una colonna sola per cognome e nome: li divide la virgola, o il passaggio da MAIUSCOLE a minuscole."
	}
	s.toMissing()
	if said == "" {
		return s.changed()
	}
	return tea.Batch(s.changed(), s.app.Say(said))
}

// notSplit says why a column cannot hold both surname and name, empty when it can,
// or need not.
func (s *mapping) notSplit(f bookings.Field, column int) string {
	other := bookings.Surname + bookings.Name - f
	if f != bookings.Surname && f != bookings.Name {
		return ""
	}
	if i, has := s.columns[other]; !has || i != column {
		return ""
	}
	parted, whole, example := 0, 0, ""
	for _, r := range s.sample.Rows() {
		if column >= len(r) || r[column] == "" {
			continue
		}
		if _, _, ok := bookings.SplitPerson(r[column]); ok {
			parted++
			continue
		}
		if whole++; example == "" {
			example = r[column]
		}
	}
	if parted >= whole {
		return ""
	}
	return fmt.Sprintf("In «%s» non si vede dove finisce il cognome (%s): il file deve avere due colonne, oppure «ROSSI, Maria» o «ROSSI Maria». I legami restano com'erano.", s.title(column), value(example))
}

func (s *mapping) nothingToTakeAway() string {
	if _, has := s.columns[s.field().Field]; !has {
		return "Il campo non ha colonna."
	}
	return ""
}

func (s *mapping) takeAway() tea.Cmd {
	s.untie(s.field().Field)
	return s.changed()
}

// toMissing puts the cursor on the next field that needs a column, else on the next.
func (s *mapping) toMissing() {
	all := bookings.Columns()
	from := max(0, s.list.Cursor())
	for n := range len(all) {
		at := (from + n) % len(all)
		if _, has := s.columns[all[at].Field]; all[at].Field.NeedsColumn() && !has {
			s.list.To(at)
			return
		}
	}
	if s.touched {
		s.list.To(from + 1)
	}
}

// title is a column's name on screen; those of one name are numbered.
func (s *mapping) title(column int) string {
	name := s.header[column]
	n := bookings.Nth(s.header, column)
	switch {
	case strings.TrimSpace(name) == "":
		return "colonna " + itoa(column+1)
	case n > 1:
		return value(name) + " (" + itoa(n) + ")"
	}
	return value(name)
}

// firstWidth is how much of a value shows.
const firstWidth = 30

// first is the first value of a column that is not empty.
func (s *mapping) first(column int) string {
	for _, r := range s.sample.Rows() {
		if column < len(r) && r[column] != "" {
			return widget.Cut(value(r[column]), firstWidth)
		}
	}
	return ""
}
