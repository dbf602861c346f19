package officefile

import (
	"strconv"

	"civico/sportello/domain/place"
)

// unknownPlaces are the codes of a profile that no municipality or State has, and
// a seat outside its province. Only the user's files are asked: the table of
// places is opened for this, and the embedded profiles are checked by the tests.
func (s *source) unknownPlaces() []problem {
	var problems []problem
	refuse := func(key, code, reason string) {
		problems = append(problems, problem{s.line(key), key + ": " + strconv.Quote(code) + ": " + reason})
	}
	if seat := s.text("seat"); seat != "" {
		province, italian := place.Province(seat)
		if _, known := place.ByCode(seat); !known {
			refuse("seat", seat, "nessun comune ha questo codice")
		} else if own := s.text("province"); italian && own != "" && own != province {
			refuse("seat", seat, "è in provincia di "+province+", non di "+own)
		}
	}
	if own := s.text("province"); own != "" && place.ProvinceName(own) == "" {
		refuse("province", own, "nessuna provincia ha questa sigla")
	}
	for _, code := range s.texts("places") {
		if p, known := place.ByCode(code); !known || p.IsState() {
			refuse("places", code, "nessun comune ha questo codice")
		}
	}
	for _, code := range s.texts("jurisdiction") {
		if _, known := place.State(code); !known {
			refuse("jurisdiction", code, "nessuno Stato ha questa sigla")
		}
	}
	return problems
}

func (s *source) texts(key string) []string {
	list, _ := s.values[key].([]any)
	var all []string
	for _, e := range list {
		if t, ok := e.(string); ok {
			all = append(all, t)
		}
	}
	return all
}
