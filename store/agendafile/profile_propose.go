package agendafile

import (
	"context"
	"slices"
	"strings"
)

// Proposals are the profiles that know the file's columns, best first: those that
// were made for its header, then, where the header cannot be read without a profile,
// those that have all their columns in it; among them the one saved last comes
// first. Of a workbook the sheet counts that the profile names.
func (f *File) Proposals(ctx context.Context, all []SavedProfile) ([]SavedProfile, error) {
	defer f.Use(f.profile)
	f.Use(nil)
	first, err := f.Sample(ctx, 0)
	if err != nil {
		return nil, err
	}
	var c candidates
	for _, p := range all {
		header := first.Header
		if p.Sheet != "" && f.kind == xlsxKind && !strings.EqualFold(p.Sheet, first.Sheet) {
			f.Use(p.Profile)
			sheet, err := f.Sample(ctx, 0)
			switch {
			case isSentence(err):
				continue // no such sheet
			case err != nil:
				return nil, err
			}
			header = sheet.Header
		}
		c.add(p, header)
	}
	return c.list(), nil
}

// Propose chooses the profile for a header, as Proposals does for a file.
func Propose(all []SavedProfile, header []string) (SavedProfile, bool) {
	var c candidates
	for _, p := range all {
		c.add(p, header)
	}
	if found := c.list(); len(found) > 0 {
		return found[0], true
	}
	return SavedProfile{}, false
}

type candidates struct{ made, fit []SavedProfile }

func (c *candidates) add(p SavedProfile, header []string) {
	switch {
	case p.MadeFor(header):
		c.made = append(c.made, p)
	case p.Fits(header) && !isPlain(header):
		c.fit = append(c.fit, p)
	}
}

func (c *candidates) list() []SavedProfile {
	for _, list := range [][]SavedProfile{c.made, c.fit} {
		slices.SortStableFunc(list, func(a, b SavedProfile) int { return b.Saved.Compare(a.Saved) })
	}
	return append(c.made, c.fit...)
}

// isPlain says that a header is read without a profile.
func isPlain(header []string) bool {
	c := newColumns("", nil)
	return c.extend(header) == nil && c.check(1) == nil
}
