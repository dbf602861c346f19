package main

import (
	"context"
	"sync"
	"sync/atomic"
	"time"

	"civico/sportello/domain/desk"
	"civico/sportello/store/inbox"
	"civico/sportello/tui"
)

// inboxOf is the watched folder of a sitting at the screens. It follows the
// settings: another folder is opened when it is next looked at.
type inboxOf struct {
	sitting func() (*archive, desk.Settings) // nil while no archive is open
	now     func() time.Time
	folder  atomic.Pointer[string] // asked while a file is being read
	mu      sync.Mutex
	open    *watcher
	files   map[string]inbox.File // as last seen
}

// watcher is the folder of the settings; nil where none is named, or no archive is
// open yet.
func (i *inboxOf) watcher() (*watcher, error) {
	a, set := i.sitting()
	if w := i.open; w != nil {
		if a != nil && w.archive == a && w.Dir() == set.Watch {
			w.apply = set.WatchApply
			return w, nil
		}
		i.open = nil
		i.folder.Store(nil)
		if err := w.Close(); err != nil {
			return nil, err
		}
	}
	if a == nil || set.Watch == "" {
		return nil, nil
	}
	w, err := a.watch(set.Watch, set.WatchApply, i.now)
	if i.open = w; w != nil {
		i.folder.Store(&set.Watch)
	}
	return w, err
}

// Folder is the watched folder, empty for none.
func (i *inboxOf) Folder() string {
	if dir := i.folder.Load(); dir != nil {
		return *dir
	}
	return ""
}

// Arrived tells the files that lie still.
func (i *inboxOf) Arrived(ctx context.Context) (found tui.Arrived, err error) {
	i.mu.Lock()
	defer i.mu.Unlock()
	w, err := i.watcher()
	if w == nil || err != nil {
		return found, err
	}
	seen, err := w.arrived(ctx)
	i.files = map[string]inbox.File{}
	for _, f := range seen.news {
		i.files[f.Name] = f
		found.News = append(found.News, f.Name)
	}
	found.Waiting, found.Empty = seen.waiting, seen.empty
	for _, l := range seen.left {
		if !l.Folder { // somebody made it for something else
			found.Left++
		}
	}
	return found, err
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
