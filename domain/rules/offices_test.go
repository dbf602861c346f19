package rules

import (
	"testing"

	"civico/sportello/domain/calendar"
	"civico/sportello/domain/office"
	"civico/sportello/domain/payment"
)

// testOffices are the offices of the sources, written by hand: the embedded
// profiles are read by a package this one may not know.
var testOffices = office.NewBook([]*office.Profile{
	at("massa-carrara", "Questura di Massa-Carrara", "MS", "10-04", func(p *office.Practice) {
		p.EmergencyByStaff, p.Under12PhotoWarnsOnly = true, true
	}),
	at("matera", "Questura di Matera", "MT", "07-02", matera),
	branch("pisticci", "Commissariato di Pisticci", "matera", "MT", "08-16", matera),
	morning(at("bergamo", "Questura di Bergamo", "BG", "08-26", bergamo)),
	treviglio(),
	at("cuneo", "Questura di Cuneo", "CN", "09-29", cuneo),
	branch("alba", "Commissariato di Alba", "cuneo", "CN", "08-10", cuneo),
	consulate(),
})

func matera(p *office.Practice) {
	p.GlassesRefused, p.AbsentNonEU, p.Under12PhotoWarnsOnly = true, office.AbsentAuthenticated, true
	p.AccompanimentWalkIn, p.AccompanimentAtCounter, p.AccompanimentCopy, p.CollectDaysBefore = true, true, true, 2
	p.HomeDelivery = []office.DatedAmount{{From: FirstDay, Amount: payment.Cents(950)}}
}

func bergamo(p *office.Practice) {
	p.WalkInBeforeDeparture, p.WalkInDays, p.AccompanimentAllStates = true, [2]int{4, 5}, true
}

func cuneo(p *office.Practice) {
	p.GlassesRefused, p.PhotoHeightMM, p.DomicileProofRequired, p.AbsentNonEU = true, 40, true, office.AbsentPermitCopy
	p.ParentCopyRequired, p.SlipInCalendarYear, p.AccompanimentLonger, p.AccompanimentPassport = true, true, true, true
}

// at is a questura with what most offices ask, changed by its own practice.
func at(id, name, province, patron string, own func(*office.Practice)) *office.Profile {
	p := &office.Profile{ID: id, Name: name, Kind: office.Questura, Province: province, PatronDay: patron}
	p.Practice.AbsentNonEU = office.AbsentBoth
	p.Practice.HomeDelivery = []office.DatedAmount{{From: FirstDay, Amount: payment.Cents(953)}}
	own(&p.Practice)
	return p
}

func branch(id, name, parent, province, patron string, own func(*office.Practice)) *office.Profile {
	p := at(id, name, province, patron, own)
	p.Kind, p.Parent = office.Commissariato, parent
	return p
}

func treviglio() *office.Profile {
	p := morning(branch("treviglio", "Commissariato di Treviglio", "bergamo", "BG", "last-day-of-february", bergamo))
	p.Practice.UrgentWalkIn, p.Practice.UrgentWalkInDays, p.Practice.PlacesUnset = true, 20, true
	for d := 1; d <= 5; d++ {
		p.UrgentHours[d] = []office.Interval{{From: hour("09:00"), To: hour("11:00")}}
	}
	return p
}

func consulate() *office.Profile {
	return &office.Profile{ID: "consolato", Name: "Consolato", Kind: office.Consulate,
		Practice: office.Practice{PhotoHeightMM: 40, ParentCopyRequired: true, Under12MustCome: true}}
}

// morning gives the hours of Bergamo.
func morning(p *office.Profile) *office.Profile {
	for d := 1; d <= 5; d++ {
		p.CounterHours[d] = []office.Interval{{From: hour("08:15"), To: hour("13:00")}}
		if d == 1 || d == 2 || d == 4 {
			p.CounterHours[d] = append(p.CounterHours[d], office.Interval{From: hour("14:30"), To: hour("17:30")})
		}
	}
	return p
}

func hour(s string) calendar.Hour {
	h, err := calendar.ParseHour(s)
	if err != nil {
		panic(err)
	}
	return h
}

// officeWith is an office of testOffices with something of its profile changed.
func officeWith(t testing.TB, id string, change func(*office.Profile)) *office.Profile {
	t.Helper()
	p, ok := testOffices.Get(id)
	if !ok {
		t.Fatalf("no office %q", id)
	}
	own := *p
	if change != nil {
		change(&own)
	}
	return &own
}
