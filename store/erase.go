package store

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"civico/sportello/domain"
	"civico/sportello/domain/agenda"
	"civico/sportello/domain/desk"
	"civico/sportello/domain/text"
	"civico/sportello/store/seal"
)

// caseErased announces that a case is gone for good: its key is destroyed and its
// bodies are deleted, the headers stay. It is sealed under a key of its own and
// names nobody. Receipts stay as keyed digests with day and office: a payment that
// was used is used, whoever it was, and neither number nor person can be had back.
const caseErased = "case.erased/1"

type erasedJSON struct {
	Reason   string      `json:"reason"`
	Bookings []string    `json:"bookings"` // entities of the bookings that go with it
	Receipts [][3]string `json:"receipts"` // digest, day, office
}

var _ = registerFold(caseErased, foldCaseErased)

// Erased is what an erasure did, and what of the same person it left.
type Erased struct {
	Case     string
	Bookings int      // of the agenda, gone with the case
	Cases    []string // other cases of the same person, by id
	Codes    []string // other bookings of the same person
	Aside    int      // rows that imports set aside, with the same name or tax code
	Unswept  bool     // old bytes are still in the file, since another program reads or the disk does not write; see sweep
}

// EraseCase erases a case for good: facts, history, drafts, and in the agenda the
// bookings under which it was worked. version is the case as the clerk saw it;
// reason stays in the log and may not name the person. Copies of the archive and
// printed slips are not reached.
func (s *Store) EraseCase(ctx context.Context, id string, version int, reason string) (Erased, error) {
	out := Erased{Case: id}
	err := s.write(ctx, func(c *change) error {
		f, err := s.readCase(c.ctx, c.q, id)
		switch {
		case errors.Is(err, errErased):
			return desk.ErrNotFound
		case err != nil:
			return err
		case f.work == nil:
			return desk.ErrNotFound
		case f.work.Version != version:
			return stale(f.work)
		}
		if reason, err = erasureReason(reason, f.work); err != nil {
			return err
		}
		if err := c.erase(f.work, reason, &out); err != nil {
			return err
		}
		return scrub(c.ctx, c.q)
	})
	if err != nil {
		return Erased{}, err
	}
	out.Unswept = s.sweepErased(ctx)
	return out, nil
}

// erasureReason checks a reason: it outlives the person's data.
func erasureReason(reason string, w *domain.Work) (string, error) {
	reason = strings.TrimSpace(reason)
	if reason == "" || utf8.RuneCountInString(reason) > maxReason || !text.IsClean(reason) {
		return "", &desk.Sentence{Text: fmt.Sprintf("Serve il motivo della cancellazione, al più %d lettere.", maxReason), Usage: true}
	}
	h := &w.Facts.Holder
	said := strings.Fields(text.Fold(reason))
	for _, word := range strings.Fields(text.Fold(h.Surname + " " + h.Name + " " + h.TaxCode + " " + w.Facts.Booking.Code)) {
		const article = 3 // letters of «di», «del»: no name by themselves
		if utf8.RuneCountInString(word) > article && slices.Contains(said, word) {
			return "", &desk.Sentence{Text: "Il motivo resta nel registro: non può dire nome, codice fiscale o prenotazione della persona. Non è stato cancellato nulla.", Usage: true}
		}
	}
	return reason, nil
}

// erase is the erasure in its transaction. The first key is destroyed before the
// announcement is sealed, so that this gets another.
func (c *change) erase(w *domain.Work, reason string, out *Erased) error {
	body := erasedJSON{Reason: reason}
	var err error
	if body.Bookings, err = texts(c.ctx, c.q, `SELECT id FROM appointment WHERE case_id = ? AND case_id <> '' ORDER BY id`, w.ID); err != nil {
		return err
	}
	if body.Receipts, err = receiptsOf(c.ctx, c.q, w.ID); err != nil {
		return err
	}
	if err := c.whatStays(w, body.Bookings, out); err != nil {
		return err
	}
	if err := c.forgetTraces(w, body.Bookings, out); err != nil {
		return err
	}
	if err := c.forgetDrafts(w.ID); err != nil {
		return err
	}
	raw, err := marshal(body)
	if err != nil {
		return err
	}
	if _, err := c.q.ExecContext(c.ctx, `DELETE FROM secret WHERE entity = ?`, w.ID); err != nil {
		return err
	}
	e := entry{ty: caseErased, entity: w.ID, kind: "case", body: raw}
	for _, b := range body.Bookings {
		e.refs = append(e.refs, appointmentRef(b)...)
	}
	r, err := c.append(e)
	if err != nil {
		return err
	}
	if _, err := c.q.ExecContext(c.ctx, `
		DELETE FROM body
		 WHERE seq IN (SELECT seq FROM log WHERE en = ?1 AND NOT (st = ?2 AND n = ?3))`, w.ID, r.head.Station, r.head.N); err != nil {
		return err
	}
	out.Bookings = len(body.Bookings)
	return c.s.fold(c.ctx, c.q, r)
}

// whatStays finds what else the archive has of a person: one erasure erases one case.
func (c *change) whatStays(w *domain.Work, bookings []string, out *Erased) error {
	h := &w.Facts.Holder
	name, birth := foldedName(h.Surname, h.Name), h.BirthDate.String()
	var err error
	if out.Cases, err = texts(c.ctx, c.q, `
		SELECT id
		  FROM cases
		 WHERE id <> ?1
		   AND (tax_code <> '' AND tax_code = ?2 OR folded <> '' AND folded = ?3 AND birth_date = ?4)
		 ORDER BY id`, w.ID, h.TaxCode, name, birth); err != nil {
		return err
	}
	out.Codes, err = c.codesOf(h.TaxCode, name, birth, bookings)
	return err
}

// forgetTraces forgets the bookings with the rows of theirs that imports set aside,
// and counts the rows that seem to be of the same person and stay.
func (c *change) forgetTraces(w *domain.Work, bookings []string, out *Erased) error {
	list, err := marshal(bookings)
	if err != nil {
		return err
	}
	codes, err := texts(c.ctx, c.q, `SELECT code FROM appointment WHERE id IN (SELECT value FROM json_each(?))`, string(list))
	if err != nil {
		return err
	}
	h := &w.Facts.Holder
	name := foldedName(h.Surname, h.Name)
	return c.forgetBookings(bookings, func(row *asideFound) bool {
		if row.isOf(bookings, codes) {
			return true
		}
		if row.names(name, h.TaxCode) {
			out.Aside++
		}
		return false
	})
}

// codesOf finds the bookings of a person but for those whose ids are given.
func (c *change) codesOf(taxCode, folded, birth string, gone []string) (codes []string, err error) {
	err = alike(c.ctx, c.q, taxCode, folded, func(k *namesake) error {
		v := &k.Values
		if !slices.Contains(gone, k.id) && (taxCode != "" && v[agenda.TaxCode] == taxCode || v[agenda.BirthDate] == birth) {
			codes = append(codes, k.Code)
		}
		return nil
	})
	return codes, err
}

// foldCaseErased removes what the tables say of an erased case, and keeps the
// digests of its receipts.
func foldCaseErased(ctx context.Context, _ *Store, q querier, r record) error {
	b, err := strict[erasedJSON](r.body)
	if err != nil {
		return err
	}
	if err := dropCase(ctx, q, r.head.Entity); err != nil {
		return err
	}
	for _, use := range b.Receipts {
		if _, err := q.ExecContext(ctx, `
			INSERT INTO receipt (digest, case_id, day, office)
			VALUES (?, ?, ?, ?)`, use[0], r.head.Entity, use[1], use[2]); err != nil {
			return err
		}
	}
	return dropBookings(ctx, q, b.Bookings)
}

func receiptsOf(ctx context.Context, q querier, id string) ([][3]string, error) {
	rows, err := q.QueryContext(ctx, `SELECT digest, day, office FROM receipt WHERE case_id = ? ORDER BY digest`, id)
	if err != nil {
		return nil, err
	}
	defer rows.Close() //nolint:errcheck // Err below tells
	out := [][3]string{}
	for rows.Next() {
		var r [3]string
		if err := rows.Scan(&r[0], &r[1], &r[2]); err != nil {
			return nil, err
		}
		out = append(out, r)
	}
	return out, rows.Err()
}

// texts gives the one column of a query.
func texts(ctx context.Context, q querier, query string, args ...any) ([]string, error) {
	rows, err := q.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close() //nolint:errcheck // Err below tells
	out := []string{}
	for rows.Next() {
		var s string
		if err := rows.Scan(&s); err != nil {
			return nil, err
		}
		out = append(out, s)
	}
	return out, rows.Err()
}

// isErased says that a case was erased here.
func isErased(ctx context.Context, q querier, id string) (bool, error) {
	var erased bool
	err := q.QueryRowContext(ctx, `SELECT EXISTS (SELECT 1 FROM log WHERE en = ? AND ty = 'case.erased/1')`, id).Scan(&erased)
	return erased, err
}

// forgetDrafts deletes what stands in fields of a case, at whatever desk.
func (c *change) forgetDrafts(id string) error {
	key, err := readKey(c.ctx, c.q, c.s.keys, draftsSecret)
	if err != nil {
		return err
	}
	drafts, err := draftsOf(c.ctx, c.q, key, id)
	if err != nil {
		return err
	}
	for _, at := range drafts {
		if _, err := c.q.ExecContext(c.ctx, `DELETE FROM draft WHERE desk = ?`, at); err != nil {
			return err
		}
	}
	return nil
}

// draftsOf lists the places whose draft belongs to a case.
func draftsOf(ctx context.Context, q querier, key *seal.Key, id string) ([]int, error) {
	rows, err := q.QueryContext(ctx, `SELECT desk, sealed FROM draft`)
	if err != nil {
		return nil, err
	}
	defer rows.Close() //nolint:errcheck // Err below tells
	var out []int
	for rows.Next() {
		var at int
		var sealed []byte
		if err := rows.Scan(&at, &sealed); err != nil {
			return nil, err
		}
		d, err := openDraft(key, at, sealed)
		if err != nil {
			return nil, err
		}
		if d.Case == id {
			out = append(out, at)
		}
	}
	return out, rows.Err()
}
