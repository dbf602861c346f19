package tui_test

import (
	"context"
	"strconv"
	"strings"
	"testing"
	"time"

	"civico/sportello/domain"
	"civico/sportello/domain/calendar"
	"civico/sportello/domain/desk"
	"civico/sportello/domain/office"
	"civico/sportello/domain/rules"
	"civico/sportello/tui"
	"civico/sportello/tui/paper"
	"civico/sportello/tui/theme"
	"civico/sportello/tui/tuitest"
)

// player plays a procedure from the first key to its papers, at any office.
type player struct {
	*caseDesk
	office *office.Profile
	papers []string // as they come out of the printer
}

func questura() *office.Profile {
	return &office.Profile{ID: "matera", Name: "Questura di Matera", Kind: office.Questura, Province: "MT", Seat: "F052", PatronDay: "07-02",
		Practice: office.Practice{GlassesRefused: true, AbsentNonEU: office.AbsentAuthenticated, Under12PhotoWarnsOnly: true,
			AccompanimentWalkIn: true, AccompanimentAtCounter: true, AccompanimentCopy: true, CollectDaysBefore: 2, ParentCopyRequired: true}}
}

func consulate() *office.Profile {
	return &office.Profile{ID: "consolato", Name: "Consolato di Prova", Kind: office.Consulate, Currency: "THB",
		Rates:    []office.Rate{{From: calendar.MustParse("2026-01-01"), E4: 379500}},
		Practice: office.Practice{Under12MustCome: true, ParentCopyRequired: true, PhotoHeightMM: 40}}
}

func newPlayer(t testing.TB, at *office.Profile) *player {
	t.Helper()
	p := &player{office: at}
	clock := tuitest.NewClock(time.Date(2026, 11, 23, 10, 30, 0, 0, time.UTC))
	store := &caseStore{clock: clock, events: map[string][]domain.Event{}}
	p.caseDesk = &caseDesk{store: store, today: caseDay}
	p.app = tui.New(context.Background(), tui.Env{
		Store: store, Profile: at, Offices: office.NewBook([]*office.Profile{at}), Settings: desk.Settings{Office: at.ID, Desk: 2, Clerk: "A. Conti"},
		Now: clock.Now, Today: func() domain.Date { return p.today }, Tick: clock.Tick, Theme: theme.Theme{Depth: theme.Plain}, Print: p.print,
	})
	p.Driver = tuitest.Start(t, p.app, clock, 120, 36)
	return p
}

// print writes the slip out as the program does.
func (p *player) print(_ context.Context, w *domain.Work, s domain.SlipPrinted) (string, error) {
	p.printed = append(p.printed, s)
	e := desk.Evaluated{Work: w}
	var err error
	e.Verdict, err = rules.Evaluate(&w.Facts, rules.Around{Office: p.office, InStore: true})
	if err != nil {
		return "", err
	}
	slip, err := desk.NewSlip(desk.SlipMatter{Work: w, Verdict: e.Verdict, Office: p.office, Settings: desk.Settings{Desk: 2, Clerk: "A. Conti"}, Day: p.today}, s)
	if err != nil {
		return "", err
	}
	p.papers = append(p.papers, paper.Text(slip))
	_, err = paper.PDF(slip)
	return "Stampa pronta.", err
}

// walkIn opens a case for who comes without appointment; choice is the procedure's
// number in the list, empty for a passport.
func (p *player) walkIn(surname, name, birth, choice string) {
	p.T.Helper()
	p.Keys("w")
	if choice != "" {
		p.Keys("f2", choice)
	}
	p.Type(surname)
	p.Keys("enter")
	p.Type(name)
	p.Keys("enter", "tab")
	p.Type(birth)
	p.Keys("enter")
}

// types writes texts into the fields of a form, one after the other.
func (p *player) types(texts ...string) {
	p.T.Helper()
	for _, text := range texts {
		p.Type(text)
		p.Keys("enter")
	}
}

// ends says how the case stands at last and what was printed.
func (p *player) ends(state domain.State, kinds ...domain.SlipKind) {
	p.T.Helper()
	w := p.work()
	if w.State != state {
		p.T.Fatalf("%s (%s)\n%s", w.State, w.Outcome, p.Screen())
	}
	var got []domain.SlipKind
	for _, s := range p.printed {
		got = append(got, s.Kind)
	}
	if len(got) != len(kinds) {
		p.T.Fatalf("printed %v, want %v", got, kinds)
	}
	for i := range kinds {
		if got[i] != kinds[i] || w.Slips[i] != p.printed[i] {
			p.T.Errorf("printed %v and recorded %v, want %v", p.printed, w.Slips, kinds)
		}
	}
}

// paperGoldens compares every paper with testdata/paper-NAME-1.txt and so on.
func (p *player) paperGoldens(name string) {
	p.T.Helper()
	for i, text := range p.papers {
		tuitest.Golden(p.T, "paper-"+name+"-"+strconv.Itoa(i+1)+".txt", text)
	}
}

// onPaper says what stands on the n-th paper, line breaks aside.
func (p *player) onPaper(n int, parts ...string) {
	p.T.Helper()
	flat := strings.Join(strings.Fields(p.papers[n]), " ")
	for _, part := range parts {
		if !strings.Contains(flat, part) {
			p.T.Errorf("paper %d lacks %q:\n%s", n+1, part, p.papers[n])
		}
	}
}

func (p *player) facts(want map[string]string) {
	p.T.Helper()
	for path, value := range want {
		if got := p.fact(path); got != value {
			p.T.Errorf("%s is %q, want %q", path, got, value)
		}
	}
}

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
	p.Keys("r", "enter")
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
	p.Keys("r", "enter")
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
	p.Keys("r", "enter")
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
	p.Keys("r", "enter")
	p.Sees("soltanto a un consolato")
	if len(p.store.events) != 0 {
		t.Error("a case was opened all the same")
	}
	p.Keys("esc", "w", "f2")
	p.SeesNot("emergenza")
}
