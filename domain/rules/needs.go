package rules

import "civico/sportello/domain"

// need is how the headline calls what a rule is still waiting for.
type need struct {
	what    string // noun phrase with its article
	here    bool   // done at the desk, not brought
	deed    bool   // nothing that is carried: somebody comes, or says something
	awaited string // while the rule is pending
}

var needs = map[string]need{
	"CIT-1":  {what: "la cittadinanza", here: true},
	"CMP-1":  {what: "il motivo per rivolgersi a questo ufficio", deed: true},
	"CMP-2":  {what: "il motivo e la prova del domicilio", deed: true},
	"CMP-3":  {what: "la residenza", here: true, awaited: "il nulla osta della Questura di residenza"},
	"CMP-4":  {what: "la delega dell'autorità competente", awaited: "la delega dell'autorità competente"},
	"CMP-5":  {what: "l'iscrizione all'AIRE aggiornata", deed: true},
	"CMP-6":  {what: "il motivo per rivolgersi a questo ufficio", deed: true},
	"APP-1":  {what: "un appuntamento valido", deed: true},
	"APP-2":  {what: "la ricevuta della prenotazione"},
	"URG-1":  {what: "le condizioni dell'appuntamento prioritario", deed: true},
	"URG-2":  {what: "le condizioni per venire prima dell'appuntamento", deed: true},
	"URG-3":  {what: "le condizioni della fascia delle urgenze", deed: true},
	"URG-4":  {what: "il giorno della partenza", here: true},
	"MOD-1":  {what: "il modulo giusto"},
	"MOD-2":  {what: "la firma del modulo", here: true},
	"IDE-1":  {what: "un documento di riconoscimento"},
	"IDE-2":  {what: "un documento non scaduto"},
	"IDE-3":  {what: "la copia del documento"},
	"IDE-4":  {what: "il riconoscimento della persona", here: true},
	"IDE-5":  {what: "la rilettura del documento", here: true},
	"IDE-6":  {what: "il codice fiscale esatto"},
	"FOT-1":  {what: "due foto in regola"},
	"FOT-2":  {what: "due foto in regola"},
	"FOT-3":  {what: "due foto in regola"},
	"FOT-4":  {what: "due foto in regola"},
	"FOT-5":  {what: "due foto in regola"},
	"FOT-7":  {what: "la foto autenticata"},
	"VER-1":  {what: "il pagamento del libretto"},
	"VER-2":  {what: "un bollettino compilato bene"},
	"VER-3":  {what: "un pagamento intestato al titolare"},
	"VER-4":  {what: "il contrassegno da 73,50 euro"},
	"VER-5":  {what: "un contrassegno valido"},
	"VER-6":  {what: "un pagamento non ancora usato"},
	"VER-9":  {what: "la prova dell'esenzione"},
	"VER-10": {what: "il pagamento in contanti"},
	"VER-11": {what: "il pagamento del passaporto temporaneo"},
	"VER-12": {what: "il pagamento del passaporto collettivo"},
	"VER-13": {what: "un pagamento valido"},
	"ASS-1":  {what: "l'indicazione di entrambi i genitori", here: true},
	"ASS-2":  {what: "l'assenso "},
	"ASS-3":  {what: "l'assenso "},
	"ASS-4":  {what: "l'assenso "},
	"ASS-5":  {what: "l'assenso "},
	"ASS-6":  {what: "l'attestazione del decesso "},
	"ASS-7":  {what: "l'autorizzazione del giudice tutelare"},
	"ASS-8":  {what: "il provvedimento di affidamento"},
	"ASS-9":  {what: "l'assenso "},
	"ASS-10": {what: "il certificato di nascita tradotto e legalizzato"},
	"GEN-1":  {what: "la dichiarazione per chi ha figli minori", here: true},
	"OST-1":  {what: "la verifica sui provvedimenti inibitori", here: true},
	"BIO-1":  {what: "le impronte", here: true},
	"BIO-2":  {what: "la firma per il libretto", here: true},
	"BIO-3":  {what: "la presenza del titolare", deed: true},
	"BIO-4":  {what: "la presenza del minore", deed: true},
	"PRE-1":  {what: "l'eventuale passaporto precedente"},
	"PRE-2":  {what: "il passaporto precedente"},
	"PRE-3":  {what: "la denuncia di furto o smarrimento"},
	"DEL-1":  {what: "la scelta della consegna", here: true},
	"DEL-2":  {what: "la delega al ritiro"},
	"DEL-3":  {what: "la delega con la copia del documento"},
	"CON-1":  {what: "la busta per la consegna a domicilio", here: true},
	"CON-4":  {what: "le condizioni per la consegna", here: true},
	"ACC-1":  {what: "il giorno della partenza", here: true},
	"ACC-2":  {what: "la conferma che si va all'estero", here: true},
	"ACC-3":  {what: "un accompagnatore in regola", deed: true},
	"ACC-4":  {what: "le date del viaggio", deed: true, awaited: "la valutazione del funzionario sulla durata del viaggio"},
	"ACC-5":  {what: "un documento di viaggio valido del minore"},
	"ACC-6":  {what: "la dichiarazione su carta", here: true},
	"ACC-7":  {what: "il Paese di destinazione", here: true},
	"ACC-8":  {what: "l'assenso dei genitori"},
	"ACC-9":  {what: "le copie firmate dei documenti"},
	"ACC-10": {what: "la residenza di chi chiede", here: true},
	"ACC-12": {what: "la forma della dichiarazione", here: true},
	"RES-1":  {what: "il passaporto da aggiornare"},
	"TMP-1":  {what: "la prova che le impronte ora non si possono prendere"},
	"COL-1":  {what: "un gruppo da 5 a 50 persone", deed: true},
	"COL-2":  {what: "il passaporto valido del capogruppo"},
	"COL-3":  {what: "scopo e date del viaggio", here: true},
	"ETD-1":  {what: "la partenza imminente", here: true},
	"INV-1":  {what: "la domanda firmata", awaited: "la sua presenza per impronte e firma"},
	"INV-2":  {what: "firme e foto autenticate"},
	"INV-3":  {what: "la domanda allo sportello", deed: true},
}

// needOf is what a finding waits for; a fact that several rules share has its own
// name, and a consent that of the parent.
func (e *run) needOf(f *Finding) need {
	switch f.Path {
	case "holder.birth_date":
		return need{what: "la data di nascita", here: true}
	case "holder.present":
		return need{what: "la presenza del titolare", deed: true}
	case "loss_abroad.destination_kind", "loss_abroad.destination":
		return need{what: "la destinazione", here: true}
	case residencePath:
		if f.Status == Missing {
			return need{what: "la residenza", here: true}
		}
	}
	n, ok := needs[f.Rule]
	switch {
	case !ok:
		n.what, n.here = e.title(f.Rule), true
	case n.what[len(n.what)-1] == ' ':
		n.what += ofParent(e.roleAt(f.Path))
	}
	return n
}

func (e *run) title(id string) string {
	if r, ok := Find(id); ok {
		return lowerFirst(r.Title)
	}
	return id
}

// roleAt is the role of the parent a path names.
func (e *run) roleAt(path string) domain.ParentRole {
	for i := range e.c.Parents {
		at := parentAt(i)
		if len(path) >= len(at) && path[:len(at)] == at {
			return e.c.Parents[i].Role
		}
	}
	return ""
}
