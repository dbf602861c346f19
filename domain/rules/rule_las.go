package rules

import "civico/sportello/domain"

const laissezPasserAge = 15

var lasRules = []*Rule{{
	ID:         "LAS-1",
	Title:      "Lasciapassare del minore di 15 anni",
	Procedures: []domain.Procedure{domain.LaissezPasser},
	Versions: []Version{first("Il Questore lo vidima a un minore di 15 anni; oggi al suo posto c'è la carta d'identità del minore.",
		"TULPS art. 3", "DL 70/2011 art. 10", srcCuneo)},
	check: checkLaissezPasser,
}}

func checkLaissezPasser(e *run) {
	e.add("LAS-1", Note, "procedure", "Istituto superato: il minore può avere la carta d'identità valida per l'espatrio.", "")
	if e.isConsulate() {
		e.add("LAS-1", Blocked, "office", "Il lasciapassare si chiede soltanto in Questura o in commissariato.", "Rivolgersi alla Questura.")
		return
	}
	if !e.knowsAge("LAS-1") {
		return
	}
	if e.age >= laissezPasserAge {
		e.add("LAS-1", Blocked, "holder.birth_date", "Il minore ha già 15 anni: il lasciapassare non si rilascia.", "Chiedere la carta d'identità o il passaporto.")
		return
	}
	e.ok("LAS-1", "holder.birth_date", "Minore di 15 anni.")
}
