package main

import (
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) { testscript.Main(m, map[string]func(){"sportello": main}) }

// TestScripts runs every command as a person would type it, each script in a home
// of its own.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir: "testdata",
		Setup: func(e *testscript.Env) error {
			e.Setenv("HOME", e.WorkDir)
			e.Setenv("HOSTILE", "\x1b[2Jpippo")
			for _, name := range []string{"DATA", "CONFIG", "STATE", "CACHE"} {
				e.Setenv("XDG_"+name+"_HOME", e.WorkDir+"/xdg/"+name)
			}
			return nil
		},
	})
}
