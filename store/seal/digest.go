package seal

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base32"
	"encoding/binary"
	"encoding/hex"
	"hash"
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

// Booklet is the entity id of a passport in the registers, 16 characters: the same
// at every desk that finds or withdraws it. number is in the form in which booklets
// are compared.
func (o Organisation) Booklet(number string) string {
	var out [16]byte
	entity.Encode(out[:], o.mac("booklet", number)[:10])
	return string(out[:])
}

// Appointments is Appointment for many bookings of one office: the key is
// prepared once. The function is for one goroutine.
func (o Organisation) Appointments(office string) func(code string) string {
	h := hmac.New(sha256.New, o.key)
	var sum [sha256.Size]byte
	var out [16]byte
	return func(code string) string {
		h.Reset()
		writeParts(h, "appointment", office, code)
		entity.Encode(out[:], h.Sum(sum[:0])[:10])
		return string(out[:])
	}
}

var entity = base32.NewEncoding("abcdefghijklmnopqrstuvwxyz234567").WithPadding(base32.NoPadding)

func (o Organisation) mac(parts ...string) []byte {
	h := hmac.New(sha256.New, o.key)
	writeParts(h, parts...)
	return h.Sum(nil)
}

// writeParts writes lengths before the parts, so that no two lists of parts have
// one digest.
func writeParts(h hash.Hash, parts ...string) {
	b := make([]byte, 0, 96)
	for _, p := range parts {
		b = binary.LittleEndian.AppendUint32(b, uint32(len(p)))
		b = append(b, p...)
	}
	h.Write(b)
}
