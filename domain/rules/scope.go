package rules

import "civico/sportello/domain/office"

// scopes are the rules that only some offices read. All others are read
// everywhere, if only to say that the office cannot do what is asked.
var scopes = map[string]func(*office.Profile) bool{
	"CMP-1":  (*office.Profile).IsItalian,
	"CMP-5":  isConsular,
	"CMP-6":  isBranch,
	"CMP-8":  (*office.Profile).IsItalian,
	"URG-2":  func(p *office.Profile) bool { return p.Practice.WalkInBeforeDeparture },
	"URG-3":  func(p *office.Profile) bool { return p.Practice.UrgentWalkIn },
	"VER-1":  (*office.Profile).IsItalian,
	"VER-2":  (*office.Profile).IsItalian,
	"VER-3":  (*office.Profile).IsItalian,
	"VER-4":  (*office.Profile).IsItalian,
	"VER-8":  func(p *office.Profile) bool { return p.Practice.SlipInCalendarYear },
	"VER-10": isConsular,
	"ASS-4":  (*office.Profile).IsItalian,
	"ASS-5":  (*office.Profile).IsItalian,
	"ASS-9":  isConsular,
	"ASS-10": isConsular,
}

func isConsular(p *office.Profile) bool { return !p.IsItalian() }

// AppliesAt says that the rule can have something to say at an office, by its kind
// and its practice.
func (r *Rule) AppliesAt(p *office.Profile) bool {
	applies, limited := scopes[r.ID]
	return !limited || applies(p)
}
