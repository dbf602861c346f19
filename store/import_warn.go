package store

import (
	"fmt"
	"strings"

	"civico/sportello/store/agendafile"
)

// warn says what the clerk should know of the file and of the last comparison.
func (p *importPlan) warn() {
	s, r := &p.summary, &p.report
	s.Warnings = nil
	say := func(format string, args ...any) { s.Warnings = append(s.Warnings, fmt.Sprintf(format, args...)) }
	count := func(n int, one, many string) {
		switch {
		case n == 1:
			say("%s", one)
		case n > 1:
			say(many, n)
		}
	}
	if r.IsAside() && !s.SpanGiven {
		say("È un elenco di righe corrette: le prenotazioni che non ha non risultano tolte.")
	}
	if s.MaybeOlder {
		say("Forse è più vecchia di una già applicata, del %s: l'ora del file non è certa.", p.store.spoken(p.last))
	}
	if !p.span.From.IsZero() {
		count(p.outside, "Una prenotazione è fuori dal periodo indicato: è letta lo stesso.", "%d prenotazioni sono fuori dal periodo indicato: sono lette lo stesso.")
	}
	count(p.cancelled, "1 prenotazione già annullata in agenda: si registra come annullata.", "%d prenotazioni già annullate in agenda: si registrano come annullate.")
	s.Warnings = append(s.Warnings, p.doubt()...)
	if n := r.Services.Rows; n > 0 {
		words := "«" + strings.Join(r.Services.Words, "», «") + "»"
		if n == 1 {
			say("Una riga ha un procedimento che non si riconosce (%s): la pratica si aprirebbe come passaporto.", words)
		} else {
			say("%d righe hanno un procedimento che non si riconosce (%s): le pratiche si aprirebbero come passaporto.", n, words)
		}
	}
	if s.Older {
		say("Esportazione più vecchia: è del %s.", p.store.spoken(s.ExportedAt))
	}
	cells := func(n int, one, many string, first agendafile.Place) {
		switch {
		case n == 1:
			say("%s (%s).", one, placed(first))
		case n > 1:
			say(many+" (la prima alla %s).", n, placed(first))
		}
	}
	cells(r.Cleaned, "Da una casella sono stati tolti caratteri nascosti o di controllo", "Da %d caselle sono stati tolti caratteri nascosti o di controllo", r.FirstCleaned)
	cells(r.Quotes, "In una casella le virgolette non sono chiuse: è letta come scritta", "In %d caselle le virgolette non sono chiuse: sono lette come scritte", r.FirstQuote)
	count(r.Ahead, "Una riga dice di essere stata aggiornata nel futuro: quell'ora non conta.", "%d righe dicono di essere state aggiornate nel futuro: quell'ora non conta.")
	if len(r.Unknown) > 0 && !r.IsAside() {
		say("Colonne non lette: «%s».", someOf(r.Unknown))
	}
}

// placed names a cell of the file.
func placed(at agendafile.Place) string {
	if at.Column == "" {
		return fmt.Sprintf("riga %d", at.Line)
	}
	return fmt.Sprintf("riga %d, colonna «%s»", at.Line, at.Column)
}

// someOf names the first columns of many, and the last.
func someOf(names []string) string {
	const most = 8
	if len(names) <= most {
		return strings.Join(names, "», «")
	}
	return strings.Join(names[:most], "», «") + "», …, «" + names[len(names)-1]
}
