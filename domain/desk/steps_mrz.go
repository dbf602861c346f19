package desk

import (
	"errors"
	"strings"

	"civico/sportello/domain"
	"civico/sportello/domain/mrz"
	"civico/sportello/domain/place"
)

// MRZChanges writes what the machine-readable zone of a document tells: the zone
// itself, kind, number, issuer and expiry, and of the holder what nobody entered
// yet. Whose zone was read lies on the desk, so its original is seen. A zone with
// wrong check digits is kept as read and tells nothing else. The error is a
// *BadValue.
func MRZChanges(c *domain.Case, lines []string, today domain.Date) ([]domain.Change, error) {
	zone, err := mrz.Parse(lines...)
	var bad *mrz.Error
	switch {
	case errors.As(err, &bad):
		return nil, &BadValue{bad.Sentence()}
	case err != nil:
		return nil, &BadValue{"la banda ottica non si legge"}
	}
	const doc = "identity.document."
	changes := set(doc+"mrz", strings.Join(lines, ","))
	if len(zone.Wrong) > 0 {
		return changes, nil
	}
	changes = append(changes, yes(doc+"has_photo", "identity.original_shown")...)
	add := func(path, value string) {
		if value != "" {
			changes = append(changes, domain.Change{Path: path, Value: value})
		}
	}
	add(doc+"kind", string(zoneKind(zone)))
	add(doc+"number", zone.Number)
	add(doc+"expires_on", zone.ExpiryDate(today).String())
	if _, ok := place.State(zone.Issuer); ok {
		add(doc+"issuer", zone.Issuer)
	}
	h := c.Holder
	if h.Surname == "" && !zone.Truncated {
		add("holder.surname", zone.Surname)
	}
	if h.Name == "" && !zone.Truncated {
		add("holder.name", zone.Name)
	}
	if h.Sex == "" {
		add("holder.sex", zone.Sex)
	}
	if h.BirthDate.IsZero() {
		add("holder.birth_date", zone.BirthDate(today).String())
	}
	return changes, nil
}

// zoneKind is the kind of document a zone belongs to: passports say so themselves,
// the Italian card with a zone is the electronic one.
func zoneKind(z mrz.Document) domain.DocumentKind {
	switch {
	case strings.HasPrefix(z.Type, "P"):
		return domain.DocPassport
	case z.Format == mrz.TD1 && z.Issuer == "ITA":
		return domain.DocCIE
	}
	return ""
}
