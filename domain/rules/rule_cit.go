package rules

import (
	"slices"

	"civico/sportello/domain"
)

var citRules = []*Rule{{
	ID:    "CIT-1",
	Title: "Cittadinanza italiana del titolare",
	Procedures: []domain.Procedure{domain.Passport, domain.CollectivePassport, domain.EmergencyDocument,
		domain.LaissezPasser, domain.Accompaniment},
	Versions: []Version{first("I documenti di viaggio e la dichiarazione di accompagno spettano ai soli cittadini italiani; per l'accompagno conta il minore.",
		lawPassports, srcMatera, srcBergamo, srcCuneo, srcConsulate)},
	check: checkCitizenship,
}}

func checkCitizenship(e *run) {
	const path = "holder.citizenships"
	switch all := e.c.Holder.Citizenships; {
	case slices.Contains(all, "ITA"):
		e.ok("CIT-1", path, "Cittadinanza italiana.")
	case len(all) == 0:
		e.add("CIT-1", Missing, path, "La cittadinanza non è indicata.", "Dichiarare la cittadinanza.")
	default:
		e.add("CIT-1", Blocked, path, "Il titolare non è cittadino italiano.",
			"Rivolgersi alle autorità dello Stato di cittadinanza.")
	}
}
