package text

import "strings"

// Escape sequences as ECMA-48 and the terminals in use define them.
const (
	esc = 0x1b
	csi = 0x9b
	st  = 0x9c // string terminator
	bel = 0x07 // ends an OSC for every terminal that copied xterm
	can = 0x18
	sub = 0x1a
)

// sequence is the length in bytes of the escape sequence that s begins with, 0
// when it begins with none. A broken sequence is as long as a terminal would have
// swallowed it, except that a control string without an end loses its introducer
// only: the rest of a name is not thrown away, and without the introducer it is
// harmless text.
func sequence(s string) int {
	r, size := decode(s)
	if r == esc {
		if len(s) == 1 {
			return 1
		}
		switch s[1] {
		case '[':
			return 2 + controlSequence(s[2:])
		case ']', 'P', 'X', '^', '_':
			return 2 + controlString(s[2:])
		}
		return 1 + shortSequence(s[1:])
	}
	switch r {
	case csi:
		return size + controlSequence(s[size:])
	case 0x90, 0x98, 0x9d, 0x9e, 0x9f: // DCS, SOS, OSC, PM, APC
		return size + controlString(s[size:])
	}
	return 0
}

// controlSequence is the length of parameters, intermediates and final byte.
func controlSequence(s string) int {
	i := span(s, 0x30, 0x3f)
	i += span(s[i:], 0x20, 0x2f)
	if i < len(s) && s[i] >= 0x40 && s[i] <= 0x7e {
		i++
	}
	return i
}

// shortSequence is the length of what follows ESC where that is no CSI and no
// control string: a character set, a reset, a keypad mode.
func shortSequence(s string) int {
	i := span(s, 0x20, 0x2f)
	if i < len(s) && s[i] >= 0x30 && s[i] <= 0x7e {
		i++
	}
	return i
}

// controlString is the length of a control string's content and terminator, 0 when
// another control cuts it short or the text ends first.
func controlString(s string) int {
	for i := 0; i < len(s); {
		r, size := decode(s[i:])
		switch {
		case r == st, r == bel:
			return i + size
		case r == esc && strings.HasPrefix(s[i+1:], `\`):
			return i + 2
		case r == esc, r == can, r == sub, r >= 0x80 && r <= 0x9f:
			return 0
		}
		i += size
	}
	return 0
}

func span(s string, low, high byte) int {
	i := 0
	for i < len(s) && s[i] >= low && s[i] <= high {
		i++
	}
	return i
}
