// Package paper draws slips: the papers that a desk hands over, as A5 pages in
// PDF and as plain text. What a slip says is decided in domain/desk; here is only
// how it looks. The same slip gives the same bytes.
package paper

import (
	"fmt"

	"civico/sportello/domain/desk"
	"civico/sportello/domain/text"
)

const (
	inventedBand = "ADDESTRAMENTO — dati inventati, carta senza valore"
)

// clean keeps foreign bytes off the paper: a slip may come from a store that
// another program wrote.
func clean(s string) string {
	c, _ := text.Clean(s)
	return c
}

// printed says when and where the paper was made.
func printed(s desk.Slip) string {
	out := fmt.Sprintf("Stampata il %s, sportello %d", s.Day.Italian(), s.Desk)
	if s.Clerk != "" {
		out += ", " + clean(s.Clerk)
	}
	return out
}

// sourced is an item with its source in brackets.
func sourced(i desk.SlipItem) (body, source string) {
	if i.Source == "" {
		return clean(i.Text), ""
	}
	return clean(i.Text), "[" + clean(i.Source) + "]"
}
