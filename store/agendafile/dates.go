package agendafile

import (
	"math"
	"strconv"
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
// two digits is close to, for a birth the day it cannot come after. An hour behind
// the day is left aside.
func (b *builder) readDate(s string, near calendar.Date, birth bool) (calendar.Date, error) {
	if d, ok := plainDate(s); ok && (b.dates == nil || s[4] == '-') {
		return d, nil
	}
	if t, ok := b.isoInstant(s); ok {
		return calendar.FromTime(t), nil
	}
	s, _ = splitHour(s)
	if b.dates != nil {
		if s, _ = b.rewritten(s); s == "" {
			return calendar.Date{}, otherForm(b.dates[0].String())
		}
	}
	if d, _, ok := serialDate(s); ok {
		return d.AddDays(b.epoch), nil
	}
	if birth {
		return calendar.ParseWrittenBirth(s, near)
	}
	return calendar.ParseWritten(s, near)
}

// readHour reads an hour, also one behind a day and one that a spreadsheet counts
// as a part of a day.
func (b *builder) readHour(s string) (calendar.Hour, error) {
	if t, ok := b.isoInstant(s); ok {
		h, _ := calendar.NewHour(t.Hour(), t.Minute())
		return h, nil
	}
	if h, ok := otherHour(s); ok {
		return h, nil
	}
	if _, hour := splitHour(s); hour != "" {
		s = hour
	}
	if word, hour, ok := strings.Cut(s, " "); ok && strings.EqualFold(word, "ore") {
		s = hour
	}
	if _, part, ok := serialDate(s); ok && part != "" {
		s = part
	}
	if h, ok := serialHour(s); ok {
		return h, nil
	}
	return calendar.ParseTypedHour(s)
}

// splitHour parts «23/11/2026 09:30», «23 nov 2026 ore 9.30» and «2026-11-23T09:30»;
// hour is empty where there is only a day, or no day.
func splitHour(s string) (day, hour string) {
	i := strings.LastIndexAny(s, " T")
	if i < 6 || !strings.ContainsAny(s[i:], ":.hH") || strings.ContainsAny(s[:i], ":") || s[i+1] < '0' || s[i+1] > '9' {
		return s, ""
	}
	day = strings.TrimRight(s[:i], " ,")
	if n := len(day) - len(" ore"); n > 0 && strings.EqualFold(day[n:], " ore") {
		day = day[:n]
	}
	return strings.TrimRight(day, " ,"), s[i+1:]
}

// serialHour reads a part of a day with three decimals or more, so that 9.30 and
// 0.25 stay what they seem.
func serialHour(s string) (calendar.Hour, bool) {
	fraction, ok := strings.CutPrefix(strings.Replace(s, ",", ".", 1), "0.")
	if !ok || len(fraction) < 3 {
		return calendar.Hour{}, false
	}
	v, err := strconv.ParseFloat("0."+fraction, 64)
	if err != nil {
		return calendar.Hour{}, false
	}
	minutes := int(math.Round(v * secondsADay / 60))
	return calendar.NewHour(minutes/60, minutes%60)
}

// plainDate reads 23/11/2026, 23-11-2026 and 2026-11-23 with years that exports
// hold; anything else is left to the slower readers.
func plainDate[T string | []byte](s T) (calendar.Date, bool) {
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

// serialDate reads an Excel serial of five digits; hour is its part of a day, if it
// has one, as serialHour reads it.
func serialDate(s string) (d calendar.Date, hour string, ok bool) {
	whole, fraction, has := strings.Cut(strings.Replace(s, ",", ".", 1), ".")
	n, ok := number(whole)
	if !ok || len(whole) != 5 || strings.Trim(fraction, "0123456789") != "" || n < firstSerial || n > lastSerial {
		return calendar.Date{}, "", false
	}
	if has {
		hour = "0." + fraction + "000"
	}
	return serialZero.AddDays(n), hour, true
}

// plainHour reads 09:30.
func plainHour(v []byte) (calendar.Hour, bool) {
	if len(v) != 5 || v[2] != ':' {
		return calendar.Hour{}, false
	}
	h, okH := number(v[:2])
	m, okM := number(v[3:])
	if !okH || !okM {
		return calendar.Hour{}, false
	}
	return calendar.NewHour(h, m)
}

// readInstant reads «aggiornato il»: a day, alone or with an hour, local unless it
// names its offset.
func (b *builder) readInstant(s string) (time.Time, bool) {
	zone := b.zone
	for _, form := range []string{time.RFC3339, "2006-01-02T15:04Z07:00"} {
		if t, err := time.Parse(form, s); err == nil {
			return t.In(zone), true
		}
	}
	if t, ok := b.serialInstant(s); ok {
		return t, true
	}
	dayPart, hourPart := splitHour(s)
	d, err := b.readDate(dayPart, b.today, false)
	if i := strings.LastIndexAny(s, " T"); err != nil && hourPart == "" && i > 0 { // «22/11/2026 0815»
		if _, plain := number(s[i+1:]); plain && s[i+1:] != "" {
			hourPart = s[i+1:]
			d, err = b.readDate(s[:i], b.today, false)
		}
	}
	if err != nil {
		return time.Time{}, false
	}
	y, m, dd := d.Split()
	if hourPart == "" {
		return time.Date(y, time.Month(m), dd, 0, 0, 0, 0, zone), true
	}
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

// serialInstant reads a serial with a part of a day, rounded to a second as in the
// cell of a workbook.
func (b *builder) serialInstant(s string) (time.Time, bool) {
	d, part, ok := serialDate(s)
	if !ok || part == "" || b.dates != nil && !b.sheet {
		return time.Time{}, false
	}
	fraction, err := strconv.ParseFloat(part, 64)
	if err != nil {
		return time.Time{}, false
	}
	y, m, day := d.AddDays(b.epoch).Split()
	return time.Date(y, time.Month(m), day, 0, 0, int(math.Round(fraction*secondsADay)), 0, b.zone), true
}

func appendISO(dst []byte, d calendar.Date) []byte {
	y, m, day := d.Split()
	return append(dst, byte('0'+y/1000), byte('0'+y/100%10), byte('0'+y/10%10), byte('0'+y%10), '-',
		byte('0'+m/10), byte('0'+m%10), '-', byte('0'+day/10), byte('0'+day%10))
}

// number reads digits and nothing else; an empty text is 0.
func number[T string | []byte](s T) (int, bool) {
	n := 0
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' || n > 1e8 {
			return 0, false
		}
		n = n*10 + int(s[i]-'0')
	}
	return n, true
}
