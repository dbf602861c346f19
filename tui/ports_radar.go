package tui

import (
	"context"

	"civico/sportello/domain"
	"civico/sportello/domain/desk"
)

// Radar is what the screens ask about all that has a clock.
type Radar interface {
	// Radar lists what waits on a day, the worst first.
	Radar(ctx context.Context, on domain.Date) ([]desk.RadarLine, error)
}
