package agendafile

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"civico/sportello/domain/agenda"
)

// fileOf is a file with this content.
func fileOf(t testing.TB, name, content string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestTwoColumnsOfOneTitle(t *testing.T) {
	path := fileOf(t, "a.csv", "Codice;Data;Ora;Utente;Utente;Data\nA1;23/11/2026;9:30;ROSSI;MARIA;4/5/1984\n")
	p := &agenda.Profile{Name: "x", Columns: map[agenda.Field]string{agenda.Surname: "utente", agenda.Name: "Utente#2", agenda.Day: "Data", agenda.BirthDate: "Data#2"}}
	r, err := readAs(t, path, p)
	if err != nil || len(r.rows) != 1 || r.rows[0].Person() != "ROSSI MARIA" || r.rows[0].Values[agenda.BirthDate] != "1984-05-04" || r.rows[0].Values[agenda.Day] != "2026-11-23" {
		t.Fatalf("%v %+v", err, r)
	}
	for _, c := range []struct {
		says    string
		columns map[agenda.Field]string
	}{
		{"due colonne per la stessa cosa: «Data» e «Data»", map[agenda.Field]string{agenda.Surname: "Utente", agenda.Name: "Utente#2"}},
		{"manca «Utente#3» (per «nome», dice il profilo)", map[agenda.Field]string{agenda.Surname: "Utente", agenda.Name: "Utente#3", agenda.Day: "Data"}},
	} {
		_, err := readAs(t, path, &agenda.Profile{Columns: c.columns})
		refused(t, c.says, err, c.says)
	}
	_, err = readAs(t, fileOf(t, "b.csv", "rif;giorno app;turno;sig\nA1;23/11/2026;9:30;ROSSI\n"), &agenda.Profile{Columns: map[agenda.Field]string{agenda.CodeColumn: "Rif.to"}})
	refused(t, "none of the profile's", err, "mancano «Rif.to» (per «codice prenotazione», dice il profilo), «data»,")
	ignoring := &agenda.Profile{Columns: map[agenda.Field]string{agenda.Surname: "Utente", agenda.Name: "Utente#2"}, Ignored: []string{"Data#2"}}
	if r, err := readAs(t, path, ignoring); err != nil || len(r.rows) != 1 || r.rows[0].Values[agenda.BirthDate] != "" || len(r.Unknown) != 0 {
		t.Errorf("the second of a title ignored: %v %+v", err, r)
	}
	p.Columns[agenda.Name], p.Columns[agenda.Surname] = "utente", "Utente#2"
	if r, err := readAs(t, path, p); err != nil || len(r.rows) != 1 || r.rows[0].Person() != "MARIA ROSSI" {
		t.Errorf("%v %+v", err, r)
	}
}

// Of a title that the profile ties once, the other column is not read; a title that
// only looks like a second one is one of its own.
func TestTheOtherColumnOfATitleIsNotRead(t *testing.T) {
	p := &agenda.Profile{Columns: map[agenda.Field]string{agenda.CodeColumn: "Pratica#2", agenda.Name: "Nome#2"}}
	r, err := readAs(t, fileOf(t, "a.csv", "Pratica#2;Data;Ora;Cognome;Nome;Nome\nA1;23/11/2026;9:30;ROSSI;x;MARIA\n"), p)
	if err != nil || len(r.rows) != 1 || r.rows[0].Person() != "ROSSI MARIA" || r.rows[0].Code != "A1" || strings.Join(r.Unknown, ",") != "Nome" {
		t.Errorf("%v %+v", err, r)
	}
}

func TestOneColumnForSurnameAndName(t *testing.T) {
	p := &agenda.Profile{Name: "x", Columns: map[agenda.Field]string{agenda.Surname: "Utente", agenda.Name: "Utente", agenda.Day: "Quando", agenda.Hour: "Quando"}}
	r, err := readAs(t, fileOf(t, "a.csv", "Codice;Quando;Utente\nA1;23/11/2026 9:30;\"De Luca, Anna\"\nA2;23/11/2026 9:40;DE LUCA Anna\nA3;23/11/2026 9:50;ROSSI MARIA\nA4;23/11/2026 9:50;\n"), p)
	if err != nil || len(r.rows) != 2 || len(r.bad) != 2 {
		t.Fatalf("%v %+v", err, r)
	}
	for i, want := range []string{"De Luca|Anna", "DE LUCA|Anna"} {
		if v := r.rows[i].Values; v[agenda.Surname]+"|"+v[agenda.Name] != want {
			t.Errorf("%q", v)
		}
	}
	if b := r.bad[0]; b.Field != agenda.Surname || b.Column != "Utente" || b.Value != "ROSSI MARIA" || b.Person != "ROSSI MARIA" || !strings.Contains(b.Reason, "non si vede dove finisce il cognome") {
		t.Errorf("%+v", b)
	}
	if b := r.bad[1]; b.Reason != "manca il cognome" {
		t.Errorf("%+v", b)
	}
}
