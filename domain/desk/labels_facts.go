package desk

// The Italian names of every fact of a case, by its path without entry numbers.
// The other parent's facts are named as the parents' are.
var factLabels = map[string]string{
	"procedure": "pratica", "product": "tipo di libretto", "office": "ufficio", "filed_on": "giorno della domanda",
	"filed_at": "ora della domanda", "channel": "come è arrivata la domanda", "further_inquiry": "ulteriori accertamenti",

	"booking": "appuntamento", "booking.code": "codice prenotazione", "booking.date": "giorno dell'appuntamento",
	"booking.section": "sezione dell'agenda", "booking.receipt_shown": "ricevuta della prenotazione",

	"holder.surname": "cognome", "holder.name": "nome", "holder.sex": "sesso", "holder.birth_date": "data di nascita",
	"holder.birth_place": "luogo di nascita", "holder.tax_code": "codice fiscale", "holder.citizenships": "cittadinanze",
	"holder.residence.place": "residenza", "holder.residence.aire": "iscrizione AIRE",
	"holder.residence.aire_up_to_date": "AIRE aggiornata", "holder.present": "titolare presente",
	"holder.minor_children": "figli minori",

	"filing_place.ground": "perché questo ufficio", "filing_place.reason": "motivo del domicilio o della dimora",
	"filing_place.proof_shown": "prova del domicilio o della dimora", "filing_place.clearance_requested_on": "nulla osta chiesto il",
	"filing_place.clearance_received_on": "nulla osta ricevuto il",

	"application_form.kind": "modulo per", "application_form.signed": "modulo firmato",

	"identity.document.kind": "tipo di documento", "identity.document.number": "numero del documento",
	"identity.document.issuer": "Stato di rilascio", "identity.document.issued_on": "rilasciato il",
	"identity.document.expires_on": "scade il", "identity.document.has_photo": "documento con foto",
	"identity.document.stamp_renewed": "prorogato con timbro", "identity.document.not_valid_abroad": "non valido per l'espatrio",
	"identity.document.mrz": "righe a lettura ottica", "identity.original_shown": "originale visto",
	"identity.copy_front_back": "copia fronte e retro", "identity.matches_person": "il documento corrisponde alla persona",
	"identity.copy_signed": "copia firmata", "identity.digitally_signed": "firma digitale",
	"identity.unchanged_declaration": "dichiarazione di dati invariati",

	"photos.count": "numero di foto", "photos.identical": "foto identiche", "photos.recent": "foto recenti",
	"photos.taken_on": "scattate il", "photos.width_mm": "larghezza in mm", "photos.height_mm": "altezza in mm",
	"photos.head_ratio": "testa in rapporto all'altezza", "photos.frontal": "di fronte", "photos.face_visible": "volto visibile",
	"photos.white_background": "sfondo bianco", "photos.mouth_closed": "bocca chiusa", "photos.glasses": "occhiali",
	"photos.head_covering": "capo", "photos.authenticated_by": "foto autenticata da",

	"payments.kind": "tipo di versamento", "payments.amount": "importo", "payments.paid_on": "pagato il", "payments.id": "numero",
	"payments.in_name_of": "a nome di", "payments.tax_code": "codice fiscale sul versamento", "payments.account": "conto corrente",
	"payments.payee": "beneficiario", "payments.reason": "causale",
	"local_payment.currency": "valuta", "local_payment.rate": "cambio", "local_payment.amount": "importo in valuta",
	"local_payment.paid_on": "pagato il",
	"fee_exemption.ground":  "motivo dell'esenzione", "fee_exemption.evidence": "prova dell'esenzione",

	"fingerprints.taken": "impronte", "fingerprints.exemption": "motivo per le impronte", "fingerprints.evidence": "certificato per le impronte",
	"signature.taken": "firma", "signature.exemption": "motivo per la firma", "signature.evidence": "prova per la firma",

	"previous_passport.exists": "passaporto precedente", "previous_passport.state": "stato del precedente",
	"previous_passport.expires_on": "scadenza del precedente", "previous_passport.handed_in": "precedente consegnato",
	"previous_passport.police_report": "denuncia", "previous_passport.return_requested": "chiede la restituzione",

	"impediments.injunction": "provvedimento inibitorio", "impediments.declaration_signed": "dichiarazione art. 3-bis firmata",
	"impediments.other": "altra causa ostativa",

	"parents.role": "ruolo", "parents.surname": "cognome del genitore", "parents.name": "nome del genitore", "parents.status": "situazione",
	"parents.citizenship": "cittadinanza", "parents.country_of_stay": "Stato in cui si trova", "parents.identity_checked": "identità accertata",
	"parents.signed_form": "modulo firmato dal genitore", "parents.id_copy": "copia del documento", "parents.id_copy_signed": "copia firmata",
	"parents.signature_authenticated": "firma autenticata", "parents.residence_permit_copy": "copia del permesso di soggiorno",
	"parents.consular_act": "atto del consolato", "parents.self_declared_death": "autodichiarazione del decesso",
	"parents.death_certificate": "certificato di morte",
	"sole_parent":               "unico genitore per legge", "custody.kind": "affidamento", "custody.held_by": "affidato a",
	"custody.order_shown": "provvedimento visto", "judge_authorisation": "autorizzazione del giudice tutelare",
	"foreign_birth_certificate": "atto di nascita estero",

	"urgency.departure": "partenza", "urgency.reason": "motivo del viaggio", "urgency.evidence_shown": "prova dell'urgenza",
	"urgency.evidence_language": "lingua della prova", "urgency.impossibility_evidence": "prova dell'impossibilità temporanea",
	"urgency.sole_document_declaration": "dichiarazione di unico documento",

	"delivery.mode": "consegna", "delivery.proxy.surname": "cognome del delegato", "delivery.proxy.name": "nome del delegato",
	"delivery.proxy.birth_date": "nascita del delegato", "delivery.proxy.named_at_filing": "delegato indicato nella domanda",
	"delivery.proxy.handwritten": "delega scritta a mano", "delivery.proxy.holder_id_copy_signed": "copia firmata del documento del titolare",
	"delivery.proxy.own_id_copy": "copia del documento del delegato", "delivery.home.address_complete": "indirizzo completo",
	"delivery.home.envelope_filled": "busta compilata", "delivery.home.insured_number": "numero dell'assicurata",

	"accompaniment.form": "forma dell'accompagno", "accompaniment.office_form": "forma disposta dall'ufficio",
	"accompaniment.office_reason": "motivo dell'ufficio", "accompaniment.companions.kind": "tipo di accompagnatore",
	"accompaniment.companions.name": "accompagnatore", "accompaniment.companions.adult": "accompagnatore maggiorenne",
	"accompaniment.companions.id_copy_signed": "copia firmata del documento dell'accompagnatore",
	"accompaniment.countries":                 "Stati", "accompaniment.departure": "partenza", "accompaniment.return": "rientro",
	"accompaniment.travel_document.kind": "documento di viaggio", "accompaniment.travel_document.expires_on": "scadenza del documento di viaggio",
	"accompaniment.travel_document.not_valid_abroad": "documento di viaggio non valido per l'espatrio",
	"accompaniment.applicant_residence":              "residenza di chi chiede", "accompaniment.crosses_border": "esce dallo Stato",
	"accompaniment.longer_reason": "motivo della durata", "accompaniment.filing_mode": "come è presentata",

	"collection.by": "ritira", "collection.handed_over_before": "già consegnato", "collection.identity_matches": "identità di chi ritira",
	"collection.booklet_number": "numero del libretto", "collection.ready_on": "pronto dal", "collection.returned_by_post": "rientrato dalla posta",

	"group.leader_passport_valid": "passaporto del capogruppo valido", "group.members": "componenti", "group.purpose": "scopo del viaggio",
	"group.stay_ends_on": "fine del viaggio",

	"loss_abroad.police_report": "denuncia", "loss_abroad.departure_imminent": "partenza imminente",
	"loss_abroad.destination": "destinazione", "loss_abroad.destination_kind": "motivo della destinazione",

	"waivers.rule": "regola derogata", "waivers.path": "deroga su", "waivers.reason": "motivo della deroga", "waivers.by": "deroga di",
}
