package store

import (
	"context"
	"encoding/base64"
	"encoding/json"
	"errors"
	"slices"
	"strings"

	"civico/sportello/domain/text"
)

// asideFound is a row that an import set aside, as the import's own part has it: that
// of an import that was taken back is in no table any more.
type asideFound struct {
	quarantineJSON
	into string // the booking as which a clerk has corrected it
}

// aside opens a row that was set aside.
func (t *trace) aside(keys *keyTree) (found asideFound, err error) {
	raw, err := base64.StdEncoding.DecodeString(t.text)
	if err != nil {
		return found, errors.Join(errBody, err)
	}
	w := walker{tree: keys}
	if err := w.crypt(t.leaf, raw); err != nil {
		return found, err
	}
	f := fields{rest: string(raw)}
	if err := json.Unmarshal([]byte(f.text()), &found.quarantineJSON); err != nil || f.err != nil {
		return found, errors.Join(errBody, err, f.err)
	}
	return found, nil
}

// isOf says that a row is of a booking: it was corrected into it, or has its code.
func (a *asideFound) isOf(ids, codes []string) bool {
	if a.into != "" {
		return slices.Contains(ids, a.into)
	}
	return a.Code != "" && slices.Contains(codes, a.Code)
}

// names says that a row seems to be of a person: it has the name, its words in any
// order, or the tax code.
func (a *asideFound) names(folded, taxCode string) bool {
	if folded != "" && sameWords(text.Fold(a.Person), folded) {
		return true
	}
	return taxCode != "" && slices.ContainsFunc(a.Row, func(cell [2]string) bool {
		return strings.EqualFold(strings.TrimSpace(cell[1]), taxCode)
	})
}

func sameWords(a, b string) bool {
	return slices.Equal(slices.Sorted(strings.FieldsSeq(a)), slices.Sorted(strings.FieldsSeq(b)))
}

// dropAside removes rows of an import from the quarantine.
func dropAside(ctx context.Context, q querier, run string, lines []int) error {
	list, err := marshal(append([]int{}, lines...))
	if err != nil {
		return err
	}
	_, err = q.ExecContext(ctx, `
		DELETE FROM quarantine
		 WHERE import = ?
		   AND line IN (SELECT value FROM json_each(?))`, run, string(list))
	return err
}
