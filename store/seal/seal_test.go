package seal

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"civico/sportello/store/header"
)

func newKey(t *testing.T) *Key {
	t.Helper()
	k, err := NewKey()
	if err != nil {
		t.Fatal(err)
	}
	return k
}

func TestSealedTextOpensOnlyWithItsKeyInItsPlace(t *testing.T) {
	key, plain := newKey(t), []byte("VERDI ANNA")
	sealed := key.Seal(plain, "qui")
	if len(sealed) != len(plain)+Overhead || bytes.Contains(sealed, plain) {
		t.Errorf("%d bytes: %x", len(sealed), sealed)
	}
	if got, err := key.Open(sealed, "qui"); err != nil || !bytes.Equal(got, plain) {
		t.Errorf("%q, %v", got, err)
	}
	if bytes.Equal(sealed, key.Seal(plain, "qui")) {
		t.Error("the same text was sealed twice alike")
	}
	again, err := KeyOf(key.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	if _, err := again.Open(sealed, "qui"); err != nil {
		t.Error(err)
	}
	for i := range sealed {
		bad := bytes.Clone(sealed)
		bad[i] ^= 1
		if _, err := key.Open(bad, "qui"); !errors.Is(err, ErrSealed) {
			t.Fatalf("byte %d altered: %v", i, err)
		}
	}
	for name, open := range map[string]func() ([]byte, error){
		"another key":   func() ([]byte, error) { return newKey(t).Open(sealed, "qui") },
		"another place": func() ([]byte, error) { return key.Open(sealed, "là") },
		"cut short":     func() ([]byte, error) { return key.Open(sealed[:5], "qui") },
	} {
		if _, err := open(); !errors.Is(err, ErrSealed) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := KeyOf(make([]byte, 31)); err == nil {
		t.Error("a key of 31 bytes")
	}
}

func TestKeyFileComesBackAndIsNotReplaced(t *testing.T) {
	path := filepath.Join(t.TempDir(), "chiavi", "a.key")
	if _, err := LoadKeyFile(path); !errors.Is(err, ErrNoKeyFile) {
		t.Fatalf("missing: %v", err)
	}
	keys, err := NewKeyFile()
	if err != nil {
		t.Fatal(err)
	}
	if err := keys.Save(path); err != nil {
		t.Fatal(err)
	}
	if err := keys.Save(path); !errors.Is(err, fs.ErrExist) {
		t.Errorf("a key file was replaced: %v", err)
	}
	if runtime.GOOS != "windows" {
		if err := os.Chmod(path, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	again, err := LoadKeyFile(path)
	if err != nil || again.ID != keys.ID {
		t.Fatalf("%+v, %v", again, err)
	}
	if info, err := os.Stat(path); err != nil || runtime.GOOS != "windows" && info.Mode().Perm() != 0o600 {
		t.Errorf("%v, %v", info.Mode(), err)
	}
	wrapped := keys.Wrap([]byte("segreto"), "a")
	if got, err := again.Unwrap(wrapped, "a"); err != nil || string(got) != "segreto" {
		t.Errorf("%q, %v", got, err)
	}
	if _, err := again.Unwrap(wrapped, "b"); !errors.Is(err, ErrSealed) {
		t.Errorf("another name: %v", err)
	}
	names, err := filepath.Glob(filepath.Join(filepath.Dir(path), ".*"))
	if err != nil || len(names) != 0 {
		t.Errorf("left behind: %v, %v", names, err)
	}
}

func TestOtherFilesAreNotKeyFiles(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.key")
	for _, content := range []string{
		"", "ciao", "sportello-key 1\n", "sportello-key 2\nid 0123456789abcdef\nkey " + strings.Repeat("0", 64) + "\n",
		"sportello-key 1\nid 0123456789abcdef\nkey " + strings.Repeat("0", 62) + "\n",
		"sportello-key 1\nid 0123456789abcdef\nkey " + strings.Repeat("z", 64) + "\n",
	} {
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := LoadKeyFile(path); !errors.Is(err, ErrKeyFile) {
			t.Errorf("%q: %v", content, err)
		}
	}
}

func signer(t *testing.T) Signer {
	t.Helper()
	s, err := NewSigner()
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestCertificateBindsTheStationToTheOffice(t *testing.T) {
	office, station := signer(t), signer(t)
	since := time.Date(2026, 11, 23, 8, 0, 0, 0, time.UTC)
	text := Issue(Certificate{Office: "matera", Station: station.Public(), Since: since}, office)
	c, err := ParseCertificate(text)
	if err != nil || c.Office != "matera" || !c.Station.Equal(station.Public()) || !c.OfficeKey.Equal(office.Public()) || !c.Since.Equal(since) {
		t.Fatalf("%+v, %v", c, err)
	}
	if id := StationID(c.Station); len(id) != 32 || id == StationID(c.OfficeKey) {
		t.Errorf("station %q", id)
	}
	for name, bad := range map[string]string{
		"another office":  strings.Replace(text, "matera", "cuneo", 1),
		"another day":     strings.Replace(text, "2026", "2027", 1),
		"a line more":     text + "\n",
		"nothing":         "",
		"capital letters": strings.Replace(text, "office-key ", "office-key A", 1),
		"no signature":    text[:strings.Index(text, "signature")],
	} {
		if _, err := ParseCertificate(bad); !errors.Is(err, ErrCertificate) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestHeadSignature(t *testing.T) {
	s := signer(t)
	again, err := SignerOf(s.Seed())
	if err != nil {
		t.Fatal(err)
	}
	head, hash := header.Ref{Station: StationID(s.Public()), N: 7}, header.Sum([]byte("x"))
	signature := again.SignHead(head, hash)
	if !VerifyHead(s.Public(), head, hash, signature) {
		t.Error("its own signature")
	}
	head.N++
	if VerifyHead(s.Public(), head, hash, signature) {
		t.Error("another number")
	}
	if VerifyHead(nil, head, hash, signature) {
		t.Error("no key")
	}
	if _, err := SignerOf(nil); err == nil {
		t.Error("no seed")
	}
}

func TestDigestsAreStableAndApart(t *testing.T) {
	o := OrganisationOf(make([]byte, KeySize))
	many := o.Appointments("matera")
	many("MT7K2R")
	if got := o.Appointment("matera", "MT7K2Q"); got != many("MT7K2Q") || len(got) != 16 {
		t.Errorf("got %q", got)
	}
	other := OrganisationOf(bytes.Repeat([]byte{1}, KeySize))
	digests := []string{
		o.Appointment("matera", "MT7K2Q"), o.Appointment("matera", "MT7K2R"), o.Appointment("cuneo", "MT7K2Q"),
		o.Appointment("materaM", "T7K2Q"), other.Appointment("matera", "MT7K2Q"), o.Receipt("MT7K2Q"), o.Clerk("matera", "MT7K2Q"),
	}
	seen := map[string]bool{}
	for _, d := range digests {
		if seen[d[:16]] {
			t.Errorf("%q twice", d)
		}
		seen[d[:16]] = true
	}
}
