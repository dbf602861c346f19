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
	taxCodes, names repeats
	seen            map[uint64][]holding
	buf             []byte
}

// repeats finds what occurs more than once among hashes.
type repeats struct {
	hashes []uint64 // all; after seal only the repeated ones, sorted
	maybe  []uint64 // a bit for each of them, by its lowest bits: most others are told at once
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
		p.taxCodes.hashes = append(p.taxCodes.hashes, hash(tc))
	}
	if name := p.nameKey(b); name != nil {
		p.names.hashes = append(p.names.hashes, hash(name))
	}
}

// Seal ends the first round.
func (p *People) Seal() {
	p.taxCodes.seal()
	p.names.seal()
	p.seen = map[uint64][]holding{}
}

// Duplicate gives the earlier booking of the same person, in the order in which
// they were asked about in the second round, and false for none.
func (p *People) Duplicate(b *Booking) (Holding, bool) {
	if !b.IsLive() {
		return Holding{}, false
	}
	h := holding{Holding: Holding{b.Code, b.Values[Day], b.Values[Hour]}, taxCode: b.Values[TaxCode]}
	var keys []uint64
	if k := hash(h.taxCode); h.taxCode != "" && p.taxCodes.contains(k) {
		keys = append(keys, k)
	}
	if name := p.nameKey(b); name != nil {
		if k := hash(name); p.names.contains(k) {
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

// OtherPerson says that two bookings are surely of two persons: other tax codes, or
// another name or birth date where not both tax codes are known.
func OtherPerson(a, b *Booking) bool {
	if a.Values[TaxCode] != "" && b.Values[TaxCode] != "" {
		return a.Values[TaxCode] != b.Values[TaxCode]
	}
	born := a.Values[BirthDate] != "" && b.Values[BirthDate] != "" && a.Values[BirthDate] != b.Values[BirthDate]
	return born || text.Fold(a.Person()) != text.Fold(b.Person())
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

func (r *repeats) seal() {
	slices.Sort(r.hashes)
	var out []uint64
	for i := 1; i < len(r.hashes); i++ {
		if h := r.hashes[i]; h == r.hashes[i-1] && (len(out) == 0 || out[len(out)-1] != h) {
			out = append(out, h)
		}
	}
	r.hashes = out
	words := 1
	for words*64 < 16*len(out) {
		words *= 2
	}
	r.maybe = make([]uint64, words)
	for _, h := range out {
		word, bit := r.place(h)
		r.maybe[word] |= bit
	}
}

func (r *repeats) place(h uint64) (word int, bit uint64) {
	return int(h >> 6 & uint64(len(r.maybe)-1)), 1 << (h & 63)
}

func (r *repeats) contains(h uint64) bool {
	if word, bit := r.place(h); r.maybe[word]&bit == 0 {
		return false
	}
	_, ok := slices.BinarySearch(r.hashes, h)
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
