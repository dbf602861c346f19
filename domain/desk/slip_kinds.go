package desk

import (
	"fmt"
	"slices"

	"civico/sportello/domain"
	"civico/sportello/domain/rules"
)

// NoSlip tells why a case has no paper to hand over.
type NoSlip struct{ State domain.State }

func (e *NoSlip) Error() string {
	return fmt.Sprintf("la pratica è %s: non c'è nulla da stampare", StateLabel(e.State))
}

// SlipKindsFor are the papers that are printed when a case comes to a state, the
// person's own first; *NoSlip where there is none. The verdict must be the case's.
func SlipKindsFor(c *domain.Case, s domain.State, v rules.Evaluation) ([]domain.SlipKind, error) {
	switch s {
	case domain.Accepted:
		switch c.Procedure {
		case domain.Collection:
			return []domain.SlipKind{domain.SlipHandover}, nil
		case domain.Accompaniment:
			return []domain.SlipKind{domain.SlipReceipt, domain.SlipAttestation}, nil
		}
		return []domain.SlipKind{domain.SlipReceipt}, nil
	case domain.AwaitingClearance:
		if awaitsOffice(v) {
			return []domain.SlipKind{domain.SlipReceipt, domain.SlipClearance}, nil
		}
		return []domain.SlipKind{domain.SlipReceipt}, nil
	case domain.InProgress, domain.Suspended, domain.Incomplete:
		return []domain.SlipKind{domain.SlipToBring}, nil
	case domain.Refused:
		return []domain.SlipKind{domain.SlipRefusal}, nil
	}
	return nil, &NoSlip{s}
}

// PrintableSlips are those of SlipKindsFor and what a clerk may print besides: the
// request to the office of residence, the summons of who is responsible for a minor.
func PrintableSlips(c *domain.Case, s domain.State, v rules.Evaluation) ([]domain.SlipKind, error) {
	kinds, err := SlipKindsFor(c, s, v)
	if err != nil || s.IsClosed() {
		return kinds, err
	}
	if awaitsOffice(v) && !slices.Contains(kinds, domain.SlipClearance) {
		kinds = append(kinds, domain.SlipClearance)
	}
	if mayBeSummoned(c) {
		kinds = append(kinds, domain.SlipSummons)
	}
	return kinds, nil
}

// awaitsOffice says that another office's clearance or delegation is waited for.
func awaitsOffice(v rules.Evaluation) bool {
	for _, f := range v.Findings {
		if f.Status == rules.Pending && (f.Rule == "CMP-3" || f.Rule == "CMP-4") {
			return true
		}
	}
	return false
}

// mayBeSummoned says that the office may hear those who are responsible for the
// holder (ASS-11).
func mayBeSummoned(c *domain.Case) bool {
	age, known := c.Holder.AgeOn(c.FiledOn)
	switch c.Procedure {
	case domain.Passport, domain.LaissezPasser, domain.Accompaniment:
		return known && age < adultAge
	}
	return false
}

var slipNames = map[domain.SlipKind]struct{ name, article, file string }{
	domain.SlipReceipt:     {"Ricevuta di presentazione", "la ricevuta", "ricevuta"},
	domain.SlipToBring:     {"Che cosa portare: elenco", "l'elenco", "da-portare"},
	domain.SlipRefusal:     {"Domanda non ricevibile: comunicazione", "la comunicazione", "non-ricevibile"},
	domain.SlipHandover:    {"Ricevuta di consegna", "la ricevuta", "consegna"},
	domain.SlipAttestation: {"Attestazione di accompagno: bozza", "la bozza", "accompagno"},
	domain.SlipClearance:   {"Richiesta all'ufficio di residenza", "la richiesta", "nulla-osta"},
	domain.SlipSummons:     {"Convocazione", "la convocazione", "convocazione"},
}

// SlipLabel is the name of a paper, as lists and history show it.
func SlipLabel(k domain.SlipKind) string { return slipNames[k].name }

// SlipFileName is how the file of a paper begins: lower case letters and hyphens.
func SlipFileName(k domain.SlipKind) string { return slipNames[k].file }

// slipTitle is the heading of a case's paper.
func slipTitle(c *domain.Case, k domain.SlipKind) string {
	switch {
	case k == domain.SlipRefusal && c.Procedure == domain.Collection:
		return "Libretto non consegnato: comunicazione"
	case k == domain.SlipAttestation && c.AccompanimentFacts.IssuedForm() == domain.FormPassportNote:
		return "Menzione di accompagno: bozza"
	case k == domain.SlipClearance && asksDelegation(c):
		return "Richiesta di delega"
	case k == domain.SlipClearance:
		return "Richiesta di nulla osta"
	}
	return slipNames[k].name
}
