package main

import (
	"context"
	"sync"

	"civico/sportello/domain/desk"
	"civico/sportello/store/inbox"
)

// inboxOf is the watched folder of a sitting at the screens. It follows the
// settings: another folder is opened when it is next looked at.
type inboxOf struct {
	session *session
	mu      sync.Mutex
	open    *watcher
	files   map[string]inbox.File // as last seen
}

// watcher is the folder of the settings; nil where none is named, or no archive is
// open yet.
func (i *inboxOf) watcher() (*watcher, error) {
	i.session.mu.Lock()
	a := i.session.opened
	var set desk.Settings
	if a != nil {
		set = a.settings
	}
	i.session.mu.Unlock()
	if w := i.open; w != nil {
		if a != nil && w.archive == a && w.Dir() == set.Watch {
			w.apply = set.WatchApply
			return w, nil
		}
		i.open = nil
		if err := w.Close(); err != nil {
			return nil, err
		}
	}
	if a == nil || set.Watch == "" {
		return nil, nil
	}
	w, err := a.watch(set.Watch, set.WatchApply, i.session.p)
	i.open = w
	return w, err
}

// Folder is the watched folder, empty for none.
func (i *inboxOf) Folder() string {
	i.mu.Lock()
	defer i.mu.Unlock()
	if i.open == nil {
		return ""
	}
	return i.open.Dir()
}

// Arrived names the files that lie still and were not read, and those that wait.
func (i *inboxOf) Arrived(context.Context) (news, waiting []string, err error) {
	i.mu.Lock()
	defer i.mu.Unlock()
	w, err := i.watcher()
	if w == nil || err != nil {
		return nil, nil, err
	}
	found, waiting, _, err := w.arrived()
	i.files = map[string]inbox.File{}
	for _, f := range found {
		i.files[f.Name] = f
		news = append(news, f.Name)
	}
	return news, waiting, err
}

// Receive reads a file that has arrived.
func (i *inboxOf) Receive(ctx context.Context, name string) (desk.Delivery, error) {
	i.mu.Lock()
	defer i.mu.Unlock()
	w, err := i.watcher()
	f, known := i.files[name]
	if err != nil || w == nil || !known {
		return desk.Delivery{Name: name}, err
	}
	return w.receive(ctx, f)
}

// HandOver puts away a file that the clerk has applied.
func (i *inboxOf) HandOver(_ context.Context, name string, s desk.ImportSummary) error {
	i.mu.Lock()
	defer i.mu.Unlock()
	w, err := i.watcher()
	if w == nil || err != nil {
		return err
	}
	return w.handOver(name, s)
}

// Refuse puts away a file that the clerk does not want.
func (i *inboxOf) Refuse(_ context.Context, name, why string) error {
	i.mu.Lock()
	defer i.mu.Unlock()
	w, err := i.watcher()
	if w == nil || err != nil {
		return err
	}
	delete(w.waits, name)
	_, err = w.Move(name, inbox.Refused, why+"\n")
	return err
}
