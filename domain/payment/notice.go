package payment

// NoticeFault is what is wrong with a pagoPA notice number.
type NoticeFault uint8

const (
	NoticeGood       NoticeFault = iota
	NoticeNotDigits              // something other than digits and spaces
	NoticeLength                 // not 18 digits
	NoticeUnknownAux             // begins with 4 to 9
	NoticeCheck                  // wrong check digits
)

// Sentence is the fault in Italian, for the clerk; empty for a good number.
func (f NoticeFault) Sentence() string {
	return [...]string{
		"",
		"il numero di avviso ha solo cifre",
		"il numero di avviso ha 18 cifre",
		"il numero di avviso comincia per 0, 1, 2 o 3",
		"le cifre di controllo del numero di avviso non tornano: rileggerlo",
	}[f]
}

const noticeLength = 18

// CheckNotice judges the form of a pagoPA notice number (numero avviso), 18
// digits, in groups or not. The first digit tells how the rest is made (SACI,
// «Generazione del numero avviso»): for 0, 2 and 3 the last two digits are the
// remainder of the sixteen before them divided by 93; for 1 there are no check
// digits. Later editions of SACI keep only 3, but older notices stay payable.
func CheckNotice(number string) NoticeFault {
	first, head, check, n := byte(0), int64(0), 0, 0
	for i := range len(number) {
		c := number[i]
		if c == ' ' {
			continue
		}
		if c < '0' || c > '9' {
			return NoticeNotDigits
		}
		switch {
		case n == 0:
			first = c
			fallthrough
		case n < noticeLength-2:
			head = head*10 + int64(c-'0')
		case n < noticeLength:
			check = check*10 + int(c-'0')
		default:
			return NoticeLength
		}
		n++
	}
	switch {
	case n != noticeLength:
		return NoticeLength
	case first > '3':
		return NoticeUnknownAux
	case first != '1' && head%93 != int64(check):
		return NoticeCheck
	}
	return NoticeGood
}

// CompleteNotice appends the two check digits to the first sixteen digits of a
// notice number; false where head is not sixteen digits. It makes numbers for
// demonstrations and tests.
func CompleteNotice(head string) (string, bool) {
	if len(head) != noticeLength-2 || !allDigits(head) {
		return "", false
	}
	n := int64(0)
	for i := range len(head) {
		n = n*10 + int64(head[i]-'0')
	}
	check := n % 93
	return head + string([]byte{byte('0' + check/10), byte('0' + check%10)}), true
}

// stampLength is the length of the number of a contrassegno telematico (Agenzia
// delle Entrate).
const stampLength = 14

// IsStampNumber says that id has the form of a revenue stamp's number: 14 digits,
// in groups or not.
func IsStampNumber(id string) bool {
	n := 0
	for i := range len(id) {
		switch c := id[i]; {
		case c == ' ':
		case c < '0' || c > '9':
			return false
		default:
			n++
		}
	}
	return n == stampLength
}
