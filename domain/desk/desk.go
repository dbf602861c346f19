// Package desk is what screens, commands and slips show of a passport desk: a
// day's rows, search hits, an import's preview, the case as work with its steps.
// Store fills these values, tui and cmd draw them; neither knows the other.
package desk

import (
	"context"
	"errors"
	"fmt"
	"time"

	"civico/sportello/domain"
	"civico/sportello/domain/agenda"
	"civico/sportello/domain/rules"
)

// Row is one line of a day's agenda: a booking, or a walk-in's case.
type Row struct {
	Appointment string // entity id; empty for a walk-in's case
	Case        string // entity id of the case tied to it, empty while none
	Code        string // booking code
	Date        domain.Date
	Hour        domain.Hour
	Section     domain.Section
	Surname     string
	Name        string
	Sex         domain.Sex
	BirthDate   domain.Date
	BirthWords  string // birth place as the agenda wrote it
	BirthPlace  string // its Belfiore code; empty: what the words tell
	TaxCode     string
	Service     string // the agenda's own words: "PASSAPORTO MINORE"
	Procedure   domain.Procedure
	Minor       bool
	Applicant   string // the parent's account, for a minor
	Residence   string // as the agenda wrote it
	// ResidencePlace is its Belfiore code; empty: what the words tell.
	ResidencePlace string
	Departure      domain.Date
	Urgency        string // the reason, as the agenda wrote it
	Phone          string
	Email          string
	Notes          string
	Status         BookingStatus
	Visit          domain.Visit
	ArrivedAt      time.Time
	State          domain.State // of the case, empty while none
	Outcome        string
	Conflict       bool      // an import and the desk disagree
	MovedFrom      string    // "23/11/2026 09:00" when an import moved it
	Duplicate      bool      // same person under two codes
	GoneFile       string    // of a vanished booking: the export that lacks it
	GoneAt         time.Time // when that was made, or applied where nothing told it
	Restored       bool      // a clerk said that it stands though the agenda lacks it
	Family         int       // how many bookings of the same visit (same applicant and day), 0 or 1 for none
}

// BookingStatus is what the agenda says of a booking.
type BookingStatus string

const (
	BookingLive      BookingStatus = "booked"
	BookingCancelled BookingStatus = "cancelled" // the export says so
	BookingVanished  BookingStatus = "vanished"  // an export that covers its day lacks it
)

// Day is one day's agenda with what its header counts.
type Day struct {
	Date     domain.Date
	Rows     []Row
	Counts   Counts
	Imported time.Time // when the last import was applied, zero for never
	// Exported is the time of the last export that covers the day, of the last one where
	// none does (Uncovered); when it was applied where nothing tells it.
	Exported  time.Time
	Uncovered bool
	// ExportUncertain: Exported is only the file's own time.
	ExportUncertain bool
	// Undecided and Aside are of all days: conflicts that nobody has decided, rows in
	// the quarantine.
	Undecided, Aside int
}

// Counts of a day.
type Counts struct {
	Bookings, ToDo, Waiting, InProgress, Done, NoShow, Cancelled, Conflicts int
}

// Hit is one answer of the search.
type Hit struct {
	Row
	Matched string // which text matched: name, tax code, booking
}

// Draft is the text still standing in a field of a desk: it survives a kill.
type Draft struct {
	Case   string
	Field  string // fact path or form field
	Text   string
	Cursor int
	Step   string
	Saved  time.Time
}

// Opening is what begins a case.
type Opening struct {
	Appointment string // entity id, empty for a walk-in
	Changes     []domain.Change
}

// Stale refuses a write that had not seen the case's newest version.
type Stale struct {
	Desk  int
	Clerk string
	At    time.Time
}

func (e *Stale) Error() string {
	return fmt.Sprintf("modificata nel frattempo da %s (sportello %d)", e.Clerk, e.Desk)
}

var (
	// ErrReadOnly: a newer program wrote this case.
	ErrReadOnly = errors.New("serve una versione più recente")
	// ErrNotFound: no such case or booking.
	ErrNotFound = errors.New("non trovata")
	// ErrNothingToUndo: this desk has no change in the case that still stands.
	ErrNothingToUndo = errors.New("non c'è nulla da annullare")
)

// What an import refuses until somebody says more; the causes of its Sentence.
var (
	// ErrNoSpan: the export has no booking, and nobody says which days it covers.
	ErrNoSpan = errors.New("export without bookings and days")
	// ErrOtherOffice: every row is another office's.
	ErrOtherOffice = errors.New("export of another office")
)

// Evaluated is a case with its verdict.
type Evaluated struct {
	Work    *domain.Work
	Verdict rules.Evaluation
}

// Settings are the desk's own, kept in the user's configuration folder.
type Settings struct {
	Office     string // id of a profile
	Desk       int    // from 1
	Clerk      string // name for the slips
	Watch      string // folder watched for exports of the agenda, empty for none
	WatchApply bool   // exports without conflicts are applied at once
}

// Class is what an import does to a booking.
type Class string

const (
	ClassNew         Class = "new"
	ClassMoved       Class = "moved"
	ClassChanged     Class = "changed"
	ClassUnchanged   Class = "unchanged"
	ClassVanished    Class = "vanished"
	ClassConflict    Class = "conflicts"
	ClassDuplicate   Class = "duplicates"
	ClassQuarantined Class = "quarantined"
)

// Classes in the order in which reports show them.
func Classes() []Class {
	return []Class{ClassNew, ClassMoved, ClassChanged, ClassUnchanged, ClassVanished, ClassConflict, ClassDuplicate, ClassQuarantined}
}

// ImportOptions are the clerk's or the command line's choices.
type ImportOptions struct {
	From, To     domain.Date // span, zero: what the file says, else from its first to its last day
	AllOrNothing bool
	Insist       bool            // apply an export older than the last, or one that was applied before it
	ExportedAt   time.Time       // zero: from the file
	Profile      *agenda.Profile // how to read another office's file; nil: as all are read
	OtherOffice  bool            // rows of another office are this one's too
	Folder       string          // the file is one of this folder, by its base name: no link is followed; empty: any path
}

// ImportSummary is the preview a clerk reads before applying, and the report after.
type ImportSummary struct {
	File       string // base name
	Office     string
	From, To   domain.Date
	SpanGiven  bool // said by the clerk
	SpanSaid   bool // said by the file; else, unless given, from its first and last day
	ExportedAt time.Time
	Uncertain  bool // ExportedAt is only the file's own time
	Older      bool // than the last export applied
	MaybeOlder bool // by a time that is not certain
	Same       bool // the very same file was applied before
	Replaced   bool // Same, but another was applied since: whoever insists has it compared
	// Doubts are days to be confirmed: of a computed span, those of which the file has
	// no booking, though bookings are known that would all vanish, and one far from all
	// others; where a title says other days than the rows, those that would lose any.
	Doubts   []domain.Date
	Cleaned  int // fields from which control characters were removed
	Rows     int
	Alien    int // rows of another office, set aside unless the options take them
	Counts   map[Class]int
	Warnings []string // Italian sentences
}

// ImportRow is one booking of a preview with what changes, or a quarantined line.
type ImportRow struct {
	Class  Class
	Line   int
	Code   string
	Person string
	Date   domain.Date
	Hour   domain.Hour
	Fields []FieldDiff
	Column string // of a quarantined row
	Value  string
	Reason string
	Import string // that set the row aside
	Cells  []Cell // of the whole row, as read
	// File and AppliedAt are those of Import.
	File      string
	AppliedAt time.Time
}

// Cell is one cell of a file's row under the name of its column.
type Cell struct{ Name, Text string }

// FieldDiff is one field's old and new value.
type FieldDiff struct{ Name, Old, New string }

// Progress of a long operation. Total is 0 while unknown.
type Progress struct {
	Stage       string // Italian: "leggo", "confronto", "salvo"
	Done, Total int64
	Bytes       bool // they are counted, not rows
}

// Sentence is an error a clerk can read: what happened, what is safe, what to do.
// Store and border code wrap causes in it; screens and commands show it as it is.
type Sentence struct {
	Text  string // Italian, no trailing newline
	Usage bool   // bad input: exit 2; otherwise exit 1
	Cause error
}

func (s *Sentence) Error() string { return s.Text }
func (s *Sentence) Unwrap() error { return s.Cause }

// ReceiptUse is an earlier use of a payment's id by another case.
type ReceiptUse = rules.ReceiptUse

// ImportPlan is a classified export, applied as it was shown.
type ImportPlan interface {
	// Summary is of the last comparison: also of the one that Apply made.
	Summary() ImportSummary
	// Rows pages through the rows of one class.
	Rows(class Class, from, n int) ([]ImportRow, error)
	// Apply writes what Summary told. Where the archive has changed since and the export
	// would do something else, it writes nothing and fails until Summary was asked again.
	Apply(ctx context.Context, progress func(Progress)) (ImportSummary, error)
	Close() error
}
