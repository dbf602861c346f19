package theme

import (
	"reflect"
	"regexp"
	"strings"
	"testing"
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
