package store

import (
	"cmp"
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"strconv"
	"strings"

	"civico/sportello/domain/agenda"
)

// fieldKeys name the fields of a booking in the JSON of a conflict.
var fieldKeys = [agenda.NumFields]string{
	agenda.Status: "status", agenda.Day: "date", agenda.Hour: "hour", agenda.Section: "section", agenda.Surname: "surname",
	agenda.Name: "name", agenda.Sex: "sex", agenda.BirthDate: "birth_date", agenda.BirthPlace: "birth_place",
	agenda.TaxCode: "tax_code", agenda.Residence: "residence", agenda.Service: "service", agenda.Phone: "phone",
	agenda.Email: "email", agenda.Applicant: "applicant", agenda.Departure: "departure", agenda.UrgencyReason: "urgency",
	agenda.Notes: "notes", agenda.Updated: "updated_at",
}

// recordText is the record of a booking of the table a.
const recordText = `
       (a.code || char(31) || a.status || char(31) || a.date || char(31) || a.hour || char(31)) || a.rest`

// knownText gives a booking as one text, its record and what else a comparison
// needs, parted as a record is: one column costs a scan of many rows far less than
// ten. Its parts are those of parse.
const knownText = recordText + ` || (char(31) ||
       CASE WHEN case_id <> '' THEN 3 WHEN visit = 'arrived' THEN 2 WHEN visit = 'no_show' THEN 1 ELSE 0 END || char(31) ||
       id || char(31) || moved_from || char(31) || conflict || char(31) || import || char(31) || duplicate || char(31) || settled)
  FROM appointment AS a`

// Nearly all bookings are of one office: +office keeps SQLite from looking for them
// by that.
const (
	knownOfSpan = `SELECT ` + knownText + `
		 WHERE +office = ? AND date BETWEEN ? AND ?`
	knownOfMany = `SELECT ` + knownText + ` NOT INDEXED
		 WHERE office = ? AND date BETWEEN ? AND ?`
	knownByCode = `SELECT ` + knownText + `
		 WHERE office = ? AND code IN (SELECT value FROM json_each(?))`
	knownToCome = `SELECT ` + knownText + `
		 WHERE +office = ? AND date >= ? AND date NOT BETWEEN ? AND ? AND status = 'booked'`
)

// knownBooking is a booking of the tables as an import compares it.
type knownBooking struct {
	agenda.Known
	record                   string
	id, moved, conflict, run string
	duplicate                bool
}

func (k *knownBooking) parse(text string) error {
	const extras = 7
	var part [extras]string
	for i := extras - 1; i >= 0; i-- {
		at := strings.LastIndex(text, agenda.Separator)
		if at < 0 {
			return fmt.Errorf("a known booking of %d parts too few", i+1)
		}
		part[i], text = text[at+1:], text[:at]
	}
	work, err := strconv.Atoi(part[0])
	if err != nil {
		return err
	}
	k.Work, k.id, k.moved, k.conflict, k.run, k.duplicate = agenda.Work(work), part[1], part[2], part[3], part[4], part[5] == "1"
	if k.Dispute, err = disputeOf(k.conflict); err != nil {
		return err
	}
	if k.Settled, err = disputeOf(part[6]); err != nil {
		return err
	}
	k.record = text
	return k.ParseRecord(text)
}

// conflictJSON is the export's side of an undecided conflict in the tables.
type conflictJSON struct {
	Lacks   bool              `json:"lacks"`
	Code    string            `json:"code"`
	Booking map[string]string `json:"booking"` // by fieldKeys, without empty values
}

func conflictOf(proposal string) (string, error) {
	c := conflictJSON{Lacks: proposal == agenda.LackedByAgenda, Booking: map[string]string{}}
	if !c.Lacks {
		var b agenda.Booking
		if err := b.ParseRecord(proposal); err != nil {
			return "", err
		}
		c.Code = b.Code
		for f, v := range b.Values {
			if v != "" {
				c.Booking[fieldKeys[f]] = v
			}
		}
	}
	text, err := marshal(c)
	return string(text), err
}

// disputeOf is the inverse of conflictOf, "" for no conflict.
func disputeOf(conflict string) (string, error) {
	if conflict == "" {
		return "", nil
	}
	var c conflictJSON
	if err := json.Unmarshal([]byte(conflict), &c); err != nil {
		return "", err
	}
	if c.Lacks {
		return agenda.LackedByAgenda, nil
	}
	b := agenda.Booking{Code: c.Code}
	for f := range b.Values {
		b.Values[f] = c.Booking[fieldKeys[f]]
	}
	return string(b.AppendRecord(nil)), nil
}

// knownRows puts the bookings that an export is compared with into a sorter: those
// of the span, and those elsewhere whose code the file has.
func (s *Store) knownRows(ctx context.Context, q querier, sp *spool, lines []section, span agenda.Span) ([]section, error) {
	query := knownOfSpan
	if many, err := holdsMany(ctx, q, span); err != nil {
		return nil, err
	} else if many {
		query = knownOfMany
	}
	within, err := s.knownBy(ctx, q, sp, query, span.From.String(), span.To.String())
	if err != nil {
		return nil, err
	}
	var elsewhere bool
	err = q.QueryRowContext(ctx, `
		SELECT EXISTS (SELECT 1 FROM appointment WHERE date < ?)
		    OR EXISTS (SELECT 1 FROM appointment WHERE date > ?)`, span.From.String(), span.To.String()).Scan(&elsewhere)
	if err != nil || !elsewhere {
		return within, err
	}
	outside := &sorter{spool: sp}
	if err := s.addByCode(ctx, q, outside, lines, within); err != nil {
		return nil, err
	}
	if err := outside.done(); err != nil {
		return nil, err
	}
	return append(within, outside.runs...), nil
}

// knownBy sorts what one of the queries above finds.
func (s *Store) knownBy(ctx context.Context, q querier, sp *spool, query string, args ...any) ([]section, error) {
	ctx, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	to := sortAside(sp, stop, nil)
	err := s.eachKnown(ctx, q, func(entry []byte) error { to.put(entry); return nil }, query, args...)
	sorted, sortErr := to.close()
	return sorted, cmp.Or(sortErr, err)
}

// holdsMany says that a good part of the archive's bookings is of the span: then all
// are read faster as they lie than one here and one there by their days.
func holdsMany(ctx context.Context, q querier, span agenda.Span) (many bool, err error) {
	err = q.QueryRowContext(ctx, `
		WITH part (n) AS (SELECT coalesce(max(rowid), 0) / 10 FROM appointment)
		SELECT n > 0 AND n = (SELECT count(*) FROM (SELECT 1 FROM appointment WHERE date BETWEEN ?1 AND ?2 LIMIT (SELECT n FROM part)))
		  FROM part`,
		span.From.String(), span.To.String()).Scan(&many)
	return many, err
}

// eachKnown tells what one of the queries above finds; office comes first in all.
func (s *Store) eachKnown(ctx context.Context, q querier, tell func(entry []byte) error, query string, args ...any) error {
	rows, err := q.QueryContext(ctx, query, append([]any{s.office}, args...)...)
	if err != nil {
		return err
	}
	defer rows.Close() //nolint:errcheck // Err below tells
	for rows.Next() {
		var text sql.RawBytes
		if err := rows.Scan(&text); err != nil {
			return err
		}
		if err := tell(text); err != nil {
			return err
		}
	}
	return rows.Err()
}

// askAtOnce is how many codes one query looks up.
const askAtOnce = 500

// addByCode looks up the codes of the file that the span's bookings lack.
func (s *Store) addByCode(ctx context.Context, q querier, to *sorter, lines, within []section) error {
	file, err := to.spool.sorted(lines)
	if err != nil {
		return err
	}
	known, err := to.spool.sorted(within)
	if err != nil {
		return err
	}
	var codes []string
	ask := func() error {
		list, err := json.Marshal(codes)
		if err != nil {
			return err
		}
		codes = codes[:0]
		return s.eachKnown(ctx, q, to.add, knownByCode, string(list))
	}
	there, last := "", ""
	err = eachCode(file, func(code string) error {
		for there < code {
			entry, err := known.next()
			if err != nil {
				return err
			}
			if entry == nil {
				there = "\xff" // after every code: they are UTF-8
				break
			}
			there = codeOf(entry)
		}
		if there == code || code == last {
			return nil
		}
		codes, last = append(codes, code), code
		if len(codes) == askAtOnce {
			return ask()
		}
		return nil
	})
	if err == nil && len(codes) > 0 {
		err = ask()
	}
	return err
}

func eachCode(m *sorted, tell func(code string) error) error {
	for {
		entry, err := m.next()
		if err != nil || entry == nil {
			return err
		}
		if err := tell(codeOf(entry)); err != nil {
			return err
		}
	}
}

func codeOf(entry []byte) string {
	for i, c := range entry {
		if c == agenda.Separator[0] {
			return string(entry[:i])
		}
	}
	return string(entry)
}
