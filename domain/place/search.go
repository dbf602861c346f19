package place

import (
	"iter"
	"slices"
	"strings"

	"civico/sportello/domain/calendar"
	"civico/sportello/domain/text"
)

// minPrefix is from how many letters on names are completed; fewer find only a
// place of that very name (Re, Lu).
const minPrefix = 3

// LivingIn gives the living municipalities of a province by name.
func LivingIn(province string) iter.Seq[Place] {
	return func(yield func(Place) bool) {
		t := table()
		for i := range t.rows {
			r := &t.rows[i]
			if r.last.IsZero() && r.areaLen == 2 && t.area(r) == province && !yield(t.place(i)) {
				return
			}
		}
	}
}

// Complete gives at most limit places for what a clerk has typed, best first: the
// name itself, names that begin so, names with a later word that begins so, and of
// those the larger; what lives before what has ceased. Accents, case and apostrophes do not matter. A
// Belfiore code gives its place. Below three letters only the name itself counts.
func Complete(typed string, limit int) []Place {
	return complete(typed, limit, func(r *row) bool { return r.codeLen != 0 })
}

// CompleteState is Complete for citizenships: States only, Italy among them.
func CompleteState(typed string, limit int) []Place {
	return complete(typed, limit, func(r *row) bool { return r.areaLen == 3 })
}

func complete(typed string, limit int, wanted func(*row) bool) []Place {
	var buf [64]byte
	key := string(text.AppendFold(buf[:0], typed))
	if key == "" || limit <= 0 {
		return nil
	}
	t := table()
	var hits []hit
	add := func(i uint16, tier int) {
		if r := &t.rows[i]; wanted(r) {
			hits = append(hits, hit{i, r.score(tier)})
		}
	}
	if n, ok := codeNumber(strings.ToUpper(key)); ok && t.byCode[n] != 0 {
		add(t.byCode[n]-1, theName)
	}
	from, exact, to := t.span(key)
	for _, e := range t.entries[from:exact] {
		add(e.row, theName)
	}
	if len(key) >= minPrefix {
		for _, e := range t.entries[exact:to] {
			add(e.row, beginsSo)
		}
		for _, i := range t.laterWords(key) {
			add(i, laterWord)
		}
	}
	slices.SortStableFunc(hits, func(a, b hit) int { return a.score - b.score })
	places, seen := make([]Place, 0, min(limit, len(hits))), map[uint16]bool{}
	for _, h := range hits {
		if len(places) == limit {
			break
		}
		if !seen[h.row] {
			seen[h.row] = true
			places = append(places, t.place(int(h.row)))
		}
	}
	return places
}

// hit is a row found, the better the lower its score.
type hit struct {
	row   uint16
	score int
}

// How well a name fits what was typed.
const (
	theName = iota
	beginsSo
	laterWord
	tiers
)

// score puts what lives before what has ceased, then the better fit, then the
// greater weight.
func (r *row) score(tier int) int {
	if !r.last.IsZero() {
		tier += tiers
	}
	return tier*(maxWeight+1) + maxWeight - int(r.weight)
}

// span is the entries whose key begins with key: from the first to exact those that
// are key itself, from exact to the last the longer ones.
func (t *data) span(key string) (from, exact, to int) {
	compare := func(e entry, key string) int { return strings.Compare(t.key(e), key) }
	from, _ = slices.BinarySearchFunc(t.entries, key, compare)
	for exact = from; exact < len(t.entries) && t.key(t.entries[exact]) == key; exact++ {
	}
	to, _ = slices.BinarySearchFunc(t.entries, key+"\xff", compare)
	return from, exact, to
}

// laterWords are the rows with a word, not the first, that begins with key.
func (t *data) laterWords(key string) []uint16 {
	var rows []uint16
	want := " " + key
	for at := 0; ; {
		n := strings.Index(t.keys[at:], want)
		if n < 0 {
			return rows
		}
		at += n
		i, ok := slices.BinarySearchFunc(t.entries, uint32(at), func(e entry, at uint32) int { return int(e.key) - int(at) })
		if !ok {
			i--
		}
		rows = append(rows, t.entries[i].row)
		at = int(t.entries[i].key) + int(t.entries[i].keyLen) // one hit a name
	}
}

// ByName finds the places that a file means by a name: one, or several when the
// name is not enough. "Castro (BG)" says the province, "S. Pietro" the saint; of
// places of one name those that existed on the day (unknown: that live) are given
// if there are any, the others otherwise. States are found too.
func ByName(name string, day calendar.Date) []Place {
	name, province := cutProvince(strings.TrimSpace(name))
	var buf [64]byte
	key := string(text.AppendFold(buf[:0], name))
	if key == "" {
		return nil
	}
	all := named(key, province)
	if rest, short := strings.CutPrefix(key, "s "); short && len(all) == 0 {
		for _, saint := range [...]string{"san ", "santa ", "sant ", "santo "} {
			all = append(all, named(saint+rest, province)...)
		}
	}
	there := make([]Place, 0, len(all))
	for _, p := range all {
		if p.Existed(day) {
			there = append(there, p)
		}
	}
	if len(there) > 0 {
		return there
	}
	return all
}

// named are the places with that key, in a province if one is given.
func named(key, province string) []Place {
	t := table()
	from, exact, _ := t.span(key)
	var places []Place
	for _, e := range t.entries[from:exact] {
		p := t.place(int(e.row))
		if p.Code != "" && (province == "" || p.Province == province) {
			places = append(places, p)
		}
	}
	return places
}

// cutProvince takes the province off "Castro (BG)".
func cutProvince(name string) (rest, province string) {
	n := len(name)
	if n > 4 && name[n-1] == ')' && name[n-4] == '(' {
		return name[:n-4], strings.ToUpper(name[n-3 : n-1])
	}
	return name, ""
}
