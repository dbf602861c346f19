package agendafile

import (
	"context"
	"errors"
	"strings"
	"testing"

	"civico/sportello/store/guard"
)

// broken is a source with a defect of the program in its third row.
type broken struct{ rows int }

func (b *broken) names() []string { return nil }

func (b *broken) next() (row, error) {
	if b.rows++; b.rows > 2 {
		panic("ROSSI MARIA")
	}
	return row{cells: [][]byte{[]byte("A1")}}, nil
}

// A defect met while a file is read ahead is an error like any other: nothing is
// applied and the program goes on.
func TestADefectOfAReaderIsAnError(t *testing.T) {
	a := readAhead(context.Background(), &broken{})
	defer a.close()
	n := 0
	for {
		_, err := a.next()
		if err == nil {
			n++
			continue
		}
		var fault *guard.Fault
		if n != 2 || !errors.As(err, &fault) || !strings.HasPrefix(fault.Place, "ahead_test.go:") {
			t.Errorf("after %d rows: %v", n, err)
		}
		return
	}
}
