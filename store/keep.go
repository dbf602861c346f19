package store

import (
	"context"
	"database/sql"
	"fmt"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"civico/sportello/store/guard"
)

// keeper does, on a goroutine of its own, what no clerk should wait for after a
// commit: it copies the write-ahead file into the archive once that has grown, or has
// to be swept, and makes the indexes of the search after an import that filled an empty
// agenda. Neither changes an answer: what is committed is on the disk, and a search
// without its index reads on. What a crash leaves undone is done at the next start; what
// fails is said in the diagnostic log and tried after the next commit of somebody else,
// since on a full disk it would fail again at once.
type keeper struct {
	wake      chan struct{} // after a commit
	ended     chan struct{}
	unindexed atomic.Bool // indexes of the search are missing
	schema    int64       // the schema's number when they were looked for
	copying   sync.Mutex  // SQLite refuses who copies second at once, as if somebody were reading
	erasures  erasures    // the keeper's own
}

// walGrown is from how many pages on, written and not yet copied, the write-ahead file
// is copied: as many as SQLite itself would within somebody's commit.
const walGrown = 1000

// searchIndexes serve the search only.
var searchIndexes = []string{"appointment_person", "appointment_tax_code"}

func (s *Store) startKeeper() {
	wake := make(chan struct{}, 1)
	wake <- struct{}{} // for what was left undone
	s.keeper.wake, s.keeper.ended = wake, make(chan struct{})
	go func() {
		defer close(s.keeper.ended)
		var again <-chan time.Time
		for {
			select {
			case _, more := <-wake:
				if !more {
					return
				}
			case <-again:
			}
			again = nil
			s.tell("keeper", guard.Run(func() error {
				if s.keep(context.Background()); s.keeper.erasures.unswept {
					again = time.After(sweepAgain)
				}
				return nil
			}))
		}
	}()
}

// committed wakes the keeper; the caller holds s.writing.
func (s *Store) committed() {
	select {
	case s.keeper.wake <- struct{}{}:
	default: // awake, or nobody keeps: nil blocks
	}
}

// stopKeeper lets the keeper finish what it has been woken for.
func (s *Store) stopKeeper() {
	s.writing.Lock()
	wake := s.keeper.wake
	s.keeper.wake = nil
	s.writing.Unlock()
	if wake != nil {
		close(wake)
		<-s.keeper.ended
	}
}

func (s *Store) keep(ctx context.Context) {
	s.noticeSchema(ctx)
	if s.keeper.unindexed.Load() {
		s.tell("search indexes", s.indexSearch(ctx))
	}
	e := &s.keeper.erasures
	s.tell("erasures", e.look(ctx, s.db))
	if e.unswept {
		var err error
		e.unswept, err = s.sweep(ctx, 0)
		s.tell("sweeping", err)
		return
	}
	s.tell("copying", s.copyGrown(ctx))
}

// copyGrown copies the write-ahead file once it has grown. The next commit then begins
// it anew and cuts it to its usual length, if none came meanwhile; one that an import
// has left much longer is cut here, unless somebody reads.
func (s *Store) copyGrown(ctx context.Context) error {
	c, err := checkpoint(ctx, s.db, "NOOP")
	if err != nil || c.frames-c.done < walGrown {
		return err
	}
	s.keeper.copying.Lock()
	c, err = checkpoint(ctx, s.db, "PASSIVE")
	s.keeper.copying.Unlock()
	if err == nil && c.frames > 2*walGrown {
		_, err = s.sweep(ctx, 0)
	}
	return err
}

// noticeSchema looks for the indexes where the schema has changed: another program may
// have ended between an import and its indexes. What fails is asked after the next
// commit.
func (s *Store) noticeSchema(ctx context.Context) {
	var number int64
	if err := s.db.QueryRowContext(ctx, `PRAGMA schema_version`).Scan(&number); err != nil || number == s.keeper.schema {
		return
	}
	missing, err := missingIndexes(ctx, s.db)
	if err != nil {
		return
	}
	s.keeper.schema = number
	if len(missing) > 0 {
		s.keeper.unindexed.Store(true)
	}
}

// tell notes in the diagnostic log what could not be done.
func (s *Store) tell(what string, err error) {
	if err != nil && s.log != nil {
		s.log.Warn("keeper", "what", what, Failure(err))
	}
}

// indexSearch makes the missing indexes, each in a transaction of its own: who writes
// meanwhile waits for one at most. The keeper does not wake itself by them.
func (s *Store) indexSearch(ctx context.Context) error {
	missing, err := missingIndexes(ctx, s.db)
	if err != nil {
		return err
	}
	for _, name := range missing {
		if err := s.transactThen(ctx, func(conn *sql.Conn) error { return makeIndex(ctx, conn, name) }, func() {}); err != nil {
			return err
		}
	}
	s.writing.Lock() // an import that drops them says so under it
	defer s.writing.Unlock()
	missing, err = missingIndexes(ctx, s.db)
	s.keeper.unindexed.Store(err != nil || len(missing) > 0)
	return err
}

// makeIndex makes an index of the folded tables where it is missing.
func makeIndex(ctx context.Context, q querier, name string) error {
	for _, m := range foldSchema {
		for line := range strings.Lines(m.sql) {
			kind, rest, found := strings.Cut(line, " INDEX "+name+" ")
			if !found {
				continue
			}
			_, err := q.ExecContext(ctx, kind+" INDEX IF NOT EXISTS "+name+" "+rest)
			return err
		}
	}
	return fmt.Errorf("no index %s in the folded tables", name)
}

// missingIndexes are the indexes of the search that the archive lacks.
func missingIndexes(ctx context.Context, q querier) ([]string, error) {
	names, err := marshal(searchIndexes)
	if err != nil {
		return nil, err
	}
	return texts(ctx, q, `
		SELECT value
		  FROM json_each(?)
		 WHERE value NOT IN (SELECT name FROM sqlite_schema WHERE type = 'index')`, string(names))
}
