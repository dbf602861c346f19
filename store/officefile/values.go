package officefile

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
	_ "time/tzdata" // office computers without a zone database

	"civico/sportello/domain"
	"civico/sportello/domain/calendar"
	"civico/sportello/domain/office"
	"civico/sportello/domain/payment"
	cleaning "civico/sportello/domain/text"
)

var (
	belfioreForm = regexp.MustCompile(`^[A-Z][0-9]{3}$`)
	stateForm    = regexp.MustCompile(`^[A-Z]{3}$`)
	provinceForm = regexp.MustCompile(`^[A-Z]{2}$`)
	currencyForm = regexp.MustCompile(`^([A-Z]{3})?$`)
)

const maxList = 1000

// shown is a value as messages quote it, cut to what a line can bear.
func shown(v any) string {
	if s, ok := v.(string); ok {
		if len([]rune(s)) > 40 {
			s = string([]rune(s)[:40]) + "…"
		}
		return strconv.Quote(s)
	}
	return fmt.Sprintf("%.40v", v)
}

func expected(v any, what string) string { return shown(v) + ": " + what }

func text(max int, field func(*office.Profile) *string) func(*office.Profile, any) string {
	return func(p *office.Profile, v any) string {
		s, ok := v.(string)
		if !ok || len([]rune(s)) > max || !cleaning.IsClean(s) {
			return expected(v, fmt.Sprintf("atteso un testo di al massimo %d caratteri, senza caratteri di controllo", max))
		}
		*field(p) = s
		return ""
	}
}

func flag(field func(*office.Practice) *bool) key {
	return key{true, func(p *office.Profile, v any) string {
		b, ok := v.(bool)
		if !ok {
			return expected(v, "atteso true o false")
		}
		*field(&p.Practice) = b
		return ""
	}}
}

// choice is a practice with two answers: yes sets the field.
func choice(yes, no string, field func(*office.Practice) *bool) key {
	return key{true, func(p *office.Profile, v any) string {
		s, _ := v.(string)
		if s != yes && s != no {
			return expected(v, fmt.Sprintf("atteso %q o %q", yes, no))
		}
		*field(&p.Practice) = s == yes
		return ""
	}}
}

func number(low, high int64, field func(*office.Practice) *int) func(*office.Profile, any) string {
	return func(p *office.Profile, v any) string {
		n, ok := v.(int64)
		if !ok || n < low || n > high {
			return expected(v, fmt.Sprintf("atteso un numero intero da %d a %d", low, high))
		}
		*field(&p.Practice) = int(n)
		return ""
	}
}

func codes(what string, form *regexp.Regexp, field func(*office.Profile) *[]string) func(*office.Profile, any) string {
	return func(p *office.Profile, v any) string {
		list, ok := v.([]any)
		if !ok || len(list) > maxList {
			return expected(v, "atteso un elenco di "+what)
		}
		out := make([]string, 0, len(list))
		for _, e := range list {
			s, _ := e.(string)
			if !form.MatchString(s) {
				return expected(e, "atteso un elenco di "+what)
			}
			if slices.Contains(out, s) {
				return expected(e, "è scritto due volte")
			}
			out = append(out, s)
		}
		*field(p) = out
		return ""
	}
}

func setKind(p *office.Profile, v any) string {
	s, _ := v.(string)
	switch k := office.Kind(s); k {
	case office.Questura, office.Commissariato, office.Consulate:
		p.Kind = k
		return ""
	}
	return expected(v, `atteso "questura", "commissariato" o "consulate"`)
}

func setProvince(p *office.Profile, v any) string {
	return form(v, provinceForm, "attese due lettere maiuscole", &p.Province)
}

func setSeat(p *office.Profile, v any) string {
	return form(v, belfioreForm, "atteso un codice catastale (lettera maiuscola e tre cifre)", &p.Seat)
}

func setCurrency(p *office.Profile, v any) string {
	return form(v, currencyForm, "attese tre lettere maiuscole, o nulla", &p.Currency)
}

// maxForgetDays is ten years: longer is no time, but for ever.
const maxForgetDays = 3653

func setForgetDays(p *office.Profile, v any) string {
	n, ok := v.(int64)
	if !ok || n < 1 || n > maxForgetDays {
		return expected(v, fmt.Sprintf("atteso un numero di giorni da 1 a %d", maxForgetDays))
	}
	p.ForgetDays = int(n)
	return ""
}

func form(v any, want *regexp.Regexp, what string, field *string) string {
	s, ok := v.(string)
	if !ok || !want.MatchString(s) {
		return expected(v, what)
	}
	*field = s
	return ""
}

func setPatronDay(p *office.Profile, v any) string {
	s, ok := v.(string)
	if _, err := calendar.ParsePatron(s); !ok || err != nil {
		return expected(v, `atteso MM-GG (mese e giorno) o "last-day-of-february"`)
	}
	p.PatronDay = s
	return ""
}

func setTimezone(p *office.Profile, v any) string {
	s, ok := v.(string)
	if _, err := time.LoadLocation(s); !ok || s == "" || s == "Local" || err != nil {
		return expected(v, `atteso un fuso orario come "Europe/Rome"`)
	}
	p.Timezone = s
	return ""
}

func setNotes(p *office.Profile, v any) string {
	list, ok := v.([]any)
	if !ok || len(list) > 50 {
		return expected(v, "atteso un elenco di frasi")
	}
	notes := make([]string, 0, len(list))
	for _, e := range list {
		s, ok := e.(string)
		if !ok || len([]rune(s)) > 400 || !cleaning.IsClean(s) {
			return expected(e, "attesa una frase di al massimo 400 caratteri")
		}
		notes = append(notes, s)
	}
	p.Notes = notes
	return ""
}

func setAbsentNonEU(p *office.Profile, v any) string {
	s, _ := v.(string)
	switch a := office.AbsentNonEU(s); a {
	case office.AbsentAuthenticated, office.AbsentPermitCopy, office.AbsentBoth:
		p.Practice.AbsentNonEU = a
		return ""
	}
	return expected(v, `atteso "authenticated", "permit_copy" o "authenticated_permit"`)
}

func setCollectiveOpen(p *office.Profile, v any) string {
	switch v {
	case "open":
		p.Practice.CollectiveOpen = office.CollectiveOpenYes
	case "closed":
		p.Practice.CollectiveOpen = office.CollectiveClosed
	case "unset":
		p.Practice.CollectiveOpen = office.CollectiveUnset
	default:
		return expected(v, `atteso "open", "closed" o "unset"`)
	}
	return ""
}

func setWalkInDays(p *office.Profile, v any) string {
	const what = "attesi due numeri di giorni prima della partenza, come [4, 5], o []"
	list, ok := v.([]any)
	if !ok || len(list) != 0 && len(list) != 2 {
		return expected(v, what)
	}
	p.Practice.WalkInBeforeDeparture, p.Practice.WalkInDays = false, [2]int{}
	if len(list) == 0 {
		return ""
	}
	low, okLow := list[0].(int64)
	high, okHigh := list[1].(int64)
	if !okLow || !okHigh || low < 0 || high < low || high > 365 {
		return expected(v, what)
	}
	p.Practice.WalkInBeforeDeparture, p.Practice.WalkInDays = true, [2]int{int(low), int(high)}
	return ""
}

func setUrgentBranch(p *office.Profile, v any) string {
	n, ok := v.(int64)
	if !ok || n < 0 || n > 365 {
		return expected(v, "atteso il numero di giorni prima della partenza, o 0 se non si usa")
	}
	p.Practice.UrgentWalkIn, p.Practice.UrgentWalkInDays = n > 0, int(n)
	return ""
}

func setHomeDelivery(p *office.Profile, v any) string {
	var out []office.DatedAmount
	reason := dated(v, "amount", func(from calendar.Date, s string) string {
		a, err := payment.ParseAmount(s)
		if err != nil || a.Cents() <= 0 {
			return expected(s, `attesa una somma come "9.53"`)
		}
		out = append(out, office.DatedAmount{From: from, Amount: a})
		return ""
	})
	if reason == "" {
		p.Practice.HomeDelivery = out
	}
	return reason
}

func setRates(p *office.Profile, v any) string {
	var out []office.Rate
	reason := dated(v, "rate", func(from calendar.Date, s string) string {
		d, ok := domain.ParseDecimal(s)
		if !ok || d.E4 <= 0 {
			return expected(s, `atteso un cambio come "37.9500"`)
		}
		out = append(out, office.Rate{From: from, E4: d.E4})
		return ""
	})
	if reason == "" {
		p.Rates = out
	}
	return reason
}

// dated reads a list of tables {from, <field>}, oldest first.
func dated(v any, field string, add func(from calendar.Date, s string) string) string {
	var rows []map[string]any
	switch list := v.(type) {
	case []map[string]any:
		rows = list
	case []any:
		for _, e := range list {
			row, ok := e.(map[string]any)
			if !ok {
				return expected(e, "attesa una tabella con from e "+field)
			}
			rows = append(rows, row)
		}
	default:
		return expected(v, "atteso un elenco di tabelle con from e "+field)
	}
	var last calendar.Date
	for i, row := range rows {
		at := func(key string) string { return fmt.Sprintf("[%d].%s: ", i, key) }
		for _, k := range slices.Sorted(maps.Keys(row)) {
			if k != "from" && k != field {
				return at(k) + "chiave sconosciuta"
			}
		}
		s, ok := row["from"].(string)
		from, err := calendar.Parse(s)
		if !ok || err != nil {
			return at("from") + expected(row["from"], `atteso un giorno "AAAA-MM-GG"`)
		}
		if !last.IsZero() && !from.After(last) {
			return at("from") + expected(s, "i giorni vanno scritti dal più vecchio al più recente")
		}
		last = from
		value, ok := row[field].(string)
		if !ok {
			return at(field) + expected(row[field], "atteso un numero tra virgolette")
		}
		if reason := add(from, value); reason != "" {
			return at(field) + reason
		}
	}
	return ""
}

var weekdays = []string{"sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"}

func week(field func(*office.Profile) *office.Week) func(*office.Profile, any) string {
	return func(p *office.Profile, v any) string {
		table, ok := v.(map[string]any)
		if !ok {
			return expected(v, "attesa una tabella con i giorni della settimana (monday, tuesday, ...)")
		}
		var w office.Week
		for _, day := range slices.Sorted(maps.Keys(table)) {
			n := slices.Index(weekdays, day)
			if n < 0 {
				return day + ": chiave sconosciuta"
			}
			intervals, reason := intervalsOf(table[day])
			if reason != "" {
				return day + ": " + reason
			}
			w[n] = intervals
		}
		*field(p) = w
		return ""
	}
}

func intervalsOf(v any) ([]office.Interval, string) {
	const what = `atteso un elenco di orari come "08:15-13:00"`
	list, ok := v.([]any)
	if !ok || len(list) > 10 {
		return nil, expected(v, what)
	}
	var out []office.Interval
	for _, e := range list {
		s, _ := e.(string)
		from, to, _ := strings.Cut(s, "-")
		a, errA := calendar.ParseHour(from)
		b, errB := calendar.ParseHour(to)
		if errA != nil || errB != nil {
			return nil, expected(e, "ora impossibile: "+what)
		}
		if !a.Before(b) {
			return nil, expected(e, "l'orario finisce prima di cominciare")
		}
		if n := len(out); n > 0 && !out[n-1].To.Before(a) {
			return nil, expected(e, "si sovrappone all'orario precedente o lo precede")
		}
		out = append(out, office.Interval{From: a, To: b})
	}
	return out, ""
}
