package seal

import (
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"strings"
	"time"

	"civico/sportello/store/header"
)

// Signer is a private Ed25519 key: a station's or an office's.
type Signer struct{ key ed25519.PrivateKey }

// NewSigner draws a key.
func NewSigner() (Signer, error) {
	_, private, err := ed25519.GenerateKey(nil)
	return Signer{private}, err
}

// SignerOf makes a key of its seed of 32 bytes.
func SignerOf(seed []byte) (Signer, error) {
	if len(seed) != ed25519.SeedSize {
		return Signer{}, fmt.Errorf("a seed has %d bytes, not %d", ed25519.SeedSize, len(seed))
	}
	return Signer{ed25519.NewKeyFromSeed(seed)}, nil
}

// Seed is the key itself, to be wrapped.
func (s Signer) Seed() []byte { return s.key.Seed() }

// Public is the key that verifies.
func (s Signer) Public() ed25519.PublicKey { return s.key.Public().(ed25519.PublicKey) }

// StationID names a station: the first 16 bytes of the SHA-256 of its public key,
// in hex.
func StationID(public ed25519.PublicKey) string {
	sum := sha256.Sum256(public)
	return hex.EncodeToString(sum[:16])
}

// Certificate says that a station's key belongs to an office. The office signs
// it; the office's own key is in it, self-signed by that same signature until a
// higher office certifies it.
type Certificate struct {
	Office    string
	OfficeKey ed25519.PublicKey
	Station   ed25519.PublicKey
	Since     time.Time // UTC, whole seconds
}

// ErrCertificate says that a certificate is malformed or its signature wrong.
var ErrCertificate = errors.New("not a valid certificate")

func (c Certificate) statement() string {
	return fmt.Sprintf("sportello-certificate 1\noffice %s\noffice-key %x\nstation-key %x\nsince %s\n",
		c.Office, c.OfficeKey, c.Station, c.Since.UTC().Format(time.RFC3339))
}

// Issue signs a certificate: its statement and a line with the signature.
func Issue(c Certificate, office Signer) string {
	c.OfficeKey = office.Public()
	text := c.statement()
	return text + "signature " + hex.EncodeToString(ed25519.Sign(office.key, []byte(text))) + "\n"
}

// ParseCertificate reads and verifies what Issue wrote; nothing else is valid.
func ParseCertificate(s string) (Certificate, error) {
	var c Certificate
	var officeKey, station, since, signature string
	lines := strings.Split(s, "\n")
	if len(lines) != 7 {
		return c, ErrCertificate
	}
	for i, f := range []struct {
		name string
		to   *string
	}{{"office ", &c.Office}, {"office-key ", &officeKey}, {"station-key ", &station}, {"since ", &since}, {"signature ", &signature}} {
		value, ok := strings.CutPrefix(lines[i+1], f.name)
		if !ok {
			return c, ErrCertificate
		}
		*f.to = value
	}
	var errs [4]error
	c.OfficeKey, errs[0] = hex.DecodeString(officeKey)
	c.Station, errs[1] = hex.DecodeString(station)
	sig, err := hex.DecodeString(signature)
	errs[2] = err
	c.Since, errs[3] = time.Parse(time.RFC3339, since)
	text := c.statement()
	if errors.Join(errs[:]...) != nil || len(c.OfficeKey) != ed25519.PublicKeySize || len(c.Station) != ed25519.PublicKeySize ||
		s != text+"signature "+signature+"\n" || !ed25519.Verify(c.OfficeKey, []byte(text), sig) {
		return c, ErrCertificate
	}
	return c, nil
}

// headStatement is what a station signs of its head.
func headStatement(head header.Ref, hash header.Hash) []byte {
	return fmt.Appendf(nil, "sportello-head 1\nhead %s\nhash %s\n", head, hash)
}

// SignHead signs a station's head: the number and hash of its last header.
func (s Signer) SignHead(head header.Ref, hash header.Hash) []byte {
	return ed25519.Sign(s.key, headStatement(head, hash))
}

// VerifyHead checks a signature over a head.
func VerifyHead(public ed25519.PublicKey, head header.Ref, hash header.Hash, signature []byte) bool {
	return len(public) == ed25519.PublicKeySize && ed25519.Verify(public, headStatement(head, hash), signature)
}
