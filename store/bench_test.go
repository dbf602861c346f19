package store

import (
	"context"
	"flag"
	"fmt"
	"testing"

	"civico/sportello/domain/calendar"
	"civico/sportello/domain/desk"
)

var million = flag.Bool("million", false, "benchmarks also use an archive of a million bookings")

// bookingsADay is how many bookings the generator gives a working day.
const bookingsADay = 60

// filled is an archive with n bookings over many days, the last on theDay, put
// into the tables without their events.
func filled(b testing.TB, n int) *Store {
	b.Helper()
	o := place(b, monday())
	s := mustOpen(b, o)
	err := s.exclusively(context.Background(), func(q querier) error {
		_, err := q.ExecContext(ctx, `
			WITH RECURSIVE k (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM k WHERE i + 1 < ?1)
			INSERT INTO appointment (id, office, code, date, hour, folded, tax_code, status, rest)
			SELECT printf('%016x', (i * 2654435761) % 4294967296 * 1048576 + i), 'matera', code, date, hour,
			       printf('cognome%05d maria', person), tax_code, 'booked',
			       replace('ordinary|' || printf('COGNOME%05d', person) ||
			               '|MARIA|F|1984-04-05|MATERA|' || tax_code ||
			               '|MATERA|PASSAPORTO|3400000000|nessuno@example.it|||||2026-11-20T10:00:00', '|', char(31))
			  FROM (
			       SELECT i, printf('MT%08d', i) AS code, date(?2, '-' || ((?1 - 1 - i) / ?3) || ' days') AS date,
			              printf('%02d:%02d', 8 + i % ?3 / 6, i % 6 * 10) AS hour, i * 7919 % 20011 AS person,
			              printf('RSSMRA84D%07d', i) AS tax_code
			         FROM k)`, n, theDay.String(), bookingsADay)
		return err
	})
	if err != nil {
		b.Fatal(err)
	}
	return s
}

// BenchmarkOpenDay opens a full day out of archives of growing size: the measure
// is the ratio of the largest to the smallest (limit: 3). With the
// million, outside the usual run: go test ./store -run - -bench OpenDay -million.
func BenchmarkOpenDay(b *testing.B) {
	sizes := []int{1_000, 20_000}
	if *million {
		sizes = append(sizes, 1_000_000)
	}
	for _, n := range sizes {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			s := filled(b, n)
			day := theDay
			b.ResetTimer()
			for b.Loop() {
				d, err := s.Day(ctx, day)
				if err != nil || len(d.Rows) != bookingsADay {
					b.Fatal(len(d.Rows), err)
				}
				if day = day.AddDays(-1); day.Before(calendar.MustParse("2026-11-13")) {
					day = theDay
				}
			}
		})
	}
}

// BenchmarkSearch types a surname's beginning.
func BenchmarkSearch(b *testing.B) {
	s := filled(b, 20_000)
	for b.Loop() {
		if hits, err := s.Search(ctx, "cognome12", 20); err != nil || len(hits) != 20 {
			b.Fatal(len(hits), err)
		}
	}
}

// BenchmarkChange leaves one field of a case of fifty events: one durable commit.
func BenchmarkChange(b *testing.B) {
	s, _ := newStore(b)
	w := openCase(b, s, "")
	for i := range 50 {
		w = change1(b, s, w, "photos.count", fmt.Sprint(i))
	}
	for i := 0; b.Loop(); i++ {
		again, err := s.Change(ctx, w.ID, w.Version, changes("photos.count", fmt.Sprint(1000+i%2)))
		if err != nil {
			b.Fatal(err)
		}
		if again.Version >= 100 { // the case stays of its size
			again, err = s.OpenCase(ctx, desk.Opening{Changes: sheRossi()})
			if err != nil {
				b.Fatal(err)
			}
		}
		w = again
	}
}

// BenchmarkOpen opens an archive of 20,000 bookings and closes it.
func BenchmarkOpen(b *testing.B) {
	s := filled(b, 20_000)
	o := Options{Path: s.Path(), KeyPath: s.KeyPath(), Now: monday().now}
	for b.Loop() {
		again, err := Open(ctx, o)
		if err != nil {
			b.Fatal(err)
		}
		if err := again.Close(); err != nil {
			b.Fatal(err)
		}
	}
}
