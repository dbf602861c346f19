package desk

import (
	"strings"

	"civico/sportello/domain"
	"civico/sportello/domain/office"
	"civico/sportello/domain/rules"
)

// slipProcedure says what was asked for, in whole words for a citizen.
func slipProcedure(c *domain.Case) string {
	switch c.Procedure {
	case domain.Passport:
		kind := "passaporto ordinario"
		if c.Product == domain.Temporary {
			kind = "passaporto temporaneo"
		}
		if age, known := c.Holder.AgeOn(c.FiledOn); known && age < 18 {
			kind += " di un minore"
		}
		return kind
	case domain.Accompaniment:
		return "dichiarazione di accompagno"
	case domain.ResidenceChange:
		return "cambio di residenza sul passaporto"
	case domain.Collection:
		return "ritiro del passaporto"
	case domain.CollectivePassport:
		return "passaporto collettivo"
	case domain.LaissezPasser:
		return "lasciapassare"
	case domain.EmergencyDocument:
		return "documento di viaggio provvisorio (ETD)"
	}
	return "non ancora indicata"
}

func slipPayment(k domain.PaymentKind) string {
	switch k {
	case domain.PayPagoPA:
		return "Pagamento pagoPA"
	case domain.PayRevenueStamp:
		return "Contrassegno telematico"
	case domain.PayPostalSlip:
		return "Bollettino postale"
	}
	return "Versamento"
}

var slipDays = [7]string{"dom", "lun", "mar", "mer", "gio", "ven", "sab"}

// slipWeek joins days with the same hours: "lun-ven 11:00-12:00; mar anche ...".
func slipWeek(w office.Week) string {
	var parts []string
	for i := 1; i <= 7; { // Monday first
		day := i % 7
		hours := slipHours(w[day])
		j := i + 1
		for j <= 7 && slipHours(w[j%7]) == hours {
			j++
		}
		if hours != "" {
			name := slipDays[day]
			if j-i > 1 {
				name += "-" + slipDays[(j-1)%7]
			}
			parts = append(parts, name+" "+hours)
		}
		i = j
	}
	return strings.Join(parts, "; ")
}

func slipHours(day []office.Interval) string {
	var parts []string
	for _, i := range day {
		parts = append(parts, i.From.String()+"-"+i.To.String())
	}
	return strings.Join(parts, " e ")
}

// documents are the published sheets that rules cite by file, with the office
// that published them (its id, for a branch cites its questura).
var documents = map[string]struct{ office, name string }{
	"000_979223173204b74e.txt": {"massa-carrara", "Questura di Massa-Carrara"},
	"001_bb49a29ec93f4036.txt": {"matera", "Questura di Matera"},
	"002_e72a919f59b39ad0.txt": {"bergamo", "Questura di Bergamo"},
	"003_2571fbe90e7af0b1.txt": {"cuneo", "Questura di Cuneo"},
	"004_b53cdcd349470ae1.txt": {"consolato", "Rete consolare"},
}

// SourceName is a rule's source as a person reads it: a law as cited, a published
// sheet by the office that published it.
func SourceName(source string) string {
	if d, ok := documents[source]; ok {
		return d.name
	}
	return source
}

// sourceLine tells a citizen on whose word a thing is asked: the law, and this
// office's own sheet. Other offices' sheets stand in only where nothing else does.
func sourceLine(f rules.Finding, p *office.Profile) string {
	var law, own, others []string
	for _, s := range f.Sources {
		d, isDocument := documents[s]
		switch {
		case !isDocument:
			law = append(law, s)
		case d.office == p.ID || d.office == p.Parent:
			own = append(own, d.name)
		default:
			others = append(others, d.name)
		}
	}
	all := append(law, own...)
	if len(all) == 0 {
		all = others
	}
	return strings.Join(append(all, f.Rule), " · ")
}
