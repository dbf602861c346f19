package store

import (
	"context"
	"fmt"
	"strings"

	"civico/sportello/domain"
	"civico/sportello/domain/desk"
)

// receiptKey is the form under which a payment's id is compared: without the
// spaces and dashes that a hand or a scanner puts, in capitals.
func receiptKey(id string) string {
	return strings.ToUpper(strings.Map(func(r rune) rune {
		switch r {
		case ' ', '-', '.', '/':
			return -1
		}
		return r
	}, id))
}

// putReceipts keeps the digests of a case's payments.
func (s *Store) putReceipts(ctx context.Context, q querier, w *domain.Work) error {
	if _, err := q.ExecContext(ctx, `DELETE FROM receipt WHERE case_id = ?`, w.ID); err != nil {
		return err
	}
	for _, p := range w.Facts.Payments {
		id := receiptKey(p.ID)
		if id == "" {
			continue
		}
		if _, err := q.ExecContext(ctx, `
			INSERT INTO receipt (digest, case_id, day, office)
			VALUES (?, ?, ?, ?)
			ON CONFLICT (digest, case_id) DO NOTHING`,
			s.org.Receipt(id), w.ID, w.Facts.FiledOn.String(), w.Facts.Office); err != nil {
			return err
		}
	}
	return nil
}

// ReceiptUses finds earlier uses of payment ids by other cases (VER-6).
func (s *Store) ReceiptUses(ctx context.Context, caseID string, ids []string) ([]desk.ReceiptUse, error) {
	var uses []desk.ReceiptUse
	for _, id := range ids {
		key := receiptKey(id)
		if key == "" {
			continue
		}
		found, err := s.usesOf(ctx, caseID, id, s.org.Receipt(key))
		if err != nil {
			return nil, sentence(err, s.path)
		}
		uses = append(uses, found...)
	}
	return uses, nil
}

func (s *Store) usesOf(ctx context.Context, caseID, id, digest string) ([]desk.ReceiptUse, error) {
	rows, err := s.db.QueryContext(ctx, `
		SELECT case_id, day, office
		  FROM receipt
		 WHERE digest = ? AND case_id <> ?
		 ORDER BY day, case_id`, digest, caseID)
	if err != nil {
		return nil, err
	}
	defer rows.Close() //nolint:errcheck // Err below tells
	var uses []desk.ReceiptUse
	for rows.Next() {
		use := desk.ReceiptUse{ID: id}
		var on string
		if err := rows.Scan(&use.CaseID, &on, &use.Office); err != nil {
			return nil, err
		}
		use.Day = day(on)
		uses = append(uses, use)
	}
	return uses, rows.Err()
}

// receiptRefs are the digests of payment ids that changes set, as an event's
// related ids: another office sees the reuse without the number or the case's key.
func (s *Store) receiptRefs(changes []domain.Change) []string {
	var refs []string
	seen := map[string]bool{}
	for _, ch := range changes {
		if !strings.HasPrefix(ch.Path, "payments[") || !strings.HasSuffix(ch.Path, "].id") || receiptKey(ch.Value) == "" {
			continue
		}
		ref := fmt.Sprintf("receipt:%s", s.org.Receipt(receiptKey(ch.Value)))
		if !seen[ref] {
			seen[ref] = true
			refs = append(refs, ref)
		}
	}
	return refs
}
