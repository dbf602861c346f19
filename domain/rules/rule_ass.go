package rules

import (
	"civico/sportello/domain"
	"civico/sportello/domain/calendar"
)

// SoleCustodyDay is the day of the judgement by which exclusive custody, shown,
// is left to the officer (Cass. 31785/2024).
var SoleCustodyDay = calendar.MustParse("2024-12-10")

// ofMinors are the procedures that need the consent of who holds responsibility.
var ofMinors = []domain.Procedure{domain.Passport, domain.LaissezPasser, domain.Accompaniment}

// All consents are judged by the check of ASS-1, parent by parent: which rule
// speaks for a parent depends on the parent, and custody silences the others.
var assRules = []*Rule{{
	ID:         "ASS-1",
	Title:      "Assenso di chi ha la responsabilità sul minore",
	Procedures: ofMinors,
	Versions: []Version{first("Serve l'assenso di entrambi i genitori e di ogni affidatario, o del tutore; in mancanza l'autorizzazione del giudice tutelare.",
		lawBars, srcMatera, srcBergamo, srcCuneo, srcConsulate)},
	check: checkConsents,
}, {
	ID:         "ASS-2",
	Title:      "Genitore presente",
	Procedures: ofMinors,
	Waivable:   true,
	Versions: []Version{first("Chi è presente si fa riconoscere, firma davanti all'operatore e lascia la copia del documento.",
		lawBars, srcMatera, srcCuneo, srcConsulate)},
}, {
	ID:         "ASS-3",
	Title:      "Genitore assente italiano o dell'Unione europea",
	Procedures: ofMinors,
	Versions: []Version{first("Chi è assente manda il modulo firmato e la copia del documento, firmata negli uffici in Italia.",
		lawSelfDeclare, srcMatera, srcCuneo, srcConsulate)},
}, {
	ID:         "ASS-4",
	Title:      "Genitore assente extracomunitario in Italia",
	Procedures: ofMinors,
	Waivable:   true,
	Versions: []Version{first("Matera: firma autenticata e copia del documento. Cuneo: modulo firmato, copia firmata e copia del permesso di soggiorno. Altrove: firma autenticata, copia e permesso.",
		lawSelfDeclare, srcMatera, srcCuneo)},
}, {
	ID:         "ASS-5",
	Title:      "Genitore assente extracomunitario all'estero",
	Procedures: ofMinors,
	Versions:   []Version{first("L'assenso si firma al consolato italiano del luogo, che lo manda all'ufficio.", lawSelfDeclare, srcMatera, srcCuneo)},
}, {
	ID:         "ASS-6",
	Title:      "Genitore deceduto",
	Procedures: ofMinors,
	Versions:   []Version{first("In Italia basta l'autocertificazione, al consolato serve il certificato di morte.", lawSelfDeclare, srcMatera, srcConsulate)},
}, {
	ID:         "ASS-7",
	Title:      "Genitore irreperibile o che nega l'assenso",
	Procedures: ofMinors,
	Versions: []Version{first("Serve l'autorizzazione del giudice tutelare; al consolato il decreto del capo della missione.",
		lawBars, srcMatera, srcBergamo, srcCuneo, srcConsulate)},
}, {
	ID:         "ASS-8",
	Title:      "Affidamento esclusivo o super esclusivo",
	Procedures: ofMinors,
	Versions: []Version{
		first("Con l'affidamento super esclusivo non serve l'assenso dell'altro genitore; con quello esclusivo serve il giudice tutelare.",
			"c.c. art. 337-quater", srcBergamo, srcCuneo),
		from("2024-12-10", "Con l'affidamento super esclusivo non serve l'assenso dell'altro genitore; con quello esclusivo, provvedimento alla mano, decide il funzionario.",
			"c.c. art. 337-quater", "Cass. 31785/2024", srcBergamo, srcCuneo),
	},
}, {
	ID:         "ASS-9",
	Title:      "Genitore assente extracomunitario, al consolato",
	Procedures: ofMinors,
	Versions:   []Version{first("La firma è autenticata dall'ufficio consolare.", lawSelfDeclare, srcConsulate)},
}, {
	ID:         "ASS-10",
	Title:      "Minore nato all'estero, al consolato",
	Procedures: forPassport,
	Versions:   []Version{first("Serve il certificato di nascita tradotto e legalizzato, o un estratto plurilingue.", lawPassports, srcConsulate)},
	check:      checkForeignBirth,
}, {
	ID:         "ASS-11",
	Title:      "Convocazione dei genitori",
	Procedures: ofMinors,
	Versions:   []Version{first("L'ufficio può sempre convocare chi ha la responsabilità sul minore.", lawBars, srcBergamo, srcCuneo)},
	check:      checkSummons,
}}

// isEntered says that an entry of parents is more than an emptied place.
func isEntered(p *domain.Parent) bool { return p.Role != "" || p.Status != "" }

// countsAsParent says that an entry is one of the two parents.
func countsAsParent(p *domain.Parent) bool {
	return isEntered(p) && p.Role != domain.RoleGuardian && p.Role != domain.RoleCustodian
}

func checkForeignBirth(e *run) {
	if !e.isConsulate() || !e.knowsAge("ASS-10") || !e.isMinor() {
		return
	}
	const path = "foreign_birth_certificate"
	const remedy = "Portare il certificato di nascita tradotto e legalizzato, o un estratto plurilingue."
	switch birth := e.c.Holder.BirthPlace; {
	case birth == "":
		e.add("ASS-10", Missing, "holder.birth_place", "Senza il luogo di nascita non si sa se serve il certificato.", "Indicare il luogo di nascita del minore.")
	case !isForeign(birth):
	case e.c.ForeignBirthCert == domain.Yes:
		e.ok("ASS-10", path, "Certificato di nascita tradotto e legalizzato.")
	default:
		e.add("ASS-10", Missing, path, "Minore nato all'estero: manca il certificato di nascita tradotto e legalizzato.", remedy)
	}
}

func checkSummons(e *run) {
	if !e.isMinor() {
		return
	}
	entered := 0
	for i := range e.c.Parents {
		p := &e.c.Parents[i]
		if !isEntered(p) {
			continue
		}
		if entered++; p.Status == "" || p.Status == domain.ParentPresent {
			return
		}
	}
	if entered > 0 {
		e.add("ASS-11", Note, "parents", "Nessun genitore è presente: l'ufficio può convocarli, nell'interesse del minore.", "")
	}
}
