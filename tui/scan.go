package tui

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
// without spaces; the lines of an MRZ are in Lines.
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
