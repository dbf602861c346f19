package officefile

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"

	"civico/sportello/domain/desk"
	"civico/sportello/domain/office"
	"civico/sportello/domain/place"
	"civico/sportello/store/safefile"
)

const placesKey = "places"

// SavePlaces writes the municipalities (Belfiore codes) that a branch serves into the
// user's own profile of it, which is made where there is none; what else stands in
// that file stays as it is. The file is checked with all others before it takes the
// place of the old one, so that what Load gives afterwards is the answer. Refused is
// an office that is no branch, a code that no municipality has, and a file that
// cannot be changed without touching more than the list.
func SavePlaces(userDir, id string, places []string) (*office.Book, error) {
	book, err := Load(userDir)
	if err != nil {
		return nil, err
	}
	branch, known := book.Get(id)
	if !known || branch.Kind != office.Commissariato {
		return nil, sentence("%s: solo un commissariato ha un elenco di comuni.", id)
	}
	path, old, err := userFile(userDir, id)
	if err != nil {
		return nil, err
	}
	written, err := withPlaces(path, id, old, byName(places))
	if err != nil {
		return nil, err
	}
	if err := checkWith(userDir, path, written); err != nil {
		return nil, err
	}
	if err := os.MkdirAll(userDir, 0o700); err != nil {
		return nil, unwritable(path, err)
	}
	if err := safefile.Replace(path, []byte(written)); err != nil {
		return nil, unwritable(path, err)
	}
	return Load(userDir)
}

func unwritable(path string, cause error) error {
	return &desk.Sentence{Text: fmt.Sprintf("%s: l'elenco non si può scrivere: vale quello di prima. Controllare lo spazio sul disco e i permessi.", path), Cause: cause}
}

// userFile is the user's profile of an office with its text: the file that names
// its id, whatever it is called, else a new one.
func userFile(userDir, id string) (path, content string, err error) {
	users, err := readFolder(userDir)
	if err != nil {
		return "", "", err
	}
	for _, s := range users {
		if s.id == id {
			b, err := os.ReadFile(s.file)
			if err != nil {
				return "", "", unreadable(s.file, err)
			}
			return s.file, string(b), nil
		}
	}
	path = filepath.Join(userDir, id+suffix)
	if _, err := os.Lstat(path); err == nil {
		return "", "", sentence("%s: il file è il profilo di un altro ufficio: dargli un altro nome.", path)
	} else if !errors.Is(err, fs.ErrNotExist) {
		return "", "", unreadable(path, err)
	}
	return path, fmt.Sprintf("# Profilo dell'utente: vale al posto di quello del programma, chiave per chiave.\nid = %q\n", id), nil
}

// byName orders codes by the names of their municipalities, each once.
func byName(codes []string) []string {
	name := func(code string) string {
		p, _ := place.ByCode(code)
		return p.Name
	}
	out := slices.Clone(codes)
	slices.SortFunc(out, func(a, b string) int {
		if c := strings.Compare(name(a), name(b)); c != 0 {
			return c
		}
		return strings.Compare(a, b)
	})
	return slices.Compact(out)
}

// withPlaces is a profile's text with another list of places, all else untouched.
func withPlaces(path, id, old string, places []string) (string, error) {
	lines := strings.Split(old, "\n")
	from, to := listLines(lines)
	list := strings.Split(strings.TrimSuffix(placesTOML(places), "\n"), "\n")
	written := strings.Join(slices.Replace(lines, from, to, list...), "\n")
	before, err := parse(path, []byte(old))
	if err != nil {
		return "", err
	}
	after, err := parse(path, []byte(written))
	if err != nil || after.id != id || !sameBut(before.values, after.values) || !slices.Equal(after.texts(placesKey), places) {
		return "", sentence("%s: l'elenco è scritto in un modo che non si può cambiare da qui: correggerlo nel file, alla chiave places.", path)
	}
	return written, nil
}

// placesTOML is the list as a person would write it, names beside the codes.
func placesTOML(places []string) string {
	if len(places) == 0 {
		return placesKey + " = []\n"
	}
	var b strings.Builder
	b.WriteString(placesKey + " = [\n")
	for _, code := range places {
		p, _ := place.ByCode(code) // an unknown code is refused when the text is checked
		fmt.Fprintf(&b, "  %q, # %s\n", code, p.Name)
	}
	b.WriteString("]\n")
	return b.String()
}

// listLines is where the list stands, from its first line to past its last; where it
// is not, the place for it: after the id.
func listLines(lines []string) (from, to int) {
	at := lineNumbers(strings.Join(lines, "\n"))
	n, found := at[placesKey]
	if !found {
		return at["id"], at["id"]
	}
	open := 0
	for i := n - 1; i < len(lines); i++ {
		code, _, _ := strings.Cut(lines[i], "#") // codes hold no number sign
		open += strings.Count(code, "[") - strings.Count(code, "]")
		if open <= 0 {
			return n - 1, i + 1
		}
	}
	return n - 1, len(lines)
}

// sameBut says that two profiles differ at most in their places.
func sameBut(a, b map[string]any) bool {
	a, b = maps.Clone(a), maps.Clone(b)
	delete(a, placesKey)
	delete(b, placesKey)
	return reflect.DeepEqual(a, b)
}

// checkWith resolves all profiles as they would be with a new text of one file.
func checkWith(userDir, path, written string) error {
	sources, err := embeddedSources()
	if err != nil {
		return err
	}
	users, err := readFolder(userDir)
	if err != nil {
		return err
	}
	s, err := parse(path, []byte(written))
	if err != nil {
		return err
	}
	if unknown := s.unknownPlaces(); len(unknown) > 0 {
		return s.refuse(unknown...)
	}
	if len(written) > maxFile {
		return sentence("%s: profilo troppo grande: al massimo %d kB.", path, maxFile>>10)
	}
	s.origin = filepath.Base(path)
	users = slices.DeleteFunc(users, func(u *source) bool { return u.file == path })
	_, err = bookOf(slices.Concat(sources, users, []*source{s}))
	return err
}
