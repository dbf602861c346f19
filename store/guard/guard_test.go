package guard

import (
	"errors"
	"io"
	"strings"
	"testing"
)

func TestRun(t *testing.T) {
	if err := Run(func() error { return io.EOF }); err != io.EOF {
		t.Errorf("got %v", err)
	}
	for name, do := range map[string]func() error{
		"a value":     func() error { panic("ROSSI MARIA") },
		"the runtime": func() error { var s []string; return errors.New(s[len(s)]) },
	} {
		err := Run(do)
		fault := new(Fault)
		if !errors.As(err, &fault) || !strings.HasPrefix(fault.Place, "guard_test.go:") || strings.Contains(err.Error(), "ROSSI") {
			t.Errorf("%s: %v", name, err)
		}
	}
}
