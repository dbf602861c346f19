package officefile_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"civico/sportello/domain/office"
	"civico/sportello/store/officefile"
)

func placesOf(t *testing.T, b *office.Book, id string) []string {
	t.Helper()
	p, ok := b.Get(id)
	if !ok {
		t.Fatalf("no office %s", id)
	}
	return p.Places
}

func TestTheListOfABranchIsSavedAndHoldsAtOnce(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "uffici")
	book, err := officefile.SavePlaces(dir, "treviglio", []string{"L400", "A440", "L400"})
	if err != nil {
		t.Fatal(err)
	}
	if got := placesOf(t, book, "treviglio"); !slices.Equal(got, []string{"A440", "L400"}) {
		t.Errorf("got %v", got)
	}
	p, _ := book.Get("treviglio")
	if p.Practice.PlacesUnset || p.Origin["places"] != "treviglio.toml" || p.Name != "Commissariato di Treviglio" || p.Origin["name"] != "treviglio" {
		t.Errorf("unset %v, origins %v", p.Practice.PlacesUnset, p.Origin)
	}
	if info, err := os.Stat(filepath.Join(dir, "treviglio.toml")); err != nil || info.Mode().Perm()&0o077 != 0 {
		t.Errorf("%v, %v", info.Mode(), err)
	}
	again, err := officefile.Load(dir)
	if err != nil || !slices.Equal(placesOf(t, again, "treviglio"), []string{"A440", "L400"}) {
		t.Errorf("read again: %v, %v", placesOf(t, again, "treviglio"), err)
	}
	if book, err = officefile.SavePlaces(dir, "treviglio", nil); err != nil || len(placesOf(t, book, "treviglio")) != 0 {
		t.Fatalf("%v, %v", placesOf(t, book, "treviglio"), err)
	}
	if p, _ = book.Get("treviglio"); !p.Practice.PlacesUnset {
		t.Error("a list made empty again is still called configured")
	}
	checked, err := officefile.Check(filepath.Join(dir, "treviglio.toml"))
	if err != nil || checked.ID != "treviglio" {
		t.Errorf("the file is no profile: %v", err)
	}
}

func TestTheRestOfTheUsersFileStays(t *testing.T) {
	for _, old := range []string{
		"# mio\nid = \"treviglio\" # la sede\nphone = \"0363 1\"\nplaces = [\"L400\", \"A440\"] # due\n\n[practice]\nglasses = \"refused\"\n",
		"# mio\nphone = \"0363 1\"\nid = \"treviglio\" # la sede\nplaces = [\n  \"L400\", # Treviglio ]\n  \"A440\",\n]\n[practice]\nglasses = \"refused\"\n",
		"# mio\nid = \"treviglio\" # la sede\nphone = \"0363 1\"\n[practice]\nglasses = \"refused\"\n",
	} {
		dir := t.TempDir()
		path := filepath.Join(dir, "il-mio.toml")
		if err := os.WriteFile(path, []byte(old), 0o600); err != nil {
			t.Fatal(err)
		}
		book, err := officefile.SavePlaces(dir, "treviglio", []string{"C459"})
		if err != nil {
			t.Fatal(err)
		}
		p, _ := book.Get("treviglio")
		if !slices.Equal(p.Places, []string{"C459"}) || p.Phone != "0363 1" || !p.Practice.GlassesRefused {
			t.Errorf("%+v", p)
		}
		now, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		for _, kept := range []string{"# mio\n", "id = \"treviglio\" # la sede\n", "phone = \"0363 1\"\n", "[practice]\nglasses = \"refused\"\n", "\"C459\", # "} {
			if !strings.Contains(string(now), kept) {
				t.Errorf("%q is gone from\n%s", kept, now)
			}
		}
		if strings.Contains(string(now), "L400") {
			t.Errorf("the old list is still there:\n%s", now)
		}
		if files, _ := os.ReadDir(dir); len(files) != 1 {
			t.Errorf("%d files in the folder", len(files))
		}
	}
}

func TestAListThatCannotBeIsRefusedAndNothingChanges(t *testing.T) {
	dir := t.TempDir()
	other := filepath.Join(dir, "treviglio.toml")
	for _, x := range []struct{ name, file, id, code, want string }{
		{"una questura", "", "matera", "F052", "solo un commissariato"},
		{"un ufficio sconosciuto", "", "altrove", "F052", "solo un commissariato"},
		{"un codice che non è di un comune", "", "treviglio", "Z999", "nessun comune"},
		{"uno Stato", "", "treviglio", "Z330", "nessun comune"},
		{"un codice scritto male", "", "treviglio", "treviglio", "correggerlo nel file"},
		{"il nome è di un altro profilo", "id = \"bra\"\n", "treviglio", "L400", "altro ufficio"},
		{"un elenco che non si riconosce", "id = \"treviglio\"\n\"pla\\u0063es\" = [\"L400\"]\n", "treviglio", "A440", "correggerlo nel file"},
		{"un profilo rotto", "id = \"treviglio\"\nplaces = 3\n", "treviglio", "A440", "riga 2"},
	} {
		t.Run(x.name, func(t *testing.T) {
			_ = os.Remove(other)
			if x.file != "" {
				if err := os.WriteFile(other, []byte(x.file), 0o600); err != nil {
					t.Fatal(err)
				}
			}
			_, err := officefile.SavePlaces(dir, x.id, []string{x.code})
			if err == nil || !strings.Contains(err.Error(), x.want) {
				t.Errorf("got %v, want %q", err, x.want)
			}
			now, _ := os.ReadFile(other)
			if string(now) != x.file {
				t.Errorf("the file became %q", now)
			}
		})
	}
}

func TestAFolderThatCannotBeWrittenSaysSo(t *testing.T) {
	file := filepath.Join(t.TempDir(), "uffici")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := officefile.SavePlaces(filepath.Join(file, "sotto"), "treviglio", []string{"L400"}); err == nil || strings.Contains(err.Error(), "internal") {
		t.Errorf("got %v", err)
	}
}
