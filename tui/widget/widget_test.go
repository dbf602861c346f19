package widget

import (
	"fmt"
	"strings"
	"testing"

	"civico/sportello/domain/calendar"
	"civico/sportello/tui/theme"

	tea "github.com/charmbracelet/bubbletea"
)

func TestTextFillsExactlyItsCells(t *testing.T) {
	for _, s := range []string{"", "abc", "perché", "漢字漢字", "a漢字", "e\u0301e\u0301", "🇮🇹🇮🇹", "\x1b[31mrosso\x1b[m"} {
		for w := range 12 {
			if got := Width(Fit(s, w)); got != w {
				t.Errorf("Fit(%q, %d) takes %d cells", s, w, got)
			}
			if got := Width(Right(s, w)); got != w {
				t.Errorf("Right(%q, %d) takes %d cells", s, w, got)
			}
			if got := Width(Cut(s, w)); got > w {
				t.Errorf("Cut(%q, %d) takes %d cells", s, w, got)
			}
		}
	}
	if got := Ends("a sinistra", "destra", 14); got != "a sini… destra" {
		t.Errorf("got %q", got)
	}
}

func TestSplitKeepsItsLine(t *testing.T) {
	s := Split([]string{"漢字漢字漢字漢字", "b"}, []string{"destra"}, 20, 6, 3, "│")
	lines := strings.Split(s, "\n")
	if len(lines) != 3 {
		t.Fatalf("%d lines", len(lines))
	}
	for _, l := range lines {
		if Width(l) != 20 || Width(l[:strings.Index(l, "│")]) != 12 {
			t.Errorf("%q", l)
		}
	}
	if SideWidth(108) != 0 || SideWidth(109) == 0 {
		t.Error("the side panel opens from 110 columns, the last one left empty")
	}
}

func TestAListOfAHundredThousandDrawsOnlyWhatIsSeen(t *testing.T) {
	var l List
	l.SetLen(100_000)
	drawn := 0
	draw := func(i int, selected bool) string {
		drawn++
		return fmt.Sprint(i, selected)
	}
	for _, c := range []struct {
		key   string
		first string
	}{{"", "0 true"}, {"end", "99990 false"}, {"up", "99990 false"}, {"home", "0 true"}, {"pgdown", "0 false"}, {"pgdown", "9 false"}} {
		l.Key(c.key)
		drawn = 0
		got := l.View(10, draw)
		if drawn != 10 || got[0] != c.first {
			t.Errorf("after %s: drew %d rows, the first is %q, want %q", c.key, drawn, got[0], c.first)
		}
	}
	l.SetLen(3)
	if l.Cursor() != 2 || len(l.View(10, draw)) != 3 {
		t.Errorf("a shorter list keeps the cursor at %d", l.Cursor())
	}
	l.SetLen(0)
	if l.Cursor() != -1 || len(l.View(10, draw)) != 0 || l.View(0, draw) != nil {
		t.Error("an empty list draws")
	}
}

func TestBar(t *testing.T) {
	for _, c := range []struct {
		done, total int64
		want        string
	}{{0, 4, "░░░░░   0%"}, {1, 4, "█░░░░  25%"}, {4, 4, "█████ 100%"}, {9, 4, "█████ 100%"}, {1234567, 0, "1.234.567"}} {
		if got := Bar(c.done, c.total, 10); got != c.want {
			t.Errorf("Bar(%d, %d) is %q, want %q", c.done, c.total, got, c.want)
		}
	}
	if Thousands(-1234) != "-1.234" || Thousands(999) != "999" {
		t.Error(Thousands(-1234), Thousands(999))
	}
}

func today() calendar.Date { return calendar.MustParse("2026-11-23") }

func TestChecksAnswerInTheFormOfTheCaseFile(t *testing.T) {
	for _, c := range []struct {
		check                  Check
		text, canonical, shown string
		wrong                  string
	}{
		{DateCheck(today), "23112026", "2026-11-23", "23/11/2026", ""},
		{DateCheck(today), "+15", "2026-12-08", "08/12/2026", ""},
		{DateCheck(today), "31/2", "", "", "il giorno 31/2/2026 non esiste"},
		{BirthCheck(today), "2/3/18", "2018-03-02", "02/03/2018", ""},
		{BirthCheck(today), "1/1/2030", "", "", "la data di nascita è nel futuro"},
		{HourCheck, "930", "09:30", "09:30", ""},
		{HourCheck, "25", "", "", "l'ora non esiste: va da 00:00 a 23:59"},
		{AmountCheck, "42,7", "42.70", "42,70", ""},
		{TaxCodeCheck, "vrdnna84b50f052i", "VRDNNA84B50F052I", "VRDNNA84B50F052I", ""},
		{NameCheck, "  d'angelo  ", "D'ANGELO", "D'ANGELO", ""},
		{NameCheck, "anna2", "", "", "solo lettere, spazi, apostrofi e trattini"},
		{NameCheck, "--", "", "", "scrivere almeno una lettera"},
	} {
		canonical, shown, wrong := c.check(c.text)
		if canonical != c.canonical || shown != c.shown || wrong != c.wrong {
			t.Errorf("%q: got %q, %q, %q", c.text, canonical, shown, wrong)
		}
	}
	if _, _, wrong := AmountCheck("-5"); wrong == "" {
		t.Error("a negative amount will do")
	}
	if _, _, wrong := TaxCodeCheck("VRDNNA84B50F052X"); wrong == "" {
		t.Error("a wrong check character will do")
	}
}

func typed(f *Field, text string) {
	for _, r := range text {
		f.Update(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune{r}})
	}
}

func TestAFieldIsWrittenInItsShownFormWhenLeft(t *testing.T) {
	f := NewField("Data", 0, DateCheck(today))
	f.Focus()
	typed(f, "1/12")
	if !f.Blur() || f.Text() != "01/12/2026" || f.Canonical() != "2026-12-01" {
		t.Errorf("got %q, %q, wrong %q", f.Text(), f.Canonical(), f.Wrong())
	}
	f.Focus()
	typed(f, "x")
	if f.Blur() || f.Text() != "01/12/2026x" || f.Wrong() == "" {
		t.Errorf("a wrong text is kept as typed: %q, wrong %q", f.Text(), f.Wrong())
	}
}

func TestAFieldTakesOnlyWhatItMay(t *testing.T) {
	f := NewField("Codice", 5, nil)
	f.Upper, f.Digits = true, true
	f.Focus()
	typed(f, "1a2ò34567")
	if f.Text() != "12345" {
		t.Errorf("got %q", f.Text())
	}
	f = NewField("Testo", 0, nil)
	f.Focus()
	f.Update(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune("una\nriga\x1b[31m\u202e"), Paste: true})
	if f.Text() != "una riga" {
		t.Errorf("a paste brought %q", f.Text())
	}
	typed(f, "x")
	restore := f.Mark()
	typed(f, "yz")
	restore()
	if !strings.HasSuffix(f.Text(), "x") {
		t.Errorf("not taken back: %q", f.Text())
	}
}

func TestAFieldKeepsItsCursorInSight(t *testing.T) {
	st := theme.Theme{}.Styles()
	f := NewField("Testo", 0, nil)
	f.Focus()
	typed(f, "una frase molto lunga che non entra")
	if got := f.View(&st, 12); Width(got) != 12 || !strings.HasSuffix(strings.TrimSpace(got), "entra") {
		t.Errorf("got %q", got)
	}
	f.SetCursor(0)
	if got := f.View(&st, 12); Width(got) != 12 || !strings.HasPrefix(got, "una") {
		t.Errorf("got %q", got)
	}
	for w := range 4 {
		f.View(&st, w) // a narrow box must not panic
	}
}

func TestAFieldDrawsItsErrorBelow(t *testing.T) {
	st := theme.Theme{}.Styles()
	f := NewField("Nome", 0, NameCheck)
	f.Required = "serve il nome"
	f.Valid()
	if got := strings.Join(f.Lines(&st, 6, 40), "\n"); !strings.Contains(got, "✗ serve il nome") {
		t.Errorf("got %q", got)
	}
}

func TestWrapIndentsEveryLine(t *testing.T) {
	if got := strings.Join(Wrap("  uno due tre", 9), "|"); got != "  uno due|  tre" {
		t.Errorf("%q", got)
	}
}

func TestWrapKeepsNamesWithAHyphenWhole(t *testing.T) {
	if got := strings.Join(Wrap("in matera-2026-11-23.csv", 21), "|"); got != "in|matera-2026-11-23.csv" {
		t.Errorf("%q", got)
	}
}

func TestPathsAndNamesAreCutInTheirMiddle(t *testing.T) {
	const path = "/home/anna/Documenti/Sportello/2026-11-23/ricevuta-MT7K2Q-1.pdf"
	for _, c := range []struct {
		w    int
		want string
	}{
		{80, path},
		{60, "/home/anna/Documenti/Sport…/2026-11-23/ricevuta-MT7K2Q-1.pdf"},
		{37, "/ho…/2026-11-23/ricevuta-MT7K2Q-1.pdf"},
		{20, "/home/anna…K2Q-1.pdf"},
		{5, "/hom…"},
		{0, ""},
	} {
		if got := CutPath(path, c.w); got != c.want || Width(got) > c.w {
			t.Errorf("%d: %q", c.w, got)
		}
	}
	for in, want := range map[string]string{"corto.csv": "corto.csv", "agenda_matera_20261123_0830.csv": "agenda_mat…3_0830.csv"} {
		if got := CutMiddle(in, 21); got != want {
			t.Errorf("%q: %q", in, got)
		}
	}
}

func TestAnOfferedTextIsTakenOrReplaced(t *testing.T) {
	f := NewField("Sportello", 3, nil)
	f.Digits = true
	f.Focus()
	f.Offer("12")
	restore := f.Mark()
	f.Update(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune("x")})
	if f.Text() != "12" {
		t.Errorf("a letter that is refused left %q", f.Text())
	}
	f.Update(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune("3")})
	f.Update(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune("4")})
	if f.Text() != "34" {
		t.Errorf("%q", f.Text())
	}
	restore()
	f.Update(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune("5")})
	if f.Text() != "5" {
		t.Errorf("after a scanner's letter was taken back: %q", f.Text())
	}
	f.Offer("12")
	f.Update(tea.KeyMsg{Type: tea.KeyBackspace})
	f.Update(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune("3")})
	if f.Text() != "13" {
		t.Errorf("what is edited is no offer: %q", f.Text())
	}
}
