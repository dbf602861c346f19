package taxcode

// womenAdd is added to the day of birth of a woman.
const womenAdd = 40

const (
	months    = "ABCDEHLMPRST" // the letter of each month
	omocodes  = "LMNPQRSTUV"   // what 0 to 9 become in an omocode
	digitsAt  = "\x06\x07\x09\x0a\x0c\x0d\x0e"
	firstHalf = 6 // letters of surname and name
)

// oddValues are the values of 0-9 and A-Z in the first, third, … position; a letter
// and the digit of its rank are worth the same.
var oddValues = [26]uint8{1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23}

// checkFull judges the sixteen characters and fills in plain.
func (c *Code) checkFull() (Problem, int) {
	for i := range firstHalf {
		if !letter(c.given[i]) {
			return WrongCharacter, i + 1
		}
	}
	for i := range len(digitsAt) {
		at := digitsAt[i]
		d, ok := digitOf(c.given[at])
		if !ok {
			return WrongCharacter, int(at) + 1
		}
		c.plain[at] = d
	}
	switch {
	case monthOf(c.given[8]) == 0:
		return WrongCharacter, 9
	case !letter(c.given[11]):
		return WrongCharacter, 12
	case !letter(c.given[15]):
		return WrongCharacter, 16
	case !c.dayExists():
		return WrongDate, 0
	case checkCharacter(&c.given) != c.given[15]:
		return WrongCheck, 16
	}
	return right, 0
}

// dayExists says that some year with those last figures had the day.
func (c *Code) dayExists() bool {
	coded := int(c.plain[9]-'0')*10 + int(c.plain[10]-'0')
	day := coded
	if coded > womenAdd {
		day -= womenAdd
	}
	year := int(c.plain[6]-'0')*10 + int(c.plain[7]-'0')
	last := 31
	switch monthOf(c.plain[8]) {
	case 4, 6, 9, 11:
		last = 30
	case 2:
		last = 28
		if year%4 == 0 { // 00 may be 2000
			last = 29
		}
	}
	return day >= 1 && day <= last
}

// checkProvisional judges the eleven digits: the last is that of a VAT number (Luhn).
func (c *Code) checkProvisional() (Problem, int) {
	sum := 0
	for i := range ProvisionalLength {
		b := c.given[i]
		if b < '0' || b > '9' {
			return WrongCharacter, i + 1
		}
		v := int(b - '0')
		if i%2 == 1 {
			if v *= 2; v > 9 {
				v -= 9
			}
		}
		sum += v
	}
	if sum%10 != 0 {
		return WrongCheck, ProvisionalLength
	}
	return right, 0
}

// checkCharacter is the sixteenth for the first fifteen, which are letters and
// digits.
func checkCharacter(code *[Length]byte) byte {
	sum := 0
	for i, b := range code[:Length-1] {
		v := b - 'A'
		if b <= '9' {
			v = b - '0'
		}
		if i%2 == 0 { // first, third, …
			v = oddValues[v]
		}
		sum += int(v)
	}
	return byte('A' + sum%26)
}

// digitOf is the digit that b stands for, itself or as a letter of omocodia.
func digitOf(b byte) (byte, bool) {
	if b >= '0' && b <= '9' {
		return b, true
	}
	for i := range len(omocodes) {
		if omocodes[i] == b {
			return byte('0' + i), true
		}
	}
	return 0, false
}

// monthOf is the month 1-12 of a letter, 0 for none.
func monthOf(b byte) int {
	for i := range len(months) {
		if months[i] == b {
			return i + 1
		}
	}
	return 0
}

func letter(b byte) bool { return b >= 'A' && b <= 'Z' }
