package store

import (
	"context"

	"civico/sportello/domain/desk"
)

// Rebuild throws the folded tables away and folds the log again, in one
// transaction: readers see the old tables until the new are there, and a crash
// leaves the old. progress may be nil.
func (s *Store) Rebuild(ctx context.Context, progress func(desk.Progress)) error {
	err := s.exclusively(ctx, func(q querier) error { return s.refold(ctx, q, progress) })
	return sentence(err, s.path)
}

func (s *Store) refold(ctx context.Context, q querier, progress func(desk.Progress)) error {
	if err := s.foldAll(ctx, q, progress); err != nil {
		return err
	}
	_, err := q.ExecContext(ctx, `UPDATE archive SET fold_sum = ?`, foldSum())
	return err
}

// foldIfStale folds again after a program with other tables wrote the archive, or
// after a crash in the middle of that: the sum is written with the tables.
func (s *Store) foldIfStale(ctx context.Context, progress func(desk.Progress)) error {
	fresh, err := s.isFolded(ctx, s.db)
	if err != nil || fresh {
		return err
	}
	return s.exclusively(ctx, func(q querier) error {
		fresh, err := s.isFolded(ctx, q) // again: another program may have been first
		if err != nil || fresh {
			return err
		}
		return s.refold(ctx, q, progress)
	})
}

func (s *Store) isFolded(ctx context.Context, q querier) (bool, error) {
	var sum string
	err := q.QueryRowContext(ctx, `SELECT fold_sum FROM archive`).Scan(&sum)
	return sum == foldSum(), err
}
