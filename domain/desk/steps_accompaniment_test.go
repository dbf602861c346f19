package desk_test

import (
	"strings"
	"testing"

	"civico/sportello/domain"
	"civico/sportello/domain/desk"
	"civico/sportello/domain/office"
	"civico/sportello/domain/rules"
)

func trip(t testing.TB, p *office.Profile, facts ...string) *bench {
	t.Helper()
	return at(t, p, domain.Accompaniment, with(young, facts)...)
}

// lists says that a line of this ID is shown.
func (b *bench) lists(id string) bool {
	for _, s := range b.steps() {
		for _, l := range s.Lines {
			if l.ID == id {
				return true
			}
		}
	}
	return false
}

func (b *bench) mustBe(outcome rules.Outcome) {
	b.t.Helper()
	if b.v.Outcome != outcome {
		b.t.Errorf("%s, want %s\n%s", b.v.Outcome, outcome, strings.Join(b.failing(), "\n"))
	}
}

func TestTwoCompanionsAreAlternativesAndAThirdIsTakenAway(t *testing.T) {
	b := trip(t, matera())
	if b.lists("accompaniment.companions[1]") {
		t.Error("a second companion is asked before the first")
	}
	b.seeAll()
	second := b.line("accompaniment.companions[1]")
	if second.Sign != desk.NotApplicable {
		t.Errorf("the second companion is %s", second.Sign.Word())
	}
	b.change(changes("accompaniment.companions[0].name", "GIALLI PIA"))
	b.answer(second.Seen)
	b.mustBe(rules.AcceptableWithNotes)
	b.change(changes("accompaniment.companions[2].kind", "person", "accompaniment.companions[2].name", "BLU UGO", "accompaniment.companions[2].id_copy_signed", "true"))
	if l := b.line("accompaniment.companions[0]"); l.Sign != desk.Wrong {
		t.Errorf("three companions are %s", l.Sign.Word())
	}
	b.answer(b.reason("accompaniment.companions[2]", "togli"))
	b.mustBe(rules.AcceptableWithNotes)
}

func TestAnAirlineTravelsOnPaperOnly(t *testing.T) {
	b := trip(t, matera())
	b.seeAll()
	b.answer(b.reason("accompaniment.companions[0]", "compagnia"))
	b.answer(b.reason("form_of_declaration", "chiede la menzione"))
	if l := b.line("form_of_declaration"); l.Sign != desk.Wrong {
		t.Errorf("a note for an airline is %s", l.Sign.Word())
	}
	b.answer(b.reason("form_of_declaration", "l'ufficio dispone la carta"))
	b.mustBe(rules.AcceptableWithNotes)
	if b.work.Facts.AccompanimentFacts.IssuedForm() != domain.FormPaper || b.work.Facts.AccompanimentFacts.Form != domain.FormPassportNote {
		t.Error("the office's choice does not prevail over the applicant's, which stays")
	}
	b.answer(b.reason("form_of_declaration", "l'ufficio segue"))
	b.mustBe(rules.IncompleteCase)
}

func TestTheOfficesChoiceNeedsItsReason(t *testing.T) {
	b := trip(t, matera())
	b.seeAll()
	b.change(changes("accompaniment.office_form", "passport_note"))
	if l := b.line("form_of_declaration"); !l.IsOpen() {
		t.Error("a choice without reason does not hold the line up")
	}
}

func TestOneParentMissingHoldsADeclarationUp(t *testing.T) {
	b := trip(t, matera())
	b.seeAll()
	b.answer(b.reason("parents[1]", "togli"))
	if l := b.line("parents[1]"); !l.IsOpen() {
		t.Errorf("without the father the line is %s", l.Sign.Word())
	}
	b.mustBe(rules.IncompleteCase)
}

func TestADeclarationSignedBeforeAsksSignedCopies(t *testing.T) {
	b := trip(t, cuneo(), "holder.residence.place", "D205")
	b.answer(b.reason("filing", "è già firmata"))
	if l := b.line("parents[0]"); !strings.HasPrefix(l.Seen.Label, "assente, italiano") {
		t.Errorf("the usual answer is %q", l.Seen.Label)
	}
	b.seeAll()
	b.mustBe(rules.AcceptableWithNotes)
	b.change(changes("parents[0].status", "present", "parents[0].identity_checked", "true", "parents[0].citizenship", "MAR", "parents[0].id_copy_signed", ""))
	papers := b.line("parents[0].papers")
	if !strings.Contains(papers.Label, "· copia firmata") || !strings.Contains(papers.Label, "· firma autenticata") {
		t.Errorf("asked: %s", papers.Label)
	}
	b.seeAll()
	b.mustBe(rules.AcceptableWithNotes)
}

func TestAJourneyOfSevenMonthsAtCuneoWaitsForTheOfficer(t *testing.T) {
	b := trip(t, cuneo(), "holder.residence.place", "D205")
	b.seeAll()
	b.change(changes("accompaniment.return", "2027-06-30"))
	if l := b.line("trip"); l.Sign != desk.Wrong {
		t.Errorf("seven months without reason are %s", l.Sign.Word())
	}
	b.change(changes("accompaniment.longer_reason", "cura"))
	b.mustBe(rules.PendingClearance)
	if b := trip(t, matera()); strings.Contains(labels(b.line("trip").Not), "sei mesi") {
		t.Error("Matera offers reasons that do not help there")
	}
}

func labels(answers []desk.Answer) string {
	var out []string
	for _, a := range answers {
		out = append(out, a.Label)
	}
	return strings.Join(out, "; ")
}

func TestTheDocumentShownServesForTheJourney(t *testing.T) {
	b := trip(t, matera(), "identity.document.kind", "cie", "identity.document.expires_on", "2028-05-01")
	b.answer(b.line("travel_document").Seen)
	d := b.work.Facts.AccompanimentFacts.TravelDocument
	if d.Kind != domain.DocCIE || d.ExpiresOn.String() != "2028-05-01" || d.NotValidAbroad != domain.No {
		t.Errorf("%+v", d)
	}
	if l := trip(t, cuneo(), "identity.document.kind", "cie", "identity.document.expires_on", "2028-05-01").line("travel_document"); l.Seen.Label != "passaporto" {
		t.Errorf("Cuneo counts passports only: %q", l.Seen.Label)
	}
}
