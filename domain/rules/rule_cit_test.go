package rules

import "testing"

func TestCitizenship(t *testing.T) {
	runExamples(t, []example{
		{"L. 1185/1967: Italian", adult, "", "CIT-1 satisfied; outcome acceptable"},
		{"L. 1185/1967: Italian and another", adult, "holder.citizenships=MAR,ITA", "CIT-1 satisfied"},
		{"L. 1185/1967: only another", adult, "holder.citizenships=ROU", "CIT-1 blocked; outcome refused"},
		{"L. 1185/1967: not yet asked", adult, "holder.citizenships=", "CIT-1 missing; outcome incomplete"},
		{"S2: the minor of an accompaniment", child, "procedure=accompaniment; holder.citizenships=MAR", "CIT-1 blocked"},
		{"a change of residence asks nothing", adult, "procedure=residence_change; holder.citizenships=", "CIT-1 silent"},
	})
}
