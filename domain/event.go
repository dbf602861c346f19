package domain

import "time"

// EventRef names one event in all logs: the station that wrote it and its number
// there, from 1. The zero EventRef names none.
type EventRef struct {
	Station string
	N       int64
}

// IsZero says that no event is named.
func (r EventRef) IsZero() bool { return r == EventRef{} }

// Event is one change that a desk made. Entity is the opaque id of the case or
// appointment it is about; At is the writer's instant in UTC; Clerk is the
// clerk's name as the desk's settings give it.
type Event struct {
	Ref    EventRef
	At     time.Time
	Desk   int
	Clerk  string
	Entity string
	Body   Body
}

// Body is what happened. Type is the name and version written in the log.
type Body interface{ Type() string }

// CaseOpened begins a case. Appointment is the booking's entity id, empty for a
// walk-in; Changes copy what the booking says.
type CaseOpened struct {
	Appointment string
	Changes     []Change
}

// CaseChanged sets facts, all together or not at all.
type CaseChanged struct{ Changes []Change }

// CaseUndone takes back an earlier CaseChanged or CaseRelinked of the same case.
type CaseUndone struct{ Of EventRef }

// CaseMoved brings a case to another state. Reason is written where the Move
// needs one; Changes (the new filing day, the new booking) belong to the same
// moment. Outcome and Headline are the verdict's, when an outcome was given.
type CaseMoved struct {
	To       State
	Reason   string
	Outcome  string
	Headline string
	Changes  []Change
}

// CaseRelinked ties the case to another booking, or to none (walk-in).
type CaseRelinked struct {
	Appointment string
	Changes     []Change
}

// SlipKind is one of the papers handed over.
type SlipKind string

const (
	SlipReceipt SlipKind = "receipt" // ricevuta di presentazione
	SlipToBring SlipKind = "bring"   // elenco di che cosa portare
	SlipRefusal SlipKind = "refusal" // comunicazione che la domanda non è ricevibile

	SlipHandover    SlipKind = "handover"    // ricevuta di chi ritira il libretto
	SlipAttestation SlipKind = "attestation" // bozza dell'attestazione di accompagno, o della menzione
	SlipClearance   SlipKind = "clearance"   // richiesta di nulla osta o di delega all'ufficio di residenza
	SlipSummons     SlipKind = "summons"     // convocazione di chi ha la responsabilità sul minore
)

// SlipPrinted records a paper that left the desk. Number counts the case's slips
// from 1; Replaces is the number of the one it takes the place of, 0 for none.
type SlipPrinted struct {
	Kind     SlipKind
	Number   int
	Replaces int
}

// VisitChanged says what became of an appointment today.
type VisitChanged struct{ To Visit }

// OfficeChanged makes a station's archive another office's from there on; From and To
// are ids of profiles. It belongs to no case: its entity is OfficeEntity.
type OfficeChanged struct{ From, To, Reason string }

// OfficeEntity is the entity of the events about the archive's own office.
const OfficeEntity = "office"

// Visit is where an appointment's person is.
type Visit string

const (
	VisitBooked  Visit = "booked"  // prenotata
	VisitArrived Visit = "arrived" // arrivata
	VisitNoShow  Visit = "no_show" // non presentata
)

// Side is one of the two that do not agree in a conflict about a booking.
type Side string

const (
	SideDesk   Side = "desk"   // what the desk knows and has worked with
	SideAgenda Side = "agenda" // what the export says
)

// AppointmentSettled decides a conflict. Import is the one that had raised it.
// Expected says that the person, marked as arrived, is expected again: the agenda's
// day is another and no case was open.
type AppointmentSettled struct {
	Take     Side
	Import   string
	Expected bool
}

// AppointmentRestored says that a booking stands though the agenda has it no more, or,
// with Stands false, takes that back.
type AppointmentRestored struct{ Stands bool }

func (CaseOpened) Type() string    { return "case.opened/1" }
func (CaseChanged) Type() string   { return "case.changed/1" }
func (CaseUndone) Type() string    { return "case.undone/1" }
func (CaseMoved) Type() string     { return "case.moved/1" }
func (CaseRelinked) Type() string  { return "case.relinked/1" }
func (SlipPrinted) Type() string   { return "case.slip_printed/1" }
func (VisitChanged) Type() string  { return "appointment.visit/1" }
func (OfficeChanged) Type() string { return "office.changed/1" }

func (AppointmentSettled) Type() string  { return "appointment.settled/1" }
func (AppointmentRestored) Type() string { return "appointment.restored/1" }
