package store

import (
	"context"
	"database/sql"
	"errors"
	"maps"
	"slices"
	"strconv"
	"strings"

	"civico/sportello/domain/agenda"
	"civico/sportello/domain/desk"
	"civico/sportello/store/header"
)

// planPart is a stretch of the plan's changes: those of one import.part, with
// what is only shown between them.
type planPart struct {
	section
	logged int                // changes that go into the log
	shown  map[desk.Class]int // rows of the preview
}

// compare classifies the rows of the file against the tables as they are. What an
// earlier comparison left in the spools is passed over. Where it fails, the plan stays
// as it was: of an older state of the tables.
func (p *importPlan) compare(ctx context.Context, q querier, progress func(desk.Progress)) error {
	seq, err := lastSeq(ctx, q)
	if err != nil {
		return err
	}
	progress(desk.Progress{Stage: "confronto", Total: int64(p.report.Rows)})
	c := &comparison{
		plan: p, ctx: ctx, q: q, progress: progress, counts: map[desk.Class]int{},
		twice: map[string]bool{}, flagged: map[string]bool{}, covers: map[string]*cover{}, taking: p.limit(),
	}
	counted, err := c.countPeople()
	if err != nil {
		return err
	}
	knownRuns, err := p.store.knownRows(ctx, q, p.spool, p.lines, p.span)
	if err = errors.Join(err, counted()); err != nil {
		return err
	}
	if err := c.holders(); err != nil {
		return err
	}
	if err := c.readAside(); err != nil {
		return err
	}
	if err := c.readNameless(); err != nil {
		return err
	}
	if err := c.run(knownRuns); err != nil {
		return err
	}
	p.parts, p.summary.Counts, p.again, p.twice = c.parts, c.counts, c.again, slices.Sorted(maps.Keys(c.twice))
	if p.doubts = (doubts{}); !p.summary.SpanGiven && !p.summary.SpanSaid {
		p.doubts = c.doubted()
	}
	p.summary.Doubts = p.doubts.days()
	p.outside, p.cancelled, p.seen = c.outside, c.cancelled, seq
	return nil
}

// nothingSeen is no lastSeq.
const nothingSeen = -1

// lastSeq tells the log as it is from what it will be after any further event.
func lastSeq(ctx context.Context, q querier) (seq int64, err error) {
	err = q.QueryRowContext(ctx, `SELECT coalesce(max(seq), 0) FROM log`).Scan(&seq)
	return seq, err
}

// comparison is one round of classifying.
type comparison struct {
	plan     *importPlan
	ctx      context.Context
	q        querier
	progress func(desk.Progress)

	people *agenda.People
	known  knownBooking
	counts map[desk.Class]int
	parts  []planPart
	part   planPart
	size   int    // items in the part
	packed []byte // the last item
	short  []byte // the last brief record
	buf    []byte // items not in the plan's changes yet
	done   int

	outside   int // bookings of other days than the span's
	cancelled int // bookings that nobody knew and that are cancelled already

	aside    map[string][]asideRow // set aside by earlier imports
	again    []asideRow            // those of them that the export has again
	nameless nameless
	covers   map[string]*cover // by day
	taking   asideLimit        // rows that would take somebody's booking

	twice   map[string]bool // codes of those who hold two
	flagged map[string]bool // codes marked so by earlier imports
}

func (c *comparison) run(knownRuns []section) error {
	file, err := c.plan.spool.sorted(c.plan.lines)
	if err != nil {
		return err
	}
	known, err := c.plan.spool.sorted(knownRuns)
	if err != nil {
		return err
	}
	lines, stopLines := prefetch(c.plan.limitRepeats(fileLines(file)))
	defer stopLines()
	knowns, stopKnowns := prefetch(knownBookings(known))
	defer stopKnowns()
	if err := agenda.Reconcile(lines, c.knowns(knowns), c.plan.span, c.tell); err != nil {
		return err
	}
	if err := c.flags(); err != nil {
		return err
	}
	if err := c.unreadable(); err != nil {
		return err
	}
	return c.endPart()
}

// fileLines reads the rows that importPlan.read sorted.
func fileLines(m *sorted) agenda.Lines {
	var line agenda.Line
	return func() (*agenda.Line, error) {
		entry, err := m.next()
		if err != nil || entry == nil {
			return nil, err
		}
		text := string(entry)
		sign := strings.LastIndex(text, agenda.Separator)
		number := strings.LastIndex(text[:max(sign, 0)], agenda.Separator)
		if number < 0 {
			return nil, errors.New("a row of the spool has no line")
		}
		if line.Number, err = strconv.Atoi(text[number+1 : sign]); err != nil {
			return nil, err
		}
		line.Unreadable, line.Record = text[sign+1:] == unreadableRow, text[:number]
		line.Office = ""
		if words, alien := strings.CutPrefix(text[sign+1:], alienRow); alien {
			line.Office = words
		}
		return &line, line.ParseRecord(line.Record)
	}
}

// knownBookings reads the bookings that knownRows sorted.
func knownBookings(m *sorted) func() (*knownBooking, error) {
	return func() (*knownBooking, error) {
		entry, err := m.next()
		if err != nil || entry == nil {
			return nil, err
		}
		var k knownBooking
		return &k, k.parse(string(entry))
	}
}

// knowns hands them to the domain and keeps the one at hand.
func (c *comparison) knowns(next func() (*knownBooking, error)) agenda.Knowns {
	return func() (*agenda.Known, error) {
		k, err := next()
		if err != nil || k == nil {
			return nil, err
		}
		c.known = *k
		if c.known.duplicate {
			c.flagged[c.known.Code] = true
		}
		return &c.known.Known, nil
	}
}

// tell takes one answer of the domain.
func (c *comparison) tell(ch *agenda.Change) error {
	if c.done++; c.done%partSize == 0 {
		if err := c.ctx.Err(); err != nil {
			return err
		}
		c.progress(desk.Progress{Stage: "confronto", Done: int64(c.done), Total: int64(c.plan.report.Rows)})
	}
	if ch.Class == agenda.Repeated {
		return c.repeated(ch.Repeats)
	}
	if ch.TakesFromAnother() {
		// Its name would outlive the booking, in a row of somebody else.
		const reason = "è di un altro ufficio, e qui il codice è di un'altra persona"
		if err := c.taking.add(ch.New.Number, reason); err != nil {
			return err
		}
		return c.quarantineLine(ch.New, reason)
	}
	if ch.New != nil {
		c.cameAgain(ch.New.Code)
	} else if c.nameless.has(&ch.Old.Booking) {
		return nil
	}
	c.noteCover(ch)
	if ch.New != nil && !c.plan.span.Contains(ch.New.Date()) {
		c.outside++
	}
	class := classOf[ch.Class]
	it := item{do: doShow, class: classPlace[class]}
	if ch.New != nil {
		it.line = ch.New.Number
		it.new = ch.New.Record
	}
	if err := c.action(ch, &it); err != nil {
		return err
	}
	switch {
	case class != desk.ClassUnchanged:
	case it.do == doInsert:
		c.cancelled++
	case it.do == doShow:
		it.old, it.new = "", c.brief(&ch.New.Booking) // nothing to compare
	}
	if err := c.put(&it, class); err != nil {
		return err
	}
	return c.holder(ch)
}

// brief is the record of a booking of which the preview shows no more than a line.
func (c *comparison) brief(b *agenda.Booking) string {
	short := agenda.Booking{Code: b.Code}
	for _, f := range [...]agenda.Field{agenda.Day, agenda.Hour, agenda.Surname, agenda.Name} {
		short.Values[f] = b.Values[f]
	}
	c.short = short.AppendRecord(c.short[:0])
	return string(c.short)
}

func (c *comparison) action(ch *agenda.Change, it *item) error {
	if ch.Old != nil {
		it.old = c.known.record
		it.id, it.was = c.known.id, itemWas{c.known.moved, c.known.conflict, c.known.run}
	}
	switch ch.Action {
	case agenda.Keep:
		if ch.New == nil {
			it.new = agenda.LackedByAgenda
		}
		return nil
	case agenda.Insert:
		it.do = doInsert
		return nil
	case agenda.Update:
		it.do = doUpdate
	case agenda.Vanish:
		it.do = doVanish
	case agenda.Dispute:
		it.do, it.new = doDispute, ch.Proposal()
	case agenda.Settle:
		it.do = doSettle
	}
	var err error
	it.base, err = c.base()
	return err
}

// base is what this writer has seen of a known booking: the import that last
// changed it and, where the desk has worked on it, its own last event.
func (c *comparison) base() (string, error) {
	if c.known.Work == agenda.Untouched {
		return c.known.run, nil
	}
	var ref header.Ref
	err := c.q.QueryRowContext(c.ctx, `
		SELECT st, n
		  FROM log
		 WHERE en = ?
		 ORDER BY hlc DESC, st DESC, n DESC
		 LIMIT 1`, c.known.id).Scan(&ref.Station, &ref.N)
	if errors.Is(err, sql.ErrNoRows) {
		return c.known.run, nil
	}
	return strings.TrimSpace(c.known.run + " " + ref.String()), err
}

// put adds an item to the part; "" counts nowhere.
func (c *comparison) put(it *item, class desk.Class) error {
	if c.size == 0 {
		c.part = planPart{section: section{from: c.plan.changes.size()}, shown: map[desk.Class]int{}}
	}
	if class != "" {
		c.counts[class]++
		c.part.shown[class]++
	}
	if it.do != doShow {
		c.part.logged++
	}
	c.packed = it.append(c.packed[:0])
	c.buf = appendEntry(c.buf, c.packed)
	c.size++
	if len(c.buf) > 64<<10 {
		if err := c.writeOut(); err != nil {
			return err
		}
	}
	bytes := c.plan.changes.size() + int64(len(c.buf)) - c.part.from
	if c.part.logged == partSize || c.size == 4*partSize || bytes >= partBytes {
		return c.endPart()
	}
	return nil
}

func (c *comparison) writeOut() error {
	_, err := c.plan.changes.Write(c.buf)
	c.buf = c.buf[:0]
	return err
}

func (c *comparison) endPart() error {
	if c.size == 0 {
		return nil
	}
	if err := c.writeOut(); err != nil {
		return err
	}
	c.part.to = c.plan.changes.size()
	c.parts = append(c.parts, c.part)
	c.size = 0
	return nil
}
