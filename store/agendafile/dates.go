package agendafile

import (
	"strings"
	"time"

	"civico/sportello/domain/calendar"
)

// Excel counts days from 1899-12-30; the serials that can be meant are those of
// the twentieth and twenty-first century.
const (
	firstSerial = 367   // 1901-01-01
	lastSerial  = 73415 // 2100-12-31
)

var serialZero = calendar.MustParse("1899-12-30")

// readDate reads a day in any form of an export. near is the day that a year of
// two digits is close to, for a birth the day it cannot come after.
func readDate(s string, near calendar.Date, birth bool) (calendar.Date, error) {
	if d, ok := plainDate(s); ok {
		return d, nil
	}
	s = withoutMidnight(s)
	if d, ok := serialDate(s); ok {
		return d, nil
	}
	if birth {
		return calendar.ParseWrittenBirth(s, near)
	}
	return calendar.ParseWritten(s, near)
}

// plainDate reads 23/11/2026, 23-11-2026 and 2026-11-23 with years that exports
// hold; anything else is left to the slower readers.
func plainDate(s string) (calendar.Date, bool) {
	if len(s) != 10 {
		return calendar.Date{}, false
	}
	var y, m, d int
	var ok [3]bool
	switch {
	case s[2] == s[5] && (s[2] == '/' || s[2] == '-'):
		d, ok[0] = number(s[:2])
		m, ok[1] = number(s[3:5])
		y, ok[2] = number(s[6:])
	case s[4] == '-' && s[7] == '-':
		y, ok[0] = number(s[:4])
		m, ok[1] = number(s[5:7])
		d, ok[2] = number(s[8:])
	}
	if ok != [3]bool{true, true, true} || y < 1900 || y > 2199 {
		return calendar.Date{}, false
	}
	return calendar.NewDate(y, m, d)
}

// serialDate reads an Excel serial of five digits, with or without a time of day.
func serialDate(s string) (calendar.Date, bool) {
	whole, fraction, has := strings.Cut(strings.Replace(s, ",", ".", 1), ".")
	n, ok := number(whole)
	if _, plain := number(fraction); !ok || len(whole) != 5 || has && !plain || n < firstSerial || n > lastSerial {
		return calendar.Date{}, false
	}
	return serialZero.AddDays(n), true
}

// withoutMidnight drops the hour 00:00 that spreadsheets add to a day.
func withoutMidnight(s string) string {
	for _, tail := range []string{" 00:00:00", " 00:00", " 0:00:00", " 0:00", "T00:00:00", " 00.00.00", " 0.00.00"} {
		if rest, ok := strings.CutSuffix(s, tail); ok {
			return rest
		}
	}
	return s
}

// plainHour reads 09:30.
func plainHour(v []byte) (calendar.Hour, bool) {
	if len(v) != 5 || v[2] != ':' {
		return calendar.Hour{}, false
	}
	h, okH := number(string(v[:2]))
	m, okM := number(string(v[3:]))
	if !okH || !okM {
		return calendar.Hour{}, false
	}
	return calendar.NewHour(h, m)
}

// readInstant reads «aggiornato il»: a day, alone or with an hour, local unless it
// names its offset.
func readInstant(s string, today calendar.Date, zone *time.Location) (time.Time, bool) {
	for _, form := range []string{time.RFC3339, "2006-01-02T15:04Z07:00"} {
		if t, err := time.Parse(form, s); err == nil {
			return t.In(zone), true
		}
	}
	dayPart, hourPart, has := strings.Cut(strings.Replace(s, "T", " ", 1), " ")
	d, err := readDate(dayPart, today, false)
	if err != nil {
		return time.Time{}, false
	}
	y, m, dd := d.Split()
	if !has {
		return time.Date(y, time.Month(m), dd, 0, 0, 0, 0, zone), true
	}
	hourPart = strings.TrimSpace(strings.TrimPrefix(hourPart, "ore "))
	hourPart, _, _ = strings.Cut(strings.ReplaceAll(hourPart, ".", ":"), ",") // fractions of a second
	h, err := calendar.ParseTypedHour(hourPart)
	if err != nil {
		return time.Time{}, false
	}
	second := 0
	if i := strings.LastIndexByte(hourPart, ':'); strings.Count(hourPart, ":") == 2 {
		second, _ = number(hourPart[i+1:]) // checked by ParseTypedHour
	}
	return time.Date(y, time.Month(m), dd, h.Minutes()/60, h.Minutes()%60, second, 0, zone), true
}

func appendISO(dst []byte, d calendar.Date) []byte {
	y, m, day := d.Split()
	return append(dst, byte('0'+y/1000), byte('0'+y/100%10), byte('0'+y/10%10), byte('0'+y%10), '-',
		byte('0'+m/10), byte('0'+m%10), '-', byte('0'+day/10), byte('0'+day%10))
}

// number reads digits and nothing else; an empty text is 0.
func number(s string) (int, bool) {
	n := 0
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' || n > 1e8 {
			return 0, false
		}
		n = n*10 + int(s[i]-'0')
	}
	return n, true
}
