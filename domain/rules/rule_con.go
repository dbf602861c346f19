package rules

import (
	"civico/sportello/domain"
)

var conRules = []*Rule{{
	ID:         "CON-1",
	Title:      "Consegna a domicilio",
	Procedures: []domain.Procedure{domain.Passport},
	Versions: []Version{first("Per la consegna a domicilio si compilano indirizzo e busta e si annota il numero dell'assicurata.",
		practice, srcMatera, srcCuneo)},
	check: checkHomeDelivery,
}, {
	ID:         "CON-2",
	Title:      "Costo della consegna a domicilio",
	Procedures: []domain.Procedure{domain.Passport},
	Versions:   []Version{first("Il costo si paga all'incaricato delle Poste alla consegna e dipende dall'ufficio.", practice, srcMatera, srcCuneo)},
	check:      checkHomeCost,
}, {
	ID:         "CON-3",
	Title:      "Consegna a domicilio non riuscita",
	Procedures: []domain.Procedure{domain.Passport, domain.Collection},
	Versions: []Version{first("Il plico resta 30 giorni alla posta e poi torna all'ufficio, come quello con l'indirizzo sbagliato; se va perso le Poste rimborsano 50 euro e il cittadino ripaga il solo libretto.",
		practice, srcCuneo)},
	check: checkUndelivered,
}, {
	ID:         "CON-4",
	Title:      "Consegna del libretto allo sportello",
	Procedures: []domain.Procedure{domain.Collection},
	Versions: []Version{first("Il libretto pronto si consegna una volta sola, dopo il riconoscimento, al titolare, al genitore del minore o al delegato.",
		lawIdentity, srcMatera, srcCuneo)},
	check: checkHandOver,
}}

func checkHomeDelivery(e *run) {
	if e.c.Delivery.Mode != domain.DeliverHome {
		return
	}
	h := &e.c.Delivery.Home
	var t tally
	t.want(h.AddressComplete, "delivery.home.address_complete", "l'indirizzo completo")
	t.want(h.EnvelopeFilled, "delivery.home.envelope_filled", "la busta compilata")
	if h.InsuredNumber == "" {
		t.ask("delivery.home.insured_number", "il numero dell'assicurata")
	}
	e.judge("CON-1", "", &t, "delivery.home", "Consegna a domicilio predisposta.", "Compilare l'indirizzo sulla busta delle Poste.")
}

func checkHomeCost(e *run) {
	if e.c.Delivery.Mode != domain.DeliverHome {
		return
	}
	message := "La consegna si paga all'incaricato delle Poste."
	if cost := e.a.Office.HomeDeliveryCost(e.day); cost.IsKnown() {
		message = "La consegna costa " + cost.Italian() + " euro, da pagare all'incaricato delle Poste."
	}
	e.add("CON-2", Note, "delivery.mode", message, "")
}

// checkUndelivered tells, in a store, what follows from a delivery that failed.
func checkUndelivered(e *run) {
	if !e.a.InStore {
		return
	}
	switch {
	case e.c.Procedure == domain.Collection && e.c.CollectionFacts.ReturnedByPost == domain.Yes:
		e.add("CON-3", Note, "collection.returned_by_post", "Rientrato dalle Poste dopo 30 giorni o per indirizzo sbagliato: si consegna allo sportello.", "")
	case e.isPassport() && e.c.FeeExemption.Ground == domain.ExemptLostInPost:
		e.add("CON-3", Note, "fee_exemption.ground",
			"Libretto perso dalle Poste: nuovo rilascio senza contributo; le Poste rimborsano "+LostInPostRefund.Italian()+" euro.", "")
	}
}

const collectionPath = "collection.by"

func checkHandOver(e *run) {
	f := &e.c.CollectionFacts
	if f.IdentityMatches == domain.No {
		e.add("CON-4", Blocked, "collection.identity_matches", "Chi ritira non è stato riconosciuto: il libretto non si consegna.",
			"Tornare con un documento valido.")
		return
	}
	if e.a.InStore && f.HandedOverBefore == domain.Yes {
		e.add("CON-4", Blocked, "collection.handed_over_before", "Il libretto risulta già consegnato.", "Verificare in ufficio a chi è stato consegnato.")
		return
	}
	if f.By == domain.CollectedByParent && !e.knowsAge("CON-4") {
		return
	}
	var t tally
	switch {
	case f.By == "":
		t.ask(collectionPath, "chi ritira")
	case f.By == domain.CollectedByParent && !e.isMinor():
		t.refuse(collectionPath, "il ritiro da parte del genitore (il titolare è maggiorenne)")
	}
	t.want(f.IdentityMatches, "collection.identity_matches", "il riconoscimento di chi ritira")
	switch {
	case f.ReadyOn.IsZero():
		t.ask("collection.ready_on", "il giorno in cui il libretto è pronto")
	case f.ReadyOn.After(e.day):
		t.refuse("collection.ready_on", "la data (il libretto è pronto dal "+f.ReadyOn.Italian()+")")
	}
	e.judge("CON-4", "", &t, collectionPath, "Il libretto si può consegnare.", "Presentarsi con un documento valido, quando il libretto è pronto.")
}
