package agendafile

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"civico/sportello/domain/agenda"
)

// icsFile reads the events of an ICS file. An event is a booking:
//
//	UID            its code
//	DTSTART        its day and hour; without a zone, those of the office
//	STATUS         CANCELLED for a booking that was cancelled
//	LAST-MODIFIED  «aggiornato il»
//	DESCRIPTION    a line «Cognome: ROSSI» for every other field, with the names
//	               that a CSV may have; lines without a name are notes
//	SUMMARY        «ROSSI, MARIA», where no line tells surname and name
//
// SUMMARY, LOCATION and CATEGORIES are columns that a mapping profile may tie. The
// calendar's X-WR-CALNAME and X-WR-CALDESC may say which days it covers.
type icsFile struct {
	learnedRows
	lines *contentLines
	home  *time.Location
	zones map[string]*time.Location // by the names of the file
	open  bool                      // within a VCALENDAR
	whole bool                      // the last VCALENDAR was closed
	// cancels says that the calendar takes its events back.
	cancels bool
	titles  []string // its name and description
}

// maxFreeNames bounds the names that descriptions may bring which nobody knows.
const maxFreeNames = 50

func icsRows(file string, src io.Reader, home *time.Location, t tie) (rowSource, error) {
	if home == nil {
		var ok bool
		if home, ok = zoneNamed("Europe/Rome"); !ok {
			home = time.UTC
		}
	}
	c := &icsFile{
		learnedRows: learnedRows{file: file, tie: t, byField: map[agenda.Field]int{}}, lines: newContentLines(src), home: home,
		zones: map[string]*time.Location{},
	}
	c.read = c.event
	return c, c.learn()
}

// event is the next booking.
func (c *icsFile) event() (row, error) {
	for {
		p, err := c.lines.next()
		if errors.Is(err, io.EOF) {
			if !c.whole || c.open {
				return row{}, refuse(c.file, "finisce a metà: scaricarlo di nuovo")
			}
			return row{}, io.EOF
		}
		if err != nil {
			return row{}, unreadable(c.file, err)
		}
		switch {
		case p.is("BEGIN", "VCALENDAR"):
			c.open, c.cancels = true, false
		case p.is("END", "VCALENDAR"):
			c.open, c.whole = false, true
		case p.is("METHOD", "CANCEL"):
			c.cancels = true
		case p.name == "X-WR-CALNAME", p.name == "X-WR-CALDESC":
			if len(c.titles) < headerRows {
				c.titles = append(c.titles, titleOf([][]byte{[]byte(p.text())}))
			}
		case p.is("BEGIN", "VTIMEZONE"):
			err = c.zone()
		case p.is("BEGIN", "VEVENT"):
			return c.booking(c.lines.line)
		}
		if err != nil {
			return row{}, unreadable(c.file, err)
		}
	}
}

// zone learns what the file calls a time zone, if it tells its common name.
func (c *icsFile) zone() error {
	var id string
	for {
		p, err := c.lines.next()
		if errors.Is(err, io.EOF) || err == nil && p.is("END", "VTIMEZONE") {
			return nil
		}
		if err != nil {
			return err
		}
		switch p.name {
		case "TZID":
			id = p.value
		case "X-LIC-LOCATION":
			if z, ok := zoneNamed(p.value); ok && id != "" && len(c.zones) < 100 {
				c.zones[id] = z
			}
		}
	}
}

// booking reads one event to its end. Whatever is wrong in it is its own fault.
func (c *icsFile) booking(line int) (row, error) {
	c.begin()
	e := event{icsFile: c, line: line}
	depth := 0 // of what lies within the event: alarms
	for {
		p, err := c.lines.next()
		if err != nil && !errors.Is(err, io.EOF) {
			return row{}, unreadable(c.file, err)
		}
		switch {
		case errors.Is(err, io.EOF):
			return row{}, refuse(c.file, "finisce a metà: scaricarlo di nuovo")
		case p.is("BEGIN", "VEVENT"), p.is("END", "VCALENDAR"):
			c.lines.back()
			e.blame("", "", "l'evento non è chiuso (manca END:VEVENT)")
			return e.row()
		case depth == 0 && p.is("END", "VEVENT"):
			return e.row()
		case p.name == "BEGIN":
			depth++
		case p.name == "END":
			depth = max(0, depth-1)
		case depth == 0:
			e.property(p)
		}
	}
}

// event is a booking in the making.
type event struct {
	*icsFile
	line          int
	fault         *fault
	summary, free string
	cancelled     bool
}

func (e *event) blame(column, value, reason string) {
	if e.fault == nil {
		e.fault = &fault{column, value, reason}
	}
}

func (e *event) property(p contentLine) {
	if p.cut && p.name != "" && eventProperties[p.name] {
		e.fail(refuse(e.file, fmt.Sprintf("non è leggibile: l'evento alla riga %d ha in %s un testo più lungo di 64 KiB", e.line, p.name)))
		return
	}
	switch p.name {
	case "":
		e.blame("", p.value, "l'evento contiene una riga che non si legge")
	case "UID":
		e.set(agenda.CodeColumn, p.text())
	case "DTSTART":
		e.start(p)
	case "STATUS":
		e.cancelled = strings.EqualFold(strings.TrimSpace(p.value), "CANCELLED")
	case "LAST-MODIFIED":
		if t, ok := e.time(p); ok {
			e.set(agenda.Updated, t.In(e.home).Format(updatedForm))
		}
	case "RRULE", "RDATE":
		e.blame("data", p.value, "è un appuntamento che si ripete: non si sa quale giorno vale")
	case "SUMMARY":
		e.summary = p.text()
	case "LOCATION", "CATEGORIES":
		e.named(p.name, p.text())
	case "DESCRIPTION":
		e.description(p.text())
	}
}

var eventProperties = map[string]bool{
	"UID": true, "DTSTART": true, "STATUS": true, "LAST-MODIFIED": true, "SUMMARY": true, "LOCATION": true, "CATEGORIES": true, "DESCRIPTION": true,
}

// start reads day and hour.
func (e *event) start(p contentLine) {
	if day, err := time.Parse("20060102", p.value); err == nil {
		e.set(agenda.Day, day.Format(time.DateOnly))
		return
	}
	t, ok := e.time(p)
	if !ok {
		e.set(agenda.Day, p.value)
		reason := "la data non è leggibile"
		if id := p.param("TZID"); id != "" {
			reason = "la data o il suo fuso orario («" + shown(id) + "») non è leggibile"
		}
		e.blame("data", p.value, reason)
		return
	}
	local := t.In(e.home)
	e.set(agenda.Day, local.Format(time.DateOnly))
	e.set(agenda.Hour, local.Format("15:04"))
}

// time reads a moment: in UTC, in a named zone, or in that of the office.
func (e *event) time(p contentLine) (time.Time, bool) {
	value := strings.TrimSpace(p.value)
	if utc, err := time.Parse("20060102T150405Z", value); err == nil {
		return utc, true
	}
	zone := e.home
	if id := p.param("TZID"); id != "" {
		known, ok := e.zones[id]
		if !ok {
			if known, ok = zoneNamed(id); !ok {
				return time.Time{}, false
			}
		}
		zone = known
	}
	t, err := time.ParseInLocation("20060102T150405", value, zone)
	return t, err == nil
}

// set gives a field its value under the canonical name; what stands there stays.
func (e *event) set(f agenda.Field, value string) { e.named(titles[f], value) }

// named gives a column its value, whichever of its names is used.
func (e *event) named(name, value string) {
	column, ok := -1, false
	f, tied := e.tie(name)
	if tied {
		column, ok = e.byField[f]
	}
	if !ok {
		column = e.column(name)
		if tied {
			e.byField[f] = column
		}
	}
	if !e.has(column) {
		e.put(e.line, column, []byte(value))
	}
}

// description takes the lines «Nome: valore».
func (e *event) description(s string) {
	for line := range strings.Lines(s) {
		line = strings.TrimSpace(line)
		name, value, pair := strings.Cut(line, ":")
		name, value = strings.TrimSpace(name), strings.TrimSpace(value)
		_, tied := e.tie(name)
		switch {
		case pair && tied:
			e.named(name, value)
		case pair && name != "" && len(name) <= 40 && !strings.HasPrefix(value, "//") && e.room(name):
			e.named(name, value)
		case line != "":
			e.free += " " + line
		}
	}
}

// room says that a name nobody knows may still become a column.
func (e *event) room(name string) bool {
	_, known := e.index[name]
	return known || len(e.header)-len(e.byField) < maxFreeNames
}

func (e *event) row() (row, error) {
	if surname, name, ok := strings.Cut(e.summary, ","); ok && !e.hasField(agenda.Surname) && !e.hasField(agenda.Name) && !strings.Contains(name, ",") {
		e.set(agenda.Surname, strings.TrimSpace(surname))
		e.set(agenda.Name, strings.TrimSpace(name))
	}
	if _, tied := e.tie("SUMMARY"); tied || !e.hasField(agenda.Surname) {
		e.named("SUMMARY", e.summary)
	}
	if e.free != "" {
		e.set(agenda.Notes, strings.TrimSpace(e.free))
	}
	if e.cancelled || e.cancels {
		e.set(agenda.Status, agenda.Status.Show(agenda.Cancelled))
	}
	for _, f := range [...]agenda.Field{agenda.CodeColumn, agenda.Day, agenda.Hour} {
		if _, has := e.byField[f]; !has { // a calendar has these; where an event lacks one, that is the event's own fault
			e.set(f, "")
		}
	}
	return e.icsFile.row(e.line, e.fault)
}

func (e *event) hasField(f agenda.Field) bool {
	column, ok := e.byField[f]
	return ok && e.has(column)
}
