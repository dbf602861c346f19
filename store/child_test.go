package store

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"civico/sportello/domain"
	"civico/sportello/domain/desk"
	"civico/sportello/store/seal"
)

// Tests that need another process run the test binary again as one of these.
var children = map[string]func(o Options, out io.Writer) error{
	"intake":  childIntake,
	"shared":  childShared,
	"restore": childRestore,
}

const childEnv = "SPORTELLO_STORE_CHILD" // name, archive, folder of keys, desk

func TestMain(m *testing.M) {
	args := strings.Split(os.Getenv(childEnv), "\n")
	if len(args) != 4 {
		os.Exit(m.Run())
	}
	number, err := strconv.Atoi(args[3])
	if err == nil {
		o := Options{Path: args[1], KeyDir: args[2], Desk: number, Clerk: "OPERATORE " + args[3], Now: time.Now}
		err = children[args[0]](o, os.Stdout)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	os.Exit(0)
}

// child prepares a process that works on an archive.
func child(t testing.TB, name string, o Options) *exec.Cmd {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(self)
	cmd.Env = append(os.Environ(), childEnv+"="+strings.Join([]string{name, o.Path, o.KeyDir, strconv.Itoa(o.Desk)}, "\n"))
	cmd.Stderr = os.Stderr
	return cmd
}

// bookingsAtOnce is how many bookings a scripted import has.
const bookingsAtOnce = 40

// childIntake works cases and takes bookings in, without end, and tells each
// write that was acknowledged: "case ID VERSION", "bookings ROUND".
func childIntake(o Options, out io.Writer) error {
	s, err := Open(ctx, o)
	if err != nil {
		return err
	}
	fmt.Fprintln(out, "open")
	for {
		if err := intake(s, out); err != nil {
			return err
		}
		if err := takeIn(s, out); err != nil {
			return err
		}
	}
}

func intake(s *Store, out io.Writer) error {
	w, err := s.OpenCase(ctx, desk.Opening{Changes: sheRossi()})
	steps := []func() (*domain.Work, error){
		func() (*domain.Work, error) { return s.Change(ctx, w.ID, w.Version, changes("photos.count", "1")) },
		func() (*domain.Work, error) { return s.Change(ctx, w.ID, w.Version, changes("photos.count", "2")) },
		func() (*domain.Work, error) { return s.Undo(ctx, w.ID, w.Version) },
		func() (*domain.Work, error) {
			return s.Change(ctx, w.ID, w.Version, changes("payments[0].kind", "pagopa", "payments[0].id", "301000000000000043"))
		},
		func() (*domain.Work, error) {
			return s.Move(ctx, w.ID, w.Version, domain.CaseMoved{To: domain.Accepted})
		},
		func() (*domain.Work, error) {
			return s.RecordSlip(ctx, w.ID, w.Version, domain.SlipPrinted{Kind: domain.SlipReceipt})
		},
	}
	for _, step := range steps {
		if err != nil {
			return err
		}
		fmt.Fprintln(out, "case", w.ID, w.Version)
		if err := s.SaveDraft(ctx, desk.Draft{Case: w.ID, Text: "Verd"}); err != nil {
			return err
		}
		w, err = step()
	}
	return err
}

// takeIn imports an export of a day of its own.
func takeIn(s *Store, out io.Writer) error {
	round := seal.RandomID(4)
	day := theDay.AddDays(rand.IntN(3000)).Italian()
	content := "codice;data;ora;cognome;nome;data di nascita\n"
	for i := range bookingsAtOnce {
		content += fmt.Sprintf("R%s-%d;%s;09:%02d;ROSSI%d;MARIA;05/04/1984\n", round, i, day, i, i)
	}
	file := filepath.Join(filepath.Dir(filepath.Dir(s.KeyPath())), "agenda-"+round+".csv")
	if err := os.WriteFile(file, []byte(content), 0o600); err != nil {
		return err
	}
	plan, err := s.PrepareImport(ctx, file, desk.ImportOptions{}, nil)
	if err != nil {
		return err
	}
	summary, err := plan.Apply(ctx, nil)
	if err = errors.Join(err, plan.Close()); err != nil {
		return err
	}
	if n := summary.Counts[desk.ClassNew]; n != bookingsAtOnce {
		return fmt.Errorf("%d new bookings, not %d", n, bookingsAtOnce)
	}
	fmt.Fprintln(out, "bookings", strings.ToUpper(round))
	return nil
}

// sharedWrites is how often each of two programs changes the case they share.
const sharedWrites = 40

// childShared changes the only case of the archive, again where another program
// was faster.
func childShared(o Options, out io.Writer) error {
	s, err := Open(ctx, o)
	if err != nil {
		return err
	}
	defer s.Close()
	list, err := s.CaseList(ctx, CaseFilter{})
	if err != nil || len(list) != 1 {
		return fmt.Errorf("%d cases, %w", len(list), err)
	}
	id, refused := list[0].Case, 0
	for n := 0; n < sharedWrites; {
		w, err := s.Case(ctx, id)
		if err != nil {
			return err
		}
		_, err = s.Change(ctx, id, w.Version, changes("waivers[0].reason", fmt.Sprintf("sportello %d, %d", o.Desk, n)))
		var stale *desk.Stale
		switch {
		case err == nil:
			n++
		case errors.As(err, &stale):
			refused++
		default:
			return err
		}
	}
	fmt.Fprintln(out, "refused", refused)
	return nil
}

// childRestore puts the copy that lies among the keys in the archive's place, and tells
// what came of it.
func childRestore(o Options, out io.Writer) error {
	_, err := Restore(ctx, copyAmongKeys(o), o)
	fmt.Fprintln(out, "restored:", err)
	return nil
}

func copyAmongKeys(o Options) string { return filepath.Join(o.KeyDir, "copia.db") }

// acknowledged is what a process said that it had saved.
type acknowledged struct {
	versions map[string]int
	rounds   []string
}

// read takes a process's lines until it ends.
func (a *acknowledged) read(r io.Reader, first func()) error {
	lines := bufio.NewScanner(r)
	for lines.Scan() {
		var id string
		var version int
		if n, _ := fmt.Sscanf(lines.Text(), "case %s %d", &id, &version); n == 2 {
			a.versions[id] = version
		}
		if round, ok := strings.CutPrefix(lines.Text(), "bookings "); ok {
			a.rounds = append(a.rounds, round)
		}
		if first != nil {
			first()
			first = nil
		}
	}
	return lines.Err()
}
