package agenda

import (
	"strings"

	"civico/sportello/domain/text"
)

// The words in which exports say states, sections and services, by their folded
// form. An office's mapping profile adds its own.

var statusNames = map[string]string{Booked: "prenotata", Cancelled: "annullata", Vanished: "tolta dall'agenda"}

var statusWords = words(map[string]string{
	Booked: "prenotato prenotata prenotazione confermato confermata attivo attiva valido valida aperto aperta " +
		"inserito inserita modificato modificata spostato spostata booked confirmed",
	Cancelled: "annullato annullata cancellato cancellata disdetto disdetta revocato revocata rinunciato rinunciata " +
		"eliminato eliminata cancelled canceled",
})

// ParseStatus reads the state of a booking; an empty one is Booked.
func ParseStatus(s string) (string, bool) {
	if s == "" {
		return Booked, true
	}
	v, ok := statusWords[text.Fold(s)]
	return v, ok
}

var sectionNames = map[string]string{
	"ordinary": "ordinaria", "priority": "prioritaria", "minors_under_12": "minori di 12 anni", "accompaniment": "accompagno",
}

// ParseSection reads the section of the agenda as a code of domain.Section; an
// empty one stays empty.
func ParseSection(s string) (code string, ok bool) {
	if s == "" {
		return "", true
	}
	k := " " + text.Fold(s) + " "
	switch {
	case strings.Contains(k, " accompagn"):
		return "accompaniment", true
	case strings.Contains(k, " minor") && strings.Contains(k, "12"), strings.Contains(k, " infradodicenn"), strings.Contains(k, " minors under 12 "):
		return "minors_under_12", true
	case strings.Contains(k, " priorit"), strings.Contains(k, " urgen"), strings.Contains(k, " priority "):
		return "priority", true
	case strings.Contains(k, " ordinar"):
		return "ordinary", true
	}
	return "", false
}

var sexWords = words(map[string]string{
	"F": "f femmina femminile donna female", "M": "m maschio maschile uomo male", "X": "x",
})

// ParseSex reads the sex as F, M or X; an empty one stays empty.
func ParseSex(s string) (string, bool) {
	if s == "" || s == "F" || s == "M" {
		return s, true
	}
	v, ok := sexWords[text.Fold(s)]
	return v, ok
}

// KnownWord is what a word of a field means without a profile, as Show gives it;
// empty where it is not known, or the field has no such words.
func KnownWord(f Field, word string) string {
	var code string
	switch f {
	case Status:
		code, _ = ParseStatus(word)
	case Section:
		code, _ = ParseSection(word)
	case Sex:
		code, _ = ParseSex(word)
	default:
		return ""
	}
	return f.Show(code)
}

// Services are words for a service that ServiceProcedure understands, one for each
// thing that somebody comes for.
func Services() []string {
	return []string{
		"PASSAPORTO", "PASSAPORTO MINORE", "ACCOMPAGNAMENTO MINORE", "RITIRO PASSAPORTO", "CAMBIO RESIDENZA", "PASSAPORTO COLLETTIVO", "LASCIAPASSARE", "DOCUMENTO DI EMERGENZA",
	}
}

// ServiceProcedure says which procedure (a code of domain.Procedure) the agenda's
// words for a service mean, empty when they do not tell, and whether they say that
// it is for a minor.
func ServiceProcedure(service string) (procedure string, minor bool) {
	k := " " + text.Fold(service) + " "
	minor = strings.Contains(k, " minor")
	switch {
	case strings.Contains(k, " accompagn"):
		return "accompaniment", true
	case strings.Contains(k, " ritiro "), strings.Contains(k, " consegna "):
		return "collection", minor
	case strings.Contains(k, " collettiv"):
		return "collective_passport", minor
	case strings.Contains(k, " lasciapassare "):
		return "laissez_passer", minor
	case strings.Contains(k, " residenza ") && strings.Contains(k, " cambio "), strings.Contains(k, " aggiornamento residenza "):
		return "residence_change", minor
	case strings.Contains(k, " etd "), strings.Contains(k, " emergenza "):
		return "emergency_document", minor
	case strings.Contains(k, " passaport"):
		return "passport", minor
	}
	return "", minor
}

func words(byCode map[string]string) map[string]string {
	m := map[string]string{}
	for code, list := range byCode {
		for w := range strings.FieldsSeq(list) {
			m[w] = code
		}
	}
	return m
}
