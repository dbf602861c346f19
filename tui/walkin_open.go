package tui

import (
	"context"
	"strings"

	"civico/sportello/domain"
	"civico/sportello/domain/calendar"
	"civico/sportello/domain/desk"
	"civico/sportello/domain/mrz"
	"civico/sportello/domain/taxcode"

	tea "github.com/charmbracelet/bubbletea"
)

// fill writes the birth date that a tax code tells, where none was typed.
func (s *walkIn) fill(code string) {
	c, err := taxcode.Parse(code)
	if err != nil || s.fields[wBirth].Text() != "" {
		return
	}
	if d := c.BirthDate(s.app.Today()); !d.IsZero() {
		s.filled = d.Italian()
		s.fields[wBirth].Set(s.filled)
	}
}

// changed follows a text that has become another: a birth date goes with the code that
// told it, and is the clerk's own once it is typed in.
func (s *walkIn) changed() {
	switch s.at {
	case wTaxCode:
		s.unfill()
	case wBirth:
		s.filled = ""
	}
}

func (s *walkIn) unfill() {
	if s.filled != "" {
		s.fields[wBirth].Set("")
		s.filled = ""
	}
}

func (s *walkIn) takeCode(code string) {
	s.unfill()
	s.fields[wTaxCode].Set(code)
	if s.fields[wTaxCode].Valid() {
		s.fill(s.fields[wTaxCode].Canonical())
	}
}

// TakeScan puts a card's tax code where it belongs, whatever field has the cursor.
func (s *walkIn) TakeScan(scan Scan) (tea.Cmd, bool) {
	if scan.Kind == ScanMRZ {
		return s.takeMRZ(scan)
	}
	if scan.Kind != ScanTaxCode {
		return nil, false
	}
	s.takeCode(scan.Text)
	if s.fields[wTaxCode].Wrong() != "" {
		return s.app.Say("Codice fiscale letto male: ripassare la tessera."), true
	}
	return s.app.Say("Letto il codice fiscale."), true
}

// takeMRZ fills names and birth date from a document; its letters have no accents,
// so what was typed already stays.
func (s *walkIn) takeMRZ(scan Scan) (tea.Cmd, bool) {
	d, err := mrz.Parse(scan.Lines...)
	if err != nil || len(d.Wrong) > 0 {
		return s.app.Say("Banda ottica letta male: ripassare il documento."), true
	}
	for i, text := range map[int]string{wSurname: d.Surname, wName: d.Name, wBirth: d.BirthDate(s.app.Today()).Italian()} {
		if s.fields[i].Text() == "" {
			s.fields[i].Set(text)
		}
	}
	return s.app.Say("Letto il documento: controllare cognome e nome."), true
}

// check reads the whole form; the cursor goes to the first field that will not do.
func (s *walkIn) check() (desk.Row, bool) {
	s.leave()
	first := -1
	for i, f := range s.fields {
		if !f.Valid() && first < 0 {
			first = i
		}
	}
	birth, err := calendar.Parse(s.fields[wBirth].Canonical())
	if first < 0 && err != nil {
		first = wBirth
	}
	r := desk.Row{
		Surname: s.fields[wSurname].Canonical(), Name: s.fields[wName].Canonical(), TaxCode: s.fields[wTaxCode].Canonical(),
		BirthDate: birth, Date: s.app.Today(), Procedure: s.asked,
	}
	if code, err := taxcode.Parse(r.TaxCode); err == nil {
		r.Sex, r.BirthPlace = domain.Sex(code.Sex()), code.Place()
	}
	if first < 0 {
		if wrong := disagree(&r); wrong != "" {
			s.fields[wTaxCode].SetWrong(wrong)
			first = wTaxCode
		}
	}
	if first >= 0 {
		s.move(first)
		return r, false
	}
	return r, true
}

// disagree says where tax code and person differ.
func disagree(r *desk.Row) string {
	code, err := taxcode.Parse(r.TaxCode)
	if err != nil {
		return ""
	}
	names := map[taxcode.Field]string{taxcode.Surname: "il cognome", taxcode.Name: "il nome", taxcode.BirthDate: "la data di nascita"}
	var differ []string
	for _, d := range code.Agree(taxcode.Person{Surname: r.Surname, Name: r.Name, Birth: r.BirthDate, Sex: code.Sex(), Place: code.Place()}) {
		if n := names[d.Field]; n != "" {
			differ = append(differ, n)
		}
	}
	if len(differ) == 0 {
		return ""
	}
	return "il codice fiscale non corrisponde: controllare " + strings.Join(differ, ", ")
}

func (s *walkIn) open() tea.Cmd {
	if s.opening {
		return nil
	}
	r, ok := s.check()
	if !ok {
		return nil
	}
	s.opening = true
	store := s.app.Store
	return Load(s.app, func(ctx context.Context) ([]desk.Hit, error) { return searchPerson(ctx, store, &r) }, func(hits []desk.Hit, err error) tea.Cmd {
		if err != nil {
			s.opening = false
			return s.app.Fail(err)
		}
		return s.known(r, hits)
	})
}

// known offers what the store has of the person today before it opens a new case.
func (s *walkIn) known(r desk.Row, hits []desk.Hit) tea.Cmd {
	for _, h := range hits {
		if h.Date != s.app.Today() || h.Status != desk.BookingLive || h.Appointment == "" && h.Case == "" {
			continue
		}
		row := h.Row
		at := "oggi"
		if !row.Hour.IsZero() {
			at = "alle " + row.Hour.String()
		}
		s.opening = false
		return s.app.Choose(Choice{
			Title: "È già in agenda oggi", Text: personName(row.Surname, row.Name) + " è in agenda " + at + ", " + procedureWords(&row, s.app.Today()) + ".",
			Options: []Option{{Label: "apri quella", Key: "s"}, {Label: "apri lo stesso senza appuntamento", Key: "n"}},
		}, func(i int) tea.Cmd {
			if i == 0 {
				return s.start(row)
			}
			return s.start(r)
		})
	}
	return s.start(r)
}

// start leaves the form for the case; the form goes once the case is there.
func (s *walkIn) start(r desk.Row) tea.Cmd {
	s.opening = true
	return s.app.openRow(r, func() { s.opening = false })
}
