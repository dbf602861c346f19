package agenda

// What a column of an export may hold besides the fields of a booking.
const (
	CodeColumn   Field = NumFields + iota // the booking's code
	OfficeColumn                          // the office in the agenda's words
	NumColumns
)

// ColumnNames is what a column is called in the canonical forms of an export.
type ColumnNames struct {
	Field Field
	Key   string // in JSON and in mapping profiles: "birth_date"
	Title string // in CSV and ICS: "data di nascita"; on screen too unless Label says otherwise
}

var columnNames = []ColumnNames{
	{CodeColumn, "code", "codice prenotazione"},
	{OfficeColumn, "office", "ufficio"},
	{Status, "status", ""},
	{Day, "date", ""},
	{Hour, "hour", ""},
	{Section, "section", ""},
	{Surname, "surname", ""},
	{Name, "name", ""},
	{Sex, "sex", ""},
	{BirthDate, "birth_date", ""},
	{BirthPlace, "birth_place", ""},
	{TaxCode, "tax_code", ""},
	{Residence, "residence", ""},
	{Service, "service", "procedimento"}, // on screen it is the procedure
	{Phone, "phone", ""},
	{Email, "email", ""},
	{Applicant, "applicant", ""},
	{Departure, "departure", ""},
	{UrgencyReason, "urgency_reason", ""},
	{Notes, "notes", ""},
	{Updated, "updated_at", ""},
}

// Columns lists every column of the canonical form, in its order.
func Columns() []ColumnNames {
	out := make([]ColumnNames, len(columnNames))
	for i, c := range columnNames {
		if c.Title == "" {
			c.Title = c.Field.Label()
		}
		out[i] = c
	}
	return out
}

// Title is what the field's column is called in the canonical forms.
func (f Field) Title() string {
	for _, c := range Columns() {
		if c.Field == f {
			return c.Title
		}
	}
	return ""
}

// Key is the column's name in JSON and in mapping profiles, empty for none.
func (f Field) Key() string {
	for _, c := range columnNames {
		if c.Field == f {
			return c.Key
		}
	}
	return ""
}

// Codes are the words of the canonical form where a field has only some.
func Codes(f Field) []string {
	switch f {
	case Status:
		return []string{Booked, Cancelled}
	case Section:
		return []string{"ordinary", "priority", "minors_under_12", "accompaniment"}
	case Sex:
		return []string{"F", "M", "X"}
	}
	return nil
}

// NeedsColumn says that no booking can be read without this column.
func (f Field) NeedsColumn() bool {
	return f == CodeColumn || f == Day || f == Hour || f == Surname || f == Name
}
