package store

import (
	"errors"
	"strings"
	"testing"
	"time"

	"civico/sportello/domain"
	"civico/sportello/domain/desk"
	"civico/sportello/store/seal"
)

const wrongAtStart = "Scelto per errore al primo avvio."

func TestTheOfficeChangesWithAReasonThatStaysInTheLog(t *testing.T) {
	c := monday()
	o := place(t, c)
	s := mustOpen(t, o)
	id := book(t, s, rossi())
	w := openCase(t, s, id)
	c.pass(time.Hour)
	if err := s.ChangeOffice(ctx, "pisticci", " "+wrongAtStart+"\n"); err != nil {
		t.Fatal(err)
	}
	_, err := s.Change(ctx, w.ID, w.Version, changes("photos.count", "2"))
	says(t, err, "è passato dall'ufficio «matera» all'ufficio «pisticci»")
	if _, err := s.SetVisit(ctx, id, domain.VisitArrived); err == nil {
		t.Error("a desk that had not heard of it went on writing")
	}

	o.Office = "matera"
	_, err = Open(ctx, o)
	says(t, err, "è dell'ufficio «pisticci», non «matera»")
	o.Office = ""
	now := mustOpen(t, o)
	if now.Office() != "pisticci" {
		t.Errorf("office %s", now.Office())
	}
	events, err := now.History(ctx, domain.OfficeEntity)
	if err != nil || len(events) != 1 {
		t.Fatalf("%v, %v", events, err)
	}
	e := events[0]
	if e.Body != (domain.OfficeChanged{From: "matera", To: "pisticci", Reason: wrongAtStart}) || e.Clerk != "A. CONTI" || e.Desk != 1 || !e.At.Equal(c.now()) {
		t.Errorf("%+v", e)
	}
	d, err := now.Day(ctx, theDay)
	if err != nil || len(d.Rows) != 1 || d.Rows[0].Case != w.ID {
		t.Errorf("the day lost its rows: %+v, %v", d.Rows, err)
	}
	kept, err := now.Change(ctx, w.ID, w.Version, changes("photos.count", "2"))
	if err != nil || kept.Facts.Office != "matera" {
		t.Errorf("the case opened before is of %q now, %v", kept.Facts.Office, err)
	}
	opened, err := now.OpenCase(ctx, desk.Opening{Changes: sheRossi()})
	if err != nil || opened.Facts.Office != "pisticci" {
		t.Errorf("%+v, %v", opened, err)
	}
	mustVerify(t, now)
}

func TestTheOfficeIsTheLogsAfterARebuildAndBack(t *testing.T) {
	c := monday()
	o := place(t, c)
	s := mustOpen(t, o)
	book(t, s, rossi())
	for _, to := range []string{"pisticci", "bergamo", "matera"} {
		c.pass(time.Minute)
		if err := s.ChangeOffice(ctx, to, wrongAtStart); err != nil {
			t.Fatal(err)
		}
		o.Office = to
		s = mustOpen(t, o)
		if err := s.Rebuild(ctx, nil); err != nil {
			t.Fatal(err)
		}
		mustVerify(t, s)
		again := mustOpen(t, o)
		if again.Office() != to {
			t.Errorf("after a rebuild %s, not %s", again.Office(), to)
		}
	}
	forge(t, s, `UPDATE archive SET office = 'cuneo'`)
	report, err := s.Verify(ctx, true)
	if err != nil || report.OK() || !strings.Contains(report.Problems[0].What, "il registro dice «matera», l'archivio «cuneo»") {
		t.Errorf("%+v, %v", report.Problems, err)
	}
}

func TestTheStationIsCertifiedForItsNewOffice(t *testing.T) {
	s, _ := newStore(t)
	if err := s.ChangeOffice(ctx, "bergamo", wrongAtStart); err != nil {
		t.Fatal(err)
	}
	var text string
	if err := s.db.QueryRowContext(ctx, `SELECT certificate FROM station WHERE own = 1`).Scan(&text); err != nil {
		t.Fatal(err)
	}
	c, err := seal.ParseCertificate(text)
	if err != nil || c.Office != "bergamo" || seal.StationID(c.Station) != s.Station() {
		t.Errorf("%+v, %v", c, err)
	}
}

func TestAnOfficeIsNotChangedWithoutAReasonOrToNothing(t *testing.T) {
	s, _ := newStore(t)
	for _, x := range []struct{ to, reason, want string }{
		{"pisticci", "", "Serve il motivo"},
		{"pisticci", " \t", "Serve il motivo"},
		{"pisticci", "a\u202eb", "Serve il motivo"},
		{"pisticci", strings.Repeat("a", 301), "Serve il motivo"},
		{"matera", wrongAtStart, "già dell'ufficio"},
		{"", wrongAtStart, "identificativo"},
		{"Questura di Matera", wrongAtStart, "identificativo"},
	} {
		says(t, s.ChangeOffice(ctx, x.to, x.reason), x.want)
	}
	if events, err := s.History(ctx, domain.OfficeEntity); err != nil || len(events) != 0 {
		t.Errorf("%v, %v", events, err)
	}
}

// A commit that fails leaves the office as it was.
func TestAFailedChangeOfOfficeChangesNothing(t *testing.T) {
	s, _ := newStore(t)
	if _, err := s.db.Exec(`CREATE TRIGGER no_certificate BEFORE UPDATE OF certificate ON station BEGIN SELECT RAISE(ABORT, 'full'); END`); err != nil {
		t.Fatal(err)
	}
	if err := s.ChangeOffice(ctx, "pisticci", wrongAtStart); err == nil {
		t.Fatal("changed all the same")
	}
	var said *desk.Sentence
	if err := s.write(ctx, func(*change) error { return nil }); errors.As(err, &said) {
		t.Errorf("writes are refused: %v", err)
	}
	if has, err := readOffice(ctx, s.db); err != nil || has != "matera" {
		t.Errorf("%s, %v", has, err)
	}
}

// What an import brought keeps its office, also when the log is folded again under
// the next one; the next office's agenda stands beside it.
func TestImportsKeepTheOfficeTheyWereOf(t *testing.T) {
	c := monday()
	o := place(t, c)
	s := mustOpen(t, o)
	apply(t, s, export(t, mariaRow, annaRow), desk.ImportOptions{})
	c.pass(time.Hour)
	if err := s.ChangeOffice(ctx, "pisticci", wrongAtStart); err != nil {
		t.Fatal(err)
	}
	o.Office = "pisticci"
	s = mustOpen(t, o)
	c.pass(time.Hour)
	wantCounts(t, apply(t, s, export(t, mariaRow, lucaRow), desk.ImportOptions{Insist: true}), `{"new":2}`)
	refold(t, s)
	mustVerify(t, s)
	var offices string
	if err := s.db.QueryRowContext(ctx, `SELECT group_concat(office || ' ' || code, ', ') FROM (SELECT office, code FROM appointment ORDER BY office, code)`).Scan(&offices); err != nil {
		t.Fatal(err)
	}
	if offices != "matera A1, matera A2, pisticci A1, pisticci A3" {
		t.Errorf("%s", offices)
	}
}
