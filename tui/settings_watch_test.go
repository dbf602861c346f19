package tui

import (
	"os"
	"strings"
	"testing"

	"civico/sportello/domain/desk"
)

func TestTheWatchedFolderIsASetting(t *testing.T) {
	var kept desk.Settings
	i := &inbox{}
	p, with := withInbox(t, i)
	dir := t.TempDir()
	d := start(t, p, with, func(e *Env) { e.Keep = func(s desk.Settings) error { kept = s; return nil } })
	d.Keys("o", "end", "enter")
	d.Sees("Prima serve la cartella.")
	d.Keys("up", "enter")
	d.Type("/nessuna/cartella")
	d.Keys("enter")
	d.Sees("/nessuna/cartella", "✗ non è una cartella che c'è: vale quella di prima")
	d.Goldens("settings-folder")
	d.Advance(quiet)
	d.Keys("ctrl+u")
	d.Type(dir + string(os.PathSeparator))
	d.Keys("enter")
	d.SeesNot("non è una cartella")
	d.Keys("end", "enter")
	if !kept.WatchApply || kept.Watch != strings.TrimRight(dir, "/") {
		t.Errorf("kept %+v", kept)
	}
	d.Sees("applicate subito")
	d.Keys("up", "enter")
	for range len(dir) {
		d.Keys("backspace")
	}
	d.Type("-")
	d.Keys("enter")
	if kept.Watch != "" {
		t.Errorf("kept %+v", kept)
	}
}

func TestSettingsThatAreNotKeptSaySo(t *testing.T) {
	dir := t.TempDir()
	i := &inbox{}
	p, with := withInbox(t, i)
	d := start(t, p, with, func(e *Env) { e.Passing, e.Keep = true, func(desk.Settings) error { return nil } })
	d.Keys("o")
	d.Sees("Con --db operatore, sportello e cartella valgono finché Sportello è aperto.")
	d.Keys("end", "up", "enter")
	d.Type(dir)
	d.Keys("enter")
	d.SeesNot("nessuna\n", "salvato")
}
