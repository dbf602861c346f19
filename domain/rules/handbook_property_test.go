package rules

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"civico/sportello/domain"
)

// somebody are the people that properties are tried on.
var somebody = []func(testing.TB) domain.Case{adult, child, teen, emigrated, traveller, group, stranded, largestMinor}

// anybody is one of somebody or a random case, with the office it stands at.
func anybody(t testing.TB, r *rand.Rand, i int) (domain.Case, Around) {
	if i < len(somebody) {
		c := somebody[i](t)
		return c, Around{Office: officeWith(t, c.Office, nil), Offices: testOffices}
	}
	c, p := randomCase(t, r)
	return c, Around{Office: p, Offices: testOffices, InStore: i%2 == 0}
}

func verdict(t testing.TB, c *domain.Case, a Around) Evaluation {
	t.Helper()
	v, err := Evaluate(c, a)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// goodValue are the facts with a value that no desk would object to, by their
// keys without the numbers of entries. Facts without one are left out: dates,
// amounts, names, kinds, and those where either answer is as good.
var goodValue = map[string]string{}

func init() {
	for value, keys := range map[string]string{
		"true": `booking.receipt_shown holder.residence.aire_up_to_date holder.present filing_place.proof_shown application_form.signed
			identity.document.has_photo identity.original_shown identity.copy_front_back identity.matches_person identity.copy_signed
			identity.digitally_signed identity.unchanged_declaration photos.identical photos.recent photos.frontal photos.face_visible
			photos.white_background photos.mouth_closed fee_exemption.evidence fingerprints.taken fingerprints.evidence signature.taken
			signature.evidence previous_passport.handed_in previous_passport.police_report impediments.declaration_signed
			parents.identity_checked parents.signed_form parents.id_copy parents.id_copy_signed parents.signature_authenticated
			parents.residence_permit_copy parents.consular_act parents.self_declared_death parents.death_certificate
			other_parent.identity_checked other_parent.signed_form other_parent.id_copy other_parent.id_copy_signed
			other_parent.signature_authenticated other_parent.residence_permit_copy other_parent.consular_act
			other_parent.self_declared_death other_parent.death_certificate sole_parent custody.order_shown judge_authorisation
			foreign_birth_certificate urgency.evidence_shown urgency.impossibility_evidence urgency.sole_document_declaration
			delivery.proxy.named_at_filing delivery.proxy.handwritten delivery.proxy.holder_id_copy_signed delivery.proxy.own_id_copy
			delivery.home.address_complete delivery.home.envelope_filled accompaniment.companions.adult
			accompaniment.companions.id_copy_signed accompaniment.crosses_border collection.identity_matches
			group.leader_passport_valid loss_abroad.police_report loss_abroad.departure_imminent`,
		"false": `photos.glasses impediments.injunction impediments.other identity.document.stamp_renewed
			identity.document.not_valid_abroad accompaniment.travel_document.not_valid_abroad collection.handed_over_before
			holder.minor_children further_inquiry`,
		"2": "photos.count", "35": "photos.width_mm", "40": "photos.height_mm", "0.75": "photos.head_ratio", "none": "photos.head_covering",
		"municipality": "photos.authenticated_by", "ITA": "holder.citizenships", "in_person": "delivery.mode", "paper": "accompaniment.form",
		"at_counter": "accompaniment.filing_mode", "holder": "collection.by", "ita": "urgency.evidence_language",
		"24": "group.members", "religious": "group.purpose",
	} {
		for key := range strings.FieldsSeq(keys) {
			goodValue[key] = value
		}
	}
}

// worsens are the good values that may make an outcome worse, and the rule that
// says so: the answer brings into play another fact that was already seen not good.
var worsens = map[string]string{
	"holder.present": "IDE-4", // who stands there is compared with the document
}

var gravityOf = map[Outcome]int{Acceptable: 0, AcceptableWithNotes: 1, PendingClearance: 2, IncompleteCase: 3, NotCompetent: 4, RefusedCase: 4}

// TestGoodAnswersNeverHarm fills in one unknown fact with its good value.
func TestGoodAnswersNeverHarm(t *testing.T) {
	for key := range goodValue {
		if _, err := domain.KindOf(inFirstEntry(key)); err != nil {
			t.Fatalf("%s: %v", key, err)
		}
	}
	keys := make([]string, 0, len(goodValue))
	for key := range goodValue {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	r := rand.New(rand.NewPCG(3, 1967))
	for i := range randomCases() / 40 {
		c, a := anybody(t, r, i)
		before := verdict(t, &c, a)
		for _, key := range keys {
			path := inFirstEntry(key)
			if known, _ := domain.Get(&c, path); known != "" || !isAsked(&c, key) {
				continue
			}
			better := c
			better.Parents = slices.Clone(c.Parents)
			better.AccompanimentFacts.Companions = slices.Clone(c.AccompanimentFacts.Companions)
			if err := domain.Set(&better, domain.Change{Path: path, Value: goodValue[key]}); err != nil {
				t.Fatal(err)
			}
			after := verdict(t, &better, a)
			if gravityOf[after.Outcome] <= gravityOf[before.Outcome] || len(statuses(after, worsens[key])) > 0 {
				continue
			}
			t.Errorf("case %d: %s=%s makes %s of %s: %s\nbefore: %s", i, path, goodValue[key], after.Outcome, before.Outcome, lacking(after), lacking(before))
		}
	}
}

// inFirstEntry is a path of a fact in the first entry of its list.
func inFirstEntry(key string) string {
	for _, list := range []string{"parents", "accompaniment.companions"} {
		if rest, ok := strings.CutPrefix(key, list+"."); ok {
			return list + "[0]." + rest
		}
	}
	return key
}

// isAsked says that a fact is unknown rather than of a thing that is not there: a
// parent nobody entered, a journey nobody claimed, a booking that was never made.
func isAsked(c *domain.Case, key string) bool {
	group, _, _ := strings.Cut(key, ".")
	switch group {
	case "parents":
		return len(c.Parents) > 0 && isEntered(&c.Parents[0])
	case "other_parent":
		return isEntered(&c.OtherParent)
	case "accompaniment":
		all := c.AccompanimentFacts.Companions
		return !strings.Contains(key, "companions") || len(all) > 0 && all[0] != (domain.Companion{})
	case "urgency":
		return c.Urgency.Departure != (domain.Date{})
	case "booking":
		return !c.Booking.WalkIn
	}
	return true
}
