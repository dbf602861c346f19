package tui

import (
	"civico/sportello/domain"
	"civico/sportello/domain/calendar"
	"civico/sportello/domain/rules"
	"civico/sportello/tui/widget"

	tea "github.com/charmbracelet/bubbletea"
)

func (b *ruleBook) Bindings() []Binding {
	if b.reading {
		return b.readingBindings()
	}
	return append([]Binding{
		{Keys: []string{"enter"}, Action: "leggi", Help: "Legge la regola a schermo intero.", Why: b.whyNoRule, Do: b.read},
		{Keys: []string{"f2"}, Action: "pratica", Help: "Mostra solo le regole di un tipo di pratica.", Do: b.askProcedure},
		{Keys: []string{"f3"}, Action: b.officeWord(), Help: "Mostra solo le regole che questo ufficio applica, o di nuovo tutte.", Why: b.whyNoOffice, Do: b.toggleOffice},
		{Keys: []string{"f4"}, Action: "giorno", Help: "Mostra le regole in vigore un altro giorno.", Do: b.askDay},
		{Keys: []string{"f5"}, Action: b.sinceWord(), Help: "Mostra solo che cosa è cambiato da un giorno in poi, o di nuovo tutto.", Do: b.toggleSince},
		{Keys: []string{"up"}, Action: "su", Aside: true, Do: func() tea.Cmd { return b.moveTo(b.list.Cursor() - 1) }},
		{Keys: []string{"down"}, Action: "giù", Aside: true, Do: func() tea.Cmd { return b.moveTo(b.list.Cursor() + 1) }},
		{Keys: []string{"pgup"}, Action: "testo su", Aside: true, Do: b.scroll(-1, true)},
		{Keys: []string{"pgdown"}, Action: "testo giù", Aside: true, Do: b.scroll(1, true)},
	}, b.tourBinding())
}

func (b *ruleBook) readingBindings() []Binding {
	out := []Binding{
		b.tourBinding(),
		{Keys: []string{"enter"}, Action: "tutte le regole", Help: "Torna all'elenco, su questa regola.", Do: b.toList},
		{Keys: []string{"up"}, Action: "su", Aside: true, Do: b.scroll(-1, false)},
		{Keys: []string{"down"}, Action: "giù", Aside: true, Do: b.scroll(1, false)},
		{Keys: []string{"pgup"}, Action: "pagina su", Aside: true, Do: b.scroll(-1, true)},
		{Keys: []string{"pgdown", " "}, Action: "pagina giù", Aside: true, Do: b.scroll(1, true)},
	}
	if b.direct {
		return append(out, Binding{Keys: []string{"esc"}, Action: "indietro", Help: "Torna alla pratica.", Do: b.app.Pop})
	}
	return append(out, Binding{Keys: []string{"esc"}, Action: "elenco", Help: "Torna all'elenco.", Do: b.toList})
}

// tourBinding goes through the findings asked about.
func (b *ruleBook) tourBinding() Binding {
	return Binding{
		Keys: []string{"tab"}, Action: "rilievo seguente", Help: "Spiega il rilievo seguente della pratica.", Aside: b.about == nil,
		Why: func() string {
			if b.about == nil || len(b.about.tour) < 2 {
				return "Non ci sono altri rilievi da spiegare."
			}
			return ""
		},
		Do: func() tea.Cmd {
			b.about.at = (b.about.at + 1) % len(b.about.tour)
			b.follow()
			return nil
		},
	}
}

func (b *ruleBook) read() tea.Cmd {
	b.reading, b.direct = true, false
	b.page.top = 0
	return nil
}

func (b *ruleBook) toList() tea.Cmd {
	b.reading, b.direct = false, false
	return nil
}

func (b *ruleBook) moveTo(i int) tea.Cmd {
	before := b.selected()
	b.list.To(i)
	if b.selected() != before {
		b.page.top = 0
		if b.about != nil {
			b.about.at = -1
		}
	}
	return nil
}

// scroll moves the text by lines, or by pages.
func (b *ruleBook) scroll(by int, page bool) func() tea.Cmd {
	return func() tea.Cmd {
		step := 1
		if page {
			step = max(1, b.page.height-1)
		}
		b.page.top = max(0, b.page.top+by*step) // View holds the other end
		return nil
	}
}

func (b *ruleBook) whyNoRule() string {
	if b.selected() == nil {
		return "Nessuna regola con queste parole."
	}
	return ""
}

func (b *ruleBook) whyNoOffice() string {
	if b.app.Profile == nil {
		return "L'ufficio non è ancora scelto."
	}
	return ""
}

func (b *ruleBook) officeWord() string {
	if b.filter.here {
		return "ogni ufficio"
	}
	return "questo ufficio"
}

func (b *ruleBook) sinceWord() string {
	if b.filter.since.IsZero() {
		return "novità"
	}
	return "non solo novità"
}

func (b *ruleBook) toggleOffice() tea.Cmd {
	b.filter.here = !b.filter.here
	b.narrow()
	return nil
}

func (b *ruleBook) askProcedure() tea.Cmd {
	codes := append([]string{""}, domain.Procedure("").Codes()...)
	c := Choice{Title: "Regole di quale pratica?"}
	for i, code := range codes {
		c.Options = append(c.Options, Option{Label: procedureName(domain.Procedure(code))})
		if domain.Procedure(code) == b.filter.procedure {
			c.At = i
		}
	}
	return b.app.Choose(c, func(i int) tea.Cmd {
		b.filter.procedure = domain.Procedure(codes[i])
		b.narrow()
		return nil
	})
}

func (b *ruleBook) askDay() tea.Cmd {
	return b.promptDay("Regole in vigore il giorno", "", func(d domain.Date) {
		b.filter.on = d
		b.foldAll()
		b.narrow()
	})
}

func (b *ruleBook) toggleSince() tea.Cmd {
	if !b.filter.since.IsZero() {
		b.filter.since = domain.Date{}
		b.narrow()
		return nil
	}
	return b.promptDay("Che cosa è cambiato dal giorno", "Anche ciò che cambierà, per quanto se ne sa oggi.", func(d domain.Date) {
		b.filter.since = d
		b.narrow()
		b.list.To(0)
	})
}

// promptDay asks for a day for which the rules are written down.
func (b *ruleBook) promptDay(title, hint string, then func(domain.Date)) tea.Cmd {
	check := widget.DateCheck(b.app.Today)
	read := func(t string) (domain.Date, string) {
		canonical, _, wrong := check(t)
		if wrong != "" {
			return domain.Date{}, wrong
		}
		d, err := calendar.Parse(canonical)
		if err != nil || d.Before(rules.FirstDay) {
			return d, "le regole codificate cominciano il " + rules.FirstDay.Italian()
		}
		return d, ""
	}
	if hint == "" {
		hint = "Per esempio 30/11/2025, oggi, +30."
	}
	return b.app.Prompt(Prompt{
		Title: title, Text: hint, Label: "Giorno",
		Check: func(t string) string { _, wrong := read(t); return wrong },
	}, func(t string) tea.Cmd {
		d, wrong := read(t)
		if wrong != "" {
			return b.app.Say(sentenceCase(wrong) + ".")
		}
		b.page.key = pageKey{}
		then(d)
		return nil
	})
}
