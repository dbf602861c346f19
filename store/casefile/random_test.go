package casefile

import (
	"bytes"
	"errors"
	"math/rand/v2"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"civico/sportello/domain"
	"civico/sportello/domain/rules"
	"civico/sportello/store/officefile"
)

// leaves lists the paths of single facts, lists with their first three entries.
func leaves(n *domain.Node, prefix string, out *[]string) {
	for _, f := range n.Fields {
		switch f.Kind {
		case domain.KindObject:
			leaves(f, join(prefix, f.Key), out)
		case domain.KindList:
			for i := range 3 {
				leaves(f, join(prefix, f.Key)+"["+strconv.Itoa(i)+"]", out)
			}
		default:
			*out = append(*out, join(prefix, f.Key))
		}
	}
}

func randomValue(r *rand.Rand, n *domain.Node) string {
	one := func(all ...string) string { return all[r.IntN(len(all))] }
	switch n.Kind {
	case domain.KindCode:
		return one(n.Codes...)
	case domain.KindTri:
		return one("true", "false", "")
	case domain.KindDate:
		return one("2023-03-10", "2023-06-13", "2024-12-09", "2024-12-10", "2025-11-30", "2025-12-01", "2026-02-19", "2026-11-22", "2026-11-23",
			"2026-11-24", "2026-12-20", "2027-05-24", "2008-11-23", "2014-11-23", "2012-02-29", "")
	case domain.KindHour:
		return one("00:00", "09:30", "13:00", "15:00", "")
	case domain.KindAmount:
		return one("42.50", "42.70", "73.50", "5.20", "5.50", "40.29", "0.00", "-1.00", "9999999999.99", "")
	case domain.KindCount:
		return one("0", "2", "4", "40", "50", "51", "1000000", "")
	case domain.KindDecimal:
		return one("0.0000", "0.75", "37.95", "999999999.9999", "")
	}
	switch n.Form {
	case "belfiore":
		return one("F052", "A794", "D205", "H501", "Z241", "Z110", "Y999", "")
	case "state":
		return one("ITA", "MAR", "CHE", "GBR", "FRA", "THA", "XXX", "")
	}
	return one("ROSSI", "VERDI ANNA", "RSSMRA84D45F052R", "12345678901", "67422808", "01234567890123", "301000000000000043", "ita", "X", "")
}

// TestRandomCasesAreJudgedInWholeSentences holds thousands of cases, sensible and
// not, against what every answer owes a clerk: no crash, a known rule, a sentence,
// a source, a place, and for what is wanting a remedy.
func TestRandomCasesAreJudgedInWholeSentences(t *testing.T) {
	files, err := filepath.Glob("testdata/scenarios/*.json")
	if err != nil {
		t.Fatal(err)
	}
	var paths []string
	leaves(domain.Root(), "", &paths)
	r := rand.New(rand.NewPCG(7, 11))
	offices := officefile.Embedded().All()
	n := 2000
	if testing.Short() {
		n = 400
	}
	for range n {
		c := from(t, filepath.Base(files[r.IntN(len(files))]), "")
		for range 1 + r.IntN(12) {
			path := paths[r.IntN(len(paths))]
			node, err := domain.KindOf(path)
			if err != nil {
				t.Fatal(err)
			}
			value := randomValue(r, node)
			if path == "office" || value == "" && (path == "procedure" || path == "filed_on") {
				continue
			}
			if err := domain.Set(c, domain.Change{Path: path, Value: value}); err != nil {
				t.Fatalf("%s=%s: %v", path, value, err)
			}
		}
		o := offices[r.IntN(len(offices))]
		c.Office = o.ID
		v, err := rules.Evaluate(c, rules.Around{Office: o, Offices: officefile.Embedded()})
		var early *rules.TooEarly
		if errors.As(err, &early) {
			continue
		}
		if err != nil {
			t.Fatal(err)
		}
		var b bytes.Buffer
		if err := Write(&b, c); err != nil {
			t.Fatal(err)
		}
		if fault := faultOf(v); fault != "" {
			t.Fatalf("%s\n%s", fault, b.String())
		}
		roundTrip(t, b.Bytes())
	}
}

// faultOf is the first thing an answer lacks.
func faultOf(v rules.Evaluation) string {
	if !isSentence(v.Headline) {
		return "headline: " + strconv.Quote(v.Headline)
	}
	for _, f := range v.Findings {
		wants := f.Status == rules.Missing || f.Status == rules.Invalid || f.Status == rules.Blocked || f.Status == rules.Pending
		_, known := rules.Find(f.Rule)
		switch {
		case !known || f.Path == "" || len(f.Sources) == 0:
			return f.Rule + " is unknown, placeless or without a source"
		case !isSentence(f.Message):
			return f.Rule + ": " + strconv.Quote(f.Message)
		case f.Remedy != "" && !isSentence(f.Remedy) || f.Remedy == "" && wants:
			return f.Rule + " " + string(f.Status) + ": remedy " + strconv.Quote(f.Remedy)
		}
	}
	return ""
}

// isSentence says that a text begins with a capital (pagoPA is written so), ends
// with a full stop and has no gaps.
func isSentence(s string) bool {
	first, _ := utf8.DecodeRuneInString(s)
	begins := unicode.IsUpper(first) || unicode.IsDigit(first) || strings.HasPrefix(s, "pagoPA") || strings.HasPrefix(s, "«")
	return begins && strings.HasSuffix(s, ".") && !strings.Contains(s, "  ") && !strings.Contains(s, "..")
}
