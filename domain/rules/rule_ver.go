package rules

import "civico/sportello/domain"

var (
	paidFor     = []domain.Procedure{domain.Passport, domain.CollectivePassport}
	forPassport = []domain.Procedure{domain.Passport}
)

var verRules = []*Rule{{
	ID:         "VER-1",
	Title:      "Pagamento del libretto",
	Procedures: forPassport,
	Versions: []Version{
		first("Il libretto si paga 42,50 euro con bollettino postale.", lawPassports, srcMatera, srcBergamo, srcCuneo),
		from("2025-12-01", "Il libretto si paga 42,70 euro con pagoPA; un bollettino pagato prima resta buono. Conta il giorno del pagamento.",
			"DM 23.9.2025", srcMatera, srcBergamo, srcCuneo),
	},
	check: checkBooklet,
}, {
	ID:         "VER-2",
	Title:      "Conto, beneficiario e causale del bollettino",
	Procedures: forPassport,
	Versions: []Version{first("Il bollettino è sul conto 67422808, intestato al Ministero dell'Economia e delle Finanze - Dipartimento del Tesoro, con la causale del passaporto elettronico.",
		lawPassports, srcMatera, srcBergamo, srcCuneo)},
	check: checkSlips,
}, {
	ID:         "VER-3",
	Title:      "Intestazione del pagamento",
	Procedures: paidFor,
	Versions: []Version{first("Bollettino e pagoPA sono a nome del titolare, del minore se è minorenne; pagoPA porta anche il suo codice fiscale.",
		lawPassports, srcMatera, srcCuneo)},
	check: checkPayers,
}, {
	ID:         "VER-4",
	Title:      "Contributo amministrativo",
	Procedures: forPassport,
	Versions:   []Version{first("Un contrassegno telematico da 73,50 euro.", lawContrib, srcMatera, srcBergamo, srcCuneo, srcConsulate)},
	check:      checkContribution,
}, {
	ID:       "VER-5",
	Title:    "Numero e giorno del contrassegno",
	Versions: []Version{first("Il contrassegno ha un numero di 14 cifre e non è successivo alla domanda.", "Agenzia delle Entrate")},
	check:    checkStamps,
}, {
	ID:       "VER-6",
	Title:    "Pagamento non ancora usato",
	Versions: []Version{first("Un pagamento vale per una sola pratica.", practice)},
	check:    checkReuse,
}, {
	ID:       "VER-7",
	Title:    "Numero di avviso pagoPA",
	Versions: []Version{first("Il numero di avviso ha 18 cifre e le cifre di controllo tornano.", "SACI")},
	check:    checkNotices,
}, {
	ID:         "VER-8",
	Title:      "Bollettino nell'anno solare della domanda",
	Procedures: forPassport,
	Versions:   []Version{first("L'ufficio chiede un bollettino dell'anno in corso; l'avviso nazionale tiene buoni anche i precedenti: solo da annotare.", practice, srcCuneo)},
	check:      checkSlipYear,
}, {
	ID:         "VER-9",
	Title:      "Esenzione dai pagamenti",
	Procedures: paidFor,
	Versions: []Version{first("Emigranti, chi rientra per il servizio militare, indigenti e religiosi non pagano nulla se lo provano; chi ha perso il libretto nella spedizione ripaga il solo libretto.",
		lawExemption, srcCuneo, srcConsulate)},
	check: checkExemption,
}, {
	ID:         "VER-10",
	Title:      "Contanti in valuta locale al consolato",
	Procedures: forPassport,
	Versions: []Version{
		first("Al consolato si pagano in contanti, al cambio, 116,00 euro: 42,50 del libretto e 73,50 di contributo.", lawContrib, srcConsulate),
		from("2025-12-01", "Al consolato si pagano in contanti, al cambio, 116,20 euro: 42,70 del libretto e 73,50 di contributo.",
			lawContrib, "DM 23.9.2025", srcConsulate),
	},
	check: checkCash,
}, {
	ID:         "VER-11",
	Title:      "Pagamento del passaporto temporaneo",
	Procedures: forPassport,
	Versions: []Version{first("5,20 euro: in Italia con bollettino sul conto 3810521, al consolato in contanti. Il contributo di 73,50 è da confermare; i 40,29 euro non sono dovuti dal 24/06/2014.",
		lawContrib, "DL 66/2014 art. 5-bis", srcConsulate)},
	check: checkTemporaryFee,
}, {
	ID:         "VER-12",
	Title:      "Pagamento del passaporto collettivo",
	Procedures: []domain.Procedure{domain.CollectivePassport},
	Versions:   []Version{first("5,50 euro.", lawContrib, srcConsulate)},
	check:      checkCollectiveFee,
}, {
	ID:       "VER-13",
	Title:    "Giorno e importo di ogni pagamento",
	Versions: []Version{first("Nessun pagamento è successivo alla domanda né di importo nullo.", practice)},
	check:    checkEveryPayment,
}}

// owesBooklet says that VER-1 asks for the booklet here.
func (e *run) owesBooklet() bool { return e.isOrdinary() && !e.isConsulate() && e.bookletDue() }

// isTransfer says that a proof of payment names who paid for whom.
func isTransfer(p *domain.Payment) bool {
	return p.Kind == domain.PayPostalSlip || p.Kind == domain.PayPagoPA
}

// fact is a path below an entry of a list.
func fact(entry, key string) string { return entry + "." + key }
