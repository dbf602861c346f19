package desk_test

import (
	"slices"
	"strings"
	"testing"

	"civico/sportello/domain"
	"civico/sportello/domain/calendar"
	"civico/sportello/domain/desk"
	"civico/sportello/domain/office"
	"civico/sportello/domain/rules"
)

var today = calendar.MustParse("2026-11-23")

func matera() *office.Profile {
	return &office.Profile{ID: "matera", Name: "Questura di Matera", Kind: office.Questura, Province: "MT", Seat: "F052", PatronDay: "07-02",
		Practice: office.Practice{GlassesRefused: true, AbsentNonEU: office.AbsentAuthenticated, Under12PhotoWarnsOnly: true}}
}

// bench is a case being worked: facts are set and the verdict follows.
type bench struct {
	t      testing.TB
	office *office.Profile
	work   domain.Work
	v      rules.Evaluation
}

func newBench(t testing.TB, changes ...domain.Change) *bench {
	t.Helper()
	b := &bench{t: t, office: matera(), work: domain.Work{ID: "c1", State: domain.InProgress}}
	b.change(append([]domain.Change{{Path: "procedure", Value: "passport"}, {Path: "office", Value: "matera"},
		{Path: "filed_on", Value: today.String()}}, changes...))
	return b
}

func adult(t testing.TB) *bench {
	return newBench(t, changes("booking.code", "MT7K2Q", "booking.date", "2026-11-23", "booking.section", "ordinary",
		"holder.surname", "ROSSI", "holder.name", "MARIA", "holder.sex", "F", "holder.birth_date", "1984-04-05", "holder.birth_place", "F052",
		"holder.tax_code", "RSSMRA84D45F052R", "holder.residence.place", "F052")...)
}

func child(t testing.TB) *bench {
	return newBench(t, changes("booking.code", "MT7K2R", "booking.date", "2026-11-23", "booking.section", "minors_under_12",
		"holder.surname", "ROSSI", "holder.name", "LUCA", "holder.sex", "M", "holder.birth_date", "2018-03-10", "holder.birth_place", "F052",
		"holder.tax_code", "RSSLCU18C10F052B", "holder.residence.place", "F052")...)
}

func changes(pathsAndValues ...string) []domain.Change {
	var out []domain.Change
	for i := 0; i+1 < len(pathsAndValues); i += 2 {
		out = append(out, domain.Change{Path: pathsAndValues[i], Value: pathsAndValues[i+1]})
	}
	return out
}

func (b *bench) change(list []domain.Change) {
	b.t.Helper()
	for _, ch := range list {
		if err := domain.Set(&b.work.Facts, ch); err != nil {
			b.t.Fatalf("%v: %v", ch, err)
		}
	}
	v, err := rules.Evaluate(&b.work.Facts, rules.Around{Office: b.office, Offices: office.NewBook([]*office.Profile{b.office})})
	if err != nil {
		b.t.Fatal(err)
	}
	b.v = v
}

func (b *bench) steps() []desk.Step { return desk.Steps(&b.work, b.v, b.office, today) }

func (b *bench) line(id string) *desk.Line {
	b.t.Helper()
	for _, s := range b.steps() {
		for i := range s.Lines {
			if s.Lines[i].ID == id {
				return &s.Lines[i]
			}
		}
	}
	b.t.Fatalf("no line %s", id)
	return nil
}

// typed is what a clerk reads off the papers of the test.
var typed = map[string]string{"number": "CA12345AB", "expires_on": "05/04/2031", "id": "", "paid_on": "-3", "citizenship": "Marocco",
	"country_of_stay": "Italia", "surname": "Neri", "name": "Luca", "birth_date": "01/01/1980", "insured_number": "123456789012",
	"departure": "20/12/2026", "return": "05/01/2027", "countries": "Francia", "members": "24", "purpose": "turistico", "stay_ends_on": "10/02/2027",
	"booklet_number": "YA1234567", "office_reason": "compagnia aerea", "longer_reason": "cura", "tax_code": "RSSLCU84D05F052D", "rate": "37,95", "currency": "THB", "destination": "Francia"}

// answer writes what the key or the reason writes, typing what it asks.
func (b *bench) answer(a desk.Answer) {
	b.t.Helper()
	list := slices.Clone(a.Changes)
	for _, f := range a.Ask {
		text := typed[f.Path[strings.LastIndexByte(f.Path, '.')+1:]]
		if strings.HasSuffix(f.Path, ".id") {
			text = "01234567890123"
			if slices.Contains(a.Changes, domain.Change{Path: strings.TrimSuffix(f.Path, ".id") + ".kind", Value: "pagopa"}) {
				text = "301000000000000043"
			}
		}
		if text == "" {
			text = f.Suggest
		}
		value, err := desk.ParseTyped(f.Path, text, today)
		if err != nil || value == "" {
			b.t.Fatalf("%s: %q is %q, %v", f.Path, text, value, err)
		}
		list = append(list, domain.Change{Path: f.Path, Value: value})
	}
	b.change(list)
}

// seeAll presses the usual key on every line that waits, and says on which.
func (b *bench) seeAll() []string {
	b.t.Helper()
	var pressed []string
	for range 60 {
		l := b.firstOpen(pressed)
		if l == nil {
			return pressed
		}
		pressed = append(pressed, l.ID)
		b.answer(l.Seen)
	}
	b.t.Fatalf("no end: %v", pressed)
	return nil
}

func (b *bench) firstOpen(not []string) *desk.Line {
	for _, s := range b.steps() {
		for i := range s.Lines {
			if l := &s.Lines[i]; l.IsOpen() && !l.Seen.IsEmpty() && !slices.Contains(not, l.ID) {
				return l
			}
		}
	}
	return nil
}

func (b *bench) failing() []string {
	var out []string
	for _, f := range b.v.Findings {
		if f.Status == rules.Missing || f.Status == rules.Invalid || f.Status == rules.Blocked {
			out = append(out, f.Rule+" "+string(f.Status)+" "+f.Path+": "+f.Message)
		}
	}
	return out
}

func TestUsualKeysCompleteAnAdultCase(t *testing.T) {
	b := adult(t)
	pressed := b.seeAll()
	if b.v.Outcome != rules.Acceptable && b.v.Outcome != rules.AcceptableWithNotes {
		t.Fatalf("%s after %v\n%s", b.v.Outcome, pressed, strings.Join(b.failing(), "\n"))
	}
	if len(pressed) > 16 {
		t.Errorf("%d lines to press: %v", len(pressed), pressed)
	}
	for _, s := range b.steps() {
		if s.ID != desk.StepSummary && s.Sign != desk.Done {
			t.Errorf("%s is %s", s.Title, s.Sign.Word())
		}
	}
}

func TestUsualKeysCompleteAMinorCase(t *testing.T) {
	b := child(t)
	pressed := b.seeAll()
	if b.v.Outcome != rules.Acceptable && b.v.Outcome != rules.AcceptableWithNotes {
		t.Fatalf("%s after %v\n%s", b.v.Outcome, pressed, strings.Join(b.failing(), "\n"))
	}
	for _, s := range b.steps() {
		if s.ID == desk.StepPrints && s.Sign != desk.NotApplicable {
			t.Errorf("under twelve the prints are %s", s.Sign.Word())
		}
	}
}

// reason is the answer of a line's list that begins so.
func (b *bench) reason(line, label string) desk.Answer {
	b.t.Helper()
	l := b.line(line)
	for _, a := range l.Not {
		if strings.HasPrefix(a.Label, label) {
			return a
		}
	}
	b.t.Fatalf("%s has no reason %q", line, label)
	return desk.Answer{}
}

func TestConsentOfAnAbsentFather(t *testing.T) {
	for _, c := range []struct {
		name, reason, rule string
		papers             int // that the papers line asks; 0: no such line
	}{
		{"absent Italian, nothing shown", "assente, italiano: mancano", "ASS-3", 3},
		{"absent Italian, all shown", "assente, italiano: modulo", "ASS-3", 3},
		{"absent Moroccan in Italy, at Matera", "assente, straniero", "ASS-4", 2},
		{"deceased", "deceduto", "ASS-6", 1},
		{"refuses", "rifiuta", "ASS-7", 0},
		{"cannot be found", "irreperibile", "ASS-7", 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			b := child(t)
			b.answer(b.line("parents[0]").Seen)
			b.answer(b.reason("parents[1]", c.reason))
			if !slices.ContainsFunc(b.v.Findings, func(f rules.Finding) bool { return f.Rule == c.rule }) {
				t.Fatalf("%s says nothing: %v", c.rule, b.failing())
			}
			if c.papers > 0 {
				label := b.line("parents[1].papers").Label // all alike: the line's sign is theirs
				if n := 1 + strings.Count(label, ","); n != c.papers || strings.ContainsAny(label, "·✓!") {
					t.Errorf("%d papers: %s", n, label)
				}
				if c.papers > 1 {
					b.answer(b.line("parents[1].papers").Not[0])
					if label = b.line("parents[1].papers").Label; !strings.HasPrefix(label, "  ! ") {
						t.Errorf("not alike: %s", label)
					}
				}
			} else {
				b.line("judge")
			}
			if l := b.line("parents[0]"); l.Sign != desk.Done {
				t.Errorf("the mother is %s: %v", l.Sign.Word(), l.Findings)
			}
			b.seeAll()
			if b.v.Outcome != rules.Acceptable && b.v.Outcome != rules.AcceptableWithNotes {
				t.Errorf("%s\n%s", b.v.Outcome, strings.Join(b.failing(), "\n"))
			}
		})
	}
}

func TestAnOnlyParentAndAGuardianStandAlone(t *testing.T) {
	b := child(t)
	b.answer(b.line("parents[0]").Seen)
	b.answer(b.reason("parents[1]", "non c'è"))
	b.seeAll()
	if bad := b.failing(); len(bad) > 0 {
		t.Errorf("only parent: %v", bad)
	}
	b = child(t)
	b.answer(b.reason("parents.more", "tutore"))
	b.seeAll()
	if bad := b.failing(); len(bad) > 0 {
		t.Errorf("guardian: %v", bad)
	}
}

// severity orders statuses as the outcome does.
var severity = map[rules.Status]int{rules.Satisfied: 0, rules.Note: 1, rules.Warning: 2, rules.Pending: 3, rules.Missing: 4, rules.Invalid: 5, rules.Blocked: 6}

func TestEverySeenAnswerMovesItsLineTowardsDone(t *testing.T) {
	for name, b := range map[string]*bench{"adult": adult(t), "child": child(t)} {
		for range 40 {
			l := b.firstOpen(nil)
			if l == nil {
				break
			}
			before := worst(l.Findings)
			id := l.ID
			b.answer(l.Seen)
			after := b.line(id)
			if after.IsOpen() || worst(after.Findings) > before {
				t.Fatalf("%s: after the usual key %s is %s, from %d to %d: %v", name, id, after.Sign.Word(), before, worst(after.Findings), after.Findings)
			}
		}
	}
}

func worst(findings []rules.Finding) int {
	n := 0
	for _, f := range findings {
		n = max(n, severity[f.Status])
	}
	return n
}
