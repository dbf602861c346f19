package casefile

import (
	"bytes"
	"encoding/json"
	"os"
	"testing"

	"civico/sportello/domain/rules"
)

// scenario is a case with what its evaluation must contain; outcome null is not
// judged, quiet rules may only be satisfied or note.
type scenario struct {
	raw    []byte
	expect struct {
		Outcome   *rules.Outcome          `json:"outcome"`
		Findings  map[string]rules.Status `json:"findings"`
		Quiet     []string                `json:"quiet"`
		Validity  *validityJSON           `json:"validity"`
		FeesTotal *string                 `json:"fees_total"`
		Deadlines map[string]any          `json:"deadlines"`
	}
}

func caseOf(t testing.TB, file string) scenario {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var parts struct{ Case, Expect json.RawMessage }
	if err := json.Unmarshal(text, &parts); err != nil {
		t.Fatal(err)
	}
	s := scenario{raw: parts.Case}
	dec := json.NewDecoder(bytes.NewReader(parts.Expect))
	dec.DisallowUnknownFields()
	if err := dec.Decode(&s.expect); err != nil {
		t.Fatalf("%s: %v", file, err)
	}
	return s
}

func TestEvaluationIsWrittenAsTheContractSays(t *testing.T) {
	v := rules.Evaluation{
		Outcome: rules.IncompleteCase, Headline: "Manca un documento.",
		Findings: []rules.Finding{
			{Rule: "FOT-4", Status: rules.Warning, Message: "m", Path: "photos.glasses", Waivable: true, Waived: true, Sources: []string{"a"}},
			{Rule: "VER-1", Status: rules.Missing, Message: "<m>", Remedy: "r", Path: "payments"},
		},
		Deadlines: rules.Deadlines{Clock: rules.ClockNone},
		Ruleset:   rules.FirstDay,
	}
	var b bytes.Buffer
	if err := WriteEvaluation(&b, v); err != nil {
		t.Fatal(err)
	}
	const want = `{"outcome":"incomplete","headline":"Manca un documento.","findings":[` +
		`{"rule":"FOT-4","status":"warning","message":"m","remedy":"","sources":["a"],"path":"photos.glasses","waivable":true,"waived":true},` +
		`{"rule":"VER-1","status":"missing","message":"<m>","remedy":"r","sources":[],"path":"payments","waivable":false}],` +
		`"validity":null,"fees":[],"fees_total":"0.00","deadlines":{"legal":null,"working_days":null,"clock":"none"},"ruleset":"2023-03-10"}`
	var compact bytes.Buffer
	if err := json.Compact(&compact, b.Bytes()); err != nil || compact.String() != want {
		t.Errorf("%v\n%s\nwant\n%s", err, compact.String(), want)
	}
}
