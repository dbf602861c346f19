package rules

import "civico/sportello/domain"

var resRules = []*Rule{{
	ID:         "RES-1",
	Title:      "Passaporto da aggiornare con la nuova residenza",
	Procedures: []domain.Procedure{domain.ResidenceChange},
	Versions: []Version{first("Si consegna il passaporto valido da aggiornare, con la copia del documento e il modulo firmato; è facoltativo e senza appuntamento.",
		lawPassports, srcMatera, srcCuneo)},
	check: checkResidenceChange,
}}

func checkResidenceChange(e *run) {
	const path = "previous_passport"
	p := &e.c.Previous
	var t tally
	switch {
	case p.Exists == domain.No:
		t.refuse(path, "il passaporto da aggiornare, che non c'è")
	case p.State == "":
		t.ask(path, "lo stato del passaporto da aggiornare")
	case p.State != domain.PassportValid:
		t.refuse(path, "il passaporto da aggiornare, che non è valido")
	}
	t.want(p.HandedIn, path, "la consegna del passaporto da aggiornare")
	t.want(e.c.Identity.CopyFrontBack, path, "la copia del documento")
	t.want(e.c.Form.Signed, path, "il modulo firmato")
	e.judge("RES-1", path, &t, "", "Passaporto valido consegnato, con copia del documento e modulo.",
		"Portare il passaporto valido, la copia di un documento e il modulo firmato.")
	e.add("RES-1", Note, path, "Annotare la nuova residenza è facoltativo e non serve appuntamento.", "")
}
