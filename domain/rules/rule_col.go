package rules

import (
	"civico/sportello/domain"
	"civico/sportello/domain/calendar"
	"civico/sportello/domain/office"
)

// CollectiveDoubtDay is the first day on which L. 11/2026 may have ended the
// collective passport.
var CollectiveDoubtDay = calendar.MustParse("2026-02-19")

const (
	leastMembers, mostMembers = 5, 50
	groupMonths               = 4
)

var forGroups = []domain.Procedure{domain.CollectivePassport}

var colRules = []*Rule{{
	ID: "COL-1", Title: "Numero di persone del gruppo", Procedures: forGroups,
	Versions: []Version{first("Da 5 a 50 persone.", lawPassports, srcConsulate)},
	check:    checkMembers,
}, {
	ID: "COL-2", Title: "Passaporto del capogruppo", Procedures: forGroups,
	Versions: []Version{first("Il capogruppo ha un passaporto valido.", lawPassports, srcConsulate)},
	check:    checkLeader,
}, {
	ID: "COL-3", Title: "Scopo e durata del viaggio di gruppo", Procedures: forGroups,
	Versions: []Version{first("Per cultura, religione, sport, turismo o accordi internazionali, entro quattro mesi dal rilascio.", lawPassports, srcConsulate)},
	check:    checkGroupTrip,
}, {
	ID: "COL-4", Title: "Rilascio del passaporto collettivo ancora aperto", Procedures: forGroups,
	Versions: []Version{
		first("Le Questure rilasciano il passaporto collettivo.", lawPassports, srcConsulate),
		from("2026-02-19", "L. 11/2026 lo sopprime, testo da confermare: si rilascia solo dove l'ufficio conferma.", "L. 11/2026", srcConsulate),
	},
	check: checkStillIssued,
}}

func checkMembers(e *run) {
	const path = "group.members"
	const remedy = "Formare un gruppo da 5 a 50 persone."
	switch n := e.c.Group.Members; {
	case !n.Known:
		e.add("COL-1", Missing, path, "Manca il numero delle persone del gruppo.", "Indicare quante persone sono nel gruppo.")
	case n.N < leastMembers || n.N > mostMembers:
		e.add("COL-1", Invalid, path, "Il gruppo ha "+decimal(n.N)+" persone: devono essere da 5 a 50.", remedy)
	default:
		e.ok("COL-1", path, "Gruppo di "+decimal(n.N)+" persone.")
	}
}

func checkLeader(e *run) {
	var t tally
	t.want(e.c.Group.LeaderPassportValid, "group.leader_passport_valid", "il passaporto valido del capogruppo")
	e.judge("COL-2", "", &t, "group.leader_passport_valid", "Il capogruppo ha un passaporto valido.", "Portare il passaporto valido del capogruppo.")
}

func checkGroupTrip(e *run) {
	var t tally
	if e.c.Group.Purpose == "" {
		t.ask("group.purpose", "lo scopo del viaggio")
	}
	const path = "group.stay_ends_on"
	limit := e.day.AddMonths(groupMonths)
	switch end := e.c.Group.StayEndsOn; {
	case end.IsZero():
		t.ask(path, "il giorno in cui finisce il viaggio")
	case end.Before(e.day):
		t.refuse(path, "la fine del viaggio, che è già passata")
	case end.After(limit):
		t.refuse(path, "la fine del viaggio, oltre quattro mesi ("+limit.Italian()+")")
	}
	e.judge("COL-3", "", &t, "group", "Scopo ammesso, viaggio entro quattro mesi.", "Indicare lo scopo e un viaggio che finisca entro quattro mesi.")
}

func checkStillIssued(e *run) {
	if e.day.Before(CollectiveDoubtDay) {
		return
	}
	const path = "office"
	switch e.a.Office.Practice.CollectiveOpen {
	case office.CollectiveOpenYes:
		e.ok("COL-4", path, "L'ufficio conferma che lo rilascia ancora.")
	case office.CollectiveClosed:
		e.add("COL-4", Blocked, path, "L'ufficio non rilascia più passaporti collettivi (L. 11/2026).", "Ogni viaggiatore chieda il proprio passaporto.")
	default:
		e.add("COL-4", Warning, path, "L. 11/2026 lo sopprime, testo da confermare: chiedere se l'ufficio lo rilascia ancora.", "")
	}
}
