package rules

import (
	"strings"

	"civico/sportello/domain/office"
	"civico/sportello/domain/place"
)

// provinceOf is the province of a municipality; false for a State and for a code
// nobody knows.
func provinceOf(code string) (string, bool) { return place.Province(code) }

// stateOf is the State (ISO alpha-3) a Belfiore code stands for: Italy for a
// municipality, empty for an unknown code.
func stateOf(code string) string {
	p, ok := place.ByCode(code)
	switch {
	case !ok:
		return ""
	case p.IsState():
		return p.ISO
	}
	return "ITA"
}

// CompetentFor names the office of a municipality with its article: a branch that
// lists it, else the questura of its province, known to the profiles or not. The
// office that asks is not answered as a branch; offices may be nil.
func CompetentFor(code string, asks *office.Profile, offices *office.Book) string {
	province, _ := provinceOf(code)
	var questura string
	if offices != nil {
		for _, p := range offices.All() {
			for _, served := range p.Places {
				if served == code && p.ID != asks.ID {
					return named(p)
				}
			}
			if p.Kind == office.Questura && p.Province == province && questura == "" {
				questura = named(p)
			}
		}
	}
	if questura != "" {
		return questura
	}
	if name := place.ProvinceName(province); name != "" {
		return "la Questura di " + name
	}
	return "la Questura della provincia di residenza"
}

// named is an office with its article: «la Questura di Matera», «il Commissariato di Alba».
func named(p *office.Profile) string {
	if p.Kind == office.Questura {
		return "la " + p.Name
	}
	return "il " + p.Name
}

// toNamed is where one goes, of an office with its article.
func toNamed(name string) string {
	if rest, ok := strings.CutPrefix(name, "il "); ok {
		return "al " + rest
	}
	return "al" + name
}

// toOffice is where one goes: «alla Questura di Matera», «al Consolato».
func toOffice(p *office.Profile) string {
	if p.Kind == office.Questura {
		return "alla " + p.Name
	}
	return "al " + p.Name
}
