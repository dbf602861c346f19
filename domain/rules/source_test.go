package rules

import (
	"fmt"
	"slices"
	"testing"
)

// The tests in source_*_test.go walk through the documents of the offices, each
// statement in its order and in other words, so that a reader holding the document
// can tick them off. A statement about the desk has cases; any other says why it is
// none of the desk's. Where the law has moved on since the document was written,
// the cases show the day on which it did.

// statement is one thing that a source says.
type statement struct {
	says    string
	cases   []example
	notDesk string // why the desk has nothing to judge; empty where it has
}

// The reasons that many statements share.
const (
	history     = "history, of no effect on a case"
	advice      = "advice to the citizen; nothing to verify"
	shown       = "a fact of the booklet or the office: screens show it, nothing to verify"
	otherOffice = "concerns another authority or service"
	online      = "happens in the online agenda, before the desk"
)

// walkSource runs a source's statements; aside is how many are not about the desk.
func walkSource(t *testing.T, source string, aside int, statements []statement) {
	t.Helper()
	cited := slices.ContainsFunc(All(), func(r *Rule) bool {
		return slices.ContainsFunc(r.Versions, func(v Version) bool { return slices.Contains(v.Sources, source) })
	})
	if !cited {
		t.Errorf("no rule cites %s", source)
	}
	seen := 0
	for i, s := range statements {
		t.Run(fmt.Sprintf("%02d %s", i+1, s.says), func(t *testing.T) {
			if (s.notDesk == "") == (len(s.cases) == 0) {
				t.Fatal("a statement has cases or a reason to have none")
			}
			for _, x := range s.cases {
				t.Run(x.name, func(t *testing.T) { walk(t, x) })
			}
		})
		if s.notDesk != "" {
			seen++
		}
	}
	if seen != aside {
		t.Errorf("%d statements are not about the desk, %d counted", seen, aside)
	}
}
