package officefile

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"civico/sportello/domain/calendar"
	"civico/sportello/domain/desk"
	"civico/sportello/domain/office"
	"civico/sportello/domain/place"
	folding "civico/sportello/domain/text"
)

func TestEveryOfficeOfTheHandbookIsEmbedded(t *testing.T) {
	var ids []string
	for _, p := range Embedded().All() {
		ids = append(ids, p.ID)
		if p.Name == "" || p.Timezone != "Europe/Rome" || p.IsItalian() && (p.Seat == "" || p.Province == "") {
			t.Errorf("%s is not whole: %+v", p.ID, p)
		}
	}
	if got := strings.Join(ids, " "); got != strings.Join(embeddedOrder, " ") {
		t.Errorf("offices are %s", got)
	}
}

func TestEmbeddedSeatsLieWhereTheyAreSaidTo(t *testing.T) {
	sources, err := embeddedSources()
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range sources {
		for _, p := range s.unknownPlaces() {
			t.Errorf("%s, riga %d: %s", s.file, p.line, p.reason)
		}
	}
	for id, name := range map[string]string{
		"massa-carrara": "Massa", "matera": "Matera", "pisticci": "Pisticci", "policoro": "Policoro", "bergamo": "Bergamo",
		"treviglio": "Treviglio", "cuneo": "Cuneo", "alba": "Alba", "bra": "Bra", "ceva": "Ceva",
	} {
		p, _ := Embedded().Get(id)
		seat, known := place.ByCode(p.Seat)
		if province, _ := place.Province(p.Seat); !known || !folding.EqualFold(seat.Name, name) || province != p.Province {
			t.Errorf("the seat of %s is %+v in %s", id, seat, province)
		}
	}
}

func TestOfficesDifferAsTheHandbookSays(t *testing.T) {
	b := Embedded()
	get := func(id string) *office.Profile { p, _ := b.Get(id); return p }
	for _, tt := range []struct {
		about string
		got   bool
	}{
		{"occhiali rifiutati a Matera, Policoro, Cuneo e Alba", get("matera").Practice.GlassesRefused && get("policoro").Practice.GlassesRefused && get("cuneo").Practice.GlassesRefused && get("alba").Practice.GlassesRefused},
		{"occhiali sconsigliati a Bergamo", !get("bergamo").Practice.GlassesRefused},
		{"foto 35x40 a Cuneo e al consolato", get("cuneo").Practice.PhotoHeightMM == 40 && get("consolato").Practice.PhotoHeightMM == 40 && get("matera").Practice.PhotoHeightMM == 0},
		{"prova del domicilio a Cuneo e Bra", get("cuneo").Practice.DomicileProofRequired && get("bra").Practice.DomicileProofRequired && !get("matera").Practice.DomicileProofRequired},
		{"assenso autenticato a Matera", get("pisticci").Practice.AbsentNonEU == office.AbsentAuthenticated},
		{"permesso di soggiorno a Cuneo", get("ceva").Practice.AbsentNonEU == office.AbsentPermitCopy},
		{"tutto altrove", get("massa-carrara").Practice.AbsentNonEU == office.AbsentBoth},
		{"copia del genitore a Cuneo e al consolato", get("cuneo").Practice.ParentCopyRequired && get("consolato").Practice.ParentCopyRequired && !get("bergamo").Practice.ParentCopyRequired},
		{"i minori di 12 anni vanno al consolato", get("consolato").Practice.Under12MustCome && !get("treviglio").Practice.Under12MustCome},
		{"prima della partenza a Bergamo", get("bergamo").Practice.WalkInBeforeDeparture && get("bergamo").Practice.WalkInDays == [2]int{4, 5} && !get("matera").Practice.WalkInBeforeDeparture},
		{"urgenze a Treviglio", get("treviglio").Practice.UrgentWalkIn && get("treviglio").Practice.UrgentWalkInDays == 20 && get("treviglio").UrgentHours.IsSet() && !get("bergamo").Practice.UrgentWalkIn},
		{"elenco dei comuni di Treviglio", get("treviglio").Practice.PlacesUnset && !get("alba").Practice.PlacesUnset},
		{"emergenze a Massa-Carrara", get("massa-carrara").Practice.EmergencyByStaff},
		{"ritiro dell'accompagno a Matera", get("matera").Practice.CollectDaysBefore == 2 && get("bergamo").Practice.CollectDaysBefore == 0},
		{"provincia della questura", get("treviglio").Province == "BG" && get("treviglio").Origin["province"] == "bergamo"},
		{"valuta del consolato", get("consolato").Currency == "" && get("matera").Currency == "EUR"},
	} {
		if !tt.got {
			t.Errorf("not so: %s", tt.about)
		}
	}
	day := calendar.MustParse("2026-11-23")
	for id, want := range map[string]string{"matera": "9.50", "policoro": "9.50", "cuneo": "9.53", "bergamo": "9.53"} {
		if got := get(id).HomeDeliveryCost(day).String(); got != want {
			t.Errorf("domicilio da %s: %s, non %s", id, got, want)
		}
	}
}

func write(t *testing.T, dir, name, text string) string {
	t.Helper()
	path := filepath.Join(dir, name)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestAUserFileOverridesAndAdds(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, "matera.toml", "id = \"matera\"\n[practice]\nglasses = \"warning\"\n[[practice.home_delivery]]\nfrom = \"2026-01-01\"\namount = \"9.90\"\n")
	write(t, dir, "treviglio.toml", "id = \"treviglio\"\nplaces = [\"L400\", \"B137\"]\n")
	write(t, dir, "tricarico.toml", "id = \"tricarico\"\nname = \"Commissariato di Tricarico\"\nkind = \"commissariato\"\nparent = \"matera\"\nseat = \"L418\"\n")
	write(t, dir, "leggimi.txt", "non è un profilo")
	b, err := Load(dir)
	if err != nil {
		t.Fatal(err)
	}
	matera, _ := b.Get("matera")
	if matera.Practice.GlassesRefused || matera.Origin["practice.glasses"] != "matera.toml" || matera.Origin["name"] != "matera" || matera.Origin["timezone"] != Default {
		t.Errorf("matera: %+v", matera)
	}
	branch, _ := b.Get("tricarico")
	if branch == nil || branch.Practice.GlassesRefused || branch.Province != "MT" || branch.Origin["practice.glasses"] != "matera.toml" || branch.PatronDay != "" {
		t.Errorf("tricarico: %+v", branch)
	}
	if p, _ := b.Get("treviglio"); p.Practice.PlacesUnset || len(p.Places) != 2 {
		t.Errorf("treviglio: %+v", p)
	}
	if p, _ := Embedded().Get("matera"); !p.Practice.GlassesRefused {
		t.Error("the embedded profile changed")
	}
	if all := b.All(); len(all) != len(embeddedOrder)+1 || all[1].ID != "matera" {
		t.Errorf("%d offices", len(all))
	}
}

func TestABadProfileIsRefusedWithFileLineAndReason(t *testing.T) {
	const good = "id = \"prova\"\nname = \"Questura di Prova\"\nkind = \"questura\"\nprovince = \"MT\"\nseat = \"F052\"\n"
	for _, tt := range []struct{ about, text, line, reason string }{
		{"unknown key", good + "colore = \"blu\"\n", "riga 6", "chiave sconosciuta: colore"},
		{"unknown practice", good + "[practice]\nocchiali = true\n", "riga 7", "chiave sconosciuta: practice.occhiali"},
		{"unknown table", good + "\n[orari]\n", "riga 7", "chiave sconosciuta: orari"},
		{"impossible hour", good + "[counter_hours]\nmonday = [\"08:00-12:00\"]\ntuesday = [\"08:15-25:00\"]\n", "riga 8", "ora impossibile"},
		{"hour backwards", good + "[counter_hours]\nmonday = [\"12:00-09:00\"]\n", "riga 7", "finisce prima"},
		{"hours overlap", good + "[counter_hours]\nmonday = [\"09:00-12:00\", \"11:00-13:00\"]\n", "riga 7", "si sovrappone"},
		{"unknown weekday", good + "[counter_hours]\nlunedi = [\"09:00-12:00\"]\n", "riga 7", "counter_hours.lunedi: chiave sconosciuta"},
		{"bad patron day", good + "patron_day = \"02-30\"\n", "riga 6", "patron_day: \"02-30\""},
		{"bad date", good + "[[practice.home_delivery]]\nfrom = \"2026-01-01\"\namount = \"9.50\"\n[[practice.home_delivery]]\nfrom = \"2026-02-30\"\namount = \"9.50\"\n", "riga 10", "AAAA-MM-GG"},
		{"dates out of order", good + "[[practice.home_delivery]]\nfrom = \"2026-01-01\"\namount = \"9.50\"\n[[practice.home_delivery]]\nfrom = \"2025-01-01\"\namount = \"9.50\"\n", "riga 10", "più vecchio"},
		{"money as a number", good + "[[practice.home_delivery]]\nfrom = \"2026-01-01\"\namount = 9.5\n", "riga 8", "virgolette"},
		{"unknown kind", strings.Replace(good, "\"questura\"", "\"municipio\"", 1), "riga 3", "kind: \"municipio\""},
		{"bad seat", strings.Replace(good, "F052", "F52", 1), "riga 5", "codice catastale"},
		{"unknown seat", strings.Replace(good, "F052", "Y999", 1), "riga 5", "nessun comune ha questo codice"},
		{"seat of another province", strings.Replace(good, "F052", "A794", 1), "riga 5", "è in provincia di BG"},
		{"unknown province", strings.Replace(good, "\"MT\"", "\"QQ\"", 1), "riga 4", "nessuna provincia"},
		{"unknown place served", good + "places = [\"F052\", \"Y999\"]\n", "riga 6", "\"Y999\": nessun comune"},
		{"a State among places", good + "places = [\"Z110\"]\n", "riga 6", "nessun comune"},
		{"place twice", good + "places = [\"F052\", \"F052\"]\n", "riga 6", "due volte"},
		{"unknown State", good + "jurisdiction = [\"XQX\"]\n", "riga 6", "nessuno Stato"},
		{"bad province", strings.Replace(good, "\"MT\"", "\"Matera\"", 1), "riga 4", "due lettere"},
		{"no name", "id = \"prova\"\nkind = \"questura\"\nprovince = \"MT\"\nseat = \"F052\"\n", "riga 1", "manca la chiave name"},
		{"no id", "name = \"Prova\"\n", "riga 1", "manca la chiave id"},
		{"bad id", strings.Replace(good, "\"prova\"", "\"La Prova\"", 1), "riga 1", "minuscole"},
		{"the defaults", strings.Replace(good, "\"prova\"", "\"default\"", 1), "riga 1", "non è un ufficio"},
		{"unknown parent", "id = \"prova\"\nname = \"Prova\"\nkind = \"commissariato\"\nseat = \"F052\"\nparent = \"atlantide\"\n", "riga 5", "non è un ufficio conosciuto"},
		{"branch of a branch", "id = \"prova\"\nname = \"Prova\"\nkind = \"commissariato\"\nseat = \"F052\"\nparent = \"alba\"\n", "riga 5", "non è una questura"},
		{"branch without a parent", "id = \"prova\"\nname = \"Prova\"\nkind = \"commissariato\"\nprovince = \"MT\"\nseat = \"F052\"\n", "riga 1", "dipende da una questura"},
		{"its own parent", good + "parent = \"prova\"\n", "riga 6", "si rincorrono"},
		{"no time at all", good + "forget_days = 0\n", "riga 6", "da 1 a 3653"},
		{"unknown zone", good + "timezone = \"Europe/Atlantide\"\n", "riga 6", "fuso orario"},
		{"not TOML", good + "nome = = 3\n", "riga 6", "non è TOML"},
		{"key twice", good + "name = \"Altra\"\n", "riga 6", "non è TOML"},
		{"not UTF-8", good + "address = \"v\xeca\"\n", "riga 6", "UTF-8"},
		{"control characters", good + "address = \"via\\u001b[2J\"\n", "riga 6", "caratteri di controllo"},
	} {
		t.Run(tt.about, func(t *testing.T) {
			path := write(t, t.TempDir(), "prova.toml", tt.text)
			_, err := Check(path)
			var s *desk.Sentence
			if !errors.As(err, &s) || !s.Usage {
				t.Fatalf("got %v", err)
			}
			if !strings.Contains(s.Text, path) || !strings.Contains(s.Text, tt.line+":") || !strings.Contains(s.Text, tt.reason) {
				t.Errorf("got %q, want %s and %q", s.Text, tt.line, tt.reason)
			}
			if _, err := Load(filepath.Dir(path)); err == nil {
				t.Error("Load took it")
			}
		})
	}
}

func TestBranchesThatNameEachOtherAreRefused(t *testing.T) {
	dir := t.TempDir()
	one := write(t, dir, "uno.toml", "id = \"uno\"\nname = \"Uno\"\nkind = \"questura\"\nprovince = \"MT\"\nseat = \"F052\"\nparent = \"due\"\n")
	write(t, dir, "due.toml", "id = \"due\"\nname = \"Due\"\nkind = \"questura\"\nprovince = \"MT\"\nseat = \"F052\"\nparent = \"uno\"\n")
	for _, check := range []func() error{
		func() error { _, err := Load(dir); return err },
		func() error { _, err := Check(one); return err },
	} {
		if err := check(); err == nil || !strings.Contains(err.Error(), "si rincorrono") {
			t.Errorf("got %v", err)
		}
	}
}

func TestFilesThatCannotBeProfiles(t *testing.T) {
	dir := t.TempDir()
	big := write(t, dir, "grande.toml", "# "+strings.Repeat("x", maxFile))
	if _, err := Check(big); err == nil || !strings.Contains(err.Error(), "troppo grande") {
		t.Errorf("oversize: %v", err)
	}
	if _, err := Check(filepath.Join(dir, "manca.toml")); err == nil || !strings.Contains(err.Error(), "il file non c'è") {
		t.Errorf("absent: %v", err)
	}
	if b, err := Load(filepath.Join(dir, "manca")); err != nil || b != Embedded() {
		t.Errorf("absent folder: %v", err)
	}
	two := t.TempDir()
	write(t, two, "a.toml", "id = \"matera\"\n")
	write(t, two, "b.toml", "id = \"matera\"\n")
	if _, err := Load(two); err == nil || !strings.Contains(err.Error(), "è già il profilo di") {
		t.Errorf("same id twice: %v", err)
	}
}

func TestCheckFindsAParentBesideTheFile(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, "potenza.toml", "id = \"potenza\"\nname = \"Questura di Potenza\"\nkind = \"questura\"\nprovince = \"PZ\"\nseat = \"G942\"\n")
	path := write(t, dir, "melfi.toml", "id = \"melfi\"\nname = \"Commissariato di Melfi\"\nkind = \"commissariato\"\nparent = \"potenza\"\nseat = \"F104\"\n")
	p, err := Check(path)
	if err != nil || p.Province != "PZ" {
		t.Fatalf("%+v, %v", p, err)
	}
}

func TestEveryKeyIsListedAndEverySetValueHasAnOrigin(t *testing.T) {
	listed := map[string]bool{}
	for _, k := range Keys() {
		if _, known := keys[k]; !known || listed[k] {
			t.Errorf("%s is listed twice or unknown", k)
		}
		listed[k] = true
	}
	if len(listed) != len(keys) {
		t.Errorf("%d keys listed of %d", len(listed), len(keys))
	}
	p, _ := Embedded().Get("alba")
	for key, want := range map[string]string{"practice.photo_height": "cuneo", "patron_day": "alba", "practice.glasses": "cuneo", "practice.urgent_branch": Default} {
		if got := p.Origin[key]; got != want {
			t.Errorf("%s comes from %q, not %q", key, got, want)
		}
	}
}

func FuzzProfile(f *testing.F) {
	entries, err := profiles.ReadDir("profiles")
	if err != nil {
		f.Fatal(err)
	}
	for _, e := range entries {
		text, err := profiles.ReadFile("profiles/" + e.Name())
		if err != nil {
			f.Fatal(err)
		}
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		s, err := parse("prova.toml", text)
		var said *desk.Sentence
		if err != nil && !errors.As(err, &said) {
			t.Fatalf("not a sentence: %v", err)
		}
		if err == nil && s.id == "" {
			t.Fatal("a profile without id was taken")
		}
	})
}
