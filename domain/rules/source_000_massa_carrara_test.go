package rules

import "testing"

func TestSourceMassaCarrara(t *testing.T) {
	walkSource(t, srcMassaCarrara, 6, []statement{
		{says: "the emergency eases and ordinary activity resumes", notDesk: history},
		{says: "applications are filed by a booking made online", cases: []example{
			{"booked for the day", adult, atMassa, "APP-1 satisfied; APP-2 satisfied; CMP-1 satisfied; outcome acceptable"},
			{"came without", adult, atMassa + "; booking=walk_in", "APP-1 invalid"},
		}},
		{says: "once for the Lunigiana, now for the whole province", cases: []example{
			{"Pontremoli, in the Lunigiana", adult, atMassa + "; holder.residence.place=G870", "CMP-1 satisfied"},
			{"Carrara, outside it", adult, atMassa + "; holder.residence.place=B832", "CMP-1 satisfied"},
			{"another province", adult, atMassa + "; holder.residence.place=F052", "CMP-1 invalid; CMP-1 says Matera"},
		}},
		{says: "the appointment is made on the agenda's site", notDesk: online},
		{says: "queues and crowds at the desk are avoided", notDesk: history},
		{says: "slots on weekday mornings and on Tuesday afternoon", cases: []example{
			// As of 2020 and kept as history: the hour of a booking is the agenda's, not judged here.
			{"late in the evening", adult, atMassa + "; filed_at=19:30", "APP-1 satisfied; outcome acceptable"},
		}},
		{says: "ready within 15 working days of filing", cases: []example{
			{"told on the receipt", adult, atMassa, "working 2026-12-15"},
			{"4 October, the patron's day, is national since 2026", adult, atMassa + "; filed_on=2027-09-27", "working 2027-10-19"},
			{"and before was the patron's alone", adult, atMassa + "; filed_on=2024-09-27", "working 2024-10-21"},
			{"never longer", adult, atMassa + "; further_inquiry=true", "working 2026-12-15; legal 2026-12-23"},
		}},
		{says: "collection is agreed by telephone at noon", notDesk: shown},
		{says: "or by e-mail, to the address written on the form", notDesk: shown},
		{says: "hours of the collection desk", notDesk: shown},
		{says: "an emergency told to the office is judged by its staff", cases: []example{
			{"without a booking, with urgency", adult, atMassa + "; booking=walk_in; urgency.reason=health; urgency.departure=2026-11-27", "APP-1 warning; URG-4 note; outcome acceptable_with_notes"},
			{"only here", adult, "booking=walk_in; urgency.reason=health; urgency.departure=2026-11-27", "APP-1 invalid"},
			{"without urgency", adult, atMassa + "; booking=walk_in", "APP-1 invalid"},
		}},
		{says: "accompaniment declarations go the same way", cases: []example{
			{"booked", traveller, tripAtMassa + "; booking.code=MS1; booking.date=2026-11-23; booking.section=accompaniment; booking.receipt_shown=true", "APP-1 satisfied; ACC-10 satisfied"},
			{"not booked: the office decides", traveller, tripAtMassa, "APP-1 warning"},
			{"under 14", traveller, tripAtMassa + "; holder.birth_date=2012-12-20", "ACC-1 blocked"},
		}},
	})
}

const tripAtMassa = "office=massa-carrara; holder.residence.place=F023; accompaniment.applicant_residence=F023"
