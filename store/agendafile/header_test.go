package agendafile

import (
	"reflect"
	"strings"
	"testing"

	"civico/sportello/domain/agenda"
)

func TestHeaderNames(t *testing.T) {
	for _, header := range []string{
		"codice;data;ora;cognome;nome",
		"CODICE PRENOTAZIONE;DATA APPUNTAMENTO;ORARIO;COGNOME;NOME",
		"n. prenotazione;Data_Appuntamento;ora;  Cognome ;nome",
		"Codice_Prenotazione,DATA,Ora,CoGnOmE,Nòme",
		"\ufeff\"Codice prenotazione\"\t\"Data\"\t\"Ora\"\t\"Cognome\"\t\"Nome\"",
	} {
		delim := string(";,\t"[strings.IndexAny(";,\t", string(header[strings.IndexAny(header, ";,\t")]))])
		r, err := readText(t, header+"\n"+strings.Join([]string{"A1", "2026-11-23", "9:30", "ROSSI", "MARIA"}, delim)+"\n")
		if err != nil || len(r.rows) != 1 || r.rows[0].Code != "A1" || r.rows[0].Values[agenda.Name] != "MARIA" {
			t.Errorf("%q: %v %+v", header, err, r)
		}
	}
	r, err := readText(t, "codice;data;ora;cognome;nome;cf;sede;cellulare;comune/stato di nascita;PEC\nA1;23/11/26;930;ROSSI;MARIA;rssmra84d45f052r;Nord;333;ROMA;m@example.it\n")
	if err != nil || len(r.rows) != 1 || !reflect.DeepEqual(r.Unknown, []string{"sede"}) {
		t.Fatalf("%v %+v", err, r)
	}
	v := r.rows[0].Values
	if v[agenda.TaxCode] != "RSSMRA84D45F052R" || v[agenda.Phone] != "333" || v[agenda.BirthPlace] != "ROMA" || v[agenda.Email] != "m@example.it" {
		t.Errorf("%v", v)
	}
}

// A running number beside the codes is a column like others that are not read.
func TestRunningNumberIsNoCode(t *testing.T) {
	r, err := readText(t, "N.;Codice prenotazione;Data;Ora;Cognome;Nome\n1;A1;23/11/2026;9:30;ROSSI;MARIA\n2;A2;23/11/2026;9:40;VERDI;ANNA\n")
	if err != nil || len(r.rows) != 2 || r.rows[1].Code != "A2" || !reflect.DeepEqual(r.Unknown, []string{"N."}) {
		t.Errorf("%v %+v", err, r)
	}
}

// Some things an export may say in one column or another: the first that is filled
// counts. Any other in two columns leaves open which is true.
func TestAlternativeColumns(t *testing.T) {
	r, err := readText(t, "codice;data;ora;cognome;nome;telefono;cellulare;e-mail;pec;comune di nascita;stato di nascita;luogo di nascita\n"+
		"A1;23/11/2026;9:00;ROSSI;MARIA;0835;333;m@example.it;;MATERA;;\n"+
		"A2;23/11/2026;9:10;VERDI;ANNA; ;334;;a@example.it;;ALBANIA;\n"+
		"A3;23/11/2026;9:20;NERI;PIA;\u200b;;;;;;POTENZA\n"+
		"A4;23/11/2026;9:30;GALLO;UGO\n")
	if err != nil || len(r.rows) != 4 || len(r.Unknown) != 0 {
		t.Fatalf("%v %+v", err, r)
	}
	for i, want := range [][3]string{{"0835", "m@example.it", "MATERA"}, {"334", "a@example.it", "ALBANIA"}, {"", "", "POTENZA"}, {}} {
		v := r.rows[i].Values
		if got := [3]string{v[agenda.Phone], v[agenda.Email], v[agenda.BirthPlace]}; got != want {
			t.Errorf("%s: %q, want %q", r.rows[i].Code, got, want)
		}
	}
	for _, two := range []string{"ora;orario", "cf;codice fiscale", "note;annotazioni", "residenza;comune di residenza"} {
		_, err := readText(t, "codice;data;ora;cognome;nome;"+two+"\n")
		refused(t, two, err, "due colonne per la stessa cosa")
	}
}
