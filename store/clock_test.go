package store

import (
	"testing"
	"time"

	"civico/sportello/domain"
	"civico/sportello/store/header"
)

func TestOddClockIsToldAtTheStart(t *testing.T) {
	for _, c := range []struct {
		name string
		by   time.Duration
		want ClockKind
	}{
		{"the same moment", 0, ClockFine},
		{"put right by seconds", -30 * time.Second, ClockFine},
		{"an hour back", -time.Hour, ClockBehind},
		{"the next morning", 23 * time.Hour, ClockFine},
		{"two days on", 48 * time.Hour, ClockAhead},
	} {
		t.Run(c.name, func(t *testing.T) {
			clock := monday()
			o := place(t, clock)
			first := mustOpen(t, o)
			if d := first.ClockDoubt(); d.Kind != ClockFine {
				t.Fatalf("an empty archive: %+v", d)
			}
			openCase(t, first, "")
			last := clock.now()
			clock.pass(c.by)
			d := mustOpen(t, o).ClockDoubt()
			if d.Kind != c.want || !d.Last.Equal(last) || !d.Now.Equal(clock.now()) {
				t.Errorf("got %+v", d)
			}
		})
	}
}

func TestEventsKeepTheirOrderWhenTheClockGoesBack(t *testing.T) {
	s, clock := newStore(t)
	w := openCase(t, s, "")
	clock.pass(-time.Hour)
	w = change1(t, s, w, "photos.count", "1")
	w = change1(t, s, w, "photos.count", "2")
	again, err := s.Case(ctx, w.ID)
	if err != nil || again.Facts.Photos.Count != domain.Number(2) {
		t.Errorf("%+v, %v", again.Facts.Photos, err)
	}
	if !again.Events[1].At.Equal(clock.now()) {
		t.Errorf("the writer's instant is kept: %v", again.Events[1].At)
	}
	mustVerify(t, s)
}

func TestFilingDayIsThatOfTheOfficesZone(t *testing.T) {
	c := &clock{t: time.Date(2026, 11, 22, 23, 30, 0, 0, time.UTC)} // half past midnight at Matera
	o := place(t, c)
	if day := mustOpen(t, o).Today(); day != theDay {
		t.Errorf("Matera: %s", day)
	}
	o.Zone = time.FixedZone("", -5*3600)
	if day := mustOpen(t, o).Today(); day != theDay.AddDays(-1) {
		t.Errorf("elsewhere: %s", day)
	}
}

func TestHeadIsSignedAtCloseAndEveryThousandEvents(t *testing.T) {
	o := place(t, monday())
	s := mustOpen(t, o)
	w := openCase(t, s, "")
	raw, err := encodeBody(domain.SlipPrinted{Kind: domain.SlipToBring, Number: 1})
	if err != nil {
		t.Fatal(err)
	}
	err = s.write(ctx, func(c *change) error {
		for i := 1; i < signEvery+5; i++ {
			base := []header.Ref{{Station: s.Station(), N: int64(i)}}
			if _, err := c.append(entry{ty: "case.slip_printed/1", entity: w.ID, kind: "case", base: base, body: raw}); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if r, err := s.Verify(ctx, true); err != nil || !r.OK() || r.Signatures != 1 {
		t.Errorf("%+v, %v", r, err)
	}
	closed(t, o)
	if r, err := s.Verify(ctx, true); err != nil || r.Signatures != 1 {
		t.Errorf("signed twice: %+v, %v", r, err)
	}
	openCase(t, s, "")
	closed(t, o)
	if r, err := s.Verify(ctx, true); err != nil || r.Signatures != 2 {
		t.Errorf("not signed at close: %+v, %v", r, err)
	}
}
