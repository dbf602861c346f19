package main

import (
	"fmt"
	"strconv"
	"strings"

	"civico/sportello/domain/office"
	"civico/sportello/store/officefile"
)

// officeTable lists the keys of a profile in the order of its files, each with its
// value and the profile it comes from. What nobody gives is left out.
func officeTable(p *office.Profile) string {
	var b strings.Builder
	for _, key := range officefile.Keys() {
		value := officeValue(p, key)
		if value == "" {
			continue
		}
		from := ""
		if o := p.Origin[key]; o != "" && o != p.ID {
			from = "  [da " + o + "]"
		}
		fmt.Fprintf(&b, "%-34s %s%s\n", key, value, from)
	}
	return b.String()
}

func officeValue(p *office.Profile, key string) string {
	if practice, ok := strings.CutPrefix(key, "practice."); ok {
		return practiceValue(&p.Practice, practice)
	}
	return map[string]string{
		"id": p.ID, "name": p.Name, "kind": string(p.Kind), "parent": p.Parent, "province": p.Province, "seat": p.Seat,
		"places": strings.Join(p.Places, " "), "jurisdiction": strings.Join(p.Jurisdiction, " "), "patron_day": p.PatronDay,
		"timezone": p.Timezone, "currency": p.Currency, "rates": ratesValue(p.Rates), "phone": p.Phone, "phone_hours": p.PhoneHours,
		"forget_days": strconv.Itoa(p.ForgetDays), "email": p.Email, "pec": p.PEC, "address": p.Address, "notes": strings.Join(p.Notes, " / "),
		"counter_hours": weekValue(p.CounterHours), "collection_hours": weekValue(p.CollectionHours), "urgent_hours": weekValue(p.UrgentHours),
	}[key]
}

func practiceValue(p *office.Practice, key string) string {
	if words, ok := practiceWords[key]; ok {
		if practiceFlags(p)[key] {
			return words[0]
		}
		return words[1]
	}
	switch key {
	case "photo_height":
		if p.PhotoHeightMM == 0 {
			return "da 40 a 45 mm"
		}
		return strconv.Itoa(p.PhotoHeightMM) + " mm"
	case "absent_non_eu":
		return string(p.AbsentNonEU)
	case "walk_in_before_departure":
		if !p.WalkInBeforeDeparture {
			return "no"
		}
		return fmt.Sprintf("da %d a %d giorni prima della partenza", p.WalkInDays[0], p.WalkInDays[1])
	case "urgent_branch":
		if !p.UrgentWalkIn {
			return "no"
		}
		return fmt.Sprintf("partenza almeno %d giorni dopo", p.UrgentWalkInDays)
	case "collect_days_before":
		if p.CollectDaysBefore > 0 {
			return fmt.Sprintf("%d giorni prima", p.CollectDaysBefore)
		}
	case "collective_open":
		return string(p.CollectiveOpen)
	case "home_delivery":
		var parts []string
		for _, d := range p.HomeDelivery {
			parts = append(parts, "euro "+d.Amount.Italian()+" dal "+d.From.Italian())
		}
		return strings.Join(parts, ", ")
	}
	return ""
}

func practiceFlags(p *office.Practice) map[string]bool {
	return map[string]bool{
		"glasses": p.GlassesRefused, "domicile_proof": p.DomicileProofRequired, "exclusive_custody": p.ExclusiveCustodyByOrder,
		"parent_copy": p.ParentCopyRequired, "under_12_absent": p.Under12MustCome, "under_12_photo": p.Under12PhotoWarnsOnly,
		"emergency_by_staff": p.EmergencyByStaff, "slip_in_calendar_year": p.SlipInCalendarYear, "accompaniment_walk_in": p.AccompanimentWalkIn,
		"accompaniment_filing": p.AccompanimentAtCounter, "accompaniment_longer": p.AccompanimentLonger,
		"accompaniment_document": p.AccompanimentPassport, "companion_copy": p.AccompanimentCopy,
		"accompaniment_all_states": p.AccompanimentAllStates, "municipality_continues": p.MunicipalityContinues, "places_unset": p.PlacesUnset,
	}
}

// practiceWords are the two answers of a practice, the stricter or special first.
var practiceWords = map[string][2]string{
	"glasses": {"rifiutati", "da valutare"}, "domicile_proof": {"richiesta", "da valutare"}, "exclusive_custody": {"basta il provvedimento", "serve il giudice"},
	"parent_copy": {"richiesta", "da valutare"}, "under_12_absent": {"deve venire", "ammesso"}, "under_12_photo": {"da valutare", "autenticata"},
	"emergency_by_staff": {"sì", "no"}, "slip_in_calendar_year": {"sì", "no"}, "accompaniment_walk_in": {"sì", "no"},
	"accompaniment_filing": {"solo allo sportello", "anche a distanza"}, "accompaniment_longer": {"sì", "no"},
	"accompaniment_document": {"solo passaporto", "qualunque"}, "companion_copy": {"richiesta", "da valutare"},
	"accompaniment_all_states": {"sì", "no"}, "municipality_continues": {"sì", "no"}, "places_unset": {"elenco non configurato", ""},
}

func ratesValue(rates []office.Rate) string {
	var parts []string
	for _, r := range rates {
		parts = append(parts, fmt.Sprintf("%d,%04d dal %s", r.E4/10000, r.E4%10000, r.From.Italian()))
	}
	return strings.Join(parts, ", ")
}

var weekdayNames = [7]string{"dom", "lun", "mar", "mer", "gio", "ven", "sab"}

func weekValue(w office.Week) string {
	var days []string
	for i := 1; i <= 7; i++ { // Monday first
		var hours []string
		for _, h := range w[i%7] {
			hours = append(hours, h.From.String()+"-"+h.To.String())
		}
		if len(hours) > 0 {
			days = append(days, weekdayNames[i%7]+" "+strings.Join(hours, " "))
		}
	}
	return strings.Join(days, ", ")
}
