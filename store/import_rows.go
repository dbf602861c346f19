package store

import (
	"encoding/json"
	"errors"
	"io"

	"civico/sportello/domain/agenda"
	"civico/sportello/domain/desk"
)

// items reads the changes of a part one by one.
func (p *importPlan) items(part planPart, tell func(item) error) error {
	r := p.changes.reader(part.section)
	var buf []byte
	for {
		var it item
		var err error
		it, buf, err = readItem(r, buf)
		if errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF) {
			return nil
		}
		if err != nil {
			return err
		}
		if err := tell(it); err != nil {
			return err
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
		err := p.items(part, func(it item) error {
			if it.class != classPlace[class] {
				return nil
			}
			if from > 0 {
				from--
				return nil
			}
			if len(out) == n {
				return errEnough
			}
			row, err := it.row(class)
			out = append(out, row)
			return err
		})
		if errors.Is(err, errEnough) {
			break
		}
		if err != nil {
			return nil, sentence(err, p.store.path)
		}
		from = 0
	}
	return out, nil
}

var errEnough = errors.New("enough")

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
