package officefile_test

import (
	"os"
	"strconv"
	"strings"
	"testing"

	"civico/sportello/domain"
	"civico/sportello/domain/calendar"
	"civico/sportello/domain/office"
	"civico/sportello/domain/rules"
	"civico/sportello/domain/taxcode"
)

// somebody is a person of testdata/people.txt, as facts that depend on the office
// and the day.
type somebody struct {
	name  string
	facts []domain.Change
}

func people(t testing.TB) []somebody {
	t.Helper()
	content, err := os.ReadFile("testdata/people.txt")
	if err != nil {
		t.Fatal(err)
	}
	var all []somebody
	for line := range strings.Lines(string(content)) {
		line = strings.TrimSpace(line)
		if name, begins := strings.CutPrefix(line, "== "); begins {
			all = append(all, somebody{name: name})
			continue
		}
		if len(all) == 0 || line == "" {
			continue
		}
		who := &all[len(all)-1]
		if like, copies := strings.CutPrefix(line, "from "); copies {
			who.facts = append(who.facts, factsOf(t, all, like)...)
			continue
		}
		path, value, ok := strings.Cut(line, "=")
		if !ok {
			t.Fatalf("%s: %s", who.name, line)
		}
		who.facts = append(who.facts, domain.Change{Path: path, Value: value})
	}
	return all
}

func factsOf(t testing.TB, all []somebody, name string) []domain.Change {
	for _, p := range all {
		if p.name == name {
			return p.facts
		}
	}
	t.Fatalf("nobody is called %q", name)
	return nil
}

// file is the person's case at an office on a day.
func (s somebody) file(t testing.TB, p *office.Profile, day domain.Date) domain.Case {
	t.Helper()
	c := domain.Case{Office: p.ID, FiledOn: day}
	own := ownTo(p, day)
	for _, ch := range s.facts {
		if value, named := own[ch.Value]; named {
			ch.Value = value
		} else {
			ch.Value = countedFrom(t, day, ch.Value)
		}
		if err := domain.Set(&c, ch); err != nil {
			t.Fatalf("%s: %v", s.name, err)
		}
	}
	h := &c.Holder
	code, err := taxcode.Compute(taxcode.Person{Surname: h.Surname, Name: h.Name, Sex: string(h.Sex), Birth: h.BirthDate, Place: h.BirthPlace})
	if err != nil {
		t.Fatal(err)
	}
	h.TaxCode = code.String()
	for i := range c.Payments {
		pay := &c.Payments[i]
		if pay.Kind != domain.PayRevenueStamp {
			pay.InNameOf = h.Surname + " " + h.Name
		}
		if pay.Kind == domain.PayPagoPA {
			pay.TaxCode, pay.Account, pay.Payee, pay.Reason = h.TaxCode, "", "", ""
		}
	}
	return c
}

// ownTo are the values that depend on the office and the day.
func ownTo(p *office.Profile, day domain.Date) map[string]string {
	price := rules.BookletPrice(day)
	if !p.IsItalian() {
		return map[string]string{"{seat}": "Z241", "{abroad}": "true", "{means}": "", "{price}": "",
			"{currency}": "EUR", "{rate}": "1.0000", "{cash}": price.Amount.Add(rules.Contribution).String()}
	}
	return map[string]string{"{seat}": p.Seat, "{abroad}": "false", "{means}": string(price.Kind), "{price}": price.Amount.String(),
		"{currency}": "", "{rate}": "", "{cash}": ""}
}

// countedFrom gives "@-42y-200d" as a day counted from another.
func countedFrom(t testing.TB, day domain.Date, value string) string {
	t.Helper()
	rest, counted := strings.CutPrefix(value, "@")
	if !counted {
		return value
	}
	for rest != "" && rest != "0" {
		end := strings.IndexAny(rest, "dy")
		n, err := strconv.Atoi(rest[:max(end, 0)])
		if err != nil {
			t.Fatalf("%q is no day", value)
		}
		if rest[end] == 'y' {
			day = day.AddYears(n)
		} else {
			day = day.AddDays(n)
		}
		rest = rest[end+1:]
	}
	return day.String()
}

func TestDaysAreCountedFromTheFiling(t *testing.T) {
	day := calendar.MustParse("2026-11-23")
	for value, want := range map[string]string{
		"@0": "2026-11-23", "@-3d": "2026-11-20", "@+20d": "2026-12-13", "@-42y-200d": "1984-05-07", "true": "true",
	} {
		if got := countedFrom(t, day, value); got != want {
			t.Errorf("%s is %s, want %s", value, got, want)
		}
	}
	if n := len(people(t)); n < 12 {
		t.Errorf("%d people are no dozen", n)
	}
}
