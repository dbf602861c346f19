package main

import (
	"slices"
	"testing"

	"civico/sportello/domain/office"
	"civico/sportello/store/officefile"
)

// TestEveryKeyOfAProfileIsShown: a key that files may have and no list shows would
// hide what an office asks for.
func TestEveryKeyOfAProfileIsShown(t *testing.T) {
	unset := []string{"parent", "places", "jurisdiction", "rates", "phone_hours", "email", "pec", "address"} // nobody's, or not everybody's
	book := officefile.Embedded()
	for _, key := range officefile.Keys() {
		shown := slices.ContainsFunc(book.All(), func(p *office.Profile) bool { return officeValue(p, key) != "" })
		if !shown && !slices.Contains(unset, key) && key != "practice.collective_open" {
			t.Errorf("no office shows %s", key)
		}
	}
}
