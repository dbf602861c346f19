package main

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"civico/sportello/domain"
)

func TestErasureAsksAtTheTerminal(t *testing.T) {
	for answer, confirmed := range map[string]bool{"s\n": true, "sì\n": true, "n\n": false, "\n": false, "": false} {
		var said bytes.Buffer
		p := &program{in: strings.NewReader(answer), err: &said, terminal: true}
		if err := p.confirm(false, "Cancellarla per sempre?"); (err == nil) != confirmed || !strings.Contains(said.String(), "per sempre? [s/n]") {
			t.Errorf("%q: %v, %s", answer, err, &said)
		}
	}
	if err := (&program{}).confirm(true, ""); err != nil {
		t.Error(err)
	}
}

func TestErasureFindsPapersAndCopies(t *testing.T) {
	folder := t.TempDir()
	w := &domain.Work{ID: "abc", Slips: []domain.SlipPrinted{{Kind: domain.SlipToBring, Number: 1}, {Kind: domain.SlipReceipt, Number: 2}}}
	w.Facts.Booking.Code = "MT7K2Q"
	paper := slipFile(w, w.Slips[1])
	names := []string{
		filepath.Join("2026-11-23", paper+".pdf"), filepath.Join("2026-11-24", paper+".txt"), filepath.Join("2026-11-23", "altra.pdf"),
		"sportello.db", "sportello.db-wal", "sportello.db.sostituito-20261123-090000", "sportello.db.sostituito-20261123-090000-wal",
		"sportello.db.prima-di-2", "sportello.db.altro", "lettera.txt",
	}
	for _, name := range names {
		path := filepath.Join(folder, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	full := func(names ...string) []string {
		for i := range names {
			names[i] = filepath.Join(folder, names[i])
		}
		return names
	}
	if got := slipsOnDisk(folder, w); !slices.Equal(got, full(names[0], names[1])) {
		t.Errorf("papers: %q", got)
	}
	if got := copiesBeside(filepath.Join(folder, "sportello.db")); !slices.Equal(got, full(names[7], names[5])) {
		t.Errorf("copies: %q", got)
	}
	if got := slipsOnDisk(filepath.Join(folder, "manca"), w); got != nil {
		t.Errorf("no folder: %q", got)
	}
}

// TestStartForgetsWhatHasExpired: the screens do it by themselves, behind the
// first frame.
func TestStartForgetsWhatHasExpired(t *testing.T) {
	h := newHome(t)
	file := filepath.Join(h.dir, "vecchia.csv")
	if err := os.WriteFile(file, []byte("Codice;Data;Ora;Cognome;Nome\nMT1;10/05/2024;9:30;GALLO;PIA\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	h.run(t, "agenda", "importa", file, "--ufficio", "matera")
	m := h.start(t, 80, 24)
	m.firstStart()
	m.sees("0 appuntamenti") // the archive is open
	m.press("ctrl+c")
	if code := m.ends(); code != 0 {
		t.Errorf("left with exit code %d", code)
	}
	if said := h.run(t, "archivio", "verifica"); !strings.Contains(said, "dimenticate perché scadute: 1") {
		t.Errorf("%s", said)
	}
}
