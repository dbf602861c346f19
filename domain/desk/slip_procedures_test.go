package desk_test

import (
	"slices"
	"strings"
	"testing"

	"civico/sportello/domain"
	"civico/sportello/domain/calendar"
	"civico/sportello/domain/desk"
	"civico/sportello/domain/office"
	"civico/sportello/domain/rules"
)

// matterOf is what a slip of the bench's case in a state is made from.
func (b *bench) matterOf(state domain.State) desk.SlipMatter {
	b.t.Helper()
	b.work.State = state
	return desk.SlipMatter{Work: &b.work, Verdict: b.v, Office: b.office, Day: today, Settings: desk.Settings{Office: b.office.ID, Desk: 2, Clerk: "A. Conti"}}
}

// kinds are what is printed when the case comes to a state.
func (b *bench) kinds(state domain.State) string {
	b.t.Helper()
	kinds, err := desk.SlipKindsFor(&b.work.Facts, state, b.v)
	if err != nil {
		b.t.Fatal(err)
	}
	return names(kinds)
}

func names(kinds []domain.SlipKind) string {
	var out []string
	for _, k := range kinds {
		out = append(out, string(k))
	}
	return strings.Join(out, " ")
}

func (b *bench) paper(state domain.State, kind domain.SlipKind) string {
	b.t.Helper()
	s, err := desk.NewSlip(b.matterOf(state), domain.SlipPrinted{Kind: kind, Number: 1})
	if err != nil {
		b.t.Fatal(err)
	}
	return everything(s) + s.Signature
}

// declared is a complete declaration at Matera with names and two companions.
func declared(t testing.TB) *bench {
	b := trip(t, matera(), "holder.birth_place", "F052")
	b.office.Practice.CollectDaysBefore = 2
	b.seeAll()
	b.change(changes("parents[0].surname", "VERDI", "parents[0].name", "ANNA", "parents[1].surname", "ROSSI", "parents[1].name", "PAOLO",
		"accompaniment.companions[0].name", "GIALLI PIA", "accompaniment.companions[1].kind", "person", "accompaniment.companions[1].name", "BLU UGO",
		"accompaniment.companions[1].id_copy_signed", "true", "accompaniment.travel_document.kind", "passport", "accompaniment.travel_document.expires_on", "2028-01-01"))
	b.mustBe(rules.AcceptableWithNotes)
	return b
}

func TestTheAttestationHasAllDataOfTheDeclaration(t *testing.T) {
	b := declared(t)
	if got := b.kinds(domain.Accepted); got != "receipt attestation" {
		t.Errorf("printed: %s", got)
	}
	wants(t, b.paper(domain.Accepted, domain.SlipAttestation), "Attestazione di accompagno: bozza n. 1", "Minore: ROSSI LUCA, nato il 10/03/2018", "Matera (MT)",
		"Cittadinanza: Italia.", "passaporto, che scade il 01/01/2028", "Madre: VERDI ANNA, ha firmato allo sportello.", "Padre: ROSSI PAOLO, ha firmato allo sportello.",
		"GIALLI PIA", "BLU UGO", "alternativi", "Destinazione: Francia.", "Partenza il 20/12/2026, ritorno il 05/01/2027.", "solo viaggio",
		"attestazione su carta", "Residenza di chi dichiara: Matera (MT).", "Presentata: allo sportello.", "certificato di nascita o di famiglia", "timbro e firma", "Il funzionario")
	wants(t, b.paper(domain.Accepted, domain.SlipReceipt), "dichiarazione di accompagno", "entro il 18/12/2026", "non è previsto un termine")
	if got := b.paper(domain.Accepted, domain.SlipReceipt); strings.Contains(got, "passaporto è rilasciato") || strings.Contains(got, "Versamenti") {
		t.Errorf("the receipt speaks of a passport:\n%s", got)
	}
}

func TestAnotherFormDisposedByTheOfficeIsOnTheDraft(t *testing.T) {
	b := declared(t)
	b.change(changes("accompaniment.office_form", "passport_note", "accompaniment.office_reason", "viaggio breve", "accompaniment.companions[1]", ""))
	got := b.paper(domain.Accepted, domain.SlipAttestation)
	wants(t, got, "Menzione di accompagno: bozza n. 1", "Chi dichiara ha chiesto: attestazione su carta.", "L'ufficio dispone invece: menzione sul passaporto. Motivo: viaggio breve.")
	if strings.Contains(got, "BLU UGO") || strings.Contains(got, "alternativi") {
		t.Errorf("who was taken away is still named:\n%s", got)
	}
	wants(t, b.paper(domain.Accepted, domain.SlipReceipt), "La menzione si stampa sul passaporto del minore")
}

func TestADraftLeavesRoomForWhatIsNotKnown(t *testing.T) {
	b := trip(t, matera(), "parents[0].role", "mother", "parents[0].status", "absent", "accompaniment.companions[0].kind", "carrier")
	wants(t, b.paper(domain.Accepted, domain.SlipAttestation), "Madre: ____________________, assenso firmato agli atti.", "____________________ (vettore)", "Destinazione: ____________________.")
}

func TestABookletIsHandedOverOnAReceipt(t *testing.T) {
	b := at(t, matera(), domain.Collection)
	b.seeAll()
	if got := b.kinds(domain.Accepted); got != "handover" {
		t.Errorf("printed: %s", got)
	}
	wants(t, b.paper(domain.Accepted, domain.SlipHandover), "Ricevuta di consegna n. 1", "n. YA1234567 di ROSSI LUCA è consegnato il 23/11/2026", "Il titolare, riconosciuto", "Firma di chi ritira")
	b = at(t, matera(), domain.Collection, "collection.by", "proxy", "collection.identity_matches", "true", "collection.returned_by_post", "true")
	b.seeAll()
	wants(t, b.paper(domain.Accepted, domain.SlipHandover), "Delegato: NERI LUCA, nato il 01/01/1980", "Delega scritta a mano", "rientrato dalle Poste")
	b.change(changes("delivery.proxy.named_at_filing", "true"))
	wants(t, b.paper(domain.Accepted, domain.SlipHandover), "Era indicato nella domanda.")
	b = at(t, matera(), domain.Collection, with(young, []string{"parents[0].role", "mother", "parents[0].surname", "VERDI", "parents[0].name", "ANNA"})...)
	b.seeAll()
	wants(t, b.paper(domain.Accepted, domain.SlipHandover), "Un genitore", "VERDI ANNA")
}

func TestAWrongPersonGetsNoBookletAndATruePaper(t *testing.T) {
	b := at(t, matera(), domain.Collection)
	b.answer(b.reason("collector", "non corrisponde"))
	b.mustBe(rules.RefusedCase)
	got := b.paper(domain.Refused, domain.SlipRefusal)
	wants(t, got, "Libretto non consegnato: comunicazione", "non è stato riconosciuto", "Il libretto resta in questo ufficio")
	if strings.Contains(got, "ricorso") {
		t.Errorf("nobody appeals against coming back:\n%s", got)
	}
}

func bari() *office.Book {
	return office.NewBook([]*office.Profile{{ID: "bari", Name: "Questura di Bari", Kind: office.Questura, Province: "BA"}})
}

func TestTheOtherQuesturaIsAskedForItsClearance(t *testing.T) {
	b := at(t, matera(), domain.Passport, "holder.residence.place", "A662", "filing_place.ground", "domicile", "filing_place.reason", "lavora qui",
		"filing_place.clearance_requested_on", "2026-11-23")
	b.office.PEC = "questura@pec.example"
	if got := b.kinds(domain.AwaitingClearance); got != "receipt clearance" {
		t.Errorf("printed: %s", got)
	}
	m := b.matterOf(domain.AwaitingClearance)
	m.Offices = bari()
	s, err := desk.NewSlip(m, domain.SlipPrinted{Kind: domain.SlipClearance, Number: 2})
	if err != nil {
		t.Fatal(err)
	}
	wants(t, everything(s), "Richiesta di nulla osta n. 2", "A: Questura di Bari, Ufficio passaporti", "Residenza: Bari (BA).", "domicilio (lavora qui)",
		"nulla osta al rilascio", "sospesi dal 23/11/2026", "Rispondere a: Questura di Matera, PEC questura@pec.example. Citare la pratica c1.")
	m.Offices = nil
	s, _ = desk.NewSlip(m, domain.SlipPrinted{Kind: domain.SlipClearance, Number: 2})
	wants(t, everything(s), "A: Questura di Bari, Ufficio passaporti")
}

func TestTheConsulateIsAskedForItsDelegation(t *testing.T) {
	b := at(t, matera(), domain.Passport, "holder.residence.place", "Z241", "filing_place.ground", "delegated")
	wants(t, b.paper(domain.AwaitingClearance, domain.SlipClearance), "Richiesta di delega", "Ufficio consolare competente per Thailandia", "delega scritta al rilascio")
	b = at(t, matera(), domain.Passport, "holder.residence.aire", "true", "filing_place.ground", "stay")
	wants(t, b.paper(domain.AwaitingClearance, domain.SlipClearance), "Richiesta di delega", "A: Ufficio competente per la residenza")
}

func TestParentsAreSummonedInTheMinorsInterest(t *testing.T) {
	b := at(t, matera(), domain.LaissezPasser, with(young, []string{"parents[0].role", "mother", "parents[0].surname", "VERDI", "parents[0].name", "ANNA", "parents[0].status", "absent",
		"parents[0].citizenship", "ITA"})...)
	kinds, err := desk.PrintableSlips(&b.work.Facts, domain.InProgress, b.v)
	if err != nil || names(kinds) != "bring summons" {
		t.Fatalf("%v, %v", kinds, err)
	}
	wants(t, b.paper(domain.InProgress, domain.SlipSummons), "Convocazione n. 1", "A: VERDI ANNA", "lasciapassare di ROSSI LUCA", "nel suo interesse", "Giorno ____",
		"documento di riconoscimento valido", "Il funzionario")
	b.change(changes("parents[0]", ""))
	wants(t, b.paper(domain.InProgress, domain.SlipSummons), "A: Chi esercita la responsabilità genitoriale o tutoria")
	adults := at(t, matera(), domain.Passport)
	if kinds, _ := desk.PrintableSlips(&adults.work.Facts, domain.InProgress, adults.v); slices.Contains(kinds, domain.SlipSummons) {
		t.Error("an adult's parents are summoned")
	}
	if kinds, _ := desk.PrintableSlips(&b.work.Facts, domain.Accepted, b.v); slices.Contains(kinds, domain.SlipSummons) {
		t.Error("parents are summoned after the end")
	}
}

func TestReceiptsSayWhatHappensNext(t *testing.T) {
	for name, c := range map[string]struct {
		b     *bench
		wants []string
	}{
		"residence":  {at(t, matera(), domain.ResidenceChange, "holder.residence.place", "F052"), []string{"cambio di residenza sul passaporto", "annota la nuova residenza"}},
		"laissez":    {at(t, matera(), domain.LaissezPasser, young...), []string{"Minore: ROSSI LUCA", "Se il lasciapassare è vidimato"}},
		"collective": {at(t, matera(), domain.CollectivePassport), []string{"Capogruppo: ROSSI LUCA", "euro 5,50", "quattro mesi"}},
		"emergency":  {at(t, consulate(), domain.EmergencyDocument), []string{"per il solo viaggio verso: Italia."}},
		"consulate": {at(t, consulate(), domain.Passport, "booking.date", today.String(), "holder.residence.place", "Z241"),
			[]string{"Contanti: 4409,79 THB, cambio 37,95 per un euro, del 23/11/2026", "Dovuti in tutto: euro 116,20."}},
	} {
		c.b.seeAll()
		t.Run(name, func(t *testing.T) {
			got := c.b.paper(domain.Accepted, domain.SlipReceipt)
			wants(t, got, c.wants...)
			if strings.Contains(got, "0,00") {
				t.Errorf("a receipt over nothing:\n%s", got)
			}
		})
	}
}

func TestAnExemptionIsOnTheReceipt(t *testing.T) {
	b := at(t, matera(), domain.Passport, "fee_exemption.ground", "indigent", "fee_exemption.evidence", "true")
	wants(t, b.paper(domain.Accepted, domain.SlipReceipt), "È stata riconosciuta un'esenzione")
}

func TestEverySlipKindHasAName(t *testing.T) {
	files := map[string]bool{}
	for _, k := range []domain.SlipKind{domain.SlipReceipt, domain.SlipToBring, domain.SlipRefusal, domain.SlipHandover, domain.SlipAttestation, domain.SlipClearance, domain.SlipSummons} {
		if desk.SlipLabel(k) == "" || desk.SlipFileName(k) == "" || files[desk.SlipFileName(k)] {
			t.Errorf("%s: %q, %q", k, desk.SlipLabel(k), desk.SlipFileName(k))
		}
		files[desk.SlipFileName(k)] = true
	}
}

func TestOfficesWorkTheirOwnProcedures(t *testing.T) {
	closed := matera()
	closed.Practice.CollectiveOpen = office.CollectiveClosed
	branch := &office.Profile{ID: "alba", Kind: office.Commissariato, Province: "CN"}
	for _, c := range []struct {
		name string
		at   *office.Profile
		day  string
		want string
	}{
		{"questura", matera(), "2026-11-23", "passport accompaniment residence_change collection collective_passport laissez_passer"},
		{"closed", closed, "2026-11-23", "passport accompaniment residence_change collection laissez_passer"},
		{"closed later", closed, "2026-02-18", "passport accompaniment residence_change collection collective_passport laissez_passer"},
		{"branch", branch, "2026-11-23", "passport accompaniment residence_change collection laissez_passer"},
		{"consulate", consulate(), "2026-11-23", "passport accompaniment residence_change collection emergency_document"},
	} {
		var got []string
		for _, p := range desk.Workable(c.at, calendar.MustParse(c.day)) {
			got = append(got, string(p))
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%s works %v", c.name, got)
		}
	}
	for _, p := range []domain.Procedure{domain.EmergencyDocument, domain.CollectivePassport} {
		if why := desk.NotWorkable(p, branch, today); !strings.HasSuffix(why, ".") || strings.Count(why, ". ") > 0 {
			t.Errorf("%s: %q is not one sentence", p, why)
		}
	}
}
