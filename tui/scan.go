package tui

import (
	"strings"

	"civico/sportello/domain/mrz"
	"civico/sportello/domain/taxcode"
)

// ScanKind is what a scanner read, told by its form.
type ScanKind uint8

const (
	ScanTaxCode      ScanKind = iota + 1 // 16 characters of a tax code
	ScanRevenueStamp                     // 14 digits of a revenue stamp
	ScanPagoPA                           // 18 digits of a pagoPA notice
	ScanMRZ                              // two or three lines of a document
	ScanBooking                          // a booking code
)

// Scan is one reading: fast keys ending in Enter, or a paste. Text is in capitals,
// without spaces; the lines of an MRZ are in Lines. Only the form is known to be
// right: check digits are for who uses it.
type Scan struct {
	Kind  ScanKind
	Text  string
	Lines []string
}

// Name is what was read, in Italian.
func (k ScanKind) Name() string {
	switch k {
	case ScanTaxCode:
		return "codice fiscale"
	case ScanRevenueStamp:
		return "contrassegno telematico"
	case ScanPagoPA:
		return "avviso pagoPA"
	case ScanMRZ:
		return "banda ottica (MRZ)"
	case ScanBooking:
		return "codice di prenotazione"
	}
	return ""
}

// nameInMRZ is the holder of a document as a search wants it: surname and name.
func nameInMRZ(s Scan) (string, bool) {
	if s.Kind != ScanMRZ {
		return "", false
	}
	d, err := mrz.Parse(s.Lines...)
	if err != nil || d.Surname == "" {
		return "", false
	}
	return strings.TrimSpace(d.Surname + " " + d.Name), true
}

// recognise tells what a text read in one go is. A booking code looks like many
// other numbers (a document's, a booklet's): it is recognised only where loose says
// that no field waits for text.
func recognise(text string, loose bool) (Scan, bool) {
	text = strings.ToUpper(strings.Trim(text, " \t\r\n"))
	lines := strings.FieldsFunc(text, func(r rune) bool { return r == '\n' || r == '\r' })
	switch {
	case len(lines) > 1:
		return recogniseMRZ(lines)
	case len(lines) == 0:
		return Scan{}, false
	}
	if notice, ok := noticeInQR(text); ok {
		text = notice
	}
	s := Scan{Text: strings.ReplaceAll(text, " ", "")}
	switch {
	case len(s.Text) == taxcode.Length && looksLikeTaxCode(s.Text):
		s.Kind = ScanTaxCode
	case len(s.Text) == 18 && all(s.Text, isDigit):
		s.Kind = ScanPagoPA
	case len(s.Text) == 14 && all(s.Text, isDigit):
		s.Kind = ScanRevenueStamp
	case loose && looksLikeBooking(text):
		s.Kind = ScanBooking
	default:
		return Scan{}, false
	}
	return s, true
}

// noticeInQR takes the notice number out of a pagoPA QR code:
// PAGOPA|002|notice|tax code of the payee|cents.
func noticeInQR(text string) (string, bool) {
	parts := strings.Split(text, "|")
	if len(parts) == 5 && parts[0] == "PAGOPA" && len(parts[2]) == 18 {
		return parts[2], true
	}
	return "", false
}

// looksLikeTaxCode knows the places of letters and of digits, which omocodia may
// have turned into letters.
func looksLikeTaxCode(s string) bool {
	const form = "AAAAAA99A99A999A"
	for i := range len(s) {
		c := s[i]
		letter := c >= 'A' && c <= 'Z'
		if !letter && (form[i] == 'A' || !isDigit(c)) {
			return false
		}
		if letter && form[i] == '9' && !strings.ContainsRune("LMNPQRSTUV", rune(c)) {
			return false
		}
	}
	return true
}

// looksLikeBooking takes 5 to 20 capitals and digits, with some of both.
func looksLikeBooking(s string) bool {
	if len(s) < 5 || len(s) > 20 {
		return false
	}
	digits, letters := 0, 0
	for i := range len(s) {
		switch {
		case isDigit(s[i]):
			digits++
		case s[i] >= 'A' && s[i] <= 'Z':
			letters++
		case s[i] != '-':
			return false
		}
	}
	return digits > 0 && letters > 0
}

// recogniseMRZ knows the three forms: 3 lines of 30, 2 of 36, 2 of 44.
func recogniseMRZ(lines []string) (Scan, bool) {
	want := map[int]int{30: 3, 36: 2, 44: 2}[len(lines[0])]
	if want != len(lines) || !strings.Contains(lines[0]+lines[len(lines)-1], "<") {
		return Scan{}, false
	}
	for _, l := range lines {
		if len(l) != len(lines[0]) || !all(l, isMRZ) {
			return Scan{}, false
		}
	}
	return Scan{Kind: ScanMRZ, Text: strings.Join(lines, ""), Lines: lines}, true
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }
func isMRZ(c byte) bool   { return isDigit(c) || c >= 'A' && c <= 'Z' || c == '<' }

func all(s string, ok func(byte) bool) bool {
	for i := range len(s) {
		if !ok(s[i]) {
			return false
		}
	}
	return s != ""
}
