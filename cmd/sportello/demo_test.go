package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"time"

	"civico/sportello/domain"
	"civico/sportello/domain/desk"
	"civico/sportello/domain/mrz"
	"civico/sportello/domain/payment"
	"civico/sportello/domain/rules"
	"civico/sportello/domain/taxcode"
	"civico/sportello/store/officefile"
	"civico/sportello/tui/paper"
)

// fill makes a demonstration, at ten o'clock whenever the test runs, and gives it with
// what it took.
func fill(t testing.TB, o demoOptions) (*archive, time.Duration) {
	t.Helper()
	begun := time.Now()
	p := &program{out: io.Discard, err: io.Discard, now: func() time.Time { return time.Date(2026, 11, 23, 10, 0, 0, 0, rome()) }}
	book := officefile.Embedded()
	profile, err := findOffice(book, o.office)
	if err != nil {
		t.Fatal(err)
	}
	clock, err := p.demoClock(o.day, profile)
	if err != nil {
		t.Fatal(err)
	}
	a, err := p.fillDemo(context.Background(), o, t.TempDir(), clock, profile, book)
	if err != nil {
		for e := err; e != nil; e = errors.Unwrap(e) {
			t.Logf("%T %v", e, e)
		}
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = a.Close() })
	return a, time.Since(begun)
}

func demoDay(t testing.TB, a *archive) desk.Day {
	t.Helper()
	day, err := a.Day(context.Background(), a.Today())
	if err != nil {
		t.Fatal(err)
	}
	return day
}

func TestDemoShowsADayInEveryState(t *testing.T) {
	a, _ := fill(t, demoOptions{office: "matera", day: "23/11/2026", seed: 1})
	day := demoDay(t, a)
	if n := len(day.Rows); n < 55 || n > 65 {
		t.Errorf("%d appointments", n)
	}
	seen := map[string]int{}
	for _, r := range day.Rows {
		seen["visit "+string(r.Visit)]++
		seen["status "+string(r.Status)]++
		seen["state "+string(r.State)]++
		for what, is := range map[string]bool{"minor": r.Minor, "conflict": r.Conflict, "moved": r.MovedFrom != "", "twice": r.Duplicate,
			"family": r.Family > 1, "priority": r.Section == domain.SectionPriority, "walk-in": r.Appointment == ""} {
			if is {
				seen[what]++
			}
		}
	}
	wanted := []string{"minor", "conflict", "moved", "twice", "family", "priority", "walk-in", "visit booked", "visit arrived", "visit no_show",
		"status cancelled", "status vanished"}
	for _, s := range domain.States() {
		wanted = append(wanted, "state "+string(s))
	}
	for _, w := range wanted {
		if seen[w] == 0 {
			t.Errorf("the day has no %q: %v", w, seen)
		}
	}
}

// TestDemoOutcomesAreTheVerdicts: what was concluded in the demonstration is what
// the rules say of it.
func TestDemoOutcomesAreTheVerdicts(t *testing.T) {
	for _, id := range []string{"matera", "bergamo", "cuneo", "massa-carrara"} {
		for seed := range uint64(3) {
			a, _ := fill(t, demoOptions{office: id, day: "23/11/2026", seed: seed})
			for _, r := range demoDay(t, a).Rows {
				if r.Case == "" {
					continue
				}
				e, err := a.evaluated(context.Background(), r.Case)
				if err != nil {
					t.Fatal(err)
				}
				if reason := wrongPapers(&e.Work.Facts); reason != "" {
					t.Errorf("%s seed %d, %s: %s", id, seed, r.Code, reason)
				}
				if got := e.Verdict.Outcome; !outcomeFits(e.Work.State, got) {
					t.Errorf("%s seed %d, %s is %s with verdict %s: %s", id, seed, r.Code, e.Work.State, got, e.Verdict.Headline)
				}
			}
		}
	}
}

func outcomeFits(s domain.State, o rules.Outcome) bool {
	switch s {
	case domain.Accepted:
		return o == rules.Acceptable || o == rules.AcceptableWithNotes
	case domain.Incomplete:
		return o == rules.IncompleteCase
	case domain.AwaitingClearance:
		return o == rules.PendingClearance
	case domain.Refused:
		return o == rules.RefusedCase
	}
	return true
}

// wrongPapers says which invented number has a wrong check digit.
func wrongPapers(c *domain.Case) string {
	if _, err := taxcode.Parse(c.Holder.TaxCode); err != nil {
		return fmt.Sprintf("tax code %s: %v", c.Holder.TaxCode, err)
	}
	if lines := c.Identity.Document.MRZ; len(lines) > 0 {
		if _, err := mrz.Parse(lines...); err != nil {
			return fmt.Sprintf("zone %q: %v", lines, err)
		}
	}
	for _, p := range c.Payments {
		if p.Kind == domain.PayPagoPA && payment.CheckNotice(p.ID) != payment.NoticeGood {
			return "notice " + p.ID
		}
		if p.Kind == domain.PayRevenueStamp && !payment.IsStampNumber(p.ID) {
			return "stamp " + p.ID
		}
	}
	return ""
}

func TestDemoIsTheSameForTheSameSeed(t *testing.T) {
	print := func(seed uint64) string {
		a, _ := fill(t, demoOptions{office: "matera", day: "23/11/2026", seed: seed})
		out := ""
		for _, r := range demoDay(t, a).Rows {
			out += fmt.Sprintln(r.Code, r.Hour, r.Surname, r.Name, r.TaxCode, r.Status, r.Visit, r.State, r.ArrivedAt.Truncate(time.Minute))
			if r.Case == "" {
				continue
			}
			w, err := a.Case(context.Background(), r.Case)
			if err != nil {
				t.Fatal(err)
			}
			out += fmt.Sprintln(domain.Known(&w.Facts))
		}
		return out
	}
	first := print(7)
	if print(7) != first {
		t.Error("seed 7 gave two days")
	}
	if print(8) == first {
		t.Error("seeds 7 and 8 gave one day")
	}
}

// TestSlipsSayEveryRemedy: what is missing or not good in any case of the day stands
// on its list of what to bring, and the list never promises an empty line.
func TestSlipsSayEveryRemedy(t *testing.T) {
	a, _ := fill(t, demoOptions{office: "cuneo", day: "23/11/2026", seed: 3})
	told := 0
	for _, r := range demoDay(t, a).Rows {
		if r.Case == "" {
			continue
		}
		e, err := a.evaluated(context.Background(), r.Case)
		if err != nil {
			t.Fatal(err)
		}
		slip, err := a.slip(e, domain.SlipPrinted{Kind: domain.SlipToBring, Number: 1})
		if err != nil {
			t.Fatal(err)
		}
		text := strings.Join(strings.Fields(paper.Text(slip)), " ")
		for _, f := range e.Verdict.Findings {
			if f.Status != rules.Missing && f.Status != rules.Invalid {
				continue
			}
			told++
			if f.Remedy == "" || !strings.Contains(text, strings.Join(strings.Fields(f.Remedy), " ")) {
				t.Errorf("%s: %s is not on the list: %q", r.Code, f.Rule, f.Remedy)
			}
		}
	}
	if told < 20 {
		t.Errorf("only %d remedies were looked for", told)
	}
}

func BenchmarkDemo(b *testing.B) {
	for b.Loop() {
		_, took := fill(b, demoOptions{office: "matera", day: "23/11/2026", seed: 1})
		b.ReportMetric(float64(took.Milliseconds()), "ms/day")
	}
}
