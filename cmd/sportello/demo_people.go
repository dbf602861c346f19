package main

import (
	"fmt"
	"math/rand/v2"
	"strings"

	"civico/sportello/domain"
	"civico/sportello/domain/calendar"
	"civico/sportello/domain/mrz"
	"civico/sportello/domain/office"
	"civico/sportello/domain/payment"
	"civico/sportello/domain/place"
	"civico/sportello/domain/taxcode"
)

// person is somebody invented, with papers whose check digits are right.
type person struct {
	surname, name string
	sex           string
	birth         domain.Date
	born, lives   place.Place
	taxCode       string
}

// inventor makes people; the same seed makes the same ones.
type inventor struct {
	*rand.Rand
	day      domain.Date
	province string
	lives    []place.Place // municipalities of the office's province
	birth    []place.Place
	outsider place.Place // a municipality of another province
	named    map[string]bool
}

var (
	demoSurnames = strings.Fields(`ROSSI BIANCHI VERDI NERI GIALLI RUSSO ESPOSITO GALLO CONTI FERRARI MARINO GRECO BRUNO RIZZO
		LOMBARDI MORETTI CARUSO SANTORO MANCINI NICOLÒ D'ANGELO D'AMICO SERRA LEONE TESTA COSTA FONTANA VITALE BASILE FABBRI`)
	demoWomen = strings.Fields(`MARIA ANNA GIULIA CARLA PIA LUCIA ELENA SARA CHIARA PAOLA NOEMI AGATA ROSA TERESA BEATRICE IRENE ZOÈ`)
	demoMen   = strings.Fields(`LUCA PAOLO CIRO UGO MARIO MARCO PIETRO NICCOLÒ ANDREA SIMONE ENZO GIOSUÈ DARIO BRUNO TOMMASO LEO`)
	// Births in the larger towns around, some abroad.
	demoBirths = strings.Fields(`F052 F052 F052 G712 G786 A662 F839 H501 G942 Z110 Z112`)
)

func newInventor(seed uint64, day domain.Date, o *office.Profile) *inventor {
	v := &inventor{Rand: rand.New(rand.NewPCG(seed, 0x5b0)), day: day, province: o.Province, named: map[string]bool{}}
	for p := range place.LivingIn(o.Province) {
		v.lives = append(v.lives, p)
	}
	for _, code := range append([]string{o.Seat, o.Seat, o.Seat}, demoBirths...) {
		if p, ok := place.ByCode(code); ok {
			v.birth = append(v.birth, p)
		}
	}
	away := "A662" // Bari
	if o.Province == "BA" {
		away = "F839"
	}
	v.outsider, _ = place.ByCode(away)
	return v
}

func pick[T any](v *inventor, from []T) T { return from[v.IntN(len(from))] }

// adult invents somebody from 19 to 82.
func (v *inventor) adult(sex string) person {
	return v.somebody("", sex, 19, 82)
}

// child invents a minor of a family, from low to high years old.
func (v *inventor) child(surname string, low, high int) person {
	return v.somebody(surname, pick(v, []string{"F", "M"}), low, high)
}

// somebody invents a person whose name nobody else of the day has; without a
// surname one is found.
func (v *inventor) somebody(surname, sex string, low, high int) person {
	p := person{surname: surname, sex: sex}
	for p.name == "" || v.named[p.full()] {
		p.name = pick(v, demoMen)
		if sex == "F" {
			p.name = pick(v, demoWomen)
		}
		if surname == "" {
			p.surname = pick(v, demoSurnames)
		}
	}
	v.named[p.full()] = true
	years := low + v.IntN(high-low+1)
	p.birth = v.day.AddYears(-years).AddDays(-1 - v.IntN(360))
	p.born = pick(v, v.birth)
	p.lives = pick(v, v.lives)
	for !p.born.Existed(p.birth) {
		p.born = pick(v, v.birth)
	}
	if c, err := taxcode.Compute(taxcode.Person{Surname: p.surname, Name: p.name, Sex: p.sex, Birth: p.birth, Place: p.born.Code}); err == nil {
		p.taxCode = c.String()
	}
	return p
}

func (p person) full() string { return p.surname + " " + p.name }

func (v *inventor) digits(n int) string {
	b := make([]byte, n)
	for i := range b {
		b[i] = byte('0' + v.IntN(10))
	}
	return string(b)
}

// notice is a pagoPA notice number with right check digits.
func (v *inventor) notice() string {
	number, _ := payment.CompleteNotice("301" + v.digits(13))
	return number
}

func (v *inventor) stamp() string { return "01" + v.digits(12) }

// card is an electronic identity card, good on the day, with its zone.
func (v *inventor) card(p person) domain.Document {
	const letters = "ABCDEFGHJKLMNPRSTVWXYZ"
	number := fmt.Sprintf("CA%s%c%c", v.digits(5), letters[v.IntN(len(letters))], letters[v.IntN(len(letters))])
	issued := v.day.AddDays(-30 - v.IntN(700))
	valid := 10
	switch age := calendar.Age(p.birth, v.day); {
	case age < 3:
		issued, valid = v.day.AddDays(-20-v.IntN(60)), 3
	case age < 18:
		valid = 5
	}
	if issued.Before(p.birth) {
		issued = p.birth.AddDays(5)
	}
	expires := issued.AddYears(valid)
	d := domain.Document{
		Kind: domain.DocCIE, Number: number, Issuer: "ITA", IssuedOn: issued, ExpiresOn: expires,
		HasPhoto: domain.Yes, StampRenewed: domain.No, NotValidAbroad: domain.No,
	}
	zone, err := mrz.Data{
		Type: "C", Issuer: "ITA", Nationality: "ITA", Surname: p.surname, Name: p.name, Number: number, Sex: p.sex, Birth: p.birth, Expiry: expires,
	}.Lines(mrz.TD1)
	if err == nil {
		d.MRZ = zone
	}
	return d
}
