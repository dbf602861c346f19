package desk

import (
	"cmp"

	"civico/sportello/domain"
	"civico/sportello/domain/calendar"
	"civico/sportello/domain/office"
	"civico/sportello/domain/place"
	"civico/sportello/domain/taxcode"
	"civico/sportello/domain/text"
)

// adultFrom is the age from which the applicant signs the adults' form.
const adultFrom = 18

// OpeningFor copies a booking into the facts of a new case, filed at the counter
// of an office on a day and at an hour (zero: not known). What the booking does
// not say stays unknown; citizenship is never taken for granted. A zero row opens
// a walk-in.
func OpeningFor(row Row, at *office.Profile, day domain.Date, hour domain.Hour) Opening {
	o := Opening{Appointment: row.Appointment}
	set := func(path, value string) {
		if value != "" {
			o.Changes = append(o.Changes, domain.Change{Path: path, Value: value})
		}
	}
	set("office", at.ID)
	set("filed_on", day.String())
	set("filed_at", hour.String())
	set("channel", string(domain.Counter))
	procedure := ProcedureOf(row)
	set("procedure", string(procedure))
	if procedure == domain.Passport {
		set("product", string(domain.Ordinary))
	}
	set("filing_place.ground", string(domain.GroundResidence))
	for _, ch := range BookingFacts(row) {
		set(ch.Path, ch.Value)
	}
	setHolder(set, row)
	if procedure == domain.Accompaniment { // the journey is the declaration's, not an urgency
		set("accompaniment.departure", row.Departure.String())
	} else {
		set("urgency.departure", row.Departure.String())
		set("urgency.reason", string(UrgencyReason(row.Urgency)))
	}
	if !row.BirthDate.IsZero() && procedure == domain.Passport {
		set("application_form.kind", string(formFor(row.BirthDate, day)))
	}
	return o
}

// ProcedureOf is what a booking is for: what its service says, else its section, else
// a passport.
func ProcedureOf(row Row) domain.Procedure {
	switch {
	case row.Procedure != "":
		return row.Procedure
	case row.Section == domain.SectionAccompaniment:
		return domain.Accompaniment
	}
	return domain.Passport
}

// PersonChanges makes a case that was opened from a wrong booking the case of this
// booking's person: what the booking does not say is forgotten, for it was somebody
// else's. What the clerk saw of the person at the counter stays.
func PersonChanges(row Row, day domain.Date) []domain.Change {
	changes := set("holder.sex", "", "holder.birth_date", "", "holder.birth_place", "", "holder.tax_code", "", "holder.residence.place", "")
	setHolder(func(path, value string) {
		if value != "" {
			changes = append(changes, domain.Change{Path: path, Value: value})
		}
	}, row)
	if !row.BirthDate.IsZero() && ProcedureOf(row) == domain.Passport {
		changes = append(changes, domain.Change{Path: "application_form.kind", Value: string(formFor(row.BirthDate, day))})
	}
	return changes
}

func setHolder(set func(path, value string), row Row) {
	set("holder.surname", row.Surname)
	set("holder.name", row.Name)
	set("holder.sex", string(row.Sex))
	set("holder.birth_date", row.BirthDate.String())
	set("holder.birth_place", cmp.Or(row.BirthPlace, placeCode(row.BirthWords, row.BirthDate, row.TaxCode)))
	set("holder.tax_code", row.TaxCode)
	set("holder.residence.place", cmp.Or(row.ResidencePlace, placeCode(row.Residence, domain.Date{}, "")))
}

// placeCode is the Belfiore code of a place as the agenda writes it, where the
// name tells one; of several the tax code's, if it is one of them.
func placeCode(name string, on domain.Date, taxCode string) string {
	if name == "" {
		return ""
	}
	found := place.ByName(name, on)
	if len(found) == 1 {
		return found[0].Code
	}
	if code, err := taxcode.Parse(taxCode); err == nil {
		for _, p := range found {
			if p.Code == code.Place() {
				return p.Code
			}
		}
	}
	return ""
}

// BookingFacts are the facts of the appointment itself: of an opening, or of a
// case that is tied to another booking. A row without a booking is a walk-in.
func BookingFacts(row Row) []domain.Change {
	if row.Appointment == "" {
		return []domain.Change{{Path: "booking", Value: domain.WalkIn}}
	}
	facts := []domain.Change{
		{Path: "booking.code", Value: row.Code},
		{Path: "booking.date", Value: row.Date.String()},
	}
	if row.Section != "" {
		facts = append(facts, domain.Change{Path: "booking.section", Value: string(row.Section)})
	}
	return facts
}

func formFor(birth, day domain.Date) domain.FormKind {
	if calendar.Age(birth, day) < adultFrom {
		return domain.FormMinor
	}
	return domain.FormAdult
}

// urgencyWords are the agenda's reasons for a journey, folded.
var urgencyWords = map[string]domain.UrgencyReason{
	"lavoro": "work", "motivi di lavoro": "work", "work": "work",
	"studio": "study", "motivi di studio": "study", "study": "study",
	"salute": "health", "motivi di salute": "health", "cure": "health", "cure mediche": "health", "health": "health",
	"turismo": "tourism", "vacanza": "tourism", "viaggio": "tourism", "tourism": "tourism",
	"altro": "other", "altri motivi": "other", "famiglia": "other", "motivi familiari": "other", "motivi di famiglia": "other", "other": "other",
}

// UrgencyReason reads the agenda's own words; other words are not known, and the
// clerk asks.
func UrgencyReason(words string) domain.UrgencyReason { return urgencyWords[text.Fold(words)] }
