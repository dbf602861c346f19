package store

import "os"

// flushRows is how many rows are written between two flushes, some fifty megabytes:
// of less the commit's own sync is quick.
const flushRows = 256 * rowsTogether

// flusher has the system write the write-ahead file out while an import still adds to
// it, so that the commit's own sync, which alone counts, has little left to wait for.
type flusher struct {
	wake, ended chan struct{}
}

func flushAhead(archive string) *flusher {
	f := &flusher{make(chan struct{}, 1), make(chan struct{})}
	go func() {
		defer close(f.ended)
		file, err := os.OpenFile(archive+"-wal", os.O_RDWR, 0)
		for range f.wake {
			if err == nil {
				_ = file.Sync() // the commit's tells
			}
		}
		if err == nil {
			_ = file.Close() // nothing was written by it
		}
	}()
	return f
}

// flush begins to write what there is, unless that is being done.
func (f *flusher) flush() {
	select {
	case f.wake <- struct{}{}:
	default:
	}
}

func (f *flusher) close() {
	close(f.wake)
	<-f.ended
}
