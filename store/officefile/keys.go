package officefile

import (
	"civico/sportello/domain/office"
)

// key is one setting of a profile. set puts the value on the profile, or answers
// in Italian what was expected.
type key struct {
	inherits bool // a branch takes it from its parent
	set      func(p *office.Profile, v any) string
}

// keys is the whole vocabulary of a profile.
var keys = map[string]key{
	"id":     {false, text(40, func(p *office.Profile) *string { return &p.ID })},
	"name":   {false, text(80, func(p *office.Profile) *string { return &p.Name })},
	"kind":   {false, setKind},
	"parent": {false, text(40, func(p *office.Profile) *string { return &p.Parent })},

	"province":     {true, setProvince},
	"seat":         {false, setSeat},
	"places":       {false, codes("codici catastali (lettera e tre cifre)", belfioreForm, func(p *office.Profile) *[]string { return &p.Places })},
	"jurisdiction": {false, codes("sigle di Stato (tre lettere maiuscole)", stateForm, func(p *office.Profile) *[]string { return &p.Jurisdiction })},
	"patron_day":   {false, setPatronDay},
	"timezone":     {true, setTimezone},
	"currency":     {true, setCurrency},
	"rates":        {true, setRates},
	"forget_days":  {true, setForgetDays},

	"phone":       {false, text(80, func(p *office.Profile) *string { return &p.Phone })},
	"phone_hours": {false, text(120, func(p *office.Profile) *string { return &p.PhoneHours })},
	"email":       {false, text(120, func(p *office.Profile) *string { return &p.Email })},
	"pec":         {false, text(120, func(p *office.Profile) *string { return &p.PEC })},
	"address":     {false, text(160, func(p *office.Profile) *string { return &p.Address })},
	"notes":       {false, setNotes},

	"counter_hours":    {true, week(func(p *office.Profile) *office.Week { return &p.CounterHours })},
	"collection_hours": {true, week(func(p *office.Profile) *office.Week { return &p.CollectionHours })},
	"urgent_hours":     {true, week(func(p *office.Profile) *office.Week { return &p.UrgentHours })},

	"practice.glasses":                  choice("refused", "warning", func(p *office.Practice) *bool { return &p.GlassesRefused }),
	"practice.photo_height":             {true, number(0, 60, func(p *office.Practice) *int { return &p.PhotoHeightMM })},
	"practice.domicile_proof":           choice("required", "warning", func(p *office.Practice) *bool { return &p.DomicileProofRequired }),
	"practice.absent_non_eu":            {true, setAbsentNonEU},
	"practice.exclusive_custody":        choice("order", "judge", func(p *office.Practice) *bool { return &p.ExclusiveCustodyByOrder }),
	"practice.parent_copy":              choice("required", "warning", func(p *office.Practice) *bool { return &p.ParentCopyRequired }),
	"practice.under_12_absent":          choice("must_come", "admitted", func(p *office.Practice) *bool { return &p.Under12MustCome }),
	"practice.under_12_photo":           choice("warning", "required", func(p *office.Practice) *bool { return &p.Under12PhotoWarnsOnly }),
	"practice.walk_in_before_departure": {true, setWalkInDays},
	"practice.urgent_branch":            {true, setUrgentBranch},
	"practice.emergency_by_staff":       flag(func(p *office.Practice) *bool { return &p.EmergencyByStaff }),
	"practice.slip_in_calendar_year":    flag(func(p *office.Practice) *bool { return &p.SlipInCalendarYear }),
	"practice.accompaniment_walk_in":    flag(func(p *office.Practice) *bool { return &p.AccompanimentWalkIn }),
	"practice.accompaniment_filing":     choice("counter", "any", func(p *office.Practice) *bool { return &p.AccompanimentAtCounter }),
	"practice.accompaniment_longer":     flag(func(p *office.Practice) *bool { return &p.AccompanimentLonger }),
	"practice.accompaniment_document":   choice("passport", "any", func(p *office.Practice) *bool { return &p.AccompanimentPassport }),
	"practice.companion_copy":           choice("required", "warning", func(p *office.Practice) *bool { return &p.AccompanimentCopy }),
	"practice.accompaniment_all_states": flag(func(p *office.Practice) *bool { return &p.AccompanimentAllStates }),
	"practice.collect_days_before":      {true, number(0, 30, func(p *office.Practice) *int { return &p.CollectDaysBefore })},
	"practice.municipality_continues":   flag(func(p *office.Practice) *bool { return &p.MunicipalityContinues }),
	"practice.places_unset":             {false, flag(func(p *office.Practice) *bool { return &p.PlacesUnset }).set},
	"practice.collective_open":          {true, setCollectiveOpen},
	"practice.home_delivery":            {true, setHomeDelivery},
}

// Keys lists every key of a profile in the order of the handbook's table, for
// screens and commands that show where each value comes from.
func Keys() []string { return append([]string(nil), keyOrder...) }

var keyOrder = []string{
	"id", "name", "kind", "parent", "province", "seat", "places", "jurisdiction", "patron_day", "timezone", "currency", "rates", "forget_days",
	"phone", "phone_hours", "email", "pec", "address", "counter_hours", "collection_hours", "urgent_hours",
	"practice.glasses", "practice.photo_height", "practice.domicile_proof", "practice.absent_non_eu",
	"practice.exclusive_custody", "practice.parent_copy", "practice.under_12_absent", "practice.under_12_photo",
	"practice.walk_in_before_departure", "practice.urgent_branch", "practice.emergency_by_staff",
	"practice.slip_in_calendar_year", "practice.accompaniment_walk_in", "practice.accompaniment_filing",
	"practice.accompaniment_longer", "practice.accompaniment_document", "practice.companion_copy",
	"practice.accompaniment_all_states", "practice.collect_days_before", "practice.municipality_continues",
	"practice.places_unset", "practice.collective_open", "practice.home_delivery", "notes",
}
