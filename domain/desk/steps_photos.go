package desk

import "civico/sportello/domain"

func photosLine(w *view) []Line {
	facts := below("photos", "count", "identical", "recent", "frontal", "face_visible", "white_background", "mouth_closed", "glasses", "head_covering")
	good := set("photos.count", "2", "photos.identical", "true", "photos.recent", "true", "photos.frontal", "true", "photos.face_visible", "true",
		"photos.white_background", "true", "photos.mouth_closed", "true", "photos.glasses", "false", "photos.head_covering", string(domain.CoveringNone))
	l := Line{ID: "photos", Label: "Foto: due, identiche, recenti, conformi ICAO", Path: "photos", facts: facts,
		rules:  []string{"FOT-1", "FOT-2", "FOT-3", "FOT-4", "FOT-5", "FOT-6"},
		Fields: w.fields(append(facts, below("photos", "taken_on", "width_mm", "height_mm", "head_ratio")...)...),
		Seen:   Answer{Label: "due, conformi", Changes: good}}
	// Who names a fault has looked at the rest: what is still unknown becomes good with it.
	fault := func(label, path, value string) Answer {
		out := Answer{Label: label, Changes: set(path, value)}
		for _, ch := range good {
			if ch.Path != path && !w.known(ch.Path) {
				out.Changes = append(out.Changes, ch)
			}
		}
		return out
	}
	l.Not = []Answer{
		{Label: "mancano le foto", Changes: set("photos.count", "0")},
		fault("ce n'è una sola", "photos.count", "1"),
		fault("non sono identiche", "photos.identical", "false"),
		fault("non sono recenti", "photos.recent", "false"),
		fault("con occhiali", "photos.glasses", "true"),
		fault("sfondo non bianco", "photos.white_background", "false"),
		fault("volto non ben visibile", "photos.face_visible", "false"),
		fault("non di fronte", "photos.frontal", "false"),
		fault("bocca aperta", "photos.mouth_closed", "false"),
		fault("capo coperto per motivi religiosi", "photos.head_covering", string(domain.CoveringReligious)),
		fault("capo coperto per altri motivi", "photos.head_covering", string(domain.CoveringOther)),
	}
	return []Line{l}
}

func photoAuthorityLine(w *view) []Line {
	if !w.under12() || w.c.Holder.Present != domain.No && w.c.Channel != domain.MunicipalityWay {
		return nil
	}
	const path = "photos.authenticated_by"
	return []Line{{ID: "photo_authority", Label: "Una foto autenticata", Path: path, facts: []string{path}, rules: []string{"FOT-7"},
		Value: w.show(path), Fields: w.fields(path), Seen: Answer{Label: "dal Comune", Changes: set(path, string(domain.AuthorityMunicipality))},
		Not: []Answer{{Label: "da un notaio", Changes: set(path, string(domain.AuthorityNotary))},
			{Label: "non è autenticata", Changes: set(path, string(domain.AuthorityNone))}}}}
}
