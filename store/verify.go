package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"civico/sportello/store/header"
	"civico/sportello/store/seal"
)

// Report is what archivio verifica found.
type Report struct {
	Events     int64
	Stations   int
	Erased     int64     // events whose body an erasure removed
	Erasures   []Erasure // of cases, all announced
	Forgotten  int       // imports that were forgotten, wholly or in part
	Signatures int       // of heads, all verified
	Tables     bool      // the folded tables were compared with a fresh fold
	Problems   []Problem
}

// Erasure is a case that was erased, as the log says it.
type Erasure struct {
	Case   string
	At     time.Time
	By     string // clerk and desk
	Reason string
}

// OK says that nothing is wrong.
func (r *Report) OK() bool { return len(r.Problems) == 0 }

// Problem is one thing that is not as it was written.
type Problem struct {
	Where string // event, table and row, or file
	What  string // Italian sentence
}

// maxProblems bounds a report: past it one more changes nothing for the reader.
const maxProblems = 100

func (r *Report) add(where, format string, args ...any) {
	if len(r.Problems) < maxProblems {
		r.Problems = append(r.Problems, Problem{where, fmt.Sprintf(format, args...)})
	}
}

// Verify checks the file's pages, every station's chain, heads' signatures, bodies
// and keys, and, unless quick, that the folded tables equal a fresh fold. What is
// wrong is in the report; an error says that checking itself failed. Nothing is
// changed.
func (s *Store) Verify(ctx context.Context, quick bool) (Report, error) {
	r := &Report{}
	checks := []func(context.Context, *Report) error{s.verifyPages, s.verifyKeys, s.verifyChains, s.verifyHeads, s.verifyOffice}
	if !quick {
		checks = append(checks, s.verifyTables)
	}
	for _, check := range checks {
		if err := check(ctx, r); err != nil {
			return *r, sentence(err, s.path)
		}
	}
	return *r, nil
}

// verifyPages lets SQLite check its own file.
func (s *Store) verifyPages(ctx context.Context, r *Report) error {
	rows, err := s.db.QueryContext(ctx, `PRAGMA integrity_check(10)`)
	if err != nil {
		return err
	}
	defer rows.Close() //nolint:errcheck // Err below tells
	for rows.Next() {
		var answer string
		if err := rows.Scan(&answer); err != nil {
			return err
		}
		if answer != "ok" {
			r.add(s.path, "Il file è rovinato: %s.", answer)
		}
	}
	return rows.Err()
}

// verifyKeys opens every wrapped key.
func (s *Store) verifyKeys(ctx context.Context, r *Report) error {
	rows, err := s.db.QueryContext(ctx, `SELECT kid, wrapped FROM secret ORDER BY kid`)
	if err != nil {
		return err
	}
	defer rows.Close() //nolint:errcheck // Err below tells
	for rows.Next() {
		var kid string
		var wrapped []byte
		if err := rows.Scan(&kid, &wrapped); err != nil {
			return err
		}
		if _, err := s.keys.Unwrap(wrapped, kid); err != nil {
			r.add("chiave "+kid, "La chiave è stata alterata e non si apre.")
		}
	}
	return rows.Err()
}

// logRow is an event as its tables hold it.
type logRow struct {
	st, en, ty           string
	seq, n, hlc          int64
	header, hash         []byte
	sealed, wrapped      []byte
	kid                  sql.NullString
	announced, hasSealed bool
}

// verifyChains reads every event once, station by station.
func (s *Store) verifyChains(ctx context.Context, r *Report) error {
	rows, err := s.db.QueryContext(ctx, `
		SELECT log.seq, log.st, log.n, log.hlc, log.en, log.ty, log.header, log.hash,
		       body.sealed, body.seq IS NOT NULL, secret.kid, secret.wrapped,
		       (body.seq IS NULL OR secret.kid IS NULL) AND EXISTS (
		       SELECT 1 FROM log AS said WHERE said.en = log.en AND said.ty IN ('case.erased/1', 'import.forgotten/1'))
		  FROM log
		  LEFT JOIN body ON body.seq = log.seq
		  LEFT JOIN secret ON secret.entity = log.en
		 ORDER BY log.st, log.n`)
	if err != nil {
		return err
	}
	defer rows.Close() //nolint:errcheck // Err below tells
	var last chainEnd
	for rows.Next() {
		var e logRow
		if err := rows.Scan(&e.seq, &e.st, &e.n, &e.hlc, &e.en, &e.ty, &e.header, &e.hash,
			&e.sealed, &e.hasSealed, &e.kid, &e.wrapped, &e.announced); err != nil {
			return err
		}
		if e.st != last.st {
			r.Stations++
			last = chainEnd{st: e.st}
		}
		r.Events++
		s.verifyEvent(r, &e, &last)
	}
	if err := errors.Join(rows.Err(), rows.Close()); err != nil {
		return err
	}
	err = s.db.QueryRowContext(ctx, `SELECT count(DISTINCT en) FROM log WHERE ty = 'import.forgotten/1'`).Scan(&r.Forgotten)
	return errors.Join(err, s.verifyOrphans(ctx, r))
}

// chainEnd is how far a station's chain was followed.
type chainEnd struct {
	st   string
	n    int64
	hlc  int64
	hash header.Hash
}

func (s *Store) verifyEvent(r *Report, e *logRow, last *chainEnd) {
	where := "evento " + header.Ref{Station: e.st, N: e.n}.String()
	sum := header.Sum(e.header)
	if string(sum[:]) != string(e.hash) {
		r.add(where, "L'intestazione è stata alterata: la sua impronta non è quella registrata.")
	}
	h, err := header.Parse(e.header)
	if err != nil {
		r.add(where, "L'intestazione è stata alterata: non si legge.")
	} else {
		if h.Station != e.st || h.N != e.n || h.HLC != e.hlc || h.Entity != e.en || h.Type != e.ty {
			r.add(where, "La riga del registro è stata alterata: non dice quello che dice l'intestazione.")
		}
		if h.Prev != last.hash || e.n != last.n+1 {
			r.add(where, "La catena è interrotta: prima di questo evento ne manca uno o è stato alterato.")
		}
		if e.hlc <= last.hlc {
			r.add(where, "L'orologio dell'evento torna indietro.")
		}
		s.verifyBody(r, where, h, e)
	}
	last.n, last.hlc, last.hash = e.n, e.hlc, sum
}

func (s *Store) verifyBody(r *Report, where string, h *header.Header, e *logRow) {
	switch {
	case e.announced:
		r.Erased++
		return
	case !e.hasSealed:
		r.add(where, "Manca il contenuto e nessuna cancellazione lo annuncia.")
		return
	case !e.kid.Valid || e.kid.String != h.Key:
		r.add(where, "Manca la chiave del contenuto e nessuna cancellazione lo annuncia.")
		return
	}
	key, err := s.unwrapKey(e.kid.String, e.wrapped)
	if err != nil {
		return // said by verifyKeys
	}
	rec, err := openBody(h, e.sealed, key)
	switch {
	case err != nil:
	case h.Type == caseErased:
		err = r.addErasure(rec)
	case decoders[h.Type] != nil:
		_, err = rec.event()
	}
	switch {
	case errors.Is(err, seal.ErrSealed):
		r.add(where, "Il contenuto è stato alterato: non si apre con la sua chiave.")
	case err != nil:
		r.add(where, "Il contenuto non ha la forma del suo tipo (%s).", h.Type)
	}
}

func (r *Report) addErasure(rec record) error {
	b, err := strict[erasedJSON](rec.body)
	if err == nil {
		r.Erasures = append(r.Erasures, Erasure{rec.head.Entity, rec.at, deskOf(rec), b.Reason})
	}
	return err
}

// verifyOrphans looks for bodies without an event.
func (s *Store) verifyOrphans(ctx context.Context, r *Report) error {
	var n int
	err := s.db.QueryRowContext(ctx, `
		SELECT count(*)
		  FROM body
		 WHERE NOT EXISTS (SELECT 1 FROM log WHERE log.seq = body.seq)`).Scan(&n)
	if n > 0 {
		r.add("registro", "%d contenuti non hanno il loro evento.", n)
	}
	return err
}

// verifyHeads checks every signature of a head, and that the log still has it: a
// log cut short would pass as a chain.
func (s *Store) verifyHeads(ctx context.Context, r *Report) error {
	rows, err := s.db.QueryContext(ctx, `
		SELECT g.st, g.n, g.hash, g.signature, coalesce(l.hash, x'')
		  FROM head_signature AS g
		  LEFT JOIN log AS l ON l.st = g.st AND l.n = g.n
		 ORDER BY g.st, g.n`)
	if err != nil {
		return err
	}
	defer rows.Close() //nolint:errcheck // Err below tells
	for rows.Next() {
		var name header.Ref
		var hash, signature, held []byte
		if err := rows.Scan(&name.Station, &name.N, &hash, &signature, &held); err != nil {
			return err
		}
		where := "firma di " + name.String()
		public, err := stationKey(ctx, s.db, name.Station)
		switch {
		case errors.Is(err, seal.ErrCertificate), errors.Is(err, sql.ErrNoRows):
			r.add(where, "Il certificato della postazione manca o è stato alterato.")
		case err != nil:
			return err
		case !seal.VerifyHead(public, name, header.Hash(hash), signature):
			r.add(where, "La firma non è valida.")
		case len(held) == 0:
			r.add(where, "L'evento firmato non c'è più: il registro è stato accorciato.")
		case string(held) != string(hash):
			r.add(where, "L'evento firmato non è quello del registro.")
		default:
			r.Signatures++
		}
	}
	return rows.Err()
}
