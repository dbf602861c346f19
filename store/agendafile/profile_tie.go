package agendafile

import (
	"slices"
	"strings"

	"civico/sportello/domain/agenda"
)

// titlesOf are the titles that a profile ties; of two fields in one column the
// first stands for it.
func titlesOf(p *agenda.Profile) map[string]agenda.Field {
	out := map[string]agenda.Field{}
	for f, ref := range p.Columns {
		title, _ := agenda.SplitRef(ref)
		for _, name := range []string{title, ref} { // a title may only look like «Utente#2»
			if k := agenda.NameKey(name); k != "" && !hasShared(p, f) {
				out[k] = f
			}
		}
	}
	return out
}

// hasShared says that the field is read from the column of another before it.
func hasShared(p *agenda.Profile, f agenda.Field) bool {
	return f == agenda.Hour && p.IsShared(agenda.Day, f) || f == agenda.Name && p.IsShared(agenda.Surname, f)
}

// tied is what the column at i means. Where a profile names columns of a title,
// the others of that title are not read.
func (c *columns) tied(i int) (agenda.Field, bool) {
	if c.profile == nil {
		return c.tie(c.names[i])
	}
	key, nth, named := agenda.NameKey(c.names[i]), agenda.Nth(c.names, i), false
	for f, ref := range c.profile.Columns {
		title, n := agenda.SplitRef(ref)
		same := agenda.NameKey(title) == key
		switch {
		case hasShared(c.profile, f):
		case same && n == nth, nth == 1 && title != ref && agenda.NameKey(ref) == key:
			return f, true
		case same:
			named = true
		}
	}
	if named || c.isIgnored(i) {
		return 0, false
	}
	return c.tie(c.names[i])
}

// isIgnored says that the profile has the column at i not read.
func (c *columns) isIgnored(i int) bool {
	return c.profile != nil && slices.ContainsFunc(c.profile.Ignored, func(ref string) bool {
		return agenda.NameKey(ref) == agenda.NameKey(c.names[i]) || agenda.FindColumn(c.names[:i+1], ref) == i
	})
}

// share has two fields read from one column: as the profile says, and the hour
// from «data e ora».
func (c *columns) share() {
	p := c.profile
	if p != nil && p.IsShared(agenda.Surname, agenda.Name) {
		c.at[agenda.Name] = c.at[agenda.Surname]
	}
	day := c.at[agenda.Day]
	if c.at[agenda.Hour] >= 0 || day < 0 {
		return
	}
	if p != nil && p.IsShared(agenda.Day, agenda.Hour) || strings.Contains(agenda.NameKey(c.names[day]), "ora") {
		c.at[agenda.Hour] = day
	}
}

// sharesPerson says that one column holds surname and name.
func (c *columns) sharesPerson() bool {
	return c.at[agenda.Surname] >= 0 && c.at[agenda.Surname] == c.at[agenda.Name]
}

// person is surname and name as the cells of a row have them.
func (c *columns) person(cell func(agenda.Field) string) string {
	if c.sharesPerson() {
		return cell(agenda.Surname)
	}
	return strings.TrimSpace(cell(agenda.Surname) + " " + cell(agenda.Name))
}

const notSplit = "non si vede dove finisce il cognome: serve «ROSSI, Maria» o «ROSSI Maria»"

// splitPerson parts the cell that holds surname and name, where there is one; false
// where it does not tell them apart.
func (b *builder) splitPerson(cells [][]byte) bool {
	if !b.cols.sharesPerson() {
		return true
	}
	cell := b.cell(cells, agenda.Surname)
	surname, name, ok := agenda.SplitPerson(string(cell))
	b.persons = [2][]byte{[]byte(surname), []byte(name)}
	return ok || len(cell) == 0 // an empty one is told as such
}

// part is cell, or its share of a cell that holds two fields.
func (b *builder) part(cells [][]byte, f agenda.Field) []byte {
	if (f == agenda.Surname || f == agenda.Name) && b.cols.sharesPerson() {
		return b.persons[f-agenda.Surname]
	}
	return b.cell(cells, f)
}
