package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// The agenda's surprises in a real terminal: conflict, quarantine, undo, a watched
// folder and a file of unknown columns.

// put writes a file into the clerk's folder; «oggi» stands for today, «today» for
// the same with the month first.
func (h home) put(t *testing.T, name string, rows ...string) string {
	t.Helper()
	file := filepath.Join(h.dir, name)
	text := strings.ReplaceAll(strings.Join(rows, "\r\n")+"\r\n", "«oggi»", today().Format("02/01/2006"))
	text = strings.ReplaceAll(text, "«today»", today().Format("01/02/2006"))
	if err := os.MkdirAll(filepath.Dir(file), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return file
}

// opens takes a file into the import screen.
func (m *terminal) opens(file string) {
	m.t.Helper()
	m.press("i")
	m.sees("Importa l'agenda", "File")
	m.press("ctrl+u")
	m.enters(file)
}

const secondHeader = "Codice prenotazione;Data appuntamento;Ora;Cognome;Nome;Data di nascita;Codice fiscale"

func TestConflictQuarantineAndUndoInATerminal(t *testing.T) {
	h, m := openedDay(t, 80, 24)
	m.press("a")
	m.sees("arrivata")
	m.opens(h.put(t, "b.csv", secondHeader,
		"MT7K2Q;«oggi»;12:30;ROSSI;MARIA;05/04/1984;RSSMRA84D45F052R", "MT9;31/02/2031;11:00;GALLO;UGO;;"))
	m.sees("passo 2 di 3: anteprima", "1  conflitto")
	m.press("s")
	m.sees("Importazione applicata")
	m.press("enter")
	m.sees("1 conflitto")

	m.press("h")
	m.sees("Importazioni dell'agenda", "b.csv")
	m.press("u")
	m.sees("Annulla l'ultima importazione")
	m.press("enter")
	m.sees("Importazione annullata")
	m.press("esc")
	m.sees("2 appuntamenti")
	m.loses("1 conflitto")

	m.opens(filepath.Join(h.dir, "b.csv"))
	m.sees("passo 2 di 3: anteprima")
	m.press("s")
	m.sees("Importazione applicata")
	m.press("enter")
	m.sees("1 conflitto")
	m.press("c")
	m.sees("≠ ora", "10:30", "12:30", "segnato l'arrivo")
	m.press("t")
	m.sees("Tieni lo sportello", "resta com'è: ora 10:30")
	m.press("enter")
	m.sees("Nessun conflitto da decidere")
	m.press("esc")
	m.sees("‹ oggi ›")

	m.press("q")
	m.sees("MT9", "GALLO UGO")
	m.press("enter")
	m.sees("Correggi la riga 3", "✗")
	m.press("ctrl+u")
	m.enters(today().Format("02/01/2006"))
	m.sees("La riga adesso si legge", "Prenotazione nuova: MT9 GALLO UGO")
	m.press("enter")
	m.sees("Nessuna riga in quarantena")
	m.press("esc")
	m.sees("GALLO Ugo")

	m.press("h")
	m.sees("Importazioni dell'agenda")
	m.press("u")
	m.sees("Annulla l'ultima importazione")
	m.press("enter")
	m.sees("non si annulla")
	m.press("esc", "esc", "ctrl+c")
	if code := m.ends(); code != 0 {
		t.Errorf("left with exit code %d", code)
	}
	h.run(t, "archivio", "verifica")
}

// ties says the column of the field under the cursor by its title.
func (m *terminal) ties(field, title string) {
	m.t.Helper()
	m.sees("▸ * " + field)
	m.press("enter")
	m.sees("Quale colonna è «" + field + "»?")
	m.enters(title)
	m.loses("Quale colonna")
}

func TestUnknownColumnsAreMappedInATerminal(t *testing.T) {
	h, m := openedDay(t, 80, 24)
	file := h.put(t, "c.csv", "Id app.;Giorno;Ora;Utente;Nome", "X1;«today»;9:30;NERI;EVA")
	m.opens(file)
	m.sees("Colonne non riconosciute")
	m.press("enter")
	m.sees("Colonne di «c.csv»", "Manca ancora: codice prenotazione, cognome.", "NERI    EVA")
	m.ties("codice prenotazione", "Id app")
	m.press("esc")
	m.sees("F6 lo riprende")
	m.press("enter")
	m.sees("Manca ancora: cognome.")
	m.ties("cognome", "Utente")
	m.press("d")
	m.sees("Come sono scritti i giorni?")
	m.enters("mm/gg/aaaa")
	m.loses("Come sono scritti")
	m.sees("✓ X1 ·", "NERI EVA", "L'unica riga si legge.")
	m.press("s")
	m.sees("Salva il profilo")
	m.press("enter")
	m.sees("passo 2 di 3: anteprima", "nuova")
	m.press("s")
	m.sees("Importazione applicata")
	m.press("enter")
	m.sees("NERI Eva")

	// The same columns again: the profile is proposed.
	m.opens(h.put(t, "d.csv", "Id app.;Giorno;Ora;Utente;Nome", "X1;«today»;9:40;NERI;EVA"))
	m.sees("Come si legge «d.csv»?", "profilo «c»")
	m.press("enter")
	m.sees("passo 2 di 3: anteprima", "1  spostata")
	m.press("esc", "esc", "ctrl+c")
	m.ends()
	h.run(t, "archivio", "verifica")
}

func TestABookingIsRestoredInATerminal(t *testing.T) {
	h, m := openedDay(t, 80, 24)
	m.opens(h.put(t, "b.csv", secondHeader, "MT7K2Q;«oggi»;10:30;ROSSI;MARIA;05/04/1984;RSSMRA84D45F052R"))
	m.sees("passo 2 di 3: anteprima", "1  tolta")
	m.press("s")
	m.sees("Importazione applicata")
	m.press("enter")
	m.sees("× tolta          ROSSI Luca")
	m.press("ctrl+z")
	m.sees("Un'importazione si annulla con h.")
	m.press("end")
	m.sees("▸ 10:40", "Tolta: manca in «b.csv» del ", "r ripristina")
	m.press("r")
	m.sees("ROSSI Luca: ripristinata", "r togli di nuovo")
	m.press("/")
	m.sees("Cerca una persona")
	m.types("rossi l")
	m.sees("▸ ROSSI Luca")
	m.press("f7")
	m.sees("‹ oggi ›", "▸ 10:40", "ripristinata")
	m.press("r")
	m.sees("× tolta          ROSSI Luca", "di nuovo tolta")
	m.press("ctrl+z")
	m.sees("ROSSI Luca: ripristinata.")
	m.press("ctrl+c")
	m.ends()
	if got := h.run(t, "agenda", "elenco"); !strings.Contains(got, "ROSSI LUCA") || !strings.Contains(got, "ripristinata") {
		t.Errorf("the list says %q", got)
	}
	h.run(t, "archivio", "verifica")
}

func TestACorrectionInATerminalNamesTheWordsOfItsProfile(t *testing.T) {
	h, m := openedDay(t, 80, 24)
	h.put(t, "config/sportello/profili-agenda/altro.toml", `name = "Altro ufficio"`,
		"[columns]", `code = "Id app."`, `surname = "Utente"`, "[values.status]", `"OK" = "booked"`, `"K.O." = "cancelled"`)
	h.run(t, "agenda", "importa", h.put(t, "e.csv", "Id app.;Data;Ora;Utente;Nome;Stato", "X1;«oggi»;9:30;NERI;EVA;OK", "X2;«oggi»;9:40;GALLO;UGO;FORSE"), "--profilo", "altro")
	m.press("ctrl+r")
	m.sees("NERI Eva", "1 riga in quarantena (q)")
	m.press("q")
	m.sees("«e.csv»", "GALLO UGO", "FORSE")
	m.press("enter")
	m.sees("prenotato, annullato", "Il profilo «Altro ufficio» conosce: «K.O.» (annullata), «OK»")
	m.press("ctrl+u")
	m.enters("K.O.")
	m.sees("La riga adesso si legge")
	m.press("enter")
	m.sees("Nessuna riga in quarantena")
	m.press("esc")
	m.sees("× annullata      GALLO Ugo")
	m.press("ctrl+c")
	m.ends()
}

// What README shows a stranger: in a demonstration columns are tied and a folder is
// watched, and both go with it.
func TestADemoTiesAndWatches(t *testing.T) {
	h := newHome(t)
	const header = "Rif,Quando,Persona,Esito"
	file := h.put(t, "strano.csv", header, `Q1,11/23/2026 09:30,"ROSSI, Maria",OK`, `Q2,11/23/2026 09:40,"VERDI, Anna",K.O.`)
	m := h.start(t, 80, 24, "demo", "--data", "23/11/2026", "--vuota")
	m.sees("ADDESTRAMENTO", "i importa")
	m.opens(file)
	m.sees("Colonne non riconosciute")
	m.press("enter")
	m.sees("? Rif", "? Quando", "? Persona", "? Esito", "? MM/GG/AAAA", "Esito «OK»", "p: parole")
	m.press("p")
	m.sees("Che cosa vogliono dire le parole di «stato»?")
	m.press("enter")
	m.sees("«OK» vuol dire")
	m.press("p")
	m.sees("1 riga   prenotata")
	m.press("enter")
	m.sees("«K.O.» vuol dire")
	m.press("a")
	m.sees("Tutte le parole di «stato» hanno un significato.", "2 righe su 2 si leggono.")
	m.press("s")
	m.sees("Salva il profilo")
	m.press("enter")
	m.sees("passo 2 di 3: anteprima")
	m.press("s")
	m.sees("Importazione applicata")
	m.press("enter")
	m.sees("ROSSI Maria", "09:30")

	folder := filepath.Join(h.dir, "w")
	if err := os.Mkdir(folder, 0o700); err != nil {
		t.Fatal(err)
	}
	m.press("o")
	m.sees("Cartella delle esportazioni")
	m.press("end", "up", "enter")
	m.sees("Il percorso intero")
	m.enters(folder)
	m.sees("aspettano l'operatore", folder[:20])
	m.press("esc")
	m.sees("ROSSI Maria")
	h.put(t, "w/oggi", header, `Q1,11/23/2026 10:30,"ROSSI, Maria",OK`, `Q2,11/23/2026 09:40,"VERDI, Anna",K.O.`)
	m.sees("1 esportazione arrivata")
	m.press("v")
	m.sees("Come si legge «oggi»?", "profilo «strano»")
	m.press("enter")
	m.sees("passo 2 di 3: anteprima", "1  spostata")
	m.press("s")
	m.sees("Importazione applicata")
	m.press("enter")
	m.sees("10:30")

	h.put(t, "w/altro.txt", "A;B;C;D;E", "K1;23/11/2026;11:00;NERI;EVA", "K2;23/11/2026;11:10;GALLO;UGO")
	m.sees("1 esportazione arrivata")
	m.press("v")
	m.sees("Colonne non riconosciute", "x scarta il file")
	m.press("esc")
	m.sees("ROSSI Maria")
	m.press("ctrl+c")
	if code := m.ends(); code != 0 {
		t.Errorf("left with exit code %d", code)
	}
	for _, gone := range []string{filepath.Join(h.dir, "config", "sportello"), filepath.Join(folder, "scartati")} {
		if _, err := os.Stat(gone); !os.IsNotExist(err) {
			t.Errorf("%s is there: %v", gone, err)
		}
	}
	if _, err := os.Stat(filepath.Join(folder, "importati", "oggi.resoconto.txt")); err != nil {
		t.Error(err)
	}
}

// A workbook whose agenda lies on another sheet, an export of no rows and one of
// another office: each is read once the clerk has said what is missing.
func TestWhatAFileLacksIsSaidInATerminal(t *testing.T) {
	h, m := openedDay(t, 80, 24)
	m.opens(h.put(t, "vuota.csv", secondHeader))
	m.sees("Nessuna prenotazione nel file")
	m.press("p")
	m.sees("Periodo coperto dal file")
	m.enters("oggi")
	m.sees("passo 2 di 3: anteprima", "2  tolte")
	m.press("esc")
	m.sees("File")

	m.press("ctrl+u")
	m.enters(h.put(t, "cuneo.csv", "Ufficio;"+secondHeader, "Questura di Cuneo;CN1;«oggi»;12:30;BIANCHI;ADA;;"))
	m.sees("L'agenda di un altro ufficio")
	m.press("u")
	m.sees("passo 2 di 3: anteprima", "1  nuova")
	m.press("s")
	m.sees("Importazione applicata")
	m.press("ctrl+z")
	m.sees("h mostra le importazioni")
	m.press("enter")
	m.sees("BIANCHI Ada")
	m.press("ctrl+c")
	m.ends()
	h.run(t, "archivio", "verifica")
}

func TestAWatchedFolderInATerminal(t *testing.T) {
	h, m := openedDay(t, 80, 24)
	folder := filepath.Join(h.dir, "w")
	if err := os.Mkdir(folder, 0o700); err != nil {
		t.Fatal(err)
	}
	m.press("o")
	m.sees("Impostazioni", "Cartella delle esportazioni")
	m.press("end", "up", "enter")
	m.sees("Il percorso intero")
	m.enters(folder)
	m.sees("aspettano l'operatore", folder[:20])
	m.press("esc")
	m.sees("2 appuntamenti")
	h.put(t, "w/x.csv", secondHeader, "MT7K2Q;«oggi»;12:30;ROSSI;MARIA;05/04/1984;RSSMRA84D45F052R", "MT9;«oggi»;13:00;GALLO;UGO;;")
	m.sees("1 esportazione arrivata")
	m.press("v")
	m.sees("passo 2 di 3: anteprima", "x scarta il file")
	m.press("s")
	m.sees("Importazione applicata")
	m.press("enter")
	m.sees("GALLO Ugo")

	m.press("o")
	m.sees("Impostazioni")
	m.press("end", "enter")
	m.sees("applicate subito")
	m.press("esc")
	m.sees("GALLO Ugo")
	h.put(t, "w/y.csv", secondHeader, "MT7K2Q;«oggi»;12:40;ROSSI;MARIA;05/04/1984;RSSMRA84D45F052R", "MT9;«oggi»;13:00;GALLO;UGO;;")
	m.sees("12:40")
	h.put(t, "w/z.csv", "questa non è un'esportazione")
	m.sees("✗ «z.csv»", "esc ho letto")
	m.press("esc", "ctrl+c")
	m.ends()
	for _, name := range []string{"importati/x.csv", "importati/y.csv", "scartati/z.csv"} {
		for _, file := range []string{name, name + ".resoconto.txt"} {
			if _, err := os.Stat(filepath.Join(folder, file)); err != nil {
				t.Error(fmt.Errorf("put away: %w", err))
			}
		}
	}
	h.run(t, "archivio", "verifica")

	other := h.start(t, 80, 24, "--db", filepath.Join(h.dir, "prova.db"), "--ufficio", "matera")
	other.sees("agenda mai importata")
	other.press("o")
	other.sees("Impostazioni", "Cartella delle esportazioni                nessuna")
	other.press("ctrl+c")
	other.ends()
}
