package store

import (
	"context"
	"strings"

	"civico/sportello/domain/desk"
	"civico/sportello/domain/text"
)

// scanned bounds how many people with the same beginning are looked at for the
// other words of a search.
const scanned = 2000

// What matched, as desk.Hit says it.
const (
	matchedName    = "nome"
	matchedTaxCode = "codice fiscale"
	matchedBooking = "prenotazione"
)

// Search finds bookings and walk-ins' cases by the beginning of surname and name
// ("rossi mar", "mar rossi", "ros mar", accents ignored), of the tax code, or of the
// booking code. At most
// limit hits, codes before names, bookings before walk-ins; every hit once.
func (s *Store) Search(ctx context.Context, typed string, limit int) ([]desk.Hit, error) {
	folded := text.Fold(typed)
	if folded == "" || limit <= 0 {
		return nil, nil
	}
	hits := &found{limit: limit, seen: map[string]bool{}}
	code := strings.ToUpper(strings.ReplaceAll(folded, " ", ""))
	for _, find := range []func(context.Context, *found) error{
		func(ctx context.Context, h *found) error { return s.byCode(ctx, h, code) },
		func(ctx context.Context, h *found) error { return s.byName(ctx, h, folded) },
	} {
		if err := find(ctx, hits); err != nil {
			return nil, sentence(err, s.path)
		}
	}
	return hits.list, nil
}

type found struct {
	list  []desk.Hit
	limit int
	seen  map[string]bool // by booking, or case of a walk-in
}

// add keeps a row and says whether there is room for more.
func (h *found) add(r desk.Row, matched string) bool {
	id := r.Appointment
	if id == "" {
		id = r.Case
	}
	if len(h.list) < h.limit && !h.seen[id] {
		h.seen[id] = true
		h.list = append(h.list, desk.Hit{Row: r, Matched: matched})
	}
	return len(h.list) < h.limit
}

// byCode looks for the beginning of a booking code or a tax code.
func (s *Store) byCode(ctx context.Context, h *found, code string) error {
	if !strings.ContainsAny(code, "0123456789") && len(code) != 6 {
		return nil // a name: codes have digits from the seventh character at the latest
	}
	for _, find := range []struct {
		cases          bool
		query, matched string
	}{
		{false, `SELECT ` + rowColumns + `
			 WHERE a.office = ?3 AND a.code >= ?1 AND a.code < ?2
			 ORDER BY a.code
			 LIMIT ?4`, matchedBooking},
		{false, `SELECT ` + rowColumns + `
			 WHERE a.tax_code <> '' AND a.tax_code >= ?1 AND a.tax_code < ?2 AND ?3 <> ''
			 ORDER BY a.tax_code
			 LIMIT ?4`, matchedTaxCode},
		{true, `SELECT ` + caseColumns + `
			 WHERE tax_code <> '' AND tax_code >= ?1 AND tax_code < ?2 AND ?3 <> '' AND ` + isLone + `
			 ORDER BY tax_code
			 LIMIT ?4`, matchedTaxCode},
	} {
		read := s.rows
		if find.cases {
			read = s.loneCases
		}
		rows, err := read(ctx, find.query, code, after(code), s.office, h.limit)
		if err != nil {
			return err
		}
		for _, r := range rows {
			h.add(r, find.matched)
		}
	}
	return nil
}

// byName looks for people in three ways, the surest first: the text as the beginning
// of surname and name, the same with its words in another order («maria rossi»),
// and, among the first people of that surname, every further word as the beginning
// of one of the names.
func (s *Store) byName(ctx context.Context, h *found, folded string) error {
	words := strings.Fields(folded)
	for i := range words {
		turned := strings.Join(append(append([]string(nil), words[i:]...), words[:i]...), " ")
		if err := s.byBeginning(ctx, h, turned, h.limit, nil); err != nil || len(h.list) == h.limit {
			return err
		}
	}
	if len(words) < 2 {
		return nil
	}
	return s.byBeginning(ctx, h, words[0], scanned, words[1:])
}

// byBeginning looks at the first people whose folded name begins so, and keeps those
// whom the words fit too.
func (s *Store) byBeginning(ctx context.Context, h *found, beginning string, bound int, words []string) error {
	for _, find := range []struct {
		read  func(context.Context, string, ...any) ([]desk.Row, error)
		query string
	}{
		{s.rows, `SELECT ` + rowColumns + `
			 WHERE a.folded >= ?1 AND a.folded < ?2
			 ORDER BY a.folded
			 LIMIT ?3`},
		{s.loneCases, `SELECT ` + caseColumns + `
			 WHERE folded >= ?1 AND folded < ?2 AND ` + isLone + `
			 ORDER BY folded
			 LIMIT ?3`},
	} {
		rows, err := find.read(ctx, find.query, beginning, after(beginning), bound)
		if err != nil {
			return err
		}
		for _, r := range rows {
			if matches(foldedName(r.Surname, r.Name), words) {
				h.add(r, matchedName)
			}
		}
	}
	return nil
}

// matches says that the words begin names of a person, in their order.
func matches(folded string, words []string) bool {
	names := strings.Fields(folded)[1:]
	for _, w := range words {
		for len(names) > 0 && !strings.HasPrefix(names[0], w) {
			names = names[1:]
		}
		if len(names) == 0 {
			return false
		}
		names = names[1:]
	}
	return true
}

// after is the first text past all that begin with prefix.
func after(prefix string) string { return prefix + "\U0010FFFF" }
