package tui

import (
	"strings"
	"testing"

	"civico/sportello/domain"
)

func TestWhatWasSaidStaysOnItsScreen(t *testing.T) {
	d := start(t, &conflictPort{port: &port{rows: aDay()}})
	d.Keys("c")
	d.Keys("t")
	d.Sees("Nessun conflitto da decidere.\n")
	d.Keys("esc")
	d.SeesNot("Nessun conflitto")
	on(t, d.Model.(*App), "a5")
	d.Keys("n")
	d.Sees("RUSSO Pia: non presentato. ctrl+z annulla.")
	d.Keys("o")
	d.SeesNot("ctrl+z annulla")
	d.Keys("esc")
	d.SeesNot("ctrl+z annulla")
}

func TestAHintAnswersOneKey(t *testing.T) {
	d := start(t, &port{rows: aDay()})
	d.Keys("t")
	d.Sees("È già il giorno di oggi.")
	d.Keys("down")
	d.SeesNot("È già il giorno di oggi.")
}

// A success is said on the screen that it leads to; what was scanned, on the case
// that opens.
func TestASuccessIsSaidWhereItLeads(t *testing.T) {
	d := start(t, anAside())
	d.Keys("q", "enter", "ctrl+u")
	d.Type("01/12/2026")
	d.Keys("enter", "enter")
	d.Sees("Riga 31 corretta e applicata.")
	d.Keys("esc")
	d.SeesNot("corretta e applicata")

	rows := aDay()
	rows[10].TaxCode, rows[10].Visit = "SRRLIA01A41F052V", domain.VisitArrived
	d = start(t, &port{rows: rows})
	d.Scan("SRRLIA01A41F052V")
	d.Sees("SERRA Lia · ", "Letto: codice fiscale.")
}

func TestALongSentenceTakesTwoLines(t *testing.T) {
	d := start(t, &port{rows: aDay()})
	a := d.Model.(*App)
	a.Say("Pratica accolta. Carta n. 1: ricevuta-MT7K2Q-1.pdf in Sportello/2026-11-23 e un'altra parola.")
	d.Goldens("said-long")
	d.Sees("ricevuta-MT7K2Q-1.pdf in Sportello/2026-11-23 e\n un'altra parola.")
	a.Say(strings.Repeat("Una frase che non finisce mai, ", 10))
	d.Sees("Una frase che non finisce mai, Una frase che", "…")
	if lines := strings.Split(d.Screen(), "\n"); len(lines) != 24 {
		t.Errorf("%d lines", len(lines))
	}
	a.Say("Breve.")
	d.Sees("\n Breve.\n")
}

func TestAPathThatDoesNotFitIsCutInItsMiddle(t *testing.T) {
	d := start(t, &port{rows: aDay()})
	a := d.Model.(*App)
	a.SayPath("Profilo salvato in", "/home/anna/.config/sportello/profili-agenda/c.toml")
	d.Sees("Profilo salvato in /home/anna/.config/sportello/profili-agenda/c.toml\n")
	a.SayPath("Profilo salvato in", "/home/"+strings.Repeat("cartella-lunga/", 12)+"sportello/profili-agenda/altro-ufficio.toml")
	d.Sees("Profilo salvato in\n /home/cartella-lunga/", "…/profili-agenda/altro-ufficio.toml\n")
}
