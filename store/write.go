package store

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"time"

	"civico/sportello/store/header"
	"civico/sportello/store/seal"
)

// signEvery is how many events a station writes between two signatures of its head.
const signEvery = 1000

// change is one write: events appended and folded, all of them or none. Its clock
// stands still.
type change struct {
	ctx   context.Context // cannot be cancelled: a commit is not interrupted
	q     querier
	s     *Store
	who   writer
	now   time.Time
	tip   tip
	clock header.Clock
}

// tip is the last event of a station; the zero tip has none.
type tip struct {
	n    int64
	hash header.Hash
}

func readTip(ctx context.Context, q querier, st string) (tip, error) {
	var t tip
	var hash []byte
	err := q.QueryRowContext(ctx, `
		SELECT n, hash
		  FROM log
		 WHERE st = ?
		 ORDER BY n DESC
		 LIMIT 1`, st).Scan(&t.n, &hash)
	if errors.Is(err, sql.ErrNoRows) {
		return tip{}, nil
	}
	copy(t.hash[:], hash)
	return t, err
}

// write runs fn in one transaction. What fn refuses, or a failure of the commit,
// leaves the archive as it was.
func (s *Store) write(ctx context.Context, fn func(*change) error) error {
	err := s.transact(ctx, func(conn *sql.Conn) error {
		c := &change{ctx: context.WithoutCancel(ctx), q: conn, s: s, who: *s.who.Load(), now: s.now().UTC()}
		var err error
		if c.tip, err = readTip(c.ctx, conn, s.station.id); err != nil {
			return err
		}
		if c.clock, err = lastClock(c.ctx, conn); err != nil {
			return err
		}
		if err := s.stillItsOffice(c.ctx, conn); err != nil {
			return err
		}
		before := c.tip.n
		if err := fn(c); err != nil {
			return err
		}
		if before/signEvery != c.tip.n/signEvery {
			return s.putHeadSignature(c.ctx, conn, c.tip)
		}
		return nil
	})
	return sentence(err, s.path)
}

// transact holds the write lock of the file around fn, and wakes the keeper.
func (s *Store) transact(ctx context.Context, fn func(*sql.Conn) error) error {
	return s.transactThen(ctx, fn, s.committed)
}

// transactThen is transact with what follows the commit, still alone of this program.
func (s *Store) transactThen(ctx context.Context, fn func(*sql.Conn) error, then func()) (err error) {
	s.writing.Lock()
	defer s.writing.Unlock()
	if err := ctx.Err(); err != nil {
		return err
	}
	ctx = context.WithoutCancel(ctx)
	conn, err := s.db.Conn(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, conn.Close()) }()
	if _, err := conn.ExecContext(ctx, `BEGIN IMMEDIATE`); err != nil {
		return err
	}
	open := true
	defer func() {
		if open { // also after a panic: a connection never returns to the pool inside a transaction
			abandon(ctx, conn)
		}
	}()
	if err := fn(conn); err != nil {
		return err
	}
	if _, err := conn.ExecContext(ctx, `COMMIT`); err != nil {
		return err
	}
	open = false
	then()
	return nil
}

// abandon rolls back, or throws the connection away where even that fails.
func abandon(ctx context.Context, conn *sql.Conn) {
	if _, err := conn.ExecContext(ctx, `ROLLBACK`); err == nil {
		return
	}
	discard(conn)
}

// discard has the pool close a connection, which rolls back.
func discard(conn *sql.Conn) {
	_ = conn.Raw(func(any) error { return driver.ErrBadConn })
}

// entry is an event to be appended.
type entry struct {
	ty     string
	entity string
	kind   string // of the entity's key, made where missing: "case", "appointment", "import"
	refs   []string
	base   []header.Ref    // heads of the entity; nil: append looks them up
	body   json.RawMessage // without the envelope
	packed []byte          // what pack made of body, where the caller did that beforehand
}

// pack makes the plain text of a body, so that a long one can be made elsewhere.
func (c *change) pack(body json.RawMessage) ([]byte, error) {
	return packBody(c.now, c.who.clerk, body)
}

// append adds one event to the log; the caller folds what it changes.
func (c *change) append(e entry) (record, error) {
	kid, key, err := c.keyOf(e.entity, e.kind)
	if err != nil {
		return record{}, err
	}
	if e.packed == nil {
		if e.packed, err = c.pack(e.body); err != nil {
			return record{}, err
		}
	}
	if e.base == nil {
		if e.base, err = c.heads(e.entity); err != nil {
			return record{}, err
		}
	}
	sealed := key.Seal(e.packed, bodyContext(e.entity, e.ty))
	h := &header.Header{
		Org: c.s.office, Station: c.s.station.id, Inc: c.s.station.inc, N: c.tip.n + 1, Prev: c.tip.hash,
		HLC: int64(c.clock.Next(c.now)), Type: e.ty, Entity: e.entity, Refs: e.refs, Base: e.base,
		Op: c.s.org.Clerk(c.s.office, c.who.clerk), Desk: c.who.desk, Claim: header.NoClaim, Key: kid, Body: header.Sum(sealed),
	}
	if err := c.insert(h, sealed); err != nil {
		return record{}, err
	}
	return record{head: h, at: c.now, clerk: c.who.clerk, body: e.body}, nil
}

func (c *change) insert(h *header.Header, sealed []byte) error {
	encoded, err := h.Encode()
	if err != nil {
		return err
	}
	hash := header.Sum(encoded)
	result, err := c.q.ExecContext(c.ctx, `
		INSERT INTO log (st, n, hlc, en, ty, header, hash)
		VALUES (?, ?, ?, ?, ?, ?, ?)`, h.Station, h.N, h.HLC, h.Entity, h.Type, encoded, hash[:])
	if err != nil {
		return err
	}
	seq, err := result.LastInsertId()
	if err != nil {
		return err
	}
	if _, err := c.q.ExecContext(c.ctx, `INSERT INTO body (seq, sealed) VALUES (?, ?)`, seq, sealed); err != nil {
		return err
	}
	c.tip, c.clock = tip{h.N, hash}, header.Clock(h.HLC)
	return nil
}

// keyOf gives the key of an entity; the first event of an entity makes it.
func (c *change) keyOf(entity, kind string) (string, *seal.Key, error) {
	var kid string
	err := c.q.QueryRowContext(c.ctx, `SELECT kid FROM secret WHERE entity = ?`, entity).Scan(&kid)
	if err == nil {
		key, err := readKey(c.ctx, c.q, c.s.keys, kid)
		return kid, key, err
	}
	if !errors.Is(err, sql.ErrNoRows) {
		return "", nil, err
	}
	key, err := seal.NewKey()
	if err != nil {
		return "", nil, err
	}
	kid = seal.RandomID(8)
	return kid, key, putSecret(c.ctx, c.q, c.s.keys, secret{kid, entity, kind, key.Bytes()}, c.now)
}

// heads are the events of an entity that no other event of it names as seen.
func (c *change) heads(entity string) ([]header.Ref, error) {
	rows, err := c.q.QueryContext(c.ctx, `SELECT header FROM log WHERE en = ? ORDER BY hlc, st, n`, entity)
	if err != nil {
		return nil, err
	}
	defer rows.Close() //nolint:errcheck // Err below tells
	out := []header.Ref{}
	for rows.Next() {
		var encoded sql.RawBytes
		if err := rows.Scan(&encoded); err != nil {
			return nil, err
		}
		h, err := header.Parse(encoded)
		if err != nil {
			return nil, fmt.Errorf("entity %s: %w", entity, err)
		}
		out = addHead(out, h)
	}
	return out, rows.Err()
}

// headsOf is the same of events already read.
func headsOf(records []record) []header.Ref {
	out := []header.Ref{}
	for _, r := range records {
		out = addHead(out, r.head)
	}
	return out
}

func addHead(heads []header.Ref, h *header.Header) []header.Ref {
	heads = slices.DeleteFunc(heads, func(r header.Ref) bool { return slices.Contains(h.Base, r) })
	return append(heads, header.Ref{Station: h.Station, N: h.N})
}

// bodyContext binds a sealed body to the entity and type of its header.
func bodyContext(entity, ty string) string { return "sportello-body 1 " + entity + " " + ty }
