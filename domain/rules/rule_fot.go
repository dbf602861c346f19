package rules

import "civico/sportello/domain"

// withPhotos are the procedures that need photos: LAS-1 asks for them too.
var withPhotos = []domain.Procedure{domain.Passport, domain.LaissezPasser}

// What a photo measures: millimetres, and the head over the photo's height in
// ten-thousandths (ICAO 9303).
const (
	photoWidthMM              = 35
	photoLeastMM, photoMostMM = 40, 45
	headLeastE4, headMostE4   = 7000, 8000
	photoMonths               = 6
	photoCount                = 2
)

var fotRules = []*Rule{{
	ID:         "FOT-1",
	Title:      "Due foto identiche",
	Procedures: withPhotos,
	Versions:   []Version{first("Si consegnano due foto tessera identiche.", icaoPhotos, srcMatera, srcBergamo, srcCuneo, srcConsulate)},
	check:      checkPhotoCount,
}, {
	ID:         "FOT-2",
	Title:      "Foto recenti",
	Procedures: withPhotos,
	Versions:   []Version{first("Le foto sono recenti: di non oltre sei mesi, se si sa quando sono state scattate.", icaoPhotos, srcMatera, srcBergamo, srcCuneo)},
	check:      checkPhotoAge,
}, {
	ID:         "FOT-3",
	Title:      "Posa e sfondo delle foto",
	Procedures: withPhotos,
	Waivable:   true,
	Versions:   []Version{first("Ripresa frontale, viso ben visibile, sfondo bianco, bocca chiusa.", icaoPhotos, srcMatera, srcCuneo)},
	check:      checkPhotoPose,
}, {
	ID:         "FOT-4",
	Title:      "Occhiali nelle foto",
	Procedures: withPhotos,
	Waivable:   true,
	Versions:   []Version{first("Senza occhiali: dove l'ufficio li rifiuta la foto si rifà, altrove decide l'operatore.", icaoPhotos, srcMatera, srcCuneo)},
	check:      checkPhotoGlasses,
}, {
	ID:         "FOT-5",
	Title:      "Capo scoperto nelle foto",
	Procedures: withPhotos,
	Versions:   []Version{first("A capo scoperto, salvo un copricapo per motivi religiosi.", icaoPhotos, srcMatera)},
	check:      checkPhotoHead,
}, {
	ID:         "FOT-6",
	Title:      "Misure delle foto",
	Procedures: withPhotos,
	Versions: []Version{first("Larghe 35 mm, alte da 40 a 45 mm (40 dove l'ufficio lo chiede), con la testa fra il 70 e l'80 per cento dell'altezza.",
		icaoPhotos, srcCuneo, srcConsulate)},
	check: checkPhotoSize,
}, {
	ID:         "FOT-7",
	Title:      "Foto autenticata del minore di 12 anni assente",
	Procedures: withPhotos,
	Waivable:   true,
	Versions: []Version{first("Se il minore di 12 anni non viene allo sportello, una foto è autenticata dal comune o da un notaio.",
		"DM 23.6.2009 art. 3", srcBergamo, srcCuneo)},
	check: checkPhotoAuthenticated,
}}

func checkPhotoCount(e *run) {
	var t tally
	p := &e.c.Photos
	switch {
	case p.Count.Known && p.Count.N < photoCount:
		t.refuse("photos.count", "il numero delle foto (ne servono due)")
	case !p.Count.Known && p.Identical != domain.No:
		t.ask("photos.count", "due foto identiche")
	default:
		t.want(p.Identical, "photos.identical", "l'uguaglianza delle due foto")
	}
	e.judge("FOT-1", "", &t, "photos.count", "Due foto identiche.", "Portare due foto tessera identiche.")
}

func checkPhotoAge(e *run) {
	const remedy = "Portare foto di non oltre sei mesi."
	p := &e.c.Photos
	taken := p.TakenOn
	switch {
	case !taken.IsZero() && taken.AddMonths(photoMonths).Before(e.day):
		e.add("FOT-2", Invalid, "photos.taken_on", "Foto scattate il "+taken.Italian()+", più di sei mesi fa.", remedy)
	case taken.After(e.day):
		e.add("FOT-2", Invalid, "photos.taken_on", "La data delle foto viene dopo la domanda.", remedy)
	case p.Recent == domain.Yes:
		e.ok("FOT-2", "photos.recent", "Foto recenti.")
	case p.Recent == domain.No:
		e.add("FOT-2", Invalid, "photos.recent", "Le foto non sono recenti.", remedy)
	default:
		e.add("FOT-2", Missing, "photos.recent", "Foto da guardare: devono essere recenti.", remedy)
	}
}

func checkPhotoPose(e *run) {
	var t tally
	p := &e.c.Photos
	t.want(p.Frontal, "photos.frontal", "la ripresa frontale")
	t.want(p.FaceVisible, "photos.face_visible", "il viso ben visibile")
	t.want(p.WhiteBackground, "photos.white_background", "lo sfondo bianco")
	t.want(p.MouthClosed, "photos.mouth_closed", "la bocca chiusa")
	f := e.judge("FOT-3", "", &t, "photos.frontal", "Posa e sfondo in regola.",
		"Rifare le foto: di fronte, viso ben visibile, sfondo bianco, bocca chiusa.")
	if f.Status != Satisfied {
		f.waivable()
	}
}

func checkPhotoGlasses(e *run) {
	const path, remedy = "photos.glasses", "Rifare le foto senza occhiali."
	switch {
	case e.c.Photos.Glasses == domain.No:
		e.ok("FOT-4", path, "Senza occhiali.")
	case e.c.Photos.Glasses == domain.Unknown:
		e.add("FOT-4", Missing, path, "Foto da guardare: senza occhiali.", "Portare foto senza occhiali.").waivable()
	case e.a.Office.Practice.GlassesRefused:
		e.add("FOT-4", Invalid, path, "Con gli occhiali: questo ufficio non le accetta (prassi dell'ufficio).", remedy).waivable()
	default:
		e.add("FOT-4", Warning, path, "Con gli occhiali: decide l'operatore.", remedy)
	}
}

func checkPhotoHead(e *run) {
	const path, remedy = "photos.head_covering", "Rifare le foto a capo scoperto."
	switch e.c.Photos.HeadCovering {
	case "":
		e.add("FOT-5", Missing, path, "Foto da guardare: a capo scoperto.", "Portare foto a capo scoperto.")
	case domain.CoveringOther:
		e.add("FOT-5", Invalid, path, "Copricapo ammesso solo per motivi religiosi.", remedy)
	default:
		e.ok("FOT-5", path, "Capo scoperto, o coperto per motivi religiosi.")
	}
}

// checkPhotoSize says nothing of what was not measured.
func checkPhotoSize(e *run) {
	var t tally
	p := &e.c.Photos
	least, most := photoLeastMM, photoMostMM
	if h := e.a.Office.Practice.PhotoHeightMM; h > 0 {
		least, most = h, h
	}
	if p.WidthMM.Known && p.WidthMM.N != photoWidthMM {
		t.refuse("photos.width_mm", "la larghezza (35 mm)")
	}
	if h := p.HeightMM; h.Known && (h.N < least || h.N > most) {
		what := "l'altezza (da 40 a 45 mm)"
		if least == most {
			what = "l'altezza (" + decimal(least) + " mm, prassi dell'ufficio)"
		}
		t.refuse("photos.height_mm", what)
	}
	if r := p.HeadRatio; r.Known && (r.E4 < headLeastE4 || r.E4 > headMostE4) {
		t.refuse("photos.head_ratio", "la testa (dal 70 all'80 per cento dell'altezza)")
	}
	switch {
	case t.status() == Invalid:
		e.add("FOT-6", Warning, t.at(), t.message(), "Portare foto di 35 per 40 mm, con la testa fra il 70 e l'80 per cento dell'altezza.")
	case p.WidthMM.Known && p.HeightMM.Known:
		e.ok("FOT-6", "photos.height_mm", "Misure in regola.")
	}
}

func checkPhotoAuthenticated(e *run) {
	if e.present() == domain.Yes || e.ageKnown && e.age >= printsAge || !e.knowsAge("FOT-7") || !e.knowsPresence("FOT-7") {
		return
	}
	const path, remedy = "photos.authenticated_by", "Far autenticare una foto dal comune o da un notaio."
	by := e.c.Photos.AuthenticatedBy
	lenient := e.a.Office.Practice.Under12PhotoWarnsOnly
	switch {
	case by == domain.AuthorityMunicipality || by == domain.AuthorityNotary:
		e.ok("FOT-7", path, "Foto autenticata.")
	case lenient:
		e.add("FOT-7", Warning, path, "Minore assente, foto non autenticata: decide l'ufficio.", remedy)
	case by == "":
		e.add("FOT-7", Missing, path, "Minore assente: serve una foto autenticata dal comune o da un notaio.", remedy).waivable()
	default:
		e.add("FOT-7", Invalid, path, "Minore assente e foto non autenticata.", remedy).waivable()
	}
}
