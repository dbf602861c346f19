package agendafile

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"
)

// A byte lost anywhere is a sentence, never fewer rows.
func TestDamagedWorkbookLosesNoRowInSilence(t *testing.T) {
	rows := [][]any{titleRow}
	for i := range 200 {
		rows = append(rows, []any{fmt.Sprintf("A%d", i), "23/11/2026", "9:30", "ROSSI", "MARIA"})
	}
	whole := written(t, setRows(rows...))
	for at := 0; at < len(whole); at += len(whole) / 40 {
		b := []byte(whole)
		b[at] ^= 0x20
		if r, err := readText(t, string(b)); err == nil && len(r.rows) != 200 {
			t.Errorf("byte %d changed: %d rows and no word", at, len(r.rows))
		}
	}
}

// Bombs end with a sentence in bounded memory and time.
func TestWorkbookBombs(t *testing.T) {
	spaces := strings.Repeat(" ", 1<<20)
	for name, c := range map[string]struct{ content, says string }{
		"sheet":          {claiming(t, bomb(t, 1, spaces), "xl/worksheets/sheet1.xml", 300<<20), "256 MiB"},
		"picture":        {claiming(t, handMade(t, sheetXML(headXML), "xl/media/image1.png", "x"), "xl/media/image1.png", 300<<20), "256 MiB"},
		"more than said": {claiming(t, bomb(t, 40, headXML), "xl/worksheets/sheet1.xml", 100), "danneggiato"},
		"one long text":  {handMade(t, sheetXML(headXML+`<row><c t="str"><v>`+spaces+spaces+`</v></c></row>`)), "danneggiato"},
		"long field":     {handMade(t, sheetXML(headXML+`<row><c t="str"><v>`+strings.Repeat("x", 200<<10)+`</v></c></row>`)), "riga 2 ha nella colonna 1 un testo più lungo di 64 KiB"},
		"long row":       {handMade(t, sheetXML(headXML+`<row>`+strings.Repeat(`<c t="str"><v>`+strings.Repeat("x", 60<<10)+`</v></c>`, 30)+`</row>`)), "1 MiB"},
		"nesting":        {handMade(t, strings.Repeat("<a>", 1<<20)), "danneggiato"},
		"attributes":     {handMade(t, `<worksheet `+strings.Repeat(`a="" `, 1<<18)+`>`), "danneggiato"},
		"many parts":     {manyParts(t), "danneggiato o incompleto"},
		"shared texts":   {handMade(t, sheetXML(headXML), "xl/sharedStrings.xml", `<sst>`+strings.Repeat("<si/>", maxStrings+1)+`</sst>`), "ha più di 2.000.000 di testi"},
		"the same text":  {handMade(t, sheetXML(headXML), "xl/sharedStrings.xml", `<sst>`+strings.Repeat("<si><t>"+strings.Repeat("x", 60)+"</t></si>", 1_000_000)+`</sst>`), "ha più di 48 MiB di testi"},
	} {
		began, before := time.Now(), memory()
		_, err := readText(t, c.content)
		refused(t, name, err, c.says)
		if took, grown := time.Since(began), memory()-before; took > 60*time.Second || grown > 100<<20 {
			t.Errorf("%s: %v, %d MiB", name, took, grown>>20)
		}
	}
}

// bomb is a workbook whose sheet unpacks to so many times the filling.
func bomb(t testing.TB, times int, filling string) string {
	t.Helper()
	return handMade(t, sheetXML(headXML+strings.Repeat(filling, times*(1<<20)/len(filling))))
}

// claiming makes an archive's list say that a part unpacks to so many bytes.
func claiming(t testing.TB, content, part string, size uint32) string {
	t.Helper()
	b := []byte(content)
	name := bytes.LastIndex(b, []byte(part)) // the list stands at the end
	if name < 46 || string(b[name-46:name-42]) != "PK\x01\x02" {
		t.Fatalf("no entry of %s", part)
	}
	binary.LittleEndian.PutUint32(b[name-22:], size)
	return string(b)
}

func manyParts(t testing.TB) string {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := range 100_000 {
		if _, err := z.CreateRaw(&zip.FileHeader{Name: fmt.Sprint(i)}); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func memory() int64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return int64(m.HeapSys - m.HeapReleased)
}

func TestWorkbookLeavesNoFileBehind(t *testing.T) {
	dir := t.TempDir()
	t.Setenv("TMPDIR", dir)
	rows := [][]any{titleRow}
	for i := range 3000 {
		rows = append(rows, []any{fmt.Sprintf("A%d", i), "23/11/2026", "9:30", fmt.Sprintf("ROSSI %d", i), "MARIA", "", strings.Repeat("x", 1000)})
	}
	path := filepath.Join(t.TempDir(), "agenda.dat")
	if err := os.WriteFile(path, []byte(written(t, setRows(rows...))), 0o600); err != nil {
		t.Fatal(err)
	}
	if r, err := read(t, path); err != nil || len(r.rows) != 3000 {
		t.Fatalf("%v", err)
	}
	left, err := os.ReadDir(dir)
	if err != nil || len(left) != 0 {
		t.Errorf("%v, %v", left, err)
	}
}

func TestWorkbookStopsWhenCancelled(t *testing.T) {
	path := filepath.Join(t.TempDir(), "agenda.xlsx")
	if err := os.WriteFile(path, []byte(bomb(t, 20, headXML)), 0o600); err != nil {
		t.Fatal(err)
	}
	f, err := Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close() //nolint:errcheck // only read from
	ctx, cancel := context.WithCancel(t.Context())
	n := 0
	_, err = f.Read(ctx, Options{Today: today, Bad: func(Bad) error {
		if n++; n == 10 {
			cancel()
		}
		return nil
	}})
	if !errors.Is(err, context.Canceled) || n > 1000 {
		t.Errorf("%v after %d rows", err, n)
	}
}
