package store

import (
	"encoding/json"
	"fmt"

	"civico/sportello/domain"
	"civico/sportello/domain/calendar"
	"civico/sportello/store/header"
)

// The JSON of the events of booklets. As for the others, a released form is fixed.
type (
	withdrawnJSON struct {
		Number    string   `json:"number"`
		Surname   string   `json:"surname"`
		Name      string   `json:"name"`
		BirthDate dateJSON `json:"birth_date"`
		Ground    string   `json:"ground"`
		On        dateJSON `json:"on"`
		Note      string   `json:"note"`
	}
	foundJSON struct {
		Number    string   `json:"number"`
		Surname   string   `json:"surname"`
		Name      string   `json:"name"`
		BirthDate dateJSON `json:"birth_date"`
		HandedOn  dateJSON `json:"handed_on"`
		From      string   `json:"from"`
		Note      string   `json:"note"`
	}
	returnedJSON struct {
		How  string   `json:"how"`
		On   dateJSON `json:"on"`
		To   string   `json:"to"`
		Note string   `json:"note"`
	}
	destroyedJSON struct {
		On   dateJSON `json:"on"`
		Note string   `json:"note"`
	}
	undoneBookletJSON struct {
		Of     string `json:"of"`
		Reason string `json:"reason"`
	}
)

// dateJSON is YYYY-MM-DD, empty for an unknown day.
type dateJSON struct{ domain.Date }

func (d dateJSON) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

func (d *dateJSON) UnmarshalText(text []byte) error {
	d.Date = domain.Date{}
	if len(text) == 0 {
		return nil
	}
	var err error
	if d.Date, err = calendar.Parse(string(text)); err != nil {
		return fmt.Errorf("%w: %w", errBody, err)
	}
	return nil
}

// bookletForm is the form of a booklet's event, nil for any other.
func bookletForm(b domain.Body) any {
	switch b := b.(type) {
	case domain.BookletWithdrawn:
		return withdrawnJSON{b.Number, b.Surname, b.Name, dateJSON{b.BirthDate}, string(b.Ground), dateJSON{b.On}, b.Note}
	case domain.BookletFound:
		return foundJSON{b.Number, b.Surname, b.Name, dateJSON{b.BirthDate}, dateJSON{b.HandedOn}, b.From, b.Note}
	case domain.BookletReturned:
		return returnedJSON{string(b.How), dateJSON{b.On}, b.To, b.Note}
	case domain.BookletDestroyed:
		return destroyedJSON{dateJSON{b.On}, b.Note}
	case domain.BookletUndone:
		return undoneBookletJSON{header.Ref{Station: b.Of.Station, N: b.Of.N}.String(), b.Reason}
	}
	return nil
}

func readBooklet[T any](body func(T) (domain.Body, error)) func(json.RawMessage) (domain.Body, error) {
	return func(raw json.RawMessage) (domain.Body, error) {
		form, err := strict[T](raw)
		if err != nil {
			return nil, err
		}
		return body(form)
	}
}

func (f withdrawnJSON) body() (domain.Body, error) {
	return domain.BookletWithdrawn{
		Number: f.Number, Surname: f.Surname, Name: f.Name, BirthDate: f.BirthDate.Date, Ground: domain.WithdrawalGround(f.Ground), On: f.On.Date, Note: f.Note,
	}, nil
}

func (f foundJSON) body() (domain.Body, error) {
	return domain.BookletFound{
		Number: f.Number, Surname: f.Surname, Name: f.Name, BirthDate: f.BirthDate.Date, HandedOn: f.HandedOn.Date, From: f.From, Note: f.Note,
	}, nil
}

func (f returnedJSON) body() (domain.Body, error) {
	return domain.BookletReturned{How: domain.GivenBack(f.How), On: f.On.Date, To: f.To, Note: f.Note}, nil
}

func (f destroyedJSON) body() (domain.Body, error) {
	return domain.BookletDestroyed{On: f.On.Date, Note: f.Note}, nil
}

func (f undoneBookletJSON) body() (domain.Body, error) {
	of, err := header.ParseRef(f.Of)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", errBody, err)
	}
	return domain.BookletUndone{Of: ref(of), Reason: f.Reason}, nil
}
