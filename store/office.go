package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"civico/sportello/domain"
	"civico/sportello/domain/desk"
	"civico/sportello/domain/text"
	"civico/sportello/store/header"
	"civico/sportello/store/seal"
)

const maxReason = 300 // letters

// ChangeOffice makes the archive another office's from now on, with a reason that
// stays in the log: what was booked and opened before keeps the office it had. This
// Store was opened for the earlier office and writes no more: it is to be closed and
// the archive opened anew, as every other program that has it open must.
func (s *Store) ChangeOffice(ctx context.Context, to, reason string) error {
	reason = strings.TrimSpace(reason)
	switch {
	case !officeID.MatchString(to):
		return &desk.Sentence{Text: "Serve l'identificativo di un ufficio, come matera.", Usage: true}
	case to == s.office:
		return &desk.Sentence{Text: fmt.Sprintf("L'archivio è già dell'ufficio «%s».", to), Usage: true}
	case reason == "" || utf8.RuneCountInString(reason) > maxReason || !text.IsClean(reason):
		return &desk.Sentence{Text: fmt.Sprintf("Serve il motivo per cui l'archivio cambia ufficio, al più %d lettere.", maxReason), Usage: true}
	}
	return s.write(ctx, func(c *change) error {
		if err := c.record(domain.OfficeEntity, "office", domain.OfficeChanged{From: s.office, To: to, Reason: reason}); err != nil {
			return err
		}
		return s.certify(c, to)
	})
}

// certify says with the office's own key that this station is of another office now.
func (s *Store) certify(c *change, office string) error {
	seed, err := readSecret(c.ctx, c.q, s.keys, officeSecret)
	if err != nil {
		return err
	}
	signer, err := seal.SignerOf(seed)
	if err != nil {
		return err
	}
	certificate := seal.Issue(seal.Certificate{Office: office, Station: s.station.signer.Public(), Since: c.now}, signer)
	_, err = c.q.ExecContext(c.ctx, `UPDATE station SET certificate = ? WHERE st = ?`, certificate, s.station.id)
	return err
}

// foldOffice brings the archive's office up to a change that this station made.
func foldOffice(ctx context.Context, s *Store, q querier, r record) error {
	e, err := r.event()
	if err != nil || r.head.Station != s.station.id {
		return err
	}
	_, err = q.ExecContext(ctx, `UPDATE archive SET office = ?`, e.Body.(domain.OfficeChanged).To)
	return err
}

func readOffice(ctx context.Context, q querier) (office string, err error) {
	err = q.QueryRowContext(ctx, `SELECT office FROM archive`).Scan(&office)
	return office, err
}

// stillItsOffice refuses a writer that has not heard that the office changed.
func (s *Store) stillItsOffice(ctx context.Context, q querier) error {
	now, err := readOffice(ctx, q)
	if err != nil || now == s.office {
		return err
	}
	return &desk.Sentence{Text: fmt.Sprintf(
		"L'archivio è passato dall'ufficio «%s» all'ufficio «%s»: qui non è stato scritto nulla. Chiudere e riaprire Sportello.", s.office, now)}
}

// verifyOffice holds the archive's office against the log: what the last event of
// this station says.
func (s *Store) verifyOffice(ctx context.Context, r *Report) error {
	if !r.OK() {
		return nil // a broken log says nothing for sure
	}
	var seq int64
	err := s.db.QueryRowContext(ctx, `
		SELECT seq
		  FROM log
		 WHERE st = ?
		 ORDER BY n DESC
		 LIMIT 1`, s.station.id).Scan(&seq)
	if errors.Is(err, sql.ErrNoRows) {
		return nil
	}
	if err != nil {
		return err
	}
	want, err := s.officeAfter(ctx, seq)
	if err != nil {
		return err
	}
	has, err := readOffice(ctx, s.db)
	if err == nil && want != has {
		r.add("archivio", "L'ufficio è stato alterato: il registro dice «%s», l'archivio «%s».", want, has)
	}
	return err
}

// officeAfter is the archive's office once an event was written.
func (s *Store) officeAfter(ctx context.Context, seq int64) (string, error) {
	var encoded []byte
	if err := s.db.QueryRowContext(ctx, `SELECT header FROM log WHERE seq = ?`, seq).Scan(&encoded); err != nil {
		return "", err
	}
	h, err := header.Parse(encoded)
	if err != nil {
		return "", err
	}
	if h.Type != (domain.OfficeChanged{}).Type() {
		return h.Org, nil
	}
	rec, err := s.recordAt(ctx, s.db, seq)
	if err != nil {
		return "", err
	}
	e, err := rec.event()
	if err != nil {
		return "", err
	}
	return e.Body.(domain.OfficeChanged).To, nil
}
