package domain

// The coded facts of a case. Every type lists its codes in Codes, in the order in
// which a clerk meets them; an empty code is "not yet known". The Italian names of
// the codes are in package desk, for they are words of the screens.

// Procedure is what the citizen asks for.
type Procedure string

const (
	Passport           Procedure = "passport"
	Accompaniment      Procedure = "accompaniment"
	ResidenceChange    Procedure = "residence_change"
	Collection         Procedure = "collection"
	CollectivePassport Procedure = "collective_passport"
	LaissezPasser      Procedure = "laissez_passer"
	EmergencyDocument  Procedure = "emergency_document"
)

func (Procedure) Codes() []string {
	return []string{"passport", "accompaniment", "residence_change", "collection", "collective_passport", "laissez_passer", "emergency_document"}
}

// Product is the booklet of the passport procedure; empty counts as ordinary.
type Product string

const (
	Ordinary  Product = "ordinary"
	Temporary Product = "temporary"
)

func (Product) Codes() []string { return []string{"ordinary", "temporary"} }

// Channel is how the application reached the office; empty counts as the counter.
type Channel string

const (
	Counter         Channel = "counter"
	PEC             Channel = "pec"
	RegisteredMail  Channel = "registered_mail"
	Fax             Channel = "fax"
	Email           Channel = "email"
	ConsularNetwork Channel = "consular_network"
	MunicipalityWay Channel = "municipality"
	Polis           Channel = "polis"
)

func (Channel) Codes() []string {
	return []string{"counter", "pec", "registered_mail", "fax", "email", "consular_network", "municipality", "polis"}
}

// Section is the part of the online agenda a booking was made in.
type Section string

const (
	SectionOrdinary      Section = "ordinary"
	SectionPriority      Section = "priority"
	SectionMinors        Section = "minors_under_12"
	SectionAccompaniment Section = "accompaniment"
)

func (Section) Codes() []string {
	return []string{"ordinary", "priority", "minors_under_12", "accompaniment"}
}

// Sex as written on the documents.
type Sex string

func (Sex) Codes() []string { return []string{"F", "M", "X"} }

// Ground is why this office is asked; empty counts as residence.
type Ground string

const (
	GroundResidence Ground = "residence"
	GroundDomicile  Ground = "domicile"
	GroundStay      Ground = "stay"
	GroundDelegated Ground = "delegated"
)

func (Ground) Codes() []string { return []string{"residence", "domicile", "stay", "delegated"} }

// FormKind is which application form was filled in.
type FormKind string

const (
	FormAdult FormKind = "adult"
	FormMinor FormKind = "minor"
)

func (FormKind) Codes() []string { return []string{"adult", "minor"} }

// DocumentKind is the kind of identity document shown.
type DocumentKind string

const (
	DocCIE           DocumentKind = "cie"
	DocPaperID       DocumentKind = "paper_id"
	DocPassport      DocumentKind = "passport"
	DocDriving       DocumentKind = "driving_licence"
	DocNautical      DocumentKind = "nautical_licence"
	DocPensionBook   DocumentKind = "pension_book"
	DocBoilerLicence DocumentKind = "boiler_licence"
	DocFirearms      DocumentKind = "firearms_licence"
	DocStateCard     DocumentKind = "state_card"
	DocOther         DocumentKind = "other"
)

func (DocumentKind) Codes() []string {
	return []string{"cie", "paper_id", "passport", "driving_licence", "nautical_licence", "pension_book",
		"boiler_licence", "firearms_licence", "state_card", "other"}
}

// HeadCovering is what the photo shows on the head.
type HeadCovering string

const (
	CoveringNone      HeadCovering = "none"
	CoveringReligious HeadCovering = "religious"
	CoveringOther     HeadCovering = "other"
)

func (HeadCovering) Codes() []string { return []string{"none", "religious", "other"} }

// PhotoAuthority is who authenticated the photo of an absent holder.
type PhotoAuthority string

const (
	AuthorityNone         PhotoAuthority = "none"
	AuthorityMunicipality PhotoAuthority = "municipality"
	AuthorityNotary       PhotoAuthority = "notary"
)

func (PhotoAuthority) Codes() []string { return []string{"none", "municipality", "notary"} }

// PaymentKind is the kind of proof of payment.
type PaymentKind string

const (
	PayPagoPA       PaymentKind = "pagopa"
	PayRevenueStamp PaymentKind = "revenue_stamp"
	PayPostalSlip   PaymentKind = "postal_slip"
)

func (PaymentKind) Codes() []string { return []string{"pagopa", "revenue_stamp", "postal_slip"} }

// ExemptionGround is why fees are not due (L. 1185/1967 art. 19).
type ExemptionGround string

const (
	ExemptEmigrant       ExemptionGround = "emigrant"
	ExemptMilitaryReturn ExemptionGround = "military_return"
	ExemptIndigent       ExemptionGround = "indigent"
	ExemptReligious      ExemptionGround = "religious"
	ExemptLostInPost     ExemptionGround = "lost_in_post"
)

func (ExemptionGround) Codes() []string {
	return []string{"emigrant", "military_return", "indigent", "religious", "lost_in_post"}
}

// PrintsExemption is why fingerprints could not be taken.
type PrintsExemption string

const (
	PrintsPermanent        PrintsExemption = "permanent"
	PrintsPermanentEvident PrintsExemption = "permanent_evident"
	PrintsTemporary        PrintsExemption = "temporary"
)

func (PrintsExemption) Codes() []string {
	return []string{"permanent", "permanent_evident", "temporary"}
}

// SignatureExemption is why the booklet says «esente» in place of a signature.
type SignatureExemption string

const (
	SignIlliterate SignatureExemption = "illiterate"
	SignPhysical   SignatureExemption = "physical"
)

func (SignatureExemption) Codes() []string { return []string{"illiterate", "physical"} }

// PassportState is what became of the previous passport.
type PassportState string

const (
	PassportValid   PassportState = "valid"
	PassportExpired PassportState = "expired"
	PassportDamaged PassportState = "damaged"
	PassportFull    PassportState = "full"
	PassportLost    PassportState = "lost"
	PassportStolen  PassportState = "stolen"
)

func (PassportState) Codes() []string {
	return []string{"expired", "valid", "damaged", "full", "lost", "stolen"}
}

// ParentRole is what an adult is to the minor holder.
type ParentRole string

const (
	RoleMother    ParentRole = "mother"
	RoleFather    ParentRole = "father"
	RoleParent    ParentRole = "parent"
	RoleGuardian  ParentRole = "guardian"
	RoleCustodian ParentRole = "custodian"
)

func (ParentRole) Codes() []string {
	return []string{"mother", "father", "parent", "guardian", "custodian"}
}

// ParentStatus is where a parent stands towards the consent.
type ParentStatus string

const (
	ParentPresent     ParentStatus = "present"
	ParentAbsent      ParentStatus = "absent"
	ParentDeceased    ParentStatus = "deceased"
	ParentUnreachable ParentStatus = "unreachable"
	ParentRefuses     ParentStatus = "refuses"
)

func (ParentStatus) Codes() []string {
	return []string{"present", "absent", "deceased", "unreachable", "refuses"}
}

// CustodyKind is how parental responsibility is shared; empty counts as joint.
type CustodyKind string

const (
	CustodyJoint          CustodyKind = "joint"
	CustodyExclusive      CustodyKind = "exclusive"
	CustodySuperExclusive CustodyKind = "super_exclusive"
)

func (CustodyKind) Codes() []string { return []string{"joint", "exclusive", "super_exclusive"} }

// UrgencyReason is why the journey cannot wait.
type UrgencyReason string

func (UrgencyReason) Codes() []string {
	return []string{"work", "study", "health", "tourism", "other"}
}

// DeliveryMode is how the booklet reaches the holder.
type DeliveryMode string

const (
	DeliverInPerson DeliveryMode = "in_person"
	DeliverProxy    DeliveryMode = "proxy"
	DeliverHome     DeliveryMode = "home"
)

func (DeliveryMode) Codes() []string { return []string{"in_person", "proxy", "home"} }

// AccompanimentForm is how the companion is recorded.
type AccompanimentForm string

const (
	FormPaper        AccompanimentForm = "paper"
	FormPassportNote AccompanimentForm = "passport_note"
)

func (AccompanimentForm) Codes() []string { return []string{"paper", "passport_note"} }

// CompanionKind is who travels with the minor.
type CompanionKind string

const (
	CompanionPerson  CompanionKind = "person"
	CompanionCarrier CompanionKind = "carrier"
	CompanionBody    CompanionKind = "body"
)

func (CompanionKind) Codes() []string { return []string{"person", "carrier", "body"} }

// FilingMode is how an accompaniment declaration reached the office.
type FilingMode string

const (
	FiledAtCounter FilingMode = "at_counter"
	FiledPreSigned FilingMode = "pre_signed"
	FiledRemote    FilingMode = "remote"
)

func (FilingMode) Codes() []string { return []string{"at_counter", "pre_signed", "remote"} }

// Collector is who comes for the booklet.
type Collector string

const (
	CollectedByHolder Collector = "holder"
	CollectedByProxy  Collector = "proxy"
	CollectedByParent Collector = "parent"
)

func (Collector) Codes() []string { return []string{"holder", "proxy", "parent"} }

// GroupPurpose is what a collective passport is for.
type GroupPurpose string

func (GroupPurpose) Codes() []string {
	return []string{"cultural", "religious", "sport", "tourism", "agreement"}
}

// DestinationKind is where an emergency document leads.
type DestinationKind string

const (
	ToItaly       DestinationKind = "return"
	ToResidence   DestinationKind = "residence"
	ToExceptional DestinationKind = "exceptional"
)

func (DestinationKind) Codes() []string { return []string{"return", "residence", "exceptional"} }
