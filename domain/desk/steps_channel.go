package desk

import "civico/sportello/domain"

// channels are the ways in which an application other than a passport's may arrive
// (DPR 445/2000 art. 38).
var channels = []domain.Channel{domain.Counter, domain.PEC, domain.RegisteredMail, domain.Fax, domain.Email, domain.ConsularNetwork}

func channelLine(w *view) []Line {
	now := w.c.Channel
	if now == "" {
		now = domain.Counter
	}
	l := Line{ID: "channel", Label: "Come arriva", Path: "channel", settled: true, rules: []string{"INV-3"},
		Value: CodeLabel("channel", string(now)), Fields: w.fields("channel", "filed_at")}
	for _, c := range channels {
		if c != now {
			l.Not = append(l.Not, Answer{Label: "arriva " + CodeLabel("channel", string(c)), Changes: set("channel", string(c))})
		}
	}
	return []Line{l}
}

// municipalityLine stands for what the municipality authenticates: the signatures of
// those who consent, and a photo.
func municipalityLine(w *view) []Line {
	if w.c.Channel != domain.MunicipalityWay {
		return nil
	}
	seen := set("photos.authenticated_by", string(domain.AuthorityMunicipality))
	for i, p := range w.c.Parents {
		if p.Status == domain.ParentPresent || p.Status == domain.ParentAbsent {
			seen = append(seen, yes(at("parents", i)+".signature_authenticated")...)
		}
	}
	return []Line{{ID: "municipality", Label: "Firme e foto autenticate dal Comune", Path: "channel", settled: true, rules: []string{"INV-2"},
		Seen: Answer{Label: "autenticate", Changes: seen}, Fields: w.fields("channel", "photos.authenticated_by"),
		Not: []Answer{{Label: "la domanda si presenta qui", Changes: set("channel", string(domain.Counter))}}}}
}
