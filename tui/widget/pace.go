package widget

import (
	"fmt"
	"strings"
	"time"
)

// Pace follows a long work through its stages: how much of a stage is done, how
// fast it goes, how long it still takes.
type Pace struct {
	Stage       string
	done, total int64 // 0 while unknown
	bytes       bool
	begun       time.Time // of the stage
	from        int64     // done at its first word
}

// paceFrom is how long a stage has to run before its rate means anything.
const paceFrom = 500 * time.Millisecond

// Tell notes how far a stage is; another stage begins anew.
func (p *Pace) Tell(stage string, done, total int64, bytes bool, now time.Time) {
	if stage != p.Stage || p.begun.IsZero() {
		*p = Pace{Stage: stage, begun: now, from: done}
	}
	p.done, p.total, p.bytes = done, total, bytes
}

// Bar is how much is done, empty while nobody knows of how much.
func (p *Pace) Bar(w int) string {
	if p.total <= 0 {
		return ""
	}
	return Bar(p.done, p.total, w)
}

// Text is «12,4 di 88,0 MB   31,0 MB al secondo   ancora 3 secondi», as far as it is
// known.
func (p *Pace) Text(now time.Time) string {
	unit := ""
	if p.bytes {
		unit = " MB"
	}
	parts := []string{p.number(p.done) + unit}
	if p.total > 0 {
		parts[0] = p.number(p.done) + " di " + p.number(p.total) + unit
	}
	since := now.Sub(p.begun)
	if since < paceFrom || p.done <= p.from {
		return parts[0]
	}
	rate := float64(p.done-p.from) / since.Seconds()
	parts = append(parts, p.number(int64(rate))+unit+" al secondo")
	if p.total > p.done {
		parts = append(parts, "ancora "+span(time.Duration(float64(p.total-p.done)/rate*float64(time.Second))))
	}
	return strings.Join(parts, "   ")
}

func (p *Pace) number(n int64) string {
	if p.bytes {
		return strings.Replace(fmt.Sprintf("%.1f", float64(n)/1e6), ".", ",", 1)
	}
	return Thousands(n)
}

func span(d time.Duration) string {
	n, one, many := int(d.Seconds()+0.5), "secondo", "secondi"
	if d >= time.Minute {
		n, one, many = int(d.Minutes()+0.5), "minuto", "minuti"
	}
	if n <= 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}
