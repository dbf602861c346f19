package desk

import (
	"errors"
	"strings"

	"civico/sportello/domain"
	"civico/sportello/domain/taxcode"
)

// TaxCodeChanges writes a tax code and what it tells of a person nobody entered
// yet: sex, birth date and birth place, each only while unknown. The error is a
// *BadValue.
func TaxCodeChanges(c *domain.Case, typed string) ([]domain.Change, error) {
	code, err := taxcode.Parse(typed)
	var bad *taxcode.Error
	switch {
	case errors.As(err, &bad):
		return nil, &BadValue{bad.Sentence()}
	case err != nil:
		return nil, &BadValue{"non è un codice fiscale"}
	}
	changes := set("holder.tax_code", code.String())
	if code.IsProvisional() {
		return changes, nil
	}
	if c.Holder.Sex == "" && code.Sex() != "" {
		changes = append(changes, domain.Change{Path: "holder.sex", Value: code.Sex()})
	}
	if birth := code.BirthDate(c.FiledOn); c.Holder.BirthDate.IsZero() && !birth.IsZero() {
		changes = append(changes, domain.Change{Path: "holder.birth_date", Value: birth.String()})
	}
	if c.Holder.BirthPlace == "" && code.Place() != "" {
		changes = append(changes, domain.Change{Path: "holder.birth_place", Value: code.Place()})
	}
	return changes, nil
}

// TaxCodeDisagrees names what a tax code says otherwise than the case, in Italian;
// empty where they agree.
func TaxCodeDisagrees(c *domain.Case, code string) string {
	parsed, err := taxcode.Parse(code)
	if err != nil {
		return ""
	}
	h := c.Holder
	var names []string
	for _, d := range parsed.Agree(taxcode.Person{Surname: h.Surname, Name: h.Name, Sex: string(h.Sex), Birth: h.BirthDate, Place: h.BirthPlace}) {
		names = append(names, d.Field.Italian())
	}
	return strings.Join(names, ", ")
}
