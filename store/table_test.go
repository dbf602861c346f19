package store

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"civico/sportello/domain"
	"civico/sportello/domain/desk"

	"github.com/rogpeppe/go-internal/txtar"
)

// TestTable plays testdata/table: what the handbook's table of an export against the
// archive says, a file for each of its rows, with the exports in it. Its lines:
//
//	import FILE COUNTS              an hour later, the export is applied
//	insists FILE COUNTS             the same, the clerk insisting
//	refuses FILE WHY                it is not applied
//	same FILE COUNTS                it is known to be the very same file
//	shows FILE CLASS CODE FIELD OLD NEW   as the preview of its import did; - for nothing
//	arrived CODE, opens CODE, restores CODE   what the desk does
//	is CODE STATUS DAY HOUR [was DAY HOUR]
//	conflicts N
//	aside CODE REASON
func TestTable(t *testing.T) {
	files, err := filepath.Glob("testdata/table/*.txt")
	if err != nil || len(files) < 17 {
		t.Fatalf("%d files, %v", len(files), err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txt"), func(t *testing.T) {
			archive, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			p := &tablePlay{T: t, dir: t.TempDir(), shown: map[string]desk.ImportPlan{}}
			p.s, p.clock = newStore(t)
			for _, f := range archive.Files {
				if err := os.WriteFile(filepath.Join(p.dir, f.Name), f.Data, 0o600); err != nil {
					t.Fatal(err)
				}
			}
			_, steps, _ := strings.Cut(string(archive.Comment), "\n\n")
			for step := range strings.Lines(steps) {
				if step = strings.TrimSpace(step); step != "" {
					p.play(step)
				}
			}
			refold(t, p.s)
			mustVerify(t, p.s)
		})
	}
}

type tablePlay struct {
	*testing.T
	s     *Store
	clock *clock
	dir   string
	shown map[string]desk.ImportPlan
}

func (p *tablePlay) play(step string) {
	p.Helper()
	verb, rest, _ := strings.Cut(step, " ")
	name, rest, _ := strings.Cut(rest, " ")
	switch verb {
	case "import", "insists":
		plan := p.prepare(name, desk.ImportOptions{Insist: verb == "insists"})
		wantCounts(p.T, plan.Summary(), rest)
		if _, err := plan.Apply(ctx, nil); err != nil {
			p.Fatalf("%s: %v", step, err)
		}
	case "refuses":
		_, err := p.prepare(name, desk.ImportOptions{}).Apply(ctx, nil)
		says(p.T, err, rest)
	case "same":
		sum := p.prepare(name, desk.ImportOptions{}).Summary()
		if wantCounts(p.T, sum, rest); !sum.Same || len(sum.Warnings) != 1 {
			p.Errorf("%s: %+v", step, sum)
		}
	case "shows":
		p.shows(name, strings.Fields(rest))
	case "arrived":
		visit(p.T, p.s, name, domain.VisitArrived)
	case "opens":
		openCase(p.T, p.s, p.s.appointmentID(name))
	case "restores":
		restore(p.T, p.s, name, true)
	case "is":
		r := rowOf(p.T, p.s, name)
		got := string(r.Status) + " " + r.Date.Italian() + " " + r.Hour.String()
		if r.MovedFrom != "" {
			got += " was " + r.MovedFrom
		}
		if got != rest {
			p.Errorf("%s: it is %s", step, got)
		}
	case "conflicts":
		if got := len(openConflicts(p.T, p.s)); name != string(rune('0'+got)) {
			p.Errorf("%s: %d", step, got)
		}
	case "aside":
		rows, err := p.s.Quarantine(ctx)
		if err != nil || len(rows) == 0 || slices.ContainsFunc(rows, func(r desk.ImportRow) bool { return r.Code != name || r.Reason != rest }) {
			p.Errorf("%s: %+v %v", step, rows, err)
		}
	default:
		p.Fatalf("unknown step %q", step)
	}
}

// prepare reads an export that was made an hour after the one before.
func (p *tablePlay) prepare(name string, o desk.ImportOptions) desk.ImportPlan {
	p.Helper()
	p.clock.pass(time.Hour)
	file := filepath.Join(p.dir, name)
	if err := os.Chtimes(file, p.clock.now(), p.clock.now()); err != nil {
		p.Fatal(err)
	}
	p.shown[name] = prepare(p.T, p.s, file, o)
	return p.shown[name]
}

func (p *tablePlay) shows(name string, w []string) {
	p.Helper()
	class, code, want := desk.Class(w[0]), w[1], desk.FieldDiff{Name: w[2], Old: strings.TrimPrefix(w[3], "-"), New: w[4]}
	for _, r := range rowsOf(p.T, p.shown[name], class) {
		if r.Code == code && slices.Contains(r.Fields, want) {
			return
		}
	}
	p.Errorf("%s does not show %+v of %s: %+v", name, want, code, rowsOf(p.T, p.shown[name], class))
}
