package tuitest

import (
	"flag"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
)

var update = flag.Bool("update", false, "write the goldens anew")

// Sizes are the terminals every screen is looked at in.
var Sizes = [][2]int{{80, 24}, {120, 36}}

// Goldens compares the screen at both sizes with testdata/NAME-80x24.txt and
// testdata/NAME-120x36.txt, and leaves the terminal at the first size. It also
// holds that nothing is wider than the terminal less one column, or higher.
func (d *Driver) Goldens(name string) {
	d.T.Helper()
	for _, s := range Sizes {
		d.Size(s[0], s[1])
		d.fits(s[0], s[1])
		Golden(d.T, name+"-"+strconv.Itoa(s[0])+"x"+strconv.Itoa(s[1])+".txt", d.Screen()+"\n")
	}
	d.Size(Sizes[0][0], Sizes[0][1])
}

func (d *Driver) fits(w, h int) {
	d.T.Helper()
	lines := strings.Split(d.Model.View(), "\n")
	if len(lines) > h {
		d.T.Errorf("%d lines in a terminal of %d:\n%s", len(lines), h, d.Screen())
	}
	for i, l := range lines {
		if n := ansi.StringWidth(l); n > w-1 {
			d.T.Errorf("line %d takes %d cells of %d, and the last one stays empty: %q", i+1, n, w, ansi.Strip(l))
		}
	}
}

// Golden compares a text with a file of testdata; -update writes it.
func Golden(t testing.TB, file, got string) {
	t.Helper()
	path := filepath.Join("testdata", file)
	if *update {
		if err := os.MkdirAll("testdata", 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatalf("%v (run the test with -update)", err)
	}
	if string(want) != got {
		t.Errorf("%s differs.\n--- want\n%s--- got\n%s", path, want, got)
	}
}
