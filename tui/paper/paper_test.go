package paper

import (
	"bytes"
	"flag"
	"math/rand"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
	"golang.org/x/image/font/sfnt"

	"civico/sportello/domain"
	"civico/sportello/domain/calendar"
	"civico/sportello/domain/desk"
	"civico/sportello/domain/office"
)

var update = flag.Bool("update", false, "write the goldens anew")

func receipt() desk.Slip {
	return desk.Slip{
		Kind: domain.SlipReceipt, Title: "Ricevuta di presentazione n. 2", Replaces: "Sostituisce la ricevuta n. 1.",
		Office: "Questura di Matera", Contacts: []string{"Via Esempio 1, Matera", "Tel. 0835 000000 (lun-ven 9-12)"},
		Day: calendar.MustParse("2026-11-23"), Desk: 2, Clerk: "A. Conti", CaseID: "0192f3aa-0000-7000-8000-000000000001", Code: "MT7K2Q",
		Facts: []desk.SlipFact{
			{Label: "Titolare", Value: "ŁÓDŹ-ŞAHIN Đorđe Nicolò, nato il 05/04/1984"}, {Label: "Codice fiscale", Value: "RSSMRA84D45F052R"},
			{Label: "Domanda", Value: "passaporto ordinario"},
		},
		Sections: []desk.SlipSection{
			{Title: "Versamenti consegnati", Items: []desk.SlipItem{{Text: "Pagamento pagoPA di euro 42,70, n. 301000000000000043, del 20/11/2026"}}},
			{Title: "Entro quando risponde l'ufficio", Lines: []string{"Per legge entro il 09/12/2026.", "Di norma entro il 15/12/2026."}},
			{Title: "Da tenere presente", Items: []desk.SlipItem{{
				Text:   "Per viaggi urgenti porti la prova della partenza, con la data e il nome di chi viaggia.",
				Source: "L. 1185/1967 art. 8 · Questura di Matera · URG-4",
			}}},
		},
		Signature: "L'operatore",
	}
}

// destruction is a list out of a register: no case stands behind it.
func destruction() desk.Slip {
	on := calendar.MustParse("2026-11-24")
	rows := []desk.FoundRow{
		{Number: "YA0000001", Surname: "ROSSI", Name: "MARIA", BirthDate: calendar.MustParse("1984-04-05"), HandedOn: calendar.MustParse("2025-11-22"), From: "Polizia di Prova", State: desk.FoundKept},
		{Number: "YA0000002", HandedOn: calendar.MustParse("2025-11-23"), From: "Comando dei Carabinieri di un paese dal nome lungo", State: desk.FoundKept},
	}
	return desk.DestructionSlip(rows, on, &office.Profile{Name: "Consolato di Prova"}, desk.Settings{Desk: 2, Clerk: "A. Conti"}, on, false)
}

func TestTextGolden(t *testing.T) {
	practice := receipt()
	practice.Invented = true
	for name, s := range map[string]desk.Slip{"ricevuta": receipt(), "addestramento": practice, "distruzione": destruction()} {
		got, file := Text(s), filepath.Join("testdata", name+".txt")
		if *update {
			if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if got != string(want) {
			t.Errorf("%s differs (run with -update to accept):\n%s", file, got)
		}
	}
}

// TestTextLosesNothing: whatever stands in a slip stands on the paper, whole and
// in order, and no line is wider than the paper.
func TestTextLosesNothing(t *testing.T) {
	rng := rand.New(rand.NewSource(1))
	words := []string{"porti", "la", "copia", "firmata", "città", "Łódź", "perché", "marca", "73,50", strings.Repeat("lunghissima", 9)}
	for range 300 {
		var text []string
		for range 1 + rng.Intn(40) {
			text = append(text, words[rng.Intn(len(words))])
		}
		remedy := strings.Join(text, " ")
		s := receipt()
		s.Sections = append(s.Sections, desk.SlipSection{Title: "Deve portare", Items: []desk.SlipItem{{Text: remedy, Source: "VER-1"}}})
		got := Text(s)
		if !strings.Contains(joined(got), joined(remedy)) {
			t.Fatalf("lost a part of %q in\n%s", remedy, got)
		}
		for _, line := range strings.Split(got, "\n") {
			if w := ansi.StringWidth(line); w > Columns {
				t.Fatalf("a line of %d columns: %q", w, line)
			}
		}
	}
}

func joined(s string) string { return strings.Join(strings.Fields(s), "") }

func TestHostileTextDoesNotReachThePaper(t *testing.T) {
	s := receipt()
	s.Facts[0].Value = "ROSSI\x1b[31m\u202e MARIA\u0007"
	got := Text(s)
	if strings.ContainsAny(got, "\x1b\u0007\u202e") || !strings.Contains(got, "ROSSI MARIA") {
		t.Errorf("%q", got)
	}
}

func TestPDFIsOneA5DocumentTheSameEveryTime(t *testing.T) {
	first, err := PDF(receipt())
	if err != nil {
		t.Fatal(err)
	}
	for range 3 {
		again, err := PDF(receipt())
		if err != nil || !bytes.Equal(first, again) {
			t.Fatalf("the same slip gave other bytes (%v)", err)
		}
	}
	for _, want := range []string{"%PDF-", "/FontFile2", "/Lang (it-IT)", "419.53 595.28", "%%EOF"} {
		if !bytes.Contains(first, []byte(want)) {
			t.Errorf("the document lacks %q", want)
		}
	}
	if len(first) > 200<<10 {
		t.Errorf("a slip of %d bytes is too much to print or send", len(first))
	}
}

func TestAListOfARegisterNamesNoCase(t *testing.T) {
	drawn, err := PDF(destruction())
	if err != nil || !bytes.HasPrefix(drawn, []byte("%PDF-")) {
		t.Fatal(err)
	}
	if strings.Contains(strings.ToLower(Text(destruction())), "pratica") {
		t.Error("a case is named where there is none")
	}
}

func TestALongSlipTakesMorePages(t *testing.T) {
	s := receipt()
	for range 60 {
		s.Sections[0].Items = append(s.Sections[0].Items, desk.SlipItem{Text: strings.Repeat("cosa da portare ", 12), Source: "VER-1"})
	}
	long, err := PDF(s)
	if err != nil {
		t.Fatal(err)
	}
	if n := bytes.Count(long, []byte("/Type /Page\n")); n < 3 {
		t.Errorf("sixty long items on %d pages", n)
	}
}

func TestTheFontHasEveryLetterOfNames(t *testing.T) {
	loaded, err := fonts()
	if err != nil {
		t.Fatal(err)
	}
	const letters = "ÀàÈèÉéÌìÒòÙùŁódźŞahinĐorđełșțğăâîőűčćšžøåßẞþæœıİķņģēūẓṣḥṭỹắấếạʿ’–—«»€·•ЖщёѝџїґΩάñçëï"
	for style, raw := range loaded {
		f, err := sfnt.Parse(raw)
		if err != nil {
			t.Fatal(err)
		}
		var buf sfnt.Buffer
		for _, r := range letters {
			if i, err := f.GlyphIndex(&buf, r); i == 0 || err != nil {
				t.Errorf("style %q lacks %c (%U)", style, r, r)
			}
		}
	}
}

func TestACodeThatBarsCannotWriteIsLeftToWords(t *testing.T) {
	plain := receipt()
	plain.Code = ""
	without, err := PDF(plain)
	if err != nil {
		t.Fatal(err)
	}
	for code, drawn := range map[string]bool{"MT7K2Q": true, "перв": false, strings.Repeat("A1", 60): false} {
		s := receipt()
		s.Code = code
		got, err := PDF(s)
		if err != nil {
			t.Fatal(err)
		}
		if bytes.Equal(got, without) == drawn {
			t.Errorf("%q: drawn is %v", code, !drawn)
		}
	}
}
