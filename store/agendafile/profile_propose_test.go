package agendafile

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"civico/sportello/domain/agenda"

	"github.com/xuri/excelize/v2"
)

func TestProposalsAreTheNewestFirst(t *testing.T) {
	folder := t.TempDir()
	header := []string{"Id app.", "Quando", "Utente", "Nome"}
	save := func(name string, age time.Duration, header []string, ties map[agenda.Field]string, sheet string) {
		t.Helper()
		p := &agenda.Profile{Name: name, Columns: ties, Sheet: sheet}
		if header != nil {
			p.Header = agenda.FingerprintOf(header)
		}
		path, err := SaveProfile(folder, p)
		if err == nil {
			err = os.Chtimes(path, time.Time{}, time.Now().Add(-age))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	ties := map[agenda.Field]string{agenda.CodeColumn: "Id app.", agenda.Surname: "Utente"}
	save("vecchio", 3*time.Hour, header, ties, "")
	save("nuovo", time.Hour, header, ties, "")
	save("adatto", time.Minute, nil, ties, "")
	save("altro", time.Second, nil, map[agenda.Field]string{agenda.CodeColumn: "Manca"}, "")
	save("foglio", 2*time.Hour, header, ties, "Agenda")
	all, broken, err := Profiles(folder)
	if err != nil || len(broken) != 0 {
		t.Fatal(broken, err)
	}
	names := func(path string) string {
		t.Helper()
		f := opened(t, path)
		found, err := f.Proposals(t.Context(), all)
		if err != nil || f.profile != nil {
			t.Fatal(err)
		}
		var out []string
		for _, p := range found {
			out = append(out, p.Name)
		}
		return strings.Join(out, " ")
	}
	if got := names(fileOf(t, "a.csv", strings.Join(header, ";")+"\n")); got != "nuovo foglio vecchio adatto" {
		t.Errorf("%s", got)
	}
	if got := names(fileOf(t, "b.csv", titleLine)); got != "" {
		t.Errorf("%s", got)
	}
	book := filepath.Join(t.TempDir(), "a.xlsx")
	content := written(t, func(f *excelize.File) error {
		_, err := f.NewSheet("Agenda")
		return errors.Join(err, f.SetSheetRow("Agenda", "A1", &header), f.SetSheetRow("Sheet1", "A1", &[]any{"Copertina"}))
	})
	if err := os.WriteFile(book, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	if got := names(book); got != "foglio" {
		t.Errorf("%s", got)
	}
}
