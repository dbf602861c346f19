package store

import (
	"go/ast"
	"go/constant"
	"go/parser"
	"go/token"
	"go/types"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

var statement = regexp.MustCompile(`^\s*(SELECT|INSERT|UPDATE|DELETE|WITH)\s`)

// TestEveryQueryPrepares finds the constant SQL of this package's files and lets
// SQLite compile it against the tables.
func TestEveryQueryPrepares(t *testing.T) {
	s, _ := newStore(t)
	queries := constantQueries(t)
	if len(queries) < 40 {
		t.Fatalf("only %d queries found", len(queries))
	}
	for query, at := range queries {
		stmt, err := s.db.Prepare(query)
		if err != nil {
			t.Errorf("%s: %v\n%s", at, err, query)
			continue
		}
		if err := stmt.Close(); err != nil {
			t.Error(err)
		}
	}
}

// constantQueries gives every SQL text that is one constant, with its place.
func constantQueries(t *testing.T) map[string]token.Position {
	t.Helper()
	fset := token.NewFileSet()
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	var parsed []*ast.File
	for _, name := range files {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		f, err := parser.ParseFile(fset, name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		parsed = append(parsed, f)
	}
	info := &types.Info{Types: map[ast.Expr]types.TypeAndValue{}}
	// What other packages export does not matter here, and compiling them would be slow.
	config := types.Config{Importer: noPackages{}, Error: func(error) {}, FakeImportC: true}
	_, _ = config.Check("store", fset, parsed, info)
	queries := map[string]token.Position{}
	for _, f := range parsed {
		ast.Inspect(f, func(n ast.Node) bool {
			e, ok := n.(ast.Expr)
			if !ok {
				return true
			}
			v := info.Types[e].Value
			if v == nil || v.Kind() != constant.String {
				sum, ok := e.(*ast.BinaryExpr)
				return !ok || sum.Op != token.ADD // the parts of a text made at run time are none
			}
			if q := constant.StringVal(v); statement.MatchString(q) && !strings.Contains(q, "%s") {
				queries[q] = fset.Position(e.Pos())
				return false // its parts are not statements of their own
			}
			return true
		})
	}
	return queries
}

type noPackages struct{}

func (noPackages) Import(path string) (*types.Package, error) {
	p := types.NewPackage(path, filepath.Base(path))
	p.MarkComplete()
	return p, nil
}

// TestQueriesOfTheDayUseTheirIndex keeps a morning's screens independent of how
// many years are in the archive.
func TestQueriesOfTheDayUseTheirIndex(t *testing.T) {
	s, _ := newStore(t)
	for query, index := range map[string]string{
		`SELECT ` + rowColumns + ` WHERE a.date = ? ORDER BY a.hour, a.code`:                                 "appointment_day",
		`SELECT ` + rowColumns + ` WHERE a.folded >= ?1 AND a.folded < ?2 ORDER BY a.folded LIMIT ?3`:        "appointment_person",
		`SELECT ` + caseColumns + ` WHERE filed_on = ? AND ` + isLone + ` ORDER BY opened_at, id`:            "cases_day",
		`SELECT ` + caseColumns + ` WHERE folded >= ?1 AND folded < ?2 AND ` + isLone + ` ORDER BY folded`:   "cases_person",
		`SELECT ` + rowColumns + ` WHERE a.tax_code <> '' AND a.tax_code >= ?1 AND a.tax_code < ?2 LIMIT ?3`: "appointment_tax_code",
		`SELECT ` + rowColumns + ` WHERE a.office = ?3 AND a.code >= ?1 AND a.code < ?2 ORDER BY a.code`:     "appointment_code",
		knownOfSpan:    "appointment_day",
		knownToCome:    "appointment_day",
		knownForExport: "appointment_day",
		knownByCode:    "appointment_code (office=? AND code=?)",
		`SELECT header FROM log WHERE en = ? ORDER BY hlc, st, n`:                                                 "log_entity",
		`UPDATE appointment SET case_id = '' WHERE case_id = ? AND case_id <> ''`:                                 "appointment_case",
		`SELECT n, hash FROM log WHERE st = ? ORDER BY n DESC LIMIT 1`:                                            "sqlite_autoindex_log_1",
		`SELECT applied_at, exported_at FROM import_run WHERE state = 'applied' ORDER BY applied_at DESC LIMIT 1`: "import_run_applied",
	} {
		plan := explain(t, s, query)
		if !strings.Contains(plan, index) || strings.Contains(plan, "TEMP B-TREE FOR ORDER BY") && !strings.Contains(query, "a.hour") && !strings.Contains(query, "opened_at") {
			t.Errorf("%s\n%s", query, plan)
		}
	}
}

func explain(t *testing.T, s *Store, query string) string {
	t.Helper()
	var args []any
	for _, mark := range []string{"?1", "?2", "?3"} {
		if strings.Contains(query, mark) {
			args = append(args, "x")
		}
	}
	if len(args) == 0 {
		for range strings.Count(query, "?") {
			args = append(args, "x")
		}
	}
	rows, err := s.db.Query("EXPLAIN QUERY PLAN "+query, args...)
	if err != nil {
		t.Fatalf("%s: %v", query, err)
	}
	defer rows.Close()
	var plan strings.Builder
	for rows.Next() {
		var id, parent, unused int
		var detail string
		if err := rows.Scan(&id, &parent, &unused, &detail); err != nil {
			t.Fatal(err)
		}
		plan.WriteString(detail + "\n")
	}
	return plan.String()
}
