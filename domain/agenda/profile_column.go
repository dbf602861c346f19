package agenda

import (
	"strconv"
	"strings"
)

// CellBeyond names the cell of a row set aside that holds what the row had beyond its
// header. It is no column of the file: a header with it is the header without it.
const CellBeyond = "casella in più"

// IsBeyond says that a name is CellBeyond.
func IsBeyond(name string) bool { return NameKey(name) == beyondKey }

var beyondKey = NameKey(CellBeyond)

// A column is named by its title. Where several have the same one, the second is
// «Utente#2»; one without a title is the nth of those: «#1».

// ColumnRef names the nth column, from 1, of those with a title.
func ColumnRef(title string, n int) string {
	if _, last := SplitRef(title); n == 1 && last == 1 && NameKey(title) != "" {
		return title
	}
	return title + "#" + strconv.Itoa(n)
}

// SplitRef takes what ColumnRef made apart.
func SplitRef(ref string) (title string, n int) {
	if i := strings.LastIndexByte(ref, '#'); i >= 0 && len(ref)-i <= 4 {
		if n, err := strconv.Atoi(ref[i+1:]); err == nil && n > 0 {
			return ref[:i], n
		}
	}
	return ref, 1
}

// ColumnRefs names every column of a header.
func ColumnRefs(header []string) []string {
	out := make([]string, len(header))
	for i := range header {
		out[i] = ColumnRef(header[i], Nth(header, i))
	}
	return out
}

// Nth is which one of its title, from 1, the column at i is.
func Nth(header []string, i int) int {
	n := 0
	for _, h := range header[:i+1] {
		if NameKey(h) == NameKey(header[i]) {
			n++
		}
	}
	return n
}

// FindColumn is where a header has the column of that name, -1 for nowhere.
func FindColumn(header []string, ref string) int {
	title, n := SplitRef(ref)
	for i, h := range header {
		if NameKey(h) == NameKey(title) && Nth(header, i) == n {
			return i
		}
	}
	for i, h := range header { // a title that only looks like «Utente#2»
		if title != ref && NameKey(h) == NameKey(ref) {
			return i
		}
	}
	return -1
}

// SameColumn says that two names are of one column.
func SameColumn(a, b string) bool {
	titleA, nA := SplitRef(a)
	titleB, nB := SplitRef(b)
	return nA == nB && NameKey(titleA) == NameKey(titleB)
}

// Shares says that two fields may be read from one column: day and hour, surname
// and name.
func Shares(a, b Field) bool {
	if a > b {
		a, b = b, a
	}
	return a == Day && b == Hour || a == Surname && b == Name
}

// IsShared says that the profile reads both fields from one column.
func (p *Profile) IsShared(a, b Field) bool {
	return p.Columns[a] != "" && p.Columns[b] != "" && SameColumn(p.Columns[a], p.Columns[b])
}
