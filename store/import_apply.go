package store

import (
	"context"
	"encoding/json"
	"fmt"

	"civico/sportello/domain/desk"
	"civico/sportello/store/header"

	"github.com/google/uuid"
)

// Apply writes what the preview showed, in one transaction: events and tables,
// wholly or not at all. Should the tables have changed since, the file is compared
// again, and applied only where the answer is the same. Where it is not, the plan is
// refused until its new summary has been asked for.
func (p *importPlan) Apply(ctx context.Context, progress func(desk.Progress)) (desk.ImportSummary, error) {
	if progress == nil {
		progress = func(desk.Progress) {}
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.summary.Same {
		return p.summed(), nil
	}
	err := p.apply(ctx, progress)
	return p.summed(), err
}

func (p *importPlan) apply(ctx context.Context, progress func(desk.Progress)) error {
	switch {
	case p.closed || p.applied:
		return errPlanClosed
	case p.unseen:
		return agendaChanged()
	case p.summary.Older && !p.options.Insist:
		return &desk.Sentence{Text: fmt.Sprintf("«%s» è un'esportazione più vecchia di una già applicata (è del %s): per applicarla lo stesso bisogna insistere. L'agenda non è cambiata.",
			p.summary.File, p.store.spoken(p.summary.ExportedAt)), Usage: true}
	case p.options.AllOrNothing && p.summary.Counts[desk.ClassQuarantined] > 0:
		return &desk.Sentence{Text: fmt.Sprintf("«%s» ha righe che non si leggono (%d): con «tutto o niente» non si applica nulla.",
			p.summary.File, p.summary.Counts[desk.ClassQuarantined]), Usage: true}
	}
	err := p.store.write(ctx, func(c *change) error {
		if err := p.stillSo(ctx, c, progress); err != nil {
			return err
		}
		return p.append(ctx, c, progress)
	})
	if p.applied = err == nil; !p.applied {
		p.seen = nothingSeen // whatever went wrong: it is compared again
	}
	return err
}

// run is one import being written.
type run struct {
	plan     *importPlan
	c        *change
	id       string
	ctx      context.Context
	progress func(desk.Progress)
	last     header.Ref
	flusher  *flusher
	done     int
	total    int
}

func (p *importPlan) append(ctx context.Context, c *change, progress func(desk.Progress)) error {
	id, err := uuid.NewV7()
	if err != nil {
		return err
	}
	r := &run{plan: p, c: c, id: id.String(), ctx: ctx, progress: progress}
	for _, part := range p.parts {
		r.total += part.logged
	}
	keys := newKeyTree()
	if err := r.begin(keys); err != nil {
		return err
	}
	if err := r.parts(keys); err != nil {
		return err
	}
	if err := r.noteAgain(); err != nil {
		return err
	}
	return r.end()
}

// event appends one event of the import after its last.
func (r *run) event(ty string, body json.RawMessage, packed []byte) (record, error) {
	base := []header.Ref{}
	if r.last.N > 0 {
		base = append(base, r.last)
	}
	rec, err := r.c.append(entry{ty: ty, entity: r.id, kind: "import", base: base, body: body, packed: packed})
	if err == nil {
		r.last = header.Ref{Station: rec.head.Station, N: rec.head.N}
	}
	return rec, err
}

func (r *run) folded(ty string, form any) error {
	body, err := marshal(form)
	if err != nil {
		return err
	}
	rec, err := r.event(ty, body, nil)
	if err != nil {
		return err
	}
	return r.c.s.fold(r.c.ctx, r.c.q, rec)
}

func (r *run) begin(keys *keyTree) error {
	s := &r.plan.summary
	if err := r.folded(importBegun, begunJSON{
		File: s.File, SHA256: r.plan.sum, From: s.From.String(), To: s.To.String(), SpanGiven: s.SpanGiven,
		ExportedAt: instant(s.ExportedAt), Uncertain: s.Uncertain, Reading: r.plan.reading(),
	}); err != nil {
		return err
	}
	entity := keysEntity(r.id)
	return putSecret(r.c.ctx, r.c.q, r.c.s.keys, secret{entity, entity, "import", keys.bytes()}, r.c.now)
}

func (r *run) end() error {
	parts := 0
	for _, part := range r.plan.parts {
		if part.logged > 0 {
			parts++
		}
	}
	counts := map[string]int{}
	for _, c := range desk.Classes() {
		counts[string(c)] = r.plan.summary.Counts[c]
	}
	return r.folded(importDone, doneJSON{Parts: parts, Rows: r.plan.summary.Rows, Cleaned: r.plan.summary.Cleaned, Counts: counts})
}
