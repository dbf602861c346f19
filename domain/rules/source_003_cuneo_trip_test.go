package rules

// preSigned is a declaration signed before it came to Cuneo.
const preSigned = tripAtCuneo + "; accompaniment.filing_mode=pre_signed; parents[0].id_copy_signed=true; parents[1].id_copy_signed=true"

var cuneoTrip = []statement{
	{says: "parents or guardian of a minor under 14 sign, and the office keeps it", cases: []example{
		{"both", traveller, tripAtCuneo, "ACC-8 satisfied; ACC-1 satisfied"},
		{"14 on departure", traveller, tripAtCuneo + "; holder.birth_date=2012-12-20", "ACC-1 blocked"},
	}},
	{says: "asked for online", notDesk: online},
	{says: "paper or a note on the minor's passport", cases: []example{
		{"paper", traveller, tripAtCuneo, "ACC-12 note"},
		{"neither said", traveller, tripAtCuneo + "; accompaniment.form=", "ACC-12 missing"},
	}},
	{says: "the paper is shown at the border with the passport", notDesk: advice},
	{says: "the note is printed on the passport", cases: []example{{"note", traveller, tripAtCuneo + "; accompaniment.form=passport_note", "ACC-12 note; outcome acceptable_with_notes"}}},
	{says: "the applicant chooses, the office's choice prevails", cases: []example{{"told", traveller, tripAtCuneo, "ACC-12 says prevale"}}},
	{says: "a carrier or body: paper only", cases: []example{
		{"paper", traveller, tripAtCuneo + "; " + byCarrier, "ACC-6 satisfied"},
		{"note", traveller, tripAtCuneo + "; " + byCarrier + "; accompaniment.form=passport_note", "ACC-6 invalid"},
	}},
	{says: "ask the carrier before buying the ticket", cases: []example{{"told", traveller, tripAtCuneo + "; " + byCarrier, "ACC-6 note"}}},
	{says: "copies of the companion's signed document, and of all the others", cases: []example{
		{"advised, so a warning", traveller, tripAtCuneo + "; " + noCopy, "ACC-3 warning; ACC-3 not invalid"},
		{"the parents' are asked for", traveller, tripAtCuneo + "; parents[0].id_copy=", "ACC-8 missing"},
	}},
	{says: "the declaration names the person or body", cases: []example{{"nobody", traveller, tripAtCuneo + "; " + nobody, "ACC-3 missing"}}},
	{says: "for Italian minors only", cases: []example{{"Romanian", traveller, tripAtCuneo + "; holder.citizenships=ROU", "CIT-1 blocked"}}},
	{says: "only out of the country of residence, Italy or another", cases: []example{
		{"Rome to Milan", traveller, tripAtCuneo + "; accompaniment.crosses_border=false; accompaniment.countries=ITA", "ACC-2 blocked; outcome refused"},
		{"not known", traveller, tripAtCuneo + "; accompaniment.crosses_border=", "ACC-2 missing"},
	}},
	{says: "not needed with a parent or guardian", cases: []example{{"father", traveller, tripAtCuneo + "; accompaniment.companions[0].name=ROSSI PAOLO", "ACC-3 blocked"}}},
	{says: "who then proves it at the border, if page 5 does not", cases: []example{{"told", traveller, tripAtCuneo, "ACC-13 note"}}},
	{says: "one companion at least, two are alternatives", cases: []example{
		{"two", traveller, tripAtCuneo + "; " + second, "ACC-3 quiet"},
		{"three", traveller, tripAtCuneo + "; " + third, "ACC-3 invalid"},
	}},
	{says: "one trip with a destination", cases: []example{
		{"told", traveller, tripAtCuneo, "ACC-11 note"},
		{"no destination", traveller, tripAtCuneo + "; accompaniment.countries=", "ACC-7 missing"},
	}},
	{says: "six months, unless the office grants more for reasons", cases: []example{
		{"to the day", traveller, tripAtCuneo + "; accompaniment.return=2027-05-23", "ACC-4 satisfied"},
		{"more, with reasons", traveller, tripAtCuneo + "; accompaniment.return=2027-08-31; accompaniment.longer_reason=cura", "ACC-4 pending; outcome pending_clearance"},
		{"more, without", traveller, tripAtCuneo + "; accompaniment.return=2027-08-31", "ACC-4 invalid"},
	}},
	{says: "not beyond the minor's passport", cases: []example{
		{"expires first", traveller, tripAtCuneo + "; accompaniment.travel_document.expires_on=2027-01-04", "ACC-5 invalid; ACC-5 final"},
		{"only a passport counts here", traveller, tripAtCuneo + "; " + onCard, "ACC-5 invalid; ACC-5 waivable"},
	}},
	{says: "one State or all: the parents judge", cases: []example{{"the last", traveller, tripAtCuneo + "; accompaniment.countries=ESP", "ACC-7 quiet"}}},
	{says: "at the office where the applicant lives", cases: []example{{"lives elsewhere", traveller, tripAtCuneo + "; accompaniment.applicant_residence=F052", "ACC-10 invalid"}}},
	{says: "the border police do not issue it: ask in time", notDesk: advice},
	{says: "also by fax, registered mail and PEC", cases: []example{
		{"adult by mail", adult, atCuneo + "; " + byLetter + "; channel=registered_mail", "INV-1 satisfied; INV-1 pending"},
		{"declaration signed before", traveller, preSigned, "ACC-9 quiet"},
		{"copy not signed", traveller, preSigned + "; parents[0].id_copy_signed=false", "ACC-9 invalid; ACC-9 waivable"},
	}},
	{says: "the office may ask the applicants to come", cases: []example{
		{"all away", traveller, tripAtCuneo + "; " + fatherAway + "; parents[0].status=absent; parents[0].id_copy_signed=true", "ASS-11 note"},
	}},
}

var cuneoRest = []statement{
	{says: "noting a new residence is not a duty", cases: []example{{"told", adult, atCuneo + "; " + newHome, "RES-1 note; RES-1 satisfied"}}},
	{says: "form, passport and copy, without a booking", cases: []example{
		{"no passport", adult, atCuneo + "; " + newHome + "; previous_passport.handed_in=false", "RES-1 invalid; APP-1 silent"},
	}},
	{says: "a minor travels with an own document", notDesk: advice},
	{says: "inside Italy some carriers ask for papers of theirs", notDesk: otherOffice},
	{says: "the police issue none for travel inside Italy", cases: []example{{"inside", traveller, tripAtCuneo + "; accompaniment.crosses_border=false", "ACC-2 blocked"}}},
	{says: "ask the carrier what it wants", notDesk: advice},
	{says: "laissez-passer: birth and citizenship, endorsed by the Questore", cases: []example{
		{"at the Questura", child, atCuneo + "; procedure=laissez_passer", "LAS-1 note; LAS-1 not blocked"},
		{"at a consulate", child, atConsulate + "; procedure=laissez_passer", "LAS-1 blocked"},
	}},
	{says: "until 15", cases: []example{
		{"15 today", child, atCuneo + "; procedure=laissez_passer; holder.birth_date=2011-11-23", "LAS-1 blocked"},
		{"15 tomorrow", child, atCuneo + "; procedure=laissez_passer; holder.birth_date=2011-11-24", "LAS-1 not blocked"},
	}},
	{says: "superseded by the identity card for minors", cases: []example{{"told", child, atCuneo + "; procedure=laissez_passer", "LAS-1 note; LAS-1 says identità"}}},
	{says: "ten-year passports of minors before 25 November 2009 stay good", cases: []example{
		// The last of them expired on 24 November 2019: the handbook withdrew the rule.
		{"no longer of effect", child, atCuneo, "PRE-6 silent"},
	}},
	{says: "as of 10 March 2023", cases: []example{{"the first day that is judged", adult, atCuneo + "; filed_on=2023-03-10", "CIT-1 satisfied"}}},
}
