package main

import (
	"strings"
	"testing"
)

// Each procedure in a real terminal of 80×24, from the key that opens the case to
// the paper on disk, and the archive whole after it.

func TestAnAccompanimentInTheTerminal(t *testing.T) {
	t.Parallel()
	h, m := atMatera(t)
	m.walksIn("dichiarazione di accompagno", "ROSSI", "LUCA", aChild())
	m.usually("› Residenza")
	m.fills("Residenza", "")
	m.document("CA00000AA")
	m.usually("› Partenza")
	m.fills("Partenza", inDays(30), "Rientro", inDays(45))
	m.usually("› Stat")
	m.fills("Stat", "fran")
	m.usually("› Accompagnatore")
	m.fills("Accompagnatore", "gialli pia")
	m.usually("› Cognome")
	m.fills("Cognome", "VERDI", "Nome", "ANNA")
	m.usually("› Cognome")
	m.fills("Cognome", "ROSSI", "Nome", "PAOLO")
	m.concludes("ricevuta, attestazione")
	h.paper(t, "ricevuta", "dichiarazione di accompagno")
	h.paper(t, "accompagno", "ATTESTAZIONE DI ACCOMPAGNO: BOZZA N. 2", "GIALLI PIA", "Francia", inDays(30), "ritorno il "+inDays(45),
		"CA00000AA", "Madre: VERDI ANNA, ha firmato allo sportello", "Padre: ROSSI PAOLO")
	h.closes(t, m)
}

func TestAChangeOfResidenceInTheTerminal(t *testing.T) {
	t.Parallel()
	h, m := atMatera(t)
	m.walksIn("cambio di residenza", "ROSSI", "MARIA", "05/04/1984")
	m.usually("› Residenza")
	m.fills("Residenza", "")
	m.document("CA12345AB")
	m.usually(allDone)
	m.concludes("ricevuta")
	h.paper(t, "ricevuta", "cambio di residenza sul passaporto", "ROSSI MARIA", "annota la nuova residenza")
	h.closes(t, m)
}

func TestACollectionByProxyInTheTerminal(t *testing.T) {
	t.Parallel()
	h, m := atMatera(t)
	m.walksIn("ritiro", "ROSSI", "MARIA", "05/04/1984")
	m.usually("› Numero")
	m.fills("Numero", "YA1234567", "Pronto", "")
	m.answersOtherwise("Chi ritira", "un delegato")
	m.usually("› Cognome")
	m.fills("Cognome", "NERI", "Nome", "LUCA", "Nascita", "01/01/1980")
	m.concludes("ricevuta di consegna")
	h.paper(t, "consegna", "RICEVUTA DI CONSEGNA N. 1", "YA1234567", "NERI LUCA", "Firma di chi ritira")
	h.closes(t, m)
}

func TestACollectivePassportInTheTerminal(t *testing.T) {
	t.Parallel()
	h, m := atMatera(t)
	m.walksIn("passaporto collettivo", "ROSSI", "MARIA", "05/04/1984")
	m.document("CA12345AB")
	m.usually("› Componenti")
	m.fills("Componenti", "24")
	m.usually("› Scopo")
	m.fills("Scopo", "turistico", "Fine", inDays(60))
	m.usually("› Numero")
	m.fills("Numero", "01234567890123", "Pagato il", "oggi")
	m.concludes("ricevuta", "11/2026")
	h.paper(t, "ricevuta", "passaporto collettivo", "Capogruppo", "Dovuti in tutto: euro 5,50.")
	h.closes(t, m)
}

func TestALaissezPasserInTheTerminal(t *testing.T) {
	t.Parallel()
	h, m := atMatera(t)
	m.walksIn("lasciapassare", "ROSSI", "LUCA", aChild())
	m.usually("› Residenza")
	m.fills("Residenza", "")
	m.document("CA00000AA")
	m.usually(allDone)
	m.concludes("ricevuta")
	h.paper(t, "ricevuta", "lasciapassare", "ROSSI LUCA", "vidimato")
	h.closes(t, m)
}

func TestAnEmergencyDocumentAtTheConsulateInTheTerminal(t *testing.T) {
	t.Parallel()
	h, m := atTheConsulate(t)
	m.walksIn("documento di viaggio di emergenza", "ROSSI", "MARIA", "05/04/1984")
	m.usually("▸ · Denuncia")
	m.answersOtherwise("Denuncia", "no")
	m.concludes("ricevuta")
	h.paper(t, "ricevuta", "documento di viaggio provvisorio", "ROSSI MARIA", "per il solo viaggio verso: Italia.")
	h.closes(t, m)
}

func TestAResidentAbroadPaysInCashInTheTerminal(t *testing.T) {
	t.Parallel()
	h := newHome(t)
	h.books(t, "consolato", "TH7K2Q", "ORDINARIA", "ROSSI", "LUCA", "M", aChild(), "", "THAILANDIA", "THAILANDIA", "PASSAPORTO MINORE")
	m := h.start(t, 80, 24)
	m.startsAt("consolato", "Consolato")
	m.opensBooking("ROSSI Luca")
	m.document("CA00000AA")
	m.usually("› Valuta")
	m.fills("Valuta", "THB", "Cambio", "37,95")
	m.usually("incassati: 4409,79 THB")
	m.usually(allDone)
	m.concludes("ricevuta")
	h.paper(t, "ricevuta", "Contanti: 4409,79 THB, cambio 37,95 per un euro", "5 anni")
	h.closes(t, m)
}

func TestADomicileInTheTerminalAsksTheOtherQuestura(t *testing.T) {
	t.Parallel()
	h, m := bookedAtMatera(t, true, "BARI")
	m.usually("▸ ! Residenza")
	m.answersOtherwise("Residenza", "ha qui il domicilio")
	m.fills("Motivo", "lavora qui")
	m.document("CA12345AB")
	m.pays()
	m.concludes("ricevuta, richiesta")
	h.paper(t, "ricevuta", "ROSSI MARIA")
	h.paper(t, "nulla-osta", "RICHIESTA DI NULLA OSTA N. 2", "Questura di Bari, Ufficio passaporti", "domicilio (lavora qui)")
	h.closes(t, m)
}

func TestFilingByOtherWaysInTheTerminal(t *testing.T) {
	for _, way := range []struct {
		option string
		adult  bool
		paper  []string
	}{
		{"arriva per PEC", true, []string{"Arrivata: per PEC", "Presentarsi di persona per le impronte e la firma."}},
		{"arriva per raccomandata", true, []string{"Arrivata: per raccomandata", "Presentarsi di persona"}},
		{"arriva per fax", true, []string{"Arrivata: per fax", "Presentarsi di persona"}},
		{"arriva per e-mail", true, []string{"Arrivata: per e-mail", "Presentarsi di persona"}},
		{"arriva tramite il Comune", false, []string{"Arrivata: tramite il Comune", "ROSSI LUCA"}},
		{"arriva tramite ufficio postale (Polis)", true, []string{"Arrivata: tramite ufficio postale (Polis)"}},
	} {
		t.Run(way.option, func(t *testing.T) {
			t.Parallel()
			h, m := bookedAtMatera(t, way.adult, "MATERA")
			m.arrives(way.option)
			m.document("CA12345AB")
			m.pays()
			m.concludes("ricevuta")
			h.paper(t, "ricevuta", way.paper...)
			h.closes(t, m)
		})
	}
}

func TestWhoFiledByPECComesForThePrintsInTheTerminal(t *testing.T) {
	t.Parallel()
	h, m := bookedAtMatera(t, true, "MATERA")
	m.arrives("arriva per PEC")
	m.document("CA12345AB")
	m.pays()
	m.concludes("ricevuta")
	m.answers("… nulla osta", "enter")
	m.sees("ROSSI Maria · ", "⏎ riprendi")
	m.press("enter")
	m.sees("Pratica ripresa", "▸· 9 Riepilogo")
	for _, step := range []string{"8 Consegna", "7 Precedente", "6 Impronte"} {
		m.press("shift+tab")
		m.until("the step "+step, func(s string) bool { return atStep(s, step) })
	}
	m.sees("▸ – Impronte e firma, quando si presenta")
	m.press("s")
	m.sees("✓ 6 Impronte")
	m.concludes("ricevuta")
	h.paper(t, "ricevuta-*-2", "Sostituisce la ricevuta n. 1.")
	h.closes(t, m)
}

func TestATemporaryPassportInTheTerminal(t *testing.T) {
	t.Parallel()
	h, m := bookedAtMatera(t, true, "MATERA")
	m.arrives("serve un passaporto temporaneo")
	m.sees("passaporto temporaneo ·")
	m.document("CA12345AB")
	m.usually("› Numero")
	m.fills("Numero", "01234567890123", "Pagato il", "oggi")
	m.usually(allDone)
	m.concludes("ricevuta")
	h.paper(t, "ricevuta", "passaporto temporaneo", "Dovuti in tutto: euro 5,20.", "vale un anno")
	h.closes(t, m)
}

func TestParentsAreSummonedInTheTerminal(t *testing.T) {
	t.Parallel()
	h, m := atMatera(t)
	m.walksIn("lasciapassare", "ROSSI", "LUCA", aChild())
	m.press("o")
	m.sees("Esito", "p stampa")
	m.press("p")
	m.picks("Convocazione")
	m.sees("Carta n. 1:", "convocazione-")
	h.paper(t, "convocazione", "CONVOCAZIONE N. 1", "lasciapassare di ROSSI LUCA")
	h.closes(t, m)
}

func TestAFoundPassportIsGivenBackInTheTerminal(t *testing.T) {
	t.Parallel()
	h, m := atMatera(t)
	m.press("p")
	m.answers("Nessun passaporto in ufficio", "f2")
	m.fills("Numero", "YA1234567", "Cognome", "RUSSO", "Nome", "PIA", "Data di nascita", "",
		"Consegnato il", "-3", "Da chi", "Polizia di Prova", "Nota", "")
	m.sees("1 in ufficio, 0 da distruggere", "mancano 36")
	m.press("enter")
	m.sees("Restituzione di YA1234567")
	m.picks("di persona")
	m.answers("› Restituito il", "ctrl+s")
	m.sees("YA1234567: restituito.", "0 in ufficio")
	h.closes(t, m)
	if got := h.run(t, "registro", "rinvenuti", "--tutti", "--json"); !strings.Contains(got, `"state": "returned"`) || !strings.Contains(got, `"given_back": "`) {
		t.Errorf("the register says %s", got)
	}
}

func TestAWithdrawalHasItsGroundInTheTerminal(t *testing.T) {
	for ground, listed := range map[string]string{
		"motivo dell'art. 3": `"article_3"`, "mantenimento non corrisposto": `"maintenance"`, "condotta all'estero di un minore": `"minor_conduct"`,
	} {
		t.Run(ground, func(t *testing.T) {
			t.Parallel()
			h, m := atMatera(t)
			m.press("b")
			m.answers("Nessun passaporto ritirato", "f2")
			m.picks(ground)
			m.sees("Motivo: " + ground)
			m.fills("Numero", "YA7654321", "Cognome", "NERI")
			m.press("ctrl+s")
			m.sees("Ritiro registrato.", "1 ritirato", "NERI")
			h.closes(t, m)
			if got := h.run(t, "registro", "ritiri", "--json"); !strings.Contains(got, listed) {
				t.Errorf("the register says %s", got)
			}
		})
	}
}
