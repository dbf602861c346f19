package agendafile

import (
	"strings"
	"testing"

	"civico/sportello/domain/agenda"
)

// A stray byte is a row for the quarantine, whatever the kind of file: the accents of
// the others stay, and nothing of a name goes without a word.
func TestStrayByteSetsItsRowAside(t *testing.T) {
	rows := func(head, row, tail string) string {
		var b strings.Builder
		b.WriteString(head)
		for _, code := range []string{"A1", "A2", "A3", "A4", "A5"} {
			b.WriteString(strings.Replace(row, "CODE", code, 1))
		}
		return b.String() + strings.Replace(strings.Replace(row, "CODE", "A6", 1), "NOTE", "caff\xe9", 1) + tail
	}
	csv := rows("codice;data;ora;cognome;nome;note\n", "CODE;23/11/2026;09:00;NICOLÒ;ZOÈ;NOTE\n", "")
	object := `{"codice":"CODE","data":"23/11/2026","ora":"9:00","cognome":"NICOLÒ","nome":"ZOÈ","note":"NOTE"}`
	event := "BEGIN:VEVENT\nUID:CODE\nDTSTART:20261123T090000\nSUMMARY:NICOLÒ\\, ZOÈ\nDESCRIPTION:note: NOTE\nEND:VEVENT\n"
	for name, c := range map[string]struct {
		content string
		line    int
	}{
		"CSV":            {csv, 7},
		"with a mark":    {"\ufeff" + csv, 7},
		"CRLF":           {strings.ReplaceAll(csv, "\n", "\r\n"), 7},
		"JSON lines":     {rows("", object+"\n", ""), 6},
		"JSON":           {rows("[{}", ",\n"+object, "]"), 7},
		"JSON, one line": {rows("[{}", ","+object, "]"), 7}, // no two rows share a line
		"ICS":            {rows("BEGIN:VCALENDAR\n", event, "END:VCALENDAR\n"), 32},
	} {
		r, err := readText(t, c.content)
		if err != nil || len(r.rows) != 5 || r.Cleaned != 0 {
			t.Errorf("%s: %v %+v", name, err, r)
			continue
		}
		if v := r.rows[0].Values; v[agenda.Surname] != "NICOLÒ" || v[agenda.Name] != "ZOÈ" {
			t.Errorf("%s: %q", name, v)
		}
		bad := r.bad[len(r.bad)-1]
		if bad.Line != c.line || bad.Code != "A6" || bad.Column != "note" || bad.Value != "caff?" || bad.Reason != notUTF8 || bad.Person != "NICOLÒ ZOÈ" {
			t.Errorf("%s: %+v", name, bad)
		}
	}
	unread := strings.Replace(csv, ";note", ";colore", 1)
	if r, err := readText(t, unread); err != nil || len(r.rows) != 6 {
		t.Errorf("in a column that nobody reads: %v %+v", err, r)
	}
}

// Lines decide between UTF-8 with strays and Windows-1252: one field full of stray
// bytes outweighs nothing.
func TestEncodingByEvidence(t *testing.T) {
	const header = "codice;data;ora;cognome;nome;note\n"
	row := func(code, surname, note string) string {
		return code + ";23/11/2026;09:00;" + surname + ";MARIA;" + note + "\n"
	}
	for name, c := range map[string]struct {
		rows    string
		surname string
		bad     int
	}{
		"Windows-1252":             {row("A1", "NICOL\xd2", "citt\xe0") + row("A2", "ROSSI", "caff\xe9"), "NICOLÒ", 0},
		"a pair that seems UTF-8":  {row("A1", "NICOL\xd2", "citt\xe0") + row("A2", "ROSSI", "NICOL\xc3\x92") + row("A3", "FORL\xcc", ""), "NICOLÒ", 0},
		"an accent before a quote": {row("A1", "ROSSI", "\xabPERCH\xc9\xbb"), "ROSSI", 0},
		"as many of each":          {row("A1", "NICOLÒ", "") + row("A2", "ROSSI", "caff\xe9"), "NICOLÒ", 1},
		"both on one line":         {row("A2", "NICOLÒ", "") + row("A1", "NICOLÒ", "caff\xe9"), "NICOLÒ", 1},
		"many in one field":        {row("A1", "NICOLÒ", "") + row("A2", "ROSSI", strings.Repeat("\xe9", 5000)), "NICOLÒ", 1},
		"a letter cut at the end":  {row("A1", "NICOLÒ", "") + strings.TrimSuffix(row("A2", "ROSSI", "citt\xc3"), "\n"), "NICOLÒ", 1},
	} {
		r, err := readText(t, header+c.rows)
		if err != nil || len(r.bad) != c.bad || len(r.rows) == 0 || r.rows[0].Values[agenda.Surname] != c.surname {
			t.Errorf("%s: %v %+v %+v", name, err, r.rows, r.bad)
		}
	}
}
