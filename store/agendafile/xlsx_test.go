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
	"reflect"
	"runtime"
	"strings"
	"testing"
	"time"

	"civico/sportello/domain/agenda"

	"github.com/xuri/excelize/v2"
)

// written is a workbook as another program writes it.
func written(t testing.TB, make func(*excelize.File) error) string {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close() //nolint:errcheck // in memory only
	if err := make(f); err != nil {
		t.Fatal(err)
	}
	b, err := f.WriteToBuffer()
	if err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// setRows fills the first sheet.
func setRows(rows ...[]any) func(*excelize.File) error {
	return func(f *excelize.File) error {
		for i, r := range rows {
			if err := f.SetSheetRow("Sheet1", fmt.Sprintf("A%d", i+1), &r); err != nil {
				return err
			}
		}
		return nil
	}
}

var titleRow = []any{"Codice", "Data", "Ora", "Cognome", "Nome", "Telefono", "Note"}

// What Excel stores as numbers comes out as the days, hours and codes that it shows.
func TestWorkbook(t *testing.T) {
	content := written(t, func(f *excelize.File) error {
		err := setRows(titleRow,
			[]any{"A1", "23/11/2026", "09:30", "NICOLÒ", "MARIA", "0835123456", "prima riga\nseconda"},
			[]any{12, 46349, 0.395833333333333, "ROSSI", "ANNA", 3331234567, "=1+1"},
			[]any{"A3", 46349.395833333333, 46349.395833333333, "VERDI", "LUCA", 3.331234567e9, true},
			[]any{"A4", 46349, 930, "NERI", "PIA", "'+39 333", ""},
			[]any{"A5", 46349, 0.25, "BIANCHI", "ADA", "", ""},
		)(f)
		styles := map[string]excelize.Style{
			"B3": {NumFmt: 14}, "C3": {NumFmt: 20}, "B4": {CustomNumFmt: ptr(`[$-410]dd\ mmmm\ yyyy;@`)}, "C4": {CustomNumFmt: ptr(`"ore "h:mm`)},
			"A3": {CustomNumFmt: ptr("000000")},
		}
		for cell, s := range styles {
			id, styleErr := f.NewStyle(&s)
			err = errors.Join(err, styleErr, f.SetCellStyle("Sheet1", cell, cell, id))
		}
		return errors.Join(err, f.SetColWidth("Sheet1", "A", "XFD", 20))
	})
	r, err := readText(t, content)
	if err != nil || len(r.rows) != 5 || len(r.bad) != 0 {
		t.Fatalf("%v %+v", err, r)
	}
	var got [][4]string
	for _, b := range r.rows {
		got = append(got, [4]string{b.Code, b.Values[agenda.Day] + " " + b.Values[agenda.Hour], b.Person(), b.Values[agenda.Phone]})
	}
	want := [][4]string{
		{"A1", "2026-11-23 09:30", "NICOLÒ MARIA", "0835123456"}, {"000012", "2026-11-23 09:30", "ROSSI ANNA", "3331234567"},
		{"A3", "2026-11-23 09:30", "VERDI LUCA", "3331234567"}, {"A4", "2026-11-23 09:30", "NERI PIA", "+39 333"},
		{"A5", "2026-11-23 06:00", "BIANCHI ADA", ""},
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got\n%q, want\n%q", got, want)
	}
	if n := r.rows[0].Values[agenda.Notes]; n != "prima riga seconda" || r.line[1] != 3 {
		t.Errorf("note %q, line %d", n, r.line[1])
	}
}

func ptr(s string) *string { return &s }

func TestWorkbookOf1904(t *testing.T) {
	content := written(t, func(f *excelize.File) error {
		yes := true
		err := f.SetWorkbookProps(&excelize.WorkbookPropsOptions{Date1904: &yes})
		id, styleErr := f.NewStyle(&excelize.Style{NumFmt: 14})
		return errors.Join(err, styleErr, setRows(titleRow,
			[]any{"A1", 46349 - 1462, "09:30", "ROSSI", "MARIA"}, []any{"A2", 46349 - 1462, "09:30", "ROSSI", "MARIA"})(f),
			f.SetCellStyle("Sheet1", "B2", "B2", id))
	})
	r, err := readText(t, content)
	if err != nil || len(r.rows) != 2 || r.rows[0].Values[agenda.Day] != "2026-11-23" || r.rows[1].Values[agenda.Day] != "2026-11-23" {
		t.Errorf("%v %+v", err, r)
	}
}

func TestHeaderBelowTitles(t *testing.T) {
	r, err := readText(t, written(t, setRows([]any{"Agenda della Questura"}, nil, []any{"stampata il", "22/11/2026"}, titleRow,
		[]any{"A1", "23/11/2026", "9:30", "ROSSI", "MARIA"})))
	if err != nil || len(r.rows) != 1 || r.line[0] != 5 {
		t.Errorf("%v %+v", err, r)
	}
	r, err = readText(t, written(t, setRows([]any{"Codice", "Data e ora appuntamento", "Cognome", "Nome"},
		[]any{"A1", "23/11/2026 ore 9:30", "ROSSI", "MARIA"}, []any{"A2", "23/11/2026", "ROSSI", "MARIA"})))
	if err != nil || len(r.rows) != 1 || r.rows[0].Values[agenda.Hour] != "09:30" || len(r.bad) != 1 {
		t.Errorf("%v %+v", err, r)
	}
}

func TestFirstSheetThatShows(t *testing.T) {
	r, err := readText(t, written(t, func(f *excelize.File) error {
		_, err := f.NewSheet("Agenda")
		row := []any{"A1", "23/11/2026", "9:30", "ROSSI", "MARIA"}
		f.SetActiveSheet(1)
		return errors.Join(err, f.SetSheetRow("Sheet1", "A1", &[]any{"nascosto"}), f.SetSheetVisible("Sheet1", false),
			f.SetSheetRow("Agenda", "A1", &titleRow), f.SetSheetRow("Agenda", "A2", &row))
	}))
	if err != nil || len(r.rows) != 1 {
		t.Errorf("%v %+v", err, r)
	}
}

// archive is a workbook made by hand: part by part.
func archive(t testing.TB, parts map[string]string) string {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for name, content := range parts {
		w, err := z.Create(name)
		if err == nil {
			_, err = w.Write([]byte(content))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

const (
	bookXML  = `<workbook xmlns:r="r"><sheets><sheet name="Foglio1" r:id="r1"/></sheets></workbook>`
	relsXML  = `<Relationships><Relationship Id="r1" Type="x/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="x/sharedStrings" Target="sharedStrings.xml"/></Relationships>`
	headXML  = `<row><c t="inlineStr"><is><t>codice</t></is></c><c t="inlineStr"><is><t>data</t></is></c><c t="inlineStr"><is><t>ora</t></is></c><c t="inlineStr"><is><t>cognome</t></is></c><c t="inlineStr"><is><t>nome</t></is></c></row>`
	goodXML  = `<row r="7"><c t="str"><f>"A"&amp;1</f><v>A1</v></c><c><v>46349</v></c><c><v>930</v></c><c t="inlineStr"><is><r><t>RO</t></r><rPh><t>xx</t></rPh><r><t>SSI_x000D_</t></r></is></c><c t="s"><v>0</v></c></row>`
	textsXML = `<sst><si><t>MARIA</t></si></sst>`
)

func sheetXML(rows string) string {
	return `<worksheet><sheetData>` + rows + `</sheetData></worksheet>`
}

func handMade(t testing.TB, sheet string, more ...string) string {
	t.Helper()
	parts := map[string]string{"xl/workbook.xml": bookXML, "xl/_rels/workbook.xml.rels": relsXML, "xl/sharedStrings.xml": textsXML, "xl/worksheets/sheet1.xml": sheet}
	for i := 0; i < len(more); i += 2 {
		parts[more[i]] = more[i+1]
	}
	return archive(t, parts)
}

func TestWorkbookByHand(t *testing.T) {
	for name, content := range map[string]string{
		"plain":          handMade(t, sheetXML(headXML+goodXML)),
		"with a mark":    handMade(t, "\ufeff<?xml version=\"1.0\" encoding=\"UTF-8\"?>"+sheetXML(headXML+goodXML)),
		"macros, links":  handMade(t, sheetXML(headXML+goodXML), "xl/vbaProject.bin", "MZ", "xl/externalLinks/externalLink1.xml", "<!DOCTYPE x>"),
		"blank rows":     handMade(t, sheetXML(headXML+`<row r="3"/>`+goodXML+`<row r="1048576"><c r="A1048576" s="3"/></row>`)),
		"cells past end": handMade(t, sheetXML(headXML+goodXML+`<row><c r="XFD9" s="1"/></row>`)),
	} {
		r, err := readText(t, content)
		if err != nil || len(r.rows) != 1 || r.line[0] != 7 || r.rows[0].Person() != "ROSSI MARIA" || r.Cleaned != 0 {
			t.Errorf("%s: %v %+v", name, err, r)
		}
	}
}

func TestWorkbookFaults(t *testing.T) {
	cell := func(c string) string {
		return handMade(t, sheetXML(headXML+goodXML+`<row><c t="str"><v>A2</v></c><c><v>46349</v></c><c><v>930</v></c>`+c+`<c t="str"><v>ANNA</v></c></row>`))
	}
	for c, says := range map[string]string{
		`<c t="e"><v>#N/A</v></c>`:        "errore del foglio",
		`<c t="str"><f>A1&amp;B1</f></c>`: "formula senza risultato",
	} {
		r, err := readText(t, cell(c))
		if err != nil || len(r.rows) != 1 || len(r.bad) != 1 || r.bad[0].Column != "cognome" || r.bad[0].Code != "A2" || !strings.Contains(r.bad[0].Reason, says) {
			t.Errorf("%s: %v %+v", c, err, r)
		}
	}
}

func TestWorkbookRefusals(t *testing.T) {
	good := sheetXML(headXML + goodXML)
	for name, c := range map[string]struct{ content, says string }{
		"cut in the middle":   {handMade(t, `<worksheet><sheetData>`+headXML+goodXML+`<row r="8">`), "danneggiato (xl/worksheets/sheet1.xml)"},
		"no cells":            {handMade(t, `<worksheet></worksheet>`), "danneggiato"},
		"empty sheet":         {handMade(t, sheetXML("")), "non contiene nulla"},
		"tags that mismatch":  {handMade(t, `<worksheet></a></b>`), "danneggiato"},
		"cells without rows":  {handMade(t, sheetXML(headXML+`<c><v>1</v></c>`)), "danneggiato"},
		"rows within rows":    {handMade(t, sheetXML(headXML+`<row><row></row></row>`)), "danneggiato"},
		"shared text missing": {handMade(t, sheetXML(headXML+`<row><c t="s"><v>9</v></c></row>`)), "danneggiato"},
		"document type":       {handMade(t, `<!DOCTYPE x [<!ENTITY a "b">]>`+good), "danneggiato"},
		"entities":            {handMade(t, strings.Replace(good, "RO", "&a;", 1)), "danneggiato"},
		"too many columns":    {handMade(t, sheetXML(headXML+`<row><c r="GS2"><v>1</v></c></row>`)), "riga 2 ha più di 200 colonne"},
		"no such column":      {handMade(t, sheetXML(headXML+`<row><c r="12"><v>1</v></c></row>`)), "danneggiato"},
		"external sheet":      {handMade(t, good, "xl/_rels/workbook.xml.rels", strings.Replace(relsXML, `Id="r1"`, `TargetMode="External" Id="r1"`, 1)), "non si seguono"},
		"chart":               {handMade(t, good, "xl/_rels/workbook.xml.rels", strings.Replace(relsXML, "x/worksheet", "x/chartsheet", 1)), "nessun foglio di celle"},
		"sheet missing":       {handMade(t, good, "xl/_rels/workbook.xml.rels", strings.Replace(relsXML, "sheet1", "../../../etc/passwd", 1)), "danneggiato"},
		"archive":             {archive(t, map[string]string{"agenda.csv": plain}), "estrarre il file"},
		"document":            {archive(t, map[string]string{"_rels/.rels": `<R><Relationship Id="1" Type="x/officeDocument" Target="word/document.xml"/></R>`, "word/document.xml": "<x/>"}), "documento di Office"},
		"binary":              {archive(t, map[string]string{"_rels/.rels": `<R><Relationship Id="1" Type="x/officeDocument" Target="/xl/workbook.bin"/></R>`, "xl/workbook.bin": ""}), "XLSB"},
		"LibreOffice":         {archive(t, map[string]string{"content.xml": "<x/>", "META-INF/manifest.xml": "<x/>"}), "ODS"},
		"cut archive":         {good[:0] + handMade(t, good)[:300], "danneggiato o incompleto"},
		"password":            {protected(), "password"},
	} {
		_, err := readText(t, c.content)
		refused(t, name, err, c.says)
	}
}

// protected is a container whose folder names an encrypted package.
func protected() string {
	b := make([]byte, 2048)
	copy(b, oleMagic)
	b[30], b[48] = 9, 1
	for i, c := range "EncryptedPackage" {
		b[1024+2*i] = byte(c)
	}
	return string(b)
}

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
		"shared texts":   {handMade(t, sheetXML(headXML), "xl/sharedStrings.xml", `<sst>`+strings.Repeat("<si/>", maxStrings+1)+`</sst>`), "troppi testi"},
	} {
		began, before := time.Now(), memory()
		_, err := readText(t, c.content)
		refused(t, name, err, c.says)
		if took, grown := time.Since(began), memory()-before; took > 60*time.Second || grown > 200<<20 {
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

func FuzzWorkbook(f *testing.F) {
	f.Add(sheetXML(headXML+goodXML), textsXML, `<styleSheet><numFmts><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/></numFmts><cellXfs><xf numFmtId="164"/></cellXfs></styleSheet>`)
	f.Add(sheetXML(headXML+`<row r="-1"><c r="ZZZZ1" s="-3" t="s"><f/><v>-1</v></c></row>`), `<sst><si><rPh/><t>_x0000_`, `<cellXfs><xf numFmtId="99999999999"/>`)
	dir := f.TempDir()
	f.Fuzz(func(t *testing.T, sheet, texts, styles string) {
		rels := strings.Replace(relsXML, "</R", `<Relationship Id="r3" Type="x/styles" Target="styles.xml"/></R`, 1)
		content := handMade(t, sheet, "xl/sharedStrings.xml", texts, "xl/styles.xml", styles, "xl/_rels/workbook.xml.rels", rels)
		checkReading(t, filepath.Join(dir, "agenda.xlsx"), []byte(content))
	})
}

func FuzzWorkbookFile(f *testing.F) {
	f.Add([]byte(handMade(f, sheetXML(headXML+goodXML))))
	dir := f.TempDir()
	f.Fuzz(func(t *testing.T, content []byte) {
		checkReading(t, filepath.Join(dir, "agenda.xlsx"), append([]byte("PK\x03\x04"), content...))
	})
}

// The limit is the library's own streaming reading of the same cells.
func BenchmarkWorkbook(b *testing.B) {
	rows := [][]any{{"Codice", "Data", "Ora", "Cognome", "Nome", "Data di nascita", "Codice fiscale", "Telefono", "Email", "Procedimento", "Sezione", "Note"}}
	for i := range 20_000 {
		rows = append(rows, []any{fmt.Sprintf("MT%06d", i), 46349 + i/300, 0.375, fmt.Sprintf("ROSSI %d", i%500), fmt.Sprintf("MARIA %d", i%300), 30000 + i%9000,
			"RSSMRA84D45F052R", 3330000000 + i, fmt.Sprintf("m%d@example.it", i), "PASSAPORTO ORDINARIO", "ORDINARIA", ""})
	}
	path := filepath.Join(b.TempDir(), "agenda.xlsx")
	if err := os.WriteFile(path, []byte(written(b, setRows(rows...))), 0o600); err != nil {
		b.Fatal(err)
	}
	var ours, alone time.Duration
	for b.Loop() {
		ours += timed(func() {
			if r, err := read(b, path); err != nil || len(r.rows) != 20_000 {
				b.Fatalf("%v, %d rows", err, len(r.rows))
			}
		})
		alone += timed(func() {
			if n, err := streamed(path); err != nil || n != 20_001 {
				b.Fatalf("%v, %d rows", err, n)
			}
		})
	}
	b.ReportMetric(float64(ours)/float64(alone), "of-reading-alone(limit:2)")
}

func timed(do func()) time.Duration {
	began := time.Now()
	do()
	return time.Since(began)
}

func streamed(path string) (n int, err error) {
	f, err := excelize.OpenFile(path, excelize.Options{RawCellValue: true})
	if err != nil {
		return 0, err
	}
	defer f.Close() //nolint:errcheck // only read from
	rows, err := f.Rows("Sheet1")
	for err == nil && rows.Next() {
		if _, err = rows.Columns(); err == nil {
			n++
		}
	}
	return n, err
}
