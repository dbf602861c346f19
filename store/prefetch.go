package store

import "civico/sportello/store/guard"

// prefetch reads a stream on a goroutine of its own, some values before they are
// asked for. A stream gives nil at its end; its values are copied, so they have to
// stand for themselves. stop ends it, and nothing reads the stream any more.
func prefetch[T any](from func() (*T, error)) (next func() (*T, error), stop func()) {
	const together = 128
	type batch struct {
		values []T
		err    error
	}
	batches, spare := make(chan batch, 2), make(chan []T, 4)
	quit, ended := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(ended)
		for more := true; more; {
			var b batch
			select {
			case b.values = <-spare:
			default:
				b.values = make([]T, 0, together)
			}
			b.err = guard.Run(func() error {
				for len(b.values) < together {
					v, err := from()
					if more = v != nil && err == nil; !more {
						return err
					}
					b.values = append(b.values, *v)
				}
				return nil
			})
			more = more && b.err == nil
			select {
			case batches <- b:
			case <-quit:
				return
			}
		}
		close(batches)
	}()
	var now batch
	at := 0
	next = func() (*T, error) {
		for at == len(now.values) {
			if now.err != nil {
				return nil, now.err
			}
			if cap(now.values) > 0 {
				spare <- now.values[:0]
			}
			var more bool
			if now, more = <-batches; !more {
				return nil, nil
			}
			at = 0
		}
		at++
		return &now.values[at-1], nil
	}
	return next, func() {
		close(quit)
		<-ended
	}
}
