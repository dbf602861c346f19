package casefile

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"civico/sportello/domain"
	"civico/sportello/domain/desk"
)

const start = `{"procedure":"passport","office":"matera","filed_on":"2026-11-23"`

func parse(t *testing.T, text string) *domain.Case {
	t.Helper()
	c, err := Read(strings.NewReader(text))
	if err != nil {
		t.Fatalf("%s: %v", text, err)
	}
	return c
}

func TestThreeValues(t *testing.T) {
	c := parse(t, start+`,"holder":{"present":true,"minor_children":false,"surname":null,"sex":null},"photos":null,"fingerprints":{}}`)
	if c.Holder.Present != domain.Yes || c.Holder.MinorChildren != domain.No || c.Holder.Surname != "" || c.Photos != (domain.Photos{}) {
		t.Errorf("%+v", c.Holder)
	}
	if c.Booking.WalkIn || c.Booking.IsBooked() {
		t.Error("an absent booking is not known")
	}
	if walkIn := parse(t, start+`,"booking":null}`); !walkIn.Booking.WalkIn {
		t.Error("a null booking is a walk-in")
	}
}

func TestFactsOfEveryKind(t *testing.T) {
	c := parse(t, start+`,"filed_at":"09:40","holder":{"surname":"D'Ambrò","citizenships":["ITA","MAR"]},"photos":{"count":2,"head_ratio":0.75,"width_mm":35.0},
	 "payments":[{"kind":"pagopa","amount":"42.70"},null,{},{"kind":"revenue_stamp","amount":"-1"}],"local_payment":{"rate":"37.9500"},
	 "identity":{"document":{"mrz":["C<ITA","0<","X"]}},"booking":{"date":"2026-11-23"}}`)
	for path, want := range map[string]string{
		"filed_at": "09:40", "holder.surname": "D'Ambrò", "holder.citizenships": "ITA,MAR", "photos.count": "2", "photos.head_ratio": "0.75",
		"photos.width_mm": "35", "payments[0].amount": "42.70", "payments[1].kind": "", "payments[3].amount": "-1.00", "local_payment.rate": "37.95",
		"identity.document.mrz": "C<ITA,0<,X", "booking.date": "2026-11-23",
	} {
		if got, err := domain.Get(c, path); err != nil || got != want {
			t.Errorf("%s is %q, %v; want %q", path, got, err, want)
		}
	}
	if len(c.Payments) != 4 {
		t.Errorf("%d payments: places in the list are lost", len(c.Payments))
	}
}

func TestTextsAreComposedAndCleaned(t *testing.T) {
	c := parse(t, start+`,"holder":{"surname":"NICOLO\u0300","name":"A\u001b[2JN\u202eNA"}}`)
	if c.Holder.Surname != "NICOLÒ" || c.Holder.Name != "ANNA" {
		t.Errorf("%q %q", c.Holder.Surname, c.Holder.Name)
	}
}

func TestBadInputNamesPlaceAndReason(t *testing.T) {
	for _, tt := range []struct{ text, want string }{
		{start + `,"colore":"blu"}`, `colore: chiave sconosciuta (riga 1)`},
		{start + ",\n\"holder\":{\"età\":3}}", `holder.età: chiave sconosciuta (riga 2)`},
		{start + `,"a\u001b[2J.b":1}`, `"a\x1b[2J.b": chiave sconosciuta (riga 1)`},
		{start + `,"Holder":{}}`, `Holder: chiave sconosciuta (riga 1)`},
		{start + `,"holder":{"sex":"Q"}}`, `holder.sex: "Q": atteso uno tra F, M, X (riga 1)`},
		{start + `,"holder":{"birth_date":"2026-02-30"}}`, `holder.birth_date: "2026-02-30": il giorno non esiste (riga 1)`},
		{start + `,"holder":{"birth_date":"2026-2-300"}}`, `holder.birth_date: "2026-2-300": atteso AAAA-MM-GG (riga 1)`},
		{start + `,"holder":{"birth_date":"05/04/1984"}}`, `holder.birth_date: "05/04/1984": atteso AAAA-MM-GG (riga 1)`},
		{start + `,"holder":{"birth_date":""}}`, `holder.birth_date: "": atteso AAAA-MM-GG (riga 1)`},
		{start + `,"holder":{"birth_date":19840405}}`, `holder.birth_date: 19840405: atteso AAAA-MM-GG (riga 1)`},
		{start + `,"holder":{"present":"true"}}`, `holder.present: "true": atteso true, false o null (riga 1)`},
		{start + `,"holder":{"present":1}}`, `holder.present: 1: atteso true, false o null (riga 1)`},
		{start + `,"holder":{"surname":true}}`, `holder.surname: true: atteso un testo (riga 1)`},
		{start + `,"holder":{"surname":["ROSSI"]}}`, `holder.surname: un elenco: atteso un testo (riga 1)`},
		{start + `,"holder":[]}`, `holder: un elenco: atteso un oggetto o null (riga 1)`},
		{start + `,"holder":{"birth_place":"f052"}}`, `holder.birth_place: "f052": atteso un codice catastale come "F052" (riga 1)`},
		{start + `,"holder":{"citizenships":["ita"]}}`, `holder.citizenships[0]: "ita": attesa una sigla di Stato come "ITA" (riga 1)`},
		{start + `,"holder":{"citizenships":"ITA"}}`, `holder.citizenships: "ITA": atteso un elenco o null (riga 1)`},
		{start + `,"holder":{"citizenships":[null]}}`, `holder.citizenships[0]: null: atteso un testo non vuoto, senza virgole (riga 1)`},
		{start + `,"identity":{"document":{"mrz":["A,B"]}}}`, `identity.document.mrz[0]: "A,B": atteso un testo non vuoto, senza virgole (riga 1)`},
		{start + `,"payments":[{"amount":42.70}]}`, `payments[0].amount: 42.70: atteso un importo tra virgolette come "42.70" (riga 1)`},
		{start + `,"payments":[{},{"amount":"42,70"}]}`, `payments[1].amount: "42,70": atteso un importo tra virgolette come "42.70" (riga 1)`},
		{start + `,"payments":[{"amount":"42.705"}]}`, `payments[0].amount: "42.705": atteso un importo tra virgolette come "42.70" (riga 1)`},
		{start + `,"payments":{}}`, `payments: un oggetto: atteso un elenco o null (riga 1)`},
		{start + `,"payments":["x"]}`, `payments[0]: "x": atteso un oggetto o null (riga 1)`},
		{start + `,"local_payment":{"rate":37.95}}`, `local_payment.rate: 37.95: atteso un numero tra virgolette come "37.9500" (riga 1)`},
		{start + `,"photos":{"count":"2"}}`, `photos.count: "2": atteso un numero intero (riga 1)`},
		{start + `,"photos":{"count":2.5}}`, `photos.count: 2.5: atteso un numero intero (riga 1)`},
		{start + `,"photos":{"count":-1}}`, `photos.count: -1: atteso un numero intero (riga 1)`},
		{start + `,"photos":{"count":1e400}}`, `photos.count: 1e400: atteso un numero intero (riga 1)`},
		{start + `,"photos":{"head_ratio":"0.75"}}`, `photos.head_ratio: "0.75": atteso un numero come 0.75 (riga 1)`},
		{start + `,"filed_at":"9:40"}`, `filed_at: "9:40": atteso OO:MM (riga 1)`},
		{start + `,"filed_at":"24:00"}`, `filed_at: "24:00": atteso OO:MM (riga 1)`},
		{start + `,"booking":false}`, `booking: false: atteso un oggetto o null (riga 1)`},
		{start + `,"office":"bergamo"}`, `office: la chiave è scritta due volte (riga 1)`},
		{start + `,"holder":{"name":"A","name":"B"}}`, `holder.name: la chiave è scritta due volte (riga 1)`},
		{`{"procedure":"visa","office":"matera","filed_on":"2026-11-23"}`, `procedure: "visa": atteso uno tra passport, accompaniment, residence_change, collection, collective_passport, laissez_passer, emergency_document (riga 1)`},
		{`{"office":"matera","filed_on":"2026-11-23"}`, `procedure: manca, ed è necessario`},
		{`{"procedure":"passport","office":null,"filed_on":"2026-11-23"}`, `office: manca, ed è necessario`},
		{`{"procedure":"passport","office":"","filed_on":"2026-11-23"}`, `office: manca, ed è necessario`},
		{`{"procedure":"passport","office":"matera"}`, `filed_on: manca, ed è necessario`},
		{start + `} {}`, `c'è altro dopo la pratica (riga 1)`},
		{start + "}\n\nx", `c'è altro dopo la pratica (riga 1)`},
		{start + `,}`, `JSON non valido (riga 1)`},
		{start, `il documento finisce prima del tempo (riga 1)`},
		{start + ",\n\"holder\": {\n", `holder: il documento finisce prima del tempo (riga 2)`},
		{"", `il documento finisce prima del tempo (riga 1)`},
		{"[]", `un elenco: atteso un oggetto con la pratica (riga 1)`},
		{"null", `null: atteso un oggetto con la pratica (riga 1)`},
		{"{\n\"office\":\"\xff\"}", `il testo non è UTF-8 (riga 2)`},
		{start + `,"holder":{"surname":"` + strings.Repeat("A", maxText+1) + `"}}`, `holder.surname: testo troppo lungo (riga 1)`},
		{start + `,"payments":[` + strings.Repeat("{},", domain.MaxEntries) + `{}]}`, `payments: al massimo 50 voci (riga 1)`},
		{start + `,"holder":` + strings.Repeat(`[`, 100_000), `holder: un elenco: atteso un oggetto o null (riga 1)`},
		{start + strings.Repeat(" ", maxFile), `pratica troppo grande: al massimo 1024 kB`},
	} {
		_, err := Read(strings.NewReader(tt.text))
		var s *desk.Sentence
		if !errors.As(err, &s) || !s.Usage || s.Text != tt.want {
			t.Errorf("%.120s\n got  %v\n want %s", tt.text, err, tt.want)
		}
	}
}

func TestAByteOrderMarkIsForgiven(t *testing.T) {
	parse(t, "\ufeff"+start+"}")
}

func TestAFileThatCannotBeReadIsASentence(t *testing.T) {
	_, err := Read(failing{})
	var s *desk.Sentence
	if !errors.As(err, &s) || !errors.Is(err, os.ErrPermission) {
		t.Errorf("got %v", err)
	}
}

type failing struct{}

func (failing) Read([]byte) (int, error) { return 0, os.ErrPermission }

func TestWritingGivesTheSameCaseBack(t *testing.T) {
	files, err := filepath.Glob("testdata/scenarios/*.json")
	if err != nil || len(files) == 0 {
		t.Fatalf("no scenarios: %v", err)
	}
	for _, file := range files {
		roundTrip(t, caseOf(t, file).raw)
	}
	roundTrip(t, []byte(start+`,"booking":null,"payments":[null,{"id":"a<b>&\u2028c"}],"parents":[{"role":"mother"},{}]}`))
}

// roundTrip writes what it reads, reads that, and compares facts and bytes.
func roundTrip(t *testing.T, text []byte) {
	t.Helper()
	c, err := Read(bytes.NewReader(text))
	if err != nil {
		t.Fatalf("%s: %v", text, err)
	}
	var once, twice bytes.Buffer
	if err := Write(&once, c); err != nil {
		t.Fatal(err)
	}
	again, err := Read(bytes.NewReader(once.Bytes()))
	if err != nil {
		t.Fatalf("what was written cannot be read: %v\n%s", err, once.Bytes())
	}
	if !reflect.DeepEqual(domain.Known(c), domain.Known(again)) {
		t.Fatalf("%v\nbecame\n%v", domain.Known(c), domain.Known(again))
	}
	if err := Write(&twice, again); err != nil || !bytes.Equal(once.Bytes(), twice.Bytes()) {
		t.Fatalf("written twice differs: %v\n%s\n%s", err, once.Bytes(), twice.Bytes())
	}
}

func TestWriteIsCanonical(t *testing.T) {
	c := parse(t, `{"filed_on":"2026-11-23","office":"matera","payments":[{},{"amount":"5.2","kind":"pagopa"}],"booking":null,`+
		`"holder":{"present":false,"citizenships":["ITA","MAR"]},"photos":{"head_ratio":0.75,"count":2},"procedure":"passport"}`)
	var b bytes.Buffer
	if err := Write(&b, c); err != nil {
		t.Fatal(err)
	}
	const want = `{
  "booking": null,
  "procedure": "passport",
  "office": "matera",
  "filed_on": "2026-11-23",
  "holder": {
    "citizenships": ["ITA", "MAR"],
    "present": false
  },
  "photos": {
    "count": 2,
    "head_ratio": 0.75
  },
  "payments": [
    {},
    {
      "kind": "pagopa",
      "amount": "5.20"
    }
  ]
}
`
	if b.String() != want {
		t.Errorf("got\n%s", b.String())
	}
}

func FuzzRead(f *testing.F) {
	files, err := filepath.Glob("testdata/scenarios/*.json")
	if err != nil {
		f.Fatal(err)
	}
	for _, file := range files {
		f.Add(caseOf(f, file).raw)
	}
	f.Add([]byte(start + `,"holder":{"surname":"D\u0301\ud800","birth_place":"F052"},"booking":null,"parents":[null,{}]}`))
	f.Fuzz(func(t *testing.T, text []byte) {
		c, err := Read(bytes.NewReader(text))
		var s *desk.Sentence
		if err != nil {
			if !errors.As(err, &s) || !s.Usage || s.Text == "" || strings.ContainsAny(s.Text, "\n\x1b") {
				t.Fatalf("not a sentence: %q", err)
			}
			return
		}
		if c.Procedure == "" || c.Office == "" || c.FiledOn.IsZero() {
			t.Fatal("a case without procedure, office or day was taken")
		}
		roundTrip(t, text)
	})
}
