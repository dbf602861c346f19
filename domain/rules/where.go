package rules

import (
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

// competentFor names the office of a municipality: a branch that lists it, else
// the questura of its province, known to the profiles or not.
func (e *run) competentFor(code string) string {
	province, _ := provinceOf(code)
	var questura string
	if e.a.Offices != nil {
		for _, p := range e.a.Offices.All() {
			for _, served := range p.Places {
				if served == code && p.ID != e.a.Office.ID {
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

// toOffice is where one goes: «alla Questura di Matera», «al Consolato».
func toOffice(p *office.Profile) string {
	if p.Kind == office.Questura {
		return "alla " + p.Name
	}
	return "al " + p.Name
}
