package main

import (
	"bytes"
	"encoding/json"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"civico/sportello/domain/calendar"
	"civico/sportello/domain/rules"
	"civico/sportello/tui/widget"
)

// TestEveryRuleOfTheHandbookIsListed compares `regole --json` with the ids of the
// handbook, kept in testdata.
func TestEveryRuleOfTheHandbookIsListed(t *testing.T) {
	want, err := os.ReadFile("testdata/rules.ids")
	if err != nil {
		t.Fatal(err)
	}
	var out, complaints bytes.Buffer
	p := &program{out: &out, err: &complaints, now: func() time.Time { return time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC) }}
	if code := p.run(t.Context(), []string{"regole", "--json"}); code != exitDone {
		t.Fatalf("exit %d: %s", code, complaints.String())
	}
	var lines []map[string]any
	if err := json.Unmarshal(out.Bytes(), &lines); err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, l := range lines {
		for _, key := range []string{"id", "title", "from", "text", "sources", "checked", "procedures", "waivable"} {
			if _, ok := l[key]; !ok {
				t.Errorf("%v has no %s", l["id"], key)
			}
		}
		got = append(got, l["id"].(string))
	}
	ids := strings.Fields(string(want))
	for _, id := range ids {
		if !slices.Contains(got, id) {
			t.Errorf("%s is not listed", id)
		}
	}
	if len(got) != len(ids) {
		t.Errorf("%d rules are listed, the handbook has %d", len(got), len(ids))
	}
}

func TestTheTableOfRulesFitsATerminal(t *testing.T) {
	q := ruleQuery{on: calendar.MustParse("2026-11-23")}
	changed := ruleQuery{changes: true, since: rules.FirstDay}
	for _, width := range []int{80, 36} {
		for _, table := range []string{q.table(q.turns(), width), changed.table(changed.turns(), width)} {
			for line := range strings.Lines(table) {
				if n := widget.Width(strings.TrimRight(line, "\n")); n > width {
					t.Errorf("%d cells, at most %d: %s", n, width, line)
				}
			}
		}
	}
	last := ruleQuery{changes: true, since: calendar.MustParse("2026-08-03"), until: calendar.MustParse("2026-11-23")}
	turns := last.turns()
	want := `Regole cambiate dal 03/08/2026 al 23/11/2026: 1

IDE-7    Carta d'identità cartacea (dal 03/08/2026)
         ora: La carta d'identità cartacea non serve più: si chiede un altro
         documento, salvo che l'operatore la accetti con annotazione.
         prima, dal 10/03/2023: La carta d'identità cartacea vale come documento
         di riconoscimento fino alla scadenza.
         fonti: Circ. 76/2025 · Questura di Cuneo; verificate il ` + turns[0].Version.Checked.Italian() + `
         vale per: ogni procedura
`
	if got := last.table(turns, 80); got != want {
		t.Errorf("\n%s\nwant\n%s", got, want)
	}
}
