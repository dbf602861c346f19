// Package theme is how the screens look: a palette of colours, the roles that use
// it, one Styles struct. Nothing is said by colour alone: every role that means
// something goes with a sign or a word, and without colour with bold, faint or
// reverse. To change a look, change a role here.
package theme

import (
	"strings"

	"github.com/charmbracelet/x/ansi"
)

// Depth is how many colours the terminal shows.
type Depth uint8

const (
	Plain   Depth = iota // no attributes at all: files, screen readers, tests
	NoColor              // bold, faint and reverse only (NO_COLOR)
	Sixteen              // the terminal's own sixteen
	Full                 // 24 bit
)

// Theme is a palette at a depth.
type Theme struct {
	Depth Depth
}

// Detect asks the environment, never the terminal: NO_COLOR, COLORTERM and TERM as
// getenv gives them.
func Detect(getenv func(string) string) Theme {
	term := getenv("TERM")
	switch {
	case getenv("NO_COLOR") != "":
		return Theme{NoColor}
	case term == "dumb":
		return Theme{NoColor}
	case getenv("COLORTERM") == "truecolor" || getenv("COLORTERM") == "24bit" || getenv("WT_SESSION") != "":
		return Theme{Full}
	}
	return Theme{Sixteen}
}

// Style paints one role. The zero Style leaves text as it is.
type Style struct{ open string }

const reset = "\x1b[m"

// Paint gives the text in the style. The text holds no styles of its own.
func (s Style) Paint(text string) string {
	if s.open == "" || text == "" {
		return text
	}
	return s.open + text + reset
}

// PaintTo appends Paint(text) without a string of its own.
func (s Style) PaintTo(b *strings.Builder, text string) {
	if s.open == "" || text == "" {
		b.WriteString(text)
		return
	}
	b.WriteString(s.open)
	b.WriteString(text)
	b.WriteString(reset)
}

// Styles are the roles.
type Styles struct {
	Title    Style // first line of a screen
	Band     Style // training band
	Strong   Style // names, headings
	Muted    Style // what helps but is not read first
	Gone     Style // struck through: a booking that the agenda lacks
	Border   Style
	Selected Style // the row under the cursor
	GoneHere Style // Gone in that row
	Good     Style // ✓ done, accepted
	Waiting  Style // ◆ somebody waits
	Doing    Style // ● in progress
	Warn     Style // amber: look at this
	Bad      Style // red: wrong, missing, error
	Key      Style // a key in the footer
	Label    Style // of a field
	Cursor   Style // the cell under the text cursor
	Mark     Style // the matched part of a search hit
	Box      Style // border of a dialog
}

// colour is one tint of the palette: among the sixteen, and in 24 bits. The terminal's
// ground is not known, so each is legible on white and on black: text that means
// nothing by its colour has the terminal's own, and yellow is never bright, nor bold,
// which many terminals show as bright. Chosen to stay apart for people who do not tell
// red from green (green leans to blue, and amber is not bold).
type colour struct {
	basic ansi.BasicColor
	rgb   ansi.RGBColor
}

var (
	blue  = colour{ansi.BrightBlue, ansi.RGBColor{R: 0x3a, G: 0x7b, B: 0xd5}}
	green = colour{ansi.Green, ansi.RGBColor{R: 0x0f, G: 0x8a, B: 0x6a}}
	amber = colour{ansi.Yellow, ansi.RGBColor{R: 0xa6, G: 0x6f, B: 0x00}}
	red   = colour{ansi.Red, ansi.RGBColor{R: 0xd6, G: 0x45, B: 0x45}}
)

type look struct {
	tint, ground                        *colour // on a ground the text is black
	bold, faint, reverse, underline     bool
	strike                              bool // without colour too
	plainBold, plainFaint, plainReverse bool // without colour
}

// Styles gives every role at the theme's depth.
func (t Theme) Styles() Styles {
	s := func(l look) Style { return Style{t.open(l)} }
	return Styles{
		Title:    s(look{bold: true, plainBold: true}),
		Band:     s(look{ground: &amber, plainReverse: true, plainBold: true}),
		Strong:   s(look{bold: true, plainBold: true}),
		Muted:    s(look{faint: true, plainFaint: true}),
		Gone:     s(look{faint: true, strike: true, plainFaint: true}),
		Border:   s(look{faint: true, plainFaint: true}),
		Selected: s(look{reverse: true, plainReverse: true}),
		GoneHere: s(look{reverse: true, strike: true, plainReverse: true}),
		Good:     s(look{tint: &green}),
		Waiting:  s(look{tint: &amber, plainBold: true}),
		Doing:    s(look{tint: &blue, bold: true, plainBold: true}),
		Warn:     s(look{tint: &amber, plainBold: true}),
		Bad:      s(look{tint: &red, bold: true, plainBold: true}),
		Key:      s(look{tint: &blue, bold: true, plainBold: true}),
		Label:    s(look{}),
		Cursor:   s(look{reverse: true, plainReverse: true}),
		Mark:     s(look{underline: true, bold: true, plainBold: true}),
		Box:      s(look{tint: &blue, plainBold: true}),
	}
}

func (t Theme) open(l look) string {
	var st ansi.Style
	switch t.Depth {
	case Plain:
		return ""
	case NoColor:
		l.bold, l.faint, l.reverse = l.plainBold, l.plainFaint, l.plainReverse
	case Sixteen:
		if l.tint != nil {
			st = st.ForegroundColor(l.tint.basic)
		}
		if l.ground != nil {
			st = st.ForegroundColor(ansi.Black).BackgroundColor(l.ground.basic)
		}
	case Full:
		if l.tint != nil {
			st = st.ForegroundColor(l.tint.rgb)
		}
		if l.ground != nil {
			st = st.ForegroundColor(ansi.Black).BackgroundColor(l.ground.rgb)
		}
	}
	if l.bold {
		st = st.Bold()
	}
	if l.faint {
		st = st.Faint()
	}
	if l.underline {
		st = st.Underline(true)
	}
	if l.strike {
		st = st.Strikethrough(true)
	}
	if l.reverse {
		st = st.Reverse(true)
	}
	if len(st) == 0 {
		return ""
	}
	return st.String()
}
