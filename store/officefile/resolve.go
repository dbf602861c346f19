package officefile

import (
	"fmt"
	"maps"
	"slices"

	"civico/sportello/domain/office"
)

// layers are the sources of one office, the user's before the embedded one.
type layers []*source

func (l layers) find(name string) (any, *source) {
	for _, s := range l {
		if v, given := s.values[name]; given {
			return v, s
		}
	}
	return nil, nil
}

func (l layers) text(name string) string {
	v, _ := l.find(name)
	t, _ := v.(string)
	return t
}

// bookOf resolves every office of the sources, which stand in the order of the
// list; a later source of the same id overrides the earlier.
func bookOf(sources []*source) (*office.Book, error) {
	offices := map[string]layers{}
	var order []string
	for _, s := range sources {
		if _, seen := offices[s.id]; !seen {
			order = append(order, s.id)
		}
		offices[s.id] = append(layers{s}, offices[s.id]...)
	}
	var all []*office.Profile
	for _, id := range order {
		if id == Default {
			continue
		}
		chain, err := chainOf(id, offices)
		if err != nil {
			return nil, err
		}
		p, err := resolve(chain, offices[Default])
		if err != nil {
			return nil, err
		}
		all = append(all, p)
	}
	return office.NewBook(all), nil
}

// chainOf gives an office and its ancestors, nearest first.
func chainOf(id string, offices map[string]layers) ([]layers, error) {
	var chain []layers
	seen := map[string]bool{}
	for id != "" {
		own := offices[id]
		chain, seen[id] = append(chain, own), true
		v, from := own.find("parent")
		parent, _ := v.(string)
		if parent == "" {
			break
		}
		refuse := func(format string, args ...any) error {
			return from.refuse(problem{from.line("parent"), fmt.Sprintf(format, args...)})
		}
		up, known := offices[parent]
		switch {
		case parent == Default || !known:
			return nil, refuse("parent: %q non è un ufficio conosciuto", parent)
		case seen[parent]:
			return nil, refuse("parent: %q è già una sede di %q: le sedi si rincorrono", parent, id)
		case up.text("kind") != string(office.Questura):
			return nil, refuse("parent: %q non è una questura", parent)
		}
		id = parent
	}
	return chain, nil
}

func resolve(chain []layers, base layers) (*office.Profile, error) {
	p := &office.Profile{Origin: make(map[string]string, len(keys))}
	for _, name := range slices.Sorted(maps.Keys(keys)) {
		k := keys[name]
		v, from := chain[0].find(name)
		for _, up := range chain[1:] {
			if from == nil && k.inherits {
				v, from = up.find(name)
			}
		}
		if from == nil && name != "id" {
			v, from = base.find(name)
		}
		if from == nil {
			continue
		}
		k.set(p, v) // every value was tried when its file was read
		p.Origin[name] = from.origin
	}
	p.Practice.PlacesUnset = p.Practice.PlacesUnset && len(p.Places) == 0
	return p, whole(p, chain[0][0])
}

// whole refuses a profile that lacks what its kind needs.
func whole(p *office.Profile, s *source) error {
	var problems []problem
	need := func(ok bool, key, reason string) {
		if !ok {
			problems = append(problems, problem{s.line(key), reason})
		}
	}
	need(p.Name != "", "name", "manca la chiave name")
	need(p.Kind != "", "kind", "manca la chiave kind")
	italian := p.Kind == office.Questura || p.Kind == office.Commissariato
	need(!italian || p.Seat != "", "seat", "manca la chiave seat (codice catastale della sede)")
	need(!italian || p.Province != "", "province", "manca la chiave province")
	need(p.Kind != office.Commissariato || p.Parent != "", "parent", "manca la chiave parent: un commissariato dipende da una questura")
	need(p.Kind != office.Questura && p.Kind != office.Consulate || p.Parent == "", "parent", "parent: solo un commissariato dipende da una questura")
	if len(problems) > 0 {
		return s.refuse(problems...)
	}
	return nil
}
