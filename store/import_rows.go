package store

import (
	"bufio"
	"encoding/json"
	"errors"

	"civico/sportello/domain/agenda"
	"civico/sportello/domain/desk"
)

// items hands out the changes of parts one by one; false at the end. One is good
// until the next call, its texts for good.
func (p *importPlan) items(parts ...planPart) func() (*item, bool, error) {
	var r *bufio.Reader
	var buf []byte
	var it item
	return func() (*item, bool, error) {
		for {
			if r == nil {
				if len(parts) == 0 {
					return nil, false, nil
				}
				r, parts = p.changes.reader(parts[0].section), parts[1:]
			}
			var more bool
			var err error
			it, buf, more, err = readItem(r, buf)
			if !more && err == nil {
				r = nil
				continue
			}
			return &it, err == nil, err
		}
	}
}

// Rows pages through the rows of one class.
func (p *importPlan) Rows(class desk.Class, from, n int) ([]desk.ImportRow, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.closed {
		return nil, errPlanClosed
	}
	var out []desk.ImportRow
	for _, part := range p.parts {
		if from >= part.shown[class] {
			from -= part.shown[class]
			continue
		}
		next := p.items(part)
		for len(out) < n {
			it, more, err := next()
			if err != nil {
				return nil, sentence(err, p.store.path)
			}
			if !more {
				break
			}
			if it.class != classPlace[class] {
				continue
			}
			if from > 0 {
				from--
				continue
			}
			row, err := it.row(class)
			if err != nil {
				return nil, sentence(err, p.store.path)
			}
			out = append(out, row)
		}
	}
	return out, nil
}

// row is what the preview shows of an item.
func (it *item) row(class desk.Class) (desk.ImportRow, error) {
	r := desk.ImportRow{Class: class, Line: it.line}
	if it.do == doQuarantine {
		return it.badRow()
	}
	var was, is agenda.Booking
	show := &is
	var err error
	if it.old != "" {
		show, err = &was, was.ParseRecord(it.old)
	}
	if class != desk.ClassDuplicate && it.new != "" && it.new != agenda.LackedByAgenda {
		show, err = &is, errors.Join(err, is.ParseRecord(it.new))
	}
	if err != nil {
		return r, err
	}
	r.Code, r.Person, r.Date, r.Hour = show.Code, show.Person(), show.Date(), show.Hour()
	r.Fields = it.differences(class, &was, &is)
	return r, nil
}

func (it *item) differences(class desk.Class, was, is *agenda.Booking) []desk.FieldDiff {
	status := agenda.Status
	switch {
	case class == desk.ClassDuplicate:
		return []desk.FieldDiff{{Name: "altra prenotazione", New: it.new}}
	case class == desk.ClassUnchanged && it.do == doInsert: // unknown, and cancelled already
		return []desk.FieldDiff{{Name: status.Label(), New: status.Show(is.Values[status])}}
	case class == desk.ClassUnchanged:
		return nil
	case it.do == doVanish:
		return []desk.FieldDiff{{Name: status.Label(), Old: status.Show(agenda.Booked), New: status.Show(agenda.Vanished)}}
	case it.new == agenda.LackedByAgenda:
		return []desk.FieldDiff{{Name: status.Label(), Old: status.Show(was.Values[status]), New: "manca nell'esportazione"}}
	case it.do == doSettle:
		return []desk.FieldDiff{{Name: "conflitto", Old: "da decidere", New: "l'agenda concorda di nuovo"}}
	}
	var out []desk.FieldDiff
	for _, d := range agenda.Differences(was, is) {
		out = append(out, desk.FieldDiff{Name: d.Field.Label(), Old: d.Field.Show(d.Old), New: d.Field.Show(d.New)})
	}
	return out
}

func (it *item) badRow() (desk.ImportRow, error) {
	var q quarantineJSON
	if err := json.Unmarshal([]byte(it.new), &q); err != nil {
		return desk.ImportRow{}, err
	}
	return desk.ImportRow{
		Class: desk.ClassQuarantined, Line: q.Line, Code: q.Code, Person: q.Person, Date: day(q.Date), Hour: hour(q.Hour),
		Column: q.Column, Value: q.Value, Reason: q.Reason,
	}, nil
}
