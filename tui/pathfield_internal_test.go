package tui

import "testing"

func TestAWholePathTypedBehindTheFolderCounts(t *testing.T) {
	for typed, want := range map[string]string{
		"/home/x/Scaricati/agenda.csv":             "/home/x/Scaricati/agenda.csv",
		"/home/x/Scaricati//media/stick/a.csv":     "/media/stick/a.csv",
		"/home/x/Scaricati/'/media/stick/a b.csv'": "/media/stick/a b.csv",
		"//server/share/a.csv":                     "//server/share/a.csv",
		"/home/x/~bozza.csv":                       "/home/x/~bozza.csv",
		`"/media/a.csv" `:                          "/media/a.csv",
		"":                                         "",
	} {
		if got := expand(typed); got != want {
			t.Errorf("%q is read as %q, want %q", typed, got, want)
		}
	}
	t.Setenv("HOME", "/home/x")
	if got := expand("/home/x/Scaricati/~/a.csv"); got != "/home/x/a.csv" {
		t.Errorf("~ behind a folder is read as %q", got)
	}
}
