package tui

import (
	"context"
	"errors"
	"slices"
	"strings"

	bookings "civico/sportello/domain/agenda"
	"civico/sportello/domain/desk"
	"civico/sportello/tui/widget"

	tea "github.com/charmbracelet/bubbletea"
)

// isDated says that the field holds a day.
func isDated(f bookings.Field) bool {
	return f == bookings.Day || f == bookings.BirthDate || f == bookings.Departure || f == bookings.Updated
}

// chooseDates lets the clerk say how days are written.
func (s *mapping) chooseDates() tea.Cmd {
	forms := bookings.DateForms()
	options := []Option{{Label: "come al solito", Note: "23/11/2026  23.11.26  2026-11-23  23112026"}}
	for _, f := range forms {
		options = append(options, Option{Label: f, Note: dateExample.Replace(f)})
	}
	options = append(options, Option{Label: "un'altra forma…", Note: "con GG, MM e AAAA o AA"})
	return s.app.Choose(Choice{Title: "Come sono scritti i giorni?", Text: s.datesSeen(), Options: options, At: s.dateAt(forms)}, func(i int) tea.Cmd {
		switch {
		case i == 0:
			return s.setDates(nil)
		case i <= len(forms):
			return s.setDates([]string{forms[i-1]})
		}
		return s.app.Prompt(Prompt{
			Title: "Come sono scritti i giorni?", Text: "GG è il giorno, MM il mese, AAAA o AA l'anno: AAAA.GG.MM.", Label: "Forma",
			Value: strings.Join(s.dates, ""), Check: checkDateForm,
		}, func(form string) tea.Cmd { return s.setDates([]string{form}) })
	})
}

// dateAt is the option that was chosen, else the one that reads the sample: the common
// forms come first, a form of the file's own last.
func (s *mapping) dateAt(forms []string) int {
	form, known := s.dateForm()
	if len(s.dates) > 0 {
		form, known = s.dates[0], true
	}
	switch i := slices.Index(forms, form); {
	case i >= 0:
		return i + 1
	case known && form == "":
		return 0
	}
	return len(forms) + 1
}

var dateExample = strings.NewReplacer("AAAA", "2026", "AA", "26", "MM", "11", "GG", "23")

func checkDateForm(form string) string {
	if _, err := bookings.NewDateForm(form); err != nil {
		return "servono GG, MM e AAAA o AA, una volta ciascuno, come MM/GG/AAAA"
	}
	return ""
}

// datesSeen are the first days as the file has them.
func (s *mapping) datesSeen() string {
	var seen []string
	for _, c := range bookings.Columns() {
		if i, has := s.columns[c.Field]; has && isDated(c.Field) {
			if first := s.first(i); first != "" {
				seen = append(seen, c.Title+" "+first)
			}
		}
	}
	return strings.Join(seen, ", ")
}

func (s *mapping) setDates(forms []string) tea.Cmd {
	s.dates, s.byGuess = forms, false
	return s.changed()
}

// meaning is a code that a word can stand for, with the key that chooses it.
type meaning struct{ code, key string }

var meanings = map[bookings.Field][]meaning{
	bookings.Status:  {{bookings.Booked, "p"}, {bookings.Cancelled, "a"}},
	bookings.Section: {{"ordinary", "o"}, {"priority", "p"}, {"minors_under_12", "m"}, {"accompaniment", "a"}},
	bookings.Sex:     {{"F", "f"}, {"M", "m"}, {"X", "x"}},
	bookings.Service: services(),
}

func services() []meaning {
	var out []meaning
	for _, words := range bookings.Services() {
		out = append(out, meaning{words, ""})
	}
	return out
}

// wordField is the field whose words are asked for: that under the cursor, else the
// first with a word that cannot be read.
func (s *mapping) wordField() (bookings.ColumnNames, bool) {
	f := s.field()
	if _, has := s.columns[f.Field]; has && meanings[f.Field] != nil {
		return f, true
	}
	for _, fault := range s.faults() {
		for _, c := range bookings.Columns() {
			if c.Field == fault.Field && meanings[c.Field] != nil {
				return c, true
			}
		}
	}
	return f, false
}

func (s *mapping) noWords() string {
	f := s.field()
	if _, ok := s.wordField(); ok {
		return ""
	}
	if meanings[f.Field] == nil {
		return "Si dice che cosa vogliono dire le parole di stato, sezione, sesso e procedimento: il cursore va su uno di questi."
	}
	return "Prima serve la colonna di «" + f.Title + "»."
}

// chooseWord lists the words of the whole column; they are read once.
func (s *mapping) chooseWord() tea.Cmd {
	f, _ := s.wordField()
	column := s.columns[f.Field]
	if words, read := s.told[column]; read {
		return s.listWords(f, words)
	}
	s.asking.stop()
	c, ctx := newCounting(s.app)
	s.asking = c
	sample := s.sample
	type answer struct {
		words []desk.Word
		more  int
	}
	work := Load(s.app, func(context.Context) (answer, error) {
		words, more, err := sample.Words(ctx, column, c.bar.report)
		return answer{words, more}, err
	}, func(a answer, err error) tea.Cmd {
		if s.asking != c {
			return nil
		}
		s.asking = nil
		if err != nil {
			if errors.Is(err, context.Canceled) {
				return nil
			}
			return s.app.Fail(err)
		}
		s.told[column], s.more[column] = a.words, a.more
		return s.listWords(f, a.words)
	})
	return tea.Batch(work, c.bar.watch(s.app, func() bool { return s.asking == c }))
}

func (s *mapping) listWords(f bookings.ColumnNames, words []desk.Word) tea.Cmd {
	if len(words) == 0 {
		return s.app.Say("La colonna di «" + f.Title + "» è vuota.")
	}
	text := ""
	if more := s.more[s.columns[f.Field]]; more > 0 {
		text = "Le " + itoa(len(words)) + " più frequenti; " + plural(more, "altra è rara", "altre sono rare") + ": le sue righe si correggono in quarantena."
	}
	options := make([]Option, len(words))
	for i, w := range words {
		means := s.means(f.Field, w.Text)
		if means == "" {
			means = "? non si sa"
		}
		options[i] = Option{Label: value(w.Text), Note: counted(w.Rows, "riga", "righe") + "   " + widget.Fit(means, 18)}
	}
	at := max(0, slices.IndexFunc(words, func(w desk.Word) bool { return s.means(f.Field, w.Text) == "" }))
	return s.app.Choose(Choice{Title: "Che cosa vogliono dire le parole di «" + f.Title + "»?", Text: text, Options: options, At: at}, func(i int) tea.Cmd {
		return s.mean(f, words, i)
	})
}

// means is what a word stands for, by the clerk or because it is known.
func (s *mapping) means(f bookings.Field, word string) string {
	for w, code := range s.words[f] {
		if bookings.WordKey(w) == bookings.WordKey(word) {
			return f.Show(code)
		}
	}
	if f == bookings.Service {
		procedure, minor := bookings.ServiceProcedure(word)
		return strings.TrimSpace(desk.CodeLabel("procedure", procedure) + map[bool]string{true: " minore"}[minor && procedure == "passport"])
	}
	return bookings.KnownWord(f, word)
}

// mean asks for one word, and then for the next that nobody knows.
func (s *mapping) mean(f bookings.ColumnNames, words []desk.Word, at int) tea.Cmd {
	word := words[at].Text
	var options []Option
	for _, m := range meanings[f.Field] {
		options = append(options, Option{Label: f.Field.Show(m.code), Key: m.key})
	}
	_, said := s.words[f.Field][word]
	if said {
		options = append(options, Option{Label: "non dirlo"})
	}
	return s.app.Choose(Choice{Title: "«" + value(word) + "» vuol dire", Options: options}, func(i int) tea.Cmd {
		if s.words[f.Field] == nil {
			s.words[f.Field] = map[string]string{}
		}
		if i == len(meanings[f.Field]) {
			delete(s.words[f.Field], word)
		} else {
			s.words[f.Field][word] = meanings[f.Field][i].code
		}
		changed := s.changed()
		if slices.ContainsFunc(words, func(w desk.Word) bool { return s.means(f.Field, w.Text) == "" }) {
			return tea.Batch(changed, s.listWords(f, words))
		}
		return tea.Batch(changed, s.app.Say("Tutte le parole di «"+f.Title+"» hanno un significato."))
	})
}
