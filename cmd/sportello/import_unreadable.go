package main

import (
	"fmt"

	"civico/sportello/domain/desk"
)

// toldRows is how many unreadable rows are told one by one.
const toldRows = 20

// tellUnreadable says which rows of a file cannot be read, and why: where they are not
// applied, nobody finds them in the quarantine.
func (p *program) tellUnreadable(plan desk.ImportPlan) error {
	all := plan.Summary().Counts[desk.ClassQuarantined]
	if all == 0 {
		return nil
	}
	rows, err := plan.Rows(desk.ClassQuarantined, 0, toldRows)
	if err != nil {
		return err
	}
	p.progressDone()
	for i := range rows {
		fmt.Fprintln(p.err, "sportello: "+unreadableText(&rows[i]))
	}
	if more := all - len(rows); more > 0 {
		fmt.Fprintf(p.err, "sportello: e %s\n", howMany(more, "altra riga che non si legge", "altre righe che non si leggono"))
	}
	return nil
}

func unreadableText(r *desk.ImportRow) string {
	where := fmt.Sprintf("riga %d", r.Line)
	if r.Column != "" {
		where += fmt.Sprintf(", %s «%s»", r.Column, r.Value)
	}
	return oneLine(where + ": " + r.Reason)
}
