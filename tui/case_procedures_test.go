package tui_test

import (
	"testing"

	"civico/sportello/domain"
	"civico/sportello/domain/calendar"
	"civico/sportello/domain/desk"
)

func TestADeclarationFromTheFirstKeyToTheAttestation(t *testing.T) {
	p := newPlayer(t, questura())
	p.walkIn("ROSSI", "LUCA", "10/03/2018", "2")
	p.Sees("dichiarazione di accompagno", "1 Domanda", "3 Viaggio", "4 Accompagnatori")
	p.SeesNot("Foto", "Versamenti", "Impronte", "Consegna")
	p.Keys("s", "s") // citizenship; the applicant lives here
	p.Keys("enter")  // at the office's seat
	p.Keys("s", "s") // signed here; the child is present
	p.Keys("s")      // the child's card
	p.types("CA00000AA", "10/03/2028")
	p.Keys("s", "s") // copy; the dates
	p.types("20/12/2026", "05/01/2027")
	p.Keys("s")
	p.types("fran")
	p.Keys("s", "s") // the card shown; a companion
	p.types("gialli pia")
	p.Keys("s") // on paper
	p.Keys("s") // both parents are here
	p.types("verdi", "anna")
	p.Keys("s")
	p.types("rossi", "paolo")
	p.Sees("ACQUISIBILE")
	p.Keys("o")
	p.Sees("⏎ conferma e stampa: ricevuta, attestazione")
	p.Keys("enter")
	p.ends(domain.Accepted, domain.SlipReceipt, domain.SlipAttestation)
	p.onPaper(0, "dichiarazione di accompagno", "entro il 18/12/2026")
	p.onPaper(1, "ATTESTAZIONE DI ACCOMPAGNO: BOZZA N. 2", "GIALLI PIA", "Francia", "ritorno il 05/01/2027", "carta d'identità elettronica n. CA00000AA", "Madre: VERDI ANNA, ha firmato allo sportello", "Padre: ROSSI PAOLO")
	p.facts(map[string]string{"accompaniment.applicant_residence": "F052", "accompaniment.companions[0].kind": "person", "accompaniment.form": "paper"})
	p.paperGoldens("accompaniment")
}

func TestABookingForAccompanimentOpensThatProcedure(t *testing.T) {
	p := newPlayer(t, questura())
	p.store.rows = []desk.Row{{Appointment: "b1", Code: "MT7K2Q", Date: caseDay, Section: domain.SectionAccompaniment, Surname: "ROSSI", Name: "LUCA",
		BirthDate: calendar.MustParse("2018-03-10"), Departure: calendar.MustParse("2026-12-20"), Status: desk.BookingLive, Visit: domain.VisitArrived}}
	p.Keys("ctrl+r", "enter")
	p.facts(map[string]string{"procedure": "accompaniment", "accompaniment.departure": "2026-12-20", "urgency.departure": ""})
}

func TestAChangeOfResidenceFromTheFirstKeyToTheReceipt(t *testing.T) {
	p := newPlayer(t, questura())
	p.walkIn("ROSSI", "MARIA", "05/04/1984", "3")
	p.Keys("s")
	p.Keys("enter") // lives at the seat
	p.Keys("s", "s", "s")
	p.types("CA12345AB", "05/04/2031")
	p.Keys("s", "s")
	p.Keys("o", "enter")
	p.ends(domain.Accepted, domain.SlipReceipt)
	p.onPaper(0, "cambio di residenza sul passaporto", "annota la nuova residenza")
	p.paperGoldens("residence")
}

func TestABookletFromTheFirstKeyToTheHandingOver(t *testing.T) {
	p := newPlayer(t, questura())
	p.walkIn("ROSSI", "MARIA", "05/04/1984", "4")
	p.Keys("s")
	p.types("ya1234567")
	p.Keys("enter")  // ready today
	p.Keys("n", "2") // a proxy
	p.Keys("s")
	p.types("neri", "luca", "01/01/1980")
	p.Keys("o")
	p.Sees("ricevuta di consegna")
	p.Keys("enter")
	p.ends(domain.Accepted, domain.SlipHandover)
	p.onPaper(0, "RICEVUTA DI CONSEGNA N. 1", "YA1234567", "NERI LUCA", "Firma di chi ritira")
	p.paperGoldens("collection")
}

func TestAWrongPersonDoesNotGetTheBooklet(t *testing.T) {
	p := newPlayer(t, questura())
	p.walkIn("ROSSI", "MARIA", "05/04/1984", "4")
	p.Keys("s")
	p.types("ya1234567")
	p.Keys("enter", "n", "3")
	p.Sees("Chi ritira non è stato riconosciuto")
	p.Keys("o", "x", "enter")
	p.ends(domain.Refused, domain.SlipRefusal)
	p.onPaper(0, "LIBRETTO NON CONSEGNATO", "resta in questo ufficio")
	p.paperGoldens("collection-refused")
}

func TestAGroupFromTheFirstKeyToTheReceipt(t *testing.T) {
	p := newPlayer(t, questura())
	p.walkIn("ROSSI", "MARIA", "05/04/1984", "5")
	p.Keys("s", "s", "s") // citizenship, the leader, the document
	p.types("CA12345AB", "05/04/2031")
	p.Keys("s", "s") // the passport; how many
	p.types("24")
	p.Keys("s", "4", "enter") // tourism
	p.types("10/02/2027")
	p.Sees("Versamenti")
	p.Keys("s")
	p.types("0123", "-3")
	p.Keys("o", "enter")
	p.ends(domain.Accepted, domain.SlipReceipt)
	p.onPaper(0, "passaporto collettivo", "Capogruppo", "Dovuti in tutto: euro 5,50.")
	p.facts(map[string]string{"group.members": "24", "group.purpose": "tourism", "payments[0].amount": "5.50"})
	p.paperGoldens("collective")
}

func TestALaissezPasserFromTheFirstKeyToTheReceipt(t *testing.T) {
	p := newPlayer(t, questura())
	p.walkIn("ROSSI", "LUCA", "10/03/2018", "6")
	p.Keys("s", "s")
	p.Keys("enter")
	p.Keys("s", "s")
	p.types("CA00000AA", "10/03/2028")
	p.Keys("s", "s", "s")
	p.Keys("o", "enter")
	p.ends(domain.Accepted, domain.SlipReceipt)
	p.onPaper(0, "lasciapassare", "vidimato")
	p.paperGoldens("laissez-passer")
}

func TestParentsAreSummonedFromTheSummary(t *testing.T) {
	p := newPlayer(t, questura())
	p.walkIn("ROSSI", "LUCA", "10/03/2018", "6")
	p.Keys("o", "p", "2")
	p.ends(domain.InProgress, domain.SlipSummons)
	p.onPaper(0, "CONVOCAZIONE N. 1", "lasciapassare di ROSSI LUCA")
	p.paperGoldens("summons")
}

func TestAnEmergencyAtTheConsulateFromTheFirstKeyToTheReceipt(t *testing.T) {
	p := newPlayer(t, consulate())
	p.Keys("w", "f2")
	p.Sees("documento di viaggio di emergenza")
	p.SeesNot("lasciapassare", "collettivo")
	p.Keys("esc", "esc")
	p.walkIn("ROSSI", "MARIA", "05/04/1984", "5")
	p.Keys("s", "s", "s", "s", "n", "1") // citizenship, person, imminent, to Italy; no report
	p.Keys("o", "enter")
	p.ends(domain.Accepted, domain.SlipReceipt)
	p.onPaper(0, "documento di viaggio provvisorio", "per il solo viaggio verso: Italia.")
	p.paperGoldens("emergency")
}

func TestARegisteredPersonAtTheConsulateFromTheFirstKeyToTheReceipt(t *testing.T) {
	p := newPlayer(t, consulate())
	p.store.rows = []desk.Row{{Appointment: "b1", Code: "TH7K2Q", Date: caseDay, Section: domain.SectionOrdinary, Surname: "ROSSI", Name: "LUCA", BirthPlace: "Z241", Sex: "M",
		BirthDate: calendar.MustParse("2018-03-10"), ResidencePlace: "Z241", Procedure: domain.Passport, Status: desk.BookingLive, Visit: domain.VisitArrived}}
	p.Keys("ctrl+r", "enter")
	p.Keys("s", "s") // receipt, citizenship
	p.Sees("iscritto all'AIRE, dati aggiornati")
	p.Keys("s", "s", "s", "s") // registered; form; the child; the document
	p.types("CA00000AA", "10/03/2028")
	p.Keys("s", "s") // copy, photos
	p.Sees("Contanti per 116,20 euro", "incassati: 4409,79 THB")
	p.Keys("s", "s", "s") // cash, both parents
	p.Sees("Certificato di nascita tradotto e legalizzato")
	p.Keys("s", "s", "s") // certificate, previous passport, delivery
	p.Keys("o", "enter")
	p.ends(domain.Accepted, domain.SlipReceipt)
	p.onPaper(0, "Contanti: 4409,79 THB, cambio 37,95 per un euro", "5 anni")
	p.paperGoldens("consulate")
}

func TestADomicileWaitsForTheOtherQuestura(t *testing.T) {
	p := newPlayer(t, questura())
	p.store.rows = []desk.Row{{Appointment: "b1", Code: "MT7K2Q", Date: caseDay, Section: domain.SectionOrdinary, Surname: "ROSSI", Name: "MARIA", TaxCode: "RSSMRA84D45F052R",
		BirthDate: calendar.MustParse("1984-04-05"), ResidencePlace: "A662", Procedure: domain.Passport, Status: desk.BookingLive, Visit: domain.VisitArrived}}
	p.Keys("ctrl+r", "enter")
	p.Keys("s", "s", "n", "2") // receipt, citizenship; domicile here
	p.types("lavora qui")
	p.Keys("s", "s", "s", "s", "s") // proof, asked today, form, person, document
	p.types("CA12345AB", "05/04/2031")
	p.Keys("s", "s", "s") // copy, photos, pagoPA
	p.types("301000000000000043", "-3")
	p.Keys("s")
	p.types("01234567890123", "-3")
	p.Keys("s", "s", "s", "s") // children, prints, previous, delivery
	p.Keys("o")
	p.Sees("⏎ conferma e stampa: ricevuta, richiesta")
	p.Keys("enter")
	p.ends(domain.AwaitingClearance, domain.SlipReceipt, domain.SlipClearance)
	p.onPaper(1, "RICHIESTA DI NULLA OSTA N. 2", "Questura di Bari, Ufficio passaporti", "domicilio (lavora qui)")
	p.paperGoldens("domicile")
}

func TestAMinorsApplicationByPECIsWorkedWithoutAnybodyAtTheDesk(t *testing.T) {
	p := newPlayer(t, questura())
	p.walkIn("ROSSI", "LUCA", "10/03/2018", "")
	for range 4 { // down to how it arrives
		p.Keys("down")
	}
	p.Keys("down", "n", "1")
	p.facts(map[string]string{"channel": "pec"})
	p.SeesNot("Appuntamento e ricevuta", "Senza appuntamento ")
	p.Sees("Copia firmata, o firma digitale")
	p.SeesNot("corrisponde al documento")
}

func TestAProcedureThatTheOfficeDoesNotWorkSaysSo(t *testing.T) {
	p := newPlayer(t, questura())
	p.store.rows = []desk.Row{{Appointment: "b1", Code: "MT7K2Q", Date: caseDay, Surname: "ROSSI", Name: "MARIA", Procedure: domain.EmergencyDocument,
		BirthDate: calendar.MustParse("1984-04-05"), Status: desk.BookingLive, Visit: domain.VisitArrived}}
	p.Keys("ctrl+r", "enter")
	p.Sees("soltanto a un consolato")
	if len(p.store.events) != 0 {
		t.Error("a case was opened all the same")
	}
	p.Keys("esc", "w", "f2")
	p.SeesNot("emergenza")
}
