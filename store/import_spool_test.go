package store

import (
	"bytes"
	"errors"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"civico/sportello/domain/desk"
)

func TestSorterAndSpool(t *testing.T) {
	sp, err := newSpool(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	random := rand.New(rand.NewPCG(1, 2))
	s := &sorter{spool: sp}
	var want []string
	for range 60_000 { // three runs, most of them on disk
		entry := make([]byte, random.IntN(400))
		for i := range entry {
			entry[i] = "ABC\x1f"[random.IntN(4)]
		}
		want = append(want, string(entry))
		if err := s.add(entry); err != nil {
			t.Fatal(err)
		}
	}
	if err := s.done(); err != nil {
		t.Fatal(err)
	}
	if len(s.runs) < 3 || sp.f == nil {
		t.Fatalf("%d runs, nothing on disk: %v", len(s.runs), sp.f == nil)
	}
	slices.Sort(want)
	m, err := sp.sorted(s.runs)
	if err != nil {
		t.Fatal(err)
	}
	for i, w := range want {
		got, err := m.next()
		if err != nil || string(got) != w {
			t.Fatalf("entry %d: %q, %v; want %q", i, got, err, w)
		}
	}
	if got, err := m.next(); got != nil || err != nil {
		t.Errorf("after the last: %q %v", got, err)
	}
	raw := make([]byte, 1<<20)
	if _, err := sp.f.ReadAt(raw, 0); err != nil || bytes.Contains(raw, []byte("ABCA")) {
		t.Errorf("the file on disk can be read: %v", err)
	}
	if err := sp.close(); err != nil {
		t.Error(err)
	}
	if left := listed(t, sp.dir); len(left) != 0 {
		t.Errorf("left behind: %v", left)
	}
}

func TestSpoolOnAFullDiskSaysSo(t *testing.T) {
	sp, err := newSpool(filepath.Join(t.TempDir(), "manca"))
	if err != nil {
		t.Fatal(err)
	}
	_, err = sp.Write(make([]byte, spoolMemory))
	var said *desk.Sentence
	if !errors.As(err, &said) || !strings.Contains(said.Text, "file provvisorio") {
		t.Errorf("%v", err)
	}
}

// A disk that was full for a while costs nothing that was kept before, and nothing
// reaches it in clear.
func TestSpoolGoesOnAfterAFullDisk(t *testing.T) {
	sp, err := newSpool(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	kept := bytes.Repeat([]byte("ROSSI MARIA "), spoolMemory/8)
	if _, err := sp.Write(kept); err != nil || sp.f == nil {
		t.Fatalf("nothing on disk: %v", err)
	}
	disk := sp.f
	if sp.f, err = os.Open(os.DevNull); err != nil { // takes nothing
		t.Fatal(err)
	}
	if _, err := sp.Write(kept); err == nil {
		t.Fatal("written to a full disk")
	}
	if err := sp.f.Close(); err != nil {
		t.Fatal(err)
	}
	sp.f = disk
	from := sp.size()
	if _, err := sp.Write(kept); err != nil {
		t.Fatal(err)
	}
	for _, at := range []int64{0, from} {
		got := make([]byte, len(kept))
		if _, err := sp.ReadAt(got, at); err != nil || !bytes.Equal(got, kept) {
			t.Errorf("what was kept at %d is not read again: %v", at, err)
		}
	}
	raw := make([]byte, sp.written)
	if _, err := sp.f.ReadAt(raw, 0); err != nil || bytes.Contains(raw, []byte("ROSSI")) {
		t.Errorf("the file on disk can be read: %v", err)
	}
	if err := sp.close(); err != nil {
		t.Error(err)
	}
}
