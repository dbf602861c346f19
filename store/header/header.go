// Package header is header v1 of an event: the part of the log that is hashed,
// chained and exchanged between stations, byte for byte as its writer made it.
//
// # Encoding
//
// A header is ASCII text of sixteen lines in the order below, each a name, one
// space, the value and a line feed (0x0A). No line is left out; an empty value
// leaves the space before the line feed. Nothing follows the last line feed.
//
//	v     1
//	org   id of the office
//	st    station: 32 lower-case hex digits, see seal.StationID
//	inc   incarnation of the station's archive: 16 lower-case hex digits
//	n     number of the event at this station, from 1
//	prev  SHA-256 of the station's previous header; 64 zeros before the first
//	hlc   hybrid logical clock: milliseconds since 1970 UTC × 65536 + counter
//	ty    type and version of the body, "case.opened/1"
//	en    entity the event is about, opaque
//	ref   related ids, opaque; a list
//	base  heads of the entity that the writer had seen, "st:n"; a list
//	op    pseudonym of the clerk
//	dk    desk, from 0 (no desk: a command) up
//	cl    fence of the claim held, or "off"
//	kid   id of the key that seals the body
//	bh    SHA-256 of the sealed body
//
// Integers are decimal without sign or leading zeros and fit 63 bits. Hashes are
// 64 lower-case hex digits. Texts hold the bytes 0x21 to 0x7E only. Lists are
// texts separated by one space, without repetitions, in the writer's order. Every
// value but ref, base and op has at least one byte. A reader refuses anything
// else, so one event has one encoding; the hash is SHA-256 over all bytes.
// testdata/vectors.json has examples for a second reader.
//
// Related ids say what they are: "appointment:" with the entity of a booking,
// "receipt:" with the digest of a payment's id (seal.Organisation).
package header

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// Hash is a SHA-256.
type Hash [sha256.Size]byte

// String is lower-case hex.
func (h Hash) String() string { return hex.EncodeToString(h[:]) }

// Ref names one event: station and number.
type Ref struct {
	Station string
	N       int64
}

// String is "st:n".
func (r Ref) String() string { return r.Station + ":" + strconv.FormatInt(r.N, 10) }

// ParseRef reads "st:n".
func ParseRef(s string) (Ref, error) {
	st, num, ok := strings.Cut(s, ":")
	n, err := integer(num)
	if !ok || err != nil || n < 1 || !lowerHex(st, 32) {
		return Ref{}, fmt.Errorf("%q is not an event's name", s)
	}
	return Ref{st, n}, nil
}

// Header is one event's; see the package comment.
type Header struct {
	Org     string
	Station string
	Inc     string
	N       int64
	Prev    Hash
	HLC     int64
	Type    string
	Entity  string
	Refs    []string
	Base    []Ref
	Op      string
	Desk    int
	Claim   string
	Key     string
	Body    Hash
}

// NoClaim is the claim of a desk that works alone.
const NoClaim = "off"

// maxSize bounds a header that a stranger hands over.
const maxSize = 64 << 10

// ErrMalformed says that bytes are not a header v1.
var ErrMalformed = errors.New("not a header v1")

// Sum is the hash that chains and signatures name a header by.
func Sum(encoded []byte) Hash { return sha256.Sum256(encoded) }

// Encode gives the header's only encoding, or an error for a value that has none.
func (h *Header) Encode() ([]byte, error) {
	b := h.lines()
	if _, err := Parse(b); err != nil {
		return nil, err
	}
	return b, nil
}

func (h *Header) lines() []byte {
	base := make([]string, len(h.Base))
	for i, r := range h.Base {
		base[i] = r.String()
	}
	values := [...]string{
		"1", h.Org, h.Station, h.Inc, strconv.FormatInt(h.N, 10), h.Prev.String(), strconv.FormatInt(h.HLC, 10),
		h.Type, h.Entity, strings.Join(h.Refs, " "), strings.Join(base, " "), h.Op, strconv.Itoa(h.Desk), h.Claim,
		h.Key, h.Body.String(),
	}
	b := make([]byte, 0, 512)
	for i, name := range names {
		b = append(b, name...)
		b = append(b, ' ')
		b = append(b, values[i]...)
		b = append(b, '\n')
	}
	return b
}

var names = [...]string{"v", "org", "st", "inc", "n", "prev", "hlc", "ty", "en", "ref", "base", "op", "dk", "cl", "kid", "bh"}

// Parse reads an encoded header; the error wraps ErrMalformed and names the line.
func Parse(b []byte) (*Header, error) {
	if len(b) > maxSize {
		return nil, fmt.Errorf("%w: %d bytes", ErrMalformed, len(b))
	}
	values, err := split(string(b))
	if err != nil {
		return nil, err
	}
	h, r := &Header{}, reader{values: values}
	if r.text("v") != "1" {
		r.fail("v", "another version")
	}
	h.Org, h.Station, h.Inc = r.text("org"), r.hex("st", 32), r.hex("inc", 16)
	h.N, h.Prev, h.HLC = r.integer("n", 1), r.hash("prev"), r.integer("hlc", 0)
	h.Type, h.Entity, h.Refs = r.text("ty"), r.text("en"), r.list("ref")
	for _, s := range r.list("base") {
		ref, err := ParseRef(s)
		if err != nil {
			r.fail("base", err.Error())
		}
		h.Base = append(h.Base, ref)
	}
	h.Op = values["op"]
	h.Desk = int(r.integer("dk", 0))
	h.Claim, h.Key, h.Body = r.text("cl"), r.text("kid"), r.hash("bh")
	if r.err != nil {
		return nil, r.err
	}
	return h, nil
}

// split checks names, order and the bytes of values.
func split(s string) (map[string]string, error) {
	values := make(map[string]string, len(names))
	for _, name := range names {
		line, rest, ok := strings.Cut(s, "\n")
		value, named := strings.CutPrefix(line, name+" ")
		if !ok || !named {
			return nil, fmt.Errorf("%w: line %q is missing or out of place", ErrMalformed, name)
		}
		list := name == "ref" || name == "base"
		for i := range len(value) {
			if c := value[i]; (c < 0x21 || c > 0x7e) && (c != ' ' || !list) {
				return nil, fmt.Errorf("%w: byte %#x in %q", ErrMalformed, c, name)
			}
		}
		values[name], s = value, rest
	}
	if s != "" {
		return nil, fmt.Errorf("%w: %d bytes after the last line", ErrMalformed, len(s))
	}
	return values, nil
}

// reader keeps the first error.
type reader struct {
	values map[string]string
	err    error
}

func (r *reader) fail(name, why string) {
	if r.err == nil {
		r.err = fmt.Errorf("%w: %q: %s", ErrMalformed, name, why)
	}
}

func (r *reader) text(name string) string {
	v := r.values[name]
	if v == "" {
		r.fail(name, "empty")
	}
	return v
}

func (r *reader) hex(name string, digits int) string {
	v := r.values[name]
	if !lowerHex(v, digits) {
		r.fail(name, fmt.Sprintf("expected %d lower-case hex digits", digits))
	}
	return v
}

func (r *reader) hash(name string) Hash {
	var h Hash
	v := r.hex(name, 2*len(h))
	if r.err == nil {
		_, _ = hex.Decode(h[:], []byte(v)) // the digits were checked
	}
	return h
}

func (r *reader) integer(name string, least int64) int64 {
	n, err := integer(r.values[name])
	if err != nil || n < least {
		r.fail(name, "expected a whole number")
	}
	return n
}

func (r *reader) list(name string) []string {
	v := r.values[name]
	if v == "" {
		return nil
	}
	items := strings.Split(v, " ")
	for i, s := range items {
		if s == "" || slices.Contains(items[:i], s) {
			r.fail(name, "an item is empty or repeated")
		}
	}
	return items
}

func integer(s string) (int64, error) {
	n, err := strconv.ParseUint(s, 10, 63)
	if err != nil || strconv.FormatUint(n, 10) != s {
		return 0, fmt.Errorf("%q is not a whole number", s)
	}
	return int64(n), nil
}

func lowerHex(s string, digits int) bool {
	if len(s) != digits {
		return false
	}
	for i := range len(s) {
		if c := s[i]; (c < '0' || c > '9') && (c < 'a' || c > 'f') {
			return false
		}
	}
	return true
}
