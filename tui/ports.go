// Package tui is the screens of a desk over a stack, driven by the keyboard.
//
// App is the root: size, stack, dialogs, status line, the queue of writes. A screen
// is a struct behind a pointer that implements Screen; it reads with Load, writes
// with Save, asks with Confirm, Choose, Prompt and Reason, and names what can be
// done in Bindings, from which footer, help and palette are made. To add one, write
// its file, push it from a binding, and hold it in goldens at both sizes of tuitest.
// What is asked of the store stands in the small interfaces below.
package tui

import (
	"context"

	"civico/sportello/domain"
	"civico/sportello/domain/desk"
	"civico/sportello/domain/office"
)

// Agenda is what the screens ask of the local store about bookings.
type Agenda interface {
	// Day gives the bookings of a day in waiting order, and walk-ins opened on it.
	Day(ctx context.Context, day domain.Date) (desk.Day, error)
	// Appointment gives one booking.
	Appointment(ctx context.Context, id string) (desk.Row, error)
	// Search finds people by the beginning of surname and name, tax code or
	// booking code, accents ignored; at most limit hits.
	Search(ctx context.Context, text string, limit int) ([]desk.Hit, error)
	// SetVisit says that the person came, did not come, or neither (undo).
	SetVisit(ctx context.Context, appointment string, to domain.Visit) (desk.Row, error)
	// RestoreBooking says that a booking which vanished stands, or takes that back.
	RestoreBooking(ctx context.Context, appointment string, stands bool) (desk.Row, error)
	// Quarantine lists rows set aside by imports and not yet dealt with.
	Quarantine(ctx context.Context) ([]desk.ImportRow, error)
}

// Cases is what the screens ask of the local store about cases. Every change
// names the version it has seen; *desk.Stale refuses an older one.
type Cases interface {
	OpenCase(ctx context.Context, o desk.Opening) (*domain.Work, error)
	Case(ctx context.Context, id string) (*domain.Work, error)
	Change(ctx context.Context, id string, version int, changes []domain.Change) (*domain.Work, error)
	Undo(ctx context.Context, id string, version int) (*domain.Work, error)
	Move(ctx context.Context, id string, version int, m domain.CaseMoved) (*domain.Work, error)
	Relink(ctx context.Context, id string, version int, r domain.CaseRelinked) (*domain.Work, error)
	RecordSlip(ctx context.Context, id string, version int, s domain.SlipPrinted) (*domain.Work, error)
	// Worked tells what was done with a booking and with its case, oldest first; either
	// may be empty.
	Worked(ctx context.Context, appointment, caseID string) ([]desk.Entry, error)
	// ReceiptUses finds earlier uses of payment ids by other cases (VER-6).
	ReceiptUses(ctx context.Context, caseID string, ids []string) ([]desk.ReceiptUse, error)
}

// Drafts keep the text that still stands in a field.
type Drafts interface {
	SaveDraft(ctx context.Context, d desk.Draft) error
	// Draft gives this desk's draft, and false where none is kept.
	Draft(ctx context.Context) (desk.Draft, bool, error)
	ClearDraft(ctx context.Context) error
}

// Importer reads an export of the agenda; nothing changes before Apply.
type Importer interface {
	PrepareImport(ctx context.Context, file string, o desk.ImportOptions, progress func(desk.Progress)) (desk.ImportPlan, error)
}

// OfficeKeeper changes what the program knows of offices. What it answers holds from
// then on for whatever is asked of the program, too.
type OfficeKeeper interface {
	// KeepPlaces writes the municipalities (Belfiore codes) that a branch serves into
	// the user's own profiles, and gives all the profiles anew.
	KeepPlaces(ctx context.Context, office string, codes []string) (*office.Book, error)
	// MoveStore makes the store another office's from now on; the reason stays in the
	// log. The store it gives takes the place of the one before, which is closed.
	MoveStore(ctx context.Context, office, reason string) (Opened, error)
}

// Store is all of it.
type Store interface {
	Agenda
	Cases
	Drafts
	Importer
	History
	Conflicts
	Corrections
	Registers
	Radar
}
