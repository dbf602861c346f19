package main

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"civico/sportello/domain/calendar"
)

// provinces of the municipalities made after the list of 2020, or moved since.
var provinces = map[string]string{
	"M432": "TP", // Misiliscemi, 2021
	"M433": "VA", // Bardello con Malgesso e Bregano, 2023
	"M434": "AT", // Moransengo-Tonengo, 2023
	"M435": "CO", // Uggiate con Ronago, 2024
	"M436": "VI", // Sovizzo, 2024, with Gambugliano
	"M437": "BL", // Setteville, 2024, from Alano di Piave and Quero Vas
	"F478": "RN", // Montecopiolo, from Pesaro e Urbino in 2021 (L. 84/2021)
	"I460": "RN", // Sassofeltrio, the same
	"M438": "PD", // Santa Caterina d'Este, 2024, from Carceri and Vighizzolo d'Este
}

// provinceNow are the letters of provinces that have others now. Ceased
// municipalities otherwise keep those of the package, of whatever time.
var provinceNow = map[string]string{"PS": "PU", "FO": "FC"}

// renamed after the list of 2020: the belfiore package has the newer name.
var renamed = map[string]bool{
	"B418": true, // Calliano Monferrato
	"B567": true, // Campospinoso Albaredo
	"B991": true, // Casorzo Monferrato
	"E134": true, // Grana Monferrato
	"F392": true, // Montagna sulla strada del vino
	"F556": true, // Montemagno Monferrato
	"G878": true, // Popoli Terme
	"H719": true, // Salorno sulla strada del vino
}

// otherNames are what people write for a place whose official name is another.
var otherNames = []struct{ name, code string }{
	{"Reggio Emilia", "H223"}, {"Reggio Calabria", "H224"},
	{"USA", "Z404"}, {"Inghilterra", "Z114"}, {"Gran Bretagna", "Z114"}, {"Scozia", "Z114"}, {"Galles", "Z114"},
	{"Russia", "Z154"}, {"Olanda", "Z126"}, {"Moldavia", "Z140"}, {"Macedonia", "Z148"}, {"Cechia", "Z156"},
	{"Repubblica Slovacca", "Z155"}, {"Città del Vaticano", "Z106"}, {"Vaticano", "Z106"}, {"Belarus", "Z139"},
	{"Birmania", "Z206"}, {"Ceylon", "Z209"}, {"Persia", "Z224"},
	{"Repubblica Popolare Cinese", "Z210"}, {"Repubblica di Corea", "Z213"},
	{"Congo (Repubblica Democratica)", "Z312"}, {"Zaire", "Z312"}, {"Alto Volta", "Z354"}, {"Swaziland", "Z349"},
	{"Santo Domingo", "Z505"}, {"Brasil", "Z602"}, {"Jugoslavia", "Z118"}, {"URSS", "Z135"}, {"Unione Sovietica (URSS)", "Z135"},
	{"Germania Est", "Z111"}, {"Isole Faroe", "Z108"}, {"Timor Est", "Z242"}, {"Isole Malvine", "Z609"},
}

// provinceDays are the days on which a new province came to life: the package gives
// them as the first day of each of its municipalities, which are far older.
var provinceDays = map[calendar.Date]bool{
	calendar.MustParse("1968-04-06"): true, // Pordenone
	calendar.MustParse("1970-03-03"): true, // Isernia
	calendar.MustParse("1974-08-20"): true, // Oristano
}

// repair gives every place its province or State code and its proper name.
func repair(places []place, known map[string]municipality) error {
	for i := range places {
		p := &places[i]
		if p.code[0] == 'Z' {
			if err := repairState(p); err != nil {
				return err
			}
			continue
		}
		m, listed := known[p.code]
		switch now := provinceNow[p.area]; {
		case p.living && provinces[p.code] != "":
			p.area = provinces[p.code]
		case listed:
			p.area = m.Sigla
		case p.living:
			return fmt.Errorf("%s %s: no province", p.code, p.name)
		case now != "":
			p.area = now
		}
		p.weight = m.weight()
		if provinceDays[p.first] {
			p.first = calendar.Date{}
		}
		if p.living && listed && !renamed[p.code] {
			p.name = m.Nome
			continue
		}
		p.name = decodeTwice(p.name)
		if !p.living {
			p.name = capitals(p.name)
		}
	}
	return nil
}

// stateWeight ranks a State with the larger towns.
const stateWeight = 3

// repairState puts the alpha-3 code; the package gives every State the day of the
// Kingdom's birth, which says nothing.
func repairState(p *place) error {
	alpha3, ok := alpha3ByBelfiore[p.code]
	if !ok {
		alpha3, ok = alpha3ByAlpha2[p.area]
	}
	if !ok {
		return fmt.Errorf("%s %s: no alpha-3 code for %q", p.code, p.name, p.area)
	}
	name, _, _ := strings.Cut(decodeTwice(p.name), " (") // "Isole Cook (NZ)"
	p.name, p.area, p.first, p.weight = name, alpha3, calendar.Date{}, stateWeight
	return nil
}

// decodeTwice undoes UTF-8 that was read as Latin-1 and encoded again.
func decodeTwice(name string) string {
	raw := make([]byte, 0, len(name))
	for _, r := range name {
		if r > 0xff {
			return name
		}
		raw = append(raw, byte(r))
	}
	if !utf8.Valid(raw) {
		return name
	}
	return string(raw)
}

// capitals writes a name whose every word, and only the first letter of it, is
// capital ("Farra D'alpago", "Cavaglio-spoccia") as it is meant.
func capitals(name string) string {
	words := strings.Fields(name)
	for i, w := range words {
		lower := strings.ToLower(w)
		switch {
		case i > 0 && particles[lower]:
			words[i] = lower
			continue
		case strings.Contains(w, "'"):
			head, tail, _ := strings.Cut(w, "'")
			if i > 0 && particles[strings.ToLower(head)+"'"] {
				head = strings.ToLower(head)
			}
			words[i] = head + "'" + title(tail)
			continue
		}
		parts := strings.Split(w, "-")
		for j, part := range parts {
			if j == 0 || !particles[part] {
				parts[j] = title(part)
			}
		}
		words[i] = strings.Join(parts, "-")
	}
	return strings.Join(words, " ")
}

func title(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	if size == 0 {
		return s
	}
	return strings.ToUpper(string(r)) + s[size:]
}

var particles = set("a ad ai al alla alle allo con da dal dalla de de' degli dei del della delle dello di du e ed in nel nella su sul sulla sull' d' dell' all' nell' dall'")

func set(words string) map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(words) {
		m[w] = true
	}
	return m
}
