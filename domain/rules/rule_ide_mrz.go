package rules

import (
	"civico/sportello/domain/mrz"
)

const mrzPath = "identity.document.mrz"

func checkMRZ(e *run) {
	d := &e.c.Identity.Document
	if len(d.MRZ) == 0 {
		return
	}
	const remedy = "Rileggere la banda del documento, o mostrarne un altro."
	zone, err := mrz.Parse(d.MRZ...)
	if err != nil {
		e.add("IDE-5", Invalid, mrzPath, whyNotMRZ(err), remedy)
		return
	}
	if len(zone.Wrong) > 0 {
		fields := make([]string, len(zone.Wrong))
		for i, f := range zone.Wrong {
			fields[i] = f.Italian()
		}
		e.add("IDE-5", Invalid, mrzPath, "Le cifre di controllo della banda non tornano: "+enumerate(fields)+".", remedy)
	}
	h := &e.c.Holder
	differ := zone.Agree(mrz.Holder{Surname: h.Surname, Name: h.Name, Sex: string(h.Sex), Birth: h.BirthDate, Number: d.Number, Expiry: d.ExpiresOn})
	for _, f := range differ {
		e.add("IDE-5", Warning, mrzPath, upperFirst(f.Field.Italian())+": sulla banda «"+f.Zone+"», nella pratica «"+f.Case+"».",
			"Correggere la pratica o spiegare la differenza.")
	}
	if len(zone.Wrong) == 0 && len(differ) == 0 {
		e.ok("IDE-5", mrzPath, "La banda del documento torna e va d'accordo con la pratica.")
	}
}

func whyNotMRZ(err error) string {
	if e, ok := err.(*mrz.Error); ok {
		return upperFirst(e.Sentence()) + "."
	}
	return "La banda del documento non si legge."
}
