package desk

import (
	"civico/sportello/domain"
	"civico/sportello/domain/office"
	"civico/sportello/domain/rules"
)

// NotWorkable says in one Italian sentence why an office does not work a procedure
// on a day; empty where it does.
func NotWorkable(p domain.Procedure, at *office.Profile, day domain.Date) string {
	switch {
	case p == domain.EmergencyDocument && at.Kind != office.Consulate:
		return "Il documento di viaggio d'emergenza si chiede soltanto a un consolato all'estero: in Italia si chiede il passaporto."
	case p == domain.CollectivePassport && at.Kind != office.Questura:
		return "Il passaporto collettivo si chiede soltanto in Questura."
	case p == domain.CollectivePassport && at.Practice.CollectiveOpen == office.CollectiveClosed && !day.Before(rules.CollectiveDoubtDay):
		return "Questo ufficio non rilascia più passaporti collettivi (L. 11/2026): ogni viaggiatore chiede il proprio."
	case p == domain.LaissezPasser && at.Kind == office.Consulate:
		return "Il lasciapassare si chiede soltanto in Questura o in commissariato."
	}
	return ""
}

// Workable lists the procedures that an office works on a day, the usual one first.
func Workable(at *office.Profile, day domain.Date) []domain.Procedure {
	var out []domain.Procedure
	for _, code := range domain.Procedure("").Codes() {
		if p := domain.Procedure(code); HasSteps(p) && NotWorkable(p, at, day) == "" {
			out = append(out, p)
		}
	}
	return out
}
