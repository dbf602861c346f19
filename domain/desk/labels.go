package desk

import (
	"strings"

	"civico/sportello/domain"
	"civico/sportello/domain/rules"
)

// bare takes the entry numbers out of a fact's path: "payments[1].kind" is
// "payments.kind".
func bare(path string) string {
	if !strings.Contains(path, "[") {
		return path
	}
	var b strings.Builder
	inside := false
	for _, r := range path {
		switch r {
		case '[':
			inside = true
		case ']':
			inside = false
		default:
			if !inside {
				b.WriteRune(r)
			}
		}
	}
	return b.String()
}

// CodeLabel is the Italian name of a fact's code ("identity.document.kind", "cie");
// a code without a name is shown as it is.
func CodeLabel(path, code string) string {
	if name, ok := codeLabels[bare(path)][code]; ok {
		return name
	}
	return code
}

// documentName is a kind of document as papers call it.
func documentName(kind domain.DocumentKind) string {
	switch kind {
	case domain.DocCIE:
		return "carta d'identità elettronica"
	case domain.DocPaperID:
		return "carta d'identità cartacea"
	}
	return CodeLabel("identity.document.kind", string(kind))
}

// briefKind is a kind of document where its number and day stand beside it.
func briefKind(kind domain.DocumentKind) string {
	brief, _, _ := strings.Cut(CodeLabel("identity.document.kind", string(kind)), " (")
	return brief
}

// FactLabel is the Italian name of a fact, short and in lower case, as forms and
// history show it; a path without a name is shown as it is.
func FactLabel(path string) string {
	key := bare(path)
	if name, ok := factLabels[key]; ok {
		return name
	}
	if rest, ok := strings.CutPrefix(key, "other_parent."); ok {
		return factLabels["parents."+rest]
	}
	return path
}

var stateLabels = map[domain.State]string{
	domain.InProgress: "in corso", domain.Suspended: "sospesa", domain.Incomplete: "da integrare",
	domain.AwaitingClearance: "in attesa di nulla osta", domain.Accepted: "accolta", domain.Refused: "non ricevibile",
	domain.Abandoned: "abbandonata", domain.Withdrawn: "ritirata",
}

// StateLabel is the Italian name of a case's state.
func StateLabel(s domain.State) string { return stateLabels[s] }

var outcomeLabels = map[rules.Outcome]string{
	rules.Acceptable: "ACQUISIBILE", rules.AcceptableWithNotes: "ACQUISIBILE, CON NOTE",
	rules.PendingClearance: "IN ATTESA DI NULLA OSTA", rules.IncompleteCase: "NON ANCORA ACQUISIBILE",
	rules.RefusedCase: "NON RICEVIBILE", rules.NotCompetent: "UFFICIO NON COMPETENTE",
}

// OutcomeLabel is an outcome's Italian name, in capitals.
func OutcomeLabel(o rules.Outcome) string { return outcomeLabels[o] }

// VerdictLabel is the verdict as the head of the side panel shows it. What waits
// for something else than another office's word waits, but for no nulla osta.
func VerdictLabel(v rules.Evaluation) string {
	if v.Outcome != rules.PendingClearance {
		return OutcomeLabel(v.Outcome)
	}
	for _, f := range v.Findings {
		if f.Status == rules.Pending && strings.HasPrefix(f.Rule, "CMP-") {
			return OutcomeLabel(v.Outcome)
		}
	}
	return "IN ATTESA"
}

var statusLabels = map[rules.Status]string{
	rules.Satisfied: "a posto", rules.Missing: "manca", rules.Invalid: "non va bene", rules.Blocked: "impedisce",
	rules.Pending: "in attesa", rules.Warning: "da valutare", rules.Note: "da dire",
}

// StatusLabel is the Italian name of a finding's status.
func StatusLabel(s rules.Status) string { return statusLabels[s] }

var statusSigns = map[rules.Status]string{
	rules.Satisfied: "✓", rules.Missing: "✗", rules.Invalid: "✗", rules.Blocked: "■",
	rules.Pending: "…", rules.Warning: "!", rules.Note: "i",
}

// StatusSign is a finding's sign, so that colour is never alone.
func StatusSign(s rules.Status) string { return statusSigns[s] }

var feeLabels = map[string]string{
	"booklet": "libretto", "contribution": "contributo amministrativo", "temporary": "passaporto temporaneo",
	"collective": "passaporto collettivo", "pagopa": "pagoPA", "postal_slip": "bollettino postale",
	"revenue_stamp": "contrassegno telematico", "cash": "contanti",
}

// FeeLabel is the Italian name of a fee's item or means.
func FeeLabel(code string) string { return feeLabels[code] }
