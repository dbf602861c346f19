package rules

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"civico/sportello/domain"
	"civico/sportello/domain/office"
	"civico/sportello/domain/text"
)

// adultAge, printsAge and toddlerAge are the birthdays that change what is asked:
// form and consents, prints and presence, years of validity (L. 1185/1967 art. 17).
const (
	adultAge   = 18
	printsAge  = 12
	toddlerAge = 3
)

// tally gathers what one finding over several facts comes to: invalid beats
// missing. What is wanted is said as a noun phrase («la firma del modulo»).
type tally struct {
	unseen, wrong     []string
	unseenAt, wrongAt string // the first fact of each kind
}

// want asks for a fact to be true.
func (t *tally) want(v domain.Tri, path, what string) {
	switch v {
	case domain.Unknown:
		t.ask(path, what)
	case domain.No:
		t.refuse(path, what)
	}
}

// ask says that a fact is not known yet.
func (t *tally) ask(path, what string) {
	if len(t.unseen) == 0 {
		t.unseenAt = path
	}
	t.unseen = append(t.unseen, what)
}

// refuse says that a fact was seen and is not good.
func (t *tally) refuse(path, what string) {
	if len(t.wrong) == 0 {
		t.wrongAt = path
	}
	t.wrong = append(t.wrong, what)
}

func (t *tally) status() Status {
	switch {
	case len(t.wrong) > 0:
		return Invalid
	case len(t.unseen) > 0:
		return Missing
	}
	return Satisfied
}

// at is the first fact of the worst kind, empty when nothing is wanting.
func (t *tally) at() string {
	if len(t.wrong) > 0 {
		return t.wrongAt
	}
	return t.unseenAt
}

// message tells the clerk what is not good and what is still to be seen.
func (t *tally) message() string {
	var b strings.Builder
	if len(t.wrong) > 0 {
		b.WriteString("Non in regola: " + enumerate(t.wrong) + ".")
	}
	if len(t.unseen) > 0 {
		if b.Len() > 0 {
			b.WriteByte(' ')
		}
		b.WriteString("Da vedere: " + enumerate(t.unseen) + ".")
	}
	return b.String()
}

// judge records the one finding a tally comes to. An empty path stands for the
// first fact concerned; okPath and ok are the satisfied finding's.
func (e *run) judge(id, path string, t *tally, okPath, ok, remedy string) *Finding {
	s := t.status()
	if s == Satisfied {
		if path != "" {
			okPath = path
		}
		return e.add(id, Satisfied, okPath, ok, "")
	}
	if path == "" {
		path = t.at()
	}
	return e.add(id, s, path, t.message(), remedy)
}

// asPractice says of a finding's message that it is the office that asks for it.
func asPractice(message string) string {
	return strings.TrimSuffix(message, ".") + " (prassi dell'ufficio)."
}

// ok records that a rule applies and holds.
func (e *run) ok(id, path, message string) { e.add(id, Satisfied, path, message, "") }

// knowsAge answers whether rules that depend on age can be read. While the birth
// date is unknown the first rule that needs it, which is the lowest-numbered one,
// asks for it and the others say nothing.
func (e *run) knowsAge(id string) bool {
	if !e.ageKnown && !e.askedAge {
		e.askedAge = true
		e.add(id, Missing, "holder.birth_date", "Senza la data di nascita non si sa quali regole valgono.",
			"Indicare la data di nascita del titolare.")
	}
	return e.ageKnown
}

// knowsPresence is knowsAge for the holder's presence at the counter.
func (e *run) knowsPresence(id string) bool {
	known := e.present().IsKnown()
	if !known && !e.askedPresence {
		e.askedPresence = true
		e.add(id, Missing, "holder.present", "Non è indicato se il titolare è presente allo sportello.",
			"Il titolare si presenti allo sportello, con un documento di riconoscimento.")
	}
	return known
}

// present says whether the holder came; who files by post or through the
// municipality did not, unless the case says so.
func (e *run) present() domain.Tri {
	p := e.c.Holder.Present
	if !p.IsKnown() && !e.atCounter() && e.c.Channel != domain.Polis {
		return domain.No
	}
	return p
}

// isMinor says that the holder is known to be under 18.
func (e *run) isMinor() bool { return e.ageKnown && e.age < adultAge }

func (e *run) isPassport() bool { return e.c.Procedure == domain.Passport }

func (e *run) isOrdinary() bool { return e.isPassport() && e.c.Product != domain.Temporary }

func (e *run) isTemporary() bool { return e.isPassport() && e.c.Product == domain.Temporary }

func (e *run) isConsulate() bool { return e.a.Office.Kind == office.Consulate }

func (e *run) atCounter() bool { return e.c.Channel == "" || e.c.Channel == domain.Counter }

// ground is why this office is asked: residence unless another is given.
func (e *run) ground() domain.Ground {
	if e.c.FilingPlace.Ground == "" {
		return domain.GroundResidence
	}
	return e.c.FilingPlace.Ground
}

// isForeign says that a Belfiore code is a State's.
func isForeign(code string) bool { return strings.HasPrefix(code, "Z") }

// livesAbroad says that the holder is known to be resident or registered abroad.
func (e *run) livesAbroad() bool {
	r := e.c.Holder.Residence
	return isForeign(r.Place) || r.AIRE == domain.Yes
}

// sameName compares a name as somebody wrote it with surname and name, in either
// order and without regard to case, accents and punctuation.
func sameName(written, surname, name string) bool {
	if n := len(surname); len(written) == n+1+len(name) && written[:n] == surname && written[n] == ' ' && written[n+1:] == name {
		return true
	}
	w, s, n := text.Fold(written), text.Fold(surname), text.Fold(name)
	return w == s+" "+n || w == n+" "+s
}

// enumerate writes a list in Italian: «a, b e c».
func enumerate(items []string) string {
	if len(items) < 2 {
		return strings.Join(items, "")
	}
	last := len(items) - 1
	return strings.Join(items[:last], ", ") + " e " + items[last]
}

var parentPaths, paymentPaths, companionPaths = paths("parents"), paths("payments"), paths("accompaniment.companions")

// decimal writes a small whole number.
func decimal(n int) string { return strconv.Itoa(n) }

func paths(list string) (all [domain.MaxEntries]string) {
	for i := range all {
		all[i] = list + "[" + strconv.Itoa(i) + "]"
	}
	return all
}

// parentAt, paymentAt and companionAt are the paths of list entries.
func parentAt(i int) string    { return entryAt(parentPaths[:], i) }
func paymentAt(i int) string   { return entryAt(paymentPaths[:], i) }
func companionAt(i int) string { return entryAt(companionPaths[:], i) }

// entryAt answers for lists of any length: the last path stands for what lies beyond.
func entryAt(paths []string, i int) string { return paths[min(i, len(paths)-1)] }

// ofParent is «della madre», «del padre» and so on.
func ofParent(r domain.ParentRole) string {
	switch r {
	case domain.RoleMother:
		return "della madre"
	case domain.RoleFather:
		return "del padre"
	case domain.RoleGuardian:
		return "del tutore"
	case domain.RoleCustodian:
		return "dell'affidatario"
	}
	return "del genitore"
}

// upperFirst and lowerFirst change the first letter of an Italian sentence.
// lowerFirst leaves a word in capitals as it is.
func upperFirst(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[n:]
}

func lowerFirst(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	if next, _ := utf8.DecodeRuneInString(s[n:]); !unicode.IsLower(next) && next != '\'' {
		return s
	}
	return string(unicode.ToLower(r)) + s[n:]
}
