package agendafile

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"
	"unicode/utf8"

	"civico/sportello/domain/agenda"
	"civico/sportello/domain/desk"
	"civico/sportello/domain/text"
)

// Whatever the bytes: a sentence or clean rows, every row accounted for, and what
// was read once reads the same again.
func FuzzRead(f *testing.F) {
	for _, name := range []string{"matera-1.csv", "matera-sporco.csv"} {
		b, err := os.ReadFile(filepath.Join("testdata", name))
		if err != nil {
			f.Fatal(err)
		}
		f.Add(b[:1500])
	}
	for _, s := range []string{
		plain, "sep=,\ncodice,data,ora,cognome,nome\n\"A\"\"1\",46349,930,\x1b[1mR,\"M\"x\"\n", "\xff\xfec\x00o\x00", "codice;data;ora;cognome;nome\n\"",
		"codice;data;ora;cognome;nome;ufficio;cf\r\nA1;1/1/27;9.30;R;M;Bari;x\r\n;;;;;;;\r\n\"\r\"\r",
	} {
		f.Add([]byte(s))
	}
	dir := f.TempDir()
	f.Fuzz(func(t *testing.T, content []byte) {
		checkReading(t, filepath.Join(dir, "agenda.csv"), content)
	})
}

// checkReading reads a file of those bytes and holds the reader to its word.
func checkReading(t *testing.T, path string, content []byte) {
	t.Helper()
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
	r, err := read(t, path)
	var s *desk.Sentence
	if err != nil {
		if !errors.As(err, &s) || !text.IsClean(s.Text) {
			t.Fatalf("not a sentence: %v", err)
		}
		return
	}
	if r.Rows != len(r.rows)+len(r.bad) || r.Good != len(r.rows) {
		t.Fatalf("%d rows, %d good, %d bad", r.Rows, len(r.rows), len(r.bad))
	}
	lines := map[int]bool{}
	for _, n := range r.line {
		lines[n] = true
	}
	for i := range r.bad {
		lines[r.bad[i].Line] = true
	}
	if len(lines) != r.Rows {
		t.Fatalf("%d rows on %d lines", r.Rows, len(lines))
	}
	for i := range r.rows {
		b := &r.rows[i]
		if b.Code == "" || b.Date().IsZero() || b.Hour().IsZero() || !r.Span.Contains(b.Date()) || b.Values[agenda.Surname] == "" {
			t.Fatalf("a row that lacks something: %+v", b)
		}
		for _, v := range b.Values {
			if !text.IsClean(v) || !utf8.ValidString(v) {
				t.Fatalf("%q is not clean", v)
			}
		}
	}
	for _, b := range r.bad {
		if b.Line < 1 || b.Reason == "" || !text.IsClean(b.Value+b.Code+b.Person+b.Column) {
			t.Fatalf("%+v", b)
		}
	}
}

func FuzzScanner(f *testing.F) {
	f.Add([]byte("a;\"b\"\"\n\";c\r\n;\"\r\"\n"), byte(';'), byte(0))
	f.Add([]byte("\"x\"y\"z\",\n\n"), byte(','), byte(0))
	f.Add([]byte("a;b;c;\"d\ne;\"f\";g\"h;i\n"), byte(';'), byte(4))
	f.Fuzz(func(t *testing.T, content []byte, delim, columns byte) {
		if delim == '"' || delim == '\n' || delim == '\r' {
			return
		}
		// However the bytes arrive, the cells are the same.
		cells := func(size int) (string, error) {
			s := newScanner(&chunks{content, size}, delim, "x")
			s.columns = int(columns)
			return cellsOf(s)
		}
		whole, err := cells(len(content) + 1)
		bits, errBits := cells(1)
		if whole != bits || (err == nil) != (errBits == nil) {
			t.Fatalf("%q %v\n%q %v", whole, err, bits, errBits)
		}
	})
}

func TestReadingStopsWhenCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	f, err := Open(ctx, "testdata/matera-1.csv")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close() //nolint:errcheck // only read from
	cancel()
	if _, err := f.Read(ctx, Options{Today: today}); !errors.Is(err, context.Canceled) {
		t.Errorf("%v", err)
	}
	if _, err := Open(ctx, "testdata/matera-1.csv"); !errors.Is(err, context.Canceled) {
		t.Errorf("%v", err)
	}
}
