package tui

import (
	"context"
	"errors"

	"civico/sportello/domain/desk"

	tea "github.com/charmbracelet/bubbletea"
)

func (s *importScreen) cannotApply() string {
	if s.summary.Same && !s.summary.Replaced {
		return "È lo stesso file già importato: non c'è nulla da applicare. Per rileggerlo in un altro modo, prima h sull'agenda e u annullano quella importazione."
	}
	return ""
}

// apply asks first where the clerk should think twice.
func (s *importScreen) apply() tea.Cmd {
	if s.summary.Older && !s.options.Insist {
		return s.app.Confirm(Question{
			Title: "Esportazione più vecchia", Text: "Questo file è stato esportato prima dell'ultimo importato: applicandolo si torna indietro su quello che è cambiato dopo.",
			Yes: "insisto, rileggilo", No: "torna",
		}, s.insist)
	}
	if s.summary.Replaced {
		return s.app.Confirm(Question{
			Title: "File già applicato", Text: "Questo file era già stato applicato, e dopo ne è stato applicato un altro: applicandolo si torna indietro su quello che è cambiato dopo.",
			Yes: "insisto, rileggilo", No: "torna",
		}, s.insist)
	}
	title, text := s.secondThought()
	if text == "" {
		return s.applyNow()
	}
	return s.app.Confirm(Question{Title: title, Text: text, Yes: "applica lo stesso", No: "torna"}, func(yes bool) tea.Cmd {
		if !yes {
			return nil
		}
		return s.applyNow()
	})
}

// secondThought is what the clerk should be sure of before the file is applied.
func (s *importScreen) secondThought() (title, text string) {
	switch sum := &s.summary; {
	case s.readsNothing():
		return "Nessuna riga si legge", "Tutte le righe vanno in quarantena, e l'agenda non cambia. Se il file ha altre colonne, date o parole, conviene dirlo prima: F6."
	case len(sum.Doubts) > 0 && sum.Counts[desk.ClassVanished] > 0:
		return "I giorni del file non sono sicuri", "Il file toglie " + counted(sum.Counts[desk.ClassVanished], "prenotazione", "prenotazioni") +
			", contando i giorni " + desk.SpanWords(sum.From, sum.To) + ". Se non li copre tutti, conviene dirli prima: p."
	case len(sum.Doubts) > 0:
		return "I giorni del file non sono sicuri", "Un giorno è lontano da tutti gli altri: forse una data è sbagliata. Se i giorni sono altri, conviene dirli prima: p."
	case sum.MaybeOlder:
		return "Forse è più vecchia", "L'ora di questa esportazione non è certa, e forse è più vecchia di una già applicata: allora applicandola si torna indietro."
	}
	return "", ""
}

// insist reads the file again, to be applied whatever came before it.
func (s *importScreen) insist(yes bool) tea.Cmd {
	if !yes {
		return nil
	}
	s.options.Insist = true
	return s.prepare(s.file())
}

// readsNothing says that every row of the file goes to the quarantine.
func (s *importScreen) readsNothing() bool {
	return s.summary.Rows > 0 && !s.summary.Same && s.summary.Counts[desk.ClassQuarantined] >= s.summary.Rows
}

func (s *importScreen) applyNow() tea.Cmd {
	s.stage, s.stopped = importApplying, false
	s.number++
	number, plan := s.number, s.plan
	ctx, cancel := context.WithCancel(context.WithoutCancel(s.app.ctx))
	s.cancel = cancel
	bar := newProgress(s.app)
	s.bar = bar
	work := Save(s.app, func(context.Context) (desk.ImportSummary, error) {
		sum, err := plan.Apply(ctx, bar.report)
		if errors.Is(err, context.Canceled) {
			err = &desk.Sentence{Text: "Importazione fermata: l'agenda è com'era.", Cause: err}
		}
		return sum, err
	}, func(sum desk.ImportSummary, err error) tea.Cmd {
		if number != s.number {
			return nil
		}
		s.stop()
		if err != nil {
			s.summary, s.stage = plan.Summary(), importPreview // another one, where the agenda has changed
			return nil
		}
		s.summary, s.stage = sum, importReport
		return tea.Batch(s.close(), s.handOver(sum))
	})
	return tea.Batch(work, s.redraw(number, importApplying))
}
