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

func cuneo() *office.Profile {
	return &office.Profile{ID: "cuneo", Name: "Questura di Cuneo", Kind: office.Questura, Province: "CN", Seat: "D205",
		Practice: office.Practice{AbsentNonEU: office.AbsentPermitCopy, AccompanimentLonger: true, AccompanimentPassport: true, DomicileProofRequired: true}}
}

func consulate() *office.Profile {
	return &office.Profile{ID: "consolato", Name: "Consolato", Kind: office.Consulate, Currency: "THB",
		Rates:    []office.Rate{{From: calendar.MustParse("2026-01-01"), E4: 379500}},
		Practice: office.Practice{Under12MustCome: true, ParentCopyRequired: true, PhotoHeightMM: 40}}
}

// at is a case of one procedure just opened at an office.
func at(t testing.TB, p *office.Profile, procedure domain.Procedure, facts ...string) *bench {
	t.Helper()
	b := &bench{t: t, office: p, work: domain.Work{ID: "c1", State: domain.InProgress}}
	b.change(changes(append([]string{"procedure", string(procedure), "office", p.ID, "filed_on", today.String(), "booking", domain.WalkIn,
		"holder.surname", "ROSSI", "holder.name", "LUCA", "holder.sex", "M", "holder.birth_place", "F052", "holder.birth_date", "1984-04-05"}, facts...)...))
	return b
}

// young is born on 10 March 2018.
var young = []string{"holder.birth_date", "2018-03-10", "holder.tax_code", "RSSLCU18C10F052B", "holder.residence.place", "F052"}

func with(lists ...[]string) []string { return slices.Concat(lists...) }

// procedureCases are a case of every procedure, of every office that works it
// differently, of every channel: usual keys alone must complete each of them.
var procedureCases = map[string]struct {
	open    func(t testing.TB) *bench
	outcome rules.Outcome
	most    int // lines to press
	steps   string
}{
	"accompaniment at Matera": {func(t testing.TB) *bench { return at(t, matera(), domain.Accompaniment, young...) },
		rules.AcceptableWithNotes, 14, "competence identity trip companions consents summary"},
	"accompaniment at Cuneo by PEC": {func(t testing.TB) *bench {
		return at(t, cuneo(), domain.Accompaniment, with(young, []string{"channel", "pec", "holder.residence.place", "D205"})...)
	}, rules.AcceptableWithNotes, 14, "competence identity trip companions consents summary"},
	"accompaniment at the consulate": {func(t testing.TB) *bench {
		return at(t, consulate(), domain.Accompaniment, "holder.birth_date", "2018-03-10", "holder.residence.place", "Z241")
	}, rules.AcceptableWithNotes, 14, "competence identity trip companions consents summary"},
	"change of residence": {func(t testing.TB) *bench {
		return at(t, matera(), domain.ResidenceChange, "holder.residence.place", "F052")
	}, rules.AcceptableWithNotes, 6, "competence identity previous summary"},
	"change of residence by registered mail": {func(t testing.TB) *bench {
		return at(t, matera(), domain.ResidenceChange, "holder.residence.place", "F052", "channel", "registered_mail")
	}, rules.AcceptableWithNotes, 6, "competence identity previous summary"},
	"change of residence of a minor": {func(t testing.TB) *bench { return at(t, matera(), domain.ResidenceChange, young...) },
		rules.AcceptableWithNotes, 6, "competence identity previous summary"},
	"laissez-passer": {func(t testing.TB) *bench { return at(t, matera(), domain.LaissezPasser, young...) },
		rules.AcceptableWithNotes, 7, "competence identity photos consents summary"},
	"collection": {func(t testing.TB) *bench { return at(t, matera(), domain.Collection) },
		rules.Acceptable, 2, "booklet collector summary"},
	"collection of a minor's booklet": {func(t testing.TB) *bench { return at(t, matera(), domain.Collection, young...) },
		rules.Acceptable, 2, "booklet collector summary"},
	"collection by proxy": {func(t testing.TB) *bench {
		return at(t, matera(), domain.Collection, "collection.by", "proxy", "collection.identity_matches", "true")
	}, rules.Acceptable, 2, "booklet collector summary"},
	"collective passport": {func(t testing.TB) *bench { return at(t, matera(), domain.CollectivePassport) },
		rules.AcceptableWithNotes, 7, "competence identity group payments summary"},
	"emergency document": {func(t testing.TB) *bench { return at(t, consulate(), domain.EmergencyDocument) },
		rules.AcceptableWithNotes, 5, "competence identity loss summary"},
	"passport at the consulate": {func(t testing.TB) *bench {
		return at(t, consulate(), domain.Passport, "booking.date", today.String(), "holder.residence.place", "Z241")
	}, rules.Acceptable, 14, "competence identity photos payments consents prints previous delivery summary"},
	"minor's passport at the consulate": {func(t testing.TB) *bench {
		return at(t, consulate(), domain.Passport, "booking.date", today.String(), "holder.residence.place", "Z241", "holder.birth_date", "2018-03-10", "holder.birth_place", "Z241")
	}, rules.AcceptableWithNotes, 15, "competence identity photos payments consents prints previous delivery summary"},
	"temporary passport": {func(t testing.TB) *bench {
		return at(t, matera(), domain.Passport, "booking.date", today.String(), "product", "temporary", "holder.residence.place", "F052")
	}, rules.AcceptableWithNotes, 15, "competence identity photos payments consents prints previous delivery summary"},
	"temporary passport at the consulate": {func(t testing.TB) *bench {
		return at(t, consulate(), domain.Passport, "booking.date", today.String(), "product", "temporary", "holder.residence.place", "Z241")
	}, rules.AcceptableWithNotes, 15, "competence identity photos payments consents prints previous delivery summary"},
	"passport by PEC": {func(t testing.TB) *bench {
		return at(t, cuneo(), domain.Passport, "channel", "pec", "holder.residence.place", "D205")
	}, rules.PendingClearance, 14, "competence identity photos payments consents prints previous delivery summary"},
	"minor's passport by fax": {func(t testing.TB) *bench {
		return at(t, matera(), domain.Passport, with(young, []string{"channel", "fax"})...)
	}, rules.AcceptableWithNotes, 14, "competence identity photos payments consents prints previous delivery summary"},
	"minor's passport through the municipality": {func(t testing.TB) *bench {
		return at(t, matera(), domain.Passport, with(young, []string{"channel", "municipality"})...)
	}, rules.AcceptableWithNotes, 15, "competence identity photos payments consents prints previous delivery summary"},
	"passport by e-mail": {func(t testing.TB) *bench {
		return at(t, consulate(), domain.Passport, "channel", "email", "holder.residence.place", "Z241")
	}, rules.PendingClearance, 14, "competence identity photos payments consents prints previous delivery summary"},
	"passport by the consular network": {func(t testing.TB) *bench {
		return at(t, consulate(), domain.Passport, "channel", "consular_network", "holder.residence.place", "Z241")
	}, rules.PendingClearance, 14, "competence identity photos payments consents prints previous delivery summary"},
	"passport at a Polis point": {func(t testing.TB) *bench {
		return at(t, matera(), domain.Passport, "channel", "polis", "holder.residence.place", "F052")
	}, rules.Acceptable, 14, "competence identity photos payments consents prints previous delivery summary"},
}

func TestUsualKeysCompleteEveryProcedure(t *testing.T) {
	for name, c := range procedureCases {
		t.Run(name, func(t *testing.T) {
			b := c.open(t)
			var ids []string
			for _, s := range b.steps() {
				ids = append(ids, string(s.ID))
			}
			if got := strings.Join(ids, " "); got != c.steps {
				t.Errorf("steps %s", got)
			}
			pressed := b.seeAll()
			if b.v.Outcome != c.outcome {
				t.Fatalf("%s after %v\n%s", b.v.Outcome, pressed, strings.Join(b.failing(), "\n"))
			}
			if len(pressed) > c.most {
				t.Errorf("%d lines to press: %v", len(pressed), pressed)
			}
			for _, s := range b.steps() {
				if s.ID != desk.StepSummary && (s.Sign == desk.ToDo || s.Sign == desk.Wrong) {
					t.Errorf("%s is %s", s.Title, s.Sign.Word())
				}
			}
		})
	}
}

// TestEverySeenAnswerMovesItsRuleTowardsSatisfied: the usual key never makes a
// line's findings worse, and settles what only it is about.
func TestEverySeenAnswerMovesItsRuleTowardsSatisfied(t *testing.T) {
	for name, c := range procedureCases {
		b := c.open(t)
		for range 60 {
			l := b.firstOpen(nil)
			if l == nil {
				break
			}
			id, before := l.ID, worst(l.Findings)
			b.answer(l.Seen)
			if after := b.line(id); worst(after.Findings) > before || after.IsOpen() {
				t.Fatalf("%s: after the usual key %s is %s, from %d to %d: %v", name, id, after.Sign.Word(), before, worst(after.Findings), after.Findings)
			}
		}
	}
}

// TestNoFindingIsLost: whatever the rules say stands on some line.
func TestNoFindingIsLost(t *testing.T) {
	for name, c := range procedureCases {
		for _, filled := range []bool{false, true} {
			b := c.open(t)
			if filled {
				b.seeAll()
			}
			shown := 0
			for _, s := range b.steps() {
				for _, l := range s.Lines {
					shown += len(l.Findings)
				}
			}
			if shown != len(b.v.Findings) {
				t.Errorf("%s: %d of %d findings are on a line", name, shown, len(b.v.Findings))
			}
		}
	}
}

// variants of the cases above that show other lines.
var variants = []string{"", "accompaniment.companions[0].kind=carrier accompaniment.companions[1].kind=person", "accompaniment.form=paper accompaniment.office_form=passport_note",
	"collection.by=proxy delivery.proxy.named_at_filing=true", "identity.document.kind=passport identity.document.expires_on=2030-01-01", "filing_place.ground=stay",
	"accompaniment.filing_mode=remote parents[0].status=absent parents[0].citizenship=MAR parents[0].country_of_stay=ITA", "holder.birth_place=", "local_payment.rate=38.0000 local_payment.currency=THB",
	"parents[0].role=mother parents[0].status=refuses custody.kind=exclusive", "previous_passport.exists=false", "holder.present=false"}

// TestEveryAnswerOfEveryProcedureCanBeWritten plays every answer of every line, and
// holds that every fact of a case has a field somewhere.
func TestEveryAnswerOfEveryProcedureCanBeWritten(t *testing.T) {
	played, reached := 0, map[string]bool{}
	for name, c := range procedureCases {
		for _, v := range variants {
			b := c.open(t)
			for _, kv := range strings.Fields(v) {
				path, value, _ := strings.Cut(kv, "=")
				b.change(changes(path, value))
			}
			for _, s := range b.steps() {
				for _, l := range s.Lines {
					if l.Label == "" || l.ID == "" {
						t.Errorf("%s: a line without name: %+v", name, l)
					}
					for _, a := range append(l.Not, l.Seen) {
						played++
						probe := domain.Case{}
						for _, ch := range a.Changes {
							if err := domain.Set(&probe, ch); err != nil {
								t.Errorf("%s, %s, %s: %v", name, l.ID, a.Label, err)
							}
						}
						if len(a.Ask) > 0 && a.Label == "" {
							t.Errorf("%s, %s: an answer without name", name, l.ID)
						}
					}
					for _, f := range l.Fields {
						reached[f.Path] = true
					}
				}
			}
		}
	}
	if played < 5000 {
		t.Errorf("only %d answers were played", played)
	}
	for _, path := range []string{"accompaniment.office_form", "accompaniment.office_reason", "accompaniment.longer_reason", "accompaniment.companions[1].adult",
		"accompaniment.travel_document.not_valid_abroad", "accompaniment.applicant_residence", "accompaniment.crosses_border", "accompaniment.filing_mode",
		"collection.by", "collection.handed_over_before", "collection.identity_matches", "collection.booklet_number", "collection.ready_on",
		"collection.returned_by_post", "group.leader_passport_valid", "group.members", "group.purpose", "group.stay_ends_on", "loss_abroad.police_report",
		"loss_abroad.departure_imminent", "loss_abroad.destination", "loss_abroad.destination_kind", "local_payment.currency", "local_payment.rate",
		"local_payment.amount", "local_payment.paid_on", "foreign_birth_certificate", "delivery.proxy.own_id_copy", "holder.residence.aire_up_to_date"} {
		if !reached[path] {
			t.Errorf("%s has no field", path)
		}
	}
}
