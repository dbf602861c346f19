package rules

import "civico/sportello/domain"

var delRules = []*Rule{{
	ID:         "DEL-1",
	Title:      "Modo della consegna",
	Procedures: []domain.Procedure{domain.Passport},
	Versions:   []Version{first("Alla domanda si sceglie come ricevere il passaporto: di persona, con un delegato o a domicilio.", practice, srcMatera, srcCuneo)},
	check: func(e *run) {
		if e.c.Delivery.Mode == "" {
			e.add("DEL-1", Missing, "delivery.mode", "Il modo della consegna non è scelto.", "Scegliere come ricevere il passaporto.")
			return
		}
		e.ok("DEL-1", "delivery.mode", "Modo della consegna scelto.")
	},
}, {
	ID:         "DEL-2",
	Title:      "Delega al ritiro",
	Procedures: []domain.Procedure{domain.Passport, domain.Collection},
	Versions: []Version{first("Ritira un delegato maggiorenne, indicato alla domanda o con delega scritta a mano e copia firmata del documento del titolare.",
		practice, srcMatera, srcCuneo)},
	check: checkProxy,
}, {
	ID:         "DEL-3",
	Title:      "Ritiro da parte del delegato",
	Procedures: []domain.Procedure{domain.Collection},
	Waivable:   true,
	Versions:   []Version{first("Il delegato, in regola con la delega, consegna anche la copia del proprio documento.", practice, srcCuneo)},
	check:      checkProxyCopy,
}}

const proxyPath = "delivery.proxy"

// byProxy says that somebody else collects the booklet: as chosen at filing, or as
// it happens at the collection.
func (e *run) byProxy() bool {
	if e.c.Procedure == domain.Collection {
		return e.c.CollectionFacts.By == domain.CollectedByProxy
	}
	return e.c.Delivery.Mode == domain.DeliverProxy
}

// proxyIsMinor says that the proxy is known to be under 18 on the filing day.
func (e *run) proxyIsMinor() bool {
	birth := e.c.Delivery.Proxy.BirthDate
	return !birth.IsZero() && birth.AddYears(adultAge).After(e.day)
}

// proxyTally asks who the proxy is and how the holder named them.
func (e *run) proxyTally() (t tally) {
	p := &e.c.Delivery.Proxy
	if p.Surname == "" || p.Name == "" {
		t.ask("delivery.proxy.surname", "cognome e nome del delegato")
	}
	if p.BirthDate.IsZero() {
		t.ask("delivery.proxy.birth_date", "la data di nascita del delegato")
	}
	switch {
	case p.NamedAtFiling == domain.Yes:
	case p.NamedAtFiling == domain.Unknown && p.Handwritten != domain.Yes:
		t.ask("delivery.proxy.named_at_filing", "la delega firmata")
	default:
		t.want(p.Handwritten, "delivery.proxy.handwritten", "la delega scritta a mano")
		t.want(p.HolderIDCopySigned, "delivery.proxy.holder_id_copy_signed", "la copia firmata del documento del titolare")
	}
	return t
}

const proxyRemedy = "Indicare un delegato maggiorenne alla domanda, oppure portare la delega scritta a mano con la copia firmata del documento del titolare."

func checkProxy(e *run) {
	if !e.byProxy() {
		return
	}
	if e.proxyIsMinor() {
		e.add("DEL-2", Blocked, proxyPath, "Il delegato è minorenne.", "Scegliere un delegato maggiorenne.")
		return
	}
	t := e.proxyTally()
	e.judge("DEL-2", "", &t, proxyPath, "Delega in regola.", proxyRemedy)
}

// checkProxyCopy repeats what DEL-2 came to, for the handing over needs both.
func checkProxyCopy(e *run) {
	if !e.byProxy() {
		return
	}
	const copyPath = "delivery.proxy.own_id_copy"
	if e.proxyIsMinor() {
		e.add("DEL-3", Blocked, proxyPath, "Il libretto non si consegna a un delegato minorenne.", "Mandare un delegato maggiorenne.")
		return
	}
	t := e.proxyTally()
	said := t.status() != Satisfied // by DEL-2
	t.want(e.c.Delivery.Proxy.OwnIDCopy, copyPath, "la copia del documento del delegato")
	f := e.judge("DEL-3", "", &t, copyPath, "Il delegato può ritirare.", "Portare la copia del documento del delegato e la delega.")
	f.echo = said && e.c.Delivery.Proxy.OwnIDCopy == domain.Yes
	if f.Status != Satisfied {
		f.waivable()
	}
}
