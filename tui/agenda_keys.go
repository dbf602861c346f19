package tui

import (
	"civico/sportello/domain"
	"civico/sportello/domain/desk"

	tea "github.com/charmbracelet/bubbletea"
)

func (s *agenda) Bindings() []Binding {
	if s.filtering {
		return s.filterBindings()
	}
	var back []Binding
	if s.back != nil {
		back = []Binding{{Keys: []string{"esc"}, Action: "scadenze", Help: "Torna all'elenco delle scadenze.", Do: s.goBack}}
	}
	return append(back, []Binding{
		{Keys: []string{"enter", "f2"}, Action: "apri", Help: "Apre la pratica della persona; chi non era arrivato è segnato arrivato.", Why: s.noRow, Do: s.openSelected},
		{Keys: []string{"a"}, Action: "arrivato", Help: "La persona è arrivata e aspetta.", Why: s.whyNot(domain.VisitArrived), Do: s.visit(domain.VisitArrived)},
		{Keys: []string{"n"}, Action: "non presentato", Help: "La persona non si è presentata.", Why: s.whyNot(domain.VisitNoShow), Do: s.visit(domain.VisitNoShow)},
		{Keys: []string{"r"}, Action: s.restoreWord(), Help: "Ripristina una prenotazione tolta: vale anche se in agenda non c'è. Di nuovo: torna tolta.", Why: s.cannotRestore, Do: s.restore},
		{Keys: []string{"w", "f4"}, Action: "senza appuntamento", Help: "Apre una pratica per chi è venuto senza appuntamento.", Why: s.noStore, Do: s.walkIn},
		{Keys: []string{"/", "f3"}, Action: "cerca", Help: "Cerca una persona in tutto l'archivio: nome, codice fiscale, prenotazione.", Why: s.noStore, Do: s.search},
		{Keys: []string{"left"}, Action: "giorno prima", Help: "Mostra il giorno prima.", Aside: true, Why: s.noStore, Do: func() tea.Cmd { return s.goToDay(s.date.AddDays(-1)) }},
		{Keys: []string{"right"}, Action: "giorno dopo", Help: "Mostra il giorno dopo.", Aside: true, Why: s.noStore, Do: func() tea.Cmd { return s.goToDay(s.date.AddDays(1)) }},
		{Keys: []string{"i", "f5"}, Action: "importa", Help: "Importa l'esportazione dell'agenda on line.", Why: s.noStore, Do: s.importFile},
		{Keys: []string{"v", "f9"}, Action: "esportazione arrivata", Help: "Mostra che cosa cambierebbe l'esportazione arrivata nella cartella osservata.", Aside: len(s.arrived.waiting) == 0, Why: s.nothingArrived, Do: s.openArrived},
		{Keys: []string{"t"}, Action: "oggi", Help: "Torna a oggi.", Why: s.alreadyToday, Do: func() tea.Cmd { return s.goToDay(s.app.Today()) }},
		{Keys: []string{"g"}, Action: "vai al giorno", Help: "Chiede un giorno: 23/11, 23112026, oggi, +15.", Aside: true, Why: s.noStore, Do: s.askDay},
		{Keys: []string{"f"}, Action: "filtra", Help: "Mostra solo le righe del giorno che contengono quello che si scrive.", Aside: true, Do: s.startFilter},
		{Keys: []string{"ctrl+z"}, Action: "annulla", Help: "Annulla l'ultimo segno messo qui: arrivato, non presentato, ripristinata.", Aside: true, Why: s.nothingToUndo, Do: s.undoMark},
		{Keys: []string{"q", "f6"}, Action: "quarantena", Help: "Le righe che l'importazione ha messo da parte.", Aside: s.day.Aside == 0, Why: s.noStore, Do: s.quarantine},
		{Keys: []string{"c", "f7"}, Action: "conflitti", Help: "Le prenotazioni su cui agenda e sportello non concordano: si decide una per una.", Aside: s.day.Undecided == 0, Why: s.noConflicts, Do: s.conflicts},
		{Keys: []string{"s", "f10"}, Action: "scadenze", Help: "Tutto ciò che ha un termine o aspetta: conflitti, partenze, pratiche in sospeso, passaporti rinvenuti.", Aside: true, Why: s.noStore, Do: s.radar},
		{Keys: []string{"h", "f8"}, Action: "importazioni", Help: "Le importazioni fatte: che cosa ha cambiato ognuna; l'ultima si può annullare.", Aside: true, Why: s.noStore, Do: s.history},
		{Keys: []string{"p"}, Action: "passaporti rinvenuti", Help: "Il registro dei passaporti rinvenuti, con i giorni che mancano all'anno.", Aside: true, Why: s.noStore, Do: s.foundBooklets},
		{Keys: []string{"b"}, Action: "passaporti ritirati", Help: "Il registro dei passaporti ritirati al titolare, con il motivo.", Aside: true, Why: s.noStore, Do: s.withdrawnBooklets},
		{Keys: []string{"o"}, Action: "impostazioni", Help: "Operatore, sportello, ufficio dell'archivio, comuni dei commissariati.", Aside: true, Why: s.noStore, Do: s.settings},
		{Keys: []string{"ctrl+r"}, Action: "rileggi", Help: "Rilegge il giorno dall'archivio.", Aside: true, Why: s.noStore, Do: s.load},
		{Keys: []string{"down", "up", "pgdown", "pgup", "home", "end"}, Action: "scorri", Help: "Muove il cursore.", Aside: true, Do: nil},
	}...)
}

func (s *agenda) filterBindings() []Binding {
	return []Binding{
		{Keys: []string{"enter"}, Action: "apri", Why: s.noRow, Do: s.openSelected},
		{Keys: []string{"esc"}, Action: "togli il filtro", Do: s.endFilter},
		{Keys: []string{"f3"}, Action: "cerca ovunque", Help: "Cerca in tutto l'archivio.", Why: s.noStore, Do: s.search},
	}
}

func (s *agenda) noStore() string {
	if s.app.Store == nil {
		return "L'archivio si sta ancora aprendo."
	}
	return ""
}

func (s *agenda) noRow() string {
	switch {
	case s.busy != "":
		return "Sto aprendo la pratica di " + s.busy + "."
	case s.selected() == nil:
		return "Nessuna riga da aprire."
	}
	return ""
}

func (s *agenda) alreadyToday() string {
	if s.date == s.app.Today() {
		return "È già il giorno di oggi."
	}
	return s.noStore()
}

// whyNot says why the visit of the selected row cannot become that.
func (s *agenda) whyNot(to domain.Visit) func() string {
	return func() string {
		r := s.selected()
		switch {
		case r == nil:
			return "Nessuna riga selezionata."
		case r.Case != "":
			return "La pratica è già aperta: la persona c'è."
		case r.Appointment == "":
			return "Chi è senza appuntamento è già qui."
		case r.Visit == to && to == domain.VisitArrived:
			return "È già segnato l'arrivo; ctrl+z annulla."
		case r.Visit == to:
			return "È già segnato che non si è presentata; ctrl+z annulla."
		case r.Status == desk.BookingCancelled && to == domain.VisitNoShow:
			return "L'appuntamento è annullato: nessuno era atteso."
		case r.Status == desk.BookingVanished && to == domain.VisitNoShow:
			return "L'appuntamento è tolto dall'agenda: nessuno era atteso; r lo ripristina."
		}
		return ""
	}
}
