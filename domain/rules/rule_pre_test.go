package rules

import "testing"

func TestPreviousPassport(t *testing.T) {
	runExamples(t, []example{
		{"S1: expired, handed in", adult, "", "PRE-1 satisfied; PRE-2 satisfied; PRE-2 not note; PRE-3 silent"},
		{"S1: not asked", adult, "previous_passport.exists=; previous_passport.state=", "PRE-1 missing; PRE-2 silent; PRE-3 silent"},
		{"S1: none", adult, "previous_passport.exists=false; previous_passport.state=; previous_passport.handed_in=", "PRE-1 satisfied; PRE-2 silent"},
		{"S1: state unknown", adult, "previous_passport.state=", "PRE-2 missing"},
		{"S3: damaged, not handed in", adult, "previous_passport.state=damaged; previous_passport.handed_in=false", "PRE-2 invalid"},
		{"S3: not yet handed in", adult, "previous_passport.handed_in=", "PRE-2 missing"},
		{"S2: to be given back voided", adult, "previous_passport.return_requested=true", "PRE-2 satisfied; PRE-2 note"},
		{"S1: stolen, reported", adult, "previous_passport.state=stolen; previous_passport.police_report=true", "PRE-3 satisfied; PRE-2 silent"},
		{"S1: lost, report not seen", adult, "previous_passport.state=lost", "PRE-3 missing"},
		{"S1: lost, no report", adult, "previous_passport.state=lost; previous_passport.police_report=false", "PRE-3 invalid"},
		{"valid for six months", adult, "previous_passport.state=valid; previous_passport.expires_on=2027-05-23", "PRE-4 silent; PRE-2 satisfied"},
		{"valid for six months and a day", adult, "previous_passport.state=valid; previous_passport.expires_on=2027-05-24", "PRE-4 warning"},
		{"S4 §3: full", adult, "previous_passport.state=full", "PRE-5 note; PRE-2 satisfied"},
		{"S3: nothing more of ten-year passports of minors", adult, "", "PRE-6 silent"},
	})
}
