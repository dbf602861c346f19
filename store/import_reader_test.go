package store

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"civico/sportello/domain/desk"
)

// written is a file of those bytes.
func written(t testing.TB, name, content string) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(file, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	return file
}

// Ten people are expected; somebody puts quotes into two of the notes: all ten are
// still expected.
func TestStrayQuotesMakeNobodyVanish(t *testing.T) {
	s, clock := newStore(t)
	file := func(notes map[int]string) string {
		var b strings.Builder
		b.WriteString("codice;data;ora;cognome;nome;note;telefono\n")
		for i := range 10 {
			fmt.Fprintf(&b, "A%d;23/11/2026;09:%d0;ROSSI;MARIA %d;%s;33%d\n", i, i%6, i, notes[i], i)
		}
		return written(t, "agenda.csv", b.String())
	}
	wantCounts(t, apply(t, s, file(nil), desk.ImportOptions{}), `{"new":10}`)
	clock.pass(time.Hour)
	got := apply(t, s, file(map[int]string{3: `"urgente" chiamare`, 6: `"con la madre`}), desk.ImportOptions{})
	wantCounts(t, got, `{"changed":2,"unchanged":8}`)
	if !slices.Contains(got.Warnings, "In 2 caselle le virgolette non sono chiuse: sono lette come scritte (la prima alla riga 5, colonna «note»).") {
		t.Errorf("%q", got.Warnings)
	}
	if r := rowOf(t, s, "A6"); r.Notes != `"con la madre` || r.Phone != "336" {
		t.Errorf("%+v", r)
	}
	clock.pass(time.Hour)
	got = apply(t, s, file(map[int]string{3: `"urgente" chiamare`}), desk.ImportOptions{})
	wantCounts(t, got, `{"changed":1,"unchanged":9}`)
	if !slices.Contains(got.Warnings, "In una casella le virgolette non sono chiuse: è letta come scritta (riga 5, colonna «note»).") {
		t.Errorf("%q", got.Warnings)
	}
}

// What was taken out of a cell is looked for in the file: the warning says where.
func TestCleanedCellsArePlaced(t *testing.T) {
	s, _ := newStore(t)
	file := func(rows string) string { return written(t, "agenda.csv", "codice;data;ora;cognome;nome;note\n"+rows) }
	one := "A1;23/11/2026;09:00;ROSSI;MARIA;\nA2;23/11/2026;09:00;VERDI;ANNA;x\ay\n"
	for rows, says := range map[string]string{
		one: "Da una casella sono stati tolti caratteri nascosti o di controllo (riga 3, colonna «note»).",
		one + "A3;23/11/2026;09:00;NE\x00RI;PIA;\n": "Da 2 caselle sono stati tolti caratteri nascosti o di controllo (la prima alla riga 3, colonna «note»).",
	} {
		if got := prepare(t, s, file(rows), desk.ImportOptions{}).Summary(); !slices.Equal(got.Warnings, []string{says}) {
			t.Errorf("%q", got.Warnings)
		}
	}
}

// A file without line breaks has rows all the same, each of its own.
func TestRowsOfOneLineAreSetAsideOneByOne(t *testing.T) {
	s, _ := newStore(t)
	row := func(code, date, hour string) string {
		return fmt.Sprintf(`{"code":%q,"date":%q,"hour":%q,"surname":"ROSSI","name":"MARIA"}`, code, date, hour)
	}
	file := written(t, "agenda.json", "["+row("A1", "2026-11-23", "09:00")+","+row("A2", "2026-02-31", "09:00")+","+row("A3", "2026-11-23", "25:00")+"]")
	wantCounts(t, apply(t, s, file, desk.ImportOptions{}), `{"new":1,"quarantined":2}`)
	rows, err := s.Quarantine(ctx)
	if err != nil || len(rows) != 2 || rows[0].Line != 2 || rows[0].Column != "date" || rows[1].Line != 3 || rows[1].Column != "hour" {
		t.Errorf("%+v %v", rows, err)
	}
	refold(t, s)
}

// The codes of Outlook's calendars are long; a booking is known by one even where its
// event cannot be read any more.
func TestLongCodesOfCalendars(t *testing.T) {
	s, clock := newStore(t)
	uid := strings.Repeat("040000008200E00074C5B7101A82E008", 3) + "0123456789ABCDE"
	event := func(code, start string) string {
		return "BEGIN:VEVENT\r\nUID:" + code + "\r\nDTSTART:" + start + "\r\nSUMMARY:ROSSI\\, MARIA\r\nEND:VEVENT\r\n"
	}
	file := func(start string) string {
		return written(t, "agenda.ics", "BEGIN:VCALENDAR\r\n"+event(uid+"1", start)+event(uid+"2", "20261123T100000")+"END:VCALENDAR\r\n")
	}
	wantCounts(t, apply(t, s, file("20261123T090000"), desk.ImportOptions{}), `{"new":2}`)
	clock.pass(time.Hour)
	wantCounts(t, apply(t, s, file("boh"), desk.ImportOptions{}), `{"quarantined":1,"unchanged":1}`)
	if r := rowOf(t, s, uid+"1"); r.Status != desk.BookingLive || r.Hour.String() != "09:00" {
		t.Errorf("%+v", r)
	}
}

// A title says which days an export covers: who is expected on one of them and is not
// in the file has vanished, whoever comes on another day has not. A clerk knows better.
func TestTitleSaysWhatVanishes(t *testing.T) {
	s, clock := newStore(t)
	titled := func(title string, rows ...string) string {
		return written(t, "agenda.csv", title+"\ncodice;data;ora;cognome;nome\n"+strings.Join(rows, "\n")+"\n")
	}
	maria, anna, luca := "A1;23/11/2026;09:00;ROSSI;MARIA", "A2;24/11/2026;09:00;VERDI;ANNA", "A3;30/11/2026;09:00;NERI;LUCA"
	apply(t, s, titled("", maria, anna, luca), desk.ImportOptions{})
	clock.pass(time.Hour)

	week := titled("Agenda dal 23/11/2026 al 27/11/2026", maria)
	got := prepare(t, s, week, desk.ImportOptions{}).Summary()
	wantCounts(t, got, `{"unchanged":1,"vanished":1}`)
	if !got.SpanSaid || got.SpanGiven || got.From != theDay || got.To != theDay.AddDays(4) {
		t.Errorf("%+v", got)
	}
	got = prepare(t, s, week, desk.ImportOptions{From: theDay, To: theDay}).Summary()
	wantCounts(t, got, `{"unchanged":1}`)
	if got.SpanSaid || !got.SpanGiven {
		t.Errorf("%+v", got)
	}
	got = prepare(t, s, titled("Agenda dal 27/11/2026 al 23/11/2026", maria, luca), desk.ImportOptions{}).Summary()
	wantCounts(t, got, `{"unchanged":2,"vanished":1}`)
	if got.SpanSaid || got.To != theDay.AddDays(7) {
		t.Errorf("%+v", got)
	}
	wantDoubt(t, got, 1, "Il titolo «Agenda dal 27/11/2026 al 23/11/2026» finisce prima di cominciare: si tolgono solo prenotazioni dal 23/11/2026 al 30/11/2026, come dicono le righe.")
	got = apply(t, s, titled("Prenotazioni del 23/11/2026", maria, luca), desk.ImportOptions{})
	wantCounts(t, got, `{"unchanged":2}`)
	if !slices.Contains(got.Warnings, "Una prenotazione è fuori dal periodo indicato: è letta lo stesso.") {
		t.Errorf("%q", got.Warnings)
	}
	refold(t, s)
	// A title alone takes nobody away: an export of nothing is the clerk's to confirm.
	if _, err := s.PrepareImport(ctx, titled("Prenotazioni del 23/11/2026"), desk.ImportOptions{}, nil); err == nil || !strings.Contains(err.Error(), "nessuna prenotazione") {
		t.Errorf("%v", err)
	}
}

// A title whose days no row has may be the right one or an old one: what would vanish
// is to be confirmed, be it a single booking of a day that the file knows.
func TestTitleThatNoRowKeepsToIsDoubted(t *testing.T) {
	s, clock := newStore(t)
	rows := "codice;data;ora;cognome;nome\nA1;24/11/2026;09:00;ROSSI;MARIA\n"
	apply(t, s, written(t, "agenda.csv", rows+"A2;24/11/2026;09:10;VERDI;ANNA\n"), desk.ImportOptions{})
	clock.pass(time.Hour)
	const says = "Il titolo «Prenotazioni del 23/11/2026» dice giorni di cui il file non ha nessuna prenotazione: si tolgono solo prenotazioni del 24/11/2026, come dicono le righe."
	titled := written(t, "agenda.csv", "Prenotazioni del 23/11/2026\n"+rows)
	got := prepare(t, s, titled, desk.ImportOptions{}).Summary()
	wantCounts(t, got, `{"unchanged":1,"vanished":1}`)
	wantDoubt(t, got, 1, says)
	wantDoubt(t, prepare(t, s, written(t, "agenda.csv", "Prenotazioni del 23/11/2026\n"+rows+"A2;24/11/2026;09:10;VERDI;ANNA\n"), desk.ImportOptions{}).Summary(), 0, says)
	got = prepare(t, s, titled, desk.ImportOptions{From: theDay.AddDays(1), To: theDay.AddDays(1)}).Summary()
	if len(got.Doubts) != 0 || len(got.Warnings) != 0 {
		t.Errorf("said by the clerk: %+v", got)
	}
}

func wantDoubt(t *testing.T, got desk.ImportSummary, days int, says string) {
	t.Helper()
	if len(got.Doubts) != days || !strings.Contains(strings.Join(got.Warnings, "\n"), says) {
		t.Errorf("doubts %v, %q", got.Doubts, got.Warnings)
	}
}

// A wrong clock, or a file named after the days of its bookings, does not make an
// export of the future: all exports to come would be older.
func TestExportsAreNotOfTheFuture(t *testing.T) {
	s, clock := newStore(t) // 09:00 in Italy
	updated := func(maria, anna string) []string {
		return []string{changed(mariaRow, "PASSAPORTO;", "PASSAPORTO;"+maria), changed(annaRow, "MINORE;", "MINORE;"+anna)}
	}
	got := apply(t, s, export(t, updated("23/11/2026 09:50", "23/11/2027 08:00")...), desk.ImportOptions{})
	if got.Uncertain || got.ExportedAt.Format(time.RFC3339) != "2026-11-23T09:50:00+01:00" ||
		!slices.Contains(got.Warnings, "Una riga dice di essere stata aggiornata nel futuro: quell'ora non conta.") {
		t.Errorf("%+v", got)
	}
	clock.pass(time.Hour)
	got = apply(t, s, export(t, updated("23/11/2026 11:01", "23/11/2027 08:00")...), desk.ImportOptions{ExportedAt: clock.now()})
	if !got.ExportedAt.Equal(clock.now()) || got.Older || !slices.Contains(got.Warnings, "2 righe dicono di essere state aggiornate nel futuro: quell'ora non conta.") {
		t.Errorf("%+v", got)
	}
	clock.pass(time.Hour)
	const rows = "codice;data;ora;cognome;nome\nA1;30/11/2026;09:00;ROSSI;MARIA\n"
	for name, certain := range map[string]bool{"agenda_2026-11-30.csv": false, "agenda_2026-11-23_1215.csv": false, "agenda_2026-11-23_1155.csv": true} {
		if got := prepare(t, s, written(t, name, rows), desk.ImportOptions{}).Summary(); got.Uncertain == certain {
			t.Errorf("%s: %+v", name, got)
		}
	}
}

// A header of many long names does not make each unreadable row cost them all.
func TestUnreadableRowsCostWhatTheySay(t *testing.T) {
	s, _ := newStore(t)
	var header strings.Builder
	for i := range 150 {
		fmt.Fprintf(&header, ";%s %d", strings.Repeat("x", 50), i)
	}
	const rows = 5000
	plan := prepare(t, s, written(t, "agenda.csv", "codice;data;ora;cognome;nome"+header.String()+"\n"+strings.Repeat("A;boh;9:00;ROSSI;MARIA\n", rows)), desk.ImportOptions{})
	wantCounts(t, plan.Summary(), `{"quarantined":5000}`)
	if got := plan.(*importPlan).bad.to; got > rows*400 {
		t.Errorf("%d bytes a row", got/rows)
	}
	if got := plan.(*importPlan).spool.size(); got > rows*100 {
		t.Errorf("%d bytes a row among the sorted ones", got/rows)
	}
}

// Rows as long as they may be are written a few at a time: an import holds no more of
// them than of short ones.
func TestLongRowsAreWrittenAFewAtATime(t *testing.T) {
	s, _ := newStore(t)
	var rows []string
	for i := range 100 {
		rows = append(rows, changed(mariaRow, "A1", fmt.Sprint("A", i), "09:00", []string{"09:00", "boh"}[i%2], "333", strings.Repeat("3", 60<<10), "PASSAPORTO", strings.Repeat("P", 60<<10)))
	}
	plan := prepare(t, s, export(t, rows...), desk.ImportOptions{}).(*importPlan)
	if len(plan.parts) < 3 {
		t.Errorf("%d parts", len(plan.parts))
	}
	for _, part := range plan.parts {
		if size := part.to - part.from; size > partBytes+200<<10 {
			t.Errorf("a part of %d bytes", size)
		}
	}
	sum, err := plan.Apply(ctx, nil)
	if err != nil || sum.Counts[desk.ClassNew] != 50 || sum.Counts[desk.ClassQuarantined] != 50 {
		t.Errorf("%+v %v", sum, err)
	}
	refold(t, s)
	mustVerify(t, s)
}
