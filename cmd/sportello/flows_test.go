package main

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"civico/sportello/domain/calendar"
	"civico/sportello/domain/taxcode"
	"civico/sportello/store"
)

// The clerk's day in a real terminal: the built program, a pseudo-terminal, an
// emulated screen of 80×24 and the archive on disk.

// export writes an agenda of today for Matera: an adult and a child, both
// residents, as the online agenda would give it.
func (h home) export(t *testing.T) string {
	t.Helper()
	today := today()
	rows := []string{
		"Codice prenotazione;Stato;Data appuntamento;Ora;Sezione;Cognome;Nome;Sesso;Data di nascita;Luogo di nascita;Codice fiscale;Comune di residenza;Procedimento;Telefono;E-mail;Richiedente",
		"MT7K2Q;PRENOTATO;%s;10:30;ORDINARIA;ROSSI;MARIA;F;05/04/1984;MATERA;RSSMRA84D45F052R;MATERA;PASSAPORTO;;;",
		fmt.Sprintf("MT7K2R;PRENOTATO;%%s;10:40;MINORI 12;ROSSI;LUCA;M;10/03/%d;MATERA;%s;MATERA;PASSAPORTO MINORE;;;VERDI ANNA", today.Year()-8, childCode(today.Year()-8)),
	}
	for i := range rows[1:] {
		rows[i+1] = fmt.Sprintf(rows[i+1], today.Format("02/01/2006"))
	}
	file := filepath.Join(h.dir, "agenda.csv")
	if err := os.WriteFile(file, []byte(strings.Join(rows, "\r\n")+"\r\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	return file
}

// run is a command of the same clerk outside the screens.
func (h home) run(t *testing.T, args ...string) string {
	t.Helper()
	out, err := h.command(args...).Output()
	if err != nil {
		t.Fatalf("sportello %s: %v", strings.Join(args, " "), err)
	}
	return string(out)
}

// openedDay is a desk of Matera with today's two bookings on its screen.
func openedDay(t *testing.T, cols, rows int) (home, *terminal) {
	t.Helper()
	h := newHome(t)
	h.run(t, "agenda", "importa", h.export(t), "--ufficio", "matera")
	m := h.start(t, cols, rows)
	m.firstStart()
	m.sees("ROSSI Maria", "ROSSI Luca", "2 appuntamenti")
	return h, m
}

// firstStart answers the only questions ever asked before work.
func (m *terminal) firstStart() {
	m.t.Helper()
	m.startsAt("questura di mat", "Questura di Matera")
}

// enters types into the field at the cursor as a person does: enter comes once the
// text stands on the screen.
func (m *terminal) enters(text string) {
	m.t.Helper()
	m.types(text)
	m.sees(text)
	m.press("enter")
}

// answers presses a key when the line it answers has come up.
func (m *terminal) answers(line, key string) {
	m.t.Helper()
	m.sees(line)
	m.press(key)
}

// papersOfAdult works everything of an adult whose papers are in order, up to the
// summary.
func (m *terminal) papersOfAdult() {
	m.t.Helper()
	m.untilDocument("Modulo per maggiorenni")
	m.documentToPayments("CA12345AB")
	m.answers("▸ · Figli minori", "s")
	m.answers("▸ · Impronte e firma", "s")
	m.answers("▸ · Passaporto precedente", "s")
	m.sees("▸· 8 Consegna")
	m.press("s")
}

// untilDocument works the first papers, up to the number of the document.
func (m *terminal) untilDocument(form string) {
	m.t.Helper()
	m.answers("ricevuta vista", "s")
	m.answers("[s] italiana", "s")
	m.answers("[s] residente qui", "s")
	m.answers("▸ · "+form, "s")
	m.answers("presente e riconosciuto", "s")
	m.answers("▸ · Documento d'identità", "s")
	m.sees("› Numero del documento")
}

// documentToPayments goes on from the number of the document.
func (m *terminal) documentToPayments(number string) {
	m.t.Helper()
	m.enters(number)
	m.sees("› Scade il")
	m.enters("05/04/2099")
	m.answers("▸ · Copia del documento", "s")
	m.answers("[s] due, conformi", "s")
	m.answers("[s] ricevuta pagoPA", "s")
	m.sees("› Numero")
	m.enters("301000000000000043")
	m.sees("› Pagato il")
	m.enters("oggi")
	m.answers("▸ · Contrassegno telematico", "s")
	m.sees("› Numero")
	m.enters("01234567890123")
	m.sees("› Pagato il")
	m.enters("oggi")
}

// accepts gives the outcome «accolta» and goes back to the agenda.
func (m *terminal) accepts() {
	m.t.Helper()
	m.sees("ACQUISIBILE")
	m.loses("NON ANCORA")
	m.press("o")
	m.sees("Esito", "[a] accolta")
	m.press("a", "enter")
	m.sees("✓ accolta", "appuntamenti")
}

func TestACompleteAdultFromAgendaToReceipt(t *testing.T) {
	h, m := openedDay(t, 80, 24)
	m.press("enter")
	m.sees("ROSSI Maria · ", "MT7K2Q")
	m.papersOfAdult()
	m.accepts()
	m.sees("1 conclusa")
	m.press("ctrl+c")
	if code := m.ends(); code != 0 || !m.restored() {
		t.Errorf("left with code %d, terminal restored: %v", code, m.restored())
	}
	slips := h.find("ricevuta-*.txt")
	if len(slips) != 1 || len(h.find("ricevuta-*.pdf")) != 1 {
		t.Fatalf("one receipt was printed as text and as PDF, found %v", slips)
	}
	receipt, err := os.ReadFile(slips[0])
	if err != nil {
		t.Fatal(err)
	}
	for _, words := range []string{"RICEVUTA DI PRESENTAZIONE", "ROSSI MARIA", "301000000000000043", "Per legge entro il"} {
		if !strings.Contains(string(receipt), words) {
			t.Errorf("the receipt lacks %q:\n%s", words, receipt)
		}
	}
	if got := h.run(t, "archivio", "verifica"); !strings.Contains(got, "integro") {
		t.Errorf("verifica says %q", got)
	}
}

func TestAChildWhoseFatherIsAbsent(t *testing.T) {
	h, m := openedDay(t, 80, 24)
	m.press("down", "enter")
	m.sees("ROSSI Luca · ", "passaporto minore")
	m.untilDocument("Modulo per minorenni")
	m.documentToPayments("CA00000AA")
	m.sees("Assensi", "▸ · Madre")
	m.press("s")
	m.sees("▸ · Padre")
	m.press("n")
	m.sees("[2]")
	m.press("2")
	m.sees("ASS-3")
	m.press("esc")
	m.sees("appuntamenti", "● in corso")
	if got := h.run(t, "pratica", "elenco"); !strings.Contains(got, "ROSSI LUCA") {
		t.Errorf("the case is not listed: %q", got)
	}
	m.press("enter")
	m.sees("ROSSI Luca · ", "ASS-3")
	m.press("shift+tab", "tab") // the papers were in the other bag after all
	m.sees("ASS-3")
	m.press("s")
	m.answers("▸ · Passaporto precedente", "s")
	m.sees("▸· 8 Consegna")
	m.press("s")
	m.accepts()
}

func TestKilledInAFieldTheSameFieldComesBack(t *testing.T) {
	h, m := openedDay(t, 80, 24)
	m.press("enter")
	m.untilDocument("Modulo per maggiorenni")
	m.types("CA123")
	m.sees("CA123", "salvato")
	h.waitForDraft(t)
	m.kill()

	again := h.start(t, 80, 24)
	again.sees("ROSSI Maria · ", "› Numero del documento", "CA123")
	again.enters("45AB")
	again.sees("› Scade il")
	again.enters("05/04/2099")
	again.sees("CA12345AB")
	again.press("ctrl+c")
	if code := again.ends(); code != 0 {
		t.Errorf("left with code %d", code)
	}
	if got := h.run(t, "archivio", "verifica"); !strings.Contains(got, "integro") {
		t.Errorf("verifica says %q", got)
	}
}

func TestImportOnTheScreenThenIntake(t *testing.T) {
	h := newHome(t)
	file := h.export(t)
	m := h.start(t, 80, 24)
	m.firstStart()
	m.sees("agenda mai importata")
	m.press("i")
	m.sees("Importa l'agenda", "File")
	m.press("ctrl+u")
	m.enters(file)
	m.sees("passo 2 di 3: anteprima", "nuove", "s applica")
	m.press("s")
	m.sees("Importazione applicata")
	m.press("enter")
	m.sees("2 appuntamenti", "ROSSI Maria")
	m.press("enter")
	m.sees("MT7K2Q", "Competenza")
	m.papersOfAdult()
	m.accepts()
}

func TestTheWindowChangesWhileTyping(t *testing.T) {
	_, m := openedDay(t, 80, 24)
	m.press("enter")
	m.sees("Competenza")
	m.press("tab")
	m.sees("▸· 2 Identità")
	m.press("down")
	m.sees("▸ · Documento d'identità")
	m.press("s")
	m.sees("› Numero del documento")
	m.types("CA12")
	m.sees("CA12")
	m.resize(120, 36)
	m.sees("CA12", "NON ANCORA ACQUISIBILE", "› Numero del documento")
	m.types("34")
	m.sees("CA1234")
	m.resize(60, 20)
	m.sees("80")
	m.loses("Numero del documento")
	m.resize(80, 24)
	m.sees("CA1234", "› Numero del documento")
	m.types("5AB")
	m.sees("CA12345AB")
}

// childCode is the tax code of ROSSI LUCA, born on 10 March of a year at Matera.
func childCode(year int) string {
	birth, _ := calendar.NewDate(year, 3, 10)
	code, err := taxcode.Compute(taxcode.Person{Surname: "ROSSI", Name: "LUCA", Sex: "M", Birth: birth, Place: "F052"})
	if err != nil {
		panic(err)
	}
	return code.String()
}

// waitForDraft returns once the archive holds what stands in the field. It looks at
// copies: in the archive itself a draft is its writer's alone.
func (h home) waitForDraft(t *testing.T) {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	o := store.Options{Path: h.archive(t), KeyDir: filepath.Join(h.dir, "config", "sportello", "chiavi"), Now: now, Desk: 1}
	s, err := store.Open(ctx, o)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close() //nolint:errcheck // only read
	folder := t.TempDir()
	for i := 0; ; i++ {
		o.Path = filepath.Join(folder, fmt.Sprint(i, ".db"))
		if err := s.Backup(ctx, o.Path); err != nil {
			t.Fatal(err)
		}
		if draftOf(ctx, t, o) == "CA123" {
			return
		}
	}
}

func draftOf(ctx context.Context, t *testing.T, o store.Options) string {
	t.Helper()
	s, err := store.Open(ctx, o)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close() //nolint:errcheck // a copy
	d, _, err := s.Draft(ctx)
	if err != nil {
		t.Fatal(err)
	}
	return d.Text
}

func (h home) archive(t *testing.T) string {
	t.Helper()
	found := h.find("sportello.db")
	if len(found) != 1 {
		t.Fatalf("one archive, found %v", found)
	}
	return found[0]
}

// find lists the files of this computer whose name fits the pattern.
func (h home) find(pattern string) (found []string) {
	_ = filepath.WalkDir(h.dir, func(path string, d fs.DirEntry, err error) error {
		if ok, _ := filepath.Match(pattern, filepath.Base(path)); ok && err == nil && !d.IsDir() {
			found = append(found, path)
		}
		return nil
	})
	return found
}
