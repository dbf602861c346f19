package tui

import (
	"strings"

	"civico/sportello/domain"
	"civico/sportello/domain/calendar"
	"civico/sportello/domain/desk"
	"civico/sportello/tui/widget"

	tea "github.com/charmbracelet/bubbletea"
)

func (s *agenda) openSelected() tea.Cmd {
	r := s.selected()
	s.busy = personName(r.Surname, r.Name)
	return s.app.openRow(*r, func() { s.busy = "" })
}

// goBack goes back once to the list that led to this day.
func (s *agenda) goBack() tea.Cmd {
	list := s.back
	s.back = nil
	return s.app.Push(list)
}

func (s *agenda) goToDay(d domain.Date) tea.Cmd {
	s.date, s.loaded, s.day, s.wanted, s.back = d, false, desk.Day{Date: d}, wantedRow{}, nil
	s.filter.Set("")
	s.narrow()
	return s.load()
}

func (s *agenda) askDay() tea.Cmd {
	check := widget.DateCheck(s.app.Today)
	return s.app.Prompt(Prompt{
		Title: "Vai al giorno", Text: "Per esempio 23/11, 23112026, oggi, domani, +15.", Label: "Giorno",
		Check: func(t string) string { _, _, wrong := check(t); return wrong },
	}, func(t string) tea.Cmd {
		canonical, _, _ := check(t)
		d, err := calendar.Parse(canonical)
		if err != nil {
			return s.app.Say("Giorno non capito: " + t)
		}
		return s.goToDay(d)
	})
}

func (s *agenda) startFilter() tea.Cmd {
	s.filtering = true
	s.filter.Focus()
	return nil
}

func (s *agenda) endFilter() tea.Cmd {
	at := rowKey(s.selected())
	s.filtering = false
	s.filter.Set("")
	s.filter.Blur()
	s.narrow()
	s.goTo(at)
	return nil
}

func (s *agenda) settings() tea.Cmd   { return s.app.Push(newSettings(s.app)) }
func (s *agenda) walkIn() tea.Cmd     { return s.app.Push(newWalkIn(s.app)) }
func (s *agenda) search() tea.Cmd     { return s.app.Push(newSearch(s.app, "")) }
func (s *agenda) importFile() tea.Cmd { return s.app.Push(newImport(s.app)) }
func (s *agenda) quarantine() tea.Cmd { return s.app.Push(newQuarantine(s.app)) }
func (s *agenda) radar() tea.Cmd      { return s.app.Push(newRadar(s.app)) }
func (s *agenda) history() tea.Cmd    { return s.app.Push(newImportHistory(s.app)) }

func (s *agenda) foundBooklets() tea.Cmd     { return s.app.Push(newFoundRegister(s.app)) }
func (s *agenda) withdrawnBooklets() tea.Cmd { return s.app.Push(newWithdrawnRegister(s.app)) }

// TakeScan finds the person of a tax code or a booking code, today's first, and
// opens; a document's MRZ is searched for by name.
func (s *agenda) TakeScan(scan Scan) (tea.Cmd, bool) {
	if s.app.Store == nil {
		return nil, false
	}
	if name, ok := nameInMRZ(scan); ok {
		return tea.Batch(s.app.Say("Letto: "+scan.Kind.Name()+"."), s.app.Push(newSearch(s.app, name))), true
	}
	if scan.Kind != ScanTaxCode && scan.Kind != ScanBooking {
		return nil, false
	}
	for i := range s.day.Rows {
		r := s.day.Rows[i]
		if s.date == s.app.Today() && (strings.EqualFold(r.TaxCode, scan.Text) || strings.EqualFold(r.Code, scan.Text)) {
			s.goTo(rowKey(&r))
			return tea.Batch(s.app.SayAhead("Letto: "+scan.Kind.Name()+"."), s.app.openRow(r, nil)), true
		}
	}
	return s.app.Push(newSearch(s.app, scan.Text)), true
}
