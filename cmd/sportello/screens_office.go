package main

import (
	"context"

	"civico/sportello/domain/office"
	"civico/sportello/store"
	"civico/sportello/store/officefile"
	"civico/sportello/tui"
)

// KeepPlaces writes a branch's list of places among the user's own profiles, which
// hold at once.
func (s *session) KeepPlaces(_ context.Context, id string, codes []string) (*office.Book, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	book, err := officefile.SavePlaces(store.DefaultPaths().Offices, id, codes)
	if err != nil {
		return nil, err
	}
	s.book = book
	if s.opened != nil {
		s.opened.offices = book
		if p, known := book.Get(s.opened.profile.ID); known {
			s.opened.profile = p
		}
	}
	return book, nil
}

// MoveStore makes the archive another office's, and opens it anew as that: before the
// old one is closed, so that a failure leaves the screens something to read.
func (s *session) MoveStore(ctx context.Context, id, reason string) (tui.Opened, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	to, err := findOffice(s.book, id)
	if err != nil {
		return tui.Opened{}, err
	}
	before := s.opened
	if err := before.ChangeOffice(ctx, to.ID, reason); err != nil {
		return tui.Opened{}, err
	}
	settings := before.settings
	settings.Office = to.ID
	if s.opened, err = s.p.open(ctx, s.flags, owner{to, s.book, settings}); err != nil {
		s.opened = before
		return tui.Opened{}, failed(err, "l'archivio ora è dell'ufficio «%s», ma non si riapre: chiudere Sportello e riaprirlo", to.Name)
	}
	s.zone.Store(zoneOf(to))
	_ = before.Close()   // signs the head, which the next Close does too
	_ = s.save(settings) // the archive says whose it is; the next start writes it here again
	return tui.Opened{Store: s.opened, Profile: to, Settings: settings, Close: keepOpen}, nil
}
