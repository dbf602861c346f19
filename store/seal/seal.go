// Package seal keeps what must not be read or forged: keys of cases and imports,
// the key file that wraps them, the station's signing key with its certificate,
// and keyed digests. It touches no database; only the key file is on disk.
//
// A sealed text is a random nonce of 12 bytes followed by the AES-256-GCM
// ciphertext with its tag of 16 bytes. The additional data binds it to its place:
// see the callers' contexts.
package seal

import (
	"crypto/aes"
	"crypto/cipher"
	"crypto/rand"
	"encoding/hex"
	"errors"
	"fmt"
)

// KeySize is the length of every symmetric key, in bytes.
const KeySize = 32

// Overhead is how much longer a sealed text is than the plain one, in bytes.
const Overhead = 12 + 16

// ErrSealed says that a sealed text does not open with this key in this place: it
// was altered, or belongs elsewhere.
var ErrSealed = errors.New("sealed text does not open")

// Key seals bodies. The zero Key is unusable; see NewKey and KeyOf.
type Key struct {
	raw  [KeySize]byte
	aead cipher.AEAD
}

// NewKey draws a key.
func NewKey() (*Key, error) {
	var raw [KeySize]byte
	rand.Read(raw[:])
	return KeyOf(raw[:])
}

// KeyOf makes a key of 32 bytes.
func KeyOf(raw []byte) (*Key, error) {
	if len(raw) != KeySize {
		return nil, fmt.Errorf("a key has %d bytes, not %d", KeySize, len(raw))
	}
	block, err := aes.NewCipher(raw)
	if err != nil {
		return nil, err
	}
	aead, err := cipher.NewGCMWithRandomNonce(block)
	if err != nil {
		return nil, err
	}
	return &Key{[KeySize]byte(raw), aead}, nil
}

// Bytes is the key itself, to be wrapped.
func (k *Key) Bytes() []byte { return k.raw[:] }

// Seal encrypts plain, bound to context.
func (k *Key) Seal(plain []byte, context string) []byte {
	return k.aead.Seal(make([]byte, 0, len(plain)+Overhead), nil, plain, []byte(context))
}

// Open decrypts; ErrSealed where the text or the context is not the sealed one.
func (k *Key) Open(sealed []byte, context string) ([]byte, error) {
	plain, err := k.aead.Open(nil, nil, sealed, []byte(context))
	if err != nil {
		return nil, ErrSealed
	}
	return plain, nil
}

// RandomID draws an opaque id of n bytes, in lower-case hex.
func RandomID(n int) string {
	b := make([]byte, n)
	rand.Read(b)
	return hex.EncodeToString(b)
}
