package agendafile

import (
	"fmt"
	"slices"
	"strings"

	"civico/sportello/domain/agenda"
)

// headers are the names that columns may have besides those of the canonical
// form, folded and without spaces. A bare «n.» is none: it numbers the rows.
var headers = headerWords(map[agenda.Field]string{
	agenda.CodeColumn: "codice,codice prenotazione,n prenotazione,nr prenotazione,num prenotazione,numero prenotazione,prenotazione," +
		"id prenotazione,codice appuntamento",
	agenda.OfficeColumn:  "ufficio,ufficio di rilascio,ufficio competente,questura",
	agenda.Status:        "stato,stato prenotazione,stato appuntamento",
	agenda.Day:           "data,data appuntamento,data prenotazione,giorno,data e ora,data ora,data e ora appuntamento,data ora appuntamento",
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

func headerWords(lists map[agenda.Field]string) map[string]agenda.Field {
	m := map[string]agenda.Field{}
	for _, c := range agenda.Columns() {
		m[agenda.NameKey(c.Key)], m[agenda.NameKey(c.Title)] = c.Field, c.Field
	}
	for column, list := range lists {
		for name := range strings.SplitSeq(list, ",") {
			m[agenda.NameKey(name)] = column
		}
	}
	return m
}

// tie says which column a name of the file means.
type tie func(name string) (agenda.Field, bool)

// plainTie knows the names of the canonical form and their synonyms.
func plainTie(name string) (agenda.Field, bool) {
	f, ok := headers[agenda.NameKey(name)]
	return f, ok
}

// tieOf knows the names of a profile first; a field that it ties has no other name.
func tieOf(p *agenda.Profile) tie {
	if p == nil {
		return plainTie
	}
	named := titlesOf(p)
	ignored := map[string]bool{}
	for _, name := range p.Ignored {
		ignored[agenda.NameKey(name)] = true
	}
	return func(name string) (agenda.Field, bool) {
		k := agenda.NameKey(name)
		if f, ok := named[k]; ok || ignored[k] {
			return f, ok
		}
		f, ok := headers[k]
		_, tied := p.Columns[f]
		return f, ok && !tied
	}
}

// knows says that a name is one that t ties.
func (t tie) knows(name string) bool {
	_, ok := t(name)
	return ok
}

// columns says where each column stands in a row, -1 for nowhere.
type columns struct {
	file    string
	besides string // see sheetRows
	tie     tie
	profile *agenda.Profile // nil for none
	at      [agenda.NumColumns]int
	others  [agenda.NumColumns][]int // columns beside that of at, see hasAlternatives
	names   []string                 // of all columns, as written and clean
	reads   []bool                   // which of them are read
	unknown []string                 // of those that are not read though nobody said so
	beyond  int                      // the column of what rows set aside had beyond their header, -1 for none
}

func newColumns(file string, p *agenda.Profile) *columns {
	c := &columns{file: file, tie: tieOf(p), profile: p, beyond: -1}
	for i := range c.at {
		c.at[i] = -1
	}
	return c
}

// hasAlternatives says that a file may have a field in several columns, of which a
// row fills one: fixed and mobile telephone, municipality or State of birth.
func hasAlternatives(f agenda.Field) bool {
	return f == agenda.Phone || f == agenda.Email || f == agenda.BirthPlace
}

// extend ties the names that have turned up since; it refuses a file that says one
// thing in two columns.
func (c *columns) extend(names []string) error {
	for i := len(c.names); i < len(names); i++ {
		name := shown(strings.TrimSpace(names[i]))
		c.names = append(c.names, name)
		column, ok := c.tied(i)
		c.reads = append(c.reads, ok)
		if agenda.IsBeyond(name) {
			c.beyond = i
		}
		switch {
		case !ok && name != "" && !c.isIgnored(i):
			c.unknown = append(c.unknown, name)
		case ok && c.at[column] >= 0 && hasAlternatives(column):
			c.others[column] = append(c.others[column], i)
		case ok && c.at[column] >= 0:
			return refuse(c.file, twoFor(c.names[c.at[column]], name))
		case ok:
			c.at[column] = i
		}
	}
	return nil
}

// twoFor says that two names of a file mean the same.
func twoFor(one, other string) string {
	return fmt.Sprintf("ha due colonne per la stessa cosa: «%s» e «%s»", shown(one), shown(other))
}

// check refuses a header that lacks what every booking needs; line is 0 for a file
// whose rows name their own values.
func (c *columns) check(line int) error {
	needed := "le colonne necessarie"
	if line == 0 && len(c.names) == 0 {
		return nil // without rows nothing has a name
	}
	if line == 0 {
		needed = "i campi necessari"
	}
	tied := c.profile != nil && len(c.profile.Columns) > 0
	if !tied && !slices.ContainsFunc(c.at[:], func(i int) bool { return i >= 0 }) {
		if line == 0 {
			return c.refuse("non ha nessun campo con un nome noto (codice, data, ora, cognome, nome…)")
		}
		if c.areTitles() {
			return c.refuse(fmt.Sprintf("ha nell'intestazione, alla riga %d, solo nomi che non si conoscono (%s): servono codice, data, ora, cognome, nome…, o un profilo che dica quali colonne sono", line, quotedNames(c.names)))
		}
		return c.refuse(fmt.Sprintf("non ha intestazione: alla riga %d nessuna colonna ha un nome noto (codice, data, ora, cognome, nome…)", line))
	}
	c.share()
	var missing []string
	for _, names := range agenda.Columns() {
		if names.Field.NeedsColumn() && c.at[names.Field] < 0 {
			missing = append(missing, c.wanted(names))
		}
	}
	if len(missing) > 0 {
		lacks := "manca"
		if len(missing) > 1 {
			lacks = "mancano"
		}
		return c.refuse(fmt.Sprintf("non ha %s: %s %s", needed, lacks, strings.Join(missing, ", ")))
	}
	return nil
}

// areTitles says that the names are what a header may have, and not a booking's: days
// and hours begin with a digit.
func (c *columns) areTitles() bool {
	return wide(c.names) && !slices.ContainsFunc(c.names, func(name string) bool { return name != "" && name[0] >= '0' && name[0] <= '9' })
}

// wanted is a column as it was looked for: by the title of the profile, if it has one.
func (c *columns) wanted(names agenda.ColumnNames) string {
	if c.profile != nil && c.profile.Columns[names.Field] != "" {
		return fmt.Sprintf("«%s» (per «%s», dice il profilo)", shown(c.profile.Columns[names.Field]), names.Title)
	}
	return "«" + names.Title + "»"
}

func (c *columns) refuse(reason string) error { return refuse(c.file, reason+c.besides) }

// name is what the file calls a column.
func (c *columns) name(column agenda.Field) string {
	if column < 0 || c.at[column] < 0 {
		return ""
	}
	return c.names[c.at[column]]
}
