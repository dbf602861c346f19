package store

import (
	"context"
	"crypto/sha256"

	"civico/sportello/domain/desk"
)

// stillSo compares again where something was written since the preview. Under the
// write lock nothing can change any more.
func (p *importPlan) stillSo(ctx context.Context, c *change, progress func(desk.Progress)) error {
	seq, err := lastSeq(ctx, c.q)
	if err != nil || seq == p.seen {
		return err
	}
	shown, err := p.answer()
	if err != nil {
		return err
	}
	certain, last, err := p.lastExported(ctx)
	if err != nil {
		return err
	}
	if err := p.compare(ctx, c.q, progress); err != nil {
		return err
	}
	p.unseen = true // until it is found to be what was shown
	older := p.summary.Older
	p.age(certain, last)
	p.warn()
	now, err := p.answer()
	if err != nil {
		return err
	}
	if now != shown || p.summary.Older && !older {
		return agendaChanged()
	}
	p.unseen = false
	return nil
}

func agendaChanged() error {
	return &desk.Sentence{Text: "Mentre si guardava l'anteprima l'agenda è cambiata: guardare di nuovo che cosa farebbe il file. Non è stato applicato nulla."}
}

// answer is a digest of what the plan shows and does. What the log and an undo need
// besides may differ: the desk's last event, the import before.
func (p *importPlan) answer() (sum [sha256.Size]byte, err error) {
	digest := sha256.New()
	next := p.items(p.parts...)
	var packed []byte
	for {
		it, more, err := next()
		if err != nil || !more {
			digest.Sum(sum[:0])
			return sum, err
		}
		it.base, it.was = "", itemWas{}
		packed = it.append(packed[:0])
		digest.Write(packed)
	}
}
