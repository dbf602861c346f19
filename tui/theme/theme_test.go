package theme

import (
	"math"
	"reflect"
	"regexp"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
)

func env(pairs ...string) func(string) string {
	return func(key string) string {
		for i := 0; i+1 < len(pairs); i += 2 {
			if pairs[i] == key {
				return pairs[i+1]
			}
		}
		return ""
	}
}

func TestDepthFollowsTheEnvironment(t *testing.T) {
	for _, c := range []struct {
		getenv func(string) string
		want   Depth
	}{
		{env(), Sixteen}, {env("TERM", "xterm"), Sixteen}, {env("TERM", "dumb"), NoColor}, {env("COLORTERM", "truecolor"), Full},
		{env("NO_COLOR", "1", "COLORTERM", "truecolor"), NoColor}, {env("WT_SESSION", "x"), Full},
	} {
		if got := Detect(c.getenv).Depth; got != c.want {
			t.Errorf("got %v, want %v", got, c.want)
		}
	}
}

var tinted = regexp.MustCompile(`\x1b\[(?:[0-9;]*;)?(?:3[0-7]|4[0-7]|9[0-7]|10[0-7]|38|48)[;m]`)

func TestNoColourMeansNone(t *testing.T) {
	styles := reflect.ValueOf(Theme{NoColor}.Styles())
	for i := range styles.NumField() {
		if s := styles.Field(i).Interface().(Style).Paint("x"); tinted.MatchString(s) {
			t.Errorf("%s: %q", styles.Type().Field(i).Name, s)
		}
	}
	if s := (Theme{Sixteen}.Styles()).Bad.Paint("x"); !tinted.MatchString(s) {
		t.Errorf("with sixteen colours: %q", s)
	}
}

func TestPlainHasNoAttributesAtAll(t *testing.T) {
	if got := (Theme{}).Styles(); got != (Styles{}) {
		t.Errorf("got %+v", got)
	}
}

func TestTheCursorIsSeenWithoutColour(t *testing.T) {
	for _, d := range []Depth{NoColor, Sixteen, Full} {
		st := Theme{d}.Styles()
		for _, s := range []string{st.Selected.Paint("x"), st.Cursor.Paint("x")} {
			if !strings.Contains(s, "7m") {
				t.Errorf("depth %d: %q is not reversed", d, s)
			}
		}
	}
}

func TestWhatIsGoneIsStruckThroughWithoutColourToo(t *testing.T) {
	for _, d := range []Depth{NoColor, Sixteen, Full} {
		st := Theme{d}.Styles()
		for _, s := range []string{st.Gone.Paint("x"), st.GoneHere.Paint("x")} {
			if !regexp.MustCompile(`\x1b\[([0-9;]*;)?9[;m]`).MatchString(s) {
				t.Errorf("depth %d: %q is not struck through", d, s)
			}
		}
	}
}

func TestPaintEndsWhatItBegins(t *testing.T) {
	s := Theme{Full}.Styles().Warn
	var b strings.Builder
	s.PaintTo(&b, "x")
	if got := s.Paint("x"); got != b.String() || !strings.HasSuffix(got, reset) || s.Paint("") != "" {
		t.Errorf("%q, %q", got, b.String())
	}
}

// Light grey and bright yellow cannot be read on white, dark blue not on black.
func TestWhatIsWrittenIsLegibleOnWhiteAndOnBlack(t *testing.T) {
	const least = 4.2 // to 1
	for _, c := range []colour{blue, green, amber, red} {
		l := luminance(c.rgb)
		if white, black := 1.05/(l+0.05), (l+0.05)/0.05; min(white, black) < least {
			t.Errorf("%+v: %.1f on white, %.1f on black", c.rgb, white, black)
		}
	}
	unseen := regexp.MustCompile(`\x1b\[(?:[0-9;]*;)?(?:30|34|37|90|92|93|96|97)(?:;[0-9;]*)?m`)
	styles := reflect.ValueOf(Theme{Sixteen}.Styles())
	for i := range styles.NumField() {
		s := styles.Field(i).Interface().(Style).Paint("x")
		if name := styles.Type().Field(i).Name; name != "Band" && unseen.MatchString(s) {
			t.Errorf("%s: %q", name, s)
		}
		if strings.Contains(s, "33") && regexp.MustCompile(`[\[;]1[;m]`).MatchString(s) {
			t.Errorf("bold yellow is bright on many terminals: %q", s)
		}
	}
}

// luminance is the relative one of WCAG.
func luminance(c ansi.RGBColor) float64 {
	part := func(v uint8) float64 {
		if f := float64(v) / 255; f > 0.03928 {
			return math.Pow((f+0.055)/1.055, 2.4)
		}
		return float64(v) / 255 / 12.92
	}
	return 0.2126*part(c.R) + 0.7152*part(c.G) + 0.0722*part(c.B)
}
