package main

import (
	"path/filepath"
	"strings"
	"testing"
)

// An archive made for the wrong office is given to the right one from the settings,
// with a reason; its branch gets its list of places. Both hold at once, at the next
// start, and for the commands.
func TestTheOfficeAndItsPlacesAreChangedFromTheScreen(t *testing.T) {
	h, m := openedDay(t, 80, 24)
	m.press("o")
	m.sees("Impostazioni", "Ufficio dell'archivio")
	m.press("3")
	m.sees("L'archivio è di un altro ufficio?")
	m.enters("pisticci")
	m.sees("Archivio di «Commissariato di Pisticci»")
	m.enters("Postazione spostata a Pisticci")
	m.sees("Da ora l'archivio è di «Commissariato di Pisticci»")
	backup := filepath.Join(t.TempDir(), "copia.db")
	h.run(t, "archivio", "copia", backup)
	if out, err := h.command("archivio", "ripristina", backup, "--conferma").CombinedOutput(); err == nil || !strings.Contains(string(out), "è aperto in un altro programma") {
		t.Errorf("the archive in use was replaced: %v: %s", err, out)
	}
	m.press("down", "down", "down", "enter")
	m.sees("Comuni · Commissariato di Pisticci", "Elenco vuoto")
	m.types("pist")
	m.sees("Pisticci (MT)")
	m.press("enter")
	m.sees("1 comune", "G712")
	m.types("berna")
	m.sees("Bernalda (MT)")
	m.press("enter")
	m.sees("2 comuni")
	m.press("esc")
	m.sees("Impostazioni")
	m.press("esc")
	m.sees("Commissariato di Pisticci · Sportello 1", "ROSSI Maria")
	m.press("ctrl+c")
	if code := m.ends(); code != 0 {
		t.Errorf("left with exit code %d", code)
	}

	m = h.start(t, 80, 24)
	m.sees("Commissariato di Pisticci · Sportello 1", "ROSSI Maria")
	m.press("ctrl+c")
	m.ends()
	if shown := h.run(t, "ufficio", "mostra", "pisticci"); !strings.Contains(shown, "A801") || !strings.Contains(shown, "pisticci.toml") {
		t.Errorf("the list is not the branch's:\n%s", shown)
	}
	h.run(t, "archivio", "verifica")
	if out, err := h.command("--ufficio", "matera").CombinedOutput(); err == nil || !strings.Contains(string(out), "«pisticci» e non cambia") {
		t.Errorf("%v: %s", err, out)
	}
}
