package store

import (
	"database/sql"
	"strings"
	"testing"

	"civico/sportello/domain"
	"civico/sportello/domain/desk"
)

// forge changes the archive behind the program's back, triggers put aside as
// somebody with the file in hand would.
func forge(t *testing.T, s *Store, query string, args ...any) {
	t.Helper()
	err := s.transact(ctx, func(conn *sql.Conn) error {
		for _, trigger := range triggers(t, conn) {
			if _, err := conn.ExecContext(ctx, "DROP TRIGGER "+trigger); err != nil {
				return err
			}
		}
		result, err := conn.ExecContext(ctx, query, args...)
		if err != nil {
			return err
		}
		if n, _ := result.RowsAffected(); n == 0 {
			t.Errorf("forged nothing: %s", query)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func triggers(t *testing.T, q querier) []string {
	t.Helper()
	rows, err := q.QueryContext(ctx, `SELECT name FROM sqlite_schema WHERE type = 'trigger'`)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	var names []string
	for rows.Next() {
		var name string
		if err := rows.Scan(&name); err != nil {
			t.Fatal(err)
		}
		names = append(names, name)
	}
	return names
}

// worked is an archive in which a morning happened.
func worked(t *testing.T) (*Store, *domain.Work) {
	t.Helper()
	s, _ := newStore(t)
	id := book(t, s, rossi())
	if _, err := s.SetVisit(ctx, id, domain.VisitArrived); err != nil {
		t.Fatal(err)
	}
	w := openCase(t, s, id)
	w = change1(t, s, w, "photos.count", "2", "payments[0].kind", "pagopa", "payments[0].id", "301000000000000043")
	w, err := s.Undo(ctx, w.ID, w.Version)
	if err != nil {
		t.Fatal(err)
	}
	w = change1(t, s, w, "payments[0].kind", "pagopa", "payments[0].id", "301000000000000043")
	if err := s.signHead(ctx); err != nil {
		t.Fatal(err)
	}
	return s, w
}

func verify(t *testing.T, s *Store) Report {
	t.Helper()
	r, err := s.Verify(ctx, false)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func mustVerify(t *testing.T, s *Store) Report {
	t.Helper()
	r := verify(t, s)
	for _, p := range r.Problems {
		t.Errorf("%s: %s", p.Where, p.What)
	}
	return r
}

func TestVerifyPassesWhatTheProgramWrote(t *testing.T) {
	s, _ := worked(t)
	r := mustVerify(t, s)
	if r.Events != 6 || r.Stations != 1 || r.Signatures != 1 || !r.Tables {
		t.Errorf("%+v", r)
	}
	quick, err := s.Verify(ctx, true)
	if err != nil || !quick.OK() || quick.Tables {
		t.Errorf("quick: %+v, %v", quick, err)
	}
}

func TestVerifyNamesWhatWasAltered(t *testing.T) {
	for _, c := range []struct{ name, query, where, what string }{
		{"a byte of a header", `UPDATE log SET header = CAST(replace(CAST(header AS TEXT), 'dk 1', 'dk 2') AS BLOB) WHERE n = 3`, ":3", "intestazione è stata alterata"},
		{"a header and its hash", `UPDATE log SET hash = zeroblob(32) WHERE n = 3`, ":3", "intestazione è stata alterata"},
		{"an indexed column", `UPDATE log SET en = 'x' WHERE n = 2`, ":2", "riga del registro"},
		{"a byte of a body", `UPDATE body SET sealed = CAST(substr(sealed, 1, 20) || x'00' || substr(sealed, 22) AS BLOB) WHERE seq = 3`, ":3", "contenuto è stato alterato"},
		{"a body taken out", `DELETE FROM body WHERE seq = 3`, ":3", "Manca il contenuto"},
		{"an event taken out", `DELETE FROM body WHERE seq = 2; DELETE FROM log WHERE n = 2`, ":3", "catena è interrotta"},
		{"the end cut off", `DELETE FROM body WHERE seq = 6; DELETE FROM log WHERE n = 6`, ":6", "accorciato"},
		{"a signature", `UPDATE head_signature SET signature = zeroblob(64)`, ":6", "firma non è valida"},
		{"the certificate", `UPDATE station SET certificate = replace(certificate, 'matera', 'cuneo')`, ":6", "certificato"},
		{"a key", `UPDATE secret SET wrapped = zeroblob(60) WHERE kind = 'case'`, "chiave", "chiave è stata alterata"},
		{"a key taken out", `DELETE FROM secret WHERE kind = 'case'`, ":3", "Manca la chiave"},
		{"a row of the agenda", `UPDATE appointment SET rest = replace(rest, 'ROSSI', 'NERI')`, "appointment", "alterata"},
		{"a row of the cases", `UPDATE cases SET state = 'accepted'`, "cases", "alterata"},
		{"a row taken out", `DELETE FROM receipt`, "receipt", "manca"},
		{"a row put in", `INSERT INTO frozen VALUES ('x', 'y/1')`, "frozen", "non viene dal registro"},
	} {
		t.Run(c.name, func(t *testing.T) {
			s, _ := worked(t)
			forge(t, s, c.query)
			r := verify(t, s)
			for _, p := range r.Problems {
				if strings.Contains(p.Where, c.where) && strings.Contains(p.What, c.what) {
					return
				}
			}
			t.Errorf("not named: %+v", r.Problems)
		})
	}
}

func TestLogRefusesUpdateAndDelete(t *testing.T) {
	s, _ := worked(t)
	for _, query := range []string{
		`UPDATE log SET ty = 'x'`,
		`DELETE FROM log`,
		`INSERT OR REPLACE INTO log (seq, st, n, hlc, en, ty, header, hash) SELECT seq, st, n, hlc, 'x', ty, header, hash FROM log WHERE n = 1`,
		`UPDATE body SET sealed = x''`,
		`DELETE FROM body`,
		`INSERT OR REPLACE INTO body (seq, sealed) VALUES (1, x'')`,
		`UPDATE head_signature SET n = 9`,
		`DELETE FROM head_signature`,
	} {
		if _, err := s.db.ExecContext(ctx, query); err == nil {
			t.Errorf("accepted: %s", query)
		}
	}
	mustVerify(t, s)
}

// Other desks go on working: whoever writes meanwhile is in nobody's way.
func TestVerifyWaitsForNoWriter(t *testing.T) {
	o := place(t, monday())
	s, other := mustOpen(t, o), mustOpen(t, o)
	apply(t, s, export(t, mariaRow, annaRow), desk.ImportOptions{})
	w := openCase(t, s, s.appointmentID("A1"))
	err := other.exclusively(ctx, func(q querier) error {
		if _, err := q.ExecContext(ctx, `UPDATE cases SET surname = 'NERI'`); err != nil {
			return err
		}
		if r := mustVerify(t, s); !r.Tables {
			t.Errorf("%+v", r)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if r := verify(t, s); len(r.Problems) != 1 || r.Problems[0].Where != "tabella cases, riga "+w.ID {
		t.Errorf("%+v", r)
	}
	if r := verify(t, s); len(r.Problems) != 1 { // nothing is left of the first
		t.Errorf("%+v", r)
	}
}

func TestVerifyLeavesTheTablesAsTheyWere(t *testing.T) {
	s, w := worked(t)
	forge(t, s, `UPDATE cases SET surname = 'NERI'`)
	verify(t, s)
	var surname string
	if err := s.db.QueryRow(`SELECT surname FROM cases WHERE id = ?`, w.ID).Scan(&surname); err != nil || surname != "NERI" {
		t.Errorf("%q, %v", surname, err)
	}
	if err := s.Rebuild(ctx, nil); err != nil {
		t.Fatal(err)
	}
	mustVerify(t, s)
}
