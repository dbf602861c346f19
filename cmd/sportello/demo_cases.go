package main

import (
	"context"
	"fmt"

	"civico/sportello/domain"
	"civico/sportello/domain/calendar"
	"civico/sportello/domain/desk"
	"civico/sportello/domain/payment"
)

// facts are what a desk would have written of an appointment in order: nothing is
// missing. What a fate spoils is spoilt after.
func (v *inventor) facts(s slot, officeID string) domain.Case {
	p := s.who
	c := domain.Case{
		Procedure: domain.Passport, Product: domain.Ordinary, Office: officeID, FiledOn: v.day, FiledAt: later(s.hour, 3), Channel: domain.Counter,
		Booking: domain.Booking{Code: s.code, Date: s.day, Section: domain.SectionOrdinary, ReceiptShown: domain.Yes},
		Holder: domain.Holder{
			Surname: p.surname, Name: p.name, Sex: domain.Sex(p.sex), BirthDate: p.birth, BirthPlace: p.born.Code, TaxCode: p.taxCode,
			Citizenships: []string{"ITA"}, Residence: domain.Residence{Place: p.lives.Code, AIRE: domain.No}, Present: domain.Yes,
		},
		FilingPlace: domain.FilingPlace{Ground: domain.GroundResidence},
		Form:        domain.Form{Kind: domain.FormAdult, Signed: domain.Yes},
		Identity:    domain.Identity{Document: v.card(p), OriginalShown: domain.Yes, CopyFrontBack: domain.Yes, MatchesPerson: domain.Yes},
		Photos: domain.Photos{
			Count: domain.Number(2), Identical: domain.Yes, Recent: domain.Yes, WidthMM: domain.Number(35), HeightMM: domain.Number(40),
			Frontal: domain.Yes, FaceVisible: domain.Yes, WhiteBackground: domain.Yes, MouthClosed: domain.Yes, Glasses: domain.No, HeadCovering: domain.CoveringNone,
		},
		Payments:    v.payments(p),
		Impediments: domain.Impediments{Injunction: domain.No},
		Delivery:    domain.Delivery{Mode: domain.DeliverInPerson},
		Previous:    domain.Previous{Exists: domain.No},
	}
	age := calendar.Age(p.birth, v.day)
	if age >= 12 {
		c.Fingerprints.Taken, c.Signature.Taken = domain.Yes, domain.Yes
	}
	if !s.departure.IsZero() {
		c.Booking.Section = domain.SectionPriority
		c.Urgency = domain.Urgency{Departure: s.departure, Reason: "work", EvidenceShown: domain.Yes}
	}
	if s.minor {
		v.minorFacts(&c, s, age)
		return c
	}
	c.Holder.MinorChildren = domain.No
	if age >= 30 && v.IntN(2) == 0 {
		c.Previous = domain.Previous{Exists: domain.Yes, State: domain.PassportExpired, HandedIn: domain.Yes, ReturnRequested: domain.No}
	}
	return c
}

func (v *inventor) payments(p person) []domain.Payment {
	paid := v.day.AddDays(-1 - v.IntN(9))
	return []domain.Payment{
		{Kind: domain.PayPagoPA, Amount: payment.Cents(4270), PaidOn: paid, ID: v.notice(), InNameOf: p.full(), TaxCode: p.taxCode},
		{Kind: domain.PayRevenueStamp, Amount: payment.Cents(7350), PaidOn: paid, ID: v.stamp()},
	}
}

func (v *inventor) minorFacts(c *domain.Case, s slot, age int) {
	c.Form.Kind = domain.FormMinor
	if age < 12 {
		c.Booking.Section = domain.SectionMinors
	}
	for _, parent := range []struct {
		role domain.ParentRole
		who  person
	}{{domain.RoleMother, s.mother}, {domain.RoleFather, s.father}} {
		c.Parents = append(c.Parents, domain.Parent{
			Role: parent.role, Surname: parent.who.surname, Name: parent.who.name, Status: domain.ParentPresent, Citizenship: "ITA",
			CountryOfStay: "ITA", IdentityChecked: domain.Yes, SignedForm: domain.Yes, IDCopy: domain.Yes,
		})
	}
}

// spoil takes from good facts what the fate says is wrong.
func (v *inventor) spoil(c *domain.Case, s slot) {
	switch s.fate {
	case incomplete:
		c.Payments = c.Payments[:1]
		c.Photos.Glasses = domain.Yes
	case awaiting:
		c.Holder.Residence.Place = v.outsider.Code
		c.FilingPlace = domain.FilingPlace{Ground: domain.GroundDomicile, Reason: "lavoro", ProofShown: domain.Yes, ClearanceRequestedOn: v.day}
	case refused:
		c.Impediments.Injunction = domain.Yes
	case suspended, abandoned, withdrawn, halfway:
		c.Payments, c.Fingerprints, c.Signature = nil, domain.Fingerprints{}, domain.Signature{}
		c.Impediments, c.Previous, c.Delivery = domain.Impediments{}, domain.Previous{}, domain.Delivery{}
	}
	if s.minor && s.fate == halfway {
		c.Parents[1] = domain.Parent{Role: domain.RoleFather, Surname: s.father.surname, Name: s.father.name, Status: domain.ParentAbsent, Citizenship: "ITA"}
	}
}

// later is so many minutes after an hour, within the day.
func later(h domain.Hour, minutes int) domain.Hour {
	m := min(h.Minutes()+minutes, 24*60-1)
	out, _ := calendar.NewHour(m/60, m%60)
	return out
}

var endings = map[fate]domain.CaseMoved{
	accepted: {To: domain.Accepted}, incomplete: {To: domain.Incomplete}, awaiting: {To: domain.AwaitingClearance}, refused: {To: domain.Refused},
	suspended: {To: domain.Suspended}, abandoned: {To: domain.Abandoned, Reason: "La persona si è allontanata senza tornare."},
	withdrawn: {To: domain.Withdrawn, Reason: "Rinuncia: il viaggio è annullato."},
}

// work plays what a desk did with an appointment: arrival, intake, outcome, slip.
func (d *demo) work(ctx context.Context, s slot, appointment string) error {
	c := d.facts(s, d.profile.ID)
	d.spoil(&c, s)
	w, err := d.OpenCase(ctx, desk.Opening{Appointment: appointment, Changes: domain.Known(&c)})
	if err != nil {
		return fmt.Errorf("demo: open %s: %w", s.code, err)
	}
	ending, ends := endings[s.fate]
	if !ends {
		return nil
	}
	e := &desk.Evaluated{Work: w}
	if err := d.judge(ctx, e); err != nil {
		return fmt.Errorf("demo: judge %s: %w", s.code, err)
	}
	ending.Outcome, ending.Headline = string(e.Verdict.Outcome), e.Verdict.Headline
	d.clock.set(later(s.hour, 9))
	if w, err = d.Move(ctx, w.ID, w.Version, ending); err != nil {
		return fmt.Errorf("demo: conclude %s: %w", s.code, err)
	}
	kinds, err := desk.SlipKindsFor(&w.Facts, w.State, e.Verdict)
	if err != nil || w.State == domain.Suspended {
		return nil // nothing was handed over
	}
	for _, kind := range kinds {
		next, _ := desk.NextSlip(w, kind)
		if w, err = d.RecordSlip(ctx, w.ID, w.Version, next); err != nil {
			return fmt.Errorf("demo: slip of %s: %w", s.code, err)
		}
	}
	return nil
}
