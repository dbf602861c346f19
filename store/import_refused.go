package store

import (
	"cmp"
	"encoding/json"

	"civico/sportello/domain/agenda"
	"civico/sportello/domain/desk"
)

const repeatedCode = "lo stesso codice è su più righe del file"

// repeated sends all rows of one code to the quarantine.
func (c *comparison) repeated(rows []agenda.Line) error {
	for i := range rows {
		if err := c.quarantineLine(&rows[i], repeatedCode); err != nil {
			return err
		}
	}
	return nil
}

// quarantineLine sets a row aside that can be read, for what is wrong with its code.
func (c *comparison) quarantineLine(line *agenda.Line, reason string) error {
	b := &line.Booking
	q := quarantineJSON{
		Line: line.Number, Code: b.Code, Person: b.Person(), Date: b.Values[agenda.Day], Hour: b.Values[agenda.Hour],
		Column: "codice", Value: b.Code, Reason: reason, Row: [][2]string{{"codice", b.Code}},
	}
	if line.Office != "" { // to be refused again as long as it says so
		q.Row = append(q.Row, [2]string{"ufficio", line.Office})
	}
	for f := range agenda.NumFields {
		if v := b.Values[f]; v != "" {
			q.Row = append(q.Row, [2]string{f.Title(), f.Show(v)})
		}
	}
	text, err := marshal(q)
	if err != nil {
		return err
	}
	return c.quarantine(string(text))
}

// unreadable sends the rows that the reader refused to the quarantine.
func (c *comparison) unreadable() error { return c.eachBad(c.quarantine) }

// eachBad tells the rows that the reader refused.
func (c *comparison) eachBad(tell func(text string) error) error {
	r := c.plan.changes.reader(c.plan.bad)
	var buf []byte
	for {
		var more bool
		var err error
		if buf, more, err = nextEntry(r, buf); !more {
			return err
		}
		if err := tell(string(buf)); err != nil {
			return err
		}
	}
}

func (c *comparison) quarantine(text string) error {
	var bad refusedRow
	if err := json.Unmarshal([]byte(text), &bad); err != nil {
		return err
	}
	if bad.Date != "" {
		c.covered(bad.Date).spoke = true
	}
	if len(c.aside) > 0 {
		row, err := marshal(bad.Row)
		if err != nil {
			return err
		}
		c.cameAgain(cmp.Or(bad.Code, string(row)))
	}
	return c.put(&item{do: doQuarantine, class: classPlace[desk.ClassQuarantined], new: text}, desk.ClassQuarantined)
}

// refusedRow is what a comparison needs of a row that cannot be read.
type refusedRow struct {
	Code   string      `json:"code"`
	Person string      `json:"person"`
	Date   string      `json:"date"`
	Row    [][2]string `json:"row"`
}

// nameless are the unreadable rows that do not even tell their code, by who they seem
// to be of: such a booking is in the export all the same.
type nameless map[string]bool

func (c *comparison) readNameless() error {
	c.nameless = nameless{}
	return c.eachBad(func(text string) error {
		var bad refusedRow
		if err := json.Unmarshal([]byte(text), &bad); err != nil {
			return err
		}
		if bad.Code == "" && bad.Person != "" && bad.Date != "" {
			c.nameless[bad.Date+foldedName(bad.Person, "")] = true
		}
		return nil
	})
}

func (n nameless) has(b *agenda.Booking) bool {
	return len(n) > 0 && n[b.Values[agenda.Day]+foldedName(b.Person(), "")]
}
