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
