package tui

import tea "github.com/charmbracelet/bubbletea"

func (s *importScreen) Bindings() []Binding {
	columns := Binding{
		Keys: []string{"f6"}, Action: "colonne", Help: "Dice quali colonne ha il file, come sono scritte le date, e che cosa vogliono dire le parole.", Why: s.noMapper, Do: s.columns,
	}
	switch s.stage {
	case importFile:
		columns.Do = func() tea.Cmd { return s.path.enter(s.columnsOfChosen) }
		return append(s.path.bindings(s.read), columns)
	case importReading, importApplying:
		return []Binding{{Keys: []string{"esc"}, Action: "ferma", Help: "Ferma: l'agenda resta com'era.", Why: s.stopping, Do: s.halt}}
	case importRefused:
		return s.refusalKeys(columns)
	case importReport:
		return []Binding{{Keys: []string{"enter", "esc"}, Action: "agenda", Do: s.app.Pop}, s.undoKey("Sull'agenda h mostra le importazioni, e lì u annulla l'ultima.")}
	}
	return []Binding{
		{Keys: []string{"enter"}, Action: "vedi le righe", Help: "Mostra le righe contate sotto il cursore.", Why: s.noRows, Do: s.rows},
		{Keys: []string{"s", "f10"}, Action: "applica", Help: "Salva le modifiche nell'agenda, tutte insieme.", Why: s.cannotApply, Do: s.apply},
		{Keys: []string{"p"}, Action: "periodo", Help: "Dice quale periodo copre il file: dentro il periodo, chi manca è stato tolto.", Do: s.askSpan},
		{Keys: []string{"u"}, Action: "altro ufficio", Help: "Rilegge il file e prende anche le righe di un altro ufficio.", Aside: s.summary.Alien == 0, Why: s.noAliens, Do: s.takeAliens},
		s.refuseKey(),
		columns,
		{Keys: []string{"esc"}, Action: s.backWord(), Help: "Torna alla scelta del file; non è cambiato nulla.", Do: s.again},
		s.undoKey("Non è ancora cambiato nulla: esc torna indietro. Un'importazione applicata si annulla da h, sull'agenda."),
		{Keys: []string{"down", "up"}, Action: "scorri", Aside: true},
	}
}

// undoKey says where an import is taken back: not here.
func (s *importScreen) undoKey(why string) Binding {
	return Binding{Keys: []string{"ctrl+z"}, Action: "annulla", Aside: true, Why: func() string { return why }}
}

func (s *importScreen) refuseKey() Binding {
	return Binding{Keys: []string{"x"}, Action: "scarta il file", Help: "Mette via il file arrivato nella cartella osservata, senza applicarlo.", Aside: s.arrived == "", Why: s.cannotRefuse, Do: s.refuse}
}

func (s *importScreen) noAliens() string {
	switch {
	case s.options.OtherOffice:
		return "Le righe di ogni ufficio sono già prese."
	case s.summary.Alien == 0:
		return "Nessuna riga è di un altro ufficio."
	}
	return ""
}

// takeAliens reads the file again with the rows of every office.
func (s *importScreen) takeAliens() tea.Cmd {
	s.options.OtherOffice = true
	return s.prepare(s.file())
}
