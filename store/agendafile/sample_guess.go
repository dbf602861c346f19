package agendafile

import (
	"slices"
	"strings"
	"time"

	"civico/sportello/domain/agenda"
	"civico/sportello/domain/calendar"
	"civico/sportello/domain/taxcode"
)

// Guess is what the rows tell of a file where its columns' names do not: columns
// by their place, and the forms of its days, none for the common ones.
type Guess struct {
	Columns map[agenda.Field]int
	Dates   []string
}

// Guess looks at the sample. A column must speak for itself in nearly every row: an
// export has its slips.
func (s *Sample) Guess(today calendar.Date, zone *time.Location) Guess {
	g := guesser{
		Guess: Guess{Columns: map[agenda.Field]int{}}, sample: s, today: today, zone: zone,
		known: map[agenda.Field]int{}, taken: map[int]bool{},
	}
	for i, name := range s.Header {
		if f, ok := plainTie(name); ok {
			if _, twice := g.known[f]; !twice {
				g.known[f], g.taken[i] = i, true
			}
		}
	}
	g.plain()
	g.dates()
	g.hours()
	g.people()
	g.code()
	g.words()
	return g.Guess
}

type guesser struct {
	Guess
	sample *Sample
	today  calendar.Date
	zone   *time.Location
	known  map[agenda.Field]int // by their names
	taken  map[int]bool
}

// at is where a field stands, by its name or by a guess.
func (g *guesser) at(f agenda.Field) (int, bool) {
	if i, ok := g.known[f]; ok {
		return i, true
	}
	i, ok := g.Columns[f]
	return i, ok
}

func (g *guesser) tie(f agenda.Field, column int) {
	if _, has := g.at(f); !has {
		g.Columns[f], g.taken[column] = column, true
	}
}

// first ties the first free column in which every text is such.
func (g *guesser) first(f agenda.Field, is func(string) bool) {
	for i := range g.sample.Header {
		if !g.taken[i] && g.all(i, is) {
			g.tie(f, i)
			return
		}
	}
}

// all says that a column has texts and that nearly every one is such.
func (g *guesser) all(column int, is func(string) bool) bool {
	texts := g.texts(column)
	wrong := 0
	for _, t := range texts {
		if !is(t) {
			wrong++
		}
	}
	return len(texts) > 0 && nearlyNone(wrong, len(texts))
}

func nearlyNone(n, of int) bool { return n*10 <= of }

// texts are those of a column that are not empty.
func (g *guesser) texts(column int) []string {
	var out []string
	for _, r := range g.sample.Rows {
		if column < len(r) && r[column] != "" {
			out = append(out, r[column])
		}
	}
	return out
}

// plain are the fields whose texts cannot be anything else.
func (g *guesser) plain() {
	g.first(agenda.TaxCode, func(t string) bool {
		c, err := taxcode.Parse(t)
		return err == nil && !c.IsProvisional()
	})
	g.first(agenda.Email, func(t string) bool {
		name, host, ok := strings.Cut(t, "@")
		return ok && name != "" && strings.Contains(host, ".") && !strings.ContainsAny(t, " ,;")
	})
	g.first(agenda.Sex, func(t string) bool { return t == "F" || t == "M" || t == "f" || t == "m" })
}

// hours ties the column of hours; where there is none, the day's may tell them.
func (g *guesser) hours() {
	for i := range g.sample.Header {
		if !g.taken[i] && g.all(i, isDeskHour) && slices.ContainsFunc(g.texts(i), func(t string) bool { return len(t) > 2 }) {
			g.tie(agenda.Hour, i)
			break
		}
	}
	day, ok := g.at(agenda.Day)
	if ok && g.all(day, func(t string) bool { _, hour := splitHour(t); return isDeskHour(hour) }) {
		if _, has := g.at(agenda.Hour); !has {
			g.Columns[agenda.Hour] = day
		}
	}
}

// isDeskHour says that a text is an hour at which offices are open.
func isDeskHour(t string) bool {
	h, err := calendar.ParseTypedHour(t)
	if err != nil {
		return false
	}
	return h.Minutes() >= 6*60 && h.Minutes() <= 21*60 && h.Minutes()%5 == 0
}

// people ties surname and name: one column that parts them, or those from which the
// tax codes were made.
func (g *guesser) people() {
	_, hasSurname := g.at(agenda.Surname)
	_, hasName := g.at(agenda.Name)
	if !hasSurname && !hasName {
		for i := range g.sample.Header {
			if !g.taken[i] && g.all(i, func(t string) bool { _, _, ok := agenda.SplitPerson(t); return ok }) {
				g.Columns[agenda.Surname], g.Columns[agenda.Name], g.taken[i] = i, i, true
				return
			}
		}
	}
	codes, ok := g.at(agenda.TaxCode)
	if !ok {
		return
	}
	for i := range g.sample.Header {
		switch {
		case g.taken[i]:
		case g.agrees(codes, i, func(t string) taxcode.Person { return taxcode.Person{Surname: t} }):
			g.tie(agenda.Surname, i)
		case g.agrees(codes, i, func(t string) taxcode.Person { return taxcode.Person{Name: t} }):
			g.tie(agenda.Name, i)
		}
	}
}

// agrees says that the tax code of nearly every row was made from the text of that
// column.
func (g *guesser) agrees(codes, column int, as func(string) taxcode.Person) bool {
	n, wrong := 0, 0
	for _, r := range g.sample.Rows {
		if max(codes, column) >= len(r) || r[codes] == "" || r[column] == "" {
			continue
		}
		n++
		if c, err := taxcode.Parse(r[codes]); err != nil || c.IsProvisional() || len(c.Agree(as(r[column]))) > 0 {
			wrong++
		}
	}
	return n > 0 && nearlyNone(wrong, n)
}

// code ties the first column of which every row has another text with a digit, and
// that does not only count the rows or hold telephones.
func (g *guesser) code() {
	if _, has := g.at(agenda.CodeColumn); has {
		return
	}
	for i := range g.sample.Header {
		texts := g.texts(i)
		if g.taken[i] || len(texts) != len(g.sample.Rows) || len(texts) < 2 {
			continue
		}
		if distinct(texts) && g.all(i, isCode) && !counts(texts) && !g.all(i, isPhone) {
			g.tie(agenda.CodeColumn, i)
			return
		}
	}
}

// stateNames are what columns of states are called besides «stato», by their key.
var stateNames = []string{"situazione", "esito", "condizione", "status"}

// words ties what the booking is for, its state and the telephone. A column of states
// is told by its name where its words are an office's own: nobody may take whom the
// agenda has cancelled for somebody to wait for.
func (g *guesser) words() {
	g.first(agenda.Service, func(t string) bool { p, _ := agenda.ServiceProcedure(t); return p != "" })
	g.first(agenda.Phone, isPhone)
	g.first(agenda.Status, func(t string) bool { _, ok := agenda.ParseStatus(t); return ok })
	for i, name := range g.sample.Header {
		if !g.taken[i] && slices.Contains(stateNames, agenda.NameKey(name)) && len(g.texts(i)) > 0 {
			g.tie(agenda.Status, i)
		}
	}
}

func distinct(texts []string) bool {
	sorted := slices.Sorted(slices.Values(texts))
	return len(slices.Compact(sorted)) == len(texts)
}

// isCode says that a text has letters and digits, or is a longer number.
func isCode(t string) bool {
	letters := strings.Trim(strings.ToUpper(t), "0123456789-_/") != ""
	return len(t) <= maxCode && strings.ContainsAny(t, "0123456789") && !strings.ContainsAny(t, " @,.:") && (letters || len(t) >= 4)
}

func isPhone(t string) bool {
	return len(t) >= 8 && strings.ContainsRune("+03", rune(t[0])) && strings.Trim(t, "+0123456789 /-.") == ""
}

// counts says that the texts are 1, 2, 3 …
func counts(texts []string) bool {
	for i, t := range texts {
		if n, ok := number(t); !ok || n != i+1 {
			return false
		}
	}
	return true
}
