package seal

import (
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"civico/sportello/store/safefile"
)

// KeyFile wraps an archive's secrets. It lies outside the archive's folder, so
// that a copy of the archive alone opens nothing.
//
// The file is text: "sportello-key 1", a line "id" with 16 hex digits, a line "key"
// with 64.
type KeyFile struct {
	ID  string
	key *Key
}

var (
	// ErrNoKeyFile says that there is no key file where one was expected.
	ErrNoKeyFile = errors.New("no key file")
	// ErrKeyFile says that a file is not a key file.
	ErrKeyFile = errors.New("not a key file")
)

// NewKeyFile draws a key; Save keeps it.
func NewKeyFile() (*KeyFile, error) {
	key, err := NewKey()
	if err != nil {
		return nil, err
	}
	return &KeyFile{RandomID(8), key}, nil
}

// Save writes the key file, readable by its owner only, wholly or not at all. It
// does not take the place of another: the secrets that one wraps would be lost.
func (k *KeyFile) Save(path string) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return err
	}
	return safefile.Create(path, fmt.Appendf(nil, "sportello-key 1\nid %s\nkey %x\n", k.ID, k.key.Bytes()))
}

// LoadKeyFile reads a key file and narrows its permissions to the owner.
func LoadKeyFile(path string) (*KeyFile, error) {
	b, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("%w: %w", ErrNoKeyFile, err)
	}
	if err != nil {
		return nil, err
	}
	lines := strings.Split(string(b), "\n")
	if len(lines) != 4 || lines[0] != "sportello-key 1" || lines[3] != "" {
		return nil, ErrKeyFile
	}
	id, okID := strings.CutPrefix(lines[1], "id ")
	digits, okKey := strings.CutPrefix(lines[2], "key ")
	raw, err := hex.DecodeString(digits)
	if !okID || !okKey || err != nil || len(id) != 16 || len(raw) != KeySize {
		return nil, ErrKeyFile
	}
	key, err := KeyOf(raw)
	if err != nil {
		return nil, err
	}
	return &KeyFile{id, key}, safefile.OwnerOnly(path)
}

// Wrap seals a secret for keeping beside what it protects; name is its place.
func (k *KeyFile) Wrap(secret []byte, name string) []byte {
	return k.key.Seal(secret, "sportello-wrap 1 "+name)
}

// Unwrap opens what Wrap sealed for the same name.
func (k *KeyFile) Unwrap(wrapped []byte, name string) ([]byte, error) {
	return k.key.Open(wrapped, "sportello-wrap 1 "+name)
}
