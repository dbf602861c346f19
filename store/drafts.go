package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"strconv"
	"sync"

	"civico/sportello/domain/desk"
	"civico/sportello/store/safefile"
	"civico/sportello/store/seal"
)

type draftJSON struct {
	Case   string `json:"case"`
	Field  string `json:"field"`
	Text   string `json:"text"`
	Cursor int    `json:"cursor"`
	Step   string `json:"step"`
}

func draftContext(desk int) string { return "sportello-draft 1 " + strconv.Itoa(desk) }

// Two programs at desks of the same number have a place each, so that neither takes
// up or overwrites what the other is writing. The key of a place is the desk's number
// plus placeStep for each place before it.
const (
	draftPlaces = 8
	placeStep   = maxDesk + 1
)

// draftPlace is where this program keeps its draft, locked while it lives.
type draftPlace struct {
	mu   sync.Mutex
	desk int
	key  int
	lock *safefile.Lock
}

// draftKey is this program's place, taken where it has none: one where a program that
// is gone left a draft, else the first free one. It is false where all are taken;
// then nothing is kept.
func (s *Store) draftKey(ctx context.Context) (int, bool, error) {
	at := s.who.Load().desk
	p := &s.draft
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.lock != nil && p.desk == at {
		return p.key, true, nil
	}
	if err := p.leave(); err != nil {
		return 0, false, err
	}
	keys, err := s.draftKeys(ctx, at)
	if err != nil {
		return 0, false, err
	}
	for i := range draftPlaces {
		keys = append(keys, at+i*placeStep)
	}
	for _, key := range keys {
		lock, err := safefile.TryLock(s.path + "-bozza" + strconv.Itoa(key))
		if err != nil {
			return 0, false, err
		}
		if lock != nil {
			p.desk, p.key, p.lock = at, key, lock
			return key, true, nil
		}
	}
	return 0, false, nil
}

// draftKeys are the places of a desk that hold a draft.
func (s *Store) draftKeys(ctx context.Context, at int) ([]int, error) {
	rows, err := s.db.QueryContext(ctx, `SELECT desk FROM draft WHERE desk % ? = ? ORDER BY saved DESC, desk`, placeStep, at)
	if err != nil {
		return nil, err
	}
	defer rows.Close() //nolint:errcheck // Err below tells
	var out []int
	for rows.Next() {
		var key int
		if err := rows.Scan(&key); err != nil {
			return nil, err
		}
		out = append(out, key)
	}
	return out, rows.Err()
}

// leave gives the place to whoever comes next, with the draft in it.
func (p *draftPlace) leave() error {
	lock := p.lock
	p.lock = nil
	return lock.Release()
}

func (p *draftPlace) close() error {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.leave()
}

// SaveDraft keeps what stands in this program's field, in the place of its draft
// before. Of a case that was erased meanwhile nothing is kept.
func (s *Store) SaveDraft(ctx context.Context, d desk.Draft) error {
	plain, err := json.Marshal(draftJSON{d.Case, d.Field, d.Text, d.Cursor, d.Step})
	if err != nil {
		return err
	}
	at, ok, err := s.draftKey(ctx)
	if err != nil || !ok {
		return sentence(err, s.path)
	}
	err = s.transact(ctx, func(conn *sql.Conn) error {
		erased, err := isErased(ctx, conn, d.Case)
		if err != nil || erased {
			return err
		}
		key, err := readKey(ctx, conn, s.keys, draftsSecret)
		if err != nil {
			return err
		}
		_, err = conn.ExecContext(ctx, `
			INSERT INTO draft (desk, sealed, saved)
			VALUES (?, ?, ?)
			ON CONFLICT (desk) DO UPDATE
			   SET sealed = excluded.sealed, saved = excluded.saved`, at, key.Seal(plain, draftContext(at)), instant(s.now()))
		return err
	})
	return sentence(err, s.path)
}

// Draft gives the draft that this program, or one at the same desk that is gone, has
// kept, and false where there is none.
func (s *Store) Draft(ctx context.Context) (desk.Draft, bool, error) {
	var sealed []byte
	var saved string
	at, ok, err := s.draftKey(ctx)
	if err != nil || !ok {
		return desk.Draft{}, false, sentence(err, s.path)
	}
	err = s.db.QueryRowContext(ctx, `SELECT sealed, saved FROM draft WHERE desk = ?`, at).Scan(&sealed, &saved)
	if errors.Is(err, sql.ErrNoRows) {
		return desk.Draft{}, false, nil
	}
	if err != nil {
		return desk.Draft{}, false, sentence(err, s.path)
	}
	key, err := readKey(ctx, s.db, s.keys, draftsSecret)
	if err != nil {
		return desk.Draft{}, false, sentence(err, s.path)
	}
	d, err := openDraft(key, at, sealed)
	if err == nil {
		d.Saved, err = parseInstant(saved)
	}
	return d, err == nil, sentence(err, s.path)
}

func openDraft(key *seal.Key, at int, sealed []byte) (desk.Draft, error) {
	plain, err := key.Open(sealed, draftContext(at))
	if err != nil {
		return desk.Draft{}, err
	}
	var f draftJSON
	err = json.Unmarshal(plain, &f)
	return desk.Draft{Case: f.Case, Field: f.Field, Text: f.Text, Cursor: f.Cursor, Step: f.Step}, err
}

// ClearDraft forgets this program's draft.
func (s *Store) ClearDraft(ctx context.Context) error {
	at, ok, err := s.draftKey(ctx)
	if err != nil || !ok {
		return sentence(err, s.path)
	}
	err = s.transact(ctx, func(conn *sql.Conn) error {
		_, err := conn.ExecContext(ctx, `DELETE FROM draft WHERE desk = ?`, at)
		return err
	})
	return sentence(err, s.path)
}
