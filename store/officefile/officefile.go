// Package officefile reads office profiles: one TOML file each, embedded for the
// offices this program was written for, and overridden or added to by the files
// of the user's configuration folder. What a branch does not say it takes from
// its parent, what nobody says from default.toml.
//
// To add an office add a file to profiles/ and its name to embeddedOrder; to add
// a key add a line to the table in keys.go and a field to office.Profile.
package officefile

import (
	"embed"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"civico/sportello/domain/desk"
	"civico/sportello/domain/office"
)

const (
	maxFile  = 64 << 10 // bytes of one profile
	maxFiles = 200      // profiles in the user's folder
	suffix   = ".toml"
	// Default is the origin of a value that no profile gives.
	Default = "default"
)

//go:embed profiles/*.toml
var profiles embed.FS

// embeddedOrder is the order in which lists show the offices, branches after
// their questura.
var embeddedOrder = []string{
	"massa-carrara", "matera", "pisticci", "policoro", "bergamo", "treviglio", "cuneo", "alba", "bra", "ceva", "consolato",
}

var embeddedSources = sync.OnceValues(func() ([]*source, error) {
	var all []*source
	for _, id := range append([]string{Default}, embeddedOrder...) {
		text, err := profiles.ReadFile("profiles/" + id + suffix)
		if err != nil {
			return nil, err
		}
		s, err := parse(id+suffix, text)
		if err != nil {
			return nil, err
		}
		s.origin = s.id
		all = append(all, s)
	}
	return all, nil
})

var embeddedBook = sync.OnceValues(func() (*office.Book, error) {
	sources, err := embeddedSources()
	if err != nil {
		return nil, err
	}
	return bookOf(sources)
})

// Embedded gives the profiles that come with the program. They are checked by
// this package's tests, so a broken one is a broken build: then it panics.
func Embedded() *office.Book {
	b, err := embeddedBook()
	if err != nil {
		panic(fmt.Sprintf("embedded office profiles: %v", err))
	}
	return b
}

// Load gives the embedded profiles overridden and joined by the *.toml files of
// userDir; an empty or absent folder adds nothing. A file that names the id of a
// known office changes only the keys it gives. A bad profile answers
// *desk.Sentence with file, line and reason.
func Load(userDir string) (*office.Book, error) {
	sources, err := embeddedSources()
	if err != nil {
		return nil, err
	}
	users, err := readFolder(userDir)
	if err != nil {
		return nil, err
	}
	if len(users) == 0 {
		return Embedded(), nil
	}
	return bookOf(append(slices.Clone(sources), users...))
}

// Check reads one profile as Load would and gives it with all it inherits. A
// parent that does not come with the program is looked for beside the file.
func Check(path string) (*office.Profile, error) {
	s, err := readFile(path)
	if err != nil {
		return nil, err
	}
	sources, err := embeddedSources()
	if err != nil {
		return nil, err
	}
	all := append(slices.Clone(sources), s)
	parent := s.text("parent")
	if idForm.MatchString(parent) && !slices.Contains(embeddedOrder, parent) && parent != s.id {
		p, err := readFile(filepath.Join(filepath.Dir(path), parent+suffix))
		var missing *fs.PathError
		switch {
		case err == nil:
			all = append(all, p)
		case !errors.As(err, &missing):
			return nil, err
		}
	}
	book, err := bookOf(all)
	if err != nil {
		return nil, err
	}
	p, _ := book.Get(s.id)
	return p, nil
}

func readFolder(dir string) ([]*source, error) {
	if dir == "" {
		return nil, nil
	}
	entries, err := os.ReadDir(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, unreadable(dir, err)
	}
	var all []*source
	byID := map[string]string{}
	for _, e := range entries {
		if e.IsDir() || !strings.HasSuffix(e.Name(), suffix) || strings.HasPrefix(e.Name(), ".") {
			continue
		}
		if len(all) == maxFiles {
			return nil, sentence("%s: più di %d profili in una cartella.", dir, maxFiles)
		}
		s, err := readFile(filepath.Join(dir, e.Name()))
		if err != nil {
			return nil, err
		}
		if other, twice := byID[s.id]; twice {
			return nil, s.refuse(problem{s.line("id"), fmt.Sprintf("id: %q è già il profilo di %s", s.id, other)})
		}
		byID[s.id] = s.file
		all = append(all, s)
	}
	return all, nil
}

func readFile(path string) (*source, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, unreadable(path, err)
	}
	defer f.Close()
	text, err := io.ReadAll(io.LimitReader(f, maxFile+1))
	if err != nil {
		return nil, unreadable(path, err)
	}
	if len(text) > maxFile {
		return nil, sentence("%s: profilo troppo grande: al massimo %d kB.", path, maxFile>>10)
	}
	s, err := parse(path, text)
	if err != nil {
		return nil, err
	}
	if s.id == Default {
		return nil, s.refuse(problem{s.line("id"), fmt.Sprintf("id: %q non è un ufficio", Default)})
	}
	if unknown := s.unknownPlaces(); len(unknown) > 0 {
		return nil, s.refuse(unknown...)
	}
	s.origin = filepath.Base(path)
	return s, nil
}

func unreadable(path string, cause error) error {
	reason := "non si riesce a leggere"
	switch {
	case errors.Is(cause, fs.ErrNotExist):
		reason = "il file non c'è"
	case errors.Is(cause, fs.ErrPermission):
		reason = "manca il permesso di leggere"
	}
	return &desk.Sentence{Text: fmt.Sprintf("%s: %s.", path, reason), Usage: true, Cause: cause}
}

func sentence(format string, args ...any) error {
	return &desk.Sentence{Text: fmt.Sprintf(format, args...), Usage: true}
}
