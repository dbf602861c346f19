package tui

import (
	"context"
	"log/slog"
	"time"

	"civico/sportello/domain"
	"civico/sportello/domain/desk"
	"civico/sportello/domain/office"
	"civico/sportello/tui/theme"

	tea "github.com/charmbracelet/bubbletea"
)

// Env is what the screens stand on; cmd fills it. Store and Profile may be empty
// at the start: Open then gives them, after the first frame.
type Env struct {
	Store    Store
	Profile  *office.Profile // of the store's office
	Offices  *office.Book
	Settings desk.Settings // an empty Office asks for the first start

	// Open opens (or makes) the store for the settings and keeps them. It is called
	// once, outside Update; nil where Store is given.
	Open func(ctx context.Context, s desk.Settings) (Opened, error)
	// Keep writes changed settings (the clerk's name); nil keeps nothing.
	Keep func(s desk.Settings) error
	// Passing says that Keep keeps them only until the program ends: an archive that
	// --db names leaves the user's settings alone.
	Passing bool
	// Keeper changes the store's office and the branches' places; nil changes none.
	Keeper OfficeKeeper
	// Mapper ties the columns of unknown files; nil knows none.
	Mapper Mapper
	// Inbox is the folder in which exports of the agenda arrive; nil for none.
	Inbox Inbox
	// Print makes a case's slip and says in one sentence where it went.
	Print func(ctx context.Context, w *domain.Work, slip domain.SlipPrinted) (string, error)

	// PrintList puts a list out of a register under a file name and says in one
	// sentence where it went; nil prints none.
	PrintList func(ctx context.Context, list desk.Slip, name string) (string, error)

	Now   func() time.Time   // the clock, in the office's zone
	Today func() domain.Date // the filing day
	Day   domain.Date        // the day shown first (--data); zero: Today
	Demo  bool               // a band on every screen says that all is invented

	Paths Paths
	Theme theme.Theme
	Log   *slog.Logger // diagnostic, without personal data; nil for none

	// Tick makes the command that waits; nil is tea.Tick. Tests put their own clock.
	Tick func(d time.Duration, fn func(time.Time) tea.Msg) tea.Cmd
}

// Paths are the places a screen names or looks into.
type Paths struct {
	Store   string // the store's file
	Imports string // where the file field of the import starts
	Slips   string // where printed slips are kept
}

// Opened is a store ready to work with.
type Opened struct {
	Store    Store
	Profile  *office.Profile
	Settings desk.Settings
	Close    func() error
	// Doubt is a sentence to be confirmed before anything is written (the clock is
	// earlier than the last event); empty for none.
	Doubt string
	// Demo says that the store is a demonstration that was kept: the band stays on it.
	Demo bool
}
