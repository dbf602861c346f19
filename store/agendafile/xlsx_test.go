package agendafile

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

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

// Behind a cover, written or empty, stands the sheet to name.
func TestCoverNamesTheOtherSheets(t *testing.T) {
	for name, cover := range map[string][]any{"text": {"Questura di Matera"}, "a table": {"Foglio", "Contenuto", "Autore"}, "some columns": {"Codice", "Data"}, "empty": nil} {
		for _, others := range [][]string{{"Agenda"}, {"Agenda", "Note"}} {
			_, err := readText(t, written(t, func(f *excelize.File) error {
				var errs []error
				for _, other := range append(others, "Nascosto") {
					_, err := f.NewSheet(other)
					errs = append(errs, err)
				}
				return errors.Join(append(errs, f.SetSheetVisible("Nascosto", false), f.SetSheetRow("Sheet1", "A1", &cover))...)
			}))
			says := "; questo è il foglio «Sheet1», c'è anche «Agenda»: si sceglie con --foglio."
			if len(others) > 1 {
				says = "; questo è il foglio «Sheet1», ci sono anche «Agenda», «Note»: si sceglie con --foglio."
			}
			refused(t, name, err, says)
		}
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

// What a workbook calls its rows is not believed where two would be one.
func TestWorkbookRowsOfOneNumber(t *testing.T) {
	same := func(number string) string { return strings.Replace(goodXML, `r="7"`, `r="`+number+`"`, 1) }
	r, err := readText(t, handMade(t, sheetXML(headXML+same("2")+same("2")+same("9")+same("3")+same("9223372036854775807")+same("12"))))
	if err != nil || !reflect.DeepEqual(r.line, []int{2, 3, 9, 10, 11, 12}) {
		t.Errorf("%v %v", err, r.line)
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
		"cut in the middle":     {handMade(t, `<worksheet><sheetData>`+headXML+goodXML+`<row r="8">`), "danneggiato (xl/worksheets/sheet1.xml)"},
		"no cells":              {handMade(t, `<worksheet></worksheet>`), "danneggiato"},
		"empty sheet":           {handMade(t, sheetXML("")), "non contiene nulla"},
		"tags that mismatch":    {handMade(t, `<worksheet></a></b>`), "danneggiato"},
		"a cell that only ends": {handMade(t, sheetXML(headXML+`<row></c></row>`)), "danneggiato"},
		"tags without end":      {handMade(t, sheetXML(headXML+`<row>`+strings.Repeat("<a>", 1000))), "danneggiato"},
		"cells without rows":    {handMade(t, sheetXML(headXML+`<c><v>1</v></c>`)), "danneggiato"},
		"rows within rows":      {handMade(t, sheetXML(headXML+`<row><row></row></row>`)), "danneggiato"},
		"shared text missing":   {handMade(t, sheetXML(headXML+`<row><c t="s"><v>9</v></c></row>`)), "danneggiato"},
		"document type":         {handMade(t, `<!DOCTYPE x [<!ENTITY a "b">]>`+good), "danneggiato"},
		"entities":              {handMade(t, strings.Replace(good, "RO", "&a;", 1)), "danneggiato"},
		"too many columns":      {handMade(t, sheetXML(headXML+`<row><c r="GS2"><v>1</v></c></row>`)), "riga 2 ha più di 200 colonne"},
		"no such column":        {handMade(t, sheetXML(headXML+`<row><c r="12"><v>1</v></c></row>`)), "danneggiato"},
		"external sheet":        {handMade(t, good, "xl/_rels/workbook.xml.rels", strings.Replace(relsXML, `Id="r1"`, `TargetMode="External" Id="r1"`, 1)), "non si seguono"},
		"chart":                 {handMade(t, good, "xl/_rels/workbook.xml.rels", strings.Replace(relsXML, "x/worksheet", "x/chartsheet", 1)), "nessun foglio di celle"},
		"sheet missing":         {handMade(t, good, "xl/_rels/workbook.xml.rels", strings.Replace(relsXML, "sheet1", "../../../etc/passwd", 1)), "danneggiato"},
		"archive":               {archive(t, map[string]string{"agenda.csv": plain}), "estrarre il file"},
		"document":              {archive(t, map[string]string{"_rels/.rels": `<R><Relationship Id="1" Type="x/officeDocument" Target="word/document.xml"/></R>`, "word/document.xml": "<x/>"}), "documento Word (DOCX): salvare la tabella come XLSX o CSV"},
		"document, no links":    {archive(t, map[string]string{"word/document.xml": "<x/>"}), "documento Word (DOCX)"},
		"binary, no links":      {archive(t, map[string]string{"xl/workbook.bin": ""}), "XLSB"},
		"ODS, no list":          {archive(t, map[string]string{"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<x/>"}), "(ODS): salvarlo come XLSX o CSV"},
		"binary":                {archive(t, map[string]string{"_rels/.rels": `<R><Relationship Id="1" Type="x/officeDocument" Target="/xl/workbook.bin"/></R>`, "xl/workbook.bin": ""}), "XLSB"},
		"ODS":                   {archive(t, map[string]string{"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<x/>", "META-INF/manifest.xml": "<x/>"}), "foglio LibreOffice (ODS): salvarlo come XLSX o CSV"},
		"ODT":                   {archive(t, map[string]string{"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<x/>", "META-INF/manifest.xml": "<x/>"}), "documento di LibreOffice"},
		"LibreOffice":           {archive(t, map[string]string{"content.xml": "<x/>", "META-INF/manifest.xml": "<x/>"}), "ODS"},
		"cut archive":           {good[:0] + handMade(t, good)[:300], "danneggiato o incompleto"},
		"password":              {protected(), "password"},
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
