package main

import (
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"
)

// How a person works a procedure in the terminal: key after key, each once the
// screen has answered the one before.

// startsAt answers the questions of the first start for an office that is found by
// what is typed.
func (m *terminal) startsAt(typed, office string) {
	m.t.Helper()
	m.sees("primo avvio", "› Ufficio")
	m.types(typed)
	m.sees("▸ " + office)
	m.press("enter")
	m.sees("› Sportello")
	m.press("enter")
	m.sees("› Operatore")
	m.enters("A. Conti")
	m.sees(office + " · Sportello 1")
}

// opensDesk is a desk of that office on its first day, with an empty agenda.
func opensDesk(t *testing.T, typed, office string) (home, *terminal) {
	t.Helper()
	h := newHome(t)
	m := h.start(t, 80, 24)
	m.startsAt(typed, office)
	return h, m
}

func atMatera(t *testing.T) (home, *terminal) {
	t.Helper()
	return opensDesk(t, "questura di mat", "Questura di Matera")
}

func atTheConsulate(t *testing.T) (home, *terminal) {
	t.Helper()
	return opensDesk(t, "consolato", "Consolato")
}

// books imports an agenda of today with this booking: code, section, surname, name,
// sex, birth date, tax code, birth place, residence, procedure.
func (h home) books(t *testing.T, office string, b ...string) {
	t.Helper()
	head := "Codice prenotazione;Sezione;Cognome;Nome;Sesso;Data di nascita;Codice fiscale;Luogo di nascita;Comune di residenza;Procedimento;Stato;Data appuntamento;Ora"
	file := filepath.Join(h.dir, "agenda.csv")
	if err := os.WriteFile(file, []byte(head+"\r\n"+strings.Join(b, ";")+";PRENOTATO;"+inDays(0)+";10:30\r\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	h.run(t, "agenda", "importa", file, "--ufficio", office)
}

// opensBooking opens the case of the only booking of the day.
func (m *terminal) opensBooking(who string) {
	m.t.Helper()
	m.sees("1 appuntamento", who)
	m.press("enter")
	m.sees("NON ANCORA ACQUISIBILE", "salvato")
}

// bookedAtMatera is a desk of Matera with the case of the only booking of the day
// open: an adult or a child, who lives at that place.
func bookedAtMatera(t *testing.T, adult bool, residence string) (home, *terminal) {
	t.Helper()
	h, who := newHome(t), "ROSSI Maria"
	if adult {
		h.books(t, "matera", "MT7K2Q", "ORDINARIA", "ROSSI", "MARIA", "F", "05/04/1984", "RSSMRA84D45F052R", "MATERA", residence, "PASSAPORTO")
	} else {
		born := today().Year() - 8
		h.books(t, "matera", "MT7K2Q", "ORDINARIA", "ROSSI", "LUCA", "M", "10/03/"+strconv.Itoa(born), childCode(born), "MATERA", residence, "PASSAPORTO MINORE")
		who = "ROSSI Luca"
	}
	m := h.start(t, 80, 24)
	m.startsAt("questura di mat", "Questura di Matera")
	m.opensBooking(who)
	return h, m
}

// walksIn opens a case for who comes without appointment, for the procedure of that
// name in the list.
func (m *terminal) walksIn(procedure, surname, name, birth string) {
	m.t.Helper()
	m.press("w")
	m.sees("Senza appuntamento", "› Cognome")
	m.press("f2")
	m.sees("Per che cosa viene")
	m.picks(procedure)
	m.loses("Per che cosa viene")
	m.fills("Cognome", surname, "Nome", name)
	m.sees("› Codice fiscale")
	m.press("tab")
	m.fills("Data di nascita", birth)
	m.sees("NON ANCORA ACQUISIBILE", "salvato")
}

// picks presses the key that stands before an option of the list on the screen.
func (m *terminal) picks(option string) {
	m.t.Helper()
	m.sees("] " + option)
	before, _, _ := strings.Cut(m.text(), "] "+option)
	m.press(before[len(before)-1:])
}

// allDone stands on the last step, when every line has been answered.
const allDone = "[o] riepilogo ed esito"

var (
	lineAtCursor  = regexp.MustCompile(`│ ▸ .? ?(.*?)(?:  |\n|$)`)
	fieldAtCursor = regexp.MustCompile(`› (.*)`)
)

// at is the line or the field that the cursor stands on; empty between two frames.
func at(screen string) string {
	if f := fieldAtCursor.FindStringSubmatch(screen); f != nil {
		return "› " + strings.TrimSpace(f[1])
	}
	if l := lineAtCursor.FindStringSubmatch(screen); l != nil {
		return l[1]
	}
	return ""
}

// atStep says that the mark of the list on the left stands on that step.
func atStep(screen, step string) bool {
	return regexp.MustCompile(`(?m)^▸. ` + step).MatchString(screen)
}

// fills types texts into the fields of these labels, one after the other; an empty
// text leaves what the program proposes.
func (m *terminal) fills(labelsAndTexts ...string) {
	m.t.Helper()
	for i := 0; i < len(labelsAndTexts); i += 2 {
		label, text := labelsAndTexts[i], labelsAndTexts[i+1]
		m.sees("› " + label)
		m.types(text)
		m.until("«"+text+"» in the field "+label, func(s string) bool { return strings.HasSuffix(at(s), text) })
		typed := at(m.text())
		m.press("enter")
		m.until("the field after "+label, func(s string) bool { return at(s) != typed })
	}
}

// usually gives the usual answer line after line, until the words are on the screen.
func (m *terminal) usually(wanted string) {
	m.t.Helper()
	for range 30 {
		now := m.text()
		line := at(now)
		if strings.Contains(now, wanted) || line == "" || strings.HasPrefix(line, "›") {
			break
		}
		m.press("s")
		m.until("what follows «"+line+"»", func(s string) bool {
			return strings.Contains(s, wanted) || at(s) != "" && at(s) != line || strings.Contains(s, allDone)
		})
	}
	m.sees(wanted)
}

// answersOtherwise gives one of the other answers of the line at the cursor.
func (m *terminal) answersOtherwise(line, answer string) {
	m.t.Helper()
	m.until("the cursor on "+line, func(s string) bool { return strings.HasPrefix(at(s), line) })
	m.press("n")
	m.picks(answer)
	m.loses("] " + answer)
}

// arrives says how the application came.
func (m *terminal) arrives(how string) {
	m.t.Helper()
	for range 5 {
		m.press("down")
	}
	m.sees("▸ ✓ Domanda")
	m.press("n")
	m.picks(how)
	m.loses("] " + how)
}

// document types what an identity document says and goes on from there.
func (m *terminal) document(number string) {
	m.t.Helper()
	m.usually("› Numero del documento")
	m.fills("Numero del documento", number, "Scade il", "05/04/2099")
}

// pays types the notice of the booklet and the number of the revenue stamp.
func (m *terminal) pays() {
	m.t.Helper()
	m.usually("› Numero")
	m.fills("Numero", "301000000000000043", "Pagato il", "oggi")
	m.usually("› Numero")
	m.fills("Numero", "01234567890123", "Pagato il", "oggi")
	m.usually(allDone)
}

// concludes gives the outcome that the verdict proposes, once the summary names its
// papers and shows these words.
func (m *terminal) concludes(papers string, shown ...string) {
	m.t.Helper()
	m.loses("NON ANCORA ACQUISIBILE")
	m.press("o")
	m.sees(append(shown, "Esito", "⏎ conferma e stampa: "+papers)...)
	m.press("enter")
	m.sees(" · Sportello 1 · ", "Pratica ", "Carta n. ")
}

// paper says what stands on the only slip of a name, line breaks aside.
func (h home) paper(t *testing.T, name string, words ...string) {
	t.Helper()
	found := h.find(name + "*.txt")
	if len(found) != 1 || len(h.find(name+"*.pdf")) != 1 {
		t.Fatalf("one %s as text and as PDF, found %v", name, found)
	}
	content, err := os.ReadFile(found[0])
	if err != nil {
		t.Fatal(err)
	}
	flat := strings.Join(strings.Fields(string(content)), " ")
	for _, w := range words {
		if !strings.Contains(flat, w) {
			t.Errorf("%s lacks %q:\n%s", name, w, content)
		}
	}
}

// closes leaves the program and checks the archive.
func (h home) closes(t *testing.T, m *terminal) {
	t.Helper()
	m.press("ctrl+c")
	if code := m.ends(); code != 0 || !m.restored() {
		t.Errorf("left with code %d, terminal restored: %v", code, m.restored())
	}
	if got := h.run(t, "archivio", "verifica"); !strings.Contains(got, "integro") {
		t.Errorf("verifica says %q", got)
	}
}

// today is the day at the desk, wherever the tests run.
func today() time.Time { return now().In(rome()) }

// inDays is the day after so many days, as a clerk writes it.
func inDays(n int) string { return today().AddDate(0, 0, n).Format("02/01/2006") }

// aChild is the birth date of somebody of eight years.
func aChild() string { return today().AddDate(-8, -1, 0).Format("02/01/2006") }
