package agendafile

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"time"

	"civico/sportello/domain/agenda"
	"civico/sportello/domain/calendar"
)

// Format is a form in which bookings are written.
type Format string

const (
	CSV  Format = "csv"  // semicolons, UTF-8 with a mark, CRLF: opens in Excel as it is
	JSON Format = "json" // an array of objects, as Schema says
	ICS  Format = "ics"  // an event a booking
)

// Formats are those that can be written.
func Formats() []Format { return []Format{CSV, JSON, ICS} }

// Magic is what a written file of this form begins with.
func (f Format) Magic() string {
	return map[Format]string{CSV: csvMark + titles[agenda.CodeColumn] + ";", JSON: "[\n", ICS: icsHead}[f]
}

// Writer writes bookings in the canonical form, which reads back as the same
// bookings. Close ends the file; the writer below stays open.
type Writer interface {
	Write(*agenda.Booking) error
	Close() error
}

// Export says whose bookings are written, and when. Zone is that of the office, in
// which the bookings' times are.
type Export struct {
	Office string
	At     time.Time
	Zone   *time.Location
}

// NewWriter writes to w in one of Formats.
func NewWriter(w io.Writer, f Format, e Export) (Writer, error) {
	out := &output{Writer: bufio.NewWriterSize(w, 64<<10), Export: e}
	switch f {
	case CSV:
		out.put(csvMark)
		for i, c := range agenda.Columns() {
			out.put(csvSeparator(i) + c.Title)
		}
		out.put("\r\n")
		return &csvWriter{out}, nil
	case JSON:
		return &jsonWriter{output: out}, nil
	case ICS:
		out.put(icsHead)
		return &icsWriter{out}, nil
	}
	return nil, fmt.Errorf("no format %q", string(f))
}

// output is the file being written; bufio keeps its first error until Close.
type output struct {
	*bufio.Writer
	Export
}

func (o *output) put(s string) {
	_, _ = o.WriteString(s) // Flush gives the error
}

// value is a booking's text for a column, in the form of the agenda.
func (o *output) value(b *agenda.Booking, f agenda.Field) string {
	switch f {
	case agenda.CodeColumn:
		return b.Code
	case agenda.OfficeColumn:
		return o.Office
	}
	return b.Values[f]
}

// shown is the same as people read it: dates as 23/11/2026, states in Italian.
func (o *output) shown(b *agenda.Booking, f agenda.Field) string {
	v := o.value(b, f)
	if f >= agenda.NumFields {
		return v
	}
	if day, clock, ok := strings.Cut(v, "T"); ok && f == agenda.Updated {
		if d, err := calendar.Parse(day); err == nil {
			return d.Italian() + " " + clock
		}
	}
	return f.Show(v)
}

const csvMark = "\ufeff"

type csvWriter struct{ *output }

func csvSeparator(column int) string {
	if column == 0 {
		return ""
	}
	return ";"
}

func (c *csvWriter) Write(b *agenda.Booking) error {
	for i, column := range agenda.Columns() {
		c.put(csvSeparator(i) + csvCell(c.shown(b, column.Field)))
	}
	_, err := c.WriteString("\r\n")
	return err
}

// csvCell quotes a text, and keeps a spreadsheet from taking it for a formula.
func csvCell(v string) string {
	if isFormula(v) {
		v = "'" + v
	}
	if strings.ContainsAny(v, ";,\"\t\r\n") {
		return `"` + strings.ReplaceAll(v, `"`, `""`) + `"`
	}
	return v
}

func (c *csvWriter) Close() error { return c.Flush() }

type jsonWriter struct {
	*output
	some bool
}

func (j *jsonWriter) Write(b *agenda.Booking) error {
	if j.some {
		j.put(",\n")
	} else {
		j.put("[\n")
	}
	j.some = true
	sign := "{"
	for _, c := range agenda.Columns() {
		v := j.value(b, c.Field)
		if v == "" {
			continue
		}
		text, err := json.Marshal(v)
		if err != nil {
			return err
		}
		j.put(sign + `"` + c.Key + `":`)
		_, _ = j.Writer.Write(text) // Flush gives the error
		sign = ","
	}
	_, err := j.WriteString("}")
	return err
}

func (j *jsonWriter) Close() error {
	if !j.some {
		j.put("[\n")
	}
	j.put("\n]\n")
	return j.Flush()
}

const icsHead = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Sportello passaporti//Agenda//IT\r\n"

type icsWriter struct{ *output }

// Write puts times without a zone: they are those of the office, and read back as
// such wherever the file goes.
func (c *icsWriter) Write(b *agenda.Booking) error {
	c.put("BEGIN:VEVENT\r\n")
	c.line("UID", icsText(b.Code))
	c.line("DTSTAMP", c.At.UTC().Format("20060102T150405Z"))
	digits := strings.NewReplacer("-", "", ":", "")
	c.line("DTSTART", digits.Replace(b.Values[agenda.Day])+"T"+digits.Replace(b.Values[agenda.Hour])+"00")
	c.line("SUMMARY", icsText(b.Values[agenda.Surname]+", "+b.Values[agenda.Name]))
	if t, err := time.ParseInLocation(updatedForm, b.Values[agenda.Updated], c.Zone); err == nil {
		c.line("LAST-MODIFIED", t.UTC().Format("20060102T150405Z"))
	}
	if b.Values[agenda.Status] == agenda.Cancelled {
		c.line("STATUS", "CANCELLED")
	} else {
		c.line("STATUS", "CONFIRMED")
	}
	c.line("DESCRIPTION", icsText(c.description(b)))
	_, err := c.WriteString("END:VEVENT\r\n")
	return err
}

// description has a line for every field that has no place of its own.
func (c *icsWriter) description(b *agenda.Booking) string {
	var lines []string
	for _, column := range agenda.Columns() {
		switch column.Field {
		case agenda.CodeColumn, agenda.Day, agenda.Hour, agenda.Status, agenda.Updated:
			continue
		}
		if v := c.shown(b, column.Field); v != "" {
			lines = append(lines, column.Title+": "+v)
		}
	}
	return strings.Join(lines, "\n")
}

func (c *icsWriter) Close() error {
	c.put("END:VCALENDAR\r\n")
	return c.Flush()
}

var icsEscapes = strings.NewReplacer(`\`, `\\`, ";", `\;`, ",", `\,`, "\n", `\n`)

func icsText(s string) string { return icsEscapes.Replace(s) }

// line writes a property folded at 75 bytes, never within a letter.
func (c *icsWriter) line(name, value string) {
	rest, room := name+":"+value, 75
	for len(rest) > room {
		at := room
		for at > 0 && rest[at]&0xc0 == 0x80 {
			at--
		}
		c.put(rest[:at] + "\r\n ")
		rest, room = rest[at:], 74
	}
	c.put(rest + "\r\n")
}
