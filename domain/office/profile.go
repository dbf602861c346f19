// Package office is what differs between offices, as values: who they are, whom
// they serve, when they are open, what local practice asks. Profiles are read from
// TOML by store/officefile; rules ask them and never name an office.
package office

import (
	"civico/sportello/domain/calendar"
	"civico/sportello/domain/payment"
)

// Kind of an office.
type Kind string

const (
	Questura      Kind = "questura"
	Commissariato Kind = "commissariato"
	Consulate     Kind = "consulate"
)

// Profile is one office with everything it inherits already filled in.
type Profile struct {
	ID           string
	Name         string // "Questura di Matera"
	Kind         Kind
	Parent       string   // id of the questura a branch belongs to
	Province     string   // two letters; empty for a consulate
	Seat         string   // Belfiore code of the seat
	Places       []string // Belfiore codes a branch serves; empty: all of the parent's
	Jurisdiction []string // State codes (ISO alpha-3) of a consulate; empty: not judged
	PatronDay    string   // MM-DD, "last-day-of-february" or empty
	Timezone     string
	Currency     string // local currency of a consulate, EUR in Italy
	Rates        []Rate // dated exchange rates of a consulate, oldest first
	ForgetDays   int    // how long an agenda's import is kept after its last slot

	CounterHours    Week
	CollectionHours Week
	UrgentHours     Week // urgent walk-in window of a branch

	Phone, PhoneHours, Email, PEC, Address string
	Notes                                  []string // history and advice shown on request

	Practice Practice
	Origin   map[string]string // key → id of the profile a value comes from ("matera", "default")
}

// Practice is the office rules of the handbook.
type Practice struct {
	GlassesRefused          bool           // FOT-4
	PhotoHeightMM           int            // FOT-6: 0 means 40 to 45, else exactly this
	DomicileProofRequired   bool           // CMP-2
	AbsentNonEU             AbsentNonEU    // ASS-4
	ExclusiveCustodyByOrder bool           // ASS-8 before 2024-12-10: false asks the judge
	ParentCopyRequired      bool           // ASS-2: the copy is missing rather than a warning
	Under12MustCome         bool           // BIO-4
	Under12PhotoWarnsOnly   bool           // FOT-7 at Matera and Massa-Carrara
	WalkInBeforeDeparture   bool           // URG-2
	WalkInDays              [2]int         // URG-2: departure from .. to days after filing
	UrgentWalkIn            bool           // URG-3
	UrgentWalkInDays        int            // URG-3: departure at least this many days off
	EmergencyByStaff        bool           // APP-1 at Massa-Carrara
	SlipInCalendarYear      bool           // VER-8
	AccompanimentWalkIn     bool           // APP-1: accompaniment without a booking is ordinary
	AccompanimentAtCounter  bool           // ACC-9: only at the counter
	AccompanimentLonger     bool           // ACC-4: longer than six months with reasons
	AccompanimentPassport   bool           // ACC-5: only a passport counts
	AccompanimentCopy       bool           // ACC-3: the companion's signed copy is missing rather than a warning
	AccompanimentAllStates  bool           // ACC-7 note: all States crossed
	CollectDaysBefore       int            // ACC-11; 0: not said
	MunicipalityContinues   bool           // INV-2 from 2026-02-19
	PlacesUnset             bool           // CMP-6: the list of places is not published («elenco non configurato»)
	CollectiveOpen          CollectiveOpen // COL-4
	HomeDelivery            []DatedAmount  // CON-2, oldest first
}

// AbsentNonEU is what ASS-4 asks for.
type AbsentNonEU string

const (
	AbsentAuthenticated AbsentNonEU = "authenticated"        // Matera: authenticated signature and copy
	AbsentPermitCopy    AbsentNonEU = "permit_copy"          // Cuneo: signed form, signed copy, permit copy
	AbsentBoth          AbsentNonEU = "authenticated_permit" // elsewhere: authenticated, copy and permit copy
)

// CollectiveOpen is whether an office still issues collective passports after L. 11/2026.
type CollectiveOpen string

const (
	CollectiveUnset   CollectiveOpen = ""
	CollectiveOpenYes CollectiveOpen = "open"
	CollectiveClosed  CollectiveOpen = "closed"
)

// DatedAmount is a price from a day on.
type DatedAmount struct {
	From   calendar.Date
	Amount payment.Amount
}

// Rate is the local currency for one euro from a day on, in ten-thousandths.
type Rate struct {
	From calendar.Date
	E4   int64
}

// Interval is opening time on one day, from its first minute to its last.
type Interval struct{ From, To calendar.Hour }

// Week is the intervals of each weekday, Sunday first as in time.Weekday.
type Week [7][]Interval

// IsSet says that any hour is given.
func (w Week) IsSet() bool {
	for _, day := range w {
		if len(day) > 0 {
			return true
		}
	}
	return false
}

// Contains says that the hour of a day lies in an interval, both ends included.
func (w Week) Contains(d calendar.Date, h calendar.Hour) bool {
	for _, i := range w[d.Weekday()] {
		if !h.Before(i.From) && !i.To.Before(h) {
			return true
		}
	}
	return false
}

// Morning keeps the intervals that begin before 13:00.
func (w Week) Morning() Week {
	noon, _ := calendar.NewHour(13, 0)
	var m Week
	for d, day := range w {
		for _, i := range day {
			if i.From.Before(noon) {
				m[d] = append(m[d], i)
			}
		}
	}
	return m
}

// IsItalian says that Italian counter rules (fees, competence) apply.
func (p *Profile) IsItalian() bool { return p.Kind != Consulate }

// HomeDeliveryCost is the courier's price on a day, unknown where none is set.
func (p *Profile) HomeDeliveryCost(on calendar.Date) payment.Amount {
	var a payment.Amount
	for _, d := range p.Practice.HomeDelivery {
		if !d.From.After(on) {
			a = d.Amount
		}
	}
	return a
}

// RateOn is the local currency for one euro on a day, in ten-thousandths; 0 where
// none is set.
func (p *Profile) RateOn(day calendar.Date) int64 {
	var e4 int64
	for _, r := range p.Rates {
		if !r.From.After(day) {
			e4 = r.E4
		}
	}
	return e4
}

// Book is a set of profiles, in the order in which lists show them.
type Book struct {
	profiles []*Profile
	byID     map[string]*Profile
}

// NewBook keeps the profiles in their order; a later profile of the same id
// takes the place of the earlier.
func NewBook(profiles []*Profile) *Book {
	b := &Book{byID: map[string]*Profile{}}
	for _, p := range profiles {
		if _, known := b.byID[p.ID]; known {
			for i := range b.profiles {
				if b.profiles[i].ID == p.ID {
					b.profiles[i] = p
				}
			}
		} else {
			b.profiles = append(b.profiles, p)
		}
		b.byID[p.ID] = p
	}
	return b
}

// All lists the profiles.
func (b *Book) All() []*Profile { return b.profiles }

// Get finds a profile by id.
func (b *Book) Get(id string) (*Profile, bool) { p, ok := b.byID[id]; return p, ok }
