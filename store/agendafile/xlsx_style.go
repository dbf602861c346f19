package agendafile

import (
	"math"
	"strconv"
	"strings"
)

// cellStyle is how a number is meant: the file stores days and hours as numbers,
// and only the format of the cell tells.
type cellStyle struct {
	shows numberKind
	width int // digits that a code is shown with: 00000
}

type numberKind int

const (
	plainNumber numberKind = iota
	dateNumber
	hourNumber
)

// maxStyles is the most that Excel itself allows.
const maxStyles = 65_536

// styleReader takes the number formats from the part of the styles.
type styleReader struct {
	formats map[int]string // by id, those that the workbook defines
	inCells bool
	styles  []cellStyle
}

func (s *styleReader) element(_ *xmlReader, e xmlElement) error {
	switch e.local() {
	case "numFmt":
		if id, err := strconv.Atoi(e.attr("numFmtId")); err == nil && len(s.formats) < maxStyles {
			s.formats[id] = e.attr("formatCode")
		}
	case "cellXfs":
		s.inCells = true
	case "cellStyleXfs", "cellStyles", "dxfs":
		s.inCells = false
	case "xf":
		if s.inCells && len(s.styles) < maxStyles {
			id, _ := strconv.Atoi(e.attr("numFmtId")) // what is no number is 0, the plain format
			s.styles = append(s.styles, s.styleOf(id))
		}
	}
	return nil
}

// styleOf reads a format: those up to 163 are Excel's own, unless written out.
func (s *styleReader) styleOf(id int) cellStyle {
	if code, ok := s.formats[id]; ok {
		return formatStyle(code)
	}
	switch {
	case id >= 14 && id <= 17, id == 22, id >= 27 && id <= 31, id == 36, id >= 50 && id <= 54, id == 57, id == 58:
		return cellStyle{shows: dateNumber}
	case id >= 18 && id <= 21, id >= 32 && id <= 35, id >= 45 && id <= 47, id == 55, id == 56:
		return cellStyle{shows: hourNumber}
	}
	return cellStyle{}
}

// formatStyle tells by the letters of a format code, without its texts, what it
// shows: dd/mm/yyyy, [$-410]h:mm, 00000.
func formatStyle(code string) cellStyle {
	letters := formatLetters(code)
	if n := len(letters); n > 0 && n <= maxCode && strings.Trim(letters, "0") == "" {
		return cellStyle{width: n}
	}
	letters = strings.NewReplacer("am/pm", "", "a/p", "").Replace(letters)
	hours := strings.ContainsAny(letters, "hs")
	switch {
	case strings.ContainsAny(letters, "yd"), !hours && strings.Contains(letters, "m"):
		return cellStyle{shows: dateNumber}
	case hours:
		return cellStyle{shows: hourNumber}
	}
	return cellStyle{}
}

// formatLetters is a format's first part, lower case, without quoted texts,
// escaped signs and what stands in brackets, unless that counts hours.
func formatLetters(code string) string {
	var out strings.Builder
	code = strings.ToLower(code)
	for i := 0; i < len(code); i++ {
		switch code[i] {
		case ';':
			return out.String()
		case '\\', '_', '*':
			i++
		case '"':
			end := strings.IndexByte(code[i+1:], '"')
			if end < 0 {
				return out.String()
			}
			i += end + 1
		case '[':
			end := strings.IndexByte(code[i:], ']')
			if end < 0 {
				return out.String()
			}
			if inner := code[i+1 : i+end]; strings.Trim(inner, "h") == "" || strings.Trim(inner, "m") == "" || strings.Trim(inner, "s") == "" {
				out.WriteString(inner + "h")
			}
			i += end
		default:
			out.WriteByte(code[i])
		}
	}
	return out.String()
}

const secondsADay = 24 * 60 * 60

// appendNumber writes a number as the cell shows it: a day as 2026-11-23, with its
// hour where it has one, an hour as 09:30, anything else in plain digits. What is
// no number is written as it stands.
func (s cellStyle) appendNumber(dst, raw []byte, epoch int) []byte {
	v, err := strconv.ParseFloat(string(raw), 64)
	if err != nil || math.IsInf(v, 0) || math.IsNaN(v) {
		return append(dst, raw...)
	}
	day, seconds := math.Floor(v), 0
	if s.shows != plainNumber {
		if seconds = int(math.Round((v - day) * secondsADay)); seconds == secondsADay {
			day, seconds = day+1, 0
		}
	}
	switch {
	case s.shows == dateNumber && day >= 1 && day <= lastSerial:
		dst = appendISO(dst, serialZero.AddDays(int(day)+epoch))
		if seconds == 0 {
			return dst
		}
		return appendClock(append(dst, ' '), seconds)
	case s.shows != plainNumber && v >= 0 && day <= lastSerial: // a date format over a bare hour, too
		return appendClock(dst, seconds)
	case s.width > 0 && v >= 0 && v == day && v < 1e15:
		digits := strconv.FormatInt(int64(v), 10)
		return append(dst, strings.Repeat("0", max(0, s.width-len(digits)))+digits...)
	case v > 0 && v < 1:
		// At least three decimals: 0.25 would read as twenty-five past midnight.
		text := strconv.FormatFloat(v, 'f', -1, 64)
		return append(dst, text+strings.Repeat("0", max(0, len("0.000")-len(text)))...)
	case math.Abs(v) < 1e21:
		return strconv.AppendFloat(dst, v, 'f', -1, 64)
	}
	return append(dst, raw...)
}

func appendClock(dst []byte, seconds int) []byte {
	two := func(n int) { dst = append(dst, byte('0'+n/10), byte('0'+n%10)) }
	two(seconds / 3600)
	dst = append(dst, ':')
	two(seconds / 60 % 60)
	if seconds%60 != 0 {
		dst = append(dst, ':')
		two(seconds % 60)
	}
	return dst
}
