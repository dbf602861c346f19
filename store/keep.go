package store

import (
	"context"
	"fmt"
	"os"
	"strings"
	"sync/atomic"

	"civico/sportello/store/guard"
)

// keeper does, on a goroutine of its own, what no clerk should wait for after a
// commit: it copies the write-ahead file into the archive once that has grown, and
// makes the indexes of the search after an import that filled an empty agenda. Neither
// changes an answer: what is committed is on the disk, and a search without its index
// reads on. What a crash leaves undone, or an error, is done after the next commit.
type keeper struct {
	wake      chan struct{} // after a commit
	ended     chan struct{}
	unindexed atomic.Bool // indexes of the search are missing
	schema    int64       // the schema's number when they were looked for
}

// walGrown is from how many bytes on the write-ahead file is copied: a thousand
// pages, as SQLite itself would within somebody's commit.
const walGrown = 4 << 20

// searchIndexes serve the search only.
var searchIndexes = []string{"appointment_person", "appointment_tax_code"}

func (s *Store) startKeeper() {
	wake := make(chan struct{}, 1)
	s.keeper.wake, s.keeper.ended = wake, make(chan struct{})
	if s.keeper.unindexed.Load() {
		wake <- struct{}{}
	}
	go func() {
		defer close(s.keeper.ended)
		for range wake {
			_ = guard.Run(func() error { s.keep(context.Background()); return nil })
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
		s.indexSearch(ctx)
	}
	if info, err := os.Stat(s.path + "-wal"); err == nil && info.Size() > walGrown {
		_, _ = s.db.ExecContext(ctx, `PRAGMA wal_checkpoint(PASSIVE)`) // another program may be at it
	}
}

// noticeSchema looks for the indexes where the schema has changed: another program may
// have ended between an import and its indexes. What fails is asked after the next
// commit.
func (s *Store) noticeSchema(ctx context.Context) {
	var number int64
	if err := s.db.QueryRowContext(ctx, `PRAGMA schema_version`).Scan(&number); err != nil || number == s.keeper.schema {
		return
	}
	missing, err := lackIndexes(ctx, s.db)
	if err != nil {
		return
	}
	s.keeper.schema = number
	if missing {
		s.keeper.unindexed.Store(true)
	}
}

// indexSearch makes the missing indexes, each in a transaction of its own: who writes
// meanwhile waits for one at most.
func (s *Store) indexSearch(ctx context.Context) {
	for _, name := range searchIndexes {
		if err := s.exclusively(ctx, func(q querier) error { return makeIndex(ctx, q, name) }); err != nil {
			return
		}
	}
	s.keeper.unindexed.Store(false)
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

// lackIndexes says that indexes of the search are missing.
func lackIndexes(ctx context.Context, q querier) (missing bool, err error) {
	names, err := marshal(searchIndexes)
	if err != nil {
		return false, err
	}
	err = q.QueryRowContext(ctx, `
		SELECT count(*) < ?2
		  FROM sqlite_schema
		 WHERE type = 'index' AND name IN (SELECT value FROM json_each(?1))`, string(names), len(searchIndexes)).Scan(&missing)
	return missing, err
}
