package tui

import (
	"context"
	"errors"
	"slices"
	"testing"
	"time"

	"civico/sportello/domain/desk"
)

// inbox is a watched folder of a test.
type inbox struct {
	port    *port
	news    []string
	waiting []string
	empty   []string
	left    int
	answer  desk.Delivery
	err     error
}

func (i *inbox) Folder() string { return "/agende" }

func (i *inbox) Arrived(context.Context) (Arrived, error) {
	return Arrived{slices.Clone(i.news), slices.Clone(i.waiting), slices.Clone(i.empty), i.left}, i.err
}

func (i *inbox) Receive(_ context.Context, name string) (desk.Delivery, error) {
	if i.err != nil {
		return desk.Delivery{}, i.err
	}
	i.news = slices.DeleteFunc(i.news, func(n string) bool { return n == name })
	if i.answer.Outcome == desk.OutcomeWaits || i.answer.Outcome == desk.OutcomeUnknown {
		i.waiting = append(i.waiting, name)
	}
	if err := i.port.note("receive " + name); err != nil {
		return desk.Delivery{Name: name}, err
	}
	d := i.answer
	d.Name = name
	return d, nil
}

func (i *inbox) HandOver(_ context.Context, name string, _ desk.ImportSummary) error {
	i.waiting = nil
	return i.port.note("hand over " + name)
}

func (i *inbox) Refuse(_ context.Context, name, why string) error {
	i.waiting = nil
	return i.port.note("refuse " + name + ": " + why)
}

func withInbox(t *testing.T, i *inbox) (*port, func(*Env)) {
	t.Helper()
	i.port = &port{rows: aDay(), plan: aPlan()}
	return i.port, func(e *Env) { e.Inbox = i }
}

func TestAnArrivedExportIsAppliedByItselfWhereTheSettingsSaySo(t *testing.T) {
	i := &inbox{news: []string{"matera-2.csv"}, answer: desk.Delivery{Outcome: desk.OutcomeApplied, Summary: aPlan().summary}}
	p, with := withInbox(t, i)
	d := start(t, p, with)
	d.Advance(3 * time.Second)
	d.Sees("Arrivata «matera-2.csv» e applicata: 1.180 nuove")
	if !slices.Equal(p.written, []string{"receive matera-2.csv"}) {
		t.Errorf("wrote %q", p.written)
	}
}

func TestAnArrivedExportWaitsForTheClerk(t *testing.T) {
	i := &inbox{news: []string{"matera-2.csv"}, answer: desk.Delivery{Outcome: desk.OutcomeWaits, Summary: aPlan().summary, Text: "Ha conflitti."}}
	p, with := withInbox(t, i)
	d := start(t, p, with)
	d.Keys("v")
	d.Sees("Nessuna esportazione aspetta.")
	d.Advance(3 * time.Second)
	d.Sees("Arrivata «matera-2.csv»: v la mostra.")
	d.Advance(10 * time.Second)
	d.Goldens("agenda-arrived")
	d.Keys("v")
	d.Sees("passo 2 di 3: anteprima", "x scarta il file")
	if p.options.Folder != "/agende" {
		t.Errorf("%+v", p.options)
	}
	d.Keys("s")
	d.Sees("✓ Importazione applicata e salvata.")
	d.Keys("enter")
	if want := []string{"receive matera-2.csv", "hand over matera-2.csv"}; !slices.Equal(p.written, want) {
		t.Errorf("wrote %q", p.written)
	}
}

func TestDocumentsOfTheFolderAreToldOnce(t *testing.T) {
	i := &inbox{left: 3}
	p, with := withInbox(t, i)
	d := start(t, p, with)
	d.Advance(3 * time.Second)
	d.Sees("3 file della cartella non sono esportazioni: restano dove sono.")
	d.Advance(20 * time.Second)
	d.SeesNot("restano dove sono")
}

func TestAnArrivedExportCanBeRefused(t *testing.T) {
	i := &inbox{waiting: []string{"vecchia.csv"}}
	p, with := withInbox(t, i)
	d := start(t, p, with)
	d.Advance(3 * time.Second)
	d.Keys("v", "x", "enter")
	if want := []string{"refuse vecchia.csv: Scartato dall'operatore."}; !slices.Equal(p.written, want) {
		t.Errorf("wrote %q", p.written)
	}
	d.Sees("13 appuntamenti")
}

func TestRubbishThatArrivesIsToldUntilItIsRead(t *testing.T) {
	i := &inbox{news: []string{"foto.csv"}, answer: desk.Delivery{Outcome: desk.OutcomeRefused, Text: "«foto.csv» non è un'esportazione."}}
	p, with := withInbox(t, i)
	d := start(t, p, with)
	d.Advance(3 * time.Second)
	d.Advance(time.Minute)
	d.Sees("✗ «foto.csv» non è un'esportazione. Il file arrivato è in «scartati».")
}

func TestATroubleWithTheFolderIsToldOnce(t *testing.T) {
	i := &inbox{err: &desk.Sentence{Text: "La cartella /agende non si può leggere."}}
	p, with := withInbox(t, i)
	d := start(t, p, with)
	d.Advance(3 * time.Second)
	d.Sees("La cartella /agende non si può leggere.")
	d.Advance(time.Minute)
	d.SeesNot("La cartella /agende non si può leggere.")
	i.err = nil
	i.news, i.answer = []string{"a.csv"}, desk.Delivery{Outcome: desk.OutcomeApplied}
	d.Advance(3 * time.Second)
	d.Sees("Arrivata «a.csv»")
}

func TestAFileThatCannotBeReadNowIsTriedAgain(t *testing.T) {
	i := &inbox{news: []string{"a.csv"}}
	p, with := withInbox(t, i)
	p.err = errors.New("database is locked")
	i.answer = desk.Delivery{Outcome: desk.OutcomeApplied}
	d := start(t, p, with)
	d.Advance(3 * time.Second)
	i.news = []string{"a.csv"}
	d.Advance(3 * time.Second)
	d.Sees("Arrivata «a.csv»")
}

func TestColumnsOfAnArrivedExportAreSaidFromTheAgenda(t *testing.T) {
	i := &inbox{news: []string{"strano"}, answer: desk.Delivery{Outcome: desk.OutcomeUnknown, Text: "Colonne non riconosciute: si scelgono dalle schermate."}}
	p := &columnsPort{port: &port{rows: aDay(), plan: aPlan()}, sample: strange()}
	i.port = p.port
	d := start(t, p, func(e *Env) { e.Inbox, e.Mapper = i, p })
	d.Advance(3 * time.Second)
	d.Sees("Arrivata «strano», colonne non riconosciute: v le fa scegliere.")
	d.Keys("v")
	d.Sees("Colonne non riconosciute", "x scarta il file")
	d.Keys("enter")
	d.Sees("Colonne di «strano»")
	ties(d, "id")
	ties(d, "utente")
	d.Keys("s", "enter", "enter")
	d.Sees("passo 2 di 3: anteprima")
	if p.saved == nil || p.options.Profile != p.saved || p.options.Folder != "/agende" {
		t.Errorf("%+v", p.options)
	}
	d.Keys("esc")
	d.Sees("13 appuntamenti")
	d.Keys("v") // the profile is proposed now
	d.Keys("esc")
	d.Sees("13 appuntamenti")
}

func TestAFileThatNobodyFillsIsToldOnce(t *testing.T) {
	i := &inbox{empty: []string{"vuoto.csv"}}
	p, with := withInbox(t, i)
	d := start(t, p, with)
	d.Advance(3 * time.Second)
	d.Sees("✗ «vuoto.csv», nella cartella delle esportazioni, è vuoto da più di mezzo", "minuto: forse")
	d.Keys("esc")
	d.Advance(time.Minute)
	d.SeesNot("vuoto.csv")
}

func TestAFileAppliedElsewhereIsSaid(t *testing.T) {
	i := &inbox{news: []string{"a.csv"}, answer: desk.Delivery{Outcome: desk.OutcomeApplied, Summary: desk.ImportSummary{Same: true}}}
	p, with := withInbox(t, i)
	d := start(t, p, with)
	d.Advance(3 * time.Second)
	d.Sees("«a.csv» era già applicata: adesso è in «importati».")
}
