package desk

import "civico/sportello/domain/rules"

// StepGroup is the party of a collective passport.
const StepGroup StepID = "group"

var collectivePlan = plan{
	{StepCompetence, always("Competenza"), lines(citizenshipLine, channelLine, otherBarLine)},
	{StepIdentity, always("Capogruppo"), lines(holderLine, presenceLine, documentLine, remoteLine, leaderPassportLine)},
	{StepGroup, always("Gruppo"), lines(membersLine, groupTripLine, stillIssuedLine)},
	{StepPayments, always("Versamenti"), lines(paymentLines, exemptionLine)},
	{StepSummary, always("Riepilogo"), nil},
}

func leaderPassportLine(w *view) []Line {
	const path = "group.leader_passport_valid"
	l := Line{ID: "leader_passport", Label: "Passaporto valido del capogruppo", Path: path, facts: []string{path}, rules: []string{"COL-2"},
		Value: w.summary(known(w, path)), Fields: w.fields(path), Seen: Answer{Label: "visto, valido", Changes: yes(path)},
		Not: []Answer{{Label: "manca, o è scaduto", Changes: no(path)}}}
	return []Line{l}
}

func membersLine(w *view) []Line {
	const path = "group.members"
	l := Line{ID: "members", Label: "Persone del gruppo, da 5 a 50", Path: path, facts: []string{path}, rules: []string{"COL-1"},
		Value: w.show(path), Fields: w.fields(path), Seen: Answer{Label: "quante sono", Ask: w.fields(path)}}
	return []Line{l}
}

func groupTripLine(w *view) []Line {
	const purpose, ends = "group.purpose", "group.stay_ends_on"
	return []Line{{ID: "group_trip", Label: "Scopo e fine del viaggio", Path: purpose, facts: []string{purpose, ends}, rules: []string{"COL-3"},
		Value: join(w.show(purpose), dayWords("fino al ", w.c.Group.StayEndsOn)), Fields: w.fields(purpose, ends),
		Seen: Answer{Label: "scopo e giorno", Ask: w.ask(purpose, ends)}, Not: []Answer{{Label: "finisce un altro giorno…", Ask: w.fields(ends)}}}}
}

// stillIssuedLine shows whether the office issues collective passports at all.
func stillIssuedLine(w *view) []Line {
	for status, value := range map[rules.Status]string{rules.Satisfied: "confermato", rules.Warning: "da confermare", rules.Blocked: "chiuso"} {
		if w.found("COL-4", status) {
			return []Line{{ID: "still_issued", Label: "Rilascio in questo ufficio", Path: "office", settled: true, rules: []string{"COL-4"}, Value: value}}
		}
	}
	return nil
}
