package agendafile

import (
	"maps"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"civico/sportello/domain/agenda"
)

func sampleOf(t testing.TB, content string) *Sample {
	t.Helper()
	s, err := SampleOf(t.Context(), fileOf(t, "a.csv", content), 50)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// What the rows say where the names say nothing. Today is 22/11/2026.
func TestGuess(t *testing.T) {
	for name, c := range map[string]struct{ content, columns, dates string }{
		"states and days of America": {
			"Id app.;Giorno;Ora;Utente;Nome;Esito;Nato\nA1;11/23/2026;9:30;ROSSI;MARIA;OK;04/25/1984\nA2;11/24/2026;10:00;VERDI;ANNA;K.O.;01/02/1990\n",
			"code=Id app. birth_date=Nato status=Esito", "MM/GG/AAAA"},
		"tight": {
			"Rif\tGG\tHH\tUno\tDue\tCF\tS\nR10\t20261123\t0830\tROSSI\tMARIA\tRSSMRA84D45F052R\tF\nR11\t20261124\t0900\tVERDI\tGIULIA\tVRDGLI60M65H501U\tF\n",
			"code=Rif date=GG hour=HH surname=Uno name=Due sex=S", "AAAAMMGG"},
		"day and hour, surname and name": {
			"N.;Rif;Quando;Chi;Posta;Cell\n1;B7;23/11/2026 09:30;ROSSI Maria;a@b.it;3331234567\n2;B8;24/11/2026 10:00;DE LUCA Anna;c@d.it;3331234568\n",
			"code=Rif date=Quando hour=Quando surname=Chi name=Chi email=Posta phone=Cell", ""},
		"births of another form": {
			"Rif;Quando;Ora;Nato\nB7;20261123;9:00;25.4.1984\nB8;20261124;9:10;1.2.1990\n",
			"code=Rif date=Quando birth_date=Nato", "AAAAMMGG GG.MM.AAAA"},
		"short hours, numbers that are no codes": {
			"Sportello;Hh;Quando\n1;9;24/11/2026\n1;9.30;25/11/2026\n2;10;25/11/2026\n", "date=Quando hour=Hh", ""},
		"slips": {
			"Rif;Quando;Ora\n" + strings.Repeat("A«n»;24/11/2026;9:30\n", 19) + "A«n»;31/11/2026;25:30\n", "code=Rif date=Quando", ""},
		"what it is for, its state and the telephone": {
			"Pratica;Situazione;Recapito;Da\nPASSAPORTO;OK;3331234567;9:00\nPASSAPORTO MINORE;K.O.;3331234568;9:10\n",
			"hour=Da phone=Recapito service=Pratica status=Situazione", ""},
		"states that are known": {"Come sta;Da\nprenotato;9:00\nannullata;9:10\n", "hour=Da status=Come_sta", ""},
		"nothing":               {"a;b;c\nx;y;z\n", "", ""},
		"old and far": {
			"Codice;Scadenza;Modificata;Quando;Da\nA1;1/2/2036;21/11/2026;25/11/2026;9:00\nA2;1/2/2031;20/11/2026;20/11/2026;9:30\n",
			"date=Quando hour=Da", ""},
	} {
		t.Run(name, func(t *testing.T) {
			content := c.content
			for n := 10; strings.Contains(content, "«n»"); n++ {
				content = strings.Replace(content, "«n»", strconv.Itoa(n), 1)
			}
			s := sampleOf(t, content)
			g := s.Guess(today, time.UTC)
			var got []string
			for _, f := range slices.Sorted(maps.Keys(g.Columns)) {
				got = append(got, f.Key()+"="+s.Header[g.Columns[f]])
			}
			want := strings.Fields(strings.ReplaceAll(c.columns, "Id app.", "Id_app."))
			for i := range want {
				want[i] = strings.NewReplacer("_app", " app", "_sta", " sta").Replace(want[i])
			}
			slices.Sort(got)
			slices.Sort(want)
			if !slices.Equal(got, want) || strings.Join(g.Dates, " ") != c.dates {
				t.Errorf("%q %q, want %q %q", got, g.Dates, want, c.dates)
			}
			p := &agenda.Profile{Name: "x", Columns: map[agenda.Field]string{}, Dates: g.Dates}
			for f, i := range g.Columns {
				p.Columns[f] = agenda.ColumnRefs(s.Header)[i]
			}
			if place, reason := p.Check(); place != "" {
				t.Errorf("%s: %s", place, reason)
			}
		})
	}
}
