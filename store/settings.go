package store

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"civico/sportello/domain/desk"
	"civico/sportello/domain/text"
	"civico/sportello/store/safefile"

	"github.com/BurntSushi/toml"
)

// settingsTOML is the form of the settings' file.
type settingsTOML struct {
	Office string `toml:"office"`
	Desk   int    `toml:"desk"`
	Clerk  string `toml:"clerk"`

	Watch      string `toml:"watch,omitempty"`
	WatchApply bool   `toml:"watch_apply,omitempty"`
}

// Bounds of the settings.
const (
	maxDesk       = 999
	maxClerk      = 60 // letters
	maxPath       = 4096
	maxSettings   = 64 << 10
	settingsTitle = "# Impostazioni di Sportello per questa postazione.\n"
)

var officeID = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)

// LoadSettings reads the settings' file; false where there is none yet. A key that
// is not known, or an impossible value, is refused with file, line and reason.
func LoadSettings(path string) (desk.Settings, bool, error) {
	b, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return desk.Settings{}, false, nil
	}
	if err != nil {
		return desk.Settings{}, false, &desk.Sentence{Text: "Le impostazioni " + path + " non si possono leggere.", Usage: true, Cause: err}
	}
	if len(b) > maxSettings {
		return desk.Settings{}, false, settingsError(path, 0, "il file è troppo lungo", nil)
	}
	var values map[string]any
	if _, err := toml.Decode(string(b), &values); err != nil {
		return desk.Settings{}, false, settingsError(path, lineOfError(err), "non è scritto come un file TOML", err)
	}
	s, key, reason := settingsOf(values)
	if key == "" {
		key, reason = wrongSetting(s)
	}
	if key != "" {
		return desk.Settings{}, false, settingsError(path, lineOfKey(b, key), key+": "+reason, nil)
	}
	return s, true, nil
}

// settingsOf takes the values that have the right type, and names the first key
// that has another or is not known.
func settingsOf(values map[string]any) (s desk.Settings, key, reason string) {
	for _, key := range slices.Sorted(maps.Keys(values)) {
		ok := false
		switch key {
		case "office":
			s.Office, ok = values[key].(string)
		case "clerk":
			s.Clerk, ok = values[key].(string)
		case "desk":
			var n int64
			n, ok = values[key].(int64)
			s.Desk = int(max(-1, min(n, maxDesk+1)))
		case "watch":
			s.Watch, ok = values[key].(string)
		case "watch_apply":
			s.WatchApply, ok = values[key].(bool)
		default:
			return s, key, "voce sconosciuta; ci sono office, desk, clerk, watch e watch_apply"
		}
		if !ok {
			return s, key, "il valore non è del tipo giusto"
		}
	}
	return s, "", ""
}

// SaveSettings writes the settings' file, wholly or not at all.
func SaveSettings(path string, s desk.Settings) error {
	if key, reason := wrongSetting(s); key != "" {
		return &desk.Sentence{Text: "Impostazioni: " + key + ": " + reason + ".", Usage: true}
	}
	b := bytes.NewBufferString(settingsTitle)
	err := toml.NewEncoder(b).Encode(settingsTOML(s))
	if err == nil {
		err = os.MkdirAll(filepath.Dir(path), 0o700)
	}
	if err == nil {
		err = safefile.Replace(path, b.Bytes())
	}
	if err != nil {
		return &desk.Sentence{Text: "Le impostazioni non si possono salvare in " + path + ": valgono le precedenti.", Cause: err}
	}
	return nil
}

// wrongSetting names the first value that cannot be.
func wrongSetting(s desk.Settings) (key, reason string) {
	switch {
	case !officeID.MatchString(s.Office):
		return "office", "serve l'identificativo di un ufficio, come matera"
	case s.Desk < 1 || s.Desk > maxDesk:
		return "desk", fmt.Sprintf("serve il numero dello sportello, da 1 a %d", maxDesk)
	case utf8.RuneCountInString(s.Clerk) > maxClerk || !text.IsClean(s.Clerk):
		return "clerk", fmt.Sprintf("serve il nome dell'operatore, al più %d lettere", maxClerk)
	case len(s.Watch) > maxPath || !text.IsClean(s.Watch) || s.Watch != "" && !filepath.IsAbs(s.Watch):
		return "watch", "serve il percorso intero di una cartella"
	}
	return "", ""
}

func settingsError(path string, line int, reason string, cause error) error {
	at := path
	if line > 0 {
		at = fmt.Sprintf("%s, riga %d", path, line)
	}
	return &desk.Sentence{Text: at + ": " + reason + ".", Usage: true, Cause: cause}
}

func lineOfError(err error) int {
	var p toml.ParseError
	if errors.As(err, &p) {
		return p.Position.Line
	}
	return 0
}

// lineOfKey finds where a key is written, 0 where it is not.
func lineOfKey(b []byte, key string) int {
	for i, line := range strings.Split(string(b), "\n") {
		name, _, isPair := strings.Cut(line, "=")
		table := "[" + key + "]"
		if isPair && strings.Trim(strings.TrimSpace(name), `"'`) == key || strings.TrimSpace(line) == table {
			return i + 1
		}
	}
	return 0
}
