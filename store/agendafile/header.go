package agendafile

import (
	"fmt"
	"strings"

	"civico/sportello/domain/agenda"
	"civico/sportello/domain/text"
)

// What a column holds besides the fields of a booking.
const (
	codeColumn = agenda.NumFields + iota
	officeColumn
	numColumns
)

// headers are the names of columns, folded and without spaces.
var headers = columnNames(map[agenda.Field]string{
	codeColumn: "codice,codice prenotazione,n prenotazione,nr prenotazione,num prenotazione,numero prenotazione,n,prenotazione," +
		"id prenotazione,codice appuntamento",
	officeColumn:         "ufficio,ufficio di rilascio,ufficio competente,questura",
	agenda.Status:        "stato,stato prenotazione,stato appuntamento",
	agenda.Day:           "data,data appuntamento,data prenotazione,giorno",
	agenda.Hour:          "ora,orario,ora appuntamento,orario appuntamento",
	agenda.Section:       "sezione,tipo appuntamento,tipologia appuntamento",
	agenda.Surname:       "cognome,cognome richiedente il passaporto",
	agenda.Name:          "nome",
	agenda.Sex:           "sesso",
	agenda.BirthDate:     "data di nascita,data nascita,nato il,nata il",
	agenda.BirthPlace:    "luogo di nascita,luogo nascita,comune di nascita,comune nascita,stato di nascita,comune o stato di nascita,comune stato di nascita",
	agenda.TaxCode:       "codice fiscale,cf,cod fiscale",
	agenda.Residence:     "comune di residenza,comune residenza,residenza",
	agenda.Service:       "procedimento,servizio,prestazione,tipo pratica",
	agenda.Phone:         "telefono,cellulare,tel,recapito telefonico",
	agenda.Email:         "email,e mail,pec,posta elettronica,indirizzo email,indirizzo e mail",
	agenda.Applicant:     "richiedente,genitore richiedente",
	agenda.Departure:     "data partenza,data di partenza,partenza",
	agenda.UrgencyReason: "motivo urgenza,motivo dell urgenza,motivo di urgenza,motivo",
	agenda.Notes:         "note,annotazioni",
	agenda.Updated:       "aggiornato il,data aggiornamento,ultimo aggiornamento,ultima modifica,aggiornata il",
})

var required = []struct {
	column agenda.Field
	name   string
}{
	{codeColumn, "codice prenotazione"}, {agenda.Day, "data"}, {agenda.Hour, "ora"}, {agenda.Surname, "cognome"}, {agenda.Name, "nome"},
}

func columnNames(lists map[agenda.Field]string) map[string]agenda.Field {
	m := map[string]agenda.Field{}
	for column, list := range lists {
		for name := range strings.SplitSeq(list, ",") {
			m[headerKey(name)] = column
		}
	}
	return m
}

// headerKey is a header without regard to case, accents, spaces and signs.
func headerKey(s string) string { return strings.ReplaceAll(text.Fold(s), " ", "") }

// columns says where each column stands in a row, -1 for nowhere.
type columns struct {
	at      [numColumns]int
	names   []string // of all columns, as written and clean
	unknown []string // of those that are not read
}

// recognised counts the columns of a row that have a known name.
func recognised(cells [][]byte) int {
	n := 0
	for _, c := range cells {
		if _, ok := headers[headerKey(string(c))]; ok {
			n++
		}
	}
	return n
}

// readHeader ties the columns to fields; it refuses a header that lacks what is
// needed or says one thing twice.
func readHeader(file string, line int, cells [][]byte) (*columns, error) {
	c := &columns{}
	for i := range c.at {
		c.at[i] = -1
	}
	if recognised(cells) == 0 {
		return nil, refuse(file, fmt.Sprintf("non ha intestazione: alla riga %d nessuna colonna ha un nome noto (codice, data, ora, cognome, nome…)", line))
	}
	for i, cell := range cells {
		name := shown(strings.TrimSpace(string(cell)))
		c.names = append(c.names, name)
		column, ok := headers[headerKey(name)]
		switch {
		case !ok && name != "":
			c.unknown = append(c.unknown, name)
		case ok && c.at[column] >= 0:
			return nil, refuse(file, fmt.Sprintf("ha due colonne per la stessa cosa: «%s» e «%s»", c.names[c.at[column]], name))
		case ok:
			c.at[column] = i
		}
	}
	var missing []string
	for _, r := range required {
		if c.at[r.column] < 0 {
			missing = append(missing, "«"+r.name+"»")
		}
	}
	if len(missing) > 0 {
		return nil, refuse(file, fmt.Sprintf("non ha le colonne necessarie: manca %s", strings.Join(missing, ", ")))
	}
	return c, nil
}

// name is what the file calls a column.
func (c *columns) name(column agenda.Field) string {
	if c.at[column] < 0 {
		return ""
	}
	return c.names[c.at[column]]
}
