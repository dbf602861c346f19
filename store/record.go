package store

import (
	"bytes"
	"compress/flate"
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"time"

	"civico/sportello/store/header"
	"civico/sportello/store/seal"
)

// record is an event as read from the log: header and opened body.
type record struct {
	head  *header.Header
	at    time.Time // the writer's instant, UTC
	clerk string
	body  json.RawMessage
}

// envelope is the JSON of every body: when and by whom as the writer saw it, and
// what happened in the form of the event's type.
type envelope struct {
	At string          `json:"at"`
	By string          `json:"by"`
	Is json.RawMessage `json:"is"`
}

// Bodies are plain JSON, or, where that is long, a byte 0x01 and its DEFLATE stream.
const (
	deflated   = 0x01
	packFrom   = 4 << 10
	maxBodyLen = 256 << 20 // of one body unpacked: an import part is far below
)

// packBody writes the envelope around a body's JSON, which is taken as it is: a
// part of an import is long and was just encoded.
func packBody(at time.Time, by string, body json.RawMessage) ([]byte, error) {
	p := packer{level: flate.BestSpeed}
	return p.pack(nil, at, by, body)
}

// packer packs one body after the other at a level of compress/flate, in its own
// memory: flate.HuffmanOnly for texts in which nothing repeats.
type packer struct {
	level int
	w     *flate.Writer
}

// pack is packBody into memory that can be used again.
func (p *packer) pack(into []byte, at time.Time, by string, body json.RawMessage) ([]byte, error) {
	name, err := json.Marshal(by)
	if err != nil {
		return nil, err
	}
	opening := fmt.Appendf(nil, `{"at":"%s","by":%s,"is":`, instant(at), name)
	if len(body) < packFrom {
		return append(append(opening, body...), '}'), nil
	}
	b := bytes.NewBuffer(append(into[:0], deflated))
	if p.w == nil {
		if p.w, err = flate.NewWriter(b, p.level); err != nil {
			return nil, err
		}
	}
	p.w.Reset(b)
	for _, part := range [][]byte{opening, body, []byte("}")} {
		if _, err := p.w.Write(part); err != nil {
			return nil, err
		}
	}
	if err := p.w.Close(); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

var errBody = errors.New("malformed body")

func unpackBody(b []byte) (e envelope, err error) {
	if len(b) > 0 && b[0] == deflated {
		b, err = io.ReadAll(io.LimitReader(flate.NewReader(bytes.NewReader(b[1:])), maxBodyLen+1))
		if err != nil || len(b) > maxBodyLen {
			return e, errors.Join(errBody, err)
		}
	}
	if err := json.Unmarshal(b, &e); err != nil {
		return e, fmt.Errorf("%w: %w", errBody, err)
	}
	return e, nil
}

// openRecord reads an encoded header and its sealed body.
func openRecord(encoded, sealed []byte, key *seal.Key) (record, error) {
	h, err := header.Parse(encoded)
	if err != nil {
		return record{}, err
	}
	return openBody(h, sealed, key)
}

func openBody(h *header.Header, sealed []byte, key *seal.Key) (record, error) {
	name := header.Ref{Station: h.Station, N: h.N}
	if header.Sum(sealed) != h.Body {
		return record{}, fmt.Errorf("event %s: %w", name, seal.ErrSealed)
	}
	plain, err := key.Open(sealed, bodyContext(h.Entity, h.Type))
	if err != nil {
		return record{}, fmt.Errorf("event %s: %w", name, err)
	}
	e, err := unpackBody(plain)
	if err != nil {
		return record{}, fmt.Errorf("event %s: %w", name, err)
	}
	at, err := parseInstant(e.At)
	if err != nil {
		return record{}, fmt.Errorf("event %s: %w: %w", name, errBody, err)
	}
	return record{head: h, at: at, clerk: e.By, body: e.Is}, nil
}

var (
	// errErased says that a body is gone as an event of its entity announced.
	errErased = errors.New("erased")
	// errMissingBody says that a body or its key is gone and nothing announced it.
	errMissingBody = errors.New("body or key is missing")
)

// recordsOf reads the events of an entity in the order of the fold; none is an
// answer, errErased says that there were some.
func (s *Store) recordsOf(ctx context.Context, q querier, entity string) ([]record, error) {
	rows, err := q.QueryContext(ctx, `
		SELECT log.seq, log.header, body.sealed, secret.kid, secret.wrapped
		  FROM log
		  LEFT JOIN body ON body.seq = log.seq
		  LEFT JOIN secret ON secret.entity = log.en
		 WHERE log.en = ?
		 ORDER BY log.hlc, log.st, log.n`, entity)
	if err != nil {
		return nil, err
	}
	return s.scanRecords(ctx, q, rows)
}

// recordAt reads one event.
func (s *Store) recordAt(ctx context.Context, q querier, seq int64) (record, error) {
	rows, err := q.QueryContext(ctx, `
		SELECT log.seq, log.header, body.sealed, secret.kid, secret.wrapped
		  FROM log
		  LEFT JOIN body ON body.seq = log.seq
		  LEFT JOIN secret ON secret.entity = log.en
		 WHERE log.seq = ?`, seq)
	if err != nil {
		return record{}, err
	}
	records, err := s.scanRecords(ctx, q, rows)
	if err != nil {
		return record{}, err
	}
	return records[0], nil
}

// scanRecords opens the rows of one entity.
func (s *Store) scanRecords(ctx context.Context, q querier, rows *sql.Rows) (out []record, err error) {
	defer rows.Close() //nolint:errcheck // Err below tells
	var key *seal.Key
	for rows.Next() {
		var seq int64
		var encoded, sealed, wrapped sql.RawBytes
		var kid sql.NullString
		if err := rows.Scan(&seq, &encoded, &sealed, &kid, &wrapped); err != nil {
			return nil, err
		}
		if sealed == nil || wrapped == nil {
			return nil, errors.Join(rows.Close(), whyMissing(ctx, q, seq))
		}
		if key == nil {
			if key, err = s.unwrapKey(kid.String, wrapped); err != nil {
				return nil, err
			}
		}
		r, err := openRecord(encoded, sealed, key)
		if err != nil {
			return nil, err
		}
		out = append(out, r)
	}
	return out, rows.Err()
}

func (s *Store) unwrapKey(kid string, wrapped []byte) (*seal.Key, error) {
	raw, err := s.keys.Unwrap(wrapped, kid)
	if err != nil {
		return nil, err
	}
	return seal.KeyOf(raw)
}

// whyMissing tells an erasure from a loss.
func whyMissing(ctx context.Context, q querier, seq int64) error {
	var announced bool
	err := q.QueryRowContext(ctx, `
		SELECT EXISTS (
		       SELECT 1
		         FROM log AS gone
		         JOIN log AS said ON said.en = gone.en AND said.ty IN ('case.erased/1', 'import.forgotten/1')
		        WHERE gone.seq = ?)`, seq).Scan(&announced)
	if err == nil && announced {
		return errErased
	}
	return errors.Join(err, fmt.Errorf("event %d: %w", seq, errMissingBody))
}
