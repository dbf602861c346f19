package tui

import (
	"civico/sportello/domain"
	"civico/sportello/domain/desk"

	tea "github.com/charmbracelet/bubbletea"
)

// TakeScan puts what a scanner read where it belongs, wherever the cursor is, and
// says what it was.
func (s *caseScreen) TakeScan(scan Scan) (tea.Cmd, bool) {
	if s.work == nil {
		return nil, false
	}
	if why := s.locked(); why != "" {
		return s.app.Say("Letto: " + scan.Kind.Name() + ". " + why), true
	}
	switch scan.Kind {
	case ScanTaxCode:
		return s.scanTaxCode(scan.Text), true
	case ScanRevenueStamp:
		return s.scanReceipt("payments.stamp", scan), true
	case ScanPagoPA:
		return s.scanReceipt("payments.booklet", scan), true
	case ScanMRZ:
		return s.scanZone(scan), true
	case ScanBooking:
		return s.scanBooking(scan.Text), true
	}
	return nil, false
}

func (s *caseScreen) scanTaxCode(code string) tea.Cmd {
	c := &s.work.Facts
	if s.form != nil && bareKey(s.form.field().spec.Path) == "tax_code" {
		s.form.field().input.Set(code)
		return s.touch()
	}
	write := func() tea.Cmd {
		changes, err := desk.TaxCodeChanges(c, code)
		if err != nil {
			return s.app.Fail(&desk.Sentence{Text: "Codice fiscale letto, non registrato: " + err.Error() + "."})
		}
		word := "Codice fiscale letto e registrato."
		if differs := desk.TaxCodeDisagrees(c, code); differs != "" {
			word = "Codice fiscale registrato; non va d'accordo con: " + differs + "."
		}
		return tea.Batch(s.change(changes, nil), s.app.Say(word), s.touch())
	}
	switch c.Holder.TaxCode {
	case code:
		return s.app.Say("Codice fiscale letto: è quello della pratica.")
	case "":
		return write()
	}
	return s.app.Confirm(Question{Title: "Codice fiscale diverso", Text: "Il codice letto non è quello della pratica (" + c.Holder.TaxCode + "): forse è la tessera di un'altra persona.",
		Yes: "sostituisci quello della pratica", No: "lascia com'è", Unasked: true}, func(yes bool) tea.Cmd {
		if !yes {
			return nil
		}
		return write()
	})
}

func bareKey(path string) string {
	for i := len(path) - 1; i >= 0; i-- {
		if path[i] == '.' {
			return path[i+1:]
		}
	}
	return path
}

// scanReceipt records a receipt's number with all that is usual of it, and asks its
// date next, unless the clerk is typing something else. Where no such receipt is due
// the field of another's number takes it: the kind is only told by the digits.
func (s *caseScreen) scanReceipt(line string, scan Scan) tea.Cmd {
	l := s.find(line)
	switch {
	case l == nil && s.form != nil && bareKey(s.form.field().spec.Path) == "id":
		s.form.field().input.Set(scan.Text)
		return s.nextField()
	case l == nil:
		return s.app.Say("Letto: " + scan.Kind.Name() + ". In questa pratica non è dovuto.")
	}
	path := l.Path + ".id"
	write := func() tea.Cmd {
		l := s.find(line)
		if l == nil {
			return nil
		}
		changes := append(append([]domain.Change(nil), l.Seen.Changes...), domain.Change{Path: path, Value: scan.Text})
		elsewhere := s.form != nil && s.form.line != line
		if !elsewhere {
			s.form = nil
		}
		cmd := tea.Batch(s.change(changes, nil), s.app.Say("Letto: "+scan.Kind.Name()+" "+scan.Text+"."))
		if !elsewhere {
			s.toLine(line)
			s.askRest(line)
		}
		return tea.Batch(cmd, s.touch())
	}
	known, _ := domain.Get(&s.work.Facts, path)
	switch known {
	case scan.Text:
		return s.app.Say("Letto: " + scan.Kind.Name() + ". È già nella pratica.")
	case "":
		return write()
	}
	return s.app.Confirm(Question{Title: "Numero diverso", Text: "Nella pratica c'è già il numero " + known + ".", Yes: "sostituiscilo con " + scan.Text, No: "lascia com'è", Unasked: true},
		func(yes bool) tea.Cmd {
			if !yes {
				return nil
			}
			return write()
		})
}

// askRest opens the form for what the usual answer still asks.
func (s *caseScreen) askRest(line string) {
	l := s.find(line)
	if l == nil {
		return
	}
	if !l.IsOpen() {
		s.advance()
		return
	}
	if f := s.formFor(l, formSeen); f != nil {
		s.form = f
	}
}

func (s *caseScreen) scanZone(scan Scan) tea.Cmd {
	changes, err := desk.MRZChanges(&s.work.Facts, scan.Lines, s.app.Today())
	if err != nil {
		return s.app.Fail(&desk.Sentence{Text: "Documento letto, non registrato: " + err.Error() + "."})
	}
	if s.form != nil && s.form.line == "document" {
		s.form = nil
	}
	cmd := s.change(changes, nil)
	if s.form == nil {
		s.toLine("document")
		if l := s.currentLine(); l != nil && !l.IsOpen() {
			s.advance()
		}
	}
	return tea.Batch(cmd, s.app.Say("Documento letto dalla banda ottica."), s.touch())
}

func (s *caseScreen) scanBooking(code string) tea.Cmd {
	if b := s.work.Facts.Booking; b.Code == code {
		cmd := s.change([]domain.Change{{Path: "booking.receipt_shown", Value: "true"}}, nil)
		if s.line == "booking" {
			s.advance()
		}
		return tea.Batch(cmd, s.app.Say("Ricevuta della prenotazione "+code+": è questa."), s.touch())
	}
	return s.app.Say("Letta la prenotazione " + code + ", che non è quella della pratica: r per cambiarla.")
}
