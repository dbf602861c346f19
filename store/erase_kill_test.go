package store

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"civico/sportello/domain/desk"
	"civico/sportello/store/seal"
)

var _ = func() bool { children["erase"] = childErase; return true }()

// childErase takes in one person's booking, opens the case and erases it, without
// end. It tells "case ID SURNAME" and, once that is done, "erased ID".
func childErase(o Options, out io.Writer) error {
	s, err := Open(ctx, o)
	if err != nil {
		return err
	}
	for {
		surname := "UNICO" + strings.ToUpper(seal.RandomID(6)) + "X"
		file := filepath.Join(filepath.Dir(filepath.Dir(s.KeyPath())), "agenda.csv")
		content := fmt.Sprintf("codice;data;ora;cognome;nome\n%s;%s;09:00;%s;ANNA\n", surname, theDay.AddDays(rand.IntN(1000)).Italian(), surname)
		if err := os.WriteFile(file, []byte(content), 0o600); err != nil {
			return err
		}
		plan, err := s.PrepareImport(ctx, file, desk.ImportOptions{Insist: true}, nil)
		if err != nil {
			return err
		}
		_, err = plan.Apply(ctx, nil)
		if err = errors.Join(err, plan.Close()); err != nil {
			return err
		}
		w, err := s.OpenCase(ctx, desk.Opening{Appointment: s.appointmentID(surname), Changes: changes("holder.surname", surname)})
		if err != nil {
			return err
		}
		fmt.Fprintln(out, "case", w.ID, surname)
		if _, err := s.EraseCase(ctx, w.ID, w.Version, why); err != nil {
			return err
		}
		fmt.Fprintln(out, "erased", w.ID)
	}
}

// TestKilledErasureIsWholeOrNotAtAll: what was acknowledged is gone, of the case
// between nothing or everything is there.
func TestKilledErasureIsWholeOrNotAtAll(t *testing.T) {
	n := min(*kills, 50)
	if testing.Short() {
		n = 3
	}
	o := place(t, monday())
	closed(t, o)
	surnames, erased := map[string]string{}, map[string]bool{}
	for round := range n {
		cmd := child(t, "erase", o)
		out, err := cmd.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		lines := bufio.NewScanner(out)
		for waits := true; lines.Scan(); {
			word := strings.Fields(lines.Text())
			if waits && (round > 0 || len(word) == 2) { // the first is let through one erasure
				waits = false
				time.AfterFunc(time.Duration(rand.Int64N(int64(60*time.Millisecond))), func() { _ = cmd.Process.Kill() })
			}
			switch {
			case len(word) == 3:
				surnames[word[1]] = word[2]
			case len(word) == 2:
				erased[word[1]] = true
			}
		}
		var ended *exec.ExitError
		if err := cmd.Wait(); !errors.As(err, &ended) {
			t.Fatalf("it was not killed: %v", err)
		}
		checkErased(t, o, surnames, erased)
	}
	if len(erased) == 0 {
		t.Error("no erasure was acknowledged")
	}
	t.Logf("%d kills, %d cases, %d erasures acknowledged", n, len(surnames), len(erased))
}

func checkErased(t *testing.T, o Options, surnames map[string]string, erased map[string]bool) {
	t.Helper()
	s, err := Open(ctx, o)
	if err != nil {
		t.Fatal(err)
	}
	mustVerify(t, s)
	gone := map[string]bool{}
	for id, surname := range surnames {
		w, err := s.Case(ctx, id)
		if gone[id] = errors.Is(err, desk.ErrNotFound); erased[id] && !gone[id] {
			t.Errorf("case %s is back: %v", id, err)
		}
		_, booked := s.Appointment(ctx, s.appointmentID(surname))
		if gone[id] != errors.Is(booked, desk.ErrNotFound) || !gone[id] && (err != nil || w.Facts.Holder.Surname != surname) {
			t.Errorf("case %s is gone in part: %v, its booking: %v", id, err, booked)
		}
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	raw := rawBytes(t, s)
	for id, surname := range surnames {
		if gone[id] && bytes.Contains(raw, []byte(surname)) {
			t.Errorf("%s is still in the files", surname)
		}
	}
}
