package casefile

import (
	"bytes"
	"encoding/json"
	"path/filepath"
	"slices"
	"testing"

	"civico/sportello/domain/rules"
	"civico/sportello/store/officefile"
)

func evaluate(t testing.TB, raw []byte) rules.Evaluation {
	t.Helper()
	c, err := Read(bytes.NewReader(raw))
	if err != nil {
		t.Fatal(err)
	}
	offices := officefile.Embedded()
	profile, known := offices.Get(c.Office)
	if !known {
		t.Fatalf("office %q is not known", c.Office)
	}
	v, err := rules.Evaluate(c, rules.Around{Office: profile, Offices: offices})
	if err != nil {
		t.Fatal(err)
	}
	return v
}

func TestScenarios(t *testing.T) {
	files, err := filepath.Glob("testdata/scenarios/*.json")
	if err != nil || len(files) < 31 {
		t.Fatalf("%d scenarios: %v", len(files), err)
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) { judge(t, caseOf(t, file)) })
	}
}

func judge(t *testing.T, s scenario) {
	v := evaluate(t, s.raw)
	said := map[string][]rules.Status{}
	for _, f := range v.Findings {
		said[f.Rule] = append(said[f.Rule], f.Status)
	}
	if want := s.expect.Outcome; want != nil && v.Outcome != *want {
		t.Errorf("outcome %s, want %s", v.Outcome, *want)
		for _, f := range v.Findings {
			if f.Status != rules.Satisfied && f.Status != rules.Note {
				t.Logf("%s %s %s: %s", f.Rule, f.Status, f.Path, f.Message)
			}
		}
	}
	for rule, status := range s.expect.Findings {
		if !slices.Contains(said[rule], status) {
			t.Errorf("%s says %v, want %s", rule, said[rule], status)
		}
	}
	for _, rule := range s.expect.Quiet {
		for _, status := range said[rule] {
			if status != rules.Satisfied && status != rules.Note {
				t.Errorf("%s says %s, should be quiet", rule, status)
			}
		}
	}
	var out bytes.Buffer
	if err := WriteEvaluation(&out, v); err != nil {
		t.Fatal(err)
	}
	var answer struct {
		Validity  *validityJSON  `json:"validity"`
		FeesTotal string         `json:"fees_total"`
		Deadlines map[string]any `json:"deadlines"`
	}
	if err := json.Unmarshal(out.Bytes(), &answer); err != nil {
		t.Fatal(err)
	}
	if want := s.expect.Validity; want != nil && (answer.Validity == nil || *answer.Validity != *want) {
		t.Errorf("validity %v, want %v", answer.Validity, *want)
	}
	if want := s.expect.FeesTotal; want != nil && answer.FeesTotal != *want {
		t.Errorf("fees %s, want %s", answer.FeesTotal, *want)
	}
	for key, want := range s.expect.Deadlines {
		if answer.Deadlines[key] != want {
			t.Errorf("deadline %s is %v, want %v", key, answer.Deadlines[key], want)
		}
	}
}
