package desk_test

import (
	"slices"
	"strings"
	"testing"

	"civico/sportello/domain"
	"civico/sportello/domain/desk"
)

// TestEveryAnswerCanBeWritten plays every answer of every line in many cases: no
// path is unknown and no value refused.
func TestEveryAnswerCanBeWritten(t *testing.T) {
	played := 0
	for name, facts := range map[string][]domain.Change{
		"adult": nil, "parent": changes("holder.minor_children", "true"), "domicile": changes("filing_place.ground", "domicile"),
		"delegated": changes("filing_place.ground", "delegated", "filing_place.clearance_requested_on", "2026-11-20"),
		"pec":       changes("channel", "pec"), "temporary": changes("product", "temporary"), "proxy": changes("delivery.mode", "proxy"),
		"home": changes("delivery.mode", "home"), "walk-in": changes("booking", "walk_in"), "lost": changes("previous_passport.exists", "true", "previous_passport.state", "lost"),
		"indigent": changes("fee_exemption.ground", "indigent"), "priority": changes("booking.section", "priority"),
		"absent child": changes("holder.birth_date", "2018-03-10", "holder.present", "false"), "refusal": changes("holder.birth_date", "2018-03-10", "parents[0].role", "mother", "parents[0].status", "refuses"),
		"early":   changes("filed_on", "2023-05-02", "booking.date", "2023-05-02", "holder.minor_children", "true"),
		"custody": changes("holder.birth_date", "2018-03-10", "custody.kind", "exclusive"), "no birth": changes("holder.birth_date", ""),
	} {
		b := adult(t)
		b.change(facts)
		for _, s := range b.steps() {
			for _, l := range s.Lines {
				for _, a := range append(l.Not, l.Seen) {
					played++
					c := b.work.Facts
					c.Payments, c.Parents = slices.Clone(c.Payments), slices.Clone(c.Parents)
					for _, ch := range a.Changes {
						if err := domain.Set(&c, ch); err != nil {
							t.Errorf("%s, %s, %s: %v", name, l.ID, a.Label, err)
						}
					}
				}
				for _, f := range l.Fields {
					if _, err := domain.KindOf(f.Path); err != nil || f.Label == "" || f.Label == f.Path {
						t.Errorf("%s, %s: field %s: %v", name, l.ID, f.Path, err)
					}
				}
			}
		}
	}
	if played < 500 {
		t.Errorf("only %d answers were played", played)
	}
}

// TestEveryFactOfAPassportCanBeReached holds that no fact the passport rules read is
// without a field; what belongs to other procedures is named.
func TestEveryFactOfAPassportCanBeReached(t *testing.T) {
	reached := map[string]bool{}
	for _, facts := range [][]domain.Change{nil, changes("holder.minor_children", "true", "filing_place.ground", "domicile", "delivery.mode", "proxy"),
		changes("product", "temporary", "delivery.mode", "home"), changes("channel", "pec"),
		changes("holder.minor_children", "true", "filed_on", "2023-05-02"),
		changes("holder.birth_date", "2018-03-10", "holder.present", "false", "parents[0].role", "mother", "parents[0].status", "refuses")} {
		b := adult(t)
		b.change(facts)
		for _, s := range b.steps() {
			for _, l := range s.Lines {
				for _, f := range l.Fields {
					reached[f.Path] = true
				}
			}
		}
	}
	elsewhere := []string{"procedure", "office", "filed_on", "accompaniment.", "collection.", "group.", "loss_abroad.", "local_payment.", "foreign_birth_certificate",
		"waivers[0].", "identity.document.mrz"}
	var walk func(n *domain.Node, prefix string)
	walk = func(n *domain.Node, prefix string) {
		for _, f := range n.Fields {
			path := f.Key
			if prefix != "" {
				path = prefix + "." + f.Key
			}
			if f.Kind == domain.KindList {
				path += "[0]"
			}
			if len(f.Fields) > 0 {
				walk(f, path)
				continue
			}
			if !reached[path] && !slices.ContainsFunc(elsewhere, func(e string) bool { return strings.HasPrefix(path, e) }) {
				t.Errorf("%s has no field", path)
			}
		}
	}
	walk(domain.Root(), "")
}

func TestTypedTextBecomesTheFactsValue(t *testing.T) {
	for _, c := range []struct{ path, typed, want string }{
		{"payments[0].paid_on", "oggi", "2026-11-23"}, {"payments[0].paid_on", "-3", "2026-11-20"}, {"payments[0].paid_on", "23/11", "2026-11-23"},
		{"holder.birth_date", "05/04/84", "1984-04-05"}, {"payments[0].amount", "42,70", "42.70"}, {"payments[0].amount", "42.7", "42.70"},
		{"holder.residence.place", "matera", "F052"}, {"holder.citizenships", "italia, marocco", "ITA,MAR"}, {"parents[0].citizenship", "mar", "MAR"},
		{"identity.document.kind", "patente di", "driving_licence"}, {"identity.document.kind", "cie", "cie"}, {"holder.present", "sì", "true"}, {"holder.present", "n", "false"},
		{"filed_at", "9.30", "09:30"}, {"photos.head_ratio", "0,75", "0.75"}, {"holder.surname", "d'amico", "D'AMICO"}, {"photos.count", " 2 ", "2"}, {"delivery.mode", "", ""},
	} {
		got, err := desk.ParseTyped(c.path, c.typed, today)
		if err != nil || got != c.want {
			t.Errorf("%s: %q is %q, %v; want %q", c.path, c.typed, got, err, c.want)
		}
		if shown := desk.ShowValue(c.path, got); shown != "" {
			if again, err := desk.ParseTyped(c.path, shown, today); err != nil || again != got {
				t.Errorf("%s: %q is shown as %q, which reads back as %q, %v", c.path, got, shown, again, err)
			}
		}
	}
	for _, c := range []struct{ path, typed, says string }{
		{"payments[0].paid_on", "31/02/2026", "non esiste"}, {"payments[0].amount", "tanto", "42,70"}, {"holder.present", "forse", "s (sì)"},
		{"identity.document.kind", "pat", "più voci"}, {"identity.document.kind", "zzz", "elenco"}, {"holder.residence.place", "xyzzy", "non trovato"},
		{"photos.count", "due", "non è un valore"}, {"filed_at", "25:00", "non esiste"}, {"holder.age", "3", "non esiste"},
	} {
		if got, err := desk.ParseTyped(c.path, c.typed, today); err == nil || got != "" || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s: %q is %q, %v", c.path, c.typed, got, err)
		}
	}
}
