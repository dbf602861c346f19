package header

import (
	"encoding/json"
	"errors"
	"flag"
	"math"
	"os"
	"strings"
	"testing"
	"time"
)

var update = flag.Bool("update", false, "write the vectors anew")

// vector is one example for a second reader.
type vector struct {
	Name    string `json:"name"`
	Header  Header `json:"-"`
	Encoded string `json:"encoded"`
	SHA256  string `json:"sha256"`
}

func hash(b byte) Hash {
	var h Hash
	for i := range h {
		h[i] = b
	}
	return h
}

const (
	st1 = "0123456789abcdef0123456789abcdef"
	st2 = "ffffffffffffffffffffffffffffffff"
)

// examples are the headers of the vectors.
func examples() []vector {
	first := Header{
		Org: "matera", Station: st1, Inc: "00ff00ff00ff00ff", N: 1, HLC: int64(ClockAt(time.Date(2026, 11, 23, 8, 0, 0, 0, time.UTC))),
		Type: "case.opened/1", Entity: "01935c2e-0000-7000-8000-000000000001", Refs: []string{"appointment:abcdefghijklmnop"},
		Op: "0011223344556677", Desk: 1, Claim: NoClaim, Key: "8899aabbccddeeff", Body: hash(0xb0),
	}
	second := first
	second.N, second.HLC, second.Type, second.Refs = 2, first.HLC+1, "case.changed/1", nil
	encoded, _ := first.Encode()
	second.Prev = Sum(encoded)
	second.Base = []Ref{{st1, 1}, {st2, math.MaxInt64}}
	bare := first
	bare.Org, bare.Refs, bare.Op, bare.Desk, bare.HLC, bare.Claim = "massa-carrara", []string{"a", "b"}, "", 0, math.MaxInt64, "42"
	return []vector{{Name: "the first event of a station", Header: first}, {Name: "the next, after another station's", Header: second},
		{Name: "a command's, two refs, the last clock", Header: bare}}
}

func TestGoldenVectors(t *testing.T) {
	const path = "testdata/vectors.json"
	want := examples()
	for i := range want {
		b, err := want[i].Header.Encode()
		if err != nil {
			t.Fatal(err)
		}
		want[i].Encoded, want[i].SHA256 = string(b), Sum(b).String()
	}
	if *update {
		b, err := json.MarshalIndent(want, "", "  ")
		if err == nil {
			err = os.WriteFile(path, append(b, '\n'), 0o600)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var golden []vector
	if err := json.Unmarshal(b, &golden); err != nil {
		t.Fatal(err)
	}
	if len(golden) != len(want) {
		t.Fatalf("%d vectors, not %d", len(golden), len(want))
	}
	for i, g := range golden {
		if g.Encoded != want[i].Encoded || g.SHA256 != want[i].SHA256 {
			t.Errorf("%s: header v1 is fixed, and this one is encoded differently:\n%s", g.Name, want[i].Encoded)
		}
		h, err := Parse([]byte(g.Encoded))
		if err != nil {
			t.Errorf("%s: %v", g.Name, err)
			continue
		}
		if again, err := h.Encode(); err != nil || string(again) != g.Encoded {
			t.Errorf("%s: read and written again: %q, %v", g.Name, again, err)
		}
	}
}

func good(t *testing.T) string {
	t.Helper()
	b, err := examples()[1].Header.Encode()
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func TestOneEventHasOneEncoding(t *testing.T) {
	text := good(t)
	for name, bad := range map[string]string{
		"nothing":                 "",
		"another version":         strings.Replace(text, "v 1\n", "v 2\n", 1),
		"a line left out":         strings.Replace(text, "dk 1\n", "", 1),
		"two lines swapped":       strings.Replace(text, "dk 1\ncl off\n", "cl off\ndk 1\n", 1),
		"a line more":             text + "x y\n",
		"no last line feed":       strings.TrimSuffix(text, "\n"),
		"carriage returns":        strings.ReplaceAll(text, "\n", "\r\n"),
		"a leading zero":          strings.Replace(text, "n 2\n", "n 02\n", 1),
		"a sign":                  strings.Replace(text, "n 2\n", "n +2\n", 1),
		"number 0":                strings.Replace(text, "n 2\n", "n 0\n", 1),
		"a number of 64 bits":     strings.Replace(text, "n 2\n", "n 9223372036854775808\n", 1),
		"capital hex":             strings.Replace(text, "inc 00ff", "inc 00FF", 1),
		"a short hash":            strings.Replace(text, "bh b0", "bh ", 1),
		"a letter beyond ASCII":   strings.Replace(text, "org matera", "org forlì", 1),
		"a space in a text":       strings.Replace(text, "org matera", "org ma tera", 1),
		"a tab":                   strings.Replace(text, "org matera", "org ma\ttera", 1),
		"no office":               strings.Replace(text, "org matera", "org ", 1),
		"two spaces in a list":    strings.Replace(text, " "+st2, "  "+st2, 1),
		"a base without number":   strings.Replace(text, st1+":1", st1, 1),
		"the same base twice":     strings.Replace(text, st2+":9223372036854775807", st1+":1", 1),
		"a header beyond bounds":  strings.Replace(text, "ref ", "ref "+strings.Repeat("x", maxSize), 1),
		"a space after the value": strings.Replace(text, "dk 1\n", "dk 1 \n", 1),
	} {
		if bad == text {
			t.Errorf("%s: the example does not have that", name)
		}
		if h, err := Parse([]byte(bad)); !errors.Is(err, ErrMalformed) {
			t.Errorf("%s: %+v, %v", name, h, err)
		}
	}
}

func TestHeaderWithoutEncodingIsRefused(t *testing.T) {
	for name, spoil := range map[string]func(*Header){
		"a line feed in a text":   func(h *Header) { h.Entity = "a\nb" },
		"a station of four digit": func(h *Header) { h.Station = "abcd" },
		"a negative desk":         func(h *Header) { h.Desk = -1 },
		"an empty ref":            func(h *Header) { h.Refs = []string{"a", ""} },
		"no claim":                func(h *Header) { h.Claim = "" },
	} {
		h := examples()[0].Header
		spoil(&h)
		if b, err := h.Encode(); err == nil {
			t.Errorf("%s: %q", name, b)
		}
	}
}

func TestClockNeverGoesBack(t *testing.T) {
	now := time.Date(2026, 11, 23, 8, 0, 0, 0, time.UTC)
	c := Clock(0).Next(now)
	if !c.Time().Equal(now) {
		t.Errorf("%v", c.Time())
	}
	back := c.Next(now.Add(-time.Hour))
	same := back.Next(now)
	later := same.Next(now.Add(time.Millisecond))
	if !(c < back && back < same && same < later) || !later.Time().Equal(now.Add(time.Millisecond)) {
		t.Errorf("%d %d %d %d", c, back, same, later)
	}
	if ClockAt(time.Date(1950, 1, 1, 0, 0, 0, 0, time.UTC)) != 0 {
		t.Error("before 1970")
	}
}

func FuzzParse(f *testing.F) {
	for _, v := range examples() {
		b, err := v.Header.Encode()
		if err != nil {
			f.Fatal(err)
		}
		f.Add(b)
	}
	f.Add([]byte("v 1\norg \n"))
	f.Fuzz(func(t *testing.T, b []byte) {
		h, err := Parse(b)
		if err != nil {
			return
		}
		again, err := h.Encode()
		if err != nil || string(again) != string(b) {
			t.Errorf("%q became %q, %v", b, again, err)
		}
	})
}
