package rules

import (
	"slices"

	"civico/sportello/domain"
)

// Turn is a change of law or practice: a version of a rule taking effect.
type Turn struct {
	Rule    *Rule
	Version *Version
	Before  *Version // what it took the place of, nil for a rule that was not there
}

// Since lists what takes effect on a day or later, the oldest change first and
// those of one day in the order of the handbook. The first codified versions are
// no change: nothing is written down of what held before them.
func Since(day domain.Date) []Turn {
	var all []Turn
	for _, r := range book {
		for i := range r.Versions {
			if v := &r.Versions[i]; !v.From.Before(day) && v.From.After(FirstDay) {
				all = append(all, Turn{r, v, r.Before(v)})
			}
		}
	}
	slices.SortStableFunc(all, func(a, b Turn) int { return b.Version.From.DaysUntil(a.Version.From) })
	return all
}

// TurningDays are the days on which any rule changes, oldest first.
func TurningDays() []domain.Date {
	var days []domain.Date
	for _, t := range Since(FirstDay) {
		days = append(days, t.Version.From)
	}
	return slices.Compact(days)
}
