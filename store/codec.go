package store

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"

	"civico/sportello/domain"
	"civico/sportello/store/header"
)

// The JSON of each event type of a case, of a booking's visit and of the office; those of
// booklets are in register_codec.go. A type once
// released keeps its form: testdata/bodies.golden holds one of each. What changes
// gets the next number and is upcast when read.
type (
	openedJSON struct {
		Appointment string     `json:"appointment"`
		Changes     pathValues `json:"changes"`
	}
	changedJSON struct {
		Changes pathValues `json:"changes"`
	}
	undoneJSON struct {
		Of string `json:"of"`
	}
	movedJSON struct {
		To       string     `json:"to"`
		Reason   string     `json:"reason"`
		Outcome  string     `json:"outcome"`
		Headline string     `json:"headline"`
		Changes  pathValues `json:"changes"`
	}
	relinkedJSON struct {
		Appointment string     `json:"appointment"`
		Changes     pathValues `json:"changes"`
	}
	slipJSON struct {
		Kind     string `json:"kind"`
		Number   int    `json:"number"`
		Replaces int    `json:"replaces"`
	}
	visitJSON struct {
		To string `json:"to"`
	}
	settledJSON struct {
		Take     string `json:"take"`
		Import   string `json:"import"`
		Expected bool   `json:"expected"`
	}
	officeJSON struct {
		From   string `json:"from"`
		To     string `json:"to"`
		Reason string `json:"reason"`
	}
)

// pathValues are changes as pairs of path and value.
type pathValues [][2]string

func pairs(changes []domain.Change) pathValues {
	out := make(pathValues, len(changes))
	for i, ch := range changes {
		out[i] = [2]string{ch.Path, ch.Value}
	}
	return out
}

func (p pathValues) changes() []domain.Change {
	var out []domain.Change
	for _, kv := range p {
		out = append(out, domain.Change{Path: kv[0], Value: kv[1]})
	}
	return out
}

// errUnknownType says that a newer program wrote the event.
var errUnknownType = errors.New("unknown event type")

func encodeBody(b domain.Body) (json.RawMessage, error) {
	var form any
	switch b := b.(type) {
	case domain.CaseOpened:
		form = openedJSON{b.Appointment, pairs(b.Changes)}
	case domain.CaseChanged:
		form = changedJSON{pairs(b.Changes)}
	case domain.CaseUndone:
		form = undoneJSON{header.Ref{Station: b.Of.Station, N: b.Of.N}.String()}
	case domain.CaseMoved:
		form = movedJSON{string(b.To), b.Reason, b.Outcome, b.Headline, pairs(b.Changes)}
	case domain.CaseRelinked:
		form = relinkedJSON{b.Appointment, pairs(b.Changes)}
	case domain.SlipPrinted:
		form = slipJSON{string(b.Kind), b.Number, b.Replaces}
	case domain.VisitChanged:
		form = visitJSON{string(b.To)}
	case domain.OfficeChanged:
		form = officeJSON(b)
	case domain.AppointmentRestored:
		form = restoredJSON(b)
	case domain.AppointmentSettled:
		form = settledJSON{string(b.Take), b.Import, b.Expected}
	default:
		if form = bookletForm(b); form == nil {
			return nil, fmt.Errorf("%w: %s", errUnknownType, b.Type())
		}
	}
	return marshal(form)
}

// marshal is json.Marshal without the escapes meant for HTML.
func marshal(v any) (json.RawMessage, error) {
	var buf bytes.Buffer
	enc := json.NewEncoder(&buf)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		return nil, err
	}
	return bytes.TrimSuffix(buf.Bytes(), []byte("\n")), nil
}

func decodeBody(ty string, raw json.RawMessage) (domain.Body, error) {
	decode, ok := decoders[ty]
	if !ok {
		return nil, fmt.Errorf("%w: %s", errUnknownType, ty)
	}
	return decode(raw)
}

var decoders = map[string]func(json.RawMessage) (domain.Body, error){
	domain.CaseOpened{}.Type(): func(raw json.RawMessage) (domain.Body, error) {
		f, err := strict[openedJSON](raw)
		return domain.CaseOpened{Appointment: f.Appointment, Changes: f.Changes.changes()}, err
	},
	domain.CaseChanged{}.Type(): func(raw json.RawMessage) (domain.Body, error) {
		f, err := strict[changedJSON](raw)
		return domain.CaseChanged{Changes: f.Changes.changes()}, err
	},
	domain.CaseUndone{}.Type(): func(raw json.RawMessage) (domain.Body, error) {
		f, err := strict[undoneJSON](raw)
		if err != nil {
			return nil, err
		}
		of, err := header.ParseRef(f.Of)
		return domain.CaseUndone{Of: ref(of)}, err
	},
	domain.CaseMoved{}.Type(): func(raw json.RawMessage) (domain.Body, error) {
		f, err := strict[movedJSON](raw)
		return domain.CaseMoved{
			To: domain.State(f.To), Reason: f.Reason, Outcome: f.Outcome, Headline: f.Headline, Changes: f.Changes.changes(),
		}, err
	},
	domain.CaseRelinked{}.Type(): func(raw json.RawMessage) (domain.Body, error) {
		f, err := strict[relinkedJSON](raw)
		return domain.CaseRelinked{Appointment: f.Appointment, Changes: f.Changes.changes()}, err
	},
	domain.SlipPrinted{}.Type(): func(raw json.RawMessage) (domain.Body, error) {
		f, err := strict[slipJSON](raw)
		return domain.SlipPrinted{Kind: domain.SlipKind(f.Kind), Number: f.Number, Replaces: f.Replaces}, err
	},
	domain.AppointmentRestored{}.Type(): func(raw json.RawMessage) (domain.Body, error) {
		f, err := strict[restoredJSON](raw)
		return domain.AppointmentRestored(f), err
	},
	domain.AppointmentSettled{}.Type(): func(raw json.RawMessage) (domain.Body, error) {
		f, err := strict[settledJSON](raw)
		return domain.AppointmentSettled{Take: domain.Side(f.Take), Import: f.Import, Expected: f.Expected}, err
	},
	domain.VisitChanged{}.Type(): func(raw json.RawMessage) (domain.Body, error) {
		f, err := strict[visitJSON](raw)
		return domain.VisitChanged{To: domain.Visit(f.To)}, err
	},
	domain.OfficeChanged{}.Type(): func(raw json.RawMessage) (domain.Body, error) {
		f, err := strict[officeJSON](raw)
		return domain.OfficeChanged(f), err
	},
	domain.BookletWithdrawn{}.Type(): readBooklet(withdrawnJSON.body),
	domain.BookletFound{}.Type():     readBooklet(foundJSON.body),
	domain.BookletReturned{}.Type():  readBooklet(returnedJSON.body),
	domain.BookletDestroyed{}.Type(): readBooklet(destroyedJSON.body),
	domain.BookletUndone{}.Type():    readBooklet(undoneBookletJSON.body),
}

// strict reads JSON that has the form's keys and no other.
func strict[T any](raw json.RawMessage) (T, error) {
	var form T
	dec := json.NewDecoder(bytes.NewReader(raw))
	dec.DisallowUnknownFields()
	if err := dec.Decode(&form); err != nil {
		return form, fmt.Errorf("%w: %w", errBody, err)
	}
	return form, nil
}

// event gives a record to the domain; errUnknownType for one of a newer program.
func (r record) event() (domain.Event, error) {
	body, err := decodeBody(r.head.Type, r.body)
	if err != nil {
		return domain.Event{}, err
	}
	return domain.Event{
		Ref: domain.EventRef{Station: r.head.Station, N: r.head.N}, At: r.at,
		Desk: r.head.Desk, Clerk: r.clerk, Entity: r.head.Entity, Body: body,
	}, nil
}
