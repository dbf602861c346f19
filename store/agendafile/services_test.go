package agendafile

import (
	"slices"
	"testing"
)

// A word that tells no procedure is counted and named, each once.
func TestServicesThatNobodyKnows(t *testing.T) {
	var s Services
	for _, word := range []string{"PASSAPORTO", "", "Pick-up", "Passaporto minore", "Pick-up", "Visto", "Altro", "Boh", "RITIRO PASSAPORTO"} {
		s.note([]byte(word))
	}
	if s.Rows != 5 || !slices.Equal(s.Words, []string{"Pick-up", "Visto", "Altro"}) {
		t.Errorf("%+v", s)
	}
	for i := range 3 * servicesKept {
		s.note([]byte{byte('a' + i%26), byte('a' + i/26%26), byte('a' + i/676), 'x'})
	}
	if s.Rows != 5+3*servicesKept || len(s.known) > servicesKept || len(s.Words) != 3 {
		t.Errorf("%d rows, %d known", s.Rows, len(s.known))
	}
}
