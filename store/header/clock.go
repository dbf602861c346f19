package header

import "time"

// Clock is a hybrid logical clock: it follows the wall clock and never goes back,
// so that an event made after another one was seen is ordered after it whatever
// the wall clocks say (Kulkarni et al., 2014). Milliseconds and a 16-bit counter
// share 63 bits.
type Clock int64

const counterBits = 16

// ClockAt is the clock of a wall time with counter 0; times before 1970 are 1970.
func ClockAt(t time.Time) Clock { return Clock(max(0, t.UnixMilli()) << counterBits) }

// Next is the clock of an event at a wall time, after all that was seen up to c.
// A full counter runs into the next millisecond.
func (c Clock) Next(now time.Time) Clock { return max(c+1, ClockAt(now)) }

// Time is the clock's wall part, UTC.
func (c Clock) Time() time.Time { return time.UnixMilli(int64(c) >> counterBits).UTC() }
