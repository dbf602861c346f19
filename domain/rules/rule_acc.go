package rules

import "civico/sportello/domain"

var forAccompaniment = []domain.Procedure{domain.Accompaniment}

var accRules = []*Rule{{
	ID: "ACC-1", Title: "Minore di 14 anni alla partenza", Procedures: forAccompaniment,
	Versions: []Version{first("La dichiarazione serve a chi alla partenza non ha ancora compiuto 14 anni.", lawMinors, srcMatera, srcBergamo, srcCuneo, srcConsulate)},
	check:    checkAgeOnDeparture,
}, {
	ID: "ACC-2", Title: "Viaggio fuori dal Paese di residenza", Procedures: forAccompaniment,
	Versions: []Version{first("Si rilascia solo per uscire dal Paese di residenza, mai per viaggi al suo interno.", lawMinors, srcBergamo, srcCuneo, srcConsulate)},
	check:    checkCrossing,
}, {
	ID: "ACC-3", Title: "Accompagnatori", Procedures: forAccompaniment, Waivable: true,
	Versions: []Version{first("Uno o due accompagnatori, alternativi; di una persona la copia firmata del documento. I genitori e il tutore non ne hanno bisogno.",
		lawMinors, srcMatera, srcCuneo, srcConsulate)},
	check: checkCompanions,
}, {
	ID: "ACC-4", Title: "Date e durata del viaggio", Procedures: forAccompaniment,
	Versions: []Version{first("Andata e ritorno entro sei mesi dalla domanda (al consolato dalla partenza), salvo durata maggiore motivata dove l'ufficio l'ammette.",
		lawMinors, srcMatera, srcBergamo, srcCuneo, srcConsulate)},
	check: checkTrip,
}, {
	ID: "ACC-5", Title: "Documento di viaggio del minore", Procedures: forAccompaniment, Waivable: true,
	Versions: []Version{first("Il ritorno non supera la scadenza del documento con cui il minore viaggia, che deve valere per l'espatrio.",
		lawMinors, srcMatera, srcBergamo, srcCuneo)},
	check: checkTravelDocument,
}, {
	ID: "ACC-6", Title: "Affidamento a una compagnia o a un ente", Procedures: forAccompaniment,
	Versions: []Version{first("Per una compagnia o un ente si rilascia solo la dichiarazione su carta.", lawMinors, srcCuneo, srcConsulate)},
	check:    checkCarrier,
}, {
	ID: "ACC-7", Title: "Paesi del viaggio", Procedures: forAccompaniment,
	Versions: []Version{first("Si indica almeno il Paese di destinazione.", lawMinors, srcMatera, srcBergamo, srcCuneo)},
	check:    checkCountries,
}, {
	ID: "ACC-8", Title: "Assenso di entrambi i genitori", Procedures: forAccompaniment,
	Versions: []Version{first("Entrambi i genitori danno l'assenso, con la copia dei documenti.", lawMinors, srcMatera, srcBergamo)},
	check:    checkTripConsents,
}, {
	ID: "ACC-9", Title: "Dichiarazione già firmata o a distanza", Procedures: forAccompaniment, Waivable: true,
	Versions: []Version{first("Servono le copie firmate dei documenti e, per un genitore extracomunitario, la firma autenticata; a Matera si firma solo allo sportello.",
		lawSelfDeclare, srcMatera, srcBergamo, srcCuneo)},
	check: checkFilingMode,
}, {
	ID: "ACC-10", Title: "Residenza di chi chiede", Procedures: forAccompaniment,
	Versions: []Version{first("Si presenta all'ufficio nel cui territorio risiede chi chiede.", lawMinors, srcMatera, srcCuneo)},
	check:    checkApplicantResidence,
}, {
	ID: "ACC-11", Title: "Un solo viaggio", Procedures: forAccompaniment,
	Versions: []Version{first("Vale per un solo viaggio, andata e ritorno; va ritirata prima della partenza.", lawMinors, srcMatera, srcBergamo)},
	check:    checkOneTrip,
}, {
	ID: "ACC-12", Title: "Carta o menzione sul passaporto", Procedures: forAccompaniment,
	Versions: []Version{first("Il richiedente sceglie fra carta e menzione sul passaporto; prevale la scelta dell'ufficio, motivata.", lawMinors, srcBergamo, srcCuneo)},
	check:    checkAccompanimentForm,
}, {
	ID: "ACC-13", Title: "Prova del rapporto alla frontiera", Procedures: forAccompaniment,
	Versions: []Version{first("Se i nomi dei genitori non sono sul passaporto, alla frontiera serve un certificato di nascita o di famiglia.", lawMinors, srcCuneo, srcConsulate)},
	check: func(e *run) {
		e.add("ACC-13", Note, "accompaniment", "Se i nomi dei genitori non sono sul passaporto del minore, portare in viaggio un certificato di nascita o di famiglia.", "")
	},
}}
