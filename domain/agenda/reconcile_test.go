package agenda

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"civico/sportello/domain/calendar"
)

var (
	monday  = calendar.MustParse("2026-11-23")
	theSpan = Span{monday, monday.AddDays(1)}
)

// booking is MARIA ROSSI on Monday at 09:00, with changes as pairs of field and value.
func booking(code string, changes ...any) Booking {
	b := Booking{Code: code}
	b.Values[Status], b.Values[Day], b.Values[Hour] = Booked, "2026-11-23", "09:00"
	b.Values[Surname], b.Values[Name], b.Values[Phone] = "ROSSI", "MARIA", "333"
	for i := 0; i < len(changes); i += 2 {
		b.Values[changes[i].(Field)] = changes[i+1].(string)
	}
	return b
}

func lines(rows ...Line) Lines {
	return func() (*Line, error) {
		if len(rows) == 0 {
			return nil, nil
		}
		r := rows[0]
		rows = rows[1:]
		return &r, nil
	}
}

func knowns(rows ...Known) Knowns {
	return func() (*Known, error) {
		if len(rows) == 0 {
			return nil, nil
		}
		r := rows[0]
		rows = rows[1:]
		return &r, nil
	}
}

type outcome struct {
	class    Class
	action   Action
	moves    bool
	restored bool
}

// Every row of the handbook's table, and what lies between the rows.
func TestTable(t *testing.T) {
	asFile := func(b Booking) string { return string(b.AppendRecord(nil)) }
	for _, c := range []struct {
		name  string
		file  *Booking
		known *Known
		want  *outcome // nil: the export says nothing about it
	}{
		{"unknown code", ptr(booking("A")), nil, &outcome{class: New, action: Insert}},
		{"unknown code, already cancelled", ptr(booking("A", Status, Cancelled)), nil, &outcome{class: Unchanged, action: Insert}},
		{"the same in every field", ptr(booking("A")), &Known{Booking: booking("A")}, &outcome{class: Unchanged}},
		{"the same but for the time of its update", ptr(booking("A", Updated, "2026-11-22T10:00:00")), &Known{Booking: booking("A")}, &outcome{class: Unchanged}},
		{"the same, arrived", ptr(booking("A")), &Known{Booking: booking("A"), Work: Arrived}, &outcome{class: Unchanged}},
		{"other day, untouched", ptr(booking("A", Day, "2026-11-24")), &Known{Booking: booking("A")}, &outcome{class: Moved, action: Update, moves: true}},
		{"other hour, untouched", ptr(booking("A", Hour, "10:00")), &Known{Booking: booking("A")}, &outcome{class: Moved, action: Update, moves: true}},
		{"other day, did not come", ptr(booking("A", Day, "2026-11-24")), &Known{Booking: booking("A"), Work: Absent}, &outcome{class: Moved, action: Update, moves: true}},
		{"other day and other data, untouched", ptr(booking("A", Day, "2026-11-24", Phone, "334")), &Known{Booking: booking("A")}, &outcome{class: Moved, action: Update, moves: true}},
		{"other personal data, untouched", ptr(booking("A", Phone, "334")), &Known{Booking: booking("A")}, &outcome{class: Changed, action: Update}},
		{"other hour, arrived", ptr(booking("A", Hour, "10:00")), &Known{Booking: booking("A"), Work: Arrived}, &outcome{class: Conflict, action: Dispute}},
		{"other data, arrived", ptr(booking("A", Phone, "334")), &Known{Booking: booking("A"), Work: Arrived}, &outcome{class: Conflict, action: Dispute}},
		{"other day, intake begun", ptr(booking("A", Day, "2026-11-24")), &Known{Booking: booking("A"), Work: Begun}, &outcome{class: Conflict, action: Dispute}},
		{"cancelled, intake begun", ptr(booking("A", Status, Cancelled)), &Known{Booking: booking("A"), Work: Begun}, &outcome{class: Conflict, action: Dispute}},
		{"cancelled, arrived", ptr(booking("A", Status, Cancelled)), &Known{Booking: booking("A"), Work: Arrived}, &outcome{class: Conflict, action: Dispute}},
		{"cancelled, untouched, counts as vanished", ptr(booking("A", Status, Cancelled)), &Known{Booking: booking("A")}, &outcome{class: Gone, action: Update}},
		{"cancelled and moved, untouched", ptr(booking("A", Status, Cancelled, Day, "2026-11-24")), &Known{Booking: booking("A")}, &outcome{class: Gone, action: Update, moves: true}},
		{"lacking, untouched, inside the span", nil, &Known{Booking: booking("A")}, &outcome{class: Gone, action: Vanish}},
		{"lacking, did not come", nil, &Known{Booking: booking("A"), Work: Absent}, &outcome{class: Gone, action: Vanish}},
		{"lacking, on the last day of the span", nil, &Known{Booking: booking("A", Day, "2026-11-24")}, &outcome{class: Gone, action: Vanish}},
		{"lacking, the day before the span", nil, &Known{Booking: booking("A", Day, "2026-11-22")}, nil},
		{"lacking, the day after the span", nil, &Known{Booking: booking("A", Day, "2026-11-25")}, nil},
		{"lacking, intake begun", nil, &Known{Booking: booking("A"), Work: Begun}, &outcome{class: Conflict, action: Dispute}},
		{"lacking, arrived, intake not begun", nil, &Known{Booking: booking("A"), Work: Arrived}, &outcome{class: Conflict, action: Dispute}},
		{"lacking, arrived, outside the span", nil, &Known{Booking: booking("A", Day, "2026-11-25"), Work: Arrived}, nil},
		{"lacking, restored by a clerk", nil, &Known{Booking: booking("A"), Settled: LackedByAgenda}, nil},
		{"lacking, vanished already", nil, &Known{Booking: booking("A", Status, Vanished)}, nil},
		{"lacking, cancelled already", nil, &Known{Booking: booking("A", Status, Cancelled)}, nil},
		{"present again after it had vanished", ptr(booking("A")), &Known{Booking: booking("A", Status, Vanished)}, &outcome{class: Changed, action: Update, restored: true}},
		{"present again on another day", ptr(booking("A", Day, "2026-11-24")), &Known{Booking: booking("A", Status, Vanished)}, &outcome{class: Changed, action: Update, restored: true, moves: true}},
		{"present again after it was cancelled", ptr(booking("A")), &Known{Booking: booking("A", Status, Cancelled)}, &outcome{class: Changed, action: Update, restored: true}},
		{"present again, arrived meanwhile", ptr(booking("A")), &Known{Booking: booking("A", Status, Vanished), Work: Arrived}, &outcome{class: Changed, action: Update, restored: true}},
		{"present again otherwise, arrived meanwhile", ptr(booking("A", Hour, "10:00")), &Known{Booking: booking("A", Status, Vanished), Work: Arrived}, &outcome{class: Conflict, action: Dispute}},
		{"cancelled still", ptr(booking("A", Status, Cancelled)), &Known{Booking: booking("A", Status, Cancelled)}, &outcome{class: Unchanged}},
		{"vanished, now said to be cancelled", ptr(booking("A", Status, Cancelled)), &Known{Booking: booking("A", Status, Vanished)}, &outcome{class: Unchanged, action: Update}},
		{"cancelled still, other data", ptr(booking("A", Status, Cancelled, Phone, "334")), &Known{Booking: booking("A", Status, Cancelled)}, &outcome{class: Changed, action: Update}},
		{"the same dispute again", ptr(booking("A", Hour, "10:00")), &Known{Booking: booking("A"), Work: Begun, Dispute: asFile(booking("A", Hour, "10:00"))}, &outcome{class: Conflict}},
		{"another dispute", ptr(booking("A", Hour, "11:00")), &Known{Booking: booking("A"), Work: Begun, Dispute: asFile(booking("A", Hour, "10:00"))}, &outcome{class: Conflict, action: Dispute}},
		{"lacking still", nil, &Known{Booking: booking("A"), Work: Begun, Dispute: LackedByAgenda}, &outcome{class: Conflict}},
		{"the export agrees again", ptr(booking("A")), &Known{Booking: booking("A"), Work: Begun, Dispute: LackedByAgenda}, &outcome{class: Changed, action: Settle}},
		{"disputed, then free again", ptr(booking("A", Hour, "10:00")), &Known{Booking: booking("A"), Dispute: LackedByAgenda}, &outcome{class: Moved, action: Update, moves: true}},
	} {
		t.Run(c.name, func(t *testing.T) {
			var file []Line
			var known []Known
			if c.file != nil {
				file = append(file, Line{Booking: *c.file, Record: asFile(*c.file), Number: 2})
			}
			if c.known != nil {
				known = append(known, *c.known)
			}
			var got *outcome
			err := Reconcile(lines(file...), knowns(known...), theSpan, func(ch *Change) error {
				if got != nil {
					t.Error("two changes for one code")
				}
				got = &outcome{ch.Class, ch.Action, ch.Moves(), ch.Restored}
				if ch.Code() != "A" || ch.Action == Dispute && ch.Proposal() == "" {
					t.Errorf("code %q, proposal %q", ch.Code(), ch.Proposal())
				}
				return nil
			})
			if err != nil || !reflect.DeepEqual(got, c.want) {
				t.Errorf("got %+v, want %+v, %v", got, c.want, err)
			}
		})
	}
}

func ptr[T any](v T) *T { return &v }

// The streams run beside each other; repeated and unreadable rows hide nothing.
func TestMerge(t *testing.T) {
	file := []Line{
		{Booking: booking("A"), Number: 2},
		{Booking: booking("B", Phone, "334"), Number: 9},
		{Booking: booking("C"), Number: 3},
		{Booking: booking("C"), Number: 7},
		{Booking: booking("D"), Number: 4, Unreadable: true},
		{Booking: booking("E"), Number: 5},
		{Booking: booking("E"), Number: 6, Unreadable: true},
		{Booking: booking("G"), Number: 8},
	}
	known := []Known{
		{Booking: booking("B")}, {Booking: booking("C")}, {Booking: booking("D")}, {Booking: booking("E")}, {Booking: booking("F")}, {Booking: booking("H")},
	}
	var got []string
	err := Reconcile(lines(file...), knowns(known...), theSpan, func(ch *Change) error {
		s := ch.Code() + " " + []string{"new", "moved", "changed", "unchanged", "gone", "conflict", "repeated"}[ch.Class]
		if ch.Class == Repeated {
			for _, r := range ch.Repeats {
				s += " " + string(rune('0'+r.Number))
			}
		}
		got = append(got, s)
		return nil
	})
	want := []string{"A new", "B changed", "C repeated 3 7", "E repeated 5", "F gone", "G new", "H gone"}
	if err != nil || !slices.Equal(got, want) {
		t.Errorf("%q, %v", got, err)
	}
}

func TestStreamsOutOfOrderAreRefused(t *testing.T) {
	keep := func(*Change) error { return nil }
	if err := Reconcile(lines(Line{Booking: booking("B")}, Line{Booking: booking("A")}), knowns(), theSpan, keep); err == nil {
		t.Error("a file out of order is taken")
	}
	if err := Reconcile(lines(), knowns(Known{Booking: booking("B")}, Known{Booking: booking("A")}), theSpan, keep); err == nil {
		t.Error("known bookings out of order are taken")
	}
}

func TestRecord(t *testing.T) {
	b := booking("A1", Notes, "porta i figli", BirthDate, "1984-04-05")
	record := string(b.AppendRecord(nil))
	var back Booking
	if err := back.ParseRecord(record); err != nil || back != b {
		t.Errorf("%v %+v", err, back)
	}
	other := booking("A", Notes, "\xff")
	if string(other.AppendRecord(nil)) >= record {
		t.Error("records do not sort by their code")
	}
	for _, bad := range []string{"", "A", record + Separator, strings.TrimSuffix(record, Separator)} {
		if err := back.ParseRecord(bad); err == nil {
			t.Errorf("%q is taken for a record", bad)
		}
	}
	want := []Difference{{Hour, "09:00", "10:00"}, {Phone, "333", "334"}}
	was, is := booking("A"), booking("A", Hour, "10:00", Phone, "334", Updated, "2026-11-22T10:00:00")
	if got := Differences(&was, &is); !slices.Equal(got, want) {
		t.Errorf("%v", got)
	}
}

func TestWordsOnScreen(t *testing.T) {
	for f, c := range map[Field][2]string{
		Day: {"2026-11-23", "23/11/2026"}, BirthDate: {"", ""}, Status: {Vanished, "tolta dall'agenda"},
		Section: {"priority", "prioritaria"}, Phone: {"333", "333"},
	} {
		if got := f.Show(c[0]); got != c[1] || f.Label() == "" {
			t.Errorf("%s %q shows as %q", f.Label(), c[0], got)
		}
	}
	if l, c := Service.Label(), Service.Title(); l != "procedura" || c != "procedimento" || Phone.Title() != "telefono" {
		t.Errorf("%q on screen, %q in a file", l, c)
	}
	for service, want := range map[string]string{
		"PASSAPORTO": "passport", "PASSAPORTO MINORE": "passport minor", "Rilascio passaporto a minorenne": "passport minor",
		"Dichiarazione di accompagnamento": "accompaniment minor", "RITIRO PASSAPORTO": "collection", "Passaporto collettivo": "collective_passport",
		"Rilascio CIE": "", "": "",
	} {
		p, minor := ServiceProcedure(service)
		if minor {
			p += " minor"
		}
		if p != want {
			t.Errorf("%q means %q, want %q", service, p, want)
		}
	}
}
