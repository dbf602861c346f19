package agendafile

import (
	"bytes"
	"encoding/json"
	"fmt"

	"civico/sportello/domain/agenda"
)

// property is what the schema says of a column.
type property struct {
	Description string   `json:"description"`
	Type        string   `json:"type"`
	Enum        []string `json:"enum,omitempty"`
	Pattern     string   `json:"pattern,omitempty"`
	Examples    []string `json:"examples,omitempty"`
	MinLength   int      `json:"minLength,omitempty"`
	MaxLength   int      `json:"maxLength,omitempty"`
}

// Patterns of the canonical form; Read takes many more.
const (
	datePattern    = `^[0-9]{4}-[0-9]{2}-[0-9]{2}$`
	hourPattern    = `^([01][0-9]|2[0-3]):[0-5][0-9]$`
	taxCodePattern = `^([A-Z]{6}[0-9LMNPQRSTUV]{2}[A-EHLMPRST][0-9LMNPQRSTUV]{2}[A-Z][0-9LMNPQRSTUV]{3}[A-Z]|[0-9]{11})$`
	instantPattern = `^[0-9]{4}-[0-9]{2}-[0-9]{2}T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]$`
)

// remarks is what the schema adds to a column's title.
var remarks = map[agenda.Field]string{
	agenda.CodeColumn:   "identifica la prenotazione nell'ufficio; in CSV «codice prenotazione», in ICS l'UID dell'evento",
	agenda.OfficeColumn: "l'ufficio della prenotazione; se manca è quello di chi importa",
	agenda.Status:       "se manca la prenotazione è valida",
	agenda.Day:          "giorno dell'appuntamento, AAAA-MM-GG",
	agenda.Hour:         "ora dell'appuntamento, HH:MM, del posto dell'ufficio",
	agenda.BirthDate:    "AAAA-MM-GG, non dopo l'appuntamento",
	agenda.BirthPlace:   "comune o Stato, come lo scrive l'agenda",
	agenda.TaxCode:      "16 caratteri, o le 11 cifre di quello provvisorio",
	agenda.Service:      "come lo scrive l'agenda: PASSAPORTO MINORE",
	agenda.Applicant:    "per un minore, il genitore che ha prenotato",
	agenda.Departure:    "AAAA-MM-GG",
	agenda.Updated:      "quando l'agenda ha cambiato la prenotazione l'ultima volta, ora dell'ufficio; la più recente è l'ora dell'esportazione",
}

func propertyOf(c agenda.ColumnNames) property {
	p := property{Description: c.Title, Type: "string", Enum: agenda.Codes(c.Field)}
	if r := remarks[c.Field]; r != "" {
		p.Description += ": " + r
	}
	switch c.Field {
	case agenda.CodeColumn:
		p.MaxLength = maxCode
	case agenda.Day, agenda.BirthDate, agenda.Departure:
		p.Pattern, p.Examples = datePattern, []string{"2026-11-23"}
	case agenda.Hour:
		p.Pattern, p.Examples = hourPattern, []string{"09:30"}
	case agenda.TaxCode:
		p.Pattern = taxCodePattern
	case agenda.Updated:
		p.Pattern, p.Examples = instantPattern, []string{"2026-11-22T08:15:00"}
	default:
		if p.Enum == nil {
			p.MaxLength = MaxField
		}
	}
	if c.Field.NeedsColumn() {
		p.MinLength = 1
	}
	return p
}

// Schema is the JSON Schema (2020-12) of the canonical form of an export: what
// NewWriter writes as JSON. Read takes much more (other names, other forms of a
// date), and checks more: that a day exists, that a tax code's last letter is right.
func Schema() []byte {
	var properties bytes.Buffer
	var required []string
	properties.WriteByte('{')
	for i, c := range agenda.Columns() {
		if i > 0 {
			properties.WriteByte(',')
		}
		properties.Write(must(json.Marshal(c.Key)))
		properties.WriteByte(':')
		properties.Write(must(json.Marshal(propertyOf(c))))
		if c.Field.NeedsColumn() {
			required = append(required, c.Key)
		}
	}
	properties.WriteByte('}')
	type items struct {
		Type       string          `json:"type"`
		Required   []string        `json:"required"`
		Properties json.RawMessage `json:"properties"`
	}
	compact := must(json.Marshal(struct {
		Schema      string `json:"$schema"`
		Title       string `json:"title"`
		Description string `json:"description"`
		Type        string `json:"type"`
		MaxItems    int    `json:"maxItems"`
		Items       items  `json:"items"`
	}{
		"https://json-schema.org/draft/2020-12/schema", "Agenda",
		"Le prenotazioni di un ufficio e di un periodo. Una chiave che manca vale come vuota; le chiavi sconosciute non si leggono. " +
			"Anche un oggetto per riga, senza parentesi quadre. In CSV e nelle righe «nome: valore» di un evento ICS le chiavi sono i nomi italiani.",
		"array", MaxRows, items{"object", required, properties.Bytes()},
	}))
	var out bytes.Buffer
	if err := json.Indent(&out, compact, "", "  "); err != nil {
		panic(fmt.Sprintf("schema of the agenda: %v", err)) // it was marshalled just now
	}
	out.WriteByte('\n')
	return out.Bytes()
}

func must(b []byte, err error) []byte {
	if err != nil {
		panic(fmt.Sprintf("schema of the agenda: %v", err)) // texts and numbers only: cannot fail
	}
	return b
}
