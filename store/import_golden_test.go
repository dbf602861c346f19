package store

import (
	"os"
	"reflect"
	"strings"
	"testing"

	"civico/sportello/domain/agenda"
)

// The events of an import keep the form in which a release wrote them. The keys
// are those of a tree whose root is zeros.
func TestGoldenImport(t *testing.T) {
	const path = "testdata/import.golden"
	b := agenda.Booking{Code: "MT7K2Q"}
	for f, v := range map[agenda.Field]string{
		agenda.Status: agenda.Booked, agenda.Day: "2026-11-23", agenda.Hour: "09:00", agenda.Section: "ordinary", agenda.Surname: "ROSSI",
		agenda.Name: "MARIA", agenda.BirthDate: "1984-04-05", agenda.TaxCode: "RSSMRA84D45F052R", agenda.Notes: "«due» \"figli\"",
	} {
		b.Values[f] = v
	}
	was := string(b.AppendRecord(nil))
	b.Values[agenda.Hour] = "10:00"
	is := string(b.AppendRecord(nil))
	items := []item{
		{do: doInsert, id: "aaaaaaaaaaaaaaaa", new: was},
		{do: doUpdate, id: "bbbbbbbbbbbbbbbb", base: "run1 " + someStation + ":7", old: was, new: is, was: itemWas{run: "run1"}},
		{do: doVanish, id: "cccccccccccccccc", base: "run1", old: was, was: itemWas{moved: "22/11/2026 09:00", run: "run1"}},
		{do: doDispute, id: "dddddddddddddddd", base: "run1", old: was, new: is, was: itemWas{run: "run1"}},
		{do: doDispute, id: "eeeeeeeeeeeeeeee", base: "run1", old: was, new: agenda.LackedByAgenda, was: itemWas{run: "run1"}},
		{do: doSettle, id: "ffffffffffffffff", base: "run1", old: was, was: itemWas{conflict: `{"lacks":true,"code":"","booking":{}}`, run: "run1"}},
		{do: doQuarantine, new: `{"line":2,"code":"","person":"","date":"","hour":"","column":"codice","value":"","reason":"manca","row":[["codice",""]]}`},
		{do: doFlag, id: "gggggggggggggggg"},
		{do: doUnflag, id: "hhhhhhhhhhhhhhhh"},
	}
	tree := &keyTree{[]treeNode{{}}}
	w := &partWriter{keys: walker{tree: tree}}
	part, _, err := w.write(5000, each(items))
	if err != nil {
		t.Fatal(err)
	}
	begun := begunJSON{"agenda.csv", strings.Repeat("0", 64), "2026-11-23", "2026-11-24", true, "2026-11-23T08:00:00.000Z", false, ""}
	done := doneJSON{2, 9, 1, map[string]int{"new": 1, "moved": 1}}
	again := cameAgainJSON{[]asideRow{{"0199aaaa-0000-7000-8000-000000000000", 7}}}
	got := importBegun + " " + mustMarshal(t, begun) + "\n" + importPart + " " + string(part) + "\n" + importDone + " " + mustMarshal(t, done) + "\n" +
		importCameAgain + " " + mustMarshal(t, again) + "\n"
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	golden, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(golden) {
		t.Errorf("a released form is fixed; a new one gets a new number. Written now:\n%s", got)
	}
	lines := strings.Split(string(golden), "\n")
	body := func(i int, ty string) []byte { return []byte(strings.TrimPrefix(lines[i], ty+" ")) }
	if b, err := strict[begunJSON](body(0, importBegun)); err != nil || b != begun {
		t.Errorf("%+v %v", b, err)
	}
	if read, err := readPart(body(1, importPart), tree); err != nil || !reflect.DeepEqual(read, items) {
		t.Errorf("%+v %v", read, err)
	}
	if a, err := strict[cameAgainJSON](body(3, importCameAgain)); err != nil || !reflect.DeepEqual(a, again) {
		t.Errorf("%+v %v", a, err)
	}
	if d, err := strict[doneJSON](body(2, importDone)); err != nil || !reflect.DeepEqual(d, done) {
		t.Errorf("%+v %v", d, err)
	}
}

func mustMarshal(t *testing.T, v any) string {
	t.Helper()
	b, err := marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}
