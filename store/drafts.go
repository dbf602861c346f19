package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"strconv"

	"civico/sportello/domain/desk"
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

// SaveDraft keeps what stands in this desk's field, in the place of the draft
// before. Of a case that was erased meanwhile nothing is kept.
func (s *Store) SaveDraft(ctx context.Context, d desk.Draft) error {
	plain, err := json.Marshal(draftJSON{d.Case, d.Field, d.Text, d.Cursor, d.Step})
	if err != nil {
		return err
	}
	at := s.who.Load().desk
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

// Draft gives this desk's draft, and false where none is kept.
func (s *Store) Draft(ctx context.Context) (desk.Draft, bool, error) {
	var sealed []byte
	var saved string
	at := s.who.Load().desk
	err := s.db.QueryRowContext(ctx, `SELECT sealed, saved FROM draft WHERE desk = ?`, at).Scan(&sealed, &saved)
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

// ClearDraft forgets this desk's draft.
func (s *Store) ClearDraft(ctx context.Context) error {
	err := s.transact(ctx, func(conn *sql.Conn) error {
		_, err := conn.ExecContext(ctx, `DELETE FROM draft WHERE desk = ?`, s.who.Load().desk)
		return err
	})
	return sentence(err, s.path)
}
