package rules

import (
	"civico/sportello/domain"
	"civico/sportello/domain/place"
)

// consent is what one person's consent comes to, and under which rule.
type consent struct {
	rule     string
	status   Status
	path     string
	message  string
	remedy   string
	waivable bool
}

func (c *consent) settled() bool { return c.status == Satisfied || c.status == Warning }

// consentOf judges one person; at is the path of the entry. A status not yet known
// is asked for by the first rule that depends on it.
func (e *run) consentOf(p *domain.Parent, at string) consent {
	switch p.Status {
	case domain.ParentPresent:
		return e.presentConsent(p, at)
	case domain.ParentAbsent:
		return e.absentConsent(p, at)
	case domain.ParentDeceased:
		return e.deceasedConsent(p, at)
	case domain.ParentUnreachable, domain.ParentRefuses:
		return e.judgeConsent(p, at)
	}
	return consent{rule: "ASS-2", status: Missing, path: fact(at, "status"),
		message: "Non è indicato se " + personOf(p) + " è presente.", remedy: "Dire se " + personOf(p) + " è presente e dà l'assenso."}
}

// statusWords say how somebody stands towards the consent, after the name.
var statusWords = map[domain.ParentStatus]string{
	domain.ParentPresent: ", presente", domain.ParentAbsent: ", assente",
	domain.ParentUnreachable: ", irreperibile", domain.ParentRefuses: ", nega l'assenso",
}

// consent is what a tally of somebody's papers comes to.
func (t *tally) consent(rule, at string, p *domain.Parent, ok, remedy string) consent {
	s := t.status()
	if s == Satisfied {
		return consent{rule: rule, status: s, path: at, message: ok}
	}
	return consent{rule: rule, status: s, path: at, message: upperFirst(personOf(p)) + statusWords[p.Status] + ". " + t.message(), remedy: remedy}
}

func (e *run) presentConsent(p *domain.Parent, at string) consent {
	var t tally
	t.want(p.IdentityChecked, at, "il riconoscimento")
	t.want(p.SignedForm, at, "la firma davanti all'operatore")
	alone := t.status() == Satisfied
	if e.a.Office.Practice.ParentCopyRequired {
		t.want(p.IDCopy, at, "la copia del documento")
		c := t.consent("ASS-2", at, p, "Presente, riconosciuto e firmato.", "Portare la copia del documento "+ofParent(p.Role)+" e firmare allo sportello.")
		if c.waivable = alone && !c.settled(); c.waivable {
			c.message = asPractice(c.message)
		}
		return c
	}
	c := t.consent("ASS-2", at, p, "Presente, riconosciuto e firmato.", "Farsi riconoscere e firmare allo sportello.")
	if alone && p.IDCopy != domain.Yes {
		c.status, c.message = Warning, upperFirst(personOf(p))+": manca la copia del documento; decide l'operatore."
		c.remedy = "Portare, se possibile, la copia del documento " + ofParent(p.Role) + "."
	}
	return c
}

// standing is how the sources would treat a citizenship.
type standing uint8

const (
	standingUnknown standing = iota
	inUnion                  // Italy or another State of the Union
	likeUnion                // treated alike, though the sources do not say so
	outsideUnion
)

func (e *run) standingOf(citizenship string) standing {
	switch {
	case citizenship == "":
		return standingUnknown
	case place.InEU(citizenship, e.day):
		return inUnion
	case place.InEEAOrSwiss(citizenship, e.day):
		return likeUnion
	}
	return outsideUnion
}

func (e *run) absentConsent(p *domain.Parent, at string) consent {
	switch standing := e.standingOf(p.Citizenship); {
	case standing == standingUnknown:
		return consent{rule: "ASS-3", status: Missing, path: fact(at, "citizenship"),
			message: "Manca la cittadinanza " + ofParent(p.Role) + ": da quella dipende la forma dell'assenso.", remedy: "Indicare la cittadinanza " + ofParent(p.Role) + "."}
	case standing != outsideUnion:
		return e.unionConsent(p, at, standing == likeUnion)
	case e.isConsulate():
		var t tally
		t.want(p.SignatureAuthenticated, at, "la firma autenticata dall'ufficio consolare")
		return t.consent("ASS-9", at, p, "Firma autenticata dall'ufficio consolare.", "Far autenticare dall'ufficio consolare la firma "+ofParent(p.Role)+".")
	case p.CountryOfStay == "":
		return consent{rule: "ASS-4", status: Missing, path: fact(at, "country_of_stay"),
			message: "Non è indicato se " + personOf(p) + " si trova in Italia: da questo dipende la forma dell'assenso.", remedy: "Dire dove si trova " + personOf(p) + "."}
	case p.CountryOfStay == "ITA":
		return e.stayingConsent(p, at)
	}
	var t tally
	t.want(p.ConsularAct, at, "l'atto firmato al consolato italiano e spedito da lì")
	return t.consent("ASS-5", at, p, "Assenso firmato al consolato italiano.", "Far firmare l'assenso "+ofParent(p.Role)+" al consolato italiano del luogo, che lo manda all'ufficio.")
}

func (e *run) unionConsent(p *domain.Parent, at string, onlyAlike bool) consent {
	var t tally
	t.want(p.SignedForm, at, "il modulo di assenso firmato")
	t.want(p.IDCopy, at, "la copia del documento")
	remedy := "Portare l'assenso firmato " + ofParent(p.Role) + " con la copia del suo documento."
	if !e.isConsulate() {
		t.want(p.IDCopySigned, at, "la firma sulla copia del documento")
		remedy = "Portare l'assenso firmato " + ofParent(p.Role) + " con la copia firmata del suo documento."
	}
	c := t.consent("ASS-3", at, p, "Assenso e copia del documento in regola.", remedy)
	if c.status == Satisfied && onlyAlike {
		c.status, c.message = Warning, "Cittadino "+p.Citizenship+", trattato come dell'Unione europea: le fonti non lo dicono, decide il funzionario."
	}
	return c
}

func (e *run) stayingConsent(p *domain.Parent, at string) consent {
	var t tally
	asks := e.a.Office.Practice.AbsentNonEU
	remedy := "Portare l'assenso con la firma autenticata " + ofParent(p.Role) + " e la copia del suo documento."
	if asks == permitCopy {
		t.want(p.SignedForm, at, "il modulo di assenso firmato")
		if p.IDCopy == domain.No || p.IDCopySigned != domain.Yes { // a signed copy is a copy
			t.want(p.IDCopy, at, "la copia del documento")
		}
		t.want(p.IDCopySigned, at, "la firma sulla copia del documento")
		remedy = "Portare l'assenso firmato " + ofParent(p.Role) + ", la copia firmata del suo documento e la copia del permesso di soggiorno."
	} else {
		t.want(p.SignatureAuthenticated, at, "la firma autenticata")
		t.want(p.IDCopy, at, "la copia del documento")
	}
	if asks != authenticated {
		t.want(p.PermitCopy, at, "la copia del permesso di soggiorno")
		if asks != permitCopy {
			remedy = "Portare l'assenso con la firma autenticata " + ofParent(p.Role) + ", la copia del suo documento e del permesso di soggiorno."
		}
	}
	c := t.consent("ASS-4", at, p, "Assenso nella forma chiesta dall'ufficio.", remedy)
	if c.waivable = !c.settled(); c.waivable {
		c.message = asPractice(c.message)
	}
	return c
}

func (e *run) deceasedConsent(p *domain.Parent, at string) consent {
	var t tally
	switch {
	case e.isConsulate():
		t.want(p.DeathCertificate, at, "il certificato di morte")
		return t.consent("ASS-6", at, p, "Certificato di morte esibito.", "Portare il certificato di morte "+ofParent(p.Role)+".")
	case p.DeathCertificate != domain.Yes:
		t.want(p.SelfDeclaredDeath, at, "l'autocertificazione del decesso")
	}
	return t.consent("ASS-6", at, p, "Decesso dichiarato.", "Dichiarare sul modulo il decesso "+ofParent(p.Role)+".")
}

func (e *run) judgeConsent(p *domain.Parent, at string) consent {
	var t tally
	what, remedy := "l'autorizzazione del giudice tutelare", "Chiedere l'autorizzazione al giudice tutelare e portarla."
	if e.isConsulate() {
		what, remedy = "il decreto del capo della missione", "Chiedere il decreto al capo della missione consolare."
	}
	t.want(e.c.JudgeAuthorisation, at, what)
	return t.consent("ASS-7", at, p, "Autorizzazione in luogo dell'assenso.", remedy)
}

// ofPerson is «di ROSSI PAOLO», or «del padre» where the name is unknown.
func ofPerson(p *domain.Parent) string {
	if p.Surname == "" {
		return ofParent(p.Role)
	}
	return "di " + personOf(p)
}

// personOf names who gives consent: by name, else by role.
func personOf(p *domain.Parent) string {
	switch {
	case p.Surname != "" && p.Name != "":
		return p.Surname + " " + p.Name
	case p.Surname != "":
		return p.Surname
	}
	switch p.Role {
	case domain.RoleMother:
		return "la madre"
	case domain.RoleFather:
		return "il padre"
	case domain.RoleGuardian:
		return "il tutore"
	case domain.RoleCustodian:
		return "l'affidatario"
	}
	return "il genitore"
}
