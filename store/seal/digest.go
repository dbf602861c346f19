package seal

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base32"
	"encoding/hex"
)

// Organisation is the secret that the offices of one organisation share: with it
// they give the same name to the same thing without writing it in clear.
type Organisation struct{ key []byte }

// OrganisationOf takes the 32 bytes of the secret.
func OrganisationOf(raw []byte) Organisation { return Organisation{raw} }

// Receipt is the digest of a payment's id, 64 hex digits: the same at every
// office, so that reuse shows (VER-6).
func (o Organisation) Receipt(id string) string { return hex.EncodeToString(o.mac("receipt", id)) }

// Clerk is the pseudonym of a clerk at an office, 16 hex digits.
func (o Organisation) Clerk(office, name string) string {
	return hex.EncodeToString(o.mac("clerk", office, name)[:8])
}

// Appointment is the entity id of a booking, 16 characters: the same at every
// desk that imports it.
func (o Organisation) Appointment(office, code string) string {
	var out [16]byte
	entity.Encode(out[:], o.mac("appointment", office, code)[:10])
	return string(out[:])
}

var entity = base32.NewEncoding("abcdefghijklmnopqrstuvwxyz234567").WithPadding(base32.NoPadding)

// mac separates its parts, so that no two lists of parts have one digest.
func (o Organisation) mac(parts ...string) []byte {
	h := hmac.New(sha256.New, o.key)
	for _, p := range parts {
		var size [4]byte
		for i := range size {
			size[i] = byte(len(p) >> (8 * i))
		}
		h.Write(size[:])
		h.Write([]byte(p))
	}
	return h.Sum(nil)
}
