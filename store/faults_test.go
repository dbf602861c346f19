package store

import (
	"errors"
	"flag"
	"math/rand/v2"
	"os/exec"
	"runtime"
	"strings"
	"testing"
	"time"

	"civico/sportello/domain"
	"civico/sportello/domain/desk"
)

// kills is how often the kill test kills. The full measurement, outside go test's
// usual run, is: go test ./store -run Killed -kills 200.
var kills = flag.Int("kills", 20, "how many times a working process is killed")

func TestKilledProgramLosesNothingAcknowledged(t *testing.T) {
	n := *kills
	if testing.Short() {
		n = 3
	}
	var o Options
	var said *acknowledged
	seed, cases, imports := rand.Uint64(), 0, 0
	random := rand.New(rand.NewPCG(seed, 0))
	for i := range n {
		if i%20 == 0 { // checking everything again costs more the more there is
			o, said = place(t, monday()), &acknowledged{versions: map[string]int{}}
			closed(t, o)
		}
		killOnce(t, o, said, time.Duration(random.Int64N(int64(150*time.Millisecond))))
		checkAcknowledged(t, o, said)
		if t.Failed() {
			t.Fatalf("kill %d of seed %d", i+1, seed)
		}
		if i%20 == 19 || i == n-1 {
			cases, imports = cases+len(said.versions), imports+len(said.rounds)
		}
	}
	if cases == 0 {
		t.Error("no process came to write anything")
	}
	t.Logf("%d kills, %d cases, %d imports acknowledged", n, cases, imports)
}

// killOnce lets a process work and kills it a while after its first line.
func killOnce(t *testing.T, o Options, said *acknowledged, after time.Duration) {
	t.Helper()
	cmd := child(t, "intake", o)
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	err = said.read(out, func() { time.AfterFunc(after, func() { _ = cmd.Process.Kill() }) })
	if err != nil {
		t.Fatal(err)
	}
	var ended *exec.ExitError
	if err := cmd.Wait(); !errors.As(err, &ended) || ended.Exited() && runtime.GOOS != "windows" {
		t.Fatalf("it was not killed: %v", err)
	}
}

func checkAcknowledged(t *testing.T, o Options, said *acknowledged) {
	t.Helper()
	s, err := Open(ctx, o)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	mustVerify(t, s)
	for id, version := range said.versions {
		w, err := s.Case(ctx, id)
		if err != nil || w.Version < version {
			t.Errorf("case %s: version %d was acknowledged: %+v, %v", id, version, w, err)
		}
	}
	for _, round := range said.rounds {
		if n := bookingsOf(t, s, round); n != bookingsAtOnce {
			t.Errorf("import %s: %d bookings", round, n)
		}
	}
	var inPart int
	err = s.db.QueryRow(`
		SELECT count(*)
		  FROM (SELECT count(*) AS n FROM appointment GROUP BY substr(code, 1, instr(code, '-')))
		 WHERE n <> ?`, bookingsAtOnce).Scan(&inPart)
	if err != nil || inPart != 0 {
		t.Errorf("%d imports are there in part, %v", inPart, err)
	}
}

func bookingsOf(t *testing.T, s *Store, round string) int {
	t.Helper()
	var n int
	if err := s.db.QueryRow(`SELECT count(*) FROM appointment WHERE code LIKE 'R' || ? || '-%'`, round).Scan(&n); err != nil {
		t.Fatal(err)
	}
	return n
}

func TestTwoProgramsOnOneArchiveLoseNoWrite(t *testing.T) {
	o := place(t, monday())
	s := mustOpen(t, o)
	w := openCase(t, s, "")
	var programs []*exec.Cmd
	for _, number := range []int{2, 3} {
		o.Desk = number
		cmd := child(t, "shared", o)
		cmd.Stdout = &strings.Builder{}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		programs = append(programs, cmd)
	}
	for _, cmd := range programs {
		if err := cmd.Wait(); err != nil {
			t.Fatal(err)
		}
	}
	again, err := s.Case(ctx, w.ID)
	if err != nil || again.Version != 1+2*sharedWrites {
		t.Fatalf("version %d, %v", again.Version, err)
	}
	byDesk := map[int]int{}
	for _, e := range again.Events[1:] {
		byDesk[e.Desk]++
	}
	if byDesk[2] != sharedWrites || byDesk[3] != sharedWrites {
		t.Errorf("by desk: %v", byDesk)
	}
	mustVerify(t, s)
}

func TestTwoHandlesSeeEachOthersWrites(t *testing.T) {
	clock := monday()
	o := place(t, clock)
	a := mustOpen(t, o)
	o.Desk, o.Clerk = 2, "B. LEONE"
	b := mustOpen(t, o)
	if a.Station() != b.Station() {
		t.Errorf("two stations: %s %s", a.Station(), b.Station())
	}
	w := openCase(t, a, "")
	theirs, err := b.Case(ctx, w.ID)
	if err != nil {
		t.Fatal(err)
	}
	clock.pass(time.Minute)
	change1(t, b, theirs, "photos.count", "2")
	_, err = a.Change(ctx, w.ID, w.Version, changes("photos.count", "1"))
	var stale *desk.Stale
	if !errors.As(err, &stale) || stale.Error() != "modificata nel frattempo da B. LEONE (sportello 2)" || !stale.At.Equal(clock.now()) {
		t.Fatalf("got %v", err)
	}
	again, err := a.Case(ctx, w.ID)
	if err != nil || again.Facts.Photos.Count != domain.Number(2) {
		t.Errorf("%+v, %v", again, err)
	}
	change1(t, a, again, "photos.count", "1")
	mustVerify(t, a)
}

func TestFirstStartOfManyProgramsMakesOneArchive(t *testing.T) {
	for range 5 {
		o := place(t, monday())
		stations := make(chan string)
		const programs = 6
		for range programs {
			go func() {
				s, err := Open(ctx, o)
				if err != nil {
					t.Error(err)
					stations <- ""
					return
				}
				id := s.Station()
				if err := s.Close(); err != nil {
					t.Error(err)
				}
				stations <- id
			}()
		}
		first := <-stations
		for range programs - 1 {
			if id := <-stations; id != first {
				t.Errorf("two stations: %s and %s", first, id)
			}
		}
		keys := listed(t, o.KeyDir)
		if len(keys) != 1 {
			t.Errorf("keys: %v", keys)
		}
	}
}

func TestManyGoroutinesWriteAtOnce(t *testing.T) {
	s, _ := newStore(t)
	w := openCase(t, s, "")
	done := make(chan error)
	const writers = 8
	for i := range writers {
		go func() {
			_, err := s.OpenCase(ctx, desk.Opening{})
			if err == nil {
				_, err = s.Case(ctx, w.ID)
			}
			if err == nil {
				err = s.SaveDraft(ctx, desk.Draft{Cursor: i})
			}
			done <- err
		}()
	}
	for range writers {
		if err := <-done; err != nil {
			t.Error(err)
		}
	}
	list, err := s.CaseList(ctx, CaseFilter{})
	if err != nil || len(list) != writers+1 {
		t.Errorf("%d cases, %v", len(list), err)
	}
	mustVerify(t, s)
}
