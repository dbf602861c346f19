package rules

import "civico/sportello/domain"

var etaRules = []*Rule{{
	ID:         "ETA-1",
	Title:      "Durata del passaporto",
	Procedures: []domain.Procedure{domain.Passport},
	Versions: []Version{first("Dura 3 anni per chi ne ha meno di 3, 5 anni fino ai 18, 10 anni dai 18; il temporaneo al più un anno.",
		lawYears, srcMatera, srcCuneo, srcConsulate)},
}, {
	ID:         "ETA-2",
	Title:      "Compleanno entro il termine",
	Procedures: []domain.Procedure{domain.Passport},
	Versions: []Version{first("Se prima del termine di legge il titolare compie 3, 12 o 18 anni cambiano le regole: si avvisa.",
		lawYears, srcMatera, srcCuneo, srcConsulate)},
	check: checkBirthday,
}}

// yearsOfValidity of a booklet issued on the filing day; false while the age that
// decides them is unknown.
func (e *run) yearsOfValidity() (int, bool) {
	switch {
	case e.isTemporary():
		return 1, true
	case !e.ageKnown:
		return 0, false
	case e.age < toddlerAge:
		return 3, true
	case e.age < adultAge:
		return 5, true
	}
	return 10, true
}

// turnings are the birthdays that change what is asked, and what changes.
var turnings = []struct {
	age     int
	message string
}{
	{toddlerAge, "Compie 3 anni prima del termine: da allora il passaporto dura 5 anni e non 3."},
	{printsAge, "Compie 12 anni prima del termine: da allora servono impronte, firma e presenza."},
	{adultAge, "Compie 18 anni prima del termine: da allora servono il modulo da maggiorenne e non gli assensi, e il passaporto dura 10 anni."},
}

func checkBirthday(e *run) {
	birth := e.c.Holder.BirthDate
	if birth.IsZero() {
		return
	}
	for _, t := range turnings {
		if t.age == toddlerAge && e.isTemporary() {
			continue // a temporary passport lasts the same at any age
		}
		if day := birth.AddYears(t.age); day.After(e.day) && !day.After(e.legalDeadline()) {
			e.add("ETA-2", Warning, "holder.birth_date", t.message, "")
		}
	}
}
