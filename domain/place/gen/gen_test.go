package main

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"civico/sportello/domain/calendar"
)

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

func TestRepair(t *testing.T) {
	known, err := municipalities([]byte(`[
		{"nome": "Villa di Briano", "sigla": "CE", "codiceCatastale": "D801", "popolazione": 6000, "provincia": {"nome": "Caserta"}},
		{"nome": "Popoli", "sigla": "PE", "codiceCatastale": "G878", "popolazione": 5000, "provincia": {"nome": "Pescara"}},
		{"nome": "Abbasanta", "sigla": "OR", "codiceCatastale": "A007", "popolazione": 2828, "provincia": {"nome": "Oristano"}},
		{"nome": "Montecopiolo", "sigla": "PU", "codiceCatastale": "F478", "popolazione": 1100, "provincia": {"nome": "Pesaro e Urbino"}},
		{"nome": "Aosta", "sigla": "AO", "codiceCatastale": "A326", "popolazione": 260000, "provincia": {"nome": "Valle d'Aosta/Vallée d'Aoste"}}]`))
	if err != nil {
		t.Fatal(err)
	}
	day := calendar.MustParse
	for _, c := range []struct {
		about    string
		in, want place
	}{
		{"province and name of the ISTAT list", place{code: "D801", name: "Frignano Piccolo", area: "NA", living: true}, place{code: "D801", name: "Villa di Briano", area: "CE", living: true, weight: 1}},
		{"renamed since", place{code: "G878", name: "Popoli Terme", area: "PE", living: true}, place{code: "G878", name: "Popoli Terme", area: "PE", living: true, weight: 1}},
		{"as old as its province", place{code: "A007", name: "Abbasanta", area: "OR", living: true, first: day("1974-08-20")}, place{code: "A007", name: "Abbasanta", area: "OR", living: true}},
		{"moved to another province", place{code: "F478", name: "Montecopiolo", area: "RN", living: true}, place{code: "F478", name: "Montecopiolo", area: "RN", living: true}},
		{"large", place{code: "A326", name: "Aosta", area: "AO", living: true}, place{code: "A326", name: "Aosta", area: "AO", living: true, weight: 5}},
		{"made since", place{code: "M437", name: "Setteville", area: "XX", living: true}, place{code: "M437", name: "Setteville", area: "BL", living: true}},
		{"ceased", place{code: "D506", name: "Farra D'alpago", area: "BL", last: day("2016-02-22")}, place{code: "D506", name: "Farra d'Alpago", area: "BL", last: day("2016-02-22")}},
		{"province renamed", place{code: "I285", name: "Sant'angelo In Lizzola", area: "PS"}, place{code: "I285", name: "Sant'Angelo in Lizzola", area: "PU"}},
		{"State", place{code: "Z703", name: "Isole Cook (NZ)", area: "CK", living: true, first: epoch}, place{code: "Z703", name: "Isole Cook", area: "COK", living: true, weight: stateWeight}},
		{"former State", place{code: "Z105", name: "Cecoslovacchia", area: "  "}, place{code: "Z105", name: "Cecoslovacchia", area: "CSK", weight: stateWeight}},
	} {
		got := []place{c.in}
		if err := repair(got, known); err != nil || got[0] != c.want {
			t.Errorf("%s: %+v, %v", c.about, got[0], err)
		}
	}
	for _, bad := range []place{{code: "M999", name: "Nuova", living: true}, {code: "Z999", name: "Atlantide", area: "QQ"}} {
		if err := repair([]place{bad}, known); err == nil {
			t.Errorf("%s passed", bad.name)
		}
	}
	if got := known["A326"].Province(); got != "Aosta" {
		t.Errorf("the province is %q", got)
	}
}

func TestCheckStopsAWrongTable(t *testing.T) {
	for about, places := range map[string][]place{
		"too few municipalities": {{code: "F052", name: "Matera", area: "MT", living: true}},
		"a code twice":           {{code: "F052", name: "Matera"}, {code: "F052", name: "Matera"}},
		"a tab in a name":        {{code: "F052", name: "Ma\ttera"}},
		"no name":                {{code: "F052"}},
	} {
		if err := check(places); err == nil {
			t.Errorf("%s passed", about)
		}
	}
}

func TestOpen(t *testing.T) {
	dir := t.TempDir()
	var packed bytes.Buffer
	z := gzip.NewWriter(&packed)
	w := tar.NewWriter(z)
	if err := w.WriteHeader(&tar.Header{Name: "package/comuni.json", Size: 2, Mode: 0o644}); err != nil {
		t.Fatal(err)
	}
	if _, err := w.Write([]byte("[]")); err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(w.Close(), z.Close(), os.WriteFile(filepath.Join(dir, "p.tgz"), packed.Bytes(), 0o600),
		os.WriteFile(filepath.Join(dir, "comuni.json"), []byte("[]"), 0o600)); err != nil {
		t.Fatal(err)
	}
	for _, pkg := range []string{dir, filepath.Join(dir, "p.tgz")} {
		if got, err := open(pkg, "comuni.json"); err != nil || string(got) != "[]" {
			t.Errorf("%q, %v", got, err)
		}
		if _, err := open(pkg, "other.json"); err == nil {
			t.Error("a file that is not there was read")
		}
	}
	for _, pkg := range []string{filepath.Join(dir, "nothing.tgz"), filepath.Join(dir, "comuni.json")} {
		if _, err := open(pkg, "comuni.json"); err == nil {
			t.Errorf("%s is no package", filepath.Base(pkg))
		}
	}
}

func TestWrite(t *testing.T) {
	var places []place
	for _, o := range otherNames {
		places = append(places, place{code: o.code, name: "Luogo " + o.code, area: "XXX", weight: 3})
	}
	got := string(write(places, map[string]municipality{"F052": {Sigla: "MT"}}))
	for _, want := range []string{"MT\t\n\n", "\nOlanda\t=Z126\n", "\nLuogo Z404\tZ404\tXXX\t3\t\t\n"} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is not in the table", want)
		}
	}
}
