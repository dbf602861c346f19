package casefile

import (
	"encoding/json"
	"io"

	"civico/sportello/domain"
	"civico/sportello/domain/payment"
	"civico/sportello/domain/rules"
)

type evaluationJSON struct {
	Outcome   rules.Outcome `json:"outcome"`
	Headline  string        `json:"headline"`
	Findings  []findingJSON `json:"findings"`
	Validity  *validityJSON `json:"validity"`
	Fees      []feeJSON     `json:"fees"`
	FeesTotal string        `json:"fees_total"`
	Deadlines deadlinesJSON `json:"deadlines"`
	Ruleset   *string       `json:"ruleset"`
}

type findingJSON struct {
	Rule     string       `json:"rule"`
	Status   rules.Status `json:"status"`
	Message  string       `json:"message"`
	Remedy   string       `json:"remedy"`
	Sources  []string     `json:"sources"`
	Path     string       `json:"path"`
	Waivable bool         `json:"waivable"`
	Waived   bool         `json:"waived,omitempty"`
}

type validityJSON struct {
	Years     int    `json:"years"`
	ExpiresOn string `json:"expires_on"`
}

type feeJSON struct {
	Item   string `json:"item"`
	Amount string `json:"amount"`
	Means  string `json:"means"`
}

type deadlinesJSON struct {
	Legal       *string     `json:"legal"`
	WorkingDays *string     `json:"working_days"`
	Clock       rules.Clock `json:"clock"`
}

// WriteEvaluation writes the answer of `sportello valuta --json`, the keys in the
// order of the contract. Lists are never null, unknown dates are.
func WriteEvaluation(w io.Writer, v rules.Evaluation) error {
	out := evaluationJSON{
		Outcome: v.Outcome, Headline: v.Headline,
		Findings:  make([]findingJSON, 0, len(v.Findings)),
		Fees:      make([]feeJSON, 0, len(v.Fees)),
		FeesTotal: v.FeesTotal.Add(payment.Cents(0)).String(),
		Deadlines: deadlinesJSON{day(v.Deadlines.Legal), day(v.Deadlines.WorkingDays), v.Deadlines.Clock},
		Ruleset:   day(v.Ruleset),
	}
	for _, f := range v.Findings {
		sources := f.Sources
		if sources == nil {
			sources = []string{}
		}
		out.Findings = append(out.Findings, findingJSON{f.Rule, f.Status, f.Message, f.Remedy, sources, f.Path, f.Waivable, f.Waived})
	}
	if v.Validity != nil {
		out.Validity = &validityJSON{v.Validity.Years, v.Validity.ExpiresOn.String()}
	}
	for _, f := range v.Fees {
		out.Fees = append(out.Fees, feeJSON{f.Item, f.Amount.String(), f.Means})
	}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(out)
}

func day(d domain.Date) *string {
	if d.IsZero() {
		return nil
	}
	s := d.String()
	return &s
}
