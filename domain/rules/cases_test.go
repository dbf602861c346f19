package rules

import (
	"slices"
	"strings"
	"testing"

	"civico/sportello/domain"
	"civico/sportello/domain/calendar"
	"civico/sportello/domain/office"
	"civico/sportello/domain/taxcode"
)

// The people of the tests, one fact a line. They are invented.
const adultFacts = `
procedure=passport
product=ordinary
office=matera
filed_on=2026-11-23
channel=counter
booking.code=MT7K2Q
booking.date=2026-11-23
booking.section=ordinary
booking.receipt_shown=true
holder.surname=ROSSI
holder.name=MARIA
holder.sex=F
holder.birth_date=1984-04-05
holder.birth_place=F052
holder.tax_code=RSSMRA84D45F052R
holder.citizenships=ITA
holder.residence.place=F052
holder.residence.aire=false
holder.present=true
holder.minor_children=false
filing_place.ground=residence
application_form.kind=adult
application_form.signed=true
identity.document.kind=cie
identity.document.number=CA12345AB
identity.document.issuer=ITA
identity.document.issued_on=2021-03-01
identity.document.expires_on=2031-04-05
identity.document.has_photo=true
identity.document.stamp_renewed=false
identity.original_shown=true
identity.copy_front_back=true
identity.matches_person=true
photos.count=2
photos.identical=true
photos.recent=true
photos.width_mm=35
photos.height_mm=40
photos.head_ratio=0.75
photos.frontal=true
photos.face_visible=true
photos.white_background=true
photos.mouth_closed=true
photos.glasses=false
photos.head_covering=none
payments[0].kind=pagopa
payments[0].amount=42.70
payments[0].paid_on=2026-11-20
payments[0].id=301000000000000043
payments[0].in_name_of=ROSSI MARIA
payments[0].tax_code=RSSMRA84D45F052R
payments[1].kind=revenue_stamp
payments[1].amount=73.50
payments[1].paid_on=2026-11-20
payments[1].id=01234567890123
fingerprints.taken=true
signature.taken=true
previous_passport.exists=true
previous_passport.state=expired
previous_passport.handed_in=true
previous_passport.return_requested=false
impediments.injunction=false
delivery.mode=in_person
`

// childFacts change the adult into an eight-year-old with both parents present.
const childFacts = `
booking.section=minors_under_12
holder.name=LUCA
holder.sex=M
holder.birth_date=2018-03-10
holder.tax_code=RSSLCU18C10F052B
holder.minor_children=
application_form.kind=minor
identity.document.issued_on=2022-03-12
identity.document.expires_on=2027-03-10
payments[0].in_name_of=ROSSI LUCA
payments[0].tax_code=RSSLCU18C10F052B
fingerprints.taken=
signature.taken=
previous_passport.exists=false
previous_passport.state=
previous_passport.handed_in=
previous_passport.return_requested=
parents[0].role=mother
parents[0].surname=VERDI
parents[0].name=ANNA
parents[0].status=present
parents[0].citizenship=ITA
parents[0].country_of_stay=ITA
parents[0].identity_checked=true
parents[0].signed_form=true
parents[0].id_copy=true
parents[1].role=father
parents[1].surname=ROSSI
parents[1].name=PAOLO
parents[1].status=present
parents[1].citizenship=ITA
parents[1].country_of_stay=ITA
parents[1].identity_checked=true
parents[1].signed_form=true
parents[1].id_copy=true
`

// teenFacts change the child into one of fifteen.
const teenFacts = `
booking.section=ordinary
holder.birth_date=2011-03-10
holder.tax_code=RSSLCU11C10F052U
payments[0].tax_code=RSSLCU11C10F052U
fingerprints.taken=true
signature.taken=true
`

// abroadFacts change the adult into one registered abroad, at the consulate.
const abroadFacts = `
office=consolato
holder.residence.place=Z241
holder.residence.aire=true
holder.residence.aire_up_to_date=true
payments[0].kind=
payments[1].kind=
local_payment.currency=THB
local_payment.rate=37.9500
local_payment.amount=4409.79
`

// set changes facts, one "path=value" a line.
func set(t testing.TB, c *domain.Case, facts string) {
	t.Helper()
	for line := range strings.Lines(facts) {
		line = strings.TrimSpace(line)
		if line == "" {
			continue
		}
		path, value, _ := strings.Cut(line, "=")
		if err := domain.Set(c, domain.Change{Path: path, Value: value}); err != nil {
			t.Fatal(err)
		}
	}
}

func adult(t testing.TB) domain.Case     { return person(t, "") }
func child(t testing.TB) domain.Case     { return person(t, childFacts) }
func teen(t testing.TB) domain.Case      { return person(t, childFacts+teenFacts) }
func emigrated(t testing.TB) domain.Case { return person(t, abroadFacts) }

func person(t testing.TB, facts string) domain.Case {
	t.Helper()
	var c domain.Case
	set(t, &c, adultFacts+facts)
	return c
}

// judge evaluates a case at the office it names.
func judge(t testing.TB, c *domain.Case) Evaluation {
	t.Helper()
	return judgeAt(t, c, officeWith(t, c.Office, nil))
}

func judgeAt(t testing.TB, c *domain.Case, p *office.Profile) Evaluation {
	t.Helper()
	v, err := Evaluate(c, Around{Office: p, Offices: testOffices})
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// example is one row of a family's table: somebody, what differs, what is said.
// Want lists "RULE status", "RULE silent", "RULE not status" or "outcome o",
// separated by semicolons.
type example struct {
	name  string
	who   func(testing.TB) domain.Case
	facts string // "path=value; path=value"
	want  string
}

func runExamples(t *testing.T, examples []example) {
	t.Helper()
	for _, x := range examples {
		t.Run(x.name, func(t *testing.T) {
			c := x.who(t)
			set(t, &c, strings.ReplaceAll(x.facts, "; ", "\n"))
			expect(t, judge(t, &c), x.want)
		})
	}
}

// expect holds an evaluation against an example's want.
func expect(t *testing.T, v Evaluation, want string) {
	t.Helper()
	for w := range strings.SplitSeq(want, "; ") {
		rule, status, _ := strings.Cut(w, " ")
		said := statuses(v, rule)
		not, negated := strings.CutPrefix(status, "not ")
		switch {
		case rule == "outcome":
			if string(v.Outcome) != status {
				t.Errorf("outcome %s, want %s; %s", v.Outcome, status, lacking(v))
			}
		case status == "silent":
			if len(said) > 0 {
				t.Errorf("%s says %v, want silence", rule, said)
			}
		case negated:
			if slices.Contains(said, Status(not)) {
				t.Errorf("%s says %v, want no %s", rule, said, not)
			}
		case !slices.Contains(said, Status(status)):
			t.Errorf("%s says %v, want %s", rule, said, status)
		}
	}
}

func statuses(v Evaluation, rule string) []Status {
	var all []Status
	for _, f := range v.Findings {
		if f.Rule == rule {
			all = append(all, f.Status)
		}
	}
	return all
}

// lacking lists what keeps a case from being acceptable.
func lacking(v Evaluation) string {
	var all []string
	for _, f := range v.Findings {
		if f.Status != Satisfied {
			all = append(all, f.Rule+" "+string(f.Status))
		}
	}
	return strings.Join(all, ", ")
}

// finding gives the first finding of a rule.
func finding(t testing.TB, v Evaluation, rule string) Finding {
	t.Helper()
	for _, f := range v.Findings {
		if f.Rule == rule {
			return f
		}
	}
	t.Fatalf("%s says nothing", rule)
	return Finding{}
}

// codeOf is the tax code of ROSSI MARIA born on a day in a place.
func codeOf(t testing.TB, birth, place string) string {
	t.Helper()
	code, err := taxcode.Compute(taxcode.Person{Surname: "ROSSI", Name: "MARIA", Sex: "F", Birth: calendar.MustParse(birth), Place: place})
	if err != nil {
		t.Fatal(err)
	}
	return code.String()
}
