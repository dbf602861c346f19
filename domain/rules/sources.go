package rules

import "civico/sportello/domain/calendar"

// The documents the rules were read from, by their file names: what the offices
// published. A rule cites the law first, then these.
const (
	srcMassaCarrara = "000_979223173204b74e.txt"
	srcMatera       = "001_bb49a29ec93f4036.txt"
	srcBergamo      = "002_e72a919f59b39ad0.txt"
	srcCuneo        = "003_2571fbe90e7af0b1.txt"
	srcConsulate    = "004_b53cdcd349470ae1.txt"
)

// Citations that several rules share.
const (
	lawPassports   = "L. 1185/1967"
	lawBars        = "L. 1185/1967 art. 3"
	lawInjunction  = "L. 1185/1967 art. 3-bis"
	lawPlace       = "L. 1185/1967 art. 6"
	lawTerm        = "L. 1185/1967 art. 8"
	lawMinors      = "L. 1185/1967 art. 14"
	lawIdentity    = "L. 1185/1967 art. 16"
	lawYears       = "L. 1185/1967 art. 17"
	lawContrib     = "L. 1185/1967 art. 18"
	lawExemption   = "L. 1185/1967 art. 19"
	lawSelfDeclare = "DPR 445/2000 art. 38"
	lawExpiredID   = "DPR 445/2000 art. 45"
	lawPrints      = "Reg. CE 2252/2004"
	icaoPhotos     = "ICAO 9303"
	practice       = "prassi nazionale"
)

// checkedOn is the day all sources were last read.
var checkedOn = calendar.MustParse("2026-11-22")

// from makes a version that begins on a day YYYY-MM-DD; law first among the sources.
func from(day, text string, sources ...string) Version {
	return Version{From: calendar.MustParse(day), Text: text, Sources: sources, Checked: checkedOn}
}

// first makes a version that holds from the first codified day.
func first(text string, sources ...string) Version {
	return Version{From: FirstDay, Text: text, Sources: sources, Checked: checkedOn}
}
