package agenda

import (
	"slices"

	"civico/sportello/domain/text"
)

// People finds persons who hold more than one live booking: the same tax code, or
// the same name and birth date where not both tax codes are known. It works in two
// rounds, so that a million rows cost sixteen bytes each: Add every booking, Seal,
// then ask Duplicate of every booking again.
type People struct {
	taxCodes, names []uint64 // hashes of all bookings; after Seal only the repeated ones
	seen            map[uint64][]holding
	buf             []byte
}

// Holding is one booking of a person.
type Holding struct{ Code, Day, Hour string }

type holding struct {
	Holding
	taxCode, name string
}

// Add counts a live booking in the first round.
func (p *People) Add(b *Booking) {
	if !b.IsLive() {
		return
	}
	if tc := b.Values[TaxCode]; tc != "" {
		p.taxCodes = append(p.taxCodes, hash(tc))
	}
	if name := p.nameKey(b); name != nil {
		p.names = append(p.names, hash(name))
	}
}

// Seal ends the first round.
func (p *People) Seal() {
	p.taxCodes, p.names = repeated(p.taxCodes), repeated(p.names)
	p.Restart()
}

// Sealed says that the first round has ended.
func (p *People) Sealed() bool { return p.seen != nil }

// Restart begins the second round, again where it had begun.
func (p *People) Restart() { p.seen = map[uint64][]holding{} }

// Duplicate gives the earlier booking of the same person, in the order in which
// they were asked about in the second round, and false for none.
func (p *People) Duplicate(b *Booking) (Holding, bool) {
	if !b.IsLive() {
		return Holding{}, false
	}
	h := holding{Holding: Holding{b.Code, b.Values[Day], b.Values[Hour]}, taxCode: b.Values[TaxCode]}
	var keys []uint64
	if k := hash(h.taxCode); h.taxCode != "" && contains(p.taxCodes, k) {
		keys = append(keys, k)
	}
	if name := p.nameKey(b); name != nil {
		if k := hash(name); contains(p.names, k) {
			h.name = string(name)
			keys = append(keys, k)
		}
	}
	if len(keys) == 0 {
		return Holding{}, false
	}
	other, found := p.find(h, keys)
	if !found { // of one person the first is enough: the others are told against it
		h.Code, h.Day, h.Hour, h.taxCode = clone(h.Code), clone(h.Day), clone(h.Hour), clone(h.taxCode)
		for _, k := range keys {
			p.seen[k] = append(p.seen[k], h)
		}
	}
	return other, found
}

func (p *People) find(h holding, keys []uint64) (Holding, bool) {
	for _, k := range keys {
		for _, o := range p.seen[k] {
			if o.Code != h.Code && same(o, h) {
				return o.Holding, true
			}
		}
	}
	return Holding{}, false
}

// SamePerson says that two bookings are of one person: the same tax code, or the
// same name and birth date where not both tax codes are known.
func SamePerson(a, b *Booking) bool {
	var p People
	return same(p.holding(a), p.holding(b))
}

func (p *People) holding(b *Booking) holding {
	return holding{taxCode: b.Values[TaxCode], name: string(p.nameKey(b))}
}

func same(a, b holding) bool {
	if a.taxCode != "" && b.taxCode != "" {
		return a.taxCode == b.taxCode
	}
	return a.name != "" && a.name == b.name
}

// nameKey is the folded name with the birth date, nil where one is not known. It
// is good until the next call.
func (p *People) nameKey(b *Booking) []byte {
	if b.Values[BirthDate] == "" {
		return nil
	}
	p.buf = text.AppendFold(p.buf[:0], b.Values[Surname])
	p.buf = append(p.buf, ' ')
	p.buf = text.AppendFold(p.buf, b.Values[Name])
	p.buf = append(p.buf, b.Values[BirthDate]...)
	return p.buf
}

func repeated(hashes []uint64) []uint64 {
	slices.Sort(hashes)
	var out []uint64
	for i := 1; i < len(hashes); i++ {
		if hashes[i] == hashes[i-1] && (len(out) == 0 || out[len(out)-1] != hashes[i]) {
			out = append(out, hashes[i])
		}
	}
	return out
}

func contains(sorted []uint64, h uint64) bool {
	_, ok := slices.BinarySearch(sorted, h)
	return ok
}

// hash is FNV-1a; a collision costs a comparison, never a wrong answer.
func hash[T string | []byte](s T) uint64 {
	h := uint64(14695981039346656037)
	for i := range len(s) {
		h = (h ^ uint64(s[i])) * 1099511628211
	}
	return h
}

func clone(s string) string { return string([]byte(s)) }
