package desk

import (
	"civico/sportello/domain"
	"civico/sportello/domain/agenda"
	"civico/sportello/domain/calendar"
)

// Book fills in what the agenda says of a booking.
func (r *Row) Book(b *agenda.Booking) {
	v := &b.Values
	r.Code, r.Date, r.Hour, r.Section = b.Code, b.Date(), b.Hour(), domain.Section(v[agenda.Section])
	r.Status = BookingStatus(v[agenda.Status])
	r.Surname, r.Name, r.Sex, r.TaxCode = v[agenda.Surname], v[agenda.Name], domain.Sex(v[agenda.Sex]), v[agenda.TaxCode]
	r.BirthDate, _ = calendar.Parse(v[agenda.BirthDate]) // zero for none
	r.Departure, _ = calendar.Parse(v[agenda.Departure])
	r.BirthWords, r.Residence, r.Service = v[agenda.BirthPlace], v[agenda.Residence], v[agenda.Service]
	r.Applicant, r.Urgency, r.Phone, r.Email, r.Notes = v[agenda.Applicant], v[agenda.UrgencyReason], v[agenda.Phone], v[agenda.Email], v[agenda.Notes]
	procedure, minor := agenda.ServiceProcedure(r.Service)
	r.Procedure = domain.Procedure(procedure)
	r.Minor = minor || !r.BirthDate.IsZero() && r.Date.Before(r.BirthDate.AddYears(adultFrom))
}
