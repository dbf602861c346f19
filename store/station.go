package store

import (
	"context"
	"crypto/ed25519"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"civico/sportello/domain/desk"
	"civico/sportello/store/header"
	"civico/sportello/store/seal"
)

// station is this archive as a writer of events.
type station struct {
	id     string
	inc    string
	signer seal.Signer
}

// Fixed keys of the archive, beside those of cases, bookings and imports.
const (
	orgSecret    = "org"        // digests across the organisation
	officeSecret = "office-key" // signs stations' certificates
	draftsSecret = "drafts"
)

// found makes the station of a new archive: its key file, keys and certificate.
func (s *Store) found(ctx context.Context, q querier, o Options) error {
	if o.Office == "" {
		return ErrOfficeNeeded
	}
	now := s.now()
	keys, err := firstKeyFile(o)
	if err != nil {
		return err
	}
	if _, err := q.ExecContext(ctx, `
		INSERT INTO archive (id, office, created, key_id, fold_sum, invented)
		VALUES (1, ?, ?, ?, '', ?)`, o.Office, instant(now), keys.ID, o.Invented); err != nil {
		return err
	}
	office, err := seal.NewSigner()
	if err != nil {
		return err
	}
	org, err := seal.NewKey()
	if err != nil {
		return err
	}
	drafts, err := seal.NewKey()
	if err != nil {
		return err
	}
	return errors.Join(
		putSecret(ctx, q, keys, secret{orgSecret, orgSecret, "office", org.Bytes()}, now),
		putSecret(ctx, q, keys, secret{officeSecret, officeSecret, "office", office.Seed()}, now),
		putSecret(ctx, q, keys, secret{draftsSecret, draftsSecret, "drafts", drafts.Bytes()}, now),
		putStation(ctx, q, keys, o.Office, office, now),
	)
}

func putStation(ctx context.Context, q querier, keys *seal.KeyFile, officeID string, office seal.Signer, now time.Time) error {
	signer, err := seal.NewSigner()
	if err != nil {
		return err
	}
	st := seal.StationID(signer.Public())
	certificate := seal.Issue(seal.Certificate{Office: officeID, Station: signer.Public(), Since: now}, office)
	_, err = q.ExecContext(ctx, `
		INSERT INTO station (st, certificate, own, inc, secret)
		VALUES (?, ?, 1, ?, ?)`, st, certificate, seal.RandomID(8), keys.Wrap(signer.Seed(), "station "+st))
	return err
}

// firstKeyFile takes the key file that an interrupted first start left at KeyPath,
// or makes a new one.
func firstKeyFile(o Options) (*seal.KeyFile, error) {
	if o.KeyPath != "" {
		keys, err := seal.LoadKeyFile(o.KeyPath)
		if !errors.Is(err, seal.ErrNoKeyFile) {
			return keys, err
		}
	}
	keys, err := seal.NewKeyFile()
	if err != nil {
		return nil, err
	}
	file := keyFilePath(o, keys.ID)
	if filepath.Dir(file) == filepath.Dir(o.Path) {
		return nil, fmt.Errorf("the key file %s lies in the archive's folder", file)
	}
	if err := keys.Save(file); err != nil {
		return nil, &desk.Sentence{Text: "Il file della chiave " + file + " non si può scrivere: non è stato creato nulla.", Cause: err}
	}
	return keys, nil
}

func keyFilePath(o Options, id string) string {
	if o.KeyPath != "" {
		return o.KeyPath
	}
	return filepath.Join(o.KeyDir, id+".key")
}

// load reads office and keys of an archive.
func (s *Store) load(ctx context.Context, o Options) error {
	var keyID string
	if err := s.db.QueryRowContext(ctx, `SELECT office, key_id, invented FROM archive`).Scan(&s.office, &keyID, &s.invented); err != nil {
		return err
	}
	if o.Office != "" && o.Office != s.office {
		return &desk.Sentence{
			Text:  fmt.Sprintf("L'archivio %s è dell'ufficio «%s», non «%s»: scelga un altro file con --db.", o.Path, s.office, o.Office),
			Usage: true,
		}
	}
	s.keyPath = keyFilePath(o, keyID)
	keys, err := seal.LoadKeyFile(s.keyPath)
	if err != nil {
		return keySentence(s.keyPath, err)
	}
	if keys.ID != keyID {
		return keySentence(s.keyPath, seal.ErrSealed)
	}
	s.keys = keys
	org, err := readSecret(ctx, s.db, keys, orgSecret)
	if err != nil {
		return err
	}
	s.org = seal.OrganisationOf(org)
	return s.loadStation(ctx)
}

func keySentence(file string, cause error) error {
	text := fmt.Sprintf("Il file della chiave %s non è quello di questo archivio: rimetta al suo posto quello giusto. Non è stato cambiato nulla.", file)
	switch {
	case errors.Is(cause, seal.ErrNoKeyFile):
		text = fmt.Sprintf("Manca il file della chiave %s, senza il quale l'archivio non si può leggere: lo rimetta al suo posto. Non è stato cambiato nulla.", file)
	case errors.Is(cause, os.ErrPermission):
		text = fmt.Sprintf("Il file della chiave %s non si può leggere: chieda i permessi. Non è stato cambiato nulla.", file)
	}
	return &desk.Sentence{Text: text, Cause: cause}
}

func (s *Store) loadStation(ctx context.Context) error {
	var wrapped []byte
	err := s.db.QueryRowContext(ctx, `SELECT st, inc, secret FROM station WHERE own = 1`).Scan(&s.station.id, &s.station.inc, &wrapped)
	if err != nil {
		return err
	}
	seed, err := s.keys.Unwrap(wrapped, "station "+s.station.id)
	if err != nil {
		return err
	}
	s.station.signer, err = seal.SignerOf(seed)
	return err
}

// secret is one row of the keys' table.
type secret struct {
	kid, entity, kind string
	raw               []byte
}

func putSecret(ctx context.Context, q querier, keys *seal.KeyFile, k secret, now time.Time) error {
	_, err := q.ExecContext(ctx, `
		INSERT INTO secret (kid, entity, kind, wrapped, created)
		VALUES (?, ?, ?, ?, ?)`, k.kid, k.entity, k.kind, keys.Wrap(k.raw, k.kid), instant(now))
	return err
}

// errNoKey says that a key was destroyed, or never was here.
var errNoKey = errors.New("no such key")

func readSecret(ctx context.Context, q querier, keys *seal.KeyFile, kid string) ([]byte, error) {
	var wrapped []byte
	err := q.QueryRowContext(ctx, `SELECT wrapped FROM secret WHERE kid = ?`, kid).Scan(&wrapped)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, fmt.Errorf("%w: %s", errNoKey, kid)
	}
	if err != nil {
		return nil, err
	}
	return keys.Unwrap(wrapped, kid)
}

func readKey(ctx context.Context, q querier, keys *seal.KeyFile, kid string) (*seal.Key, error) {
	raw, err := readSecret(ctx, q, keys, kid)
	if err != nil {
		return nil, err
	}
	return seal.KeyOf(raw)
}

// signHead signs this station's head, unless it is signed already.
func (s *Store) signHead(ctx context.Context) error {
	var signed bool
	err := s.db.QueryRowContext(ctx, `
		SELECT coalesce((SELECT max(n) FROM head_signature WHERE st = ?1), 0) >= coalesce((SELECT max(n) FROM log WHERE st = ?1), 0)`,
		s.station.id).Scan(&signed)
	if err != nil || signed {
		return err
	}
	return s.transact(ctx, func(conn *sql.Conn) error {
		tip, err := readTip(ctx, conn, s.station.id)
		if err != nil || tip.n == 0 {
			return err
		}
		return s.putHeadSignature(ctx, conn, tip)
	})
}

func (s *Store) putHeadSignature(ctx context.Context, q querier, t tip) error {
	signature := s.station.signer.SignHead(header.Ref{Station: s.station.id, N: t.n}, t.hash)
	_, err := q.ExecContext(ctx, `
		INSERT INTO head_signature (st, n, hash, signature, signed)
		SELECT ?1, ?2, ?3, ?4, ?5
		 WHERE NOT EXISTS (SELECT 1 FROM head_signature WHERE st = ?1 AND n = ?2)`,
		s.station.id, t.n, t.hash[:], signature, instant(s.now()))
	return err
}

// stationKey is the public key of a station whose events are held here.
func stationKey(ctx context.Context, q querier, st string) (ed25519.PublicKey, error) {
	var text string
	if err := q.QueryRowContext(ctx, `SELECT certificate FROM station WHERE st = ?`, st).Scan(&text); err != nil {
		return nil, err
	}
	c, err := seal.ParseCertificate(text)
	if err != nil {
		return nil, err
	}
	if seal.StationID(c.Station) != st {
		return nil, seal.ErrCertificate
	}
	return c.Station, nil
}
