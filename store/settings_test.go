package store

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"civico/sportello/domain/desk"
)

func TestSettingsComeBackAsSaved(t *testing.T) {
	path := filepath.Join(t.TempDir(), "nuova", "impostazioni.toml")
	if _, there, err := LoadSettings(path); there || err != nil {
		t.Fatalf("before the first start: %v, %v", there, err)
	}
	want := desk.Settings{Office: "massa-carrara", Desk: 2, Clerk: "A. \"Nino\" D'Alò", Watch: filepath.Join(t.TempDir(), "agende"), WatchApply: true}
	if err := SaveSettings(path, want); err != nil {
		t.Fatal(err)
	}
	want.Desk = 3
	if err := SaveSettings(path, want); err != nil {
		t.Fatal(err)
	}
	got, there, err := LoadSettings(path)
	if err != nil || !there || got != want {
		t.Errorf("got %+v, %v, %v", got, there, err)
	}
	checkMode(t, path, 0o600)
}

func TestWrongSettingsAreRefusedWithPlaceAndReason(t *testing.T) {
	path := filepath.Join(t.TempDir(), "impostazioni.toml")
	for content, want := range map[string]string{
		"office = \"matera\"\ndesk = 1\nsportello = 2\n":        "riga 3: sportello: voce sconosciuta",
		"office = \"matera\"\ndesk = \"uno\"\n":                 "riga 2",
		"office = \"matera\"\ndesk = 0\n":                       "riga 2: desk: serve il numero dello sportello, da 1 a 999",
		"office = \"Matera!\"\ndesk = 1\n":                      "riga 1: office: serve l'identificativo",
		"office = \"matera\"\ndesk = 1\nclerk = \"a\u202eb\"\n": "riga 3: clerk",
		"office = ": "riga 1",
		"office = \"matera\"\ndesk = 1\nwatch = \"agende\"\n": "riga 3: watch: serve il percorso intero",
		"office = \"matera\"\ndesk = 1\nwatch_apply = 1\n":    "riga 3: watch_apply: il valore non è del tipo giusto",
		"desk = 1\n[altro]\nx = 1\n":                          "riga 2: altro: voce sconosciuta",
		"office = \"matera\"\n":                               "desk: serve il numero",
	} {
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		_, _, err := LoadSettings(path)
		said, ok := err.(*desk.Sentence)
		if !ok || !said.Usage || !strings.Contains(said.Text, want) {
			t.Errorf("%q: %v", content, err)
		}
	}
}

func TestWrongSettingsAreNotSaved(t *testing.T) {
	path := filepath.Join(t.TempDir(), "impostazioni.toml")
	if err := SaveSettings(path, desk.Settings{Office: "matera"}); err == nil {
		t.Error("desk 0 was saved")
	}
	if _, err := os.Stat(path); err == nil {
		t.Error("a file was written")
	}
}
