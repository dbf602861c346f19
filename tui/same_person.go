package tui

import (
	"context"
	"strings"

	"civico/sportello/domain/desk"
)

// maxNamesakes bounds the hits of a name: the person meant is among the most recent.
const maxNamesakes = 200

// searchPerson finds what the store has of a row's person. It asks by tax code and by
// name: a booking may lack the tax code that the case of a walk-in has, or have the
// one that it lacks.
func searchPerson(ctx context.Context, store Store, r *desk.Row) ([]desk.Hit, error) {
	var found []desk.Hit
	seen := map[[2]string]bool{}
	for _, query := range []string{r.TaxCode, r.Surname + " " + r.Name} {
		if strings.TrimSpace(query) == "" {
			continue
		}
		hits, err := store.Search(ctx, query, maxNamesakes)
		if err != nil {
			return nil, err
		}
		for _, h := range hits {
			id := [2]string{h.Appointment, h.Case}
			if !seen[id] && samePerson(r, &h.Row) {
				seen[id] = true
				found = append(found, h)
			}
		}
	}
	return found, nil
}

// samePerson compares tax codes where both rows have one, else name and birth date.
func samePerson(a, b *desk.Row) bool {
	if a.TaxCode != "" && b.TaxCode != "" {
		return strings.EqualFold(a.TaxCode, b.TaxCode)
	}
	return a.BirthDate == b.BirthDate && personName(a.Surname, a.Name) == personName(b.Surname, b.Name)
}
