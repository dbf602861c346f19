package agenda

import (
	"errors"
	"regexp"
	"strconv"
	"strings"
	"time"
)

// DateForm reads days written in one form: MM/GG/AAAA.
type DateForm struct {
	form string
	re   *regexp.Regexp
	part []string
}

// DateForms are the forms that files have besides the common ones, which need no
// profile: 23/11/2026, 23.11.26, 2026-11-23, 23112026.
func DateForms() []string {
	return []string{"MM/GG/AAAA", "MM-GG-AAAA", "AAAAMMGG", "MM/GG/AA", "MMGGAAAA"}
}

var errForm = errors.New("not a form of a date")

// places of a form: letters and the digits they stand for.
var places = []struct{ letters, digits string }{
	{"AAAA", `(\d{4})`}, {"AA", `(\d{2})`}, {"MM", `(\d{1,2})`}, {"GG", `(\d{1,2})`}, {"hh", `([01]?\d|2[0-3])`}, {"mm", `([0-5]\d)`}, {"ss", `([0-5]\d)`},
}

// formPattern turns a form into a pattern; part names what each group reads. Where
// nothing parts two numbers, they have all their digits.
func formPattern(form, allowed string) (pattern string, part []string, err error) {
	tight := !strings.ContainsAny(form, "/-. ,:_")
	for rest := form; rest != ""; {
		found := false
		for _, p := range places {
			if tail, ok := strings.CutPrefix(rest, p.letters); ok && strings.Contains(allowed, p.letters[:1]) {
				digits := p.digits
				if tight && len(p.letters) == 2 {
					digits = `(\d{2})`
				}
				pattern, part, rest, found = pattern+digits, append(part, p.letters), tail, true
				break
			}
		}
		if !found {
			if !strings.ContainsAny(rest[:1], "/-. ,:_") {
				return "", nil, errForm
			}
			pattern, rest = pattern+regexp.QuoteMeta(rest[:1]), rest[1:]
		}
	}
	return pattern, part, nil
}

// NewDateForm reads a form of GG, MM and AAAA or AA, once each, and / - . , _ or
// blanks between them.
func NewDateForm(form string) (*DateForm, error) {
	pattern, part, err := formPattern(form, "AMG")
	if err != nil || !onceEach(part, "A", "M", "G") || len(form) > 40 {
		return nil, errForm
	}
	re, err := regexp.Compile("^" + pattern + "$")
	return &DateForm{form, re, part}, err
}

// onceEach says that part holds something of each letter, and nothing twice.
func onceEach(part []string, letters ...string) bool {
	seen := map[string]bool{}
	for _, p := range part {
		if seen[p[:1]] {
			return false
		}
		seen[p[:1]] = true
	}
	for _, l := range letters {
		if !seen[l] {
			return false
		}
	}
	return true
}

// String is the form as it was given.
func (f *DateForm) String() string { return f.form }

// Plain rewrites a day of this form as GG/MM/AAAA, or GG/MM/AA.
func (f *DateForm) Plain(s string) (string, bool) {
	m := f.re.FindStringSubmatch(s)
	if m == nil {
		return "", false
	}
	var day, month, year string
	for i, p := range f.part {
		switch p[0] {
		case 'A':
			year = m[i+1]
		case 'M':
			month = m[i+1]
		case 'G':
			day = m[i+1]
		}
	}
	return day + "/" + month + "/" + year, true
}

// NameForm finds a time in a file's name.
type NameForm struct {
	re   *regexp.Regexp
	part []string
}

// NewNameForm reads the name of a file with its day, and perhaps its hour, between
// braces: agenda_{AAAAMMGG}_{hhmm}. A * stands for anything; what comes after the
// form in the name is free.
func NewNameForm(form string) (*NameForm, error) {
	pattern := "(?i)^"
	var part []string
	for rest := form; rest != ""; {
		literal, tail, braced := strings.Cut(rest, "{")
		pattern += strings.ReplaceAll(regexp.QuoteMeta(literal), `\*`, `.*?`)
		if !braced {
			break
		}
		inner, after, closed := strings.Cut(tail, "}")
		digits, more, err := formPattern(inner, "AMGhms")
		if !closed || err != nil {
			return nil, errForm
		}
		pattern, part, rest = pattern+digits, append(part, more...), after
	}
	if !onceEach(part, "A", "M", "G") || len(form) > 200 {
		return nil, errForm
	}
	re, err := regexp.Compile(pattern)
	return &NameForm{re, part}, err
}

// Time is the time that a name tells; hasHour says that it tells the hour, too.
func (f *NameForm) Time(name string, zone *time.Location) (t time.Time, hasHour, ok bool) {
	m := f.re.FindStringSubmatch(name)
	if m == nil {
		return t, false, false
	}
	var v [256]int
	for i, p := range f.part {
		v[p[0]], _ = strconv.Atoi(m[i+1]) // digits, by the pattern
		if p == "AA" {
			v['A'] += 2000
		}
		hasHour = hasHour || p == "hh"
	}
	t = time.Date(v['A'], time.Month(v['M']), v['G'], v['h'], v['m'], v['s'], 0, zone)
	exists := t.Day() == v['G'] && int(t.Month()) == v['M'] && v['h'] < 24 && v['m'] < 60 && v['s'] < 60
	return t, hasHour, exists && v['A'] >= 2000
}
