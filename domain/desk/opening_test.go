package desk

import (
	"testing"

	"civico/sportello/domain"
	"civico/sportello/domain/calendar"
	"civico/sportello/domain/office"
	"civico/sportello/domain/taxcode"
)

var (
	openingOffice = &office.Profile{ID: "matera"}
	openingDay    = calendar.MustParse("2026-11-23")
)

// opened is the case that an opening makes.
func opened(t *testing.T, o Opening) domain.Case {
	t.Helper()
	var c domain.Case
	for _, ch := range o.Changes {
		if err := domain.Set(&c, ch); err != nil {
			t.Fatal(err)
		}
	}
	return c
}

func TestOpeningCopiesTheBooking(t *testing.T) {
	nine, _ := calendar.NewHour(9, 5)
	c := opened(t, OpeningFor(Row{
		Appointment: "x", Code: "MT7K2Q", Date: openingDay, Section: domain.SectionPriority, Procedure: domain.Passport,
		Surname: "VERDI", Name: "ANNA", Sex: "F", BirthDate: calendar.MustParse("1984-04-05"), BirthPlace: "F052",
		TaxCode: "VRDNNA84D45F052Q", ResidencePlace: "F052", Departure: calendar.MustParse("2026-12-05"), Urgency: "Motivi di lavoro",
	}, openingOffice, openingDay, nine))
	switch {
	case c.Office != "matera", c.FiledOn != openingDay, c.FiledAt != nine, c.Channel != domain.Counter, c.Procedure != domain.Passport,
		c.Product != domain.Ordinary, c.FilingPlace.Ground != domain.GroundResidence, c.Form.Kind != domain.FormAdult:
		t.Errorf("the application: %+v", c)
	case c.Booking != domain.Booking{Code: "MT7K2Q", Date: openingDay, Section: domain.SectionPriority}:
		t.Errorf("the booking: %+v", c.Booking)
	case c.Holder.Surname != "VERDI", c.Holder.Name != "ANNA", c.Holder.Sex != "F", c.Holder.BirthPlace != "F052",
		c.Holder.TaxCode != "VRDNNA84D45F052Q", c.Holder.Residence.Place != "F052":
		t.Errorf("the holder: %+v", c.Holder)
	case c.Urgency.Departure != calendar.MustParse("2026-12-05"), c.Urgency.Reason != "work":
		t.Errorf("the journey: %+v", c.Urgency)
	}
}

// The agenda writes places as words; of two of one name the tax code tells which.
func TestOpeningKnowsThePlacesOfTheAgenda(t *testing.T) {
	born := calendar.MustParse("1980-01-01")
	castroBG, err := taxcode.Compute(taxcode.Person{Surname: "VERDI", Name: "ANNA", Sex: "F", Birth: born, Place: "C337"})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ birth, taxCode, residence, wantBirth, wantResidence string }{
		{"Matera", "", "PISTICCI", "F052", "G712"},
		{"CASTRO", castroBG.String(), "CASTRO", "C337", ""},
		{"CASTRO", "", "ROMA", "", "H501"},
		{"Nessun luogo", castroBG.String(), "", "", ""},
	} {
		h := opened(t, OpeningFor(Row{Appointment: "x", BirthWords: c.birth, BirthDate: born, TaxCode: c.taxCode, Residence: c.residence},
			openingOffice, openingDay, domain.Hour{})).Holder
		if h.BirthPlace != c.wantBirth || h.Residence.Place != c.wantResidence {
			t.Errorf("%+v: %q %q", c, h.BirthPlace, h.Residence.Place)
		}
	}
}

func TestOpeningTakesNothingForGranted(t *testing.T) {
	c := opened(t, OpeningFor(Row{}, openingOffice, openingDay, domain.Hour{}))
	if !c.Booking.WalkIn || len(c.Holder.Citizenships) != 0 || c.Form.Kind != "" || !c.FiledAt.IsZero() || c.Urgency.IsGiven() {
		t.Errorf("a walk-in: %+v", c)
	}
	if c.Procedure != domain.Passport {
		t.Errorf("procedure %q", c.Procedure)
	}
}

func TestFormOfTheEighteenthBirthday(t *testing.T) {
	for birth, want := range map[string]domain.FormKind{
		"2008-11-23": domain.FormAdult, // eighteen today
		"2008-11-24": domain.FormMinor, // tomorrow
	} {
		c := opened(t, OpeningFor(Row{Appointment: "x", BirthDate: calendar.MustParse(birth)}, openingOffice, openingDay, domain.Hour{}))
		if c.Form.Kind != want {
			t.Errorf("born %s: %s", birth, c.Form.Kind)
		}
	}
}

func TestAccompanimentHasNoBooklet(t *testing.T) {
	c := opened(t, OpeningFor(Row{Appointment: "x", Procedure: domain.Accompaniment}, openingOffice, openingDay, domain.Hour{}))
	if c.Procedure != domain.Accompaniment || c.Product != "" {
		t.Errorf("%s, %s", c.Procedure, c.Product)
	}
}

func TestUnknownReasonOfUrgencyIsAsked(t *testing.T) {
	for words, want := range map[string]domain.UrgencyReason{"LAVORO": "work", "salute ": "health", "gita sul lago": "", "": ""} {
		if got := UrgencyReason(words); got != want {
			t.Errorf("%q: %q", words, got)
		}
	}
}

func TestASectionOfTheAgendaOpensItsProcedure(t *testing.T) {
	row := Row{Appointment: "x", Section: domain.SectionAccompaniment, Departure: calendar.MustParse("2026-12-20"), Urgency: "vacanza"}
	c := opened(t, OpeningFor(row, openingOffice, openingDay, domain.Hour{}))
	if c.Procedure != domain.Accompaniment || c.AccompanimentFacts.Departure != row.Departure || c.Urgency.IsGiven() {
		t.Errorf("%s, journey %s, urgency %+v", c.Procedure, c.AccompanimentFacts.Departure, c.Urgency)
	}
	row.Procedure = domain.Collection // the service says more than the section
	if c := opened(t, OpeningFor(row, openingOffice, openingDay, domain.Hour{})); c.Procedure != domain.Collection {
		t.Errorf("%s", c.Procedure)
	}
}
