package rules

import (
	"flag"
	"os"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "rewrite testdata/rules.golden")

const goldenFile = "testdata/rules.golden"

// TestRulesAsAJuristReadsThem holds every rule against its printed form: a change
// of law shows in review as prose.
func TestRulesAsAJuristReadsThem(t *testing.T) {
	got := printed(All())
	if *update {
		if err := os.MkdirAll("testdata", 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(goldenFile, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(goldenFile)
	if err != nil {
		t.Fatal(err)
	}
	if got == string(want) {
		return
	}
	g, w := strings.Split(got, "\n"), strings.Split(string(want), "\n")
	for i := range max(len(g), len(w)) {
		if line(g, i) != line(w, i) {
			t.Fatalf("line %d of %s:\n got %s\nwant %s\n(go test ./domain/rules -run Jurist -update rewrites it)", i+1, goldenFile, line(g, i), line(w, i))
		}
	}
}

func line(all []string, i int) string {
	if i < len(all) {
		return all[i]
	}
	return "(nothing)"
}

func printed(all []*Rule) string {
	var b strings.Builder
	for _, r := range all {
		b.WriteString(r.ID + "  " + r.Title + "\n")
		b.WriteString("  vale per: " + proceduresOf(r) + "\n")
		if r.Waivable {
			b.WriteString("  si può ammettere con un motivo scritto\n")
		}
		for _, v := range r.Versions {
			b.WriteString("  dal " + v.From.Italian() + ": " + v.Text + "\n")
			b.WriteString("    fonti: " + strings.Join(v.Sources, "; ") + " (verificate il " + v.Checked.Italian() + ")\n")
		}
		b.WriteByte('\n')
	}
	return b.String()
}

func proceduresOf(r *Rule) string {
	if r.Procedures == nil {
		return "tutti i procedimenti"
	}
	var all []string
	for _, p := range r.Procedures {
		all = append(all, string(p))
	}
	return strings.Join(all, ", ")
}

// handbookRules are the ids of the handbook, in its order.
var handbookRules = strings.Fields(`
CIT-1 CMP-1 CMP-2 CMP-3 CMP-4 CMP-5 CMP-6 CMP-7 CMP-8 CMP-9 APP-1 APP-2 APP-3 URG-1 URG-2 URG-3 URG-4
MOD-1 MOD-2 IDE-1 IDE-2 IDE-3 IDE-4 IDE-5 IDE-6 IDE-7 IDE-8 FOT-1 FOT-2 FOT-3 FOT-4 FOT-5 FOT-6 FOT-7
VER-1 VER-2 VER-3 VER-4 VER-5 VER-6 VER-7 VER-8 VER-9 VER-10 VER-11 VER-12 VER-13
ASS-1 ASS-2 ASS-3 ASS-4 ASS-5 ASS-6 ASS-7 ASS-8 ASS-9 ASS-10 ASS-11 GEN-1 OST-1 OST-2
BIO-1 BIO-2 BIO-3 BIO-4 BIO-5 ETA-1 ETA-2 PRE-1 PRE-2 PRE-3 PRE-4 PRE-5 PRE-6 DEL-1 DEL-2 DEL-3
CON-1 CON-2 CON-3 CON-4 TER-1 TER-2 TER-3 ACC-1 ACC-2 ACC-3 ACC-4 ACC-5 ACC-6 ACC-7 ACC-8 ACC-9 ACC-10
ACC-11 ACC-12 ACC-13 RES-1 LAS-1 TMP-1 TMP-2 COL-1 COL-2 COL-3 COL-4 ETD-1 INV-1 INV-2 INV-3 REV-1 RIN-1`)

func TestEveryRuleOfTheHandbookIsWritten(t *testing.T) {
	var have []string
	for _, r := range All() {
		have = append(have, r.ID)
	}
	if got, want := strings.Join(have, " "), strings.Join(handbookRules, " "); got != want {
		t.Errorf("%s\nwant %s", got, want)
	}
}

// waivableRules are those of the handbook's preamble; nothing else may be waived.
const waivableRules = "CMP-2 FOT-3 FOT-4 FOT-7 ASS-2 ASS-4 BIO-4 DEL-3 ACC-3 ACC-5 ACC-9 URG-2 URG-3 APP-1"

func TestRulesAreWrittenInFull(t *testing.T) {
	for _, r := range All() {
		if r.Title == "" || strings.HasSuffix(r.Title, ".") {
			t.Errorf("%s: title %q", r.ID, r.Title)
		}
		if want := strings.Contains(" "+waivableRules+" ", " "+r.ID+" "); r.Waivable != want {
			t.Errorf("%s: waivable %t, want %t", r.ID, r.Waivable, want)
		}
		for i, v := range r.Versions {
			if i == 0 && v.From != FirstDay && r.ID != "COL-4" {
				t.Errorf("%s begins on %s", r.ID, v.From)
			}
			if i > 0 && !v.From.After(r.Versions[i-1].From) {
				t.Errorf("%s: version %d does not come after the one before", r.ID, i+1)
			}
			if !strings.HasSuffix(v.Text, ".") || len(v.Sources) == 0 || v.Checked != checkedOn {
				t.Errorf("%s from %s: text %q, sources %v, checked %s", r.ID, v.From, v.Text, v.Sources, v.Checked)
			}
		}
	}
}

func TestVersionsAroundADay(t *testing.T) {
	r, ok := Find("IDE-7")
	if !ok {
		t.Fatal("no IDE-7")
	}
	old, turned := &r.Versions[0], &r.Versions[1]
	if r.In(PaperIDEnds.AddDays(-1)) != old || r.In(PaperIDEnds) != turned || r.In(FirstDay.AddYears(-9)) != old {
		t.Error("the version in force on a day is not the last begun by it")
	}
	if r.Before(turned) != old || r.After(old) != turned || r.Before(old) != nil || r.After(turned) != nil {
		t.Error("neighbours of a version")
	}
}
