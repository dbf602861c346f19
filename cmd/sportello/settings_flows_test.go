package main

import (
	"os"
	"path/filepath"
	"testing"
)

func TestSettingsOfAnotherArchiveHoldForOneSitting(t *testing.T) {
	h := newHome(t)
	h.run(t, "agenda", "importa", h.export(t), "--ufficio", "matera", "--db", "altro.db")
	m := h.start(t, 80, 24, "--db", "altro.db")
	m.firstStart()
	m.sees("2 appuntamenti")
	m.press("o")
	m.sees("Impostazioni", "valgono finché Sportello è aperto")
	m.press("2")
	m.sees("› Numero 1")
	m.types("7")
	m.sees("› Numero 7")
	m.press("enter")
	m.sees("Sportello                                  7")
	m.press("esc")
	m.sees("Questura di Matera · Sportello 7")
	m.press("ctrl+c")
	m.ends()
	if _, err := os.Stat(filepath.Join(h.dir, "config", "sportello", "impostazioni.toml")); !os.IsNotExist(err) {
		t.Errorf("the settings of the user's own archive were written: %v", err)
	}
}
