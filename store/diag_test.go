package store

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"civico/sportello/domain"
)

func TestDiagnosticsAreKeptFourteenDays(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "diario")
	clock := monday()
	log, closer, err := OpenDiagnostics(dir, clock.now)
	if err != nil {
		t.Fatal(err)
	}
	defer closer.Close()
	if err := os.WriteFile(filepath.Join(dir, "appunti.log"), []byte("mio"), 0o600); err != nil {
		t.Fatal(err)
	}
	for range 16 {
		log.Info("giorno")
		clock.pass(24 * time.Hour)
	}
	names := listed(t, dir)
	if len(names) != 15 || names[0] != "appunti.log" || names[1] != "sportello-2026-11-25.log" || names[14] != "sportello-2026-12-08.log" {
		t.Errorf("kept %v", names)
	}
	checkMode(t, filepath.Join(dir, "sportello-2026-12-08.log"), 0o600)
	checkMode(t, dir, 0o700)
}

func TestFailureHoldsNothingTyped(t *testing.T) {
	err := fmt.Errorf("change: %w", &domain.PathError{Path: "holder.birth_date", Value: "VERDI ANNA", Expected: "YYYY-MM-DD"})
	got := Failure(errors.Join(err)).String()
	if strings.Contains(got, "VERDI") {
		t.Errorf("got %s", got)
	}
	if got := Failure(err).String(); !strings.Contains(got, "*domain.PathError") || strings.Contains(got, "VERDI") {
		t.Errorf("got %s", got)
	}
}

func listed(t *testing.T, dir string) []string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return names
}
