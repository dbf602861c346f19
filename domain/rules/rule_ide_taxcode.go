package rules

import (
	"civico/sportello/domain/place"
	"civico/sportello/domain/taxcode"
)

const taxCodePath = "holder.tax_code"

func checkTaxCode(e *run) {
	h := &e.c.Holder
	if h.TaxCode == "" {
		return
	}
	const remedy = "Portare la tessera sanitaria o il certificato del codice fiscale."
	code, err := taxcode.Parse(h.TaxCode)
	if err != nil {
		e.add("IDE-6", Invalid, taxCodePath, whyNotTaxCode(err), remedy)
		return
	}
	if code.IsProvisional() {
		e.add("IDE-6", Warning, taxCodePath, "Codice fiscale provvisorio di 11 cifre: non dice nulla della persona.", remedy)
		return
	}
	var differ []string
	moved := false
	for _, d := range code.Agree(taxcode.Person{Surname: h.Surname, Name: h.Name, Sex: string(h.Sex), Birth: h.BirthDate, Place: h.BirthPlace}) {
		switch {
		case d.Field != taxcode.Place:
			differ = append(differ, d.Field.Italian())
		case place.Related(d.Code, d.Case):
		case e.notThereAtBirth(d.Code) || e.notThereAtBirth(d.Case):
			moved = true
		default:
			differ = append(differ, d.Field.Italian())
		}
	}
	switch {
	case len(differ) > 0:
		e.add("IDE-6", Warning, taxCodePath, "Il codice fiscale non va d'accordo con la pratica: "+enumerate(differ)+".", remedy)
	case moved || h.BirthPlace == code.Place() && e.notThereAtBirth(h.BirthPlace):
		e.add("IDE-6", Note, taxCodePath, "Il comune di nascita è cambiato nel tempo: il codice fiscale può portarne un altro.", "")
	default:
		e.ok("IDE-6", taxCodePath, "Il codice fiscale va d'accordo con i dati.")
	}
}

func whyNotTaxCode(err error) string {
	if e, ok := err.(*taxcode.Error); ok {
		return upperFirst(e.Sentence()) + "."
	}
	return "Il codice fiscale non è valido."
}

// notThereAtBirth says that a place is known to have ceased before the holder was
// born, or to have ceased since: then another code may stand for it. A first day
// after the birth proves nothing, for codes were given up and taken again.
func (e *run) notThereAtBirth(code string) bool {
	p, ok := place.ByCode(code)
	return ok && !p.IsState() && !p.IsLiving()
}
