package desk

import (
	"slices"

	"civico/sportello/domain"
)

// LineOf is the line that changes are about: the one that asks or writes most of their
// facts, the first among equals. It is empty where no line does.
func LineOf(steps []Step, changes []domain.Change) string {
	best, most := "", 0
	for i := range steps {
		for j := range steps[i].Lines {
			l, n := &steps[i].Lines[j], 0
			for _, c := range changes {
				if l.tells(c.Path) {
					n++
				}
			}
			if n > most {
				best, most = l.ID, n
			}
		}
	}
	return best
}

// tells says that a fact is asked or written on this line.
func (l *Line) tells(path string) bool {
	writes := func(c domain.Change) bool { return c.Path == path }
	if path == l.Path || slices.Contains(l.facts, path) || slices.ContainsFunc(l.Fields, func(f Field) bool { return f.Path == path }) ||
		slices.ContainsFunc(l.Seen.Changes, writes) {
		return true
	}
	return slices.ContainsFunc(l.Not, func(a Answer) bool { return slices.ContainsFunc(a.Changes, writes) })
}
