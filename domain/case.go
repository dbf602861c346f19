// Package domain holds the case (pratica) of a passport office: its facts, its
// states, and the events it is a fold of. It is pure: standard library only, no
// clock, no files; days and hours are arguments.
//
// The keys in the fact tags are those of the case file and of events; the one
// definition below serves the reader, the writer, the JSON Schema and the fold.
// To add a fact, add a field with its tag here and a line for it in package desk.
package domain

import (
	"civico/sportello/domain/calendar"
	"civico/sportello/domain/payment"
)

type (
	// Date is a civil day; zero is not known.
	Date = calendar.Date
	// Hour is a time of day; zero is not known.
	Hour = calendar.Hour
	// Amount is money in hundredths; zero value is not known.
	Amount = payment.Amount
)

// Count is a whole number (photos, members, millimetres) that may be unknown.
type Count struct {
	N     int
	Known bool
}

// Number gives a known Count.
func Number(n int) Count { return Count{n, true} }

// Decimal is a plain decimal in ten-thousandths (a rate, a ratio); the zero
// Decimal is not known. "37.9500" is 379500.
type Decimal struct {
	E4    int64
	Known bool
}

// Case is one application as far as it is known. An absent fact is its zero
// value; see the package comment on keys.
type Case struct {
	Procedure          Procedure      `fact:"procedure"`
	Product            Product        `fact:"product"`
	Office             string         `fact:"office"`
	FiledOn            Date           `fact:"filed_on"`
	FiledAt            Hour           `fact:"filed_at"`
	Channel            Channel        `fact:"channel"`
	FurtherInquiry     Tri            `fact:"further_inquiry"`
	Booking            Booking        `fact:"booking"`
	Holder             Holder         `fact:"holder"`
	FilingPlace        FilingPlace    `fact:"filing_place"`
	Form               Form           `fact:"application_form"`
	Identity           Identity       `fact:"identity"`
	Photos             Photos         `fact:"photos"`
	Payments           []Payment      `fact:"payments"`
	LocalPayment       LocalPayment   `fact:"local_payment"`
	FeeExemption       FeeExemption   `fact:"fee_exemption"`
	Fingerprints       Fingerprints   `fact:"fingerprints"`
	Signature          Signature      `fact:"signature"`
	Previous           Previous       `fact:"previous_passport"`
	Impediments        Impediments    `fact:"impediments"`
	Parents            []Parent       `fact:"parents"`
	SoleParent         Tri            `fact:"sole_parent"`
	OtherParent        Parent         `fact:"other_parent"`
	Custody            Custody        `fact:"custody"`
	JudgeAuthorisation Tri            `fact:"judge_authorisation"`
	ForeignBirthCert   Tri            `fact:"foreign_birth_certificate"`
	Urgency            Urgency        `fact:"urgency"`
	Delivery           Delivery       `fact:"delivery"`
	AccompanimentFacts Accompanying   `fact:"accompaniment"`
	CollectionFacts    CollectionDesk `fact:"collection"`
	Group              Group          `fact:"group"`
	LossAbroad         LossAbroad     `fact:"loss_abroad"`
	Waivers            []Waiver       `fact:"waivers"`
}

// Booking is the appointment of the online agenda. WalkIn (the case file's null)
// says that the person came without one; the zero Booking is not known.
type Booking struct {
	WalkIn       bool    `fact:"-"`
	Code         string  `fact:"code"`
	Date         Date    `fact:"date"`
	Section      Section `fact:"section"`
	ReceiptShown Tri     `fact:"receipt_shown"`
}

// IsBooked says that an appointment is known.
func (b Booking) IsBooked() bool {
	return !b.WalkIn && (b.Code != "" || !b.Date.IsZero() || b.Section != "" || b.ReceiptShown.IsKnown())
}

// Holder is the person the document is for.
type Holder struct {
	Surname       string    `fact:"surname"`
	Name          string    `fact:"name"`
	Sex           Sex       `fact:"sex"`
	BirthDate     Date      `fact:"birth_date"`
	BirthPlace    string    `fact:"birth_place" form:"belfiore"`
	TaxCode       string    `fact:"tax_code"`
	Citizenships  []string  `fact:"citizenships" form:"state"`
	Residence     Residence `fact:"residence"`
	Present       Tri       `fact:"present"`
	MinorChildren Tri       `fact:"minor_children"`
}

// AgeOn is the holder's age in whole years, and false while the birth date is unknown.
func (h Holder) AgeOn(day Date) (int, bool) {
	if h.BirthDate.IsZero() || day.IsZero() {
		return 0, false
	}
	return calendar.Age(h.BirthDate, day), true
}

// Residence is where the holder is registered: a municipality, or a State abroad.
type Residence struct {
	Place        string `fact:"place" form:"belfiore"`
	AIRE         Tri    `fact:"aire"`
	AIREUpToDate Tri    `fact:"aire_up_to_date"`
}

// FilingPlace is why this office is asked, and the clearance of the competent one.
type FilingPlace struct {
	Ground               Ground `fact:"ground"`
	Reason               string `fact:"reason"`
	ProofShown           Tri    `fact:"proof_shown"`
	ClearanceRequestedOn Date   `fact:"clearance_requested_on"`
	ClearanceReceivedOn  Date   `fact:"clearance_received_on"`
}

// Form is the application form (modulo 308).
type Form struct {
	Kind   FormKind `fact:"kind"`
	Signed Tri      `fact:"signed"`
}

// Identity is how the holder was identified.
type Identity struct {
	Document        Document `fact:"document"`
	OriginalShown   Tri      `fact:"original_shown"`
	CopyFrontBack   Tri      `fact:"copy_front_back"`
	MatchesPerson   Tri      `fact:"matches_person"`
	CopySigned      Tri      `fact:"copy_signed"`
	DigitallySigned Tri      `fact:"digitally_signed"`
	Unchanged       Tri      `fact:"unchanged_declaration"`
}

// Document is an identity document; it is given when anything of it is known.
type Document struct {
	Kind           DocumentKind `fact:"kind"`
	Number         string       `fact:"number"`
	Issuer         string       `fact:"issuer" form:"state"`
	IssuedOn       Date         `fact:"issued_on"`
	ExpiresOn      Date         `fact:"expires_on"`
	HasPhoto       Tri          `fact:"has_photo"`
	StampRenewed   Tri          `fact:"stamp_renewed"`
	NotValidAbroad Tri          `fact:"not_valid_abroad"`
	MRZ            []string     `fact:"mrz"`
}

// IsGiven says that something of the document is known.
func (d Document) IsGiven() bool {
	return d.Kind != "" || d.Number != "" || d.Issuer != "" || !d.IssuedOn.IsZero() || !d.ExpiresOn.IsZero() ||
		d.HasPhoto.IsKnown() || d.StampRenewed.IsKnown() || d.NotValidAbroad.IsKnown() || len(d.MRZ) > 0
}

// Photos are the prints handed in.
type Photos struct {
	Count           Count          `fact:"count"`
	Identical       Tri            `fact:"identical"`
	Recent          Tri            `fact:"recent"`
	TakenOn         Date           `fact:"taken_on"`
	WidthMM         Count          `fact:"width_mm"`
	HeightMM        Count          `fact:"height_mm"`
	HeadRatio       Decimal        `fact:"head_ratio" form:"number"`
	Frontal         Tri            `fact:"frontal"`
	FaceVisible     Tri            `fact:"face_visible"`
	WhiteBackground Tri            `fact:"white_background"`
	MouthClosed     Tri            `fact:"mouth_closed"`
	Glasses         Tri            `fact:"glasses"`
	HeadCovering    HeadCovering   `fact:"head_covering"`
	AuthenticatedBy PhotoAuthority `fact:"authenticated_by"`
}

// Payment is one proof of payment. A payment without a kind is an emptied place
// in the list and counts for nothing.
type Payment struct {
	Kind     PaymentKind `fact:"kind"`
	Amount   Amount      `fact:"amount"`
	PaidOn   Date        `fact:"paid_on"`
	ID       string      `fact:"id"`
	InNameOf string      `fact:"in_name_of"`
	TaxCode  string      `fact:"tax_code"`
	Account  string      `fact:"account"`
	Payee    string      `fact:"payee"`
	Reason   string      `fact:"reason"`
}

// LocalPayment is cash in local currency at a consulate.
type LocalPayment struct {
	Currency string  `fact:"currency"`
	Rate     Decimal `fact:"rate"`
	Amount   Amount  `fact:"amount"`
	PaidOn   Date    `fact:"paid_on"`
}

// IsGiven says that a cash payment was recorded.
func (p LocalPayment) IsGiven() bool { return p != LocalPayment{} }

// FeeExemption is a claim not to owe fees; none is claimed without a ground.
type FeeExemption struct {
	Ground   ExemptionGround `fact:"ground"`
	Evidence Tri             `fact:"evidence"`
}

// Fingerprints as taken at the desk.
type Fingerprints struct {
	Taken     Tri             `fact:"taken"`
	Exemption PrintsExemption `fact:"exemption"`
	Evidence  Tri             `fact:"evidence"`
}

// Signature as taken at the desk.
type Signature struct {
	Taken     Tri                `fact:"taken"`
	Exemption SignatureExemption `fact:"exemption"`
	Evidence  Tri                `fact:"evidence"`
}

// Previous is the passport the holder already had.
type Previous struct {
	Exists          Tri           `fact:"exists"`
	State           PassportState `fact:"state"`
	ExpiresOn       Date          `fact:"expires_on"`
	HandedIn        Tri           `fact:"handed_in"`
	PoliceReport    Tri           `fact:"police_report"`
	ReturnRequested Tri           `fact:"return_requested"`
}

// Impediments are the bars of art. 3 and 3-bis of L. 1185/1967.
type Impediments struct {
	Injunction        Tri `fact:"injunction"`
	DeclarationSigned Tri `fact:"declaration_signed"`
	Other             Tri `fact:"other"`
}

// Parent holds parental responsibility over a minor holder. An entry without
// role and status is an emptied place in the list.
type Parent struct {
	Role                   ParentRole   `fact:"role"`
	Surname                string       `fact:"surname"`
	Name                   string       `fact:"name"`
	Status                 ParentStatus `fact:"status"`
	Citizenship            string       `fact:"citizenship" form:"state"`
	CountryOfStay          string       `fact:"country_of_stay" form:"state"`
	IdentityChecked        Tri          `fact:"identity_checked"`
	SignedForm             Tri          `fact:"signed_form"`
	IDCopy                 Tri          `fact:"id_copy"`
	IDCopySigned           Tri          `fact:"id_copy_signed"`
	SignatureAuthenticated Tri          `fact:"signature_authenticated"`
	PermitCopy             Tri          `fact:"residence_permit_copy"`
	ConsularAct            Tri          `fact:"consular_act"`
	SelfDeclaredDeath      Tri          `fact:"self_declared_death"`
	DeathCertificate       Tri          `fact:"death_certificate"`
}

// IsGiven says that somebody was entered.
func (p Parent) IsGiven() bool { return p != Parent{} }

// Custody is the order of a court on a minor.
type Custody struct {
	Kind       CustodyKind `fact:"kind"`
	HeldBy     ParentRole  `fact:"held_by"`
	OrderShown Tri         `fact:"order_shown"`
}

// Urgency is a journey that cannot wait; none is claimed while all is empty.
type Urgency struct {
	Departure             Date          `fact:"departure"`
	Reason                UrgencyReason `fact:"reason"`
	EvidenceShown         Tri           `fact:"evidence_shown"`
	EvidenceLanguage      string        `fact:"evidence_language"`
	ImpossibilityEvidence Tri           `fact:"impossibility_evidence"`
	SoleDocument          Tri           `fact:"sole_document_declaration"`
}

// IsGiven says that a journey is claimed.
func (u Urgency) IsGiven() bool { return u != Urgency{} }

// Delivery is how the booklet will reach the holder.
type Delivery struct {
	Mode  DeliveryMode `fact:"mode"`
	Proxy Proxy        `fact:"proxy"`
	Home  Home         `fact:"home"`
}

// Proxy collects the booklet for the holder.
type Proxy struct {
	Surname            string `fact:"surname"`
	Name               string `fact:"name"`
	BirthDate          Date   `fact:"birth_date"`
	NamedAtFiling      Tri    `fact:"named_at_filing"`
	Handwritten        Tri    `fact:"handwritten"`
	HolderIDCopySigned Tri    `fact:"holder_id_copy_signed"`
	OwnIDCopy          Tri    `fact:"own_id_copy"`
}

// Home is delivery by insured post.
type Home struct {
	AddressComplete Tri    `fact:"address_complete"`
	EnvelopeFilled  Tri    `fact:"envelope_filled"`
	InsuredNumber   string `fact:"insured_number"`
}

// Accompanying is the declaration for a minor under 14 who travels with others.
// Form is the applicant's choice; OfficeForm, with its reason, is the office's where
// that is another.
type Accompanying struct {
	Form               AccompanimentForm `fact:"form"`
	OfficeForm         AccompanimentForm `fact:"office_form"`
	OfficeReason       string            `fact:"office_reason"`
	Companions         []Companion       `fact:"companions"`
	Countries          []string          `fact:"countries" form:"state"`
	Departure          Date              `fact:"departure"`
	Return             Date              `fact:"return"`
	TravelDocument     TravelDocument    `fact:"travel_document"`
	ApplicantResidence string            `fact:"applicant_residence" form:"belfiore"`
	CrossesBorder      Tri               `fact:"crosses_border"`
	LongerReason       string            `fact:"longer_reason"`
	FilingMode         FilingMode        `fact:"filing_mode"`
}

// IssuedForm is the form in which the declaration is made out: the office's choice
// prevails over the applicant's.
func (a *Accompanying) IssuedForm() AccompanimentForm {
	if a.OfficeForm != "" {
		return a.OfficeForm
	}
	return a.Form
}

// Companion travels with the minor.
type Companion struct {
	Kind         CompanionKind `fact:"kind"`
	Name         string        `fact:"name"`
	Adult        Tri           `fact:"adult"`
	IDCopySigned Tri           `fact:"id_copy_signed"`
}

// TravelDocument is what the minor travels with.
type TravelDocument struct {
	Kind           DocumentKind `fact:"kind"`
	ExpiresOn      Date         `fact:"expires_on"`
	NotValidAbroad Tri          `fact:"not_valid_abroad"`
}

// CollectionDesk is the handing over of a booklet.
type CollectionDesk struct {
	By               Collector `fact:"by"`
	HandedOverBefore Tri       `fact:"handed_over_before"`
	IdentityMatches  Tri       `fact:"identity_matches"`
	BookletNumber    string    `fact:"booklet_number"`
	ReadyOn          Date      `fact:"ready_on"`
	ReturnedByPost   Tri       `fact:"returned_by_post"`
}

// Group is the party of a collective passport.
type Group struct {
	LeaderPassportValid Tri          `fact:"leader_passport_valid"`
	Members             Count        `fact:"members"`
	Purpose             GroupPurpose `fact:"purpose"`
	StayEndsOn          Date         `fact:"stay_ends_on"`
}

// LossAbroad is the emergency an emergency document answers.
type LossAbroad struct {
	PoliceReport      Tri             `fact:"police_report"`
	DepartureImminent Tri             `fact:"departure_imminent"`
	Destination       string          `fact:"destination" form:"state"`
	DestinationKind   DestinationKind `fact:"destination_kind"`
}

// Waiver is a written reason to accept what local practice would refuse.
type Waiver struct {
	Rule   string `fact:"rule"`
	Path   string `fact:"path"`
	Reason string `fact:"reason"`
	By     string `fact:"by"`
}
