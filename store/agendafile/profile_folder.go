package agendafile

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"civico/sportello/domain/agenda"
	"civico/sportello/domain/desk"
	"civico/sportello/domain/text"
	"civico/sportello/store/safefile"
)

const (
	profileSuffix = ".toml"
	maxProfiles   = 200
)

// SavedProfile is a profile of the user's folder.
type SavedProfile struct {
	ID    string    // its file's name without the ending
	Saved time.Time // when its file was last written
	*agenda.Profile
}

// Profiles reads the profiles of a folder, in the order of their names; an absent
// folder has none. A broken one is left out and its reason is in broken, so that
// it does not keep the others from being used.
func Profiles(folder string) (all []SavedProfile, broken []error, err error) {
	entries, err := os.ReadDir(folder)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil, nil
	}
	if err != nil {
		return nil, nil, unreadable(folder, err)
	}
	for _, e := range entries {
		id, ok := strings.CutSuffix(e.Name(), profileSuffix)
		if !ok || !e.Type().IsRegular() || strings.HasPrefix(id, ".") {
			continue
		}
		if len(all)+len(broken) == maxProfiles {
			return nil, nil, &desk.Sentence{Text: fmt.Sprintf("%s: più di %d profili in una cartella.", shown(folder), maxProfiles), Usage: true}
		}
		p, err := readProfile(filepath.Join(folder, e.Name()), fmt.Sprintf("Il profilo «%s» non si legge", shown(id)))
		if err != nil {
			broken = append(broken, err)
			continue
		}
		saved := SavedProfile{ID: id, Profile: p}
		if info, err := e.Info(); err == nil {
			saved.Saved = info.ModTime()
		}
		all = append(all, saved)
	}
	return all, broken, nil
}

// FindProfile reads the profile that a clerk calls by its file's name, by its own
// name, or by a path.
func FindProfile(folder, name string) (*agenda.Profile, error) {
	if strings.ContainsAny(name, `/\`) || strings.HasSuffix(name, profileSuffix) {
		return ReadProfile(name)
	}
	all, broken, err := Profiles(folder)
	if err != nil {
		return nil, err
	}
	var names []string
	for _, p := range all {
		if strings.EqualFold(p.ID, name) || agenda.NameKey(p.Name) == agenda.NameKey(name) {
			return p.Profile, nil
		}
		names = append(names, "«"+shown(p.ID)+"»")
	}
	if len(broken) > 0 {
		if _, err := ReadProfile(profilePath(folder, name)); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return nil, err
		}
	}
	there := "non ce n'è nessuno in " + shown(folder)
	if len(names) > 0 {
		there = "ci sono " + strings.Join(names, ", ")
	}
	return nil, &desk.Sentence{Text: fmt.Sprintf("Il profilo «%s» non c'è: %s.", shown(name), there), Usage: true}
}

// SaveProfile checks a profile and writes it to the folder under a file name made
// of its name, in the place of an older one of that name; it answers the file.
func SaveProfile(folder string, p *agenda.Profile) (string, error) {
	if place, reason := p.Check(); place != "" {
		return "", &desk.Sentence{Text: "Il profilo non va bene: " + shown(place) + ": " + reason + ".", Usage: true}
	}
	path := profilePath(folder, p.Name)
	err := os.MkdirAll(folder, 0o700)
	if err == nil {
		err = safefile.Replace(path, FormatProfile(p))
	}
	if err != nil {
		return "", &desk.Sentence{Text: "Il profilo non si può salvare in " + shown(path) + ".", Cause: err}
	}
	return path, nil
}

// HasProfile says that SaveProfile would put a profile of this name in the place of
// another, whatever that holds.
func HasProfile(folder, name string) bool {
	_, err := os.Lstat(profilePath(folder, name))
	return err == nil
}

func profilePath(folder, name string) string {
	return filepath.Join(folder, profileID(name)+profileSuffix)
}

// profileID is a file name made of a profile's name.
func profileID(name string) string {
	id := strings.ReplaceAll(text.Fold(name), " ", "-")
	ascii := strings.Map(func(r rune) rune {
		if r == '-' || r >= '0' && r <= '9' || r >= 'a' && r <= 'z' {
			return r
		}
		return -1
	}, id)
	if ascii = strings.Trim(ascii[:min(len(ascii), 60)], "-"); ascii == "" {
		return "profilo"
	}
	return ascii
}
