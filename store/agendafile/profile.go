package agendafile

import (
	"errors"
	"fmt"
	"io"
	"maps"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"civico/sportello/domain/agenda"
	"civico/sportello/domain/desk"
	"civico/sportello/domain/text"
	"civico/sportello/store/held"

	"github.com/BurntSushi/toml"
)

const maxProfile = 64 << 10 // bytes

// ReadProfile reads a mapping profile. A key that is not known, or an impossible
// value, is refused with file, line and reason, as a *desk.Sentence.
func ReadProfile(path string) (*agenda.Profile, error) { return readProfile(path, path) }

// readProfile is ReadProfile with the words that stand before line and reason.
func readProfile(path, label string) (*agenda.Profile, error) {
	f, err := held.Open(path)
	if err != nil {
		return nil, unreadable(filepath.Base(path), err)
	}
	defer f.Close() //nolint:errcheck // only read from
	if info, err := f.Stat(); err == nil && info.IsDir() {
		return nil, profileError(label, 0, "è una cartella, serve un file TOML")
	}
	content, err := io.ReadAll(io.LimitReader(f, maxProfile+1))
	if err != nil {
		return nil, unreadable(filepath.Base(path), err)
	}
	return parseProfile(label, string(content))
}

func parseProfile(label, content string) (*agenda.Profile, error) {
	fail := func(line int, reason string) error { return profileError(label, line, reason) }
	if len(content) > maxProfile {
		return nil, fail(0, "il file è troppo lungo")
	}
	var values map[string]any
	if _, err := toml.Decode(content, &values); err != nil {
		var at toml.ParseError
		if errors.As(err, &at) {
			return nil, fail(at.Position.Line, "non è scritto come un file TOML")
		}
		return nil, fail(0, "non è scritto come un file TOML")
	}
	r := profileReader{p: &agenda.Profile{Columns: map[agenda.Field]string{}, Words: map[agenda.Field]map[string]string{}}}
	r.top(values)
	if r.place == "" {
		r.place, r.reason = r.p.Check()
	}
	if r.place != "" {
		return nil, fail(lineOfPlace(content, r.place), shown(r.place)+": "+r.reason)
	}
	return r.p, nil
}

func profileError(label string, line int, reason string) error {
	at, _ := text.Clean(label)
	if line > 0 {
		at += fmt.Sprintf(", riga %d", line)
	}
	return &desk.Sentence{Text: at + ": " + reason + ".", Usage: true}
}

// profileReader takes the values that have the right type; place and reason are
// those of the first that has not.
type profileReader struct {
	p             *agenda.Profile
	place, reason string
}

func (r *profileReader) refuse(place, reason string) {
	if r.place == "" {
		r.place, r.reason = place, reason
	}
}

func (r *profileReader) top(values map[string]any) {
	for _, key := range slices.Sorted(maps.Keys(values)) {
		v := values[key]
		switch key {
		case "name":
			r.p.Name = r.text(key, v)
		case "header":
			r.p.Header = r.text(key, v)
		case "sheet":
			r.p.Sheet = r.text(key, v)
		case "exported_at":
			r.p.ExportedAt = r.text(key, v)
		case "dates":
			r.p.Dates = r.texts(key, v)
		case "ignore":
			r.p.Ignored = r.texts(key, v)
		case "columns":
			r.columns(r.table(key, v))
		case "values":
			r.words(r.table(key, v))
		default:
			r.refuse(key, "voce sconosciuta; ci sono name, header, sheet, dates, exported_at, ignore, [columns] e [values.…]")
		}
	}
}

func (r *profileReader) columns(t map[string]any) {
	for _, key := range slices.Sorted(maps.Keys(t)) {
		i := slices.IndexFunc(agenda.Columns(), func(c agenda.ColumnNames) bool { return c.Key == key })
		if i < 0 {
			var keys []string
			for _, c := range agenda.Columns() {
				keys = append(keys, c.Key)
			}
			r.refuse("columns."+key, "campo sconosciuto; ci sono "+strings.Join(keys, ", "))
			return
		}
		r.p.Columns[agenda.Columns()[i].Field] = r.text("columns."+key, t[key])
	}
}

func (r *profileReader) words(t map[string]any) {
	for _, key := range slices.Sorted(maps.Keys(t)) {
		i := slices.IndexFunc(agenda.WordFields(), func(f agenda.Field) bool { return f.Key() == key })
		if i < 0 {
			r.refuse("values."+key, "campo sconosciuto; ci sono values.status, values.section, values.sex e values.service")
			return
		}
		words := map[string]string{}
		table := r.table("values."+key, t[key])
		for _, word := range slices.Sorted(maps.Keys(table)) {
			words[word] = r.text("values."+key+"."+word, table[word])
		}
		r.p.Words[agenda.WordFields()[i]] = words
	}
}

func (r *profileReader) text(place string, v any) string {
	s, ok := v.(string)
	if !ok {
		r.refuse(place, "serve un testo tra virgolette")
	}
	return s
}

func (r *profileReader) texts(place string, v any) []string {
	list, ok := v.([]any)
	if !ok || len(list) > MaxColumns {
		r.refuse(place, "serve un elenco di testi tra parentesi quadre")
		return nil
	}
	out := make([]string, len(list))
	for i := range list {
		out[i] = r.text(place, list[i])
	}
	return out
}

func (r *profileReader) table(place string, v any) map[string]any {
	t, ok := v.(map[string]any)
	if !ok {
		r.refuse(place, "serve una tabella: ["+place+"]")
	}
	return t
}

// lineOfPlace finds the line of columns.code, or of a table, 0 where it is not
// written so; the decoder keeps no positions.
func lineOfPlace(content, place string) int {
	table := ""
	for i, line := range strings.Split(content, "\n") {
		line = strings.TrimSpace(line)
		if inner, ok := strings.CutPrefix(line, "["); ok {
			table, _, _ = strings.Cut(inner, "]")
			if table = strings.TrimSpace(table); table == place {
				return i + 1
			}
			table += "."
			continue
		}
		name, _, pair := strings.Cut(line, "=")
		name = strings.TrimSpace(name)
		if strings.HasPrefix(name, `"`) {
			if quoted, err := strconv.QuotedPrefix(line); err == nil {
				name, _ = strconv.Unquote(quoted) // as QuotedPrefix found it
			}
		}
		if pair && table+strings.Trim(name, "'") == place {
			return i + 1
		}
	}
	return 0
}

// FormatProfile writes a profile as ReadProfile reads it.
func FormatProfile(p *agenda.Profile) []byte {
	var b strings.Builder
	b.WriteString("# Profilo di Sportello per leggere un'esportazione dell'agenda.\n")
	pair := func(key, value string) {
		if value != "" {
			fmt.Fprintf(&b, "%s = %s\n", key, strconv.Quote(value))
		}
	}
	list := func(key string, values []string) {
		if len(values) == 0 {
			return
		}
		quoted := make([]string, len(values))
		for i, v := range values {
			quoted[i] = strconv.Quote(v)
		}
		fmt.Fprintf(&b, "%s = [%s]\n", key, strings.Join(quoted, ", "))
	}
	pair("name", p.Name)
	pair("header", p.Header)
	pair("sheet", p.Sheet)
	list("dates", p.Dates)
	pair("exported_at", p.ExportedAt)
	list("ignore", p.Ignored)
	if len(p.Columns) > 0 {
		b.WriteString("\n[columns]\n")
	}
	for _, c := range agenda.Columns() {
		pair(c.Key, p.Columns[c.Field])
	}
	for _, f := range agenda.WordFields() {
		if len(p.Words[f]) > 0 {
			fmt.Fprintf(&b, "\n[values.%s]\n", f.Key())
		}
		for _, word := range slices.Sorted(maps.Keys(p.Words[f])) {
			fmt.Fprintf(&b, "%s = %s\n", strconv.Quote(word), strconv.Quote(p.Words[f][word]))
		}
	}
	return []byte(b.String())
}
