package store

import (
	"context"
	"database/sql"
	"fmt"
	"os"
	"time"
)

// After an erasure the write-ahead file still holds pages as they were before. It is
// swept: copied into the archive as a whole and cut to nothing. While anybody reads it
// cannot be, and who erases does not wait for long; so every program that has the
// archive open goes on trying, as long as it takes, once its keeper has met the erasure
// in the log. What was swept by none of them, a kill having come between, is by the next
// that opens the archive and finds the file.

// sweepFor is how long an erasure waits for readers: they read a screen, or a whole copy.
const sweepFor = time.Second

// sweepAgain is after how long the keeper tries once more.
const sweepAgain = 10 * time.Second

// sweep sweeps the write-ahead file, and says whether old bytes are left in it. It does
// not keep the write lock while it waits.
func (s *Store) sweep(ctx context.Context, patience time.Duration) (unswept bool, err error) {
	s.keeper.copying.Lock()
	defer s.keeper.copying.Unlock()
	ctx = context.WithoutCancel(ctx)
	conn, err := s.db.Conn(ctx)
	if err != nil {
		return true, err
	}
	defer conn.Close() //nolint:errcheck // it has no transaction
	if err := setPatience(ctx, conn, 0); err != nil {
		return true, err
	}
	defer func() {
		if setPatience(ctx, conn, busyFor) != nil {
			discard(conn)
		}
	}()
	for began := time.Now(); ; time.Sleep(busyAgain) {
		c, err := checkpoint(ctx, conn, "TRUNCATE")
		waited := time.Since(began)
		if err != nil || !c.busy || waited > patience && !c.refused() || waited > sweepFor {
			return err != nil || c.busy, err
		}
	}
}

// sweepErased sweeps after an erasure, which stands whatever comes of it: what fails is
// said by the keeper, which tries again.
func (s *Store) sweepErased(ctx context.Context) (unswept bool) {
	unswept, _ = s.sweep(ctx, sweepFor)
	return unswept
}

func setPatience(ctx context.Context, conn *sql.Conn, d time.Duration) error {
	_, err := conn.ExecContext(ctx, fmt.Sprintf(`PRAGMA busy_timeout = %d`, d.Milliseconds()))
	return err
}

// copied is how far the write-ahead file has been copied.
type copied struct {
	busy         bool // not wholly: somebody reads, writes, or copies too
	frames, done int  // of the file, and of these in the archive; -1 where not looked at
}

// refused says that another program is copying, which takes no time to speak of.
func (c *copied) refused() bool { return c.busy && c.frames < 0 }

func checkpoint(ctx context.Context, q querier, mode string) (c copied, err error) {
	err = q.QueryRowContext(ctx, `PRAGMA wal_checkpoint(`+mode+`)`).Scan(&c.busy, &c.frames, &c.done)
	if isBusy(err) {
		return copied{busy: true, frames: -1, done: -1}, nil
	}
	return c, err
}

// erasures is what a keeper knows of them.
type erasures struct {
	seen    int64 // the last event that it has looked at
	unswept bool
}

// look finds erasures that were written since, by whatever program.
func (e *erasures) look(ctx context.Context, q querier) error {
	var last int64
	var met bool
	err := q.QueryRowContext(ctx, `
		SELECT coalesce(max(seq), 0), coalesce(max(ty IN ('case.erased/1', 'import.forgotten/1')), 0)
		  FROM log
		 WHERE seq > ?`, e.seen).Scan(&last, &met)
	e.seen, e.unswept = max(e.seen, last), e.unswept || met
	return err
}

// begin looks at the archive as it was found: what an earlier program has erased is
// not known, but its write-ahead file would be there.
func (e *erasures) begin(ctx context.Context, q querier, path string) error {
	if err := q.QueryRowContext(ctx, `SELECT coalesce(max(seq), 0) FROM log`).Scan(&e.seen); err != nil {
		return err
	}
	info, err := os.Stat(path + "-wal")
	e.unswept = err == nil && info.Size() > 0 && e.seen > 0 // a new archive has nothing to hide
	return nil
}
