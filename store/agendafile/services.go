package agendafile

import "civico/sportello/domain/agenda"

// Services are the words for what a booking is for of which nobody knows the procedure.
type Services struct {
	Rows  int
	Words []string // the first of them

	known map[string]bool
}

const (
	servicesNamed = 3
	servicesKept  = 1000 // a file has few; one that has more is asked about anew
)

func (s *Services) note(word []byte) {
	if len(word) == 0 {
		return
	}
	known, asked := s.known[string(word)]
	if !asked {
		procedure, _ := agenda.ServiceProcedure(string(word))
		if known = procedure != ""; s.known == nil || len(s.known) == servicesKept {
			s.known = map[string]bool{}
		}
		if s.known[string(word)] = known; !known && len(s.Words) < servicesNamed {
			s.Words = append(s.Words, string(word))
		}
	}
	if !known {
		s.Rows++
	}
}
