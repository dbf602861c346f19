package main

import "testing"

func TestNamesAreRepaired(t *testing.T) {
	for in, want := range map[string]string{
		"Farra D'alpago": "Farra d'Alpago", "Cavaglio-spoccia": "Cavaglio-Spoccia", "Champlas-du-col": "Champlas-du-Col",
		"Ca' De' Stefani": "Ca' de' Stefani", "Sant'eufemia Della Fonte": "Sant'Eufemia della Fonte", "Rio Nell'elba": "Rio nell'Elba",
		"Chiaiano Ed Uniti": "Chiaiano ed Uniti", "San Massimo All'adige": "San Massimo all'Adige", "Abbazia": "Abbazia", "": "",
	} {
		if got := capitals(in); got != want {
			t.Errorf("%q becomes %q, want %q", in, got, want)
		}
	}
	for in, want := range map[string]string{
		"CittÃ\u00a0 della Pieve": "Città della Pieve", "Monte Di MezzodÃ¬": "Monte Di Mezzodì", "Artò": "Artò", "CaritĂ": "CaritĂ", "Matera": "Matera",
	} {
		if got := decodeTwice(in); got != want {
			t.Errorf("%q becomes %q, want %q", in, got, want)
		}
	}
}

func TestDecode(t *testing.T) {
	const asset = `const X = {"data": [
		{"belfioreCode": "002", "creationDate": "00of", "expirationDate": "0nuo", "name": "Abbadia Sopra Adda", "provinceOrCountry": "CO"},
		{"belfioreCode": "001p7c", "creationDate": "02340000", "name": "Abano Terme|Francia", "provinceOrCountry": "PDFR"}
	]}; export default X;`
	got, err := decode([]byte(asset))
	if err != nil || len(got) != 3 {
		t.Fatalf("%v, %v", got, err)
	}
	ceased, living := got[0], got[1]
	if ceased.code != "A002" || ceased.living || ceased.first.String() != "1863-02-23" || ceased.last.String() != "1928-03-06" || ceased.area != "CO" {
		t.Errorf("ceased: %+v", ceased)
	}
	if living.code != "A001" || !living.living || living.first.String() != "1866-11-19" || !living.last.IsZero() || living.name != "Abano Terme" {
		t.Errorf("living: %+v", living)
	}
	for _, bad := range []string{"", "{}}{", `{"data": [{"belfioreCode": "00200", "name": "X", "creationDate": "0000", "provinceOrCountry": "CO"}]}`} {
		if places, err := decode([]byte(bad)); err == nil && len(places) > 0 {
			t.Errorf("%q: %v", bad, places)
		}
	}
}
