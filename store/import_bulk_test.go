package store

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"civico/sportello/domain/agenda"
	"civico/sportello/domain/desk"
)

// An import that fills an empty archive writes its rows before their indexes; the
// fold reads them from the log. Both must leave the same tables.
func TestBulkImportIsItsFold(t *testing.T) {
	s, clock := newStore(t)
	file := invented(t, 12_000)
	if got := apply(t, s, file, desk.ImportOptions{}); got.Counts[desk.ClassNew] != 12_000 {
		t.Fatalf("%+v", got)
	}
	settled(s)
	indexes := indexesOf(t, s)
	mustVerify(t, s)
	refold(t, s)
	if again := indexesOf(t, s); again != indexes || strings.Count(indexes, "\n") != 7 {
		t.Errorf("indexes\n%s\nafter a fold\n%s", indexes, again)
	}
	clock.pass(time.Hour)
	if got := apply(t, s, inventedWith(t, 12_000, "0"), desk.ImportOptions{}); got.Counts[desk.ClassChanged] != 12_000 {
		t.Errorf("%+v", got)
	}
	refold(t, s)
}

func indexesOf(t testing.TB, s *Store) string {
	t.Helper()
	rows, err := s.db.Query(`SELECT sql FROM sqlite_schema WHERE type = 'index' AND tbl_name = 'appointment' AND sql IS NOT NULL ORDER BY name`)
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	for rows.Next() {
		var sql string
		if err := rows.Scan(&sql); err != nil {
			t.Fatal(err)
		}
		out.WriteString(sql + "\n")
	}
	if err := errors.Join(rows.Err(), rows.Close()); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

const killedRows = 15_000

func init() { children["bulk"] = childBulk }

// childBulk applies the export beside the archive and tells how far it is.
func childBulk(o Options, out io.Writer) error {
	s, err := Open(ctx, o)
	if err != nil {
		return err
	}
	plan, err := s.PrepareImport(ctx, filepath.Join(o.KeyDir, "agenda.csv"), desk.ImportOptions{}, func(p desk.Progress) { fmt.Fprintln(out, p.Stage) })
	if err != nil {
		return err
	}
	if _, err := plan.Apply(ctx, func(p desk.Progress) { fmt.Fprintln(out, p.Stage, p.Done) }); err != nil {
		return err
	}
	fmt.Fprintln(out, "salvato")
	return errors.Join(plan.Close(), s.Close())
}

func TestKilledImportIsWhollyThereOrNot(t *testing.T) {
	n := 5
	if testing.Short() {
		n = 2
	}
	file := invented(t, killedRows)
	there := 0
	for range n {
		o := place(t, monday())
		closed(t, o)
		if err := os.Rename(file, filepath.Join(o.KeyDir, "agenda.csv")); err != nil {
			t.Fatal(err)
		}
		file = filepath.Join(o.KeyDir, "agenda.csv")
		acknowledged := killImport(t, o, time.Duration(rand.Int64N(int64(400*time.Millisecond))))
		s := mustOpen(t, o)
		mustVerify(t, s)
		var rows, runs int
		err := errors.Join(
			s.db.QueryRow(`SELECT count(*) FROM appointment`).Scan(&rows),
			s.db.QueryRow(`SELECT count(*) FROM import_run`).Scan(&runs))
		if err != nil || rows != runs*killedRows || runs > 1 || acknowledged && runs != 1 {
			t.Errorf("%d bookings of %d imports, acknowledged %v, %v", rows, runs, acknowledged, err)
		}
		for _, name := range listed(t, filepath.Dir(o.Path)) {
			if !strings.Contains(name, "import") {
				continue
			}
			// killed between making the file and taking its name away: nothing is in it yet
			if info, err := os.Stat(filepath.Join(filepath.Dir(o.Path), name)); err != nil || info.Size() > 0 {
				t.Errorf("left behind: %s, %v", name, err)
			}
		}
		there += runs
	}
	t.Logf("%d kills, %d imports were there", n, there)
}

// killImport kills the child a while after it began to save.
func killImport(t *testing.T, o Options, after time.Duration) (acknowledged bool) {
	t.Helper()
	cmd := child(t, "bulk", o)
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	var said bytes.Buffer
	buf := make([]byte, 4096)
	armed := false
	for {
		n, err := out.Read(buf)
		said.Write(buf[:n])
		if !armed && strings.Contains(said.String(), "confronto") {
			armed = true
			time.AfterFunc(after, func() { _ = cmd.Process.Kill() })
		}
		if err != nil {
			break
		}
	}
	var ended *exec.ExitError
	if err := cmd.Wait(); err != nil && (!errors.As(err, &ended) || ended.Exited()) {
		t.Fatalf("it ended by itself: %v", err)
	}
	return strings.Contains(said.String(), "salvato")
}

// One person is forgotten: the key goes, the rest of the part stays readable.
func TestForgottenBookingIsNotFolded(t *testing.T) {
	s, _ := newStore(t)
	apply(t, s, export(t, mariaRow, annaRow, lucaRow), desk.ImportOptions{})
	runs, err := s.Imports(ctx)
	if err != nil {
		t.Fatal(err)
	}
	keys, err := s.importKeys(ctx, s.db, runs[0].ID)
	if err != nil {
		t.Fatal(err)
	}
	keys.forget(1) // Anna
	entity := keysEntity(runs[0].ID)
	if _, err := s.db.Exec(`UPDATE secret SET wrapped = ? WHERE entity = ?`, s.keys.Wrap(keys.bytes(), entity), entity); err != nil {
		t.Fatal(err)
	}
	if err := s.Rebuild(ctx, nil); err != nil {
		t.Fatal(err)
	}
	rowOf(t, s, "A1")
	rowOf(t, s, "A3")
	if _, err := s.Appointment(ctx, s.appointmentID("A2")); !errors.Is(err, desk.ErrNotFound) {
		t.Errorf("Anna is still there: %v", err)
	}
}

func TestPartRoundTrip(t *testing.T) {
	b := agenda.Booking{Code: "A1"}
	for f := range b.Values {
		b.Values[f] = fmt.Sprintf("valore «%d»", f)
	}
	record := string(b.AppendRecord(nil))
	b.Values[agenda.Hour] = "10:00"
	other := string(b.AppendRecord(nil))
	was := itemWas{"22/11/2026 09:00", `{"lacks":true}`, "0199"}
	items := []item{
		{do: doInsert, id: "abc", new: record},
		{do: doUpdate, id: "abd", base: "0199 st:1", old: record, new: other, was: was},
		{do: doVanish, id: "abe", base: "0199", old: record, was: was},
		{do: doDispute, id: "abf", old: record, new: other, was: was},
		{do: doDispute, id: "abg", old: record, new: agenda.LackedByAgenda},
		{do: doSettle, id: "abh", old: record, was: was},
		{do: doQuarantine, new: `{"line":3}`},
		{do: doFlag, id: "abi"}, {do: doUnflag, id: "abj"},
	}
	keys := newKeyTree()
	w := &partWriter{keys: walker{tree: keys}}
	body, _, err := w.write(4990, each(items))
	if err != nil {
		t.Fatal(err)
	}
	if bytes.Contains(body, []byte("valore «4»")) {
		t.Error("a surname stands in the body outside its seal")
	}
	got, err := readPart(body, keys)
	if err != nil || !slices.Equal(got, items) {
		t.Errorf("%v\n%+v\n%+v", err, got, items)
	}
	for name, bad := range map[string]string{
		"not base64":    strings.Replace(string(body), `["i","abc","","`, `["i","abc","","!`, 1),
		"unknown item":  strings.Replace(string(body), `["t"`, `["z"`, 1),
		"wrong leaf":    strings.Replace(string(body), `"first":4990`, `"first":4991`, 1),
		"unknown key":   strings.Replace(string(body), `"first"`, `"last"`, 1),
		"other payload": strings.Replace(string(body), `["i","abc"`, `["u","abc"`, 1),
	} {
		if _, err := readPart([]byte(bad), keys); err == nil {
			t.Errorf("%s: taken", name)
		}
	}
}
